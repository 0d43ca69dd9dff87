"""Archive → every page of the site, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from convert.model.publication import Annotated, Archive
from convert.publish.page import Page
from convert.publish.pages.document import document_page
from convert.publish.pages.home import home_page, publication_pages
from convert.publish.pages.issue import issue_pages
from convert.publish.places import Places, places_in, places_of


def site_pages(archive: Archive) -> Iterator[Page]:
    """Home, publications, issues with their data, documents.  Made one by one, so that memory does not grow with the archive."""
    places = places_of(archive)
    yield home_page(archive, places)
    yield from publication_pages(archive)
    for annotated in archive.issues:
        yield from issue_pages(annotated, places)
        yield from _documents(annotated, places)


def _documents(annotated: Annotated, places: Places) -> Iterator[Page]:
    found = places_in(annotated)
    for place, before, after in zip(found, (None, *found[:-1]), (*found[1:], None), strict=True):
        yield document_page(place, places, before, after)
