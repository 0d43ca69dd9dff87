"""The dictionaries of units and places as seen from one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from convert.enrich.unit_names import group_key, key, normal
from convert.model.publication import Publication
from convert.model.units import Kind, Level, Match, Place, Township, Unit, Units

PLACE = re.compile(r"(.{2,}?[县市区旗州盟])?.*")
SERIES = re.compile(r"(?:人民政府)?(?:公报|政报|政务公报|政府公报)$")
NATIONAL = re.compile(r"^(?:国家|国务院|中国|中央|最高|全国|中华|共青团中央|团中央)|(?:部|总局|署)$")


@dataclass(frozen=True)
class Directory:
    """The dictionaries as seen from one place, ready for looking up; made once for each publication.

    ``names`` and ``groups`` hold the comparable forms, ``above`` the names of higher bodies; several
    units under one form are kept side by side, so that what is ambiguous stays so.  ``met`` are the
    names looked up so far: an issue prints the same few hundred again and again.
    """

    place: Place
    units: Mapping[str, Unit]
    names: Mapping[str, tuple[Unit, ...]]
    groups: Mapping[str, Unit]
    above: Mapping[str, tuple[Level, Unit]]
    townships: Mapping[str, Township]
    met: dict[str, Match] = field(default_factory=dict, compare=False, repr=False)


def place_of(publication: Publication, units: Units) -> Place:
    """The place of a publication: from the dictionary where it is there, else made of its name."""
    name = publication.place or _place_name(publication.name)
    for place in units.places:
        if normal(name, place) == place.name:
            return place
    return Place(name)


def _place_name(publication: str) -> str:
    """``白水县人民政府公报`` → ``白水县``; ``栗山政报`` → ``栗山``."""
    flat = re.sub(r"\s+", "", publication)
    found = PLACE.fullmatch(flat)
    return (found.group(1) if found else None) or SERIES.sub("", flat) or flat


def directory_of(units: Units, place: Place) -> Directory:
    """Dictionaries and place → what names are looked up in."""
    own = [unit for unit in units.units if unit.place in (None, place.name)]
    bodies = [unit for unit in own if unit.kind is not Kind.GROUP]
    groups = {group_key(name): unit for unit in own if unit.kind is Kind.GROUP for name in (*unit.aliases, unit.name)}
    above = {key(name): (Level.NATION if NATIONAL.search(name) else Level.PROVINCE, unit) for unit in bodies for name in unit.above}
    townships = {name: each for each in place.townships for name in (*each.aliases, each.name)}
    return Directory(
        place,
        MappingProxyType({unit.id: unit for unit in own}),
        MappingProxyType(_by_name(bodies)),
        MappingProxyType(groups),
        MappingProxyType(above),
        MappingProxyType(townships),
    )


def _by_name(bodies: Iterable[Unit]) -> dict[str, tuple[Unit, ...]]:
    """A name that one unit bears in full is not another's short name."""
    full: dict[str, tuple[Unit, ...]] = {}
    short: dict[str, tuple[Unit, ...]] = {}
    for unit in bodies:
        full[key(unit.name)] = (*full.get(key(unit.name), ()), unit)
        for alias in dict.fromkeys(map(key, unit.aliases)):
            short[alias] = (*short.get(alias, ()), unit)
    return short | full
