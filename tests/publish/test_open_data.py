"""What is to be taken away: data as its schema says, the source as it came, checksums, the catalogue with its gaps."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from convert.model.blocks import Cell
from convert.model.issue import Masthead, PartKind
from convert.model.publication import Annotated, Reference, Task
from convert.model.source import Original
from convert.publish.data import issue_json, json_text
from convert.publish.open_data.coverage import coverage_of
from convert.publish.open_data.issue_files import Taken, issue_files, source_bytes
from convert.publish.page import Download, Page
from convert.publish.pages import site_pages
from convert.publish.places import places_in
from tests.conftest import ROOT, SAMPLES, read_source, sources_to_try
from tests.publish.gazettes import QINGHE, annotated, archive, document, notice, part, table

Data = Any
SCHEMA: Data = json.loads((ROOT / "docs/assets/schema/issue.schema.json").read_text(encoding="utf-8"))


def objects(schema: Data) -> list[Data]:
    """All descriptions of objects in the schema."""
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    own = [schema] if isinstance(schema, dict) and isinstance(schema.get("properties"), dict) else []
    return [*own, *(found for each in inner for found in objects(each))]


def complaints(issue: Annotated) -> list[str]:
    """What the schema says against the data of an issue, fields that it does not know among them."""
    strict = json.loads(json.dumps(SCHEMA))
    for each in objects(strict):
        each["additionalProperties"] = False
    validator = Draft202012Validator(strict, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(json_text(issue_json(issue))))]


def without_anything() -> Annotated:
    """An issue of which nothing is known that may be unknown."""
    bare = replace(document(number=None), date=None, issuers=(), recipients=None, disclosure=None, parts=(notice(),))
    made = annotated([bare], contents=[], references=[Reference("清政发〔2021〕6号", bare.id, ((6, 6),))])
    issue = replace(made.issue, masthead=Masthead(None, None, None, None, None), colophon=(), dropped=(), findings=())
    task = Task("2023-02-01-k1", bare.id, "inline", "做好防火", (), (), (), None, None, ((7, 7),))
    return replace(made, issue=issue, tasks=(task,))


def with_table() -> Annotated:
    annex = part(PartKind.ANNEX, [table([Cell("乡镇", 0, 0, header=True), Cell("甲乡", 1, 0)])], "annex-1")
    return annotated([document(parts=[notice(), annex])])


# -- the schema -----------------------------------------------------------------


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert len(objects(SCHEMA)) > 10


def test_every_field_is_described_in_chinese() -> None:
    fields = [(name, field) for each in objects(SCHEMA) for name, field in each["properties"].items()]
    assert not [name for name, field in fields if not re.search("[\u4e00-\u9fff]", field.get("description", ""))]


@pytest.mark.parametrize("source", sources_to_try(), ids=lambda path: path.stem)
def test_every_issue_is_what_the_schema_says(source: Path) -> None:
    assert complaints(read_source(source)) == []


def test_what_is_unknown_is_null_and_the_schema_says_so() -> None:
    assert complaints(without_anything()) == []
    assert complaints(with_table()) == []


def test_the_schema_takes_no_wrong_data() -> None:
    made = annotated([document()])
    wrong = replace(made, issue=replace(made.issue, masthead=replace(made.issue.masthead, year="2023")))  # type: ignore[arg-type]
    assert [complaint.split(":")[0] for complaint in complaints(wrong)] == ["$.year"]
    assert complaints(replace(made, publication=replace(QINGHE, id="清禾")))


# -- the files of an issue ------------------------------------------------------


def files_of(made: Annotated) -> dict[str, Taken]:
    return {taken.file.path: taken for taken in issue_files(made, places_in(made), None)}


def with_source(data: bytes, encoding: str) -> Annotated:
    made = annotated([document()])
    return replace(made, issue=replace(made.issue, original=Original(data, encoding)))


@pytest.mark.parametrize("data", ["公报\r\n第一期\n".encode(), "公报\n".encode("utf-8-sig")])
def test_a_source_in_utf8_is_handed_out_byte_for_byte(data: bytes) -> None:
    taken = files_of(with_source(data, "utf-8"))["qh/2023-02/source.txt"]
    assert taken.data == data
    assert isinstance(taken.file, Download)
    assert taken.file.make() == data
    assert "逐字节相同" in taken.about


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-32"])
def test_a_source_in_another_encoding_keeps_its_characters_and_lines(encoding: str) -> None:
    text = "公报\r\n第一期\n㐂\n"
    taken = files_of(with_source(text.encode(encoding), encoding))["qh/2023-02/source.txt"]
    assert taken.data == text.encode("utf-8-sig"), "the mark tells Notepad and browsers what it is"
    assert f"{encoding.upper()} 编码" in taken.about
    assert "逐字节相同" not in taken.about


def test_the_pipeline_hands_the_source_on() -> None:
    original = read_source(SAMPLES[0]).issue.original
    assert original and source_bytes(original) == SAMPLES[0].read_bytes()


def test_the_checksums_are_right_and_last() -> None:
    files = files_of(with_source("公报".encode(), "utf-8"))
    *others, sums = files.values()
    lines = [line.split("  ") for line in sums.data.decode("ascii").splitlines()]
    assert [f"qh/2023-02/{name}" for _, name in lines] == [taken.file.path for taken in others]
    assert [digest for digest, _ in lines] == [hashlib.sha256(taken.data).hexdigest() for taken in others]
    assert {name for _, name in lines} == {"issue.json", "documents.csv", "source.txt"}


def test_documents_as_csv() -> None:
    made = files_of(annotated([document(), document(2)]))["qh/2023-02/documents.csv"]
    rows = list(csv.DictReader(StringIO(made.data.decode("utf-8-sig"))))
    assert [row["序号"] for row in rows] == ["1", "2"]
    assert rows[0]["标题"] == "清禾县人民政府办公室关于印发《防火方案》的通知"
    assert (rows[0]["文种"], rows[0]["成文日期"], rows[0]["网页"]) == ("通知", "2023-01-10", "01.html")
    assert "None" not in str(rows)


def test_the_issue_page_offers_them_with_their_sizes() -> None:
    pages = {page.path: page for page in site_pages(archive(with_source("公报\n".encode() * 500, "utf-8")))}
    page = pages["qh/2023-02/index.md"]
    assert isinstance(page, Page)
    offered = re.findall(r'<a href="([^"]+)"[^>]*>[^<]*</a> <span class="download-size">([^<]+)</span>', page.text)
    assert [name for name, _ in offered] == ["issue.json", "documents.csv", "source.txt", "sha256.txt"]
    assert dict(offered)["source.txt"] == "4 KB"
    assert {f"qh/2023-02/{name}" for name, _ in offered} <= pages.keys()


def test_a_list_of_tables_is_among_them_and_written_once() -> None:
    paths = [page.path for page in site_pages(archive(with_table()))]
    assert paths.count("qh/2023-02/tables.csv") == 1
    assert len(paths) == len(set(paths))
    sums = next(page for page in site_pages(archive(with_table())) if page.path == "qh/2023-02/sha256.txt")
    assert isinstance(sums, Page)
    assert "  tables.csv\n" in sums.text


# -- the catalogue --------------------------------------------------------------


def issue(year: int, number: int, total: int | None = None) -> Annotated:
    made = annotated([document(issue=f"{year}-{number:02d}")], number=number)
    masthead = replace(made.issue.masthead, year=year, total_number=total)
    return replace(made, issue=replace(made.issue, id=f"{year}-{number:02d}", masthead=masthead))


def test_gaps_are_stated() -> None:
    coverage = coverage_of([issue(2024, 4, 30), issue(2024, 2, 28), issue(2021, 1, 10), without_anything()])
    assert [(year.year, year.held, year.missing) for year in coverage.years] == [(2024, (2, 4), ((1, 1), (3, 3))), (2021, (1,), ())]
    assert coverage.missing_years == ((2022, 2023),)
    assert coverage.missing_totals == ((11, 27), (29, 29))
    assert coverage_of([]).years == ()


def test_the_catalogue_has_all_issues_and_documents() -> None:
    made = archive(issue(2024, 3), issue(2022, 1), with_source("公报".encode(), "utf-8"))
    pages = {page.path: page.text for page in site_pages(made) if isinstance(page, Page)}
    data = json.loads(pages["data/catalogue.json"])
    assert [each["id"] for each in data["issues"]] == ["2024-03", "2022-01", "2023-02"]
    first = data["documents"][0]
    assert (first["issue"], first["id"], first["page"]) == ("2024-03", "2024-03-01", "../qh/2024-03/01.html")
    (publication,) = data["publications"]
    assert publication["coverage"]["years"][0] == {"year": 2024, "held": [3], "missing": [[1, 2]]}
    assert [each["source"] for each in data["issues"]] == [None, None, "../qh/2023-02/source.txt"]


def test_the_list_of_issues_has_a_line_for_every_gap() -> None:
    pages = {page.path: page.text for page in site_pages(archive(issue(2024, 3), issue(2022, 1))) if isinstance(page, Page)}
    rows = list(csv.DictReader(StringIO(pages["data/issues.csv"].removeprefix("\ufeff"))))
    assert [(row["年"], row["期"], row["收录"]) for row in rows] == [
        ("2024", "3", "已收录"),
        ("2022", "1", "已收录"),
        ("2024", "1—2", "未收录"),
        ("2023", "", "未收录"),
    ]
    assert "第1—2期" in pages["data/index.md"]
    assert "2023年没有收录" in pages["data/index.md"]


def test_the_same_archive_gives_the_same_files() -> None:
    first, second = ([page.text for page in site_pages(archive(with_table())) if isinstance(page, Page)] for _ in range(2))
    assert first == second
