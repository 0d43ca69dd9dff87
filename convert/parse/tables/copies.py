"""Merged cells whose text a program copied into every cell they span, as some converters of Word files do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from convert.model.finding import Dropped
from convert.model.source import source_of
from convert.parse.numbers import without_blanks
from convert.parse.tables.align import FIGURES, form_of
from convert.parse.tables.body import GROUP, TOTAL
from convert.parse.tables.rows import Row

FEWEST = 3
"""So many cells of words that all say the same are one cell."""


def without_copies(rows: Sequence[Row]) -> tuple[list[Row], list[Dropped]]:
    """The rows of a table with one cell of text for each merged one, and the copies.

    Those are in the header, and in rows whose words are all the same: sections, totals, and others below a header with copies.
    Two equal cells elsewhere may be two: they stay.
    """
    count = _copied_header(rows)
    read = [*_header(rows[:count]), *(_section(row, bool(count)) for row in rows[count:])]
    return read, [item for row, left in zip(rows, read, strict=True) for item in printed_twice(row.cells, left.cells, row)]


def printed_twice(printed: Sequence[str], read: Sequence[str], row: Row) -> list[Dropped]:
    """The cells of a row that reading it left out, because another says the same."""
    missing = Counter(filter(None, printed)) - Counter(filter(None, read))
    return [Dropped(text, "cell printed twice", source_of(row.numbers)) for text in missing.elements()]


def _copied_header(rows: Sequence[Row]) -> int:
    """2 for ``任务⇥资金⇥资金 | 任务⇥县⇥乡``: a second row like the first, but under names that come again beside themselves."""
    if len(rows) < 2 or len(rows[0].cells) != len(rows[1].cells):
        return 0
    upper, lower = ([without_blanks(cell) for cell in row.cells] for row in rows[:2])
    again = {at for at, name in enumerate(upper) if name and name in (*upper[max(at - 1, 0) : at], *upper[at + 1 : at + 2])}
    same = {at for at, name in enumerate(upper) if name and lower[at] == name}
    return 2 if again and same and not again & same and len(again | same) == sum(map(bool, upper)) else 0


def _header(rows: Sequence[Row]) -> list[Row]:
    if not rows:
        return []
    upper, lower = (list(row.cells) for row in rows)
    lower = ["" if without_blanks(over) == without_blanks(cell) else cell for over, cell in zip(upper, lower, strict=True)]
    spread = [cell if not at or without_blanks(cell) != without_blanks(upper[at - 1]) else "" for at, cell in enumerate(upper)]
    return [replace(rows[0], cells=tuple(spread)), replace(rows[1], cells=tuple(lower))]


def _section(row: Row, copied: bool) -> Row:
    """``一、产业协作⇥一、产业协作⇥2480⇥一、产业协作``: words that are all the same stand in the first cell alone."""
    first = without_blanks(row.cells[0])
    words = [at for at, cell in enumerate(row.cells) if cell and form_of(cell) not in FIGURES]
    same = len(words) >= FEWEST and all(without_blanks(row.cells[at]) == first for at in words)
    if not same or not (copied or GROUP.match(first) or TOTAL.match(first)):
        return row
    return replace(row, cells=tuple(cell if at not in words[1:] else "" for at, cell in enumerate(row.cells)))
