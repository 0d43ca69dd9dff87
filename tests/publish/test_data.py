"""The published data is what the contract says."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from convert.model.blocks import BlockKind, Cell
from convert.model.bodies import AboutDocument
from convert.model.industries import Evidence, Filing, Where
from convert.model.issue import PartKind
from convert.model.publication import Act, Reference, Relation
from convert.publish.data import issue_json, json_text
from convert.publish.wording import column_place
from tests.publish.gazettes import annotated, document, notice, part, table, text

Data = Any


def sample() -> Data:
    heading = text(BlockKind.HEADING, "一、目标", 5, 1)
    drawn = table([Cell("乡镇", 0, 0, header=True), Cell("甲乡", 1, 0)], title="任务表")
    grid = replace(drawn, rows=(("甲乡",),), row_sources=(((52, 52),),))
    annex = part(PartKind.ANNEX, [text(BlockKind.ANNEX_LABEL, "附件1", 40), grid], "annex-1", "附件1", "任务表")
    cited = Reference("清政发〔2021〕6号", "2023-02-01", ((6, 6),))
    named = Reference(None, "2023-02-01", ((7, 7),), "2022-01-03", "《防火办法》")
    made = annotated([document(parts=[notice([heading]), annex])], references=[cited, named])
    ended = Relation(Act.REPEALS, "2023-02-01", "《防火办法》同时废止。", ((7, 7),), None, "《防火办法》", "2022-01-03")
    return json.loads(json_text(issue_json(replace(made, relations=(ended,)))))


def test_the_issue() -> None:
    data = sample()
    assert {key: data[key] for key in ("format", "id", "publication", "year", "number", "total_number", "published")} == {
        "format": "gazette-issue/1",
        "id": "2023-02",
        "publication": "清禾县人民政府公报",
        "year": 2023,
        "number": 2,
        "total_number": 22,
        "published": "2023-05-08",
    }
    assert data["tasks"] == []
    assert data["dropped"] == [{"text": "— 12 —", "reason": "page number", "source": [[45, 45]]}]


def test_contents_and_findings() -> None:
    data = sample()
    (entry,), (finding,) = data["contents"], data["findings"]
    assert {"order", "title", "document_number", "page", "category", "document", "source"} <= entry.keys()
    assert finding == {"rule": "gap", "severity": "warning", "message": "缺第3项", "suggestion": None, "source": [[9, 9]]}


def test_a_document() -> None:
    (found,) = sample()["documents"]
    assert (found["id"], found["date"], found["issuers"], found["industries"]) == ("2023-02-01", "2023-01-10", ["清禾县人民政府办公室"], [])
    assert found["annexes"] == [{"id": "2023-02-01-annex-1", "part": "annex-1", "label": "附件1", "title": "任务表", "source": [[1, 99]]}]
    assert found["references"] == [{"number": "清政发〔2021〕6号", "document": None, "source": [[6, 6]]}]
    assert found["titles"] == [{"title": "《防火办法》", "document": "2022-01-03", "source": [[7, 7]]}]


def test_the_industries_a_document_is_filed_under() -> None:
    about = AboutDocument("2023-02-01", (), (Filing("forestry", (Evidence(Where.TITLE, "防火", 1),)), Filing("safety", ())))
    data: Data = issue_json(replace(annotated([document(), document(2)]), about=(about,)))
    assert [each["industries"] for each in data["documents"]] == [["forestry", "safety"], []]


def test_what_a_document_does_to_others() -> None:
    (found,) = sample()["documents"]
    assert found["relations"] == [
        {
            "act": "repeals",
            "number": None,
            "title": "《防火办法》",
            "document": "2022-01-03",
            "sentence": "《防火办法》同时废止。",
            "source": [[7, 7]],
        }
    ]


def test_blocks_in_printed_order_with_the_anchors_of_the_page() -> None:
    (found,) = sample()["documents"]
    assert [(block["kind"], block["id"]) for block in found["blocks"]] == [
        ("title", "2023-02-01-b1"),
        ("document_number", "2023-02-01-b2"),
        ("heading", "2023-02-01-b3"),
        ("annex_label", "2023-02-01-b4"),
        ("table", "2023-02-01-t1"),
    ]
    assert (found["blocks"][2]["level"], found["blocks"][2]["part"], found["blocks"][3]["part"]) == (1, "notice", "annex-1")


def test_a_table() -> None:
    grid = sample()["documents"][0]["blocks"][-1]
    assert {"id", "title", "purpose", "columns", "header_rows", "rows", "row_sources", "cells", "source"} <= grid.keys()
    assert grid["row_sources"] == [[[52, 52]]]
    assert grid["cells"][0] == {"text": "乡镇", "row": 0, "column": 0, "row_span": 1, "col_span": 1, "header": True}


def test_json_has_one_block_a_line() -> None:
    lines = json_text(issue_json(annotated([document()]))).splitlines()
    assert sum('"kind": ' in line for line in lines) == 2
    assert all(line.count('"kind": ') <= 1 for line in lines)


def test_json_keeps_line_ranges_on_one_line() -> None:
    text = json_text({"documents": [{"a": [1, 2, 3], "source": [[1, 2], [4, 4]], "text": "[\n 1,\n 2\n]"}]})
    assert '"source": [[1, 2], [4, 4]]' in text
    assert '"[\\n 1,\\n 2\\n]"' in text


def test_what_a_table_says_of_how_it_was_read() -> None:
    grid = sample()["documents"][0]["blocks"][-1]
    assert (grid["inherited"], grid["moved"], grid["shifted_header"], grid["fragments"]) == ([], [], False, 1)


def test_columns_without_a_header_are_called_by_their_place() -> None:
    form = table([Cell("姓名", 0, 0), Cell("", 0, 1)], title="登记表")
    form = replace(form, columns=("", ""), header_rows=0, rows=(("姓名", ""),), row_sources=(((7, 7),),))
    data: Data = json.loads(json_text(issue_json(annotated([document(parts=[notice([form])])]))))
    assert data["documents"][0]["blocks"][-1]["columns"] == ["（第一栏）", "（第二栏）"]


def test_places_of_columns() -> None:
    assert [column_place(at) for at in (0, 9, 10, 19, 20, 98, 99)] == [
        "（第一栏）", "（第十栏）", "（第十一栏）", "（第二十栏）", "（第二十一栏）", "（第九十九栏）", "（第100栏）",
    ]  # fmt: skip
