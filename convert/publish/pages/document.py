"""A document's page: its facts, its text as printed, the way to cite it and to go on."""

from __future__ import annotations

from collections.abc import Sequence

from convert.publish.head.document import document_head
from convert.publish.links import linker
from convert.publish.page import Page, markdown_page
from convert.publish.pages.body import document_body
from convert.publish.pages.outline import Outlined
from convert.publish.pages.panel import breadcrumb, citation_box, head_panel, issue_crumbs, outline_box, pager
from convert.publish.pages.work.related import Related
from convert.publish.places import Place, Places
from convert.publish.tables.listed import Listed
from convert.publish.urls import link
from convert.publish.wording import citation, issue_label

NOTHING = Related()


def document_page(
    place: Place, places: Places, tables: Sequence[Listed], before: Place | None, after: Place | None, related: Related = NOTHING
) -> Page:
    """One document, with its tables → its page; ``before`` and ``after`` are its neighbours in the issue."""
    industries = related.industries(place)
    body = document_body(place.document, linker(place, places, related.units(place), related.sentences(place)), tables)
    pieces = (
        breadcrumb((*issue_crumbs(place.annotated, place.path), (place.document.document_number or "正文", None))),
        head_panel(place, industries, related.relations(place)),
        outline_box(body.outline),
        *body.pieces,
        related.box(place),
        citation_box(place),
        pager(place.path, before, after),
    )
    hidden = ["navigation"] if any(listed.shape.wide for listed in tables) else []  # its room is for the tables; the breadcrumb leads up
    names = ([industry.name for industry in industries], [body.name for body in related.bodies(place)])
    head = document_head(place, places.address(place.path), *names)
    return markdown_page(place.path, {**_facts(place, before, after, body.outline), "hide": hidden, **head}, pieces)


def _facts(place: Place, before: Place | None, after: Place | None, outline: tuple[Outlined, ...]) -> dict[str, object]:
    """The front matter: what the theme's head, and any other tool that reads the file, needs to know."""
    document, annotated = place.document, place.annotated
    return {
        "title": document.title,
        "description": citation(annotated, document, place.page),
        "kind": "document",
        "id": document.id,
        "document_number": document.document_number,
        "issuers": list(document.issuers),
        "date": document.date,
        "recipients": document.recipients,
        "disclosure": document.disclosure,
        "publication": annotated.publication.name,
        "issue": issue_label(annotated),
        "page": place.page,
        "citation": citation(annotated, document, place.page),
        "previous": link(place.path, before.path) if before else None,
        "next": link(place.path, after.path) if after else None,
        "outline": [{"depth": entry.depth, "text": entry.text, "anchor": entry.anchor} for entry in outline],
    }
