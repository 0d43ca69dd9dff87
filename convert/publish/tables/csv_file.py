"""A table as CSV: one header line, every row complete, what was inherited named at the end of its row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from convert.publish.tables.plain import clean, harmless
from convert.publish.tables.shape import Shape
from convert.publish.wording import column_place

FILLED = "由合并单元格补入的栏（本站注）"
"""Heads the last column of tables with inherited values."""
BOM = "\ufeff"
"""Lets Excel on Windows see that the file is UTF-8."""


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows → the text of a CSV file that opens in Excel and runs nothing."""
    return BOM + csv_lines(rows)


def csv_lines(rows: Iterable[Sequence[str]]) -> str:
    """Rows → lines to go on with such a text."""
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([harmless(clean(text)) for text in row] for row in rows)
    return out.getvalue()


def table_csv(shape: Shape) -> str:
    """A table → CSV.  The header, where it has one, is the full name of each column."""
    layout = shape.layout
    marks = bool(layout.inherited)
    head = [[*layout.names, *([FILLED] if marks else [])]] if layout.head else []
    filled: dict[int, list[str]] = {}
    for row, column in sorted(layout.inherited):
        filled.setdefault(row, []).append(layout.names[column] or column_place(column))
    body = ([*layout.texts[row], *(["、".join(filled.get(row, ()))] if marks else [])] for row in layout.body)
    return csv_text((*head, *body))
