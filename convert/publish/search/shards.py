"""Archive → the files the search page loads, one a year of issues.

Each is a script that hands its data to a function of the page: browsers load scripts from a disk, but no data files.
The text is written as printed; widths, brackets, blanks and variants are made equal by the page when it reads and when it is asked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from json import JSONEncoder

from convert.model.publication import Act, Annotated, Archive
from convert.model.variants import Variants
from convert.publish.page import Page
from convert.publish.places import places_in
from convert.publish.search.records import Record, record_of
from convert.publish.urls import search_data
from convert.publish.wording import ACTS, issue_label

RECEIVER = "gazetteSearch.add"
"""The function of ``search-engine.js`` that takes a file's data."""
CHANGES = (Act.AMENDS, Act.REPEALS, Act.REPLACES, Act.REISSUES)
"""What a reader of the document should know before it is relied on."""
ENCODER = JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def search_files(archive: Archive, variants: Variants) -> Iterator[Page]:
    """One file a year, newest year first."""
    issues = sorted(archive.issues, key=lambda annotated: annotated.issue.masthead.year or 0, reverse=True)
    acts = _acts(archive)
    for year, group in groupby(issues, key=lambda annotated: annotated.issue.masthead.year):
        yield Page(search_data(year), f"{RECEIVER}({_data(year, list(group), variants, acts)});\n")


def file_name(file: Page) -> str:
    """The name by which the page loads a file; it changes with the content, so that no browser shows an old one."""
    return f"{file.path.rsplit('/', 1)[-1]}?v={hashlib.sha256(file.text.encode()).hexdigest()[:8]}"


def _acts(archive: Archive) -> dict[tuple[str, str], list[str]]:
    """What documents of one publication do to others of it, where it is certain which are meant."""
    acts: dict[tuple[str, str], list[str]] = {}
    for annotated in archive.issues:
        for relation in annotated.relations:
            if relation.document and relation.act in CHANGES:
                acts.setdefault((annotated.publication.id, relation.document), []).append(ACTS[relation.act])
    return acts


def _data(year: int | None, issues: Sequence[Annotated], variants: Variants, acts: Mapping[tuple[str, str], Sequence[str]]) -> str:
    """Names stand in lists at the front; documents point to them, one document a line."""
    records = [
        (order, record_of(place, variants, acts.get((annotated.publication.id, place.document.id), ())))
        for order, annotated in enumerate(issues)
        for place in places_in(annotated)
    ]
    issuers = list(dict.fromkeys(issuer for _, record in records for issuer in record.issuers))
    genres = list(dict.fromkeys(record.genre for _, record in records))
    front = {
        "year": year,
        "issues": [[annotated.publication.id, annotated.publication.name, issue_label(annotated)] for annotated in issues],
        "issuers": issuers,
        "genres": genres,
    }
    places = {name: place for place, name in enumerate(issuers)}
    rows = ",\n".join(ENCODER.encode(_row(order, record, places, genres)) for order, record in records)
    return f'{ENCODER.encode(front)[:-1]},"documents":[\n{rows}\n]}}'


def _row(issue: int, record: Record, issuers: dict[str, int], genres: Sequence[str]) -> list[object]:
    """The order is that in which ``search-engine.js`` takes them apart."""
    return [
        *(record.address, record.title, record.number, [issuers[issuer] for issuer in record.issuers], record.date),
        *(genres.index(record.genre), issue, record.page, record.kinds, record.text, record.acts),
    ]
