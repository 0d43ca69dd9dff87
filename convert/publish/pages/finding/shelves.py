"""A way as pages: one that says what there is, and one for each year with the documents themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from convert.publish.head.columns import column_head
from convert.publish.markup import anchor, element, escape, escape_markdown, lines
from convert.publish.page import Page, markdown_page
from convert.publish.pages.finding.listed import listed_documents
from convert.publish.pages.finding.ways import Findable, Way, search_link, sorted_groups
from convert.publish.pages.panel import Crumb, breadcrumb
from convert.publish.urls import HOME, group_anchor, link, way_page, way_year_page
from convert.publish.wording import year_label

Year = int | None


def shelf_pages(way: Way, documents: Sequence[Findable], several: bool) -> Iterator[Page]:
    """The page of a way and those of its years; ``several`` publications are told apart by name."""
    shelves: dict[Year, list[Findable]] = {}
    for document in documents:
        shelves.setdefault(_year(way, document), []).append(document)
    years = sorted(shelves, key=lambda year: -(year or 0))
    yield _front(way, documents, years)
    for year in years:
        yield _shelf(way, year, years, shelves[year], several)


def _year(way: Way, document: Findable) -> Year:
    """A number counts in its own year, everything else in that of the document's date."""
    return document.number.year or document.year if way.numbered and document.number else document.year


def _front(way: Way, documents: Sequence[Findable], years: Sequence[Year]) -> Page:
    path = way_page(way.id)
    rows = _months(way, documents, years, path) if way.by_month else _groups(way, documents, years, path)
    opening = element("p", f"{escape(way.about)}。共 {len(documents)} 件。", class_="list-opening")
    return _page(way, path, way.name, (opening, element("dl", lines(("", *rows)) + "\n", class_="shelves")))


def _groups(way: Way, documents: Sequence[Findable], years: Sequence[Year], path: str) -> Iterator[str]:
    """A group a row, with its years."""
    for group, found in sorted_groups(way, documents):
        counts = Counter(_year(way, document) for document in found)
        links = [(year_label(year), way_year_page(way.id, year), group_anchor(group), counts[year]) for year in years if counts[year]]
        yield _row(escape(group), len(found), links, path)


def _months(way: Way, documents: Sequence[Findable], years: Sequence[Year], path: str) -> Iterator[str]:
    """A year a row, with its months."""
    for year in years:
        found = [document for document in documents if _year(way, document) == year]
        target = way_year_page(way.id, year)
        links = [(group, target, group_anchor(group), len(members)) for group, members in sorted_groups(way, found)]
        yield _row(anchor(year_label(year), link(path, target)), len(found), links, path)


def _row(name: str, total: int, links: Sequence[tuple[str, str, str, int]], path: str) -> str:
    items = [element("li", anchor(words, link(path, page, at)) + _count(count)) for words, page, at, count in links]
    return element("div", element("dt", name + _count(total)) + element("dd", element("ul", "".join(items))))


def _count(number: int) -> str:
    return element("span", f"{number} 件", class_="count")


def _shelf(way: Way, year: Year, years: Sequence[Year], documents: Sequence[Findable], several: bool) -> Page:
    path = way_year_page(way.id, year)
    pieces = [_years(way, year, years, path)]
    for group, found in sorted_groups(way, documents):
        pieces.append(f"## {escape_markdown(group)} {_count(len(found))} {{ #{group_anchor(group)} }}")
        pieces.append(listed_documents(way, found, path, several))
    return _page(way, path, f"{way.name}：{year_label(year)}", pieces, year)


def _years(way: Way, current: Year, years: Sequence[Year], path: str) -> str:
    """The other years of the same way."""
    items = [_other(year_label(year), year == current, link(path, way_year_page(way.id, year))) for year in years]
    return element("nav", element("ul", "".join(items)), class_="years", aria_label="年份") if len(years) > 1 else ""


def _other(label: str, current: bool, href: str) -> str:
    return element("li", element("span", label, aria_current="page") if current else anchor(label, href))


def _page(way: Way, path: str, name: str, pieces: Sequence[str], year: Year | str = "") -> Page:
    above: tuple[Crumb, ...] = (("首页", link(path, HOME)), ("查找", search_link(path)))
    own: tuple[Crumb, ...] = ((way.name, None),) if year == "" else ((way.name, link(path, way_page(way.id))), (name.split("：")[-1], None))
    heading = f"# {escape_markdown(name)} {{ #list .section-title }}"
    head = column_head(name, f"{name}查找政府公报刊登的文件：{way.about}", ("政府公报", way.name, "文件目录"))
    return markdown_page(path, {"title": name, "kind": "way", "hide": ["toc"], **head}, (breadcrumb((*above, *own)), heading, *pieces))
