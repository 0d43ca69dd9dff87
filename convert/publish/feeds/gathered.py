"""Which documents a feed holds.  A feed is made only where there is something with a date to put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time

from convert.publish.genres import genre_id, genre_of
from convert.publish.places import Place
from convert.publish.urls import genre_feed, industry_page, publication_feed, publication_page, unit_page, way_page
from convert.publish.work.gathered import Work

NEWEST = 100
"""A feed says what is new; the lists of the site hold the rest."""


@dataclass(frozen=True)
class Feed:
    """One feed: its path, the page that lists the same documents, its title, its documents, the newest first."""

    work: Work
    path: str
    page: str
    title: str
    places: tuple[Place, ...]


def moment(place: Place) -> datetime | None:
    """When a document came out, by what is known: its publication on the web, else that of its issue, else its own date.

    A date without a time stands for the beginning of that day; RFC 4287 §3.3 knows no bare dates.
    """
    day = place.annotated.issue.masthead.published or place.document.date
    return place.annotated.online or (datetime.combine(day, time()) if day else None)


def publication_feeds(work: Work) -> Iterator[Feed]:
    """All documents of a publication."""
    publication = work.publication
    yield from _feed(work, publication_feed(publication.id), publication_page(publication.id), publication.name, work.places)


def genre_feeds(work: Work) -> Iterator[Feed]:
    """The documents of each kind."""
    kinds: dict[str, list[Place]] = {}
    for place in work.places:
        kinds.setdefault(genre_of(place.document.title, place.document.document_number), []).append(place)
    for kind, places in kinds.items():
        yield from _feed(work, genre_feed(work.publication.id, genre_id(kind)), way_page("genres"), kind, places)


def unit_feeds(work: Work, unit: str) -> Iterator[Feed]:
    """The documents that a unit issued and those that give it something to do; none where there are none."""
    places = (*work.issued.get(unit, ()), *(share.job.place for share in work.shares.get(unit, ())))
    path = unit_page(work.publication.id, unit, form="xml")
    yield from _feed(work, path, unit_page(work.publication.id, unit), work.bodies[unit].name, places)


def industry_feeds(work: Work, industry: str) -> Iterator[Feed]:
    """The documents filed under an industry."""
    places = (place for place, _ in work.filed.get(industry, ()))
    path = industry_page(work.publication.id, industry, form="xml")
    yield from _feed(work, path, industry_page(work.publication.id, industry), work.industries[industry].name, places)


def _feed(work: Work, path: str, page: str, title: str, places: Iterable[Place]) -> Iterator[Feed]:
    """The newest first, those of one moment in printed order; each document once."""
    dated = {place.path: (time, place) for place in places if (time := moment(place))}
    printed = sorted(dated.values(), key=lambda pair: pair[1].path)
    newest = sorted(printed, key=lambda pair: pair[0], reverse=True)[:NEWEST]
    if newest:
        yield Feed(work, path, page, title, tuple(place for _, place in newest))
