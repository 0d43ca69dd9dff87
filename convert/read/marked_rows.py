"""A row of a table that the source writes in marks, and the lines it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from convert.model.source import ROW_GOES_ON


class MarkedRow(NamedTuple):
    """The cells of one row with TABs between, and which columns (from 0) a cell from above spans."""

    text: str
    covered: tuple[int, ...] = ()


def on_lines(rows: Iterable[tuple[int, MarkedRow]], lines: Iterable[int]) -> dict[int, list[MarkedRow]]:
    """Rows with the line each begins on → for each line of their table the rows on it.

    A line on which no row begins belongs to the row above it or, at the head of a table, below it.
    """
    begun: dict[int, list[MarkedRow]] = {at: [] for at in lines}
    for at, row in rows:
        begun[at].append(row)
    return {at: found or [MarkedRow(ROW_GOES_ON)] for at, found in begun.items()}
