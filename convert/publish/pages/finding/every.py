"""Archive → the search page, its data, and the lists by authority, number, kind and date."""

from __future__ import annotations

from collections.abc import Iterator

from convert.model.publication import Archive
from convert.model.variants import Variants
from convert.publish.page import Page
from convert.publish.pages.finding.search_page import search_page
from convert.publish.pages.finding.shelves import shelf_pages
from convert.publish.pages.finding.ways import WAYS, findable
from convert.publish.search.shards import file_name, search_files


def finding_pages(archive: Archive, variants: Variants) -> Iterator[Page]:
    """The data files go first, because the search page names them with their contents' digest."""
    names = []
    for file in search_files(archive, variants):
        names.append(file_name(file))
        yield file
    yield search_page(names, variants)
    documents = findable(archive, variants)
    for way in WAYS:
        yield from shelf_pages(way, documents, len(archive.publications) > 1)
