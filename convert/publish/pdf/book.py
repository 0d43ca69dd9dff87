"""An annotated issue → one HTML text, the whole book, and the PDF file that is made of it."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from convert.model.publication import Annotated
from convert.publish.markup import element, escape, lines
from convert.publish.page import Download
from convert.publish.pdf.front import colophon, contents, cover
from convert.publish.pdf.render import VERSION, pdf_bytes
from convert.publish.pdf.text import document_section
from convert.publish.places import places_in
from convert.publish.urls import issue_pdf
from convert.publish.wording import issue_label

STYLE = Path(__file__).with_name("paged.css")

Warn = Callable[[str], None]
"""Is told, in words for the office, what is not as it should be."""


def issue_book(annotated: Annotated) -> str:
    """One issue → the HTML of its book: cover, contents, every document with its annexes, colophon."""
    name = f"{annotated.publication.name}{issue_label(annotated)}"
    documents = (document_section(place) for place in places_in(annotated))
    body = lines(("", cover(annotated), contents(annotated), *documents, colophon(annotated))) + "\n"
    head = lines(("", '<meta charset="utf-8">', element("title", escape(name)), *_metadata(annotated))) + "\n"
    return "<!doctype html>\n" + element("html", element("head", head) + element("body", body, data_issue=name), lang="zh-CN") + "\n"


def pdf_file(annotated: Annotated, warn: Warn) -> Download:
    """One issue → its PDF, to be made when it changed; ``warn`` is told of characters that no font has."""
    book, style = issue_book(annotated), STYLE.read_text(encoding="utf-8")
    key = blake2b("\0".join((VERSION, style, book)).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()

    def make() -> bytes:
        data, missing = pdf_bytes(book, style, key)
        if missing:
            warn(f"{annotated.publication.name}{issue_label(annotated)}的 PDF 里有 {len(missing)} 个字没有字体可印：{'、'.join(missing)}")
        return data

    return Download(issue_pdf(annotated.publication.id, annotated.issue.id), key, make)


def _metadata(annotated: Annotated) -> list[str]:
    """Author and date; the date is that of the issue, so that the same text gives the same bytes."""
    author, published = annotated.publication.office or annotated.publication.name, annotated.issue.masthead.published
    named = [("author", author), ("description", f"《{annotated.publication.name}》{issue_label(annotated)}全文，程序排印")]
    named += [(name, published.isoformat()) for name in ("dcterms.created", "dcterms.modified") if published]
    return [f'<meta name="{name}" content="{escape(value)}">' for name, value in named]
