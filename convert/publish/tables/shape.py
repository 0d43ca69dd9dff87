"""What a reader needs to know of a table: which rows are groups or totals, which column names the rows, how to show it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from convert.model.blocks import Cell, Purpose, Table
from convert.publish.tables.layout import Layout, lay_out

TOTAL = re.compile(r"(?:(?:全[县市区旗])?(?:总|合|小|共|累)?[合总共小累]计|全[县市区旗])(?:[（(].*)?$")
"""``合计``, ``小计（亩）``, ``全县合计``."""
PLACE_TOTAL = re.compile(r"[\u4e00-\u9fa5]{2,8}(?:小计|合计|总计)(?:[（(].*)?$")
"""``青石镇小计``, where the name of a row stands."""
SERIAL = re.compile(r"序号\d?|编号|序")
SERIAL_CELL = re.compile(r"\d{1,4}|[一二三四五六七八九十]{1,3}")
FIGURE = re.compile(r"[-+]?\d[\d,，]*(?:\.\d+)?[%％]?")
AMOUNT = re.compile(r"[-+—－/\d]")
"""How ``3项``, ``22600`` and a stroke begin, and words do not."""

WIDE = 9
"""From so many columns on a table is printed on a page turned sideways."""
SORTABLE = 8
"""From so many rows on sorting and filtering help."""
WORDY = 40
"""From so many characters in a row, in the mean, a narrow screen shows rows as cards."""
TEXT = 14
"""From so many characters on a cell holds text; a column with many of them is set as text, not centred."""
NAME = 16
"""Up to so many characters, in the middle of all rows, a cell can name its row."""
HUGE = 500
"""From so many rows on the browser lays out only what is in sight, if no cell is merged."""
LONGEST, MOST_ROWS, MOST_COLUMNS = 32_000, 1_048_000, 16_000
"""What fits into a cell and a sheet of Excel."""
CARDS = 400
"""So many rows at most are made ready to be read as cards."""


@dataclass(frozen=True)
class Shape:
    """A table, its layout, and how it is to be read and shown; rows are those of the grid.

    The words of a group row reach over the blanks on their right, its figures stand in their columns.
    ``key`` is the column that names the rows, ``running`` are the columns set as text.
    ``cards``: a narrow screen shows the rows as cards; ``sortable``: sorting and filtering help;
    ``huge``: the browser should lay out only what is in sight; ``fits_sheet``: Excel can hold it.
    """

    table: Table
    layout: Layout
    groups: frozenset[int]
    totals: frozenset[int]
    key: int | None
    running: frozenset[int]
    cards: bool
    sortable: bool
    huge: bool
    fits_sheet: bool

    @property
    def wide(self) -> bool:
        """Whether it needs a page turned sideways."""
        return self.layout.width >= WIDE

    def heads_group(self, cell: Cell) -> bool:
        """Whether a cell is the label of a group row, or words beside it, and no figure or blank."""
        return cell.row in self.groups and bool(cell.text) and not (cell.column and AMOUNT.match(cell.text))


def shape_of(table: Table) -> Shape:
    """Table → its shape."""
    layout = lay_out(table)
    form = table.purpose is Purpose.FORM
    groups = frozenset(row for at, _ in table.sections if _stands_alone(layout, row := layout.head + at))
    layout = replace(layout, rows=tuple(_spread(cells) if row in groups else cells for row, cells in enumerate(layout.rows)))
    totals = frozenset() if form else frozenset(row for row in layout.body if row not in groups and _is_total(layout.texts[row]))
    plain = [layout.texts[row] for row in layout.body if row not in groups and row not in totals]
    return Shape(
        table,
        layout,
        groups,
        totals,
        key=None if form or not layout.head else _key(layout.names, plain),
        running=frozenset(column for column in range(layout.width) if _running([row[column] for row in plain])),
        cards=_wordy(table, layout),
        sortable=not form and len(plain) >= SORTABLE and _whole_when_sorted(layout, groups, totals),
        huge=len(layout.body) >= HUGE and all(cell.row_span == 1 for row in layout.rows[layout.head :] for cell in row),
        fits_sheet=_fits_sheet(layout),
    )


def flat(text: str) -> str:
    """Text without blanks."""
    return "".join(text.split())


def _wordy(table: Table, layout: Layout) -> bool:
    """Whether the rows hold so much text that a narrow screen should show them as cards."""
    rows = len(layout.body)
    if layout.head == 0 or layout.width < 3 or not 0 < rows <= CARDS or table.purpose is Purpose.FIGURES:
        return False
    return sum(len("".join(layout.texts[row])) for row in layout.body) >= WORDY * rows


def _running(cells: Sequence[str]) -> bool:
    """Whether a column holds text: a third of its cells are no mere words."""
    filled = [cell for cell in cells if cell]
    return 0 < len(filled) <= 3 * sum(len(cell) >= TEXT for cell in filled)


def _whole_when_sorted(layout: Layout, groups: frozenset[int], totals: frozenset[int]) -> bool:
    """Whether sorting leaves the sense whole: each name stands over one column, totals at the ends of their group."""
    printed = layout.rows[0] if layout.head == 1 else []
    names = [flat(cell.text) for cell in printed if cell.text] or [name for name in layout.names if name]
    edges = {layout.head - 1, len(layout.rows)} | groups
    return 0 < len(names) == len(set(names)) and all(row - 1 in edges or row + 1 in edges for row in totals)


def _fits_sheet(layout: Layout) -> bool:
    longest = max((len(cell.text) for row in layout.rows for cell in row), default=0)
    return longest <= LONGEST and len(layout.rows) < MOST_ROWS and 0 < layout.width <= MOST_COLUMNS


def _stands_alone(layout: Layout, row: int) -> bool:
    """Whether no merged cell reaches into or out of a row."""
    cells = layout.rows[row]
    return all(cell.row_span == 1 for cell in cells) and sum(cell.column_span for cell in cells) == layout.width


def _spread(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a group row, its label, and words beside that, spread over the blanks up to what is printed next."""
    spread: list[Cell] = []
    for cell in cells:
        label = next((each for each in spread if each.text), None)
        if cell.text and not label:
            spread = [replace(cell, column=0, column_span=cell.column + cell.column_span)]
        elif not cell.text and label and spread[-1].text and (spread[-1] is label or not AMOUNT.match(spread[-1].text)):
            spread[-1] = replace(spread[-1], column_span=spread[-1].column_span + cell.column_span)
        else:
            spread.append(cell)
    return tuple(spread)


def _is_total(texts: Sequence[str]) -> bool:
    words = [flat(text) for text in texts if text][:2]
    return any(map(TOTAL.match, words)) or bool(words and texts[0] and PLACE_TOTAL.match(words[0]))


def _key(names: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The column that names its row: the first that holds short words, one a row; else the serial number; else none."""
    columns = [[flat(row[column]) for row in rows if row[column]] for column in range(len(names))]
    for column, texts in enumerate(columns[:3]):
        if _short(texts) and not _numbers(texts) and not _unnaming(names[column]) and _apart(texts, len(rows)):
            return column
    serials = (column for column, name in enumerate(names[:2]) if SERIAL.fullmatch(flat(name)) and columns[column])
    return next(serials, None)


def _unnaming(name: str) -> bool:
    """Whether a column of this name cannot name rows."""
    last = flat(name).rsplit("/", 1)[-1]
    return bool(SERIAL.fullmatch(last) or TOTAL.match(last))


def _short(texts: Sequence[str]) -> bool:
    return bool(texts) and sorted(map(len, texts))[len(texts) // 2] <= NAME


def _numbers(texts: Sequence[str]) -> bool:
    return sum(bool(SERIAL_CELL.fullmatch(text) or FIGURE.fullmatch(text)) for text in texts) >= len(texts) / 2


def _apart(texts: Sequence[str], rows: int) -> bool:
    """Filled in nearly all rows, and mostly different from row to row."""
    return len(texts) >= 0.8 * rows and len(Counter(texts)) >= 0.6 * len(texts)
