"""All feeds, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convert.publish.feeds.atom import feed_file
from convert.publish.feeds.gathered import Feed, genre_feeds, industry_feeds, publication_feeds, unit_feeds
from convert.publish.feeds.links import feed_links
from convert.publish.head.columns import column_head
from convert.publish.markup import anchor, element, escape, lines
from convert.publish.page import Page, markdown_page
from convert.publish.pages.panel import breadcrumb
from convert.publish.places import Places
from convert.publish.urls import FEEDS, HOME, link
from convert.publish.work.gathered import Work

ABOUT = "把下面的地址放进阅读器（支持 Atom 的软件），公报刊登了新文件，阅读器会提示。订阅不用登记，本站也不知道谁订阅了。"
EMPTY = "所收各期里还没有写明日期的文件，没有可以订阅的内容。"


def feed_pages(works: Sequence[Work], places: Places) -> Iterator[Page]:
    """For each publication its feeds; then the list of all."""
    shelves = [(work, name, feeds) for work in works for name, feeds in _shelves(work) if feeds]
    for _, _, feeds in shelves:
        yield from (feed_file(feed, places) for feed in feeds)
    yield _list(shelves)


def _shelves(work: Work) -> list[tuple[str, list[Feed]]]:
    return [
        ("全部文件", list(publication_feeds(work))),
        ("按文种", list(genre_feeds(work))),
        ("按产业", [feed for industry in work.industries for feed in industry_feeds(work, industry)]),
        ("按单位", [feed for unit in work.bodies for feed in unit_feeds(work, unit)]),
    ]


def _list(shelves: Sequence[tuple[Work, str, list[Feed]]]) -> Page:
    pieces = [breadcrumb((("首页", link(FEEDS, HOME)), ("订阅", None))), "# 订阅 { #work .section-title }"]
    pieces.append(element("p", escape(ABOUT if shelves else EMPTY), class_="list-opening"))
    for work, name, feeds in shelves:
        items = [element("li", anchor(feed.title, link(FEEDS, feed.path))) for feed in feeds]
        heading = element("h2", escape(f"{work.publication.name}：{name}"), class_="work-heading")
        pieces.append(lines((heading, element("ul", "".join(items), class_="work-links"))))
    every = [feed for _, _, feeds in shelves for feed in feeds if len(feeds) == 1 and feed.title == feed.work.publication.name]
    head = column_head("订阅", "公报新文件的订阅地址：全部文件，以及按文种、产业、单位", ("政府公报", "订阅", "Atom"))
    facts = {"title": "订阅", "kind": "feeds", "hide": ["navigation", "toc"], **head, "feeds": feed_links(FEEDS, every)}
    return markdown_page(FEEDS, facts, pieces)
