"""The printed contents of an issue as a list of links, in printed order and categories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from convert.model.issue import Entry
from convert.model.publication import Annotated
from convert.publish.markup import anchor, element, escape, lines
from convert.publish.page import site_note
from convert.publish.places import Place, Places
from convert.publish.urls import link
from convert.publish.wording import UNLISTED, page_label


def contents_list(annotated: Annotated, places: Places, path: str, level: int) -> str:
    """All entries under their categories, with the printed page; ``level`` is that of the categories' headings.

    An entry whose document was not found is shown as printed, without a link.
    """
    groups = groupby(annotated.issue.contents, key=lambda entry: entry.category)
    html = [_category(category, list(entries), annotated, places, path, level) for category, entries in groups]
    return element("div", lines(("", *html)) + "\n", class_="gazette-text contents") if html else ""


def unlisted_documents(annotated: Annotated, places: Places, path: str) -> str:
    """The documents that the printed contents lack: an addition of this site."""
    listed = {entry.document for entry in annotated.issue.contents}
    missing = [document.id for document in annotated.issue.documents if document.id not in listed]
    found = [place for document in missing if (place := places.find(annotated.publication.id, document))]
    items = [element("li", anchor(place.document.title, link(path, place.path))) for place in found]
    return site_note(element("ul", "".join(items)), label=UNLISTED) if items else ""


def _category(name: str | None, entries: Sequence[Entry], annotated: Annotated, places: Places, path: str, level: int) -> str:
    heading = element(f"h{level}", escape(f"【{name}】"), class_="category") if name else ""
    items = "\n".join(_entry(entry, places.find(annotated.publication.id, entry.document), path) for entry in entries)
    return lines((heading, element("ol", f"\n{items}\n", start=entries[0].order)))


def _entry(entry: Entry, place: Place | None, path: str) -> str:
    pieces = [_title(entry, place, path), *_details(entry)]
    return element("li", "".join(pieces), value=entry.order)


def _title(entry: Entry, place: Place | None, path: str) -> str:
    if place is None:
        return element("span", escape(entry.title), class_="entry-title")
    return anchor(entry.title, link(path, place.path), class_="entry-title")


def _details(entry: Entry) -> Iterator[str]:
    if entry.document_number:
        yield element("span", escape(entry.document_number), class_="entry-number")
    if entry.page is not None:
        yield element("span", str(entry.page), class_="entry-page", title=page_label(entry.page))
