"""Tables printed as HTML, as programs that read print write them → rows of cells with TABs between, as all other tables come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import takewhile

from bs4 import BeautifulSoup, Tag

from convert.read.marked_rows import MarkedRow, on_lines

OPEN = re.compile(r"^\s*(?:<(?:html|body|div|center|p)\b[^<>]*>\s*)*<table\b", re.IGNORECASE)
CLOSE = re.compile(r"</table>\s*(?:</(?:html|body|div|center|p)>\s*)*$", re.IGNORECASE)
TAG_LINE = re.compile(r"^\s*<.*>\s*$")
LINE_END = re.compile(r"\s*\n\s*")
MOST_SPANNED = 500
"""More rows or columns than these no printed cell spans."""


def read_html_tables(printed: Sequence[str]) -> dict[int, list[MarkedRow]]:
    """Lines of a file → for each line of an HTML table, by its place, the rows that begin on it.

    A merged cell stands in its first row and column, blanks in the others.  What stands beside a table in one line is no table.
    """
    found: dict[int, list[MarkedRow]] = {}
    for first, last in _places(printed):
        rows = [(first + at, row) for at, row in _rows(printed[first : last + 1])]
        found |= on_lines(rows, range(first, last + 1) if rows else ())
    return found


def _places(printed: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last line of every table; one whose end is lost goes as far as its tags."""
    opened = [at for at, line in enumerate(printed) if OPEN.match(line)]
    for first, following in zip(opened, [*opened[1:], len(printed)], strict=False):
        closed = next((at for at in range(first, following) if CLOSE.search(printed[at])), None)
        tags = takewhile(lambda at: TAG_LINE.match(printed[at]), range(first, following))
        last = max(tags, default=None) if closed is None else closed
        if last is not None:
            yield first, last


def _rows(lines: Sequence[str]) -> Iterator[tuple[int, MarkedRow]]:
    """The rows of the tables in these lines, each with the line it begins on."""
    spanned: dict[int, int] = {}
    """For every column, how many rows a cell from above still covers."""
    for tr in BeautifulSoup("\n".join(lines), "html.parser").find_all("tr"):
        cells: list[str] = []
        covered = tuple(column for column, left in spanned.items() if left)
        for cell in tr.find_all(("td", "th"), recursive=False):
            _cover(cells, spanned)
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            spanned |= {column: high for column in range(len(cells), len(cells) + wide) if high > 1}
            cells += [LINE_END.sub("", unescape(cell.decode_contents()).strip()).replace("\t", " "), *[""] * (wide - 1)]
        _cover(cells, spanned)
        cells += [""] * (max((column + 1 for column, left in spanned.items() if left), default=0) - len(cells))
        spanned = {column: left - 1 for column, left in spanned.items() if left > 1}
        cells += [""] * (2 - len(cells))  # a TAB is what tells a row of a table
        yield (tr.sourceline or 1) - 1, MarkedRow("\t".join(cells), covered)


def _cover(cells: list[str], spanned: dict[int, int]) -> None:
    """Leave the columns blank that a cell from above covers."""
    while spanned.get(len(cells), 0):
        cells.append("")


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "1")
    return min(max(int(value), 1), MOST_SPANNED) if value.isdecimal() else 1
