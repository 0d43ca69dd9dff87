"""An archive → for each publication who must do what: the index that the pages of units and industries are made from."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from convert.model.bodies import Body
from convert.model.industries import Filing, Industry
from convert.model.publication import Annotated, Archive, Publication, Reference, Relation
from convert.publish.placed import placed_blocks
from convert.publish.places import Place, places_in
from convert.publish.tables.listed import Listed, tables_in
from convert.publish.urls import block_of, sentence_anchor
from convert.publish.work.job import Job, Role, Share
from convert.publish.work.names import Names, names_of
from convert.publish.work.sentences import stretches
from convert.publish.work.spots import Spots, spots_of

T = TypeVar("T")


@dataclass(frozen=True)
class Mention:
    """A number or title mentioned in a document, and where on its page."""

    reference: Reference
    place: Place
    anchor: str


@dataclass(frozen=True)
class Stated:
    """What a document does to another, and where on its page it says so."""

    relation: Relation
    place: Place
    anchor: str


@dataclass(frozen=True)
class Work:
    """All tasks of one publication, newest issue first, and what can be looked up in them by id."""

    publication: Publication
    places: Sequence[Place]
    bodies: Mapping[str, Body]
    industries: Mapping[str, Industry]
    jobs: Sequence[Job]
    shares: Mapping[str, Sequence[Share]]
    issued: Mapping[str, Sequence[Place]]
    filed: Mapping[str, Sequence[tuple[Place, Filing]]]
    tables: Mapping[str, Sequence[Listed]]
    mentions: Sequence[Mention]
    stated: Sequence[Stated]
    names: Names
    named: Mapping[str, Sequence[tuple[Place, Sequence[str]]]]
    numbers: frozenset[str]

    @property
    def listed(self) -> bool:
        """Whether there is anything to list."""
        return bool(self.jobs or self.bodies or self.industries or self.mentions)

    @cached_property
    def whole(self) -> Sequence[Share]:
        """Every task as a list shows it that is no unit's."""
        return [Share(job, ()) for job in self.jobs]

    @cached_property
    def by_industry(self) -> Mapping[str, Sequence[Share]]:
        """The tasks that are about each industry."""
        return _grouped((industry, share) for share in self.whole for industry in dict.fromkeys(share.job.task.industries))


def works_of(archive: Archive) -> list[Work]:
    """Every publication with its work, in the order of the archive."""
    return [_work(archive, publication) for publication in archive.publications]


def _work(archive: Archive, publication: Publication) -> Work:
    issues = archive.issues_of(publication)
    bodies = {body.id: body for body in archive.bodies if body.publication == publication.id}
    found = [(place, spots_of(place.document)) for annotated in issues for place in places_in(annotated)]
    jobs = [job for place, spots in found for job in _jobs(place, spots)]
    names = names_of(bodies.values())
    reached = {(unit, job.place.path, block_of(job.anchor)) for job in jobs for _, _, unit in job.given()}
    filed = _grouped((filing.industry, (place, filing)) for place, _ in found for filing in place.about.industries)
    tables = _grouped(pair for annotated in issues for pair in _tables(annotated))
    met = {*filed, *tables, *(industry for job in jobs for industry in job.task.industries)}
    return Work(
        publication,
        [place for place, _ in found],
        bodies,
        {industry.id: industry for industry in archive.industries if industry.id in met},
        jobs,
        _grouped(pair for job in jobs for pair in _shares(job, bodies)),
        _grouped((unit, place) for place, _ in found for unit in dict.fromkeys(place.about.issuers) if unit in bodies),
        filed,
        tables,
        [mention for place, spots in found for mention in _mentions(place, spots)],
        [stated for place, spots in found for stated in _stated(place, spots)],
        names,
        _grouped(pair for place, _ in found for pair in _named(place, names, reached)),
        frozenset(place.document.document_number or "" for place, _ in found),
    )


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def _jobs(place: Place, spots: Spots) -> Iterator[Job]:
    """The tasks of a document, each at its row or block; several in one paragraph each at its sentence."""
    own = [task for task in place.annotated.tasks if task.document == place.document.id]
    for anchor, group in groupby(own, key=lambda task: spots.anchor(task.source, task.text)):
        tasks = list(group)
        found = stretches(spots.text(anchor), tasks)
        if found:
            numbered = enumerate(zip(tasks, found, strict=True), start=1)
            yield from (Job(task, place, sentence_anchor(anchor, order), stretch) for order, (task, stretch) in numbered)
        else:
            yield from (Job(task, place, anchor) for task in tasks)


def _shares(job: Job, bodies: Mapping[str, Body]) -> Iterator[tuple[str, Share]]:
    """Each unit of a task once, with all its roles; members of a group where they are not named themselves."""
    named: dict[str, list[Role]] = {}
    for _, role, unit in job.given():
        if unit in bodies and role not in named.setdefault(unit, []):
            named[unit].append(role)
    yield from ((unit, Share(job, tuple(roles))) for unit, roles in named.items())
    reached = set(named)
    for unit, roles in named.items():
        share = Share(job, tuple(roles), bodies[unit])
        for member in bodies[unit].members:
            if member in bodies and member not in reached:
                reached.add(member)
                yield member, share


def _tables(annotated: Annotated) -> Iterator[tuple[str, Listed]]:
    for place in places_in(annotated):
        filed = place.about.tables
        if any(filed):
            for listed, industries in zip(tables_in(place), filed, strict=True):
                yield from ((industry, listed) for industry in industries)


def _mentions(place: Place, spots: Spots) -> Iterator[Mention]:
    own = (reference for reference in place.annotated.references if reference.citing == place.document.id)
    return (Mention(reference, place, spots.anchor(reference.source)) for reference in own)


def _named(place: Place, names: Names, reached: Container[tuple[str, str, str]]) -> Iterator[tuple[str, tuple[Place, Sequence[str]]]]:
    """Each unit that the running text of a document names, with the blocks that do, but for those that hold its tasks."""
    blocks = ((unit, placed.anchor) for placed in placed_blocks(place.document) for _, unit in names.found(placed.block))
    others = ((unit, anchor) for unit, anchor in blocks if (unit, place.path, anchor) not in reached)
    yield from ((unit, (place, anchors)) for unit, anchors in _grouped(others).items())


def _stated(place: Place, spots: Spots) -> Iterator[Stated]:
    own = (relation for relation in place.annotated.relations if relation.citing == place.document.id)
    return (Stated(relation, place, spots.anchor(relation.source)) for relation in own)
