"""A printed unit name → the body it means, seen from the place of the gazette."""

from __future__ import annotations

import re
from collections.abc import Iterable

from convert.enrich.directory import Directory
from convert.enrich.unit_forms import form_of, generated_id
from convert.enrich.unit_names import group_key, key, normal, readings, unremarked
from convert.model.units import How, Kind, Level, Match, Members, Township, Unit

NOT_RANK = re.compile(r"县城|市(?:场|政|容|民|区)|区域")
SEAT = re.compile(r"(?:党委|党工委|人民政府|政府|办事处|街道办事处)$")
ENDS = ("局", "委", "部", "办")
DEPARTMENTS = (Kind.PARTY, Kind.GOVERNMENT, Kind.AGENCY, Kind.MASS, Kind.PARK)
NO_DEPARTMENTS = ("county-government", "county-committee")


def resolve(printed: str, directory: Directory) -> Match:
    """A name as printed → what it means.  ``县财政局``, ``清禾县财政局`` and ``财政局`` are one; ``市财政局`` is another."""
    if printed not in directory.met:
        directory.met[printed] = _resolved(printed, directory)
    return directory.met[printed]


def _resolved(printed: str, directory: Directory) -> Match:
    name = normal(printed, directory.place)
    whole = _looked_up(printed, name, directory) or _by_line(printed, name, directory)
    head = unremarked(name)
    if whole or head == name:
        return whole or _by_form(printed, name, directory)
    return _looked_up(printed, head, directory) or _by_form(printed, head, directory)


def _looked_up(printed: str, name: str, directory: Directory) -> Match | None:
    """The first dictionary that has the name."""
    if unit := _group(name, directory):
        return Match(printed, How.GROUP, unit.name, unit.id, Kind.GROUP, unit.level)
    if township := _township(name, directory):
        return Match(printed, How.PLACE, township.name, township.id, Kind.TOWNSHIP, Level.TOWNSHIP)
    return _own(printed, name, directory) or _higher(printed, name, directory)


def _by_line(printed: str, name: str, directory: Directory) -> Match | None:
    """The body of the place that is called by its line of work alone: ``气象``, ``水务部门``."""
    line = name.removesuffix("部门")
    if len(line) < 2 or form_of(name):
        return None
    found = {unit.id: unit for end in ENDS for unit in directory.names.get(key(line + end), ())}
    one = next(iter(found.values())) if len(found) == 1 else None
    return Match(printed, How.ALIAS, one.name, one.id, one.kind, one.level) if one else None


def _group(name: str, directory: Directory) -> Unit | None:
    own = (reading.rest for reading in readings(name, directory.place) if reading.level is Level.COUNTY)
    return next((unit for each in (name, *own) if (unit := directory.groups.get(group_key(each)))), None)


def _township(name: str, directory: Directory) -> Township | None:
    for reading in readings(name, directory.place):
        if found := directory.townships.get(reading.rest) or directory.townships.get(SEAT.sub("", reading.rest)):
            return found
    return None


def _own(printed: str, name: str, directory: Directory) -> Match | None:
    """A body of the place itself, or one that has no place, as ``国务院``."""
    for reading in readings(name, directory.place):
        found = directory.names.get(key(reading.rest), ()) if reading.level is Level.COUNTY else ()
        if len(found) > 1:
            return Match(printed, How.AMBIGUOUS, name, candidates=tuple(unit.id for unit in found))
        if found:
            how = How.FULL if key(found[0].name) == key(reading.rest) else How.ALIAS
            return Match(printed, how, found[0].name, found[0].id, found[0].kind, found[0].level)
    return None


def _higher(printed: str, name: str, directory: Directory) -> Match | None:
    """A body of the same line at a higher level: ``市财政局``, ``自治区发展改革委``, ``财政厅``."""
    for level, rest in ((Level.COUNTY, name), *((each.level, each.rest) for each in readings(name, directory.place))):
        named = directory.above.get(key(rest))
        if named:
            return _lifted(printed, named[0], rest, named[1])
        found = directory.names.get(key(rest), ()) if level is not Level.COUNTY else ()
        if len(found) == 1 and found[0].level is Level.COUNTY:
            return _lifted(printed, level, rest, found[0])
    return None


def _lifted(printed: str, level: Level, rest: str, unit: Unit) -> Match:
    """The body of a higher level that does what a county's unit does."""
    name = rest if level is not Level.CITY else f"市{rest}"
    return Match(printed, How.ALIAS, name, f"{level.value}-{unit.id}", unit.kind, level)


def _by_form(printed: str, name: str, directory: Directory) -> Match:
    """What no dictionary has: a body under its printed name if it has the form of one, else nothing."""
    rests = [reading.rest for reading in readings(name, directory.place) if reading.level is Level.COUNTY]
    rest = rests[1] if len(rests) > 1 and not form_of(rests[0]) else rests[0] if rests else name
    rank = directory.place.rank
    bare = re.sub(rf"^{rank}(?:委(?!员会))?", "", rest)
    rest = bare if form_of(bare) and not NOT_RANK.match(rest) else rest
    kind = form_of(SEAT.sub("", rest)) if form_of(SEAT.sub("", rest)) is Kind.TOWNSHIP else form_of(rest)
    if kind is None:
        return Match(printed, How.NONE, name)
    shown = SEAT.sub("", rest) if kind is Kind.TOWNSHIP else rest
    return Match(printed, How.FORM, shown, generated_id(shown), kind, Level.TOWNSHIP if kind is Kind.TOWNSHIP else Level.COUNTY)


def members_of(group: Match, directory: Directory, met: Iterable[Match] = ()) -> tuple[str, ...]:
    """A group → the ids of its members, sorted as the dictionary has them; empty where only the text says who is meant.

    ``met`` are the names met in the same gazette: townships that no dictionary has are among the members
    when they were, and departments only when they were, since not every county has all of them.
    """
    unit = directory.units.get(group.id or "")
    if unit is None or unit.members in (None, Members.NONE):
        return ()
    seen = tuple(met)
    if unit.members is Members.TOWNSHIPS:
        others = (match.id for match in seen if match.kind is Kind.TOWNSHIP and match.id)
        return tuple(dict.fromkeys((*(each.id for each in directory.place.townships), *others)))
    here = {match.id for match in seen}
    return tuple(unit.id for unit in directory.units.values() if unit.id in here and _department(unit))


def _department(unit: Unit) -> bool:
    """Whether ``各部门`` means it too: what works under the county, and still exists."""
    return unit.kind in DEPARTMENTS and unit.level is Level.COUNTY and unit.became is None and unit.id not in NO_DEPARTMENTS
