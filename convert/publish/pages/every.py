"""Archive → every page and file of the site, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from convert.model.publication import Annotated, Archive
from convert.model.variants import Variants
from convert.publish.open_data.issue_files import issue_files
from convert.publish.page import Download, Page
from convert.publish.pages.data import data_pages
from convert.publish.pages.document import document_page
from convert.publish.pages.feeds import feed_pages
from convert.publish.pages.finding import finding_pages
from convert.publish.pages.home import home_page, publication_pages
from convert.publish.pages.issue import issue_page_of
from convert.publish.pages.site_map import robots_file, site_map
from convert.publish.pages.tables import table_pages
from convert.publish.pages.whole import whole_issue
from convert.publish.pages.work import work_pages
from convert.publish.pages.work.related import Related, related_of
from convert.publish.places import Places, places_in, places_of
from convert.publish.tables.csv_file import table_csv
from convert.publish.tables.listed import Listed, tables_in
from convert.publish.tables.xlsx_file import content_key, workbook
from convert.publish.work.gathered import works_of

NO_VARIANTS = Variants()


def site_pages(archive: Archive, variants: Variants = NO_VARIANTS, pdf: bool = False) -> Iterator[Page | Download]:
    """Home, publications, issues with their data, documents and their tables, search and lists, units and tasks, the catalogue, feeds.

    Made one by one, so that memory does not grow with the archive.  ``pdf`` says that each issue has one beside its page.
    """
    places = places_of(archive)
    works = works_of(archive)
    related = related_of(works, places)
    yield home_page(archive, places, works)
    yield from publication_pages(archive, works)
    for annotated in archive.issues:
        yield from _issue(annotated, places, related, pdf)
    yield from finding_pages(archive, variants)
    yield from work_pages(works)
    yield from data_pages(archive)
    yield from feed_pages(works, places)
    yield site_map(archive, works)
    yield robots_file(places)


def _issue(annotated: Annotated, places: Places, related: Related, pdf: bool) -> Iterator[Page | Download]:
    found = places_in(annotated)
    tables = [tables_in(place) for place in found]
    every = [listed for own in tables for listed in own]
    listing = list(table_pages(annotated, every))
    files = issue_files(annotated, found, next((page for page in listing if page.path.endswith(".csv")), None))
    yield issue_page_of(annotated, places, len(every), files, pdf)
    yield from listing
    yield from (taken.file for taken in files if taken.file not in listing)
    for place, own, before, after in zip(found, tables, (None, *found[:-1]), (*found[1:], None), strict=True):
        yield document_page(place, places, own, before, after, related)
    yield whole_issue(annotated, places, found, tables)
    for listed in every:
        yield from table_files(listed)


def table_files(listed: Listed) -> Iterator[Page | Download]:
    """The files of one table, beside the page of its document."""
    yield Page(listed.file("csv"), table_csv(listed.shape))
    if listed.shape.fits_sheet:
        yield Download(listed.file("xlsx"), content_key(listed), lambda: workbook(listed))
