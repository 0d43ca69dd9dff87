"""All tables of the samples and of what else is there: whole on the page, whole in their files, nothing covered twice."""

from __future__ import annotations

from collections import Counter

import pytest

from convert.publish.places import places_in
from convert.publish.tables.csv_file import table_csv
from convert.publish.tables.listed import Listed, tables_in
from convert.publish.tables.xlsx_file import workbook
from tests.conftest import read_source, sources_to_try
from tests.publish.grids import covered, csv_rows, html_of, printed, sections_whole, sheet_texts

SOURCES = [pytest.param(path, id=path.name) for path in sources_to_try()]


@pytest.fixture(scope="module", params=SOURCES)
def tables(request: pytest.FixtureRequest) -> list[Listed]:
    return [listed for place in places_in(read_source(request.param)) for listed in tables_in(place)]


def flat(text: str) -> str:
    return "".join(text.split())


def test_there_are_tables(tables: list[Listed]) -> None:
    assert tables


def test_cells_of_the_model_do_not_overlap(tables: list[Listed]) -> None:
    """Laying out loses nothing and needs to cut nothing: what the model holds is what is shown."""
    for listed in tables:
        assert printed(listed.shape) == Counter(cell.text for cell in listed.table.cells if cell.text), listed.title


def test_every_position_is_covered_once(tables: list[Listed]) -> None:
    for listed in tables:
        built, layout = html_of(listed.table), listed.shape.layout
        expected = {(row, column): 1 for row in range(len(layout.rows)) for column in range(layout.width)}
        assert covered(built) == expected, listed.title
        assert sections_whole(built), listed.title


def test_every_cell_is_on_the_page(tables: list[Listed]) -> None:
    for listed in tables:
        shown = Counter(text for cell in html_of(listed.table).find_all(["td", "th"]) if (text := cell.get_text()))
        assert shown == printed(listed.shape), listed.title


def test_every_row_is_complete_in_the_csv(tables: list[Listed]) -> None:
    for listed in tables:
        layout = listed.shape.layout
        rows = csv_rows(table_csv(listed.shape))
        body = rows[1:] if layout.head else rows
        values = [tuple(text.removeprefix("'") for text in row[: layout.width]) for row in body]
        assert values == [layout.texts[row] for row in layout.body], listed.title
        head = flat("".join(rows[0])) if layout.head else ""
        assert all(flat(text) in head for row in layout.texts[: layout.head] for text in row), listed.title


def test_csv_rows_are_those_of_the_model(tables: list[Listed]) -> None:
    for listed in tables:
        layout = listed.shape.layout
        shown = [layout.texts[row] for row in layout.body]
        assert [row[: len(own)] for row, own in zip(shown, listed.table.rows, strict=True)] == list(listed.table.rows), listed.title


def test_every_cell_is_in_the_workbook_with_its_merges(tables: list[Listed]) -> None:
    for listed in tables:
        texts, merged = sheet_texts(workbook(listed))
        assert not printed(listed.shape) - Counter(texts), listed.title
        top = 1 + len(listed.said())
        expected = {
            (cell.column + 1, top + cell.row + 1, cell.column + cell.column_span, top + cell.row + cell.row_span)
            for row in listed.shape.layout.rows
            for cell in row
            if cell.row not in listed.shape.groups and (cell.row_span > 1 or cell.column_span > 1)
        }
        assert expected <= set(merged), listed.title


def test_every_file_of_every_table_has_its_own_place(tables: list[Listed]) -> None:
    paths = [listed.file(form) for listed in tables for form in ("csv", "xlsx")]
    assert len(set(paths)) == len(paths)
    assert all(path.isascii() for path in paths)
