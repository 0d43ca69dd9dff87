"""Which rows are the header, and the full path of every column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convert.parse.numbers import without_blanks
from convert.parse.tables.find import looks_like_header
from convert.parse.tables.rows import Row

Grid = list[list[str]]

FIGURE = re.compile(r"^[-+]?[\d.,，]+%?$")
LONGEST_NAME = 30


def to_grid(rows: Sequence[Row]) -> Grid:
    """Rows → cells of equal width; short rows are padded on the right."""
    width = max((len(row.cells) for row in rows), default=0)
    return [list(row.cells) + [""] * (width - len(row.cells)) for row in rows]


def _trimmed(row: Sequence[str]) -> list[str]:
    return [without_blanks(cell) for cell in row]


def _under_span(row: Sequence[str], above: Sequence[Sequence[str]]) -> bool:
    """Whether a row fills places that the header rows above leave blank or span over."""
    top = above[-1]
    for column, cell in enumerate(row):
        if not cell:
            continue
        spanned = column + 1 < len(top) and not top[column + 1] or not top[column]
        if not spanned:
            return False
    return True


def _is_sub_header(row: Sequence[str], above: Sequence[Sequence[str]]) -> bool:
    """``⇥脱贫户⇥一般户⇥合计``: blank first cell, short words, every word under a place the row above left open."""
    cells = _trimmed(row)
    filled = [cell for cell in cells if cell]
    if not filled or cells[0] or len(filled) < 2 and len(cells) > 3:
        return False
    if any(FIGURE.match(cell) or len(cell) > LONGEST_NAME or re.search(r"[。；]", cell) for cell in filled):
        return False
    return _under_span(cells, [_trimmed(line) for line in above])


def header_rows(grid: Grid) -> int:
    """How many rows at the top are header; 0 for a form without one."""
    if not grid:
        return 0
    first = _trimmed(grid[0])
    filled = [cell for cell in first if cell]
    if any(FIGURE.match(cell) or len(cell) > LONGEST_NAME for cell in filled):
        return 0
    if len(filled) < 2 or not looks_like_header(Row(tuple(grid[0]), ())) and len(filled) <= len(first) / 2 and len(first) < 4:
        return 0
    count = 1
    while count < min(len(grid) , 4) and _is_sub_header(grid[count], grid[:count]):
        count += 1
    return count


def column_paths(grid: Grid, count: int) -> tuple[str, ...]:
    """The header's names from top to bottom, for every column: ``玉米面积（亩）/脱贫户``."""
    width = len(grid[0]) if grid else 0
    paths: list[list[str]] = [[] for _ in range(width)]
    for level in range(count):
        name = ""
        for column in range(width):
            cell = without_blanks(grid[level][column])
            if cell:
                name = cell
            elif not (_open_below(grid, level, column, count) and _same_parent(grid, level, column)):
                name = ""
            if name:
                paths[column].append(name)
    return tuple("/".join(path) for path in paths)


def _open_below(grid: Grid, level: int, column: int, count: int) -> bool:
    return any(grid[below][column].strip() for below in range(level + 1, count))


def _same_parent(grid: Grid, level: int, column: int) -> bool:
    """A sub-header does not spread under the next name of the row above."""
    return level == 0 or not grid[level - 1][column].strip()
