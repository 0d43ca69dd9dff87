"""Fragments of one table on several pages: whether they belong together, and what the page breaks printed again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from convert.model.finding import Dropped
from convert.model.source import source_of
from convert.parse.kinds import LineKind, TextLine
from convert.parse.page.furniture import dropped
from convert.parse.tables.cuts import cut_cell
from convert.parse.tables.repeats import counts_on, repeated_header, repeats, title_row, top_rows
from convert.parse.tables.rows import Row, glue, looks_like_header, opens_table
from convert.parse.titles import likeness

SAME_TITLE = 0.9
"""How alike a title printed again is at least."""
SHORTEST_TITLE = 6
"""In a title of so many characters one can be misread."""
MOST_AGAIN = 3
"""So many lines at most stand between two fragments: ``续表``, a title, a caption."""
CONTINUED = re.compile(r"^(?:附?[件表].{0,4})?[（(]续[）)]$|^附?表\d{0,2}续$|^[（(]?[续接]上?[附表页].{0,4}$")
"""``附件2（续）``, ``续表``, ``（接上页）``: what follows goes on from the page before."""
NUMBERS = re.compile(r"\d+|[一二三四五六七八九十]")
AGAIN = re.compile(r"[（(]续[一二三四五六]?[）)]$")


@dataclass(frozen=True)
class Found:
    """A table before its header is read.

    ``positions`` are those of its lines among the running lines, ``repeats`` what page breaks
    printed again, each with the reason, ``fragments`` how many pieces there were.
    """

    positions: tuple[int, ...]
    rows: tuple[Row, ...]
    repeats: tuple[Dropped, ...]
    fragments: int

    @property
    def place(self) -> int:
        """Where the table stands: below the captions between a title printed as its first row and its header."""
        first, *others = self.positions[:2]
        return others[0] if others and others[0] > first + 1 else first


def dropped_row(row: Row, reason: str) -> Dropped:
    """A row that is no part of the body, with the reason."""
    return Dropped("\t".join(row.cells), reason, source_of(row.numbers))


def join(above: Found, below: Found, lines: Sequence[TextLine], titles: Sequence[str]) -> Found | None:
    """Two fragments among the running lines that are one table → that table; what a page break printed again is set apart.

    ``titles`` are those that may be printed again.  A note at the foot of a page, and a caption that only the next page has, stay text.
    """
    captions, over = _above(lines, above.place)
    known = [*titles, *filter(None, [title_row(above.rows), *over])]
    below = _without_title(below, known)
    between = {at: lines[at] for at in range(above.positions[-1] + 1, below.positions[0])}
    again = _printed_again(between, known, captions)
    new = [line for at, line in between.items() if at not in again]
    own = (LineKind.NOTE, *([] if captions else [LineKind.CAPTION]), *([LineKind.ANNEX_LABEL] if again else []))
    if len(between) > MOST_AGAIN or any(line.kind not in own for line in new) or not _goes_on(above, below, [line.kind for line in new]):
        return None
    labels = {at: line for at, line in between.items() if line.kind is LineKind.ANNEX_LABEL}
    return _joined(above, below, again | labels)


def with_rest(above: Found, below: Found, lines: Sequence[TextLine]) -> Found | None:
    """Two fragments of one width and the rest of a cell alone between them, below a page break (``……、各乡镇人 | 民政府``) → one table."""
    between = lines[above.positions[-1] + 1 : below.positions[0]]
    if len(between) != 1 or between[0].kind is not LineKind.PLAIN or not between[0].gap or not above.rows or not below.rows:
        return None
    last, line = above.rows[-1], between[0]
    same = len(last.cells) == len(below.rows[0].cells) == _width(above.rows) and _follows(above.rows, below.rows)
    if not same or cut_cell(last.cells, line.text) is None:
        return None
    begun = replace(above, rows=(*above.rows[:-1], glue(last, line)), positions=(*above.positions, above.positions[-1] + 1))
    return _joined(begun, below, {})


def _width(rows: Sequence[Row]) -> int:
    """The number of cells most rows have."""
    counts = [len(row.cells) for row in rows]
    return max(set(counts), key=lambda n: (counts.count(n), n))


def _goes_on(above: Found, below: Found, new: Sequence[LineKind]) -> bool:
    """Whether a fragment is the continuation of another, where so many new lines stand between them.

    Below a caption only the header tells, below a note only the header and serial numbers that count on.
    """
    if not above.rows or not below.rows or not _follows(above.rows, below.rows):
        return False
    header = repeats(below.rows, top_rows(above.rows))
    if LineKind.NOTE in new:
        return bool(header) and counts_on(below.rows[header:], above.rows)
    return bool(header) or not new


def _follows(above: Sequence[Row], below: Sequence[Row]) -> bool:
    """Whether a fragment right below another, with nothing printed between, is its continuation."""
    if repeated_header(below, above):
        return True
    if looks_like_header(above[0]) and opens_table(below, _width(above)):
        return False
    return above[0].piped == below[0].piped


def _joined(above: Found, below: Found, again: dict[int, TextLine]) -> Found:
    """Two fragments as one, the lines printed ``again`` between them and the header apart."""
    count = repeated_header(below.rows, above.rows)
    headers = tuple(dropped_row(row, "repeated header") for row in below.rows[:count])
    rest = below.rows[count:]
    return Found(
        positions=(*above.positions, *sorted(again), *below.positions),
        rows=(*above.rows, *(replace(row, after_break=row.after_break or not at) for at, row in enumerate(rest))),
        repeats=(*above.repeats, *dropped(again.values(), "repeated title"), *headers, *below.repeats),
        fragments=above.fragments + below.fragments,
    )


def _without_title(piece: Found, titles: Sequence[str]) -> Found:
    """A fragment without the title that is printed again as its first row, over the header."""
    if len(piece.rows) < 2 or len(piece.rows[0].filled) != 1 or not any(_same_title(piece.rows[0].filled[0], title) for title in titles):
        return piece
    return replace(piece, rows=piece.rows[1:], repeats=(dropped_row(piece.rows[0], "repeated title"), *piece.repeats))


def _printed_again(between: Mapping[int, TextLine], titles: Sequence[str], captions: Sequence[str]) -> dict[int, TextLine]:
    """Those of the lines between two fragments that say what stands over the first; a title may take two lines."""
    again = {at: line for at, line in between.items() if _says_again(line, titles, captions)}
    for (first, upper), (second, lower) in pairwise(between.items()):
        if upper.kind is lower.kind is LineKind.PLAIN and any(_same_title(upper.flat + lower.flat, title) for title in titles):
            again |= {first: upper, second: lower}
    return dict(sorted(again.items()))


def _says_again(line: TextLine, titles: Sequence[str], captions: Sequence[str]) -> bool:
    """Whether a line is one of the titles or captions of the table above, or ``续表``."""
    if line.flat in captions or CONTINUED.search(line.flat):
        return True
    return line.kind is not LineKind.CAPTION and any(_same_title(AGAIN.sub("", line.text), title) for title in titles)


def _same_title(text: str, title: str) -> bool:
    """Whether two titles are one, a misread character aside; of one year or number they must be."""
    if NUMBERS.findall(text) != NUMBERS.findall(title):
        return False
    one_other = len(text) == len(title) >= SHORTEST_TITLE and sum(x != y for x, y in zip(text, title, strict=True)) == 1
    return one_other or likeness(text, title, SAME_TITLE) >= SAME_TITLE


def _above(lines: Sequence[TextLine], start: int) -> tuple[list[str], list[str]]:
    """The captions printed right above a place, and the line over them or the two lines, if they can be a title."""
    captions = list(takewhile(lambda line: line.kind is LineKind.CAPTION, reversed(lines[max(start - MOST_AGAIN, 0) : start])))
    top = start - len(captions)
    over = [lines[at].flat for at in range(max(top - 2, 0), top) if lines[at].can_be_title]
    return [line.flat for line in captions], [*over[-1:], "".join(over)] if top and lines[top - 1].can_be_title else []
