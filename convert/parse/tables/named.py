"""Cells put under the names of the header that say what they are.  Without certainty they stay as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from convert.parse.numbers import without_blanks
from convert.parse.tables.align import Cells, form_of
from convert.parse.tables.body import BodyRow

NAME_FORMS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"单位|部门"), ("units",)),
    (re.compile(r"序号|编号"), ("serial", "ordinal")),
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
STOPS = "。；"


def put_lost_cells(names: Sequence[str], rows: Sequence[Cells]) -> tuple[list[Cells], set[int]]:
    """``2⇥落实经费。⇥县财政局⇥县林业局⇥⇥4月底前`` under seven names: the blank lost goes where one place puts each cell under its name.

    Units then stand under units, dates under dates, and a sentence where the whole rows have sentences.
    Gives the rows, and the indices of those that got a blank.
    """
    width, put = len(names), list(rows)
    whole = [row for row in rows if len(row) == width]
    sentences = [_sentences(row[column] for row in whole) for column in range(width)]
    lost: set[int] = set()
    for at, row in enumerate(rows):
        found = _lost_place(names, row, sentences) if len(whole) >= FEWEST_WHOLE and len(row) == width - 1 else None
        if found:
            put[at] = found
            lost.add(at)
    return put, lost


def _sentences(column: Iterable[str]) -> float:
    """The share of sentences among the filled cells of a column."""
    filled = [cell for cell in column if cell]
    return sum(cell[-1] in STOPS for cell in filled) / len(filled) if filled else 0.0


def _lost_place(names: Sequence[str], row: Cells, sentences: Sequence[float]) -> Cells | None:
    """A row one cell short with a blank in the one place that fits the names much better than at its end, if there is one."""
    printed = [*row, ""]
    right, sure = _as_named(names, [printed])
    if right == sure:  # nothing plainly stands under a name of other things
        return None
    ways = {tuple(way): _fit(names, way, sentences) for at in range(len(names)) if (way := [*row[:at], "", *row[at:]])}
    best = max(ways, key=lambda way: ways[way])
    alone = list(ways.values()).count(ways[best]) == 1
    return list(best) if alone and ways[best] >= ways[tuple(printed)] + SURER else None


def _fit(names: Sequence[str], cells: Cells, sentences: Sequence[float]) -> int:
    """How many cells are what their column holds, by its name and by its sentences, less those that plainly are not."""
    told = [_tells(without_blanks(cell), share) for cell, share in zip(cells, sentences, strict=True) if cell]
    return _as_named(names, [cells])[1] + sum(told)


def _tells(cell: str, share: float) -> int:
    """1 for a sentence among sentences; -1 for one where there is none, and for a bare unit among sentences."""
    if cell[-1] in STOPS:
        return 1 if share >= 0.5 else -1 if not share else 0
    return -1 if share >= 0.5 and form_of(cell) == "units" else 0
