"""The site map: every page of the archive as one plain list that can be printed; and what robots are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convert.model.publication import Annotated, Archive, Publication
from convert.publish.head.columns import column_head
from convert.publish.markup import anchor, element, escape, lines
from convert.publish.page import Page, markdown_page
from convert.publish.pages.finding.ways import WAYS
from convert.publish.pages.lists import by_year
from convert.publish.pages.panel import breadcrumb
from convert.publish.pages.work.hub import LISTS
from convert.publish.places import Place, Places, places_in
from convert.publish.urls import (
    ABOUT,
    DATA,
    FEEDS,
    HOME,
    ROBOTS,
    SEARCH,
    SITE_MAP,
    WORK,
    issue_page,
    link,
    publication_page,
    way_page,
    work_list,
)
from convert.publish.wording import issue_label, total_label, year_label
from convert.publish.work.gathered import Work


def site_map(archive: Archive, works: Sequence[Work]) -> Page:
    """The ways in, then every issue with its documents."""
    shelves = [(publication, issues) for publication in archive.publications if (issues := archive.issues_of(publication))]
    pieces = (
        breadcrumb((("首页", link(SITE_MAP, HOME)), ("站点地图", None))),
        "# 站点地图 { #work .section-title }",
        lines((element("h2", "栏目", class_="work-heading"), _links(_columns(archive, works)))),
        *(piece for publication, issues in shelves for piece in _publication(publication, issues)),
    )
    head = column_head("站点地图", "本站全部栏目、各期公报和全部文件的清单，可以打印", ("政府公报", "站点地图", "文件清单"))
    return markdown_page(SITE_MAP, {"title": "站点地图", "kind": "map", "hide": ["navigation", "toc"], **head}, pieces)


def robots_file(places: Places) -> Page:
    """Everything may be read by everybody (RFC 9309); the machine's site map is named where the site has an address."""
    address = places.address("sitemap.xml")
    return Page(ROBOTS, "User-agent: *\nAllow: /\n" + (f"\nSitemap: {address}\n" if address else ""))


def _columns(archive: Archive, works: Sequence[Work]) -> Iterator[tuple[str, str]]:
    yield from (("首页", HOME), ("查找", SEARCH), *((way.name, way_page(way.id)) for way in WAYS), ("谁做什么", WORK))
    several = len(archive.publications) > 1
    for work in works:
        name = f"《{work.publication.name}》" if several else ""
        yield from ((f"{name}{words}", work_list(work.publication.id, each)) for each, words in LISTS.items() if work.listed)
    yield from (("收录情况和数据下载", DATA), ("订阅", FEEDS), ("关于本站", ABOUT))


def _publication(publication: Publication, issues: Sequence[Annotated]) -> Iterator[str]:
    title = anchor(publication.name, link(SITE_MAP, publication_page(publication.id)))
    yield element("h2", title, class_="work-heading")
    for year, own in by_year(issues):
        yield lines((element("h3", year_label(year)), *(piece for annotated in own for piece in _issue(annotated))))


def _issue(annotated: Annotated) -> tuple[str, str]:
    page = link(SITE_MAP, issue_page(annotated.publication.id, annotated.issue.id))
    total = total_label(annotated)
    heading = element("h4", anchor(issue_label(annotated), page) + escape(f"（{total}）" if total else ""))
    return heading, element("ol", "".join(_document(place) for place in places_in(annotated)), class_="site-map")


def _document(place: Place) -> str:
    number = place.document.document_number
    return element("li", anchor(place.document.title, link(SITE_MAP, place.path)) + escape(f"　{number}" if number else ""))


def _links(targets: Iterator[tuple[str, str]]) -> str:
    return element("ul", "".join(element("li", anchor(name, link(SITE_MAP, target))) for name, target in targets), class_="work-links")
