"""Document numbers in running text, and which document of the archive bears them."""

from __future__ import annotations

import pytest

from convert.enrich.references import find_references, numbers_in, resolve_references
from convert.model.issue import Issue
from convert.model.source import lines_of
from convert.parse.issue import parse_issue
from convert.read.lines import read_lines
from tests.conftest import issue_text


def parsed(addition: str) -> Issue:
    text = issue_text().replace("二、严肃纪律", f"{addition}\n\n二、严肃纪律")
    return parse_issue(read_lines(text, "a.txt", "utf-8"))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("根据《防火办法》（源政办发〔2023〕21号）要求", ["源政办发〔2023〕21号"]),
        ("按照清政发〔2023〕7号文件精神", ["清政发〔2023〕7号"]),
        ("废止清政发〔2021〕3号和清政办发〔2022〕15号", ["清政发〔2021〕3号", "清政办发〔2022〕15号"]),
        ("（岭政发[2024]5号）", ["岭政发〔2024〕5号"]),
        ("岭政发（２０２４）５号", ["岭政发〔2024〕5号"]),
        ("岭政发 〔2024〕 第 05 号", ["岭政发〔2024〕5号"]),
        ("住建部〔2024〕号", []),
        ("2024年第5号", []),
        ("清禾县（2024）年度", []),
    ],
)
def test_numbers_in_text(text: str, numbers: list[str]) -> None:
    assert [number for _, number in numbers_in(text)] == numbers


def test_a_reference_is_found_in_its_own_line() -> None:
    issue = parsed("根据《源江省森林防火规定》\n\n（源政发〔2019〕4号）和《云岭市森林防火办法》（岭政发〔2020〕9号）要求，抓好落实。")
    found = find_references(issue)
    assert [(reference.number, reference.citing) for reference in found] == [
        ("源政发〔2019〕4号", "2024-01-01"),
        ("岭政发〔2020〕9号", "2024-01-01"),
    ]
    assert all(len(lines_of(reference.source)) == 1 for reference in found)


def test_a_documents_own_number_is_no_reference() -> None:
    assert find_references(parsed("")) == ()


def test_numbers_in_tables_are_references() -> None:
    issue = parsed("见下表各项文件：\n\n文件名称\t文号\n森林防火规定\t源政发〔2019〕4号\n草原防火规定\t源政发〔2019〕5号")
    assert [reference.number for reference in find_references(issue)] == ["源政发〔2019〕4号", "源政发〔2019〕5号"]


def test_only_one_bearer_is_linked() -> None:
    citing = parsed("废止《旧办法》（清政办发〔2023〕7号）。")
    old = parse_issue(read_lines(issue_text(2023, 7), "b.txt", "utf-8"))
    references = find_references(citing)
    once = resolve_references(references, [*citing.documents, *old.documents])
    assert [reference.document for reference in once] == ["2023-07-01"]
    other = parse_issue(read_lines(issue_text(2023, 7).replace("第07期", "第08期"), "c.txt", "utf-8"))
    twice = resolve_references(references, [*old.documents, *other.documents])
    assert [reference.document for reference in twice] == [None]
    none = resolve_references(references, citing.documents)
    assert [reference.document for reference in none] == [None]
