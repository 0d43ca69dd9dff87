"""A found table → the model's ``Table``: header, logical rows, cells as the page shows them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from convert.model.blocks import Cell, Purpose, Table
from convert.model.finding import Dropped
from convert.model.source import Source, lines_of, source_of
from convert.parse.kinds import TextLine
from convert.parse.numbers import without_blanks
from convert.parse.tables.align import align, follow, split_glued
from convert.parse.tables.body import TOTAL, BodyRow, mark_sections, sections_of
from convert.parse.tables.copies import printed_twice, without_copies
from convert.parse.tables.cuts import join_cut_labels, join_cut_rows, join_cut_units
from convert.parse.tables.fragments import Found
from convert.parse.tables.header import (
    FIGURE,
    Grid,
    column_paths,
    has_panels,
    header_rows,
    join_wrapped_names,
    opens_roster,
    shift_sub_header,
    to_grid,
)
from convert.parse.tables.label_rows import join_label_rows
from convert.parse.tables.merge import fill_down, fill_questions
from convert.parse.tables.named import join_split_label, put_lost_cells
from convert.parse.tables.repeats import title_row
from convert.parse.tables.rows import Row, join_cut_lines
from convert.parse.tables.said import keep_spans
from convert.parse.tables.wrapped import join_wrapped

DUTY = re.compile(r"责任|牵头|配合|负责人|包抓|完成时限|完成时间|主责|协办")
PERSON_COLUMN = re.compile(r"姓名|职务")


def _header(rows: Sequence[Row]) -> tuple[int, int]:
    """How many rows are header, and how many columns the table has."""
    width = max(len(row.cells) for row in rows)
    count = header_rows(to_grid(rows, width))
    if count == 0:
        return 0, width
    return count, max(len(row.cells) for row in rows[:count])


def _body(rows: Sequence[Row], names: Sequence[str]) -> tuple[list[BodyRow], set[int], list[Dropped]]:
    """Rows below the header ``names`` → body rows of its width, the lines of those whose cells were moved, and cells printed twice.

    Without a header they are those of a form, labels beside blanks, and stay as printed.
    """
    width = len(names)
    split = [(cells, row, not at) for row in rows for at, cells in enumerate(split_glued(list(row.cells), width))]
    whole, lost = put_lost_cells(names, [cells for cells, _, _ in split])
    cells, moved = align(whole, width) if any(names) else ([list(row) for row in whole], set())
    moved |= lost
    moved |= _put_rests([printed for printed, _, _ in split], cells, moved, [row.after_break and first for _, row, first in split])
    body = [
        BodyRow(own, list(row.numbers), row.after_break and first, len(printed), at in moved, row.covered)
        for at, (own, (printed, row, first)) in enumerate(zip(cells, split, strict=True))
    ]
    widest = max((len(own) for own in cells), default=width)
    for row in body:
        row.cells += [""] * (widest - len(row.cells))
    mark_sections(body)
    twice = [item for at in sorted(moved) for item in printed_twice(split[at][0], cells[at], split[at][1])]
    return body, {number for at in moved for number in split[at][1].numbers}, twice


def _put_rests(printed: Sequence[list[str]], read: list[list[str]], moved: set[int], broken: Sequence[bool]) -> set[int]:
    """Move the rows right below a page break as those above them were moved, where these have as many cells; say which."""
    below = [at for at in range(1, len(read)) if broken[at] and at - 1 in moved and at not in moved]
    rests = {at: follow(printed[at], printed[at - 1], read[at - 1]) for at in below if not TOTAL.match(without_blanks(printed[at][0]))}
    placed = {at: cells for at, cells in rests.items() if cells}
    for at, cells in placed.items():
        read[at] = cells
    return set(placed)


def _is_form(body: Sequence[BodyRow]) -> bool:
    """Whether the body is there to be filled in: hardly a cell has text."""
    cells = [cell for row in body for cell in row.cells]
    return not cells or sum(bool(cell) for cell in cells) <= 0.35 * len(cells)


def _without_blank_rows(body: Sequence[BodyRow], count: int) -> tuple[list[BodyRow], list[Dropped]]:
    """``|  |  |  |`` among filled rows says nothing; at the end, or in a form, such a row is there to be filled in."""
    last = max((at for at, row in enumerate(body) if row.filled), default=-1)
    blank = [at for at in range(last) if not body[at].filled]
    if not count or _is_form(body) or 5 * len(blank) > last:
        return list(body), []
    for at in blank:
        body[at + 1].after_break = body[at + 1].after_break or body[at].after_break
    dropped = [Dropped("\t".join(body[at].cells), "blank row", source_of(body[at].numbers)) for at in blank]
    left_out = set(blank)
    return [row for at, row in enumerate(body) if at not in left_out], dropped


def _purpose(columns: Sequence[str], body: Sequence[BodyRow]) -> Purpose:
    """What the table is for, by its column names and what its cells hold."""
    names = "".join(columns)
    cells = [without_blanks(cell) for row in body for cell in row.cells if cell]
    if body and not any(columns) and opens_roster(body[0].cells):
        return Purpose.ROSTER
    if _is_form(body) or not columns or not any(columns):
        return Purpose.FORM
    if DUTY.search(names):
        return Purpose.ASSIGNMENT
    if sum(bool(FIGURE.match(cell)) for cell in cells) >= 0.4 * len(cells):
        return Purpose.FIGURES
    return Purpose.ROSTER if PERSON_COLUMN.search(names) else Purpose.OTHER


def _used_width(rows: Sequence[Row], body: Sequence[BodyRow], count: int, width: int) -> int:
    """The width without padding on the right: columns that nothing names, nothing fills and some rows do not even print."""
    named = max((at + 1 for row in rows[:count] for at, cell in enumerate(row.cells) if cell), default=width)
    filled = max((at + 1 for row in body for at, cell in enumerate(row.cells) if cell), default=0)
    printed = min((len(row.cells) for row in rows[count:]), default=width)
    return min(width, max(named, filled, printed))


def _header_cells(grid: Grid, count: int, width: int) -> list[Cell]:
    """Header cells with the spans that their blanks stand for."""
    cells: list[Cell] = []
    covered: set[tuple[int, int]] = set()
    for row in range(count):
        for column in range(width):
            if (row, column) in covered:
                continue
            wide, high = _extent(grid, row, column, count, width, covered)
            covered |= {(r, c) for r in range(row, row + high) for c in range(column, column + wide)}
            cells.append(Cell(grid[row][column], row, column, high, wide, True))
    return cells


def _extent(grid: Grid, row: int, column: int, count: int, width: int, covered: set[tuple[int, int]]) -> tuple[int, int]:
    """Columns and rows that a header cell spans."""
    if not grid[row][column]:
        return 1, 1
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


def _body_cells(body: Sequence[BodyRow], count: int) -> list[Cell]:
    """Body cells; a merged one stands in its first row and spans the others."""
    heights = Counter((first, column) for row in body for column, first in row.merges.items())
    cells: list[Cell] = []
    for at, row in enumerate(body):
        for column, text in enumerate(row.cells):
            if row.merges.get(column, at) == at:
                cells.append(Cell(text, count + at, column, heights.get((at, column), 1)))
    return cells


def _source(found: Found, lines: Sequence[TextLine]) -> Source:
    """The table's lines, without titles that a page break printed again between its fragments."""
    again = {number for item in found.repeats if item.reason == "repeated title" for number in lines_of(item.source)}
    return source_of(lines[at].number for at in found.positions if lines[at].number not in again)


def _fill_merged(body: Sequence[BodyRow], columns: Sequence[str], has_text: bool) -> None:
    """Give blanks under merged cells their value: by the columns, in a form by its questions, and where the source says so."""
    if has_text and not has_panels(columns):
        fill_down(body, columns)
    if not any(columns):
        fill_questions(body)
    keep_spans(body)


def build_table(found: Found, lines: Sequence[TextLine]) -> Table:
    """A found table and the running lines it was found in → the model's table; its title is the one printed in it, if any."""
    own_title = title_row(found.rows)
    rows, copies = without_copies(found.rows[1:] if own_title else found.rows)
    count, width = _header(rows)
    names = column_paths(to_grid(rows[:count], width), count) if count else ("",) * width
    lines_whole = join_cut_lines(rows[count:], width)
    body, moved, twice = _body(join_wrapped(lines_whole) if count else lines_whole, names)
    width = max([width, *(len(row.cells) for row in body)])
    body, blank = _without_blank_rows(join_cut_rows(body), count)
    join_cut_labels(body)
    body = join_label_rows(body)
    join_cut_units(body, names)
    grid = to_grid(rows[:count], width)
    join_wrapped_names(grid, [row.cells for row in body[:1]])
    joined_label = count == 1 and join_split_label(grid[0], body)
    shifted = shift_sub_header(whole := [*grid, *(row.cells for row in body)], count)
    width = _used_width(rows, body, count, width)
    columns = column_paths([row[:width] for row in whole[:count]], count) if count else ("",) * width
    for row in body:
        row.cells = row.cells[:width] + [cell for cell in row.cells[width:] if cell]
    purpose = _purpose(columns, body)
    _fill_merged(body, columns, purpose is not Purpose.FORM or count == 0)
    return Table(
        title=own_title,
        purpose=purpose,
        columns=columns,
        header_rows=count,
        rows=tuple(tuple(row.cells) for row in body),
        row_sources=tuple(source_of(row.numbers) for row in body),
        cells=tuple(_header_cells(grid, count, width) + _body_cells(body, count)),
        source=_source(found, lines),
        fragments=found.fragments,
        repeats=(*found.repeats, *copies, *twice, *blank),
        inherited=tuple((at, column) for at, row in enumerate(body) for column in sorted(row.inherited)),
        moved=tuple(at for at, row in enumerate(body) if moved & set(row.numbers)),
        shifted_header=shifted or joined_label,
        sections=() if purpose is Purpose.FORM else sections_of(body),
    )
