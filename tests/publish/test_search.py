"""What the search page is given, and the lists that lead to the documents without it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup

from convert.model.blocks import BlockKind, Cell
from convert.model.issue import PartKind
from convert.model.publication import Act, Archive, Publication, Relation
from convert.model.variants import Variants
from convert.publish.genres import genre_of
from convert.publish.pages import site_pages
from convert.publish.search.records import document_lines
from convert.publish.search.shards import RECEIVER
from convert.publish.series import Numbered, gaps, numbered
from tests.publish.gazettes import annotated, archive, document, notice, part, table, text
from tests.publish.test_markup import built

VARIANTS = Variants({"涇": "泾", "淸": "清"})
WAYS = ("authorities", "numbers", "genres", "dates")


def pages(made: Archive) -> dict[str, str]:
    return {page.path: page.text for page in site_pages(made, VARIANTS) if page.path.startswith("search/")}


def data(page: str) -> dict:
    assert page.startswith(f"{RECEIVER}(")
    return json.loads(page.removeprefix(f"{RECEIVER}(").removesuffix(");\n"))


@pytest.mark.parametrize(
    ("title", "number", "genre"),
    [
        ("清禾县人民政府关于印发《方案》的通知", None, "通知"),
        ("清禾县人民政府关于加强管理的意见（试行）", None, "意见"),
        ("清禾县人民政府关于表彰先进的决定", "清政发〔2024〕9号", "决定"),
        ("清禾县人民政府令", "第5号", "命令"),
        ("禁止野外用火令", None, "命令"),
        ("清禾县行政规范性文件管理办法", "清禾县人民政府令第5号", "命令"),
        ("2023年国民经济和社会发展统计公报", None, "公报"),
        ("关于同意设立开发区的批复", None, "批复"),
        ("更正", None, "其他"),
    ],
)
def test_the_kind_of_a_document(title: str, number: str | None, genre: str) -> None:
    assert genre_of(title, number) == genre


@pytest.mark.parametrize("printed", ["淸政办发[2024] 3号", "清政办发〔2024〕3号", "清政办发（２０２４）３号", "清政办发【2024】第3号"])
def test_a_number_in_any_form_is_of_one_series(printed: str) -> None:
    assert numbered(printed, VARIANTS) == Numbered("清政办发", 2024, 3)


def test_orders_are_counted_without_years_and_other_numbers_not_at_all() -> None:
    assert numbered("清禾县人民政府令第5号", VARIANTS) == Numbered("清禾县人民政府令", None, 5)
    assert [numbered(printed, VARIANTS) for printed in (None, "", "特急", "2024-3", "清政办发〔2024〕号")] == [None] * 5


def test_gaps() -> None:
    assert gaps([2, 3, 6, 6]) == [(1, 1), (4, 5)]
    assert gaps([1, 2]) == []
    assert gaps([]) == []


def test_lines_and_their_kinds() -> None:
    blocks = [text(BlockKind.PARAGRAPH, "一行\n两\t半"), text(BlockKind.PARAGRAPH, "（一）甲。乙", 4, 2, "（一）甲")]
    grid = table([Cell("项", 0, 0, header=True), Cell("数", 0, 1, header=True), Cell("牛", 2, 0), Cell("", 2, 1)], title="表名")
    plain = table([Cell("甲", 0, 0), Cell("乙", 1, 0)], header_rows=0)
    found = list(document_lines(document(1, [notice(blocks, "标题"), part(PartKind.ANNEX, [grid, plain])])))
    assert found == [
        *[("h", "标题"), ("p", "清政办发〔2023〕1号"), ("p", "一行 两 半"), ("g", "（一）甲。乙")],
        *[("H", "表名\t项\t数"), ("r", ""), ("r", "牛"), ("B", "甲"), ("r", "乙")],
    ]


def test_data_is_plain_text_one_file_a_year() -> None:
    made = archive(annotated([document(1), replace(document(2), title="关于“双减”的意见", issuers=("涇源县教育局",))]))
    files = pages(made)
    assert "清政办发〔2023〕1号" in files["search/text-2023.js"]
    found = data(files["search/text-2023.js"])
    assert found["issuers"] == ["清禾县人民政府办公室", "泾源县教育局"]
    assert [row[:2] for row in found["documents"]] == [
        ["../qh/2023-02/01.html", "清禾县人民政府办公室关于印发《防火方案》的通知"],
        ["../qh/2023-02/02.html", "关于“双减”的意见"],
    ]
    assert [found["genres"][row[5]] for row in found["documents"]] == ["通知", "意见"]
    assert found["issues"] == [["qh", "清禾县人民政府公报", "2023年第2期"]]


def test_what_others_did_to_a_document_is_said() -> None:
    acts = [
        Relation(act, "2023-02-02", "《防火方案》同时废止。", ((7, 7),), None, "《防火方案》", "2023-02-01")
        for act in (Act.REPEALS, Act.FORWARDS)
    ]
    made = archive(replace(annotated([document(1), document(2)]), relations=tuple(acts)))
    assert [row[10] for row in data(pages(made)["search/text-2023.js"])["documents"]] == ["废止", ""]


def test_the_address_of_the_data_changes_with_it() -> None:
    one, other = (pages(archive(annotated([document(1, [notice([text(BlockKind.PARAGRAPH, words)])])]))) for words in ("甲", "乙"))
    files = [built(each["search/index.md"]).select("#search-app")[0]["data-files"] for each in (one, other)]
    assert files[0] != files[1]
    assert all(str(name).startswith("text-2023.js?v=") for name in files)


def test_the_search_page_works_without_scripts() -> None:
    soup = built(pages(archive(annotated([document()])))["search/index.md"])
    assert "目录" in soup.select("noscript")[0].get_text()
    assert [str(link["href"]) for link in soup.select(".ways a")] == [f"{name}.html" for name in WAYS]
    assert soup.select("form input[name=q]")


def shelf(made: Archive, name: str) -> BeautifulSoup:
    return built(pages(made)[f"search/{name}.md"])


def three() -> Archive:
    later = replace(document(3), title="关于三的意见", document_number="淸政办发[2023] 5号", date=date(2023, 3, 1), issuers=("财政局",))
    undated = replace(document(2), title="更正", document_number=None, date=None, issuers=())
    return archive(annotated([document(1), undated, later]))


def test_numbers_show_what_is_missing() -> None:
    items = [item.get_text(" ", strip=True) for item in shelf(three(), "numbers-2023").select(".found-list li")]
    assert [item.split()[0] for item in items] == ["清禾县人民政府办公室关于印发《防火方案》的通知", "第2—4号", "关于三的意见", "更正"]


def test_authorities_kinds_and_dates() -> None:
    soups = {way: shelf(three(), f"{way}-2023") for way in WAYS}
    heads = {way: [head.get_text().split(" ")[0] for head in soup.select("h2")] for way, soup in soups.items()}
    assert heads["authorities"] == ["机关未详", "清禾县人民政府办公室", "财政局"]
    assert heads["genres"] == ["意见", "通知", "其他"]
    assert heads["dates"] == ["3月", "1月", "日期未详"]


def test_lists_lead_to_their_groups() -> None:
    made = three()
    for way in WAYS:
        anchors = {str(head["id"]) for head in shelf(made, f"{way}-2023").select("h2")}
        links = [str(link["href"]).partition("#") for link in shelf(made, way).select(".shelves a")]
        assert {page for page, _, _ in links} == {f"{way}-2023.html"}
        assert {at for _, _, at in links if at} == anchors


def test_several_publications_are_told_apart() -> None:
    other = Publication("yp", "云坪县人民政府公报")
    facts = shelf(archive(annotated([document()]), annotated([document()], publication=other)), "genres-2023").select(".found-facts")
    assert ["《云坪县人民政府公报》" in fact.get_text() for fact in facts] == [False, True]
