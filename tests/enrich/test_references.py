"""Document numbers in running text, and which document of the archive bears them."""

from __future__ import annotations

import pytest

from convert.enrich.bearers import Bearers, bearers_of
from convert.enrich.mentions import mentions_in, numbers_in
from convert.enrich.references import find_references
from convert.model.issue import Issue
from convert.model.publication import Reference
from convert.model.source import lines_of
from convert.model.variants import Variants
from convert.parse.issue import parse_issue
from convert.read.lines import read_lines
from tests.conftest import issue_text

NO_VARIANTS = Variants()


def parsed(addition: str) -> Issue:
    text = issue_text().replace("二、严肃纪律", f"{addition}\n\n二、严肃纪律")
    return parse_issue(read_lines(text, "a.txt", "utf-8"))


def older(number: int = 7, title: str = "", number_of_issue: int | None = None) -> Issue:
    """An issue of the year before, with a document of this number and title."""
    text = issue_text(2023, number).replace(f"第{number:02d}期", f"第{number_of_issue or number:02d}期")
    own = "清禾县人民政府办公室关于做好春季防火工作的通知"
    return parse_issue(read_lines(text.replace(own, title) if title else text, "b.txt", "utf-8"))


def index(*issues: Issue, variants: Variants = NO_VARIANTS) -> Bearers:
    return bearers_of((document for issue in issues for document in issue.documents), "清禾", variants)


def references(issue: Issue, *others: Issue) -> tuple[Reference, ...]:
    return find_references(issue, index(issue, *others))


def titles(issue: Issue, *others: Issue) -> list[tuple[str | None, str | None]]:
    return [(reference.title, reference.document) for reference in references(issue, *others) if reference.title]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("根据《防火办法》（源政办发〔2023〕21号）要求", ["源政办发〔2023〕21号"]),
        ("按照清政发〔2023〕7号文件精神", ["清政发〔2023〕7号"]),
        ("其余部分仍按清政发［2023］11号执行", ["清政发〔2023〕11号"]),
        ("废止清政发〔2021〕3号和清政办发〔2022〕15号", ["清政发〔2021〕3号", "清政办发〔2022〕15号"]),
        ("（岭政发[2024]5号）", ["岭政发〔2024〕5号"]),
        ("岭政发（２０２４）５号", ["岭政发〔2024〕5号"]),
        ("岭政发 〔2024〕 第 05 号", ["岭政发〔2024〕第5号"]),
        ("住建部〔2024〕号", []),
        ("2024年第5号", []),
        ("清禾县（2024）年度", []),
    ],
)
def test_numbers_in_text(text: str, numbers: list[str]) -> None:
    assert [number for _, _, number in numbers_in(text)] == numbers


def test_a_reference_is_found_in_its_own_line() -> None:
    issue = parsed("根据《源江省森林防火规定》\n\n（源政发〔2019〕4号）和《云岭市森林防火办法》（岭政发〔2020〕9号）要求，抓好落实。")
    found = references(issue)
    assert [(reference.number, reference.citing) for reference in found] == [
        ("源政发〔2019〕4号", "2024-01-01"),
        ("岭政发〔2020〕9号", "2024-01-01"),
    ]
    assert all(len(lines_of(reference.source)) == 1 for reference in found)


def test_a_number_behind_a_title_has_its_own_line_and_every_number_counts() -> None:
    issue = parsed(
        "《清禾县护林员管理办法》（2019年2月5日清政发〔2019〕3号公布，2020年5月20日清政发〔2020〕9号修改）和《〈防火令〉（清政发〔2018〕1号）释义》。"
    )
    assert [reference.number for reference in references(issue)] == ["清政发〔2019〕3号", "清政发〔2020〕9号", "清政发〔2018〕1号"]
    broken = parsed("根据《清禾县人民政府关于加强全县森林草原防火工作和护林员管理工作若干问题的\n意见》（清政发〔2019〕3号），抓好落实。")
    lines = {lines_of(reference.source)[0] for reference in references(broken)}
    text = issue_text()
    assert lines == {text.split("\n").index("二、严肃纪律") + 2}


def test_a_documents_own_number_is_no_reference() -> None:
    assert references(parsed("")) == ()


def test_numbers_in_tables_are_references() -> None:
    issue = parsed("见下表各项文件：\n\n文件名称\t文号\n森林防火规定\t源政发〔2019〕4号\n草原防火规定\t源政发〔2019〕5号")
    assert [reference.number for reference in references(issue)] == ["源政发〔2019〕4号", "源政发〔2019〕5号"]


def test_only_one_bearer_is_linked() -> None:
    citing, old, other = parsed("废止《旧办法》（清政办发〔2023〕7号）。"), older(), older(7, number_of_issue=8)
    assert [reference.document for reference in references(citing, old)] == ["2023-07-01"]
    assert [reference.document for reference in references(citing, old, other)] == [None]
    assert [reference.document for reference in references(citing)] == [None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("根据《办法》（清政发〔2024〕3号，以下简称原办法）执行", [("《办法》", "清政发〔2024〕3号", "根据", "执行")]),
        ("《关于印发〈办法〉的通知》", [("《关于印发〈办法〉的通知》", None, "", "")]),
        (
            "《转发《办法》的通知》和宁政办发〔2020〕2号",
            [("《转发《办法》的通知》", None, "", "和"), (None, "宁政办发〔2020〕2号", "", "")],
        ),
        ("按照宁 政办发〔2020〕2 号", [(None, "宁政办发〔2020〕2号", "按照", "")]),
        ("《办法》（试行）和（宁政办发〔2020〕2号）", [("《办法》", None, "", "（试行）和（"), (None, "宁政办发〔2020〕2号", "", "）")]),
        ("没有《书名号的后半", []),
        ("多了一个》的句子", []),
    ],
)
def test_documents_as_a_text_names_them(text: str, found: list[tuple[str | None, str | None, str, str]]) -> None:
    mentions = list(mentions_in(text))
    ends = [*(mention.start for mention in mentions[1:]), len(text)]
    before = [text[: mentions[0].start], *("" for _ in mentions[1:])] if mentions else []
    behind = [text[mention.end : end] for mention, end in zip(mentions, ends, strict=False)]
    assert [(m.title, m.number, first, last) for m, first, last in zip(mentions, before, behind, strict=True)] == found


TITLE = "清禾县人民政府办公室关于做好春季防火工作的通知"
ISSUING = "清禾县人民政府办公室关于印发《清禾县护林员管理办法》的通知"


def test_a_title_names_the_one_document_that_bears_it() -> None:
    old = older(7, "清禾县人民政府办公室关于开展“清源”行动的通知")
    citing = parsed('按照《清禾县人民政府办公室关于开展"清源"行动的通知》，抓好落实。')
    assert [document for _, document in titles(citing, old)] == ["2023-07-01"]
    assert titles(citing) == []
    assert titles(citing, old, older(8, "清禾县人民政府办公室关于开展“清源”行动的通知")) == []


def test_the_title_of_what_was_issued_names_the_document_that_issued_it() -> None:
    old = older(7, "清禾县人民政府办公室关于印发《清禾县护林员管理办法（试行）》的通知")
    assert titles(parsed("按照《清禾县护林员管理办法(试行)》执行。"), old) == [("《清禾县护林员管理办法(试行)》", "2023-07-01")]
    assert titles(parsed("按照《清禾县护林员管理办法》执行。"), old) == []


def test_a_title_that_may_be_of_another_place_is_not_linked() -> None:
    old = older(7, "关于印发《护林员管理办法》的通知")
    assert titles(parsed("按照省《护林员管理办法》执行。"), old) == []
    assert titles(parsed("按照《护林员管理办法》（清政办发〔2023〕7号）执行。"), old) == [("《护林员管理办法》", "2023-07-01")]


def test_a_number_decides_which_of_several_is_meant() -> None:
    old, other = older(7, ISSUING), older(8, ISSUING)
    said = "按照《清禾县护林员管理办法》（清政办发〔2023〕8号）执行。"
    assert titles(parsed(said), old, other) == [("《清禾县护林员管理办法》", "2023-08-01")]
    assert titles(parsed(said.replace("8号", "9号")), old) == []
    assert titles(parsed("按照《清禾县瞭望塔管理办法》（清政办发〔2023〕8号）执行。"), old, other) == []


def test_variant_characters_name_the_same() -> None:
    old, citing = older(7, ISSUING.replace("清", "淸")), parsed("按照《清禾县护林员管理办法》执行。")
    assert titles(citing, old) == []
    found = find_references(citing, index(citing, old, variants=Variants({"淸": "清"})))
    assert [reference.document for reference in found] == ["2023-07-01"]


def test_a_document_does_not_refer_to_itself() -> None:
    assert titles(parsed(f"《{TITLE}》自印发之日起施行。")) == []
