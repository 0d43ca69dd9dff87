"""Merged cells whose text a program copied into every cell they span, as some converters of Word files do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from convert.parse.numbers import without_blanks
from convert.parse.tables.align import FIGURES, form_of
from convert.parse.tables.rows import Row

FEWEST = 3
"""So many cells of words that all say the same are one cell."""


def without_copies(rows: Sequence[Row]) -> list[Row]:
    """The rows of a table with one cell of text for each merged one in the header, and in rows that say the same in all their words.

    Two equal cells beside or below each other in other rows may be two: they stay.
    """
    count = _copied_header(rows)
    return [*_header(rows[:count]), *map(_section, rows[count:])]


def _copied_header(rows: Sequence[Row]) -> int:
    """2 for ``任务⇥资金⇥资金 | 任务⇥县⇥乡``: a second row that says what the first does, but under names that come again beside themselves."""
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


def _section(row: Row) -> Row:
    """``一、产业协作⇥一、产业协作⇥2480⇥一、产业协作``: words that are all the same stand in the first cell alone."""
    words = [at for at, cell in enumerate(row.cells) if cell and form_of(cell) not in FIGURES]
    if len(words) < FEWEST or len({without_blanks(row.cells[at]) for at in words}) > 1 or len(without_blanks(row.cells[words[0]])) < 2:
        return row
    return replace(row, cells=tuple(cell if at not in words[1:] else "" for at, cell in enumerate(row.cells)))
