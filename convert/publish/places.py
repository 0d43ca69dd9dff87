"""Where every document of the archive is: the map that links are made from."""

from __future__ import annotations

from dataclasses import dataclass

from convert.model.bodies import AboutDocument
from convert.model.issue import Document
from convert.model.publication import Annotated, Archive
from convert.publish.identity import site_address
from convert.publish.urls import built, document_page


@dataclass(frozen=True)
class Place:
    """A document, its issue, the path of its page and the printed page it begins on."""

    annotated: Annotated
    document: Document
    path: str
    page: int | None

    @property
    def about(self) -> AboutDocument:
        """What was understood of the document."""
        own = (about for about in self.annotated.about if about.document == self.document.id)
        return next(own, AboutDocument(self.document.id))


@dataclass(frozen=True)
class Places:
    """All documents of the archive; ids are unique within a publication.  ``site`` is the site's address, where it is known."""

    by_key: dict[tuple[str, str], Place]
    by_id: dict[str, tuple[Place, ...]]
    site: str | None = None

    def address(self, path: str) -> str | None:
        """The whole address of a page, where that of the site is known."""
        return f"{self.site}{built(path)}" if self.site else None

    def find(self, publication: str, document: str | None) -> Place | None:
        """The document of this id in this publication, or in another one if only that has it."""
        here = self.by_key.get((publication, document or ""))
        others = self.by_id.get(document or "", ())
        return here or (others[0] if len(others) == 1 else None)


def places_of(archive: Archive) -> Places:
    """Archive → the place of each of its documents."""
    by_key: dict[tuple[str, str], Place] = {}
    by_id: dict[str, tuple[Place, ...]] = {}
    for place in (place for annotated in archive.issues for place in places_in(annotated)):
        by_key[place.annotated.publication.id, place.document.id] = place
        by_id[place.document.id] = (*by_id.get(place.document.id, ()), place)
    return Places(by_key, by_id, site_address(archive))


def places_in(annotated: Annotated) -> list[Place]:
    """The documents of one issue in printed order, each with its place."""
    publication, issue = annotated.publication.id, annotated.issue
    pages = {entry.document: entry.page for entry in reversed(issue.contents) if entry.document}
    return [
        Place(annotated, document, document_page(publication, issue.id, document.order), pages.get(document.id))
        for document in issue.documents
    ]
