"""The documents of one group as a list; a series of numbers also shows the numbers that are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convert.publish.markup import element, escape, lines
from convert.publish.pages.finding.ways import Findable, Way
from convert.publish.pages.found import found_document
from convert.publish.series import gap_label, gaps
from convert.publish.wording import issue_label

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
    annotated = found.place.annotated
    issue = (f"《{annotated.publication.name}》" if several else "") + issue_label(annotated)
    return element("li", found_document(found.place, path, issue))
