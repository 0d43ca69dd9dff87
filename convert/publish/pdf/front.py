"""What stands before and after the documents: cover, contents with the pages of this edition, colophon."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from convert.model.issue import Document, Entry, PrintedLine
from convert.model.publication import Annotated
from convert.publish.markup import element, escape, lines
from convert.publish.page import site_note
from convert.publish.tables.shape import flat
from convert.publish.urls import document_anchor
from convert.publish.wording import UNLISTED, date_label, issue_label, page_label, total_label

EDITION = (
    "本 PDF 由程序依公报文字重新排版，不是原刊的版面。文字照录原刊，未作改动；"
    "页码、目录中本版的页码、眉注和书签为排版时所加。引用请以原刊及其页码为准。"
)


def cover(annotated: Annotated) -> str:
    """The masthead as printed, the publication's name largest; what it lacks of year, number and date is added."""
    name, printed = annotated.publication.name, annotated.issue.masthead.lines
    texts = [line for line in printed if flat(line.text) != flat(name)]
    body = [element("p", escape(line.text), class_="number" if _is_number(line) else None) for line in texts]
    added = "" if any(_is_number(line) for line in texts) else _label(annotated)
    parts = (element("p", escape(name), class_="name"), added, *body)
    return element("section", lines(("", *parts, edition_note())) + "\n", class_="cover")


def edition_note() -> str:
    """The line that tells this edition from the gazette."""
    return site_note(element("p", EDITION))


def contents(annotated: Annotated) -> str:
    """The printed contents in their order and categories, each entry with its page in this book; then what they lack."""
    issue = annotated.issue
    documents = {document.id: document for document in issue.documents}
    groups = groupby(issue.contents, key=lambda entry: entry.category)
    html = [_category(category, [_entry(entry, documents.get(entry.document or "")) for entry in entries]) for category, entries in groups]
    listed = {entry.document for entry in issue.contents}
    unlisted = [document for document in issue.documents if document.id not in listed]
    others = [_item(document.title, [document.document_number or ""], document) for document in unlisted]
    note = site_note(element("ol", lines(others), class_="entries"), label=UNLISTED) if others else ""
    return element("section", lines(("", element("h1", "目录", class_="section-title"), *html, note)) + "\n", class_="contents")


def colophon(annotated: Annotated) -> str:
    """The colophon as printed, and what this edition is."""
    printed = [element("p", escape(line.text)) for line in annotated.issue.colophon]
    heading = element("h1", "版权页" if printed else "说明", class_="section-title")
    return element("section", lines(("", heading, *printed, edition_note())) + "\n", class_="colophon")


def _is_number(line: PrintedLine) -> bool:
    return "期" in line.text and any(char.isdigit() for char in line.text)


def _label(annotated: Annotated) -> str:
    words = (issue_label(annotated), total_label(annotated), date_label(annotated.issue.masthead.published))
    return element("p", escape("　".join(word for word in words if word)), class_="number")


def _category(name: str | None, items: Sequence[str]) -> str:
    heading = element("p", escape(f"【{name}】"), class_="category") if name else ""
    return lines((heading, element("ol", lines(items), class_="entries")))


def _entry(entry: Entry, document: Document | None) -> str:
    printed = f"原刊{page_label(entry.page)}" if entry.page is not None else ""
    return _item(entry.title, [entry.document_number or "", printed], document, entry.order)


def _item(title: str, details: Sequence[str], document: Document | None, order: int | None = None) -> str:
    """One line of the contents; what the issue does not hold has no page."""
    number = element("span", f"{order}.", class_="order") if order is not None else ""
    text = escape(title) + "".join(element("span", escape(detail), class_="detail") for detail in details if detail)
    linked = element("a", text, href=f"#{document_anchor(document.order)}", class_="to-page") if document else text
    return element("li", number + linked)
