"""Feeds: valid Atom, permanent ids, dates that somebody stated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from xml.etree import ElementTree

from convert.model.publication import Annotated, Archive
from convert.publish.feeds.gathered import NEWEST
from convert.publish.pages import site_pages
from tests.publish.gazettes import QINGHE, annotated, archive, document
from tests.publish.test_head import known

A = "{http://www.w3.org/2005/Atom}"


def feed(made: Archive, path: str = "qh/feed.xml") -> ElementTree.Element | None:
    return next((ElementTree.fromstring(page.text) for page in site_pages(made) if page.path == path), None)


def entries(made: Archive, path: str = "qh/feed.xml") -> list[ElementTree.Element]:
    found = feed(made, path)
    assert found is not None
    return found.findall(f"{A}entry")


def texts(found: Sequence[ElementTree.Element], name: str) -> list[str | None]:
    return [each.findtext(f"{A}{name}") for each in found]


def undated(day: date | None = None) -> Annotated:
    """An issue that does not say when it came out, with a document of this day."""
    made = annotated([replace(document(), date=day)])
    return replace(made, issue=replace(made.issue, masthead=replace(made.issue.masthead, published=None)))


def test_everything_that_rfc_4287_asks_for() -> None:
    made = known(site_url="https://www.qinghe.example/gongbao/")
    root = feed(made)
    assert root is not None
    for element in (root, *root.findall(f"{A}entry")):
        assert all(element.findtext(f"{A}{name}") for name in ("id", "title", "updated")), element.tag
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", element.findtext(f"{A}id") or "")
        assert datetime.fromisoformat(element.findtext(f"{A}updated") or "").utcoffset() is not None
        assert element.find(f"{A}author") is not None
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{A}link")}
    assert links == {
        "self": "https://www.qinghe.example/gongbao/qh/feed.xml",
        "alternate": "https://www.qinghe.example/gongbao/qh/index.html",
    }


def test_dates_are_those_that_somebody_stated() -> None:
    (told,) = entries(known())
    assert (told.findtext(f"{A}updated"), told.findtext(f"{A}published")) == ("2023-05-10T09:30:00+08:00",) * 2
    (printed,) = entries(archive(annotated([document()])))
    assert (printed.findtext(f"{A}updated"), printed.findtext(f"{A}published")) == ("2023-05-08T00:00:00+08:00", None)
    (signed,) = entries(archive(undated(date(2023, 1, 10))))
    assert signed.findtext(f"{A}updated") == "2023-01-10T00:00:00+08:00"


def test_a_document_without_any_date_makes_no_feed() -> None:
    made = archive(undated())
    assert feed(made) is None
    page = next(page.text for page in site_pages(made) if page.path == "search/feeds.md")
    assert "没有可以订阅的内容" in page
    assert not any("feeds:" in page.text for page in site_pages(made) if page.path.endswith(".md"))


def test_ids_stay_when_the_site_gets_an_address() -> None:
    before, after = (texts(entries(known(**changes)), "id") for changes in ({}, {"site_url": "https://www.qinghe.example/gb/"}))
    assert before == after


def test_the_newest_first_and_no_more_than_a_reader_needs() -> None:
    issues = [annotated([document(order, issue=f"2023-{number:02d}") for order in range(1, 61)], number=number) for number in (2, 1)]
    links = [link.get("href") for entry in entries(archive(*issues)) if (link := entry.find(f"{A}link")) is not None]
    assert (len(links), links[0], links[60]) == (NEWEST, "2023-01/01.html", "2023-02/01.html")


def test_feeds_of_kinds_and_industries() -> None:
    made = known()
    assert len(entries(made, "qh/genres/notices.xml")) == len(entries(made, "qh/industries/bees.xml")) == 1
    (entry,) = entries(made)
    assert [category.get("term") for category in entry.findall(f"{A}category")] == ["通知", "bees"]


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    made = archive(annotated([replace(document(), title="关于\x0b防火&<的通知")]))
    assert texts(entries(made), "title") == ["关于防火&<的通知"]


def test_pages_offer_their_feeds() -> None:
    pages = {page.path: page.text for page in site_pages(known())}
    for path, href in (("index.md", "qh/feed.xml"), ("qh/index.md", "feed.xml"), ("qh/industries/bees.md", "bees.xml")):
        assert f'"href": "{href}"' in pages[path]
    assert 'href="bees.xml"' in pages["qh/industries/bees.md"], "also for people"
    assert 'href="../qh/genres/notices.xml"' in pages["search/feeds.md"]


def test_robots_are_told_the_map_where_it_has_an_address() -> None:
    made = (known(), known(site_domain="www.qinghe.example"))
    texts = [next(page.text for page in site_pages(each) if page.path == "robots.txt") for each in made]
    assert texts[0] == "User-agent: *\nAllow: /\n"
    assert texts[1].endswith("\nSitemap: https://www.qinghe.example/sitemap.xml\n")


def test_the_site_map_holds_every_document() -> None:
    made = archive(annotated([document(1), document(2)]), annotated([document(1, issue="2023-01")], number=1))
    text = next(page.text for page in site_pages(made) if page.path == "search/map.md")
    assert all(f'href="../qh/{path}.html"' in text for path in ("2023-02/01", "2023-02/02", "2023-01/01", "2023-01/index", "index"))
    assert QINGHE.name in text
