"""What all pages about tasks have in common: the way up, the heading, the files, lists of links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from convert.model.publication import Publication
from convert.publish.feeds.gathered import Feed
from convert.publish.feeds.links import feed_links, subscription
from convert.publish.head.columns import column_head
from convert.publish.markup import anchor, element, escape_markdown, lines
from convert.publish.page import Page, markdown_page
from convert.publish.pages.panel import Crumb, breadcrumb
from convert.publish.places import Place
from convert.publish.urls import HOME, WORK, link

FORMS = {"csv": "CSV", "json": "JSON", "ics": "日历（.ics）"}
KIND = "work"


def work_page(
    publication: Publication, path: str, name: str, above: Sequence[Crumb], pieces: Iterable[str], about: str, feeds: Sequence[Feed] = ()
) -> Page:
    """One page under the hub; ``above`` are the pages between the hub and it, ``feeds`` those of new documents on its subject."""
    crumbs: tuple[Crumb, ...] = (("首页", link(path, HOME)), ("任务", link(path, WORK)), *above, (name, None))
    heading = f"# {escape_markdown(name)} {{ #work .section-title }}"
    head = column_head(name, f"{publication.name}：{about}", (publication.name, "任务分工", name))
    title = f"{name}（{publication.name}）"
    facts = {"title": title, "kind": KIND, "hide": ["navigation", "toc"], **head, "feeds": feed_links(path, feeds)}
    return markdown_page(path, facts, (breadcrumb(crumbs), heading, *pieces, subscription(path, feeds)))


def downloads(path: str, name: str, forms: Sequence[str], stem: str | None = None) -> str:
    """Links to the files beside a page; they are saved under a name that says what they are."""
    own = stem or path[:-3]
    links = (anchor(FORMS[form], link(path, f"{own}.{form}"), download=f"{name}.{form}") for form in forms)
    return element("p", f"下载：{'、'.join(links)}", class_="work-files")


def opening(words: str) -> str:
    """The first lines of a list, which say what is in it; ready-made HTML."""
    return element("p", words, class_="list-opening")


def count(number: int, what: str = "项") -> str:
    """``12 项`` behind a name."""
    return element("span", f"{number} {what}", class_="count")


def mention_links(place: Place, anchors: Sequence[str], path: str) -> str:
    """One document that mentions something: its title leads to the first place, numbers to the others."""
    others = "、".join(anchor(f"第{number}处", link(path, place.path, each)) for number, each in enumerate(anchors[1:], start=2))
    return anchor(place.document.title, link(path, place.path, anchors[0])) + (f"（{others}）" if others else "")


def link_list(items: Iterable[str], name: str = "work-links") -> str:
    """Ready-made links as a list."""
    html = [element("li", item) for item in items]
    return element("ul", lines(("", *html)) + "\n", class_=name) if html else ""


def heading(level: int, html: str, id_: str) -> str:
    """A section heading around ready-made HTML."""
    return element(f"h{level}", html, id=id_, class_="work-heading")
