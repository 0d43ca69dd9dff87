"""What pages say to other machines: facts of the gazette and of the office, nothing invented, nothing empty."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import yaml

from convert.model.bodies import AboutDocument, Quote
from convert.model.industries import Evidence, Filing, Industry, Where
from convert.model.publication import Annotated, Archive
from convert.publish.pages import site_pages
from tests.publish.gazettes import NUMBER, QINGHE, annotated, archive, document
from tests.publish.test_markup import built

BEES = Industry("bees", "中蜂", ("中蜂",), "中蜂")
FILED = Filing("bees", (Evidence(Where.TITLE, "中蜂", 1),))
ONLINE = datetime(2023, 5, 10, 9, 30)
ABOUT = AboutDocument(
    "2023-02-01", industries=(FILED,), validity=(Quote("本办法自印发之日起施行。", ((2, 2),)),), index_number="000000000/2023-00001"
)


def known(**changes: object) -> Archive:
    """An archive in which the office has recorded everything."""
    made: Annotated = replace(annotated([document()]), online=ONLINE, about=(ABOUT,), publication=replace(QINGHE, **changes))
    return replace(archive(made), industries=(BEES,))


def front(made: Archive, path: str) -> dict[str, Any]:
    page = next(page for page in site_pages(made) if page.path == path)
    facts: dict[str, Any] = yaml.safe_load(page.text.split("---\n")[1])
    return facts


def panel(made: Archive) -> dict[str, str]:
    page = next(page for page in site_pages(made) if page.path == "qh/2023-02/01.md")
    rows = built(page.text).select(".panel dl > div")
    return {row.dt.get_text().replace("　", "").replace(" ", ""): row.dd.get_text() for row in rows if row.dt and row.dd}


def test_the_content_tags_of_a_document() -> None:
    facts = front(known(site_url="https://www.qinghe.example/gongbao/"), "qh/2023-02/01.md")
    assert facts["article"] == {
        "ArticleTitle": "清禾县人民政府办公室关于印发《防火方案》的通知",
        "PubDate": "2023-05-10 09:30",
        "ContentSource": "《清禾县人民政府公报》2023年第2期",
        "Keywords": "中蜂,通知,清禾县人民政府办公室",
        "Author": "清禾县人民政府办公室",
        "Description": facts["citation"],
        "Url": "https://www.qinghe.example/gongbao/qh/2023-02/01.html",
    }


def test_what_nobody_has_said_is_not_there() -> None:
    bare = replace(document(number=None), issuers=(), date=None, title="更正")
    facts = front(archive(annotated([bare], contents=[])), "qh/2023-02/01.md")
    assert facts["article"].keys() == {"ArticleTitle", "ContentSource", "Description"}
    assert facts["dublin_core"].keys() == {"DC.title", "DC.publisher", "DC.source", "DC.language"}
    assert not {"datePublished", "legislationDate", "url", "legislationPassedBy", "legislationType"} & facts["linked_data"].keys()


def test_the_web_date_is_not_that_of_the_paper() -> None:
    facts = front(known(), "qh/2023-02/01.md")
    assert (facts["dublin_core"]["DC.date"], facts["linked_data"]["legislationDate"]) == ("2023-01-10", "2023-01-10")
    assert facts["linked_data"]["datePublished"] == "2023-05-10T09:30:00+08:00"
    assert facts["linked_data"]["isPartOf"]["datePublished"] == "2023-05-08"


def test_legislation_is_part_of_its_issue_and_periodical() -> None:
    data = front(known(), "qh/2023-02/01.md")["linked_data"]
    assert (data["@type"], data["legislationIdentifier"], data["about"]) == ("Legislation", NUMBER, ["中蜂"])
    assert [data["isPartOf"]["@type"], data["isPartOf"]["isPartOf"]["@type"]] == ["PublicationIssue", "Periodical"]
    assert front(known(), "qh/2023-02/index.md")["linked_data"]["@type"] == "PublicationIssue"
    assert front(known(), "qh/index.md")["linked_data"]["@type"] == "Periodical"
    assert front(known(), "index.md")["linked_data"]["@type"] == "WebSite"


def test_every_page_has_a_description_and_every_list_its_column() -> None:
    for page in site_pages(known()):
        if page.path.endswith(".md"):
            facts = yaml.safe_load(page.text.split("---\n")[1])
            assert facts["description"], page.path
            names = {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
            assert facts["kind"] == "document" or (facts["column"].keys() == names and all(facts["column"].values())), page.path


def test_front_matter_is_plain_data() -> None:
    assert json.loads(json.dumps(front(known(), "qh/2023-02/01.md"), default=str))["folder"] == "qh"


def test_the_panel_has_the_fields_of_the_catalogue() -> None:
    rows = panel(known())
    assert rows["索引号"] == "000000000/2023-00001"
    assert rows["发布日期"] == "2023年5月10日 09:30"
    assert (rows["文种"], rows["主题分类"]) == ("通知", "中蜂")
    assert rows["有效性"] == "“本办法自印发之日起施行。”"
    assert not {"索引号", "发布日期", "主题分类", "有效性"} & panel(archive(annotated([document()]))).keys()


def test_a_quote_leads_to_its_place() -> None:
    page = next(page for page in site_pages(known()) if page.path == "qh/2023-02/01.md")
    soup = built(page.text)
    (link,) = (link for link in soup.select(".panel a") if "起施行" in link.get_text())
    assert soup.select(str(link["href"]))
