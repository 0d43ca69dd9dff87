"""The documents of one group as a list; a series of numbers also shows the numbers that are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convert.publish.markup import anchor, element, escape, lines
from convert.publish.pages.finding.ways import Findable, Way
from convert.publish.series import gap_label, gaps
from convert.publish.urls import link
from convert.publish.wording import date_label, issue_label

MISSING = "未见于本站所收各期"


def listed_documents(way: Way, documents: Sequence[Findable], path: str, several: bool) -> str:
    """Documents of a group, newest first; numbered ones in the order of their numbers, with the gaps between them."""
    counted = [document for document in documents if document.number]
    if way.numbered and counted:
        html = list(_series(counted, path, several))
    else:
        html = [_document(document, path, several) for document in sorted(documents, key=lambda document: document.day, reverse=True)]
    return element("ul", lines(("", *html)) + "\n", class_="found-list")


def _series(documents: Sequence[Findable], path: str, several: bool) -> Iterator[str]:
    held = sorted(((document.number.number, document) for document in documents if document.number), key=lambda pair: pair[0])
    missing = gaps(number for number, _ in held)
    for number, document in held:
        while missing and missing[0][0] < number:
            yield element("li", escape(f"{gap_label(missing.pop(0))}　{MISSING}"), class_="gap")
        yield _document(document, path, several)


def _document(found: Findable, path: str, several: bool) -> str:
    place = found.place
    facts = (
        place.document.document_number or "",
        date_label(place.document.date),
        (f"《{place.annotated.publication.name}》" if several else "") + issue_label(place.annotated),
    )
    details = "".join(element("span", escape(fact)) for fact in facts if fact)
    return element("li", anchor(place.document.title, link(path, place.path)) + element("span", details, class_="found-facts"))
