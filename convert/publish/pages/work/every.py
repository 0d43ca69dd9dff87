"""All pages about tasks, units, industries, deadlines and cited documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convert.publish.page import Page
from convert.publish.pages.work.cited import cited_pages
from convert.publish.pages.work.deadlines import deadline_pages
from convert.publish.pages.work.hub import hub_page
from convert.publish.pages.work.industries import industries_pages, matrix_pages
from convert.publish.pages.work.industry import industry_pages
from convert.publish.pages.work.unit import unit_pages
from convert.publish.pages.work.units import units_pages
from convert.publish.work.gathered import Work


def work_pages(works: Sequence[Work]) -> Iterator[Page]:
    """The hub, then for each publication its lists, units and industries, one after the other."""
    yield hub_page(works)
    for work in works:
        if work.listed:
            yield from _lists(work)
            yield from unit_pages(work)
            yield from industry_pages(work)


def _lists(work: Work) -> Iterator[Page]:
    yield from units_pages(work)
    yield from industries_pages(work)
    yield from matrix_pages(work)
    yield from deadline_pages(work)
    yield from cited_pages(work)
