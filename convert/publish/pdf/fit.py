"""How a table goes on paper: upright or sideways, in which size, how broad its columns are, so that nothing is cut off.

All lengths are points.  Heights are estimates: full-width characters are one em broad, all others take three fifths of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, hypot

from convert.model.blocks import Cell
from convert.publish.tables.layout import Layout
from convert.publish.tables.shape import Shape

UPRIGHT, SIDEWAYS = (442.0, 540.0), (637.0, 365.0)
"""Width and height of the type area of GB/T 9704-2012 §5.2.1, less the room for a title above the table."""
LARGE, SMALL = (10.5, 9.0), (8.0, 7.0, 6.0, 5.0)
"""Sizes that read well, and those that are taken before a row is cut in two."""
LEADING = 1.35
PADDING = 6.0
"""Both sides of a cell with its border."""
WORD = 3
"""Words of so many full-width characters stay on one line."""
LOOSE = 1.08
"""Lines end early where punctuation may not begin one."""
RUN = re.compile(r"[!-~]+")


@dataclass(frozen=True)
class Fit:
    """The setting of one table: whether sideways, the size, the breadth of each column, the height of each row, of a page."""

    sideways: bool
    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    page: float


def fit(shape: Shape) -> Fit:
    """Table → the largest setting in which every word stays whole and every row goes on one page, else the smallest."""
    last: Fit | None = None
    for last in _settings(shape):
        if _goes_in(shape.layout, last):
            return last
    assert last is not None
    return last


def length(text: str) -> float:
    """The length of a text in em."""
    return sum(1.0 if char > "\u2e7f" or char in "—…“”‘’·①②③④⑤⑥⑦⑧⑨⑩□○" else 0.6 for char in text)


def _settings(shape: Shape) -> Iterator[Fit]:
    """What is tried, the best first."""
    upright = [] if shape.wide else [(UPRIGHT, size) for size in LARGE]
    for (width, height), size in (*upright, *((SIDEWAYS, size) for size in (*LARGE, *SMALL))):
        widths = _widths(shape.layout, size, width)
        heights = tuple(_height(row, widths, size) for row in shape.layout.rows)
        yield Fit(width == SIDEWAYS[0], size, widths, heights, height)


def _goes_in(layout: Layout, setting: Fit) -> bool:
    room = setting.page - sum(setting.heights[: layout.head])
    cells = (cell for row in layout.rows[layout.head :] for cell in row)
    whole = all(width >= least for width, least in zip(setting.widths, _least(layout, setting.size), strict=True))
    return whole and all(_cell_height(cell, setting.widths, setting.size) <= room for cell in cells)


def _widths(layout: Layout, size: float, measure: float) -> tuple[float, ...]:
    """Each column has what its longest word needs; the rest goes where most text is, and none gets more than its longest line."""
    least = _least(layout, size)
    if sum(least) >= measure:
        return tuple(measure * each / sum(least) for each in least)
    texts = _columns(layout)
    most = [max((length(text) * size for text in column), default=0.0) + PADDING + size for column in texts]
    weights = [hypot(*(length(text) for text in column), 1.0) for column in texts]
    return _shared(least, most, weights, measure)


def _shared(least: Sequence[float], most: Sequence[float], weights: Sequence[float], measure: float) -> tuple[float, ...]:
    """Share out what is left by weight, again and again as columns have enough; what nobody needs goes to all alike."""
    widths, open_ = list(least), [column for column in range(len(least)) if most[column] > least[column]]
    while open_ and (rest := measure - sum(widths)) > 0.01:
        part = rest / sum(weights[column] for column in open_)
        for column in open_:
            widths[column] = min(most[column], widths[column] + part * weights[column])
        open_ = [column for column in open_ if widths[column] < most[column]]
    return tuple(width * measure / sum(widths) for width in widths)


def _least(layout: Layout, size: float) -> list[float]:
    return [max((_word(text) for text in column), default=1.0) * size + PADDING for column in _columns(layout)]


def _word(text: str) -> float:
    """The length of the longest piece of a text that is not broken."""
    runs = max((length(run) for run in RUN.findall(text)), default=0.0)
    return max(runs, min(length(text), WORD), 1.0)


def _columns(layout: Layout) -> list[list[str]]:
    """The texts of each column that stand in it alone."""
    columns: list[list[str]] = [[] for _ in range(layout.width)]
    for cell in (cell for row in layout.rows for cell in row if cell.column_span == 1):
        columns[cell.column] += cell.text.split("\n")
    return columns


def _height(row: Sequence[Cell], widths: Sequence[float], size: float) -> float:
    """The height of a row; a cell that reaches into the next rows asks each for its share."""
    return max((_cell_height(cell, widths, size) / cell.row_span for cell in row), default=0.0)


def _cell_height(cell: Cell, widths: Sequence[float], size: float) -> float:
    """The height that the text of a cell needs."""
    breadth = max(sum(widths[cell.column : cell.column + cell.column_span]) - PADDING, size)
    count = sum(max(ceil(length(text) * size * LOOSE / breadth), 1) for text in cell.text.split("\n"))
    return count * size * LEADING + PADDING
