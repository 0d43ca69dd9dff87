"""Rows of narrow tables whose cells were wrapped: each printed line of a row came out as a row of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from convert.parse.numbers import without_blanks
from convert.parse.tables.cuts import OWN_UNIT, UNIT_END
from convert.parse.tables.rows import Row

NARROW = 16
"""Wider cells were not wrapped by their column, in characters of full width."""
NEARLY = 1.5
"""By so much a full line may be shorter than the widest: a mark or a figure did not fit."""
TELLING = 4.5
"""From this width of a column on, a line as wide as it was cut; narrower ones words and names fill by themselves."""
FEWEST = 3
"""So many rows must go on for a table to be one with wrapped cells, and one of ten; all but one of those so that it tells."""
FIGURE = re.compile(r"^[\d.,%—-]+$")
BEGINS = re.compile(r"^(?:20\d\d年|\d{1,2}[.．、]|[（(]?[一二三四五六七八九十]{1,3}[）)、])")
"""How a cell begins that is no rest of the one above."""
NAMED = re.compile(rf"{UNIT_END.pattern}|[长任员]$")
ENDED = re.compile(r"[。；;]$")


def join_wrapped(rows: Sequence[Row]) -> list[Row]:
    """``改造县城综合商贸⇥县住房和城 | 服务中心1个⇥乡建设局``: the rows of a table's body → its rows, wrapped ones put together."""
    lines = [_Line(row) for row in rows]
    widths = [max((line.width(c) for line in lines), default=0.0) for c in range(max((len(row.cells) for row in rows), default=0))]
    if max(widths, default=NARROW + 1) > NARROW:
        return list(rows)
    full = {at for at in range(1, len(rows)) if _goes_on(lines[at - 1], lines[at], widths, all)}
    told = [at for at in full if _tells(lines[at - 1], lines[at], widths)]
    if len(full) < max(FEWEST, len(rows) / 10) or len(told) < FEWEST - 1:
        return list(rows)
    joined: list[Row] = []
    for at, row in enumerate(rows):
        if at in full or at and not lines[at].text(0) and _goes_on(lines[at - 1], lines[at], widths, any):
            joined[-1] = _append(joined[-1], row)
        else:
            joined.append(row)
    return joined


class _Line:
    """One printed line of a table, and how wide its cells are."""

    def __init__(self, row: Row) -> None:
        self._cells = [without_blanks(cell) for cell in row.cells]
        self.filled = [c for c, cell in enumerate(self._cells) if cell]

    def text(self, column: int) -> str:
        """A cell without blanks; nothing where the line has no such cell."""
        return self._cells[column] if column < len(self._cells) else ""

    def width(self, column: int) -> float:
        """In characters of full width; figures and Latin letters take half."""
        return sum(0.5 if ord(char) < 128 else 1.0 for char in self.text(column))


def _tells(above: _Line, line: _Line, widths: Sequence[float]) -> bool:
    """Whether a line goes on in two columns, or in the name alone below a name with figures; another cell alone may be a row of a merge."""
    wide = [c for c in line.filled if widths[c] >= TELLING]
    return len(wide) > 1 or wide == line.filled == [0] and sum(bool(FIGURE.match(above.text(c))) for c in above.filled) > 1


def _goes_on(above: _Line, line: _Line, widths: Sequence[float], enough: Callable[[Iterable[bool]], bool]) -> bool:
    """Whether every cell of a line can be the rest of the one above, all of those or any as wide as the column lets them be."""
    if not line.filled or len(line.filled) == len(widths):
        return False
    if not all(_can_be_rest(above.text(c), line.text(c)) for c in line.filled):
        return False
    return enough(above.width(c) >= widths[c] - NEARLY or line.text(c)[0] in "（(" for c in line.filled)


def _can_be_rest(over: str, cell: str) -> bool:
    """Whether a cell is no figure below a figure, begins nothing new, and is no other of the kind of the one above (``镇长 | 镇长``)."""
    if not over or FIGURE.match(over) and FIGURE.match(cell) or BEGINS.match(cell) or ENDED.search(over):
        return False
    alike = over[-1] == cell[-1] and (abs(len(over) - len(cell)) < 2 or bool(UNIT_END.search(over)))
    return not alike and not (OWN_UNIT.match(cell) and NAMED.search(over))


def _append(above: Row, row: Row) -> Row:
    width = max(len(above.cells), len(row.cells))
    upper, lower = ([*each.cells, *[""] * (width - len(each.cells))] for each in (above, row))
    return replace(above, cells=tuple(x + y for x, y in zip(upper, lower, strict=True)), numbers=(*above.numbers, *row.numbers))
