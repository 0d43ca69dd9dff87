"""A found table → the model's ``Table``: header, logical rows, cells as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convert.model.blocks import Cell, Purpose, Table
from convert.model.source import Line, Source, lines_of, source_of
from convert.parse.numbers import without_blanks
from convert.parse.tables.find import Found, title_row
from convert.parse.tables.header import FIGURE, Grid, column_paths, header_rows, to_grid

DUTY = re.compile(r"责任|牵头|配合|负责人|包抓|完成时限|完成时间")
PERSON_COLUMN = re.compile(r"姓名|职务")


def _filled_down(grid: Grid, count: int, form: bool) -> list[tuple[str, ...]]:
    """Body rows with the blanks at their left end filled from the row above: the merged cells of a list by township or subject."""
    rows: list[tuple[str, ...]] = []
    for row in grid[count:]:
        lead = next((i for i, cell in enumerate(row) if cell), len(row))
        inherit = 0 < lead < len(row) and rows and not form
        rows.append(tuple(rows[-1][:lead]) + tuple(row[lead:]) if inherit else tuple(row))
    return rows


def _is_form(grid: Grid, count: int) -> bool:
    """Whether the body is there to be filled in: hardly a cell has text."""
    body = [cell for row in grid[count:] for cell in row]
    return not body or sum(bool(cell) for cell in body) <= 0.35 * len(body)


def _purpose(columns: Sequence[str], grid: Grid, count: int) -> Purpose:
    names = "".join(columns)
    body = [cell for row in grid[count:] for cell in row if cell]
    if _is_form(grid, count):
        return Purpose.FORM
    if DUTY.search(names):
        return Purpose.ASSIGNMENT
    if body and sum(bool(FIGURE.match(without_blanks(cell))) for cell in body) >= 0.4 * len(body):
        return Purpose.FIGURES
    return Purpose.ROSTER if PERSON_COLUMN.search(names) else Purpose.OTHER


def _header_cells(grid: Grid, count: int) -> list[Cell]:
    """Header cells with the spans that their blanks stand for."""
    cells: list[Cell] = []
    width = len(grid[0]) if grid else 0
    covered: set[tuple[int, int]] = set()
    for row in range(count):
        for column in range(width):
            if (row, column) in covered:
                continue
            wide, high = _extent(grid, row, column, count, covered)
            covered |= {(r, c) for r in range(row, row + high) for c in range(column, column + wide)}
            cells.append(Cell(grid[row][column], row, column, high, wide, True))
    return cells


def _extent(grid: Grid, row: int, column: int, count: int, covered: set[tuple[int, int]]) -> tuple[int, int]:
    """Columns and rows that a header cell spans."""
    if not grid[row][column]:
        return 1, 1
    width = len(grid[0])
    wide = 1
    while column + wide < width and _free(grid, row, column + wide, covered) and any(grid[r][column + wide] for r in range(row + 1, count)):
        wide += 1
    high = 1
    while row + high < count and all(not grid[row + high][c] for c in range(column, column + wide)):
        high += 1
    return wide, high


def _free(grid: Grid, row: int, column: int, covered: set[tuple[int, int]]) -> bool:
    above_named = row > 0 and bool(grid[row - 1][column])
    return not grid[row][column] and (row, column) not in covered and not above_named


def _body_cells(grid: Grid, count: int) -> list[Cell]:
    return [Cell(text, row, column) for row in range(count, len(grid)) for column, text in enumerate(grid[row])]


def _source(found: Found, lines: Sequence[Line]) -> Source:
    """The table's lines, without titles that a page break printed again between its fragments."""
    again = {number for item in found.repeats if item.reason == "repeated title" for number in lines_of(item.source)}
    return source_of(lines[at].number for at in found.positions if lines[at].number not in again)


def build_table(found: Found, lines: Sequence[Line], title: str | None) -> Table:
    """A found table, the running lines it was found in and the title above it → the model's table."""
    own_title = title_row(found.rows)
    body = found.rows[1:] if own_title else found.rows
    grid = to_grid(body)
    count = header_rows(grid)
    columns = column_paths(grid, count)
    form = _is_form(grid, count)
    sources: tuple[Source, ...] = tuple(source_of(row.numbers) for row in body[count:])
    return Table(
        title=own_title or title,
        purpose=_purpose(columns, grid, count),
        columns=columns,
        header_rows=count,
        rows=tuple(_filled_down(grid, count, form)),
        row_sources=sources,
        cells=tuple(_header_cells(grid, count) + _body_cells(grid, count)),
        source=_source(found, lines),
        fragments=found.fragments,
        repeats=found.repeats,
    )
