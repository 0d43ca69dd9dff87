"""How a page offers its feeds: in its head for feed readers, and as a line for people."""

from __future__ import annotations

from collections.abc import Iterable

from convert.publish.feeds.gathered import Feed
from convert.publish.markup import anchor, element
from convert.publish.urls import FEEDS, link


def feed_links(path: str, feeds: Iterable[Feed]) -> list[dict[str, str]]:
    """Front matter: title and address of each feed as seen from the page."""
    return [{"title": feed.title, "href": link(path, feed.path)} for feed in feeds]


def subscription(path: str, feeds: Iterable[Feed]) -> str:
    """``订阅：青石镇（Atom）``, with the page that says what that is."""
    links = [anchor(f"{feed.title}（Atom）", link(path, feed.path)) for feed in feeds]
    about = anchor("什么是订阅", link(path, FEEDS))
    return element("p", f"订阅新文件：{'、'.join(links)}。{about}", class_="work-files") if links else ""
