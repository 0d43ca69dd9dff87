"""Stage 3 and 4 on one screen: issues → what they mean, and what the office should look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from convert.check.rules import check_issue
from convert.check.site_values import early_times, unmet_addresses, unrecorded_times, unset_values
from convert.enrich.bearers import Bearers, bearers_of
from convert.enrich.directory import Directory, directory_of, place_of
from convert.enrich.industries import industries_of_document, industries_of_table, industries_of_task
from convert.enrich.page_breaks import find_page_breaks, last_pages
from convert.enrich.references import find_references
from convert.enrich.relations import find_relations
from convert.enrich.tasks import find_tasks
from convert.enrich.terms import Lexicon, lexicon_of
from convert.enrich.units import members_of, resolve
from convert.enrich.unknown_units import misread_entries, unknown_units
from convert.enrich.validity import validity_of
from convert.gather import Opened
from convert.known import Known
from convert.load import registration_note
from convert.model.blocks import Table
from convert.model.bodies import AboutDocument, Body
from convert.model.finding import Finding
from convert.model.industries import Filing
from convert.model.issue import Document, Issue
from convert.model.publication import Annotated, Publication, Relation, Task
from convert.model.units import How, Kind, Match


def annotate(opened: Iterable[Opened], known: Known) -> Iterator[Annotated]:
    """Issues → the same with what was understood of them; references are linked within a publication, across its issues."""
    lexicon = lexicon_of(known.industries)
    for publication, issues in _by_publication(opened).items():
        directory = _directory(publication, known)
        notes = () if publication.registered else (registration_note(publication),)
        bearers = bearers_of((document for issue in issues for document in issue.documents), directory.place.stem, known.variants)
        for place, issue in enumerate(issues):
            numbers = _index_numbers(publication, issue, known)
            breaks = find_page_breaks(issue)
            last = last_pages(issue, breaks)
            about = {each.id: _about(each, directory, lexicon, numbers.get(each.id), last.get(each.id)) for each in issue.documents}
            tasks = tuple(_meant(task, about[task.document].industries, directory, lexicon) for task in find_tasks(issue))
            told = (*issue.findings, *check_issue(issue, known.variants), *unknown_units(tasks, directory), *(() if place else notes))
            references, relations = find_references(issue, bearers), _relations(issue, bearers)
            online = known.records.online.get(f"{publication.id}/{issue.id}")
            findings = tuple(dict.fromkeys(told))
            yield Annotated(publication, issue, references, findings, tasks, tuple(about.values()), relations, online, breaks)


def site_findings(annotated: Sequence[Annotated], known: Known) -> Iterator[Finding]:
    """What the office should say of its site, or look at again; none of it is about a source file."""
    yield from unmet_addresses("online.yml", known.records.online, annotated)
    yield from unmet_addresses("index_numbers.yml", known.records.index_numbers, annotated)
    publications = tuple(dict.fromkeys(each.publication for each in annotated))
    for publication in publications:
        yield from misread_entries(_directory(publication, known))
        yield from unset_values(publication, publications)
        yield from unrecorded_times([each for each in annotated if each.publication == publication])
    yield from (finding for each in annotated for finding in early_times(each))


def _index_numbers(publication: Publication, issue: Issue, known: Known) -> dict[str, str]:
    """The 索引号 of the documents of an issue, where the office gives one."""
    addresses = ((each.id, f"{publication.id}/{issue.id}/{each.order:02d}") for each in issue.documents)
    return {document: number for document, address in addresses if (number := known.records.index_numbers.get(address))}


def bodies_of(annotated: Sequence[Annotated], known: Known) -> tuple[Body, ...]:
    """The units that the issues of each publication name, groups with their members."""
    found: list[Body] = []
    for publication in dict.fromkeys(each.publication for each in annotated):
        directory = _directory(publication, known)
        own = [each for each in annotated if each.publication == publication]
        found += _bodies(publication, own, directory)
    return tuple(found)


def _directory(publication: Publication, known: Known) -> Directory:
    """The dictionaries as seen from the place of a publication."""
    return directory_of(known.units, place_of(publication, known.units))


def _by_publication(opened: Iterable[Opened]) -> dict[Publication, list[Issue]]:
    found: dict[Publication, list[Issue]] = {}
    for each in opened:
        found.setdefault(each.publication, []).append(each.issue)
    return found


def _relations(issue: Issue, bearers: Bearers) -> tuple[Relation, ...]:
    return tuple(relation for document in issue.documents for relation in find_relations(document, bearers))


def _about(document: Document, directory: Directory, lexicon: Lexicon, index_number: str | None, last: int | None) -> AboutDocument:
    """Who signed a document, what it is about, what it says of when it is in force, and what is known of its place."""
    issuers = tuple(match.id for name in document.issuers if (match := resolve(name, directory)).id)
    tables = tuple(_ids(industries_of_table(block, lexicon)) for block in document.blocks if isinstance(block, Table))
    return AboutDocument(document.id, issuers, industries_of_document(document, lexicon), tables, validity_of(document), index_number, last)


def _meant(task: Task, filed: tuple[Filing, ...], directory: Directory, lexicon: Lexicon) -> Task:
    """The task with the ids of its units and industries."""
    units = tuple(resolve(name, directory).id or "" for name in task.names)
    return replace(task, units=units, industries=_ids(industries_of_task(task, filed, lexicon)))


def _ids(filings: Iterable[Filing]) -> tuple[str, ...]:
    return tuple(filing.industry for filing in filings)


def _bodies(publication: Publication, own: Sequence[Annotated], directory: Directory) -> Iterator[Body]:
    names = Counter(name for each in own for task in each.tasks for name in task.names)
    names.update(name for each in own for document in each.issue.documents for name in document.issuers)
    met: dict[str, list[Match]] = {}
    for name, _ in names.most_common():
        match = resolve(name, directory)
        if match.id:
            met.setdefault(match.id, []).append(match)
    everybody = [match for matches in met.values() for match in matches]
    for matches in met.values():
        yield _body(publication, matches, everybody, directory)


def _body(publication: Publication, matches: Sequence[Match], everybody: Sequence[Match], directory: Directory) -> Body:
    """All the ways one unit was printed → the unit."""
    first = matches[0]
    unit = directory.units.get(first.id or "")
    members = members_of(first, directory, everybody) if first.how is How.GROUP else ()
    return Body(
        publication=publication.id,
        id=first.id or "",
        name=first.name,
        kind=first.kind or Kind.AGENCY,
        level=first.level,
        known=first.known,
        printed=tuple(match.printed for match in matches),
        members=members,
        became=unit.became if unit else None,
        year=unit.year if unit else None,
    )
