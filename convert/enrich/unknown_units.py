"""What the office should add to the dictionaries, each with a line that can be pasted as it is; and what is there twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from convert.enrich.directory import Directory
from convert.enrich.units import resolve
from convert.model.finding import Finding, Severity
from convert.model.publication import Task
from convert.model.source import Source
from convert.model.units import How, Kind, Match, Township, Unit

TOWNSHIP_FILE = "site_data/places.yml 里“{place}”的 townships"
UNIT_FILE = "site_data/units.yml 末尾"


@dataclass
class _Met:
    """A name that no dictionary has: what it was taken for, and where it was printed."""

    match: Match
    printed: list[str] = field(default_factory=list)
    source: Source = ()


def unknown_units(tasks: Iterable[Task], directory: Directory) -> tuple[Finding, ...]:
    """Bodies named in tasks that no dictionary has, or that several may be meant by; the most frequent first."""
    met: dict[str, _Met] = {}
    for task in tasks:
        for printed in task.names:
            match = resolve(printed, directory)
            if match.how in (How.FORM, How.AMBIGUOUS):
                one = met.setdefault(match.id or match.name, _Met(match, source=task.source))
                one.printed.append(printed)
    ordered = sorted(met.values(), key=lambda one: (-len(one.printed), one.match.name))
    return tuple(_ambiguous(one, directory) if one.match.how is How.AMBIGUOUS else _unknown(one, directory) for one in ordered)


def _unknown(one: _Met, directory: Directory) -> Finding:
    township = one.match.kind is Kind.TOWNSHIP
    where = TOWNSHIP_FILE.format(place=directory.place.name) if township else UNIT_FILE
    message = f"词典里没有“{one.match.name}”（{_times(one.printed)}），暂用原名做了网页。确是一个单位的，请把建议的这一行粘贴到 {where}"
    return Finding("unit-unknown", Severity.NOTE, message, one.source, ready_line(one.match, one.printed[0]))


def ready_line(match: Match, printed: str) -> str:
    """The entry that makes a unit known without changing its address."""
    if match.kind is Kind.TOWNSHIP:
        return f"    - {{id: {match.id}, name: {match.name}, example: {printed}}}"
    members = ", members: none" if match.kind is Kind.GROUP else ""
    return f"- {{id: {match.id}, name: {match.name}, kind: {match.kind}{members}, example: {printed}}}"


def _ambiguous(one: _Met, directory: Directory) -> Finding:
    names = "”“".join(directory.units[each].name for each in one.match.candidates)
    message = f"“{one.printed[0]}”（{_times(one.printed)}）可能指“{names}”，没有加链接。能确定的，在 units.yml 里只给一个单位留这个别名"
    return Finding("unit-ambiguous", Severity.WARNING, message, one.source)


def _times(printed: Sequence[str]) -> str:
    return f"任务里出现 {len(printed)} 次"


def misread_entries(directory: Directory) -> Iterator[Finding]:
    """Units and townships whose own name leads to another entry, or may mean several: there are two of one name."""
    files: tuple[tuple[str, Iterable[Unit | Township]], ...] = (
        ("units.yml", directory.units.values()),
        ("places.yml", directory.place.townships),
    )
    yield from (finding for file, entries in files for entry in entries if (finding := _misread(file, entry, directory)))


def _misread(file: str, entry: Unit | Township, directory: Directory) -> Finding | None:
    match = resolve(entry.name, directory)
    if match.id == entry.id:
        return None
    others = [directory.units[each].name + f"（{each}）" for each in match.candidates]
    read = f"可能指{'、'.join(others)}" if others else f"读成了“{match.name}”（{match.id or '不是单位'}）"
    message = f"site_data/{file}：“{entry.name}”（{entry.id}）{read}。请看看是不是有两条重名，只留一条，或把其中一个名称改完整"
    return Finding("dictionary-entry", Severity.WARNING, message)
