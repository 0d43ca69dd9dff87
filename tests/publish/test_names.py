"""Unit names in running text: linked once in a paragraph, and never inside a longer name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from convert.model.blocks import BlockKind
from convert.model.bodies import Body
from convert.model.units import Kind
from convert.publish.page import Page
from convert.publish.pages import site_pages
from convert.publish.work.names import names_of
from tests.publish.gazettes import annotated, archive, document, notice, text

MONEY = Body("qh", "finance", "财政局", Kind.GOVERNMENT, printed=("县财政局", "财政局"))
POLICE = Body("qh", "public-security", "公安局", Kind.GOVERNMENT, printed=("清禾县公安局", "县公安局"))
PARTY = Body("qh", "county-committee", "县委", Kind.PARTY, printed=("县委",))
NAMES = names_of(
    (MONEY, POLICE, PARTY, replace(PARTY, id="other", printed=("蜂业站", "乡")), replace(PARTY, id="third", printed=("蜂业站",)))
)


def found(words: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[tuple[str, str]]:
    return [(words[start:end], unit) for (start, end), unit in NAMES.found(text(kind, words))]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("经费由县财政局安排。", ["县财政局"]),
        ("报清禾县公安局批准。", ["清禾县公安局"]),
        ("县公安局会同县财政局检查。", ["县公安局", "县财政局"]),
        ("财政局、县公安局要加强检查。", ["财政局", "县公安局"]),
        ("县财政局安排经费，县财政局拨付。", ["县财政局"]),
        ("邻禾县财政局安排经费。", []),
        ("市财政局安排经费。", []),
        ("县财政局长到会。", []),
        ("县财政局局长到会。", []),
        ("县公安局交警大队执勤。", []),
        ("县公安局白水派出所执勤。", []),
        ("县财政局会计核算中心办理。", []),
        ("各财政局长期办理。", []),
        ("按照《清禾县公安局、县财政局关于校车的通知》办理。", []),
        ("蜂业站指导养蜂。", []),
    ],
)
def test_names_in_running_text(words: str, names: list[str]) -> None:
    assert [name for name, _ in found(words)] == names


def test_only_running_text_has_them() -> None:
    assert found("县财政局：", BlockKind.RECIPIENTS) == []
    assert found("县财政局", BlockKind.SIGNATURE) == []


def test_no_units_no_names() -> None:
    assert list(names_of(()).found(text(BlockKind.PARAGRAPH, "县财政局"))) == []


def test_a_unit_leads_to_where_it_is_named_and_back() -> None:
    blocks = [text(BlockKind.PARAGRAPH, "经费由县财政局安排，县财政局拨付。", 10), text(BlockKind.ITEM, "县财政局每月通报。", 11)]
    made = replace(archive(annotated([document(1, [notice(blocks)])])), bodies=(MONEY,))
    files = {page.path: page.text for page in site_pages(made) if isinstance(page, Page)}
    page = BeautifulSoup(files["qh/2023-02/01.md"], "html.parser")
    assert [(link.get_text(), link["href"]) for link in page.select(".gazette-text .unit-link")] == [
        ("县财政局", "../units/finance.html"),
        ("县财政局", "../units/finance.html"),
    ]
    unit = BeautifulSoup(files["qh/units/finance.md"], "html.parser")
    assert [link["href"] for link in unit.select(".cited-by a")] == ["../2023-02/01.html#b3", "../2023-02/01.html#b4"]
    assert '"named": ["../2023-02/01.html#b3", "../2023-02/01.html#b4"]' in files["qh/units/finance.json"]
