"""What the columns of a body are: which one makes a row, which number it, which hold items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convert.parse.numbers import without_blanks
from convert.parse.tables.align import form_of
from convert.parse.tables.body import BodyRow

ITEM = re.compile(r"^[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）).、．]")


def share(rows: Sequence[BodyRow], column: int) -> float:
    """How many of the rows fill a column."""
    return sum(bool(row.cells[column]) for row in rows) / len(rows) if rows else 0.0


def itemised(rows: Sequence[BodyRow], column: int) -> bool:
    """Whether the cells of a column begin with a number, all but a few."""
    filled = [row.cells[column] for row in rows if row.cells[column]]
    return len(filled) > 1 and sum(bool(ITEM.match(without_blanks(cell))) for cell in filled) >= 0.6 * len(filled)


def detail_column(rows: Sequence[BodyRow]) -> int:
    """The first column that every row fills with something of its own; the columns left of it group the rows.

    Rows with one cell tell nothing, unless many have it right of a number and a label (``1⇥肉牛⇥建设牧场⇥方宁 | ⇥⇥改良草场⇥``),
    or right of what all other rows fill, that cell included (``企业开办⇥县级⇥申请书⇥ | ⇥⇥章程⇥``).
    """
    plain = [row for row in rows if not row.is_group and not row.is_total]
    alone = [row.filled[0] for row in plain if len(row.filled) == 1]
    many = 4 * len(alone) >= len(rows) and len(set(alone)) == 1 and alone[0] > 1
    labelled = many and all(row.filled[: alone[0] + 1] == list(range(alone[0] + 1)) for row in plain if len(row.filled) > 1)
    finer = many and (alone[0] == 2 and _serial(plain, 0) or labelled)
    lines = [row for row in plain if len(row.filled) > 1 or finer and row.filled] or list(rows)
    shares = [_own_share(lines, c) for c in range(len(rows[0].cells))]
    enough = 0.9 if len(lines) >= 8 else 0.95
    full = next((c for c, own in enumerate(shares) if own >= enough), None)
    if full is not None:
        return _finer(lines, shares, full) or full
    whole = next((c for c in range(len(shares)) if share(lines, c) >= 0.95 and not _serial(lines, c)), None)
    if whole is not None:
        return whole
    best = max(shares, default=0.0)
    return shares.index(best) if best >= 0.5 else min(1, len(shares) - 1)


def _finer(rows: Sequence[BodyRow], shares: Sequence[float], column: int) -> int | None:
    """The column that goes on where this one and all left of it are blank: ``4⇥健康服务⇥…… | ⇥⇥改扩建卫生院``."""
    gaps = [row for row in rows if not row.cells[column]]
    if not gaps or not column or any(row.filled[0] < column for row in gaps):
        return None
    return next((c for c in range(column + 1, len(shares)) if shares[c] > shares[column] and all(row.cells[c] for row in gaps)), None)


def _serial(rows: Sequence[BodyRow], column: int) -> bool:
    """Whether a column holds numbers rather than words."""
    forms = [form_of(row.cells[column]) for row in rows if row.cells[column]]
    return sum(form in ("serial", "figure", "ordinal") for form in forms) > 0.5 * len(forms)


def _own_share(rows: Sequence[BodyRow], column: int) -> float:
    """How many rows fill a column with words, 0 where most of them are serial numbers or repeat each other."""
    filled = [without_blanks(row.cells[column]) for row in rows if row.cells[column]]
    return 0.0 if _serial(rows, column) or len(set(filled)) < 0.6 * len(filled) else len(filled) / len(rows) if rows else 0.0


def holds_figures(rows: Sequence[BodyRow], column: int) -> bool:
    """Whether the filled cells of a column, of which there are some, are figures, half of them at least."""
    filled = [form_of(row.cells[column]) for row in rows if row.cells[column]]
    return bool(filled) and 2 * sum(form in ("figure", "serial") for form in filled) >= len(filled)
