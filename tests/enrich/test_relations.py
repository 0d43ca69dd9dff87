"""What a document does to others, as its text says it; plans, conditions and what others did are nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convert.enrich.mentions import mentions_in
from convert.enrich.relations import SENTENCES, TITLES, D, find_relations
from convert.model.publication import Act, Relation
from convert.model.source import lines_of
from tests.enrich.test_references import ISSUING, index, older, parsed

X, Y = "《清禾县护林员管理办法》（清政办发〔2023〕7号）", "《清禾县瞭望塔管理办法》（清政办发〔2023〕8号）"


def said(text: str) -> list[tuple[Act, str | None]]:
    issue = parsed(text)
    return [(relation.act, relation.number) for relation in find_relations(issue.documents[0], index(issue))]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (f"本通知自印发之日起施行，{X}同时废止。", Act.REPEALS),
        ("本通知自印发之日起施行。原清政办发〔2023〕7号文件停止执行。", Act.REPEALS),
        (f"{X}自2024年3月1日起停止执行。", Act.REPEALS),
        (f"经县人民政府研究，决定废止{X}。", Act.REPEALS),
        (f"区人民政府决定废止{X}。", Act.REPEALS),
        ("关于护林员管理的通知（清政办发〔2023〕7号）即行废止。", Act.REPEALS),
        (f"现对{X}作如下修改：", Act.AMENDS),
        (f"将{X}第六条中的“每月80元”修改为“每月100元”。", Act.AMENDS),
        (f"一、{X}第三条第二款修改为：“每月巡查二次。”", Act.AMENDS),
        (f"删去{X}第三条第二款。", Act.AMENDS),
        (f"决定对{X}予以废止。", Act.REPEALS),
        (f"2019年5月6日印发的{X}同时废止。", Act.REPEALS),
        (f"{X}根据本通知作相应修改，自3月1日起执行。", Act.AMENDS),
        (f"本通知代替{X}。", Act.REPLACES),
        (f"{X}由本通知代替。", Act.REPLACES),
        (f"经核对，现将{X}重新印发给你们。", Act.REISSUES),
        (f"现将{X}转发给你们，请抓好落实。", Act.FORWARDS),
    ],
)
def test_what_the_text_says_it_does(text: str, act: Act) -> None:
    assert said(text) == [(act, "清政办发〔2023〕7号")]


@pytest.mark.parametrize(
    "text",
    [
        f"{X}未废止的部分继续有效。",
        f"{X}不予废止。",
        f"{X}尚未废止。",
        f"{X}已于2022年废止。",
        f"如上级另有规定，{X}同时废止。",
        f"待新办法印发后，{X}同时废止。",
        f"{X}自新办法施行之日起废止。",
        f"省里新办法出台后，{X}同时废止。",
        f"《删去{X}第三条》的建议。",
        f"新办法出台后，拟将{X}予以废止。",
        f"建议对{X}予以废止。",
        f"各单位应当对{X}作相应修改。",
        f"适时修订完善{X}。",
        f"县林业局对{X}进行修改。",
        f"县司法局将{X}予以废止。",
        f"2024年底前修改{X}，报县人民政府审定。",
        f"研究废止{X}的必要性。",
        f"将第八条改为：“{X}同时废止。”",
        f"{X}废止后的衔接办法另行通知。",
        f"{X}第三条同时废止。",
        f"根据{X}，作如下安排：",
        f"县林业局负责{X}的修改。",
        f"按照{X}要求，停止执行野外用火审批。",
        f"{X}施行后，重新印发的登记表一并使用。",
        f"用电话通知代替《防火日报》，按{X}执行。",
        "《清禾县护林员管理办法",
        f"决定废止{D}。",
        "",
    ],
)
def test_what_is_no_act_of_this_document(text: str) -> None:
    assert said(text) == []


def test_only_what_the_words_are_about() -> None:
    assert said(f"根据{Y}，经研究，决定废止{X}。") == [(Act.REPEALS, "清政办发〔2023〕7号")]
    assert said(f"{X}和{Y}同时废止。") == [(Act.REPEALS, "清政办发〔2023〕7号"), (Act.REPEALS, "清政办发〔2023〕8号")]
    assert said(f"{X}同时废止，{Y}继续执行。") == [(Act.REPEALS, "清政办发〔2023〕7号")]


def test_a_list_of_repealed_documents() -> None:
    assert said(f"经研究，决定废止下列文件：\n\n1.{X}；\n\n2.{Y}。\n\n二、其他要求\n\n1.严格执行《防火规定》（清政发〔2023〕1号）。") == [
        (Act.REPEALS, "清政办发〔2023〕7号"),
        (Act.REPEALS, "清政办发〔2023〕8号"),
    ]
    assert said(f"建议决定废止下列文件：\n\n1.{X}。") == []


@pytest.mark.parametrize(
    ("title", "count"), [("废止文件目录", 2), ("宣布失效的规范性文件目录", 2), ("拟废止文件目录", 0), ("继续有效和废止文件目录", 0)]
)
def test_a_table_of_repealed_documents(title: str, count: int) -> None:
    table = (
        f"{title}\n\n序号\t文件名称\t文号\t理由\n1\t护林员办法\t清政办发〔2023〕7号\t不再适用\n2\t瞭望塔办法\t清政办发〔2023〕8号\t不再适用"
    )
    assert len(said(table)) == count


def first(text: str, *others: tuple[int, str]) -> list[Relation]:
    issue = parsed(text)
    return list(find_relations(issue.documents[0], index(issue, *(older(number, title) for number, title in others))))


def test_the_other_document_is_known_by_number_or_by_a_title_printed_before() -> None:
    old = (7, ISSUING)
    assert [relation.document for relation in first(f"{X}同时废止。", old)] == ["2023-07-01"]
    assert [relation.document for relation in first("《清禾县护林员管理办法》同时废止。", old)] == ["2023-07-01"]
    assert [relation.document for relation in first("《清禾县护林员管理办法》同时废止。", old, (8, ISSUING))] == [None]
    assert [relation.document for relation in first("《护林员管理办法》同时废止。", old)] == [None]


def test_what_only_speaks_of_others_does_nothing() -> None:
    issue = parsed(f"{X}同时废止。")
    talking = replace(issue.documents[0], title="清禾县人民政府办公室关于《清禾县护林员管理办法》的政策解读")
    assert find_relations(talking, index(issue)) == ()
    assert len(find_relations(issue.documents[0], index(issue))) == 1


def test_a_long_list_costs_no_more_a_document() -> None:
    rows = "\n".join(f"{number}\t护林员办法{number}\t清政办发〔2023〕{number}号" for number in range(1, 301))
    assert len(said(f"废止文件目录\n\n序号\t文件名称\t文号\n{rows}")) == 300


def test_one_relation_however_often_it_is_said() -> None:
    found = first("《清禾县护林员管理办法》停止执行。原清政办发〔2023〕7号文件同时废止。", (7, ISSUING))
    assert len(found) == 1


def test_the_sentence_is_quoted_with_its_line() -> None:
    (relation,) = first(f"本通知自印发之日起施行。{X}同时废止。各乡镇抓好落实。")
    assert relation.sentence == f"{X}同时废止。"
    assert len(lines_of(relation.source)) == 1


def test_a_title_says_it() -> None:
    amending = older(9, "清禾县人民政府办公室关于修改《清禾县护林员管理办法》的决定")
    old = older(7, ISSUING)
    (relation,) = find_relations(amending.documents[0], index(amending, old))
    assert (relation.act, relation.document) == (Act.AMENDS, "2023-07-01")


def test_each_form_has_an_example_that_it_fits() -> None:
    assert not [example for _, pattern, example in (*SENTENCES, *TITLES) if not pattern.search(example)]
    assert D not in "".join(mention.title or "" for mention in mentions_in(X))
