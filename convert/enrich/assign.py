"""Tasks and documents → the same with the units they name and the industries they are about; and all units of a publication."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from convert.enrich.directory import Directory
from convert.enrich.industries import industries_of_document, industries_of_table, industries_of_task
from convert.enrich.terms import Lexicon
from convert.enrich.units import members_of, resolve
from convert.model.blocks import Table
from convert.model.bodies import AboutDocument, Body
from convert.model.issue import Document, Issue
from convert.model.publication import Annotated, Publication, Task
from convert.model.units import Kind, Match


class Resolver:
    """Looks each printed name up once, and remembers what was met."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.met: Counter[str] = Counter()
        self._matches: dict[str, Match] = {}

    def __call__(self, printed: str) -> str:
        """A printed name → the id of the body it means, or nothing."""
        if printed not in self._matches:
            self._matches[printed] = resolve(printed, self.directory)
        self.met[printed] += 1
        return self._matches[printed].id or ""

    def matches(self) -> tuple[Match, ...]:
        """What was met and is a body, the most frequent names first."""
        return tuple(self._matches[printed] for printed, _ in self.met.most_common() if self._matches[printed].id)


def about_documents(issue: Issue, units: Resolver, lexicon: Lexicon) -> tuple[AboutDocument, ...]:
    """Every document of an issue → its signing bodies and industries."""
    return tuple(_about(document, units, lexicon) for document in issue.documents)


def assigned(tasks: Iterable[Task], about: Iterable[AboutDocument], units: Resolver, lexicon: Lexicon) -> tuple[Task, ...]:
    """Tasks with the ids of their units and industries."""
    filed = {each.document: each.industries for each in about}
    return tuple(
        replace(
            task,
            units=tuple(units(name) for name in task.names),
            industries=tuple(filing.industry for filing in industries_of_task(task, filed.get(task.document, ()), lexicon)),
        )
        for task in tasks
    )


def assign(annotated: Annotated, units: Resolver, lexicon: Lexicon) -> Annotated:
    """One issue with the units and industries of its documents and tasks."""
    about = about_documents(annotated.issue, units, lexicon)
    return replace(annotated, about=about, tasks=assigned(annotated.tasks, about, units, lexicon))


def bodies_of(publication: Publication, units: Resolver) -> tuple[Body, ...]:
    """All units met in a publication, after its last issue was gone through."""
    matches = units.matches()
    grouped: dict[str, list[Match]] = {}
    for match in matches:
        grouped.setdefault(match.id or "", []).append(match)
    return tuple(_body(publication, found, units.directory, matches) for found in grouped.values())


def _about(document: Document, units: Resolver, lexicon: Lexicon) -> AboutDocument:
    return AboutDocument(
        document.id,
        tuple(units(issuer) for issuer in document.issuers),
        industries_of_document(document, lexicon),
        tuple(tuple(filing.industry for filing in industries_of_table(table, lexicon)) for table in _tables(document)),
    )


def _tables(document: Document) -> Iterator[Table]:
    return (block for block in document.blocks if isinstance(block, Table))


def _body(publication: Publication, found: Sequence[Match], directory: Directory, met: Sequence[Match]) -> Body:
    first = found[0]
    unit = directory.units.get(first.id or "")
    return Body(
        publication=publication.id,
        id=first.id or "",
        name=first.name,
        kind=first.kind or Kind.GOVERNMENT,
        level=first.level,
        known=first.known,
        printed=tuple(dict.fromkeys("".join(match.printed.split()) for match in found)),
        members=members_of(first, directory, met),
        became=unit.became if unit else None,
        year=unit.year if unit else None,
    )
