"""A table as an Excel workbook: title, merged cells as printed, header bold and in sight, the same bytes for the same table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from convert.model.blocks import Cell
from convert.publish.tables.listed import Listed
from convert.publish.tables.plain import clean, number
from convert.publish.tables.shape import TEXT, Shape
from convert.publish.wording import issue_label, page_label

MADE = datetime(2000, 1, 1)
"""Stands in every file, so that the same table gives the same bytes."""
FORM = 1
"""Goes up when the same table is written in another way."""
NARROW, BROAD = 5, 42
LETTERS = "仿宋"
LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "align": "center", "font_size": 14},
    "aside": {"align": "left", "border": 0},
    "head": {"bold": True, "align": "center", "bg_color": "#F3ECE0"},
    "group": {"bold": True, "align": "left"},
    "total": {"bold": True, "align": "center"},
    "body": {"align": "center"},
    "long": {"align": "left"},
}


class Looks:
    """The cell formats of one workbook, made when they are first wanted."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, str], Format] = {}

    def get(self, name: str, pattern: str = "@") -> Format:
        """A format by name, with the number format of its cell."""
        if (name, pattern) not in self._made:
            border = 0 if name in ("title", "aside") else 1
            common = {"font_name": LETTERS, "text_wrap": True, "valign": "vcenter", "border": border, "num_format": pattern}
            self._made[name, pattern] = self._book.add_format({**common, **LOOKS[name]})
        return self._made[name, pattern]


def content_key(listed: Listed) -> str:
    """Changes when anything changes that goes into the file."""
    cells = ((cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for row in listed.shape.layout.rows for cell in row)
    seen = (FORM, xlsxwriter.__version__, listed.title, _asides(listed), listed.notes, listed.shape.key, listed.shape.layout.head, *cells)
    return blake2b(repr(seen).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def workbook(listed: Listed) -> bytes:
    """A table → the bytes of its workbook."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": clean(listed.title), "created": MADE})
    sheet, looks = book.add_worksheet(f"表{listed.placed.table}"), Looks(book)
    top = _opening(sheet, looks, listed)
    for row in listed.shape.layout.rows:
        for cell in row:
            _write(sheet, looks, listed.shape, cell, top)
    _closing(sheet, looks, listed, top + len(listed.shape.layout.rows))
    _page(sheet, listed.shape, top)
    book.close()
    return out.getvalue()


def _asides(listed: Listed) -> tuple[str, ...]:
    """Where the table is from, for who meets the file alone."""
    place = listed.place
    issue = f"《{place.annotated.publication.name}》{issue_label(place.annotated)}"
    where = "，".join(word for word in (issue, page_label(place.page), f"《{place.document.title}》") if word)
    return *listed.said(), f"来源：{where}"


def _opening(sheet: Worksheet, looks: Looks, listed: Listed) -> int:
    """The title and what was printed above the table → the row in which the table begins."""
    said = listed.said()
    for row, (text, look) in enumerate([(listed.title, "title"), *((text, "aside") for text in said)]):
        _line(sheet, row, listed.shape.layout.width, text, looks.get(look))
    return 1 + len(said)


def _closing(sheet: Worksheet, looks: Looks, listed: Listed, row: int) -> None:
    for below, text in enumerate((*listed.notes, _asides(listed)[-1])):
        _line(sheet, row + below, listed.shape.layout.width, text, looks.get("aside"))


def _line(sheet: Worksheet, row: int, width: int, text: str, look: Format) -> None:
    """One text over the whole width."""
    if width > 1:
        sheet.merge_range(row, 0, row, width - 1, "", look)
    sheet.write_string(row, 0, clean(text), look)


def _write(sheet: Worksheet, looks: Looks, shape: Shape, cell: Cell, top: int) -> None:
    """One cell.  Text is written as text: what looks like a formula is not one."""
    text = clean(cell.text)
    figure = number(text) if cell.row >= shape.layout.head else None
    look = looks.get(_look(shape, cell), figure[1] if figure else "@")
    row = top + cell.row
    if cell.row_span > 1 or cell.column_span > 1:
        sheet.merge_range(row, cell.column, row + cell.row_span - 1, cell.column + cell.column_span - 1, "", look)
    if figure:
        sheet.write_number(row, cell.column, figure[0], look)
    elif text:
        sheet.write_string(row, cell.column, text, look)
    else:
        sheet.write_blank(row, cell.column, None, look)


def _look(shape: Shape, cell: Cell) -> str:
    if cell.row < shape.layout.head:
        return "head"
    if cell.row in shape.groups:
        return "group"
    if cell.row in shape.totals:
        return "total"
    return "long" if len(cell.text) >= TEXT else "body"


def _page(sheet: Worksheet, shape: Shape, top: int) -> None:
    """Column widths, the header in sight and on every printed page, wide tables sideways."""
    texts: list[list[str]] = [[] for _ in range(shape.layout.width)]
    for cell in (cell for row in shape.layout.rows for cell in row if cell.column_span == 1):
        texts[cell.column].append(cell.text)
    for column, own in enumerate(texts):
        sheet.set_column(column, column, _breadth(own))
    sheet.freeze_panes(top + shape.layout.head, 0 if shape.key is None else shape.key + 1)
    if shape.layout.head:
        sheet.repeat_rows(top, top + shape.layout.head - 1)
    if shape.wide:
        sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _breadth(texts: Iterable[str]) -> float:
    """The width of a column: that of its longest line, within bounds.  A Chinese character takes two."""
    longest = max((sum(1 + (char > "\u2e80") for char in re.sub(r"\n.*", "", text)) for text in texts), default=0)
    return min(max(longest + 2, NARROW), BROAD)
