"""What the contents announce, against the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from convert.check.printings import plain, same
from convert.model.finding import Finding, Severity
from convert.model.issue import Document, Entry, Issue
from convert.model.variants import Variants

FOOTNOTE = re.compile(r"[\[［〔]\d{1,2}[\]］〕]$")
"""``……统计公报[1]``, over the text only."""


def _pairs(issue: Issue) -> Iterator[tuple[Entry, Document]]:
    """Contents entries with the documents they announce."""
    by_id = {document.id: document for document in issue.documents}
    return ((entry, by_id[entry.document]) for entry in issue.contents if entry.document in by_id)


def contents_without_document(issue: Issue, _: Variants) -> Iterator[Finding]:
    """The contents announce what the body does not hold."""
    for entry in issue.contents:
        if entry.document is None:
            message = f"目录第{entry.order}条《{entry.title}》在正文中没有找到"
            yield Finding("contents-without-document", Severity.ERROR, message, entry.source)


def document_without_contents(issue: Issue, _: Variants) -> Iterator[Finding]:
    """The body holds what the contents do not announce."""
    announced = {entry.document for entry in issue.contents}
    for document in issue.documents:
        if issue.contents and document.id not in announced:
            yield Finding("document-without-contents", Severity.WARNING, f"正文中的《{document.title}》不在目录里", document.source[:1])


def contents_title_differs(issue: Issue, variants: Variants) -> Iterator[Finding]:
    """Contents and body print different titles; both stay as printed.  The contents may name an order by the rules it puts in force."""
    for entry, document in _pairs(issue):
        printed = (_without_issuers(document, entry), document.enclosed_title or "")
        if not any(same(entry.title, title, variants) for title in printed):
            message = f"目录第{entry.order}条标题与正文不一致：目录作“{entry.title}”，正文作“{document.title}”"
            yield Finding("contents-title-differs", Severity.WARNING, message, entry.source + document.source[:1])


def _without_issuers(document: Document, entry: Entry) -> str:
    """The title without the mark of a footnote, and without the bodies before 关于 or 转发 where the contents leave them out."""
    title = FOOTNOTE.sub("", document.title)
    return title[max(title.find(entry.title[:2]), 0) :] if entry.title.startswith(("关于", "转发", "批转", "印发")) else title


def contents_number_differs(issue: Issue, variants: Variants) -> Iterator[Finding]:
    """Contents and body print different document numbers."""
    for entry, document in _pairs(issue):
        announced, printed = entry.document_number, document.document_number
        if announced and not same(announced, printed or "", variants) and not (printed and announced.endswith(f"令{printed}")):
            message = f"目录第{entry.order}条文号与正文不一致：目录作“{entry.document_number}”，正文作“{printed or '（无）'}”"
            yield Finding("contents-number-differs", Severity.WARNING, message, entry.source + document.source[:1])


def variant_characters(issue: Issue, variants: Variants) -> Iterator[Finding]:
    """Contents and body differ in nothing but variant characters: one finding for the issue."""
    differing = [
        entry
        for entry, document in _pairs(issue)
        for a, b in ((entry.title, document.title), (entry.document_number or "", document.document_number or ""))
        if a and b and plain(a) != plain(b) and same(a, b, variants)
    ]
    if differing:
        places = "、".join(dict.fromkeys(str(entry.order) for entry in differing))
        message = f"目录与正文只有字形不同（繁体字、异体字）：目录第{places}条"
        yield Finding("variant-characters", Severity.NOTE, message, differing[0].source)


def pages_out_of_order(issue: Issue, _: Variants) -> Iterator[Finding]:
    """Page numbers in the contents only rise."""
    paged = [entry for entry in issue.contents if entry.page is not None]
    for before, after in pairwise(paged):
        if (after.page or 0) < (before.page or 0):
            message = f"目录第{after.order}条的页码{after.page}小于上一条的页码{before.page}"
            yield Finding("pages-out-of-order", Severity.WARNING, message, after.source)
