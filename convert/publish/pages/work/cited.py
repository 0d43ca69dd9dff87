"""The documents that the gazette cites and the archive does not hold, with where they are cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from convert.publish.markup import element, escape, lines
from convert.publish.page import Page
from convert.publish.pages.work.frame import count, downloads, mention_links, opening, work_page
from convert.publish.tables.csv_file import csv_text
from convert.publish.urls import link, work_list
from convert.publish.wording import ACTS
from convert.publish.work.files import beside, data_file
from convert.publish.work.gathered import Mention, Work

Cited = list[tuple[str, list[Mention]]]
Acts = Mapping[tuple[str, str | None], str]
"""What the document of this path does to the one of this number."""


def cited_pages(work: Work) -> Iterator[Page]:
    """The list as a page, CSV and JSON."""
    path, cited = work_list(work.publication.id, "cited"), missing(work)
    words = f"公报里提到、本站所收各期没有刊登的文件，共 {len(cited)} 件，按提到的次数排列。"
    acts = {(each.place.path, each.relation.number): ACTS[each.relation.act] for each in work.stated}
    pieces = (opening(words), downloads(path, "未收录的引用文件", ("csv", "json")), _list(cited, path, acts))
    yield work_page(work.publication, path, "提到而未收录的文件", (), pieces, "公报里提到而本站没有收录的文件")
    entries: list[dict[str, object]] = [{"number": number, "cited": [_entry(each, path) for each in found]} for number, found in cited]
    yield data_file(path, {"format": "gazette-cited/1", "publication": work.publication.name, "documents": entries})
    rows = [(number, *_named(each), _href(each, path)) for number, found in cited for each in found]
    yield Page(beside(path, "csv"), csv_text((("提到的文号", "在哪个文件", "发文字号", "网页"), *rows)))


def missing(work: Work) -> Cited:
    """Numbers that no document of the archive bears, the most cited first; each place once."""
    found: dict[str, dict[tuple[str, str], Mention]] = {}
    for mention in work.mentions:
        number = mention.reference.number
        if number and mention.reference.document is None and number not in work.numbers:
            found.setdefault(number, {}).setdefault((mention.place.path, mention.anchor), mention)
    cited = [(number, list(mentions.values())) for number, mentions in found.items()]
    return sorted(cited, key=lambda pair: (-len(pair[1]), pair[0]))


def _entry(mention: Mention, path: str) -> dict[str, object]:
    return {"document": mention.place.document.id, "title": mention.place.document.title, "page": _href(mention, path)}


def _named(mention: Mention) -> tuple[str, str]:
    document = mention.place.document
    return document.title, document.document_number or ""


def _href(mention: Mention, path: str) -> str:
    return link(path, mention.place.path, mention.anchor)


def _list(cited: Cited, path: str, acts: Acts) -> str:
    rows = [_row(number, found, path, acts) for number, found in cited]
    return element("dl", lines(("", *rows)) + "\n", class_="shelves cited", data_filter="文号") if rows else ""


def _row(number: str, found: Sequence[Mention], path: str, acts: Acts) -> str:
    documents: dict[str, list[Mention]] = {}
    for mention in found:
        documents.setdefault(mention.place.path, []).append(mention)
    said = {own: f"（{acts[own, number]}）" for own in documents if (own, number) in acts}
    places = {own: mention_links(each[0].place, [mention.anchor for mention in each], path) for own, each in documents.items()}
    links = "".join(element("li", html + said.get(own, "")) for own, html in places.items())
    times = count(len(found), "处") if len(found) > 1 else ""
    return element("div", element("dt", escape(number) + times) + element("dd", element("ul", links)))
