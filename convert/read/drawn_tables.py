"""Tables drawn with strokes, as Pandoc writes those of Word (grid, multiline and simple tables) → rows of cells with TABs between."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise, takewhile
from typing import NamedTuple

from convert.read.marked_rows import MarkedRow, on_lines

DRAWN = re.compile(r"^ *(?:\+(?:[-=:]+\+)+|-{2,}(?: +-{2,})+) *$", re.MULTILINE)
"""A line that only such tables have."""
GRID_RULE = re.compile(r"^ *\+(?:[-=:]+\+)+ *$")
GRID_LINE = re.compile(r"^ *[|+].*[|+] *$")
GRID_STROKE = re.compile(r"\+[-=:]{2,}\+")
GROUPS = re.compile(r"^ *-{2,}(?: +-{2,})+ *$")
STROKE = re.compile(r"^ *-{10,} *$")
GROUP = re.compile(r"-+")
MOST_HEADER = 6
"""So many lines at most a header has."""
LATIN_END, LATIN_BEGIN = re.compile(r"[A-Za-z0-9,.;]$"), re.compile(r"^[A-Za-z]")


class Place(NamedTuple):
    """The lines of a table, of its ruler and its header; below that each line is a row or, ``wrapped``, blank lines part the rows."""

    first: int
    last: int
    ruler: int
    header: range
    wrapped: bool


def read_drawn_tables(printed: Sequence[str]) -> dict[int, list[MarkedRow]]:
    """Lines of a file → for each line of a drawn table, by its place, the rows that begin on it; blank lines have none."""
    found: dict[int, list[MarkedRow]] = {}
    for first, last in _grids(printed):
        found |= _on_lines(printed, list(_grid_rows(printed, first, last)), first, last)
    for place in _dashed(printed):
        found |= _on_lines(printed, list(_dashed_rows(printed, place)), place.first, place.last)
    return found


def _on_lines(printed: Sequence[str], rows: Sequence[tuple[int, MarkedRow]], first: int, last: int) -> dict[int, list[MarkedRow]]:
    """Rows on the lines of their table; strokes without a row between them are no table."""
    blank = {at: list[MarkedRow]() for at in range(first, last + 1) if not printed[at].strip()}
    return on_lines(rows, (at for at in range(first, last + 1) if at not in blank)) | blank if rows else {}


def _columns(text: str) -> list[int]:
    """Where every character of a line begins, in columns of a fixed-width font, and where the line ends (Unicode Annex 11)."""
    wide = (2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    return [0, *accumulate(wide)]


def _grids(printed: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last line of every table between full rules ``+---+---+``."""
    at = 0
    while at < len(printed):
        if not GRID_RULE.match(printed[at]):
            at += 1
            continue
        lines = list(takewhile(lambda line: GRID_LINE.match(printed[line]), range(at, len(printed))))
        last = max(line for line in lines if GRID_RULE.match(printed[line]))
        if last > at + 1:
            yield at, last
        at = lines[-1] + 1


def _grid_rows(printed: Sequence[str], first: int, last: int) -> Iterator[tuple[int, MarkedRow]]:
    """The rows of a grid; a rule with a gap lets the cell above the gap go on."""
    rules = [line for line in printed[first : last + 1] if GRID_RULE.match(line)]
    bounds = sorted({at for line in rules for at, char in enumerate(line) if char == "+"})
    count = len(bounds) - 1
    rows: list[tuple[int, list[list[str]], tuple[int, ...]]] = []
    owner = [0] * count
    open_row = True
    covered: tuple[int, ...] = ()
    for at in range(first, last + 1):
        pieces = _pieces(printed[at], bounds)
        ruled = {column for column, piece in pieces if not piece.strip("-=:+ ") and ("-" in piece or "=" in piece)}
        if GRID_STROKE.search(printed[at]) and ruled:
            covered = tuple(sorted({column for column, _ in pieces} - ruled))
            open_row = True
            pieces = [(column, piece) for column, piece in pieces if column not in ruled]
        elif open_row:
            rows.append((at, [[] for _ in range(count)], covered))
            owner = [owner[column] if column in covered else len(rows) - 1 for column in range(count)]
            open_row = False
        for column, piece in pieces if rows else ():
            rows[owner[column]][1][column].append(piece.strip())
    for at, cells, spanned in rows:
        yield at, MarkedRow("\t".join([*map(_cell, cells), *[""] * (2 - count)]), spanned)


def _pieces(line: str, bounds: Sequence[int]) -> list[tuple[int, str]]:
    """A line of a grid cut at its upright strokes → the pieces, each with the first of the columns it stands in."""
    places = _columns(line)
    cuts = [
        (at, bound) for at, char in enumerate(line) if char in "|+" and abs(places[at] - bounds[bound := _nearest(places[at], bounds)]) < 2
    ]
    return [(bound, line[left + 1 : right]) for (left, bound), (right, _) in pairwise(cuts)]


def _nearest(place: int, bounds: Sequence[int]) -> int:
    """Which of the bounds is nearest to a place."""
    after = bisect_right(bounds, place)
    return min(max(after - 1, 0), min(after, len(bounds) - 1), key=lambda at: abs(place - bounds[at]))


def _cell(lines: Iterable[str]) -> str:
    """The lines of one cell put together; a blank line between them begins a new one (``<br>``)."""
    text = ""
    for line in lines:
        blank = " " if LATIN_END.search(text) and LATIN_BEGIN.match(line) else ""
        text += blank + line if line else "<br>" if text and not text.endswith("<br>") else ""
    return text.removesuffix("<br>").replace("\t", " ")


def _dashed(printed: Sequence[str]) -> Iterator[Place]:
    """The tables whose columns stand below groups of dashes."""
    done = -1
    for at, line in enumerate(printed):
        if at <= done or not GROUPS.match(line):
            continue
        near = range(at - 1, max(done, at - MOST_HEADER - 2), -1)
        above = list(takewhile(lambda row: printed[row].strip() and not STROKE.match(printed[row]), near))
        top = at - len(above) - 1
        closed = next((row for row in range(at + 1, len(printed)) if STROKE.match(printed[row]) or GROUPS.match(printed[row])), None)
        if top > done and STROKE.match(printed[top]) and above and closed is not None and len(above) <= MOST_HEADER:
            yield (place := Place(top, closed, at, range(top + 1, at), True))
        elif len(above) == 1:
            last = at + len(list(takewhile(lambda row: printed[row].strip(), range(at + 1, len(printed)))))
            yield (place := Place(at - 1, last, at, range(at - 1, at), False))
        elif not above and closed is not None:
            yield (place := Place(at, closed, at, range(0), any(not printed[row].strip() for row in range(at, closed))))
        else:
            continue
        done = place.last


def _dashed_rows(printed: Sequence[str], place: Place) -> Iterator[tuple[int, MarkedRow]]:
    """The rows of a table below dashes; nothing where a cell crosses the bounds of its column."""
    starts = [group.start() for group in GROUP.finditer(printed[place.ruler])]
    body = [at for at in range(place.ruler + 1, place.last + 1) if not (STROKE.match(printed[at]) or GROUPS.match(printed[at]))]
    rows = [list(place.header)] if place.header else []
    rows += _between_blanks(printed, body) if place.wrapped else [[at] for at in body if printed[at].strip()]
    cut = {at: _cut(printed[at], starts) for row in rows for at in row}
    if any(cells is None for cells in cut.values()):
        return
    for row in rows:
        lines = [cells for at in row if (cells := cut[at])]
        yield row[0], MarkedRow("\t".join(_cell(filter(None, parts)) for parts in zip(*lines, strict=True)))


def _between_blanks(printed: Sequence[str], body: Iterable[int]) -> list[list[int]]:
    rows: list[list[int]] = [[]]
    for at in body:
        if printed[at].strip():
            rows[-1].append(at)
        elif rows[-1]:
            rows.append([])
    return [row for row in rows if row]


def _cut(line: str, starts: Sequence[int]) -> list[str] | None:
    """A line cut where its columns begin; None where a character stands across, or text right before, the begin of a column."""
    places = _columns(line)
    cells = [""] * len(starts)
    for char, place in zip(line, places, strict=False):
        cells[max(bisect_right(starts, place) - 1, 0)] += char
    crossed = any(cell and not cell[-1].isspace() for cell, after in pairwise(cells) if after.strip() and not after[0].isspace())
    return None if crossed else [cell.strip() for cell in cells]
