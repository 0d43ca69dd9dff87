"""Industries: filed by evidence, and not by a mere mention."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from convert.enrich.industries import industries_of_document, industries_of_table, industries_of_task
from convert.enrich.terms import lexicon_of
from convert.load_dictionaries import load_dictionaries
from convert.model.blocks import Block, BlockKind, Purpose, Table, TextBlock
from convert.model.industries import Evidence, Filing, Industry, Where
from convert.model.issue import Document, Part, PartKind
from convert.model.publication import Task
from tests.conftest import ROOT, SHARED, read_source

INDUSTRIES = load_dictionaries(ROOT / "site_data").industries
LEXICON = lexicon_of(INDUSTRIES)
CORPUS = sorted((SHARED / "corpus").glob("*.*"))


def document(title: str, *blocks: Block) -> Document:
    part = Part("notice", PartKind.NOTICE, blocks, ((1, 9),))
    return Document("d1", 1, title, None, (), date(2024, 1, 1), None, None, (part,), ((1, 9),))


def paragraph(text: str, line: int = 2) -> TextBlock:
    return TextBlock(BlockKind.PARAGRAPH, text, ((line, line),))


def heading(text: str, line: int) -> TextBlock:
    return TextBlock(BlockKind.HEADING, text, ((line, line),), level=1)


def task(text: str) -> Task:
    return Task("t1", "d1", "list", text, ("财政局",), (), (), None, None, ((5, 5),))


def table(title: str | None, columns: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    sources = tuple(((n, n),) for n in range(2, 2 + len(rows)))
    return Table(title, Purpose.OTHER, columns, 1, rows, sources, (), ((1, 9),))


def filed(*filings: Filing) -> list[str]:
    return [filing.industry for filing in filings]


# -- the dictionary ---------------------------------------------------------------------


@pytest.mark.parametrize("industry", INDUSTRIES, ids=lambda industry: industry.id)
def test_examples_are_filed(industry: Industry) -> None:
    assert industry.id in filed(*industries_of_document(document(industry.example), LEXICON))


@pytest.mark.parametrize("industry", INDUSTRIES, ids=lambda industry: industry.id)
def test_entries_are_well_formed(industry: Industry) -> None:
    assert industry.code is None or (industry.code.isdigit() and 2 <= len(industry.code) <= 4)
    assert all(len(term) > 1 for term in (*industry.terms, *industry.not_terms))
    assert all(any(term in word for term in industry.terms) for word in industry.not_terms), "a word that no term is part of"


# -- documents ----------------------------------------------------------------------------


def test_the_title_files_and_one_mention_does_not() -> None:
    bees = document("中华蜜蜂产业工作方案", paragraph("发展中蜂养殖，增加蜂蜜产量，带动旅游。"))
    (filing,) = industries_of_document(bees, LEXICON)
    assert (filing.industry, filing.where) == ("bees", Where.TITLE)
    assert filing.evidence == (
        Evidence(Where.TITLE, "蜜蜂", 1, ((1, 9),)),
        Evidence(Where.TEXT, "中蜂", 1, ((2, 2),)),
        Evidence(Where.TEXT, "蜂蜜", 1, ((2, 2),)),
    )


def test_names_of_units_do_not_count() -> None:
    names = "教育体育局、文化旅游广电局、交通运输局、卫生健康局和旅游发展委员会"
    assert industries_of_document(document("关于表彰先进的决定", *(paragraph(names, n) for n in range(2, 30))), LEXICON) == ()


def test_words_that_only_swell_a_list_do_not_count() -> None:
    assert industries_of_task(task("支持健康、养老、托育、旅游等服务业发展。"), (), LEXICON) == ()
    assert industries_of_task(task("围绕肉牛、绿色食品、纺织服装等产业，开展对标。"), (), LEXICON) == ()


def test_several_headings_file_a_document_without_a_title() -> None:
    several = document(
        "特色产业示范基地建设方案",
        heading("一、肉牛基地", 2),
        *(paragraph("新建肉牛养殖场，补贴基础母牛。", n) for n in range(3, 9)),
        heading("二、中蜂基地", 10),
        *(paragraph("新建蜂场，发展养蜂户。", n) for n in range(11, 17)),
        paragraph("带动旅游。", 18),
    )
    assert set(filed(*industries_of_document(several, LEXICON))) == {"cattle", "bees"}


def test_a_document_that_merely_names_many_things_is_not_filed() -> None:
    text = "推进肉牛养殖。发展旅游。加强供水。整修公路。改造校园。"
    assert industries_of_document(document("关于上半年工作情况的通报", paragraph(text)), LEXICON) == ()


def test_not_terms_and_longer_words_win() -> None:
    assert industries_of_document(document("关于加强校外廉政教育的通知"), LEXICON) == ()
    assert filed(*industries_of_document(document("城乡居民养老保险扩面方案"), LEXICON)) == ["social-security"]


def test_without_a_dictionary_nothing_is_filed() -> None:
    assert industries_of_document(document("肉牛产业方案"), lexicon_of(())) == ()


# -- tasks and tables -----------------------------------------------------------------------


def test_a_task_is_about_what_it_opens_with() -> None:
    assert filed(*industries_of_task(task("新建肉牛示范村5个。同步做好环境整治、电商培训。"), (), LEXICON)) == ["cattle"]


def test_a_task_inherits_the_one_industry_of_the_title() -> None:
    bees = industries_of_document(document("中华蜜蜂产业工作方案"), LEXICON)
    (filing,) = industries_of_task(task("落实资金，加强监管。"), bees, LEXICON)
    assert (filing.industry, filing.where) == ("bees", Where.DOCUMENT)


def test_a_task_does_not_choose_among_several() -> None:
    two = industries_of_document(document("肉牛和中蜂产业工作方案"), LEXICON)
    assert len(two) == 2
    assert industries_of_task(task("落实资金，加强监管。"), two, LEXICON) == ()


def test_tables_by_title_header_or_most_rows() -> None:
    assert filed(*industries_of_table(table("肉牛产业任务分解表", ("乡镇", "数量")), LEXICON)) == ["cattle"]
    assert filed(*industries_of_table(table(None, ("乡镇", "玉米面积（亩）")), LEXICON)) == ["grain"]
    rows = [("青石镇", f"新建香菇大棚{n}座") for n in range(5)]
    assert filed(*industries_of_table(table(None, ("乡镇", "内容"), *rows), LEXICON)) == ["mushrooms"]
    assert industries_of_table(table(None, ("乡镇", "内容"), rows[0], ("白水镇", "整修道路")), LEXICON) == ()


# -- the corpus -----------------------------------------------------------------------------


@pytest.mark.skipif(not CORPUS, reason="the corpus of ../shared is not here")
@pytest.mark.parametrize(
    ("issue", "order", "expected"),
    [("2023-02", 1, "bees"), ("2023-02", 5, "cattle"), ("2023-02", 7, "tourism"), ("2023-02", 28, "sheep"), ("2021-03", 9, "water")],
)
def test_documents_of_the_corpus(issue: str, order: int, expected: str) -> None:
    path = next(path for path in CORPUS if path.stem.endswith(issue))
    assert expected in _filed_in(path, order)


def _filed_in(path: Path, order: int) -> list[str]:
    return filed(*industries_of_document(read_source(path).issue.documents[order - 1], LEXICON))
