"""A table laid out: every position of its grid belongs to exactly one cell, whatever the model's cells say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from convert.model.blocks import Cell, Table

Owners = list[list[int]]
"""For each position the index of the cell that covers it, -1 where none does yet."""


@dataclass(frozen=True)
class Layout:
    """Cells by the row they begin in, and what a reader finds in each position.

    ``texts`` repeats the text of a merged cell in every position it covers; ``head`` rows of it are header.
    ``inherited`` are the body positions (row of the grid, column) whose value was printed elsewhere in their merge.
    """

    width: int
    head: int
    rows: tuple[tuple[Cell, ...], ...]
    texts: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]
    inherited: frozenset[tuple[int, int]]

    @property
    def body(self) -> range:
        """The rows of the grid that are no header."""
        return range(self.head, len(self.rows))


def lay_out(table: Table) -> Layout:
    """Table → its layout.  Cells that overlap are cut, gaps become empty cells; no text is lost on the way."""
    width, height = _size(table)
    head = min(table.header_rows, height)
    owners: Owners = [[-1] * width for _ in range(height)]
    cells = _settled(table, owners, head)
    rows: list[list[Cell]] = [[] for _ in range(height)]
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(cell)
    texts = tuple(tuple(cells[owner].text for owner in line) for line in owners)
    inherited = frozenset((head + row, column) for row, column in table.inherited if head + row < height and column < width)
    return Layout(width, head, tuple(map(tuple, rows)), texts, _names(table, texts[:head], width), inherited)


def _size(table: Table) -> tuple[int, int]:
    """Columns and rows; a cell that hangs out below the last row does not make another."""
    width = max(len(table.columns), max((cell.column + max(cell.column_span, 1) for cell in table.cells), default=0))
    height = max(table.header_rows + len(table.rows), max((cell.row + 1 for cell in table.cells), default=0))
    return width, height if width else 0


def _settled(table: Table, owners: Owners, head: int) -> list[Cell]:
    cells: list[Cell] = []
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        owner = owners[cell.row][cell.column]
        if owner < 0:
            cells.append(_cut(cell, owners, head, len(cells)))
        elif cell.text not in ("", cells[owner].text):
            both = " ".join(text for text in (cells[owner].text, cell.text) if text)
            cells[owner] = replace(cells[owner], text=both)
    for row, line in enumerate(owners):
        for column, owner in enumerate(line):
            if owner < 0:
                line[column] = len(cells)
                cells.append(Cell("", row, column, header=row < head))
    return cells


def _cut(cell: Cell, owners: Owners, head: int, index: int) -> Cell:
    """The cell with the extent that is free for it: it ends with the head, with the table, and where another cell stands."""
    if cell.row_span <= 1 and cell.column_span <= 1:
        owners[cell.row][cell.column] = index
        return cell
    line = owners[cell.row]
    right = cell.column + 1
    while right < cell.column + cell.column_span and line[right] < 0:
        right += 1
    last = head if cell.row < head else len(owners)
    below = cell.row + 1
    while below < min(cell.row + cell.row_span, last) and all(owner < 0 for owner in owners[below][cell.column : right]):
        below += 1
    for row in range(cell.row, below):
        owners[row][cell.column : right] = [index] * (right - cell.column)
    return replace(cell, row_span=below - cell.row, column_span=right - cell.column)


def _names(table: Table, head: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """The full name of every column: as read, unless that leaves out a word of the header over it."""
    read = table.columns if len(table.columns) == width else ("",) * width
    return tuple(_name(name, [row[column] for row in head]) for column, name in enumerate(read))


def _name(read: str, printed: Sequence[str]) -> str:
    said = "".join(read.split())
    if all("".join(text.split()) in said for text in printed):
        return read
    return "/".join(" ".join(text.split()) for text in dict.fromkeys(printed) if text)
