"""Cells put under the names of the header that say what they are.  Without certainty they stay as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from convert.parse.numbers import without_blanks
from convert.parse.tables.align import FEWEST_ROWS, MOST_LOST, Cells, form_of
from convert.parse.tables.body import BodyRow

NAME_FORMS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"单位|部门"), ("units",)),
    (re.compile(r"序号|编号|^(?:序|No[.．]?)$"), ("serial", "ordinal")),
    (re.compile(r"^.{0,4}(?:时限|时间|节点)$"), ("date",)),
    (re.compile(r"领导|责任人|姓名"), ("name",)),
    (re.compile(r"备注"), ("blank",)),
)
"""What a column's name lets expect of its cells, where that is certain."""


WORD = re.compile(r"(?=([\u4e00-\u9fa5]{2}))")
OPENING = 24
"""So many characters of a cell can take up a word of its column's name."""


def _as_named(names: Sequence[str], rows: Iterable[Cells]) -> tuple[int, int]:
    """How many cells are what the name of their column says; the same less those that plainly are not."""
    said = [_speaks_for(name, without_blanks(cell)) for cells in rows for name, cell in zip(names, cells, strict=False)]
    return said.count(1), sum(said)


def _speaks_for(name: str, cell: str) -> int:
    """1 for a cell that is what the name says or opens with a word of it (``包抓专班`` over ``专班负责人……``), -1 if not, else 0."""
    forms = next((forms for pattern, forms in NAME_FORMS if pattern.search(name)), None)
    if cell and any(word in cell[:OPENING] for word in WORD.findall(name)):
        return 1
    if forms is None or not cell and "blank" not in forms:
        return 0
    return 1 if form_of(cell) in forms else -1


def join_split_label(names: Sequence[str], rows: Sequence[BodyRow]) -> bool:
    """Join the first two cells of every row where the first name of the header stands over both, if that puts units under units.

    ``工程类别⇥包抓专班⇥牵头部门`` over ``重点工程⇥河道整治⇥专班负责人……⇥水务局``: the header printed one name
    over two cells, so that the others stand one column left of what they name, up to a column that has no cell or to the last.
    """
    if not rows or len(names) < 4 or any(len(row.cells) < 4 for row in rows):
        return False
    ways = [[_joined_label(row.cells, gap) for row in rows] for gap in range(2, len(names))]
    right, sure = _as_named(names, (row.cells for row in rows))
    fits = [_as_named(names, way) for way in ways]
    at = max(range(len(ways)), key=lambda at: (fits[at][1], at))
    if fits[at][0] < right + len(rows) or fits[at][1] < sure + max(2, len(rows)):
        return False
    for row, cells in zip(rows, ways[at], strict=True):
        row.cells = cells
    return True


def _joined_label(cells: Cells, gap: int) -> Cells:
    """The cells with the first two as one, those up to column ``gap`` moved left, and that column blank."""
    both = f"{cells[0]} {cells[1]}".strip()
    return [both, *cells[2 : gap + 1], "", *cells[gap + 1 :]]


FEWEST_WHOLE = 3
"""Fewer rows with all their cells tell nothing of those that lost one."""
SURER = 3
"""By how many cells a row with a blank put in must be more what the names say than the row as printed."""
FEWEST_CELLS = 3
"""Fewer cells can stand in more than one place."""
STOPS = "。；"


def put_lost_cells(names: Sequence[str], rows: Sequence[Cells]) -> tuple[list[Cells], set[int]]:
    """``2⇥落实经费。⇥县财政局⇥县林业局⇥⇥4月底前`` under seven names: the blank lost goes where one place puts each cell under its name.

    Units then stand under units, dates under dates, and a sentence where the whole rows have sentences.
    So do the cells of a row that lost blanks at its left, or gained one, in a table of few rows: many tell that better (``align``).
    Gives the rows, and the indices of those that were put so.
    """
    width, put = len(names), list(rows)
    named = max((at + 1 for at, name in enumerate(names) if name), default=width)
    whole = [[*row, *[""] * (width - len(row))] for row in rows if len(row) >= named]
    astray = [_is_astray(names, row) for row in rows]
    sentences = [_sentences(row[column] for row in whole) for column in range(width)]
    few = len(rows) - sum(astray) < FEWEST_ROWS
    lost: set[int] = set()
    for at, row in enumerate(rows):
        ways = _with_blank(row, width) if len(whole) >= FEWEST_WHOLE and astray[at] else []
        if not ways and few and 2 * sum(astray) <= len(rows):
            ways = _moved(row, width)
        if found := _best(names, row, ways, sentences):
            put[at] = found
            lost.add(at)
    return put, lost


def _sentences(column: Iterable[str]) -> float:
    """The share of sentences among the filled cells of a column."""
    filled = [cell for cell in column if cell]
    return sum(cell[-1] in STOPS for cell in filled) / len(filled) if filled else 0.0


def _with_blank(row: Cells, width: int) -> list[Cells]:
    """The ways to put one blank into a row that is one cell short."""
    return [[*row[:at], "", *row[at:]] for at in range(width)] if len(row) == width - 1 else []


def _moved(row: Cells, width: int) -> list[Cells]:
    """The ways to move all cells of a row left by the blank it begins with, or right, as far as its blanks at the end reach."""
    kept = max((at + 1 for at, cell in enumerate(row) if cell), default=0)
    if sum(map(bool, row)) < FEWEST_CELLS or kept > width + 1:
        return []
    right = [[*[""] * by, *row[:kept]] for by in range(1, min(width - kept, MOST_LOST) + 1)]
    left = [row[1:kept]] if not row[0] else []
    return [[*way, *[""] * (width - len(way))] for way in (*right, *left)]


def _best(names: Sequence[str], row: Cells, ways: Sequence[Cells], sentences: Sequence[float]) -> Cells | None:
    """The one way to place the cells of a row that fits the names much better than the row as printed, if there is one."""
    width = len(names)
    if not ways:
        return None
    printed = [*row[:width], *[""] * (width - len(row))]
    fits = {tuple(way): sum(_said(names, way, sentences)) for way in ways}
    best = max(fits, key=lambda way: fits[way])
    alone = list(fits.values()).count(fits[best]) == 1
    return list(best) if alone and fits[best] >= sum(_said(names, printed, sentences)) + SURER else None


def _is_astray(names: Sequence[str], row: Cells) -> bool:
    """Whether a cell of a row plainly is not what the name of its column says."""
    return any(_speaks_for(name, without_blanks(cell)) < 0 for name, cell in zip(names, row, strict=False))


def _said(names: Sequence[str], cells: Cells, sentences: Sequence[float]) -> list[int]:
    """What the name of its column and the sentences in it say of each cell: 1 for what they hold, -1 for what they plainly do not."""
    told = [_tells(without_blanks(cell), share) for cell, share in zip(cells, sentences, strict=True) if cell]
    return told + [_speaks_for(name, without_blanks(cell)) for name, cell in zip(names, cells, strict=True)]


def _tells(cell: str, share: float) -> int:
    """1 for a sentence among sentences; -1 for one where there is none, and for a bare unit among sentences."""
    if cell[-1] in STOPS:
        return 1 if share >= 0.5 else -1 if not share else 0
    return -1 if share >= 0.5 and form_of(cell) == "units" else 0
