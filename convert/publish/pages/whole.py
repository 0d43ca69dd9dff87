"""An issue on one page: every document in printed order, to read through or to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convert.model.publication import Annotated
from convert.publish.head.columns import column_head
from convert.publish.links import linker
from convert.publish.markup import anchor, element, escape, escape_markdown, lines
from convert.publish.page import Page, markdown_page, site_note
from convert.publish.pages.body import Setting, document_body
from convert.publish.pages.panel import breadcrumb, issue_crumbs
from convert.publish.places import Place, Places
from convert.publish.tables.listed import Listed
from convert.publish.urls import document_anchor, whole_page
from convert.publish.wording import issue_label

ABOUT = "本期各件文件依次排在一页，供通读和打印。引用某一件、看它的文件信息，请到那一件的网页。"


def whole_issue(annotated: Annotated, places: Places, found: Sequence[Place], tables: Sequence[Sequence[Listed]]) -> Page:
    """One issue, its documents and their tables → the page that holds them all."""
    publication, label = annotated.publication, issue_label(annotated)
    path = whole_page(publication.id, annotated.issue.id)
    name = f"{label}全文"
    crumbs = (*issue_crumbs(annotated, path), ("全文", None))
    facts = {
        "title": f"{publication.name}{name}",
        "kind": "whole",
        "hide": ["navigation", "toc"],
        **column_head(name, f"{publication.name}{name}，供通读和打印", (publication.name, label, "全文")),
    }
    pieces = (
        breadcrumb(crumbs),
        f"# {escape_markdown(publication.name + name)} {{ #whole .masthead-title }}",
        site_note(element("p", escape(ABOUT)), _contents(found), label="本站说明"),
        *(piece for place, own in zip(found, tables, strict=True) for piece in _document(place, own, places)),
    )
    return markdown_page(path, facts, pieces)


def _contents(found: Sequence[Place]) -> str:
    items = [element("li", anchor(place.document.title, f"#{document_anchor(place.document.order)}-notice")) for place in found]
    return element("ol", lines(("", *items)) + "\n")


def _document(place: Place, tables: Sequence[Listed], places: Places) -> Iterator[str]:
    setting = Setting(f"{document_anchor(place.document.order)}-", 1)
    links = linker(place, places, prefix=setting.prefix)
    yield from document_body(place.document, links, tables, setting).pieces
