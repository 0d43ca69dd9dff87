"""Reading a built table back, in other ways than it was written."""

from __future__ import annotations

import csv
from collections import Counter
from io import BytesIO, StringIO

from bs4 import BeautifulSoup, Tag
from openpyxl import load_workbook

from convert.model.blocks import Table
from convert.model.issue import PartKind
from convert.publish.markup import escape
from convert.publish.places import places_in
from convert.publish.tables.csv_file import table_csv
from convert.publish.tables.html import table_html
from convert.publish.tables.listed import Listed, tables_in
from convert.publish.tables.shape import Shape, shape_of
from tests.publish.gazettes import annotated, document, notice, part


def listed(table: Table) -> Listed:
    """A table as it stands in a document."""
    (found,) = tables_in(places_in(annotated([document(parts=[notice(), part(PartKind.ANNEX, [table], "annex-1")])]))[0])
    return found


def html_of(table: Table) -> Tag:
    """The table as the browser gets it."""
    soup = BeautifulSoup(table_html(shape_of(table), "t1", "", escape), "html.parser", preserve_whitespace_tags={"td", "th"})
    assert soup.table is not None
    return soup.table


def covered(table: Tag) -> dict[tuple[int, int], int]:
    """How often each position is covered, by the rules by which browsers lay out tables."""
    taken: Counter[tuple[int, int]] = Counter()
    rows = table.find_all("tr")
    for y, row in enumerate(rows):
        x = 0
        for cell in row.find_all(["td", "th"]):
            while taken[y, x]:
                x += 1
            for dy in range(int(str(cell.get("rowspan", 1)))):
                for dx in range(int(str(cell.get("colspan", 1)))):
                    taken[y + dy, x + dx] += 1
    return {place: count for place, count in taken.items() if count}


def sections_whole(table: Tag) -> bool:
    """Whether no cell reaches out of its ``thead`` or ``tbody``."""
    for section in table.find_all(["thead", "tbody"]):
        rows = section.find_all("tr")
        reach = max((y + int(str(cell.get("rowspan", 1))) for y, row in enumerate(rows) for cell in row.find_all(["td", "th"])), default=0)
        if reach > len(rows):
            return False
    return True


def csv_rows(text: str) -> list[list[str]]:
    """A CSV file as a program reads it that takes the BOM off."""
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))


def csv_of(table: Table) -> list[list[str]]:
    return csv_rows(table_csv(shape_of(table)))


def sheet_texts(data: bytes) -> tuple[list[str], list[tuple[int, int, int, int]]]:
    """All texts of a workbook as Excel shows them, and its merged ranges."""
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type in ("s", "n") for cell in cells), "a formula"
    texts = [shown(float(str(cell.value)), cell.number_format) if cell.data_type == "n" else as_written(str(cell.value)) for cell in cells]
    return texts, [merged.bounds for merged in sheet.merged_cells.ranges]


def as_written(text: str) -> str:
    """A text of a workbook; the reader leaves the sign for a carriage return as it is."""
    return text.replace("_x000D_", "\r")


def shown(value: float, pattern: str) -> str:
    """A figure in the number formats ``0``, ``0.0`` …"""
    return f"{value:.{len(pattern.partition('.')[2])}f}"


def printed(shape: Shape) -> Counter[str]:
    """The texts of a table's cells, as they are to be found again."""
    return Counter(cell.text for row in shape.layout.rows for cell in row if cell.text)
