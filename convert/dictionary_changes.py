"""What the entries that an editor added, changed or took out since the last build do to this archive, as lines for the office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from convert.enrich.industries import industries_of_document, industries_of_task
from convert.enrich.terms import lexicon_of
from convert.known import Known
from convert.load_dictionaries import Dictionaries
from convert.meaning import bodies_of
from convert.model.bodies import Body
from convert.model.industries import Industry
from convert.model.publication import Annotated, Archive
from convert.model.units import Township, Unit, Units

Entry = Unit | Township | Industry
Named = tuple[str, str]
"""A publication and a name printed in it."""
Filed = set[tuple[str, str]]
"""Industries with the documents or tasks under them."""
SHOWN = 5
IDLE = "这几期公报的归类没有变化"


def dictionary_changes(archive: Archive, known: Known, before: Dictionaries) -> tuple[str, ...]:
    """The archive as it is now, and the dictionaries of the last build → a line for each entry that is not as it was."""
    told = (*_of_units(archive, known, before.units), *_of_industries(archive, known, before.industries))
    idle = [line for line in told if line.endswith(IDLE)]
    if len(idle) <= SHOWN:
        return told
    return (*(line for line in told if line not in idle), f"词典：另有 {len(idle)} 条新增、修改或删去，{IDLE}")


def _of_units(archive: Archive, known: Known, before: Units) -> Iterator[str]:
    if before == known.units:
        return
    was, now = _meant(bodies_of(archive.issues, replace(known, units=before))), _meant(archive.bodies)
    for word, entry in _changed(_entries(before), _entries(known.units)):
        come = [name for name, unit in now.items() if unit == entry.id and was.get(name) != unit]
        gone = [name for name, unit in was.items() if unit == entry.id and now.get(name) != unit]
        effects = (_named(archive, come, "现归入它"), _named(archive, gone, "不再归入它"))
        yield _line(word, "单位", entry, effects)


def _of_industries(archive: Archive, known: Known, before: Sequence[Industry]) -> Iterator[str]:
    if tuple(before) == known.industries:
        return
    was, now = _filed(archive.issues, before), _filed(archive.issues, known.industries)
    for word, entry in _changed({each.id: each for each in before}, {each.id: each for each in known.industries}):
        come, gone = (
            [{each for each in found if each[0] == entry.id} for found in pair] for pair in (_beyond(now, was), _beyond(was, now))
        )
        yield _line(word, "产业", entry, (_counted(come, "现归入它"), _counted(gone, "不再归入它")))


def _entries(units: Units) -> Mapping[str, Entry]:
    entries: list[Entry] = [*units.units, *(each for place in units.places for each in place.townships)]
    return {entry.id: entry for entry in entries}


def _changed(before: Mapping[str, Entry], now: Mapping[str, Entry]) -> Iterator[tuple[str, Entry]]:
    """Every entry that is not as it was, with the word for it; its example is of no account."""
    for each, entry in now.items():
        if each not in before:
            yield "新增", entry
        elif replace(before[each], example="") != replace(entry, example=""):
            yield "修改", entry
    yield from (("删去", entry) for each, entry in before.items() if each not in now)


def _meant(bodies: Iterable[Body]) -> dict[Named, str]:
    """What each printed name means."""
    return {(body.publication, name): body.id for body in bodies for name in body.printed}


def _named(archive: Archive, names: Sequence[Named], what: str) -> str:
    """``3 个名称现归入它（…），12 项任务``."""
    if not names:
        return ""
    wanted = set(names)
    tasks = ((each.publication.id, task) for each in archive.issues for task in each.tasks)
    count = sum(any((publication, name) in wanted for name in task.names) for publication, task in tasks)
    shown = "、".join(dict.fromkeys(name for _, name in names[:SHOWN]))
    return f"{len(names)} 个名称{what}（{shown}{'等' if len(names) > SHOWN else ''}），{count} 项任务"


def _filed(issues: Iterable[Annotated], industries: Iterable[Industry]) -> tuple[Filed, Filed]:
    """The documents and the tasks of all issues, as these industries file them."""
    lexicon = lexicon_of(industries)
    documents: Filed = set()
    tasks: Filed = set()
    for annotated in issues:
        about = {document.id: industries_of_document(document, lexicon) for document in annotated.issue.documents}
        own = annotated.publication.id
        documents |= {(filing.industry, f"{own} {document}") for document, filings in about.items() for filing in filings}
        for task in annotated.tasks:
            tasks |= {(filing.industry, f"{own} {task.id}") for filing in industries_of_task(task, about[task.document], lexicon)}
    return documents, tasks


def _beyond(one: tuple[Filed, Filed], other: tuple[Filed, Filed]) -> tuple[Filed, Filed]:
    return one[0] - other[0], one[1] - other[1]


def _counted(filed: Sequence[Filed], what: str) -> str:
    documents, tasks = map(len, filed)
    return f"{documents} 件文件、{tasks} 项任务{what}" if documents or tasks else ""


def _line(word: str, what: str, entry: Entry, effects: Iterable[str]) -> str:
    said = "；".join(effect for effect in effects if effect)
    return f"词典：{word}{what}“{entry.name}”——{said or IDLE}"
