"""What the pages hold: headings without gaps, facts, links, and a clear line between gazette and site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
import yaml
from bs4 import BeautifulSoup

from convert.model.blocks import BlockKind
from convert.model.issue import PartKind
from convert.model.publication import Archive, Publication, Reference
from convert.publish.config import site_config
from convert.publish.pages import site_pages
from tests.publish.gazettes import NUMBER, QINGHE, annotated, archive, document, entry, notice, part, text
from tests.publish.test_markup import built, document_page


def pages(made: Archive) -> dict[str, str]:
    return {page.path: page.text for page in site_pages(made)}


def levels(soup: BeautifulSoup) -> list[int]:
    found = soup.select("h1, h2, h3, h4, h5, h6, [role=heading]")
    return [int(str(each.get("aria-level") or each.name[1:])) for each in found]


@pytest.mark.parametrize("printed", [[1, 2, 3, 4], [1, 3, 3, 1], [3, 1, 2], [2, 2, 4, 1], [4, 3, 2, 1]])
@pytest.mark.parametrize("run_in", [False, True])
def test_heading_levels_are_never_skipped(printed: Sequence[int], run_in: bool) -> None:
    kind = BlockKind.PARAGRAPH if run_in else BlockKind.HEADING
    blocks = [text(kind, f"{level}级。正文", level=level, heading=f"{level}级" if run_in else None) for level in printed]
    soup = document_page(notice(blocks), part(PartKind.ENCLOSED, [text(BlockKind.ENCLOSED_TITLE, "方案"), *blocks]))
    found = levels(soup)
    assert found[0] == 1
    assert found.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(found))


def test_parts_have_addresses() -> None:
    soup = document_page(
        notice(),
        part(PartKind.ENCLOSED, [text(BlockKind.ENCLOSED_TITLE, "方案")], title="方案"),
        part(PartKind.ANNEX, [text(BlockKind.ANNEX_LABEL, "附件1"), text(BlockKind.ANNEX_TITLE, "表")], "annex-1", "附件1", "表"),
        part(PartKind.ANNEX, [text(BlockKind.PARAGRAPH, "没有标题")], "annex-2"),
    )
    assert [soup.find(id=name) is not None for name in ("notice", "enclosed", "annex-1", "annex-2")] == [True] * 4
    assert [link["href"] for link in soup.select(".panel dd li a")] == ["#enclosed", "#annex-1"]


def test_front_matter_carries_the_facts_and_nothing_empty() -> None:
    made = archive(annotated([document(1), replace(document(2, number=None), date=None, recipients=None, disclosure=None)]))
    first, second = (yaml.safe_load(pages(made)[f"qh/2023-02/0{order}.md"].split("---\n")[1]) for order in (1, 2))
    assert (first["document_number"], str(first["date"]), first["page"], first["next"]) == (NUMBER, "2023-01-10", 3, "02.html")
    assert not {"document_number", "date", "recipients", "disclosure", "next"} & second.keys()
    assert second["previous"] == "01.html"


def test_the_citation() -> None:
    (line,) = document_page(notice()).select(".citation")
    title = "《清禾县人民政府办公室关于印发〈防火方案〉的通知》"
    assert line.get_text() == f"{title}（{NUMBER}），《清禾县人民政府公报》2023年第2期，第3页"


def test_a_citation_says_only_what_is_known() -> None:
    made = archive(annotated([document(number=None)], contents=[]))
    (line,) = built(pages(made)["qh/2023-02/01.md"]).select(".citation")
    assert line.get_text().endswith("的通知》，《清禾县人民政府公报》2023年第2期")


def test_mentions_of_documents_of_the_archive_are_links() -> None:
    citing = document(2, [notice([text(BlockKind.PARAGRAPH, "按照清政办发[2023] 1号和清政发〔2020〕9号执行。", 7)])], "清政办发〔2023〕2号")
    references = [Reference(NUMBER, citing.id, ((7, 7),), "2023-02-01"), Reference("清政发〔2020〕9号", citing.id, ((7, 7),))]
    soup = built(pages(archive(annotated([document(1), citing], references=references)))["qh/2023-02/02.md"])
    assert [(link.get_text(), link["href"]) for link in soup.select("#b3 a")] == [("清政办发[2023] 1号", "01.html")]


def test_an_id_that_two_publications_share_leads_to_the_own_one() -> None:
    other = Publication("yp", "云坪县人民政府公报")
    reference = Reference(NUMBER, "2023-02-02", ((7, 7),), "2023-02-01")
    citing = document(2, [notice([text(BlockKind.PARAGRAPH, NUMBER, 7)])])
    made = archive(annotated([document(1), citing], references=[reference]), annotated([document(1)], publication=other))
    assert built(pages(made)["qh/2023-02/02.md"]).select("#b3 a")[0]["href"] == "01.html"


def test_site_and_gazette_are_told_apart() -> None:
    soup = document_page(notice([text(BlockKind.PARAGRAPH, "正文。")]))
    assert all("本站整理" in note.get_text() for note in soup.select(".site-note"))
    assert not soup.select(".gazette-text .panel, .gazette-text .cite, .gazette-text .pager")


def test_unrecognised_text_is_shown_and_marked() -> None:
    soup = document_page(notice([text(BlockKind.UNRECOGNISED, "⊕⊕", 8)]))
    assert soup.select("#b3")[0].get_text() == "⊕⊕"
    assert "未识别的文字，按原样刊出" in soup.select(".unrecognised .site-note")[0].get_text()


def test_an_issue_shows_its_contents_in_printed_order_and_what_they_lack() -> None:
    listed = [entry(1, "2023-02-02", "甲"), entry(2, None, "甲"), entry(3, "2023-02-01", "乙")]
    soup = built(pages(archive(annotated([document(1), document(2), document(3)], contents=listed)))["qh/2023-02/index.md"])
    assert [each.get_text() for each in soup.select(".category")] == ["【甲】", "【乙】"]
    assert [each.get_text() for each in soup.select(".entry-title")] == ["第1件", "第2件", "第3件"]
    assert [each["href"] for each in soup.select("a.entry-title")] == ["02.html", "01.html"]
    assert [each["href"] for each in soup.select(".site-note:not(.downloads) li a")] == ["03.html"]


def test_findings_are_for_the_office() -> None:
    assert not any("缺第3项" in page for path, page in pages(archive(annotated([document()]))).items() if path.endswith(".md"))


def test_home_has_one_first_heading() -> None:
    other = Publication("yp", "云坪县人民政府公报")
    alone = built(pages(archive(annotated([document()]), annotated([document()], number=1)))["index.md"])
    several = built(pages(archive(annotated([document()]), annotated([document()], publication=other)))["index.md"])
    assert [each.get_text() for each in alone.select("h1")] == ["清禾县人民政府公报"]
    assert [each.get_text() for each in several.select("h1")] == ["清禾县人民政府"]
    assert [each.get_text() for each in several.select(".cover h2")] == ["清禾县人民政府公报", "云坪县人民政府公报"]


def test_the_navigation_is_thin() -> None:
    config = yaml.safe_load(site_config(archive(*(annotated([document()], number=number) for number in (2, 1)))))
    assert config["nav"] == [
        {"首页": "index.md"},
        {"2023年": [{"第2期（总第22期）": "qh/2023-02/index.md"}, {"第1期（总第21期）": "qh/2023-01/index.md"}]},
        {"谁做什么": "work/index.md"},
        {"关于本站": "about.md"},
    ]


def test_site_identity_only_where_it_is_set() -> None:
    config = yaml.safe_load(site_config(archive(annotated([document()]))))
    assert config["extra"]["identity"] == {"site_name": QINGHE.site_name, "office": QINGHE.office}
    assert "site_url" not in config


def test_no_publication_bears_the_office_of_another() -> None:
    stranger = Publication("p1a2b3c", "云坪县人民政府公报", registered=False)
    second = Publication("qp", "清禾县政府政报")
    shelf = archive(*(annotated([document()], publication=each) for each in (QINGHE, stranger, second)))
    publications = yaml.safe_load(site_config(shelf))["extra"]["publications"]
    assert publications[stranger.id] == {"name": stranger.name, "identity": {}}
    assert publications[second.id]["identity"] == publications[QINGHE.id]["identity"], "of the same site"


def test_a_publication_with_an_office_of_its_own_is_of_the_same_site() -> None:
    second = Publication("qp", "清禾县政府政报", office="清禾县档案馆")
    shelf = archive(*(annotated([document()], publication=each) for each in (QINGHE, second)))
    identity = yaml.safe_load(site_config(shelf))["extra"]["publications"]["qp"]["identity"]
    assert identity == {"site_name": QINGHE.site_name, "office": "清禾县档案馆"}
