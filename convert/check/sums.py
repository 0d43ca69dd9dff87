"""Every total that a table prints, added up again.

Reported is only what is certain: the other totals of the same row, or other sections in the same column, come out,
or the difference is small.  A table whose totals mean something else is left in peace.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal, InvalidOperation

from convert.check.addends import Sums, sums_of
from convert.model.blocks import Table
from convert.model.finding import Finding, Severity
from convert.model.issue import Issue
from convert.model.source import Source
from convert.model.variants import Variants

SUM_COLUMN = re.compile(r"(?:^|/)(?:合计|小计|总计|总数|总投资)(?:[（(][^（）()]*[）)])?$")
RATE = re.compile(r"增速|增长|增幅|占比|比重|比例|单价|均价|标准|(?:人|亩|户|头|平)均|率(?:$|[（(/])|[%％‰]")
"""Columns whose figures nobody adds up."""
SMALL = Decimal("0.1")
"""A difference of at most this share of the printed figure is a misprint, not another meaning."""

Columns = list[tuple[int, Decimal, Decimal]]
"""Columns of a row: which, printed, added."""
Place = tuple[int, int]


def figure(cell: str) -> Decimal | None:
    """A cell's figure, ``None`` for anything else; ``1,500`` and ``1500`` are the same."""
    flat = re.sub(r"[\s,，]", "", cell)
    try:
        return Decimal(flat) if re.fullmatch(r"-?\d+(?:\.\d+)?", flat) else None
    except InvalidOperation:
        return None


def _label(row: Sequence[str]) -> str:
    """The first words of a row, where 合计 would stand."""
    return re.sub(r"\s", "", next((cell for cell in row[:2] if cell and figure(cell) is None), ""))


def _column_sum(table: Table, merged: Collection[Place], column: int, addends: Sequence[int]) -> Decimal | None:
    """The sum of a column over some rows; ``None`` where a cell is neither a figure nor blank, or none is a figure."""
    cells = [table.rows[at][column] for at in addends if column < len(table.rows[at])]
    figures = [figure(cell) for cell in cells]
    if any(value is None and cell for value, cell in zip(figures, cells, strict=True)) or any((at, column) in merged for at in addends):
        return None
    known = [value for value in figures if value is not None]
    return sum(known, Decimal(0)) if len(known) > 1 else None


def _compared(table: Table, merged: Collection[Place], sums: Sums, total: int) -> tuple[list[int], Columns]:
    """The columns of a total row that add up in some way, and those that do not in any; of several ways the best one counts."""
    ways = [_added(table, merged, total, addends) for addends in sums.addends(total)]
    right = [[c for c, (printed, added) in way.items() if printed == added] for way in ways]
    if not ways:
        return [], []
    best = right.index(max(right, key=len))
    return right[best], [(c, *pair) for c, pair in ways[best].items() if not any(c in found for found in right)]


def _added(table: Table, merged: Collection[Place], total: int, addends: Sequence[int]) -> dict[int, tuple[Decimal, Decimal]]:
    """The columns of a total row whose addends are all known: printed and added."""
    pairs = {}
    for column, cell in enumerate(table.rows[total]):
        printed = None if RATE.search(_name(table, column)) else figure(cell)
        added = None if printed is None else _column_sum(table, merged, column, addends)
        if printed is not None and added is not None:
            pairs[column] = printed, added
    return pairs


def _close(printed: Decimal, added: Decimal) -> bool:
    return printed != 0 and abs(printed - added) <= abs(printed) * SMALL


def _name(table: Table, column: int) -> str:
    return table.columns[column] if column < len(table.columns) else f"第{column + 1}列"


def _total_rows(table: Table) -> Iterator[tuple[str, Source, Decimal, Decimal]]:
    sums = sums_of(table)
    merged = frozenset(table.inherited)
    compared = {at: _compared(table, merged, sums, at) for at in sorted({*sums.totals, *sums.subtotals, *sums.sections})}
    proven = Counter(column for at in sums.sections for column in compared[at][0])
    proven.subtract(column for at in sums.sections for column, _, _ in compared[at][1])
    for at, (right, wrong) in compared.items():
        for column, printed, added in wrong:
            alone = len(right) + len(wrong) == 1
            witness = proven[column] > 0 if at in sums.sections else alone and _close(printed, added)
            if right and len(right) >= len(wrong) or witness:
                yield f"“{_label(table.rows[at])}”行“{_name(table, column)}”", table.row_sources[at], printed, added


def _siblings(table: Table, column: int) -> list[int] | None:
    """The columns that a total column adds up: the others under the same head, at the same depth."""
    parent, _, _ = table.columns[column].rpartition("/")
    others = [
        c for c, name in enumerate(table.columns) if c != column and name.rpartition("/")[0] == parent and name and not RATE.search(name)
    ]
    return others if parent and len(others) > 1 else None


def _total_columns(table: Table) -> Iterator[tuple[str, Source, Decimal, Decimal]]:
    """Total columns that add up in most rows, in the rows where they do not."""
    for column, name in enumerate(table.columns):
        others = _siblings(table, column) if SUM_COLUMN.search(name) else None
        if others is None:
            continue
        checked = [(at, figure(row[column]), _row_sum(row, others)) for at, row in enumerate(table.rows) if len(row) > column]
        known = [(at, printed, added) for at, printed, added in checked if printed is not None and added is not None]
        wrong = [(at, printed, added) for at, printed, added in known if printed != added]
        if 4 * len(wrong) <= len(known):
            for at, printed, added in wrong:
                yield f"“{_label(table.rows[at])}”行“{name}”", table.row_sources[at], printed, added


def _row_sum(row: Sequence[str], columns: Sequence[int]) -> Decimal | None:
    cells = [row[c] for c in columns if c < len(row)]
    figures = [figure(cell) for cell in cells]
    if any(value is None and cell for value, cell in zip(figures, cells, strict=True)):
        return None
    known = [value for value in figures if value is not None]
    return sum(known, Decimal(0)) if known else None


def wrong_sums(issue: Issue, _: Variants) -> Iterator[Finding]:
    """Totals that do not come out, with the printed and the added figure; the printed one stays."""
    tables = (block for document in issue.documents for block in document.blocks if isinstance(block, Table))
    for table in tables:
        down = list(_total_rows(table))
        seen = {source for _, source, _, _ in down}
        across = [found for found in _total_columns(table) if found[1] not in seen]
        for place, source, printed, added in (*down, *across):
            message = f"表“{table.title or '（无标题）'}”{place}印作{printed}，各项相加得{added}"
            yield Finding("wrong-sum", Severity.WARNING, message, source)
