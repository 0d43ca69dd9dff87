"""The bodies that gazettes name: what the dictionaries say of them, and what a printed name was found to mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

STEM = re.compile(r"(.{2,}?)(?:(?:[\u4e00-\u9fa5]{1,3}族)*自治)?[县市区旗州盟省]")
RANKS = "县市区旗州盟"


class Kind(StrEnum):
    """What kind of body it is; ``site_data/units.yml`` explains each in Chinese."""

    PARTY = "party"
    CONGRESS = "congress"
    CONSULTATIVE = "consultative"
    DISCIPLINE = "discipline"
    JUSTICE = "justice"
    MILITARY = "military"
    GOVERNMENT = "government"
    AGENCY = "agency"
    VERTICAL = "vertical"
    PARK = "park"
    MASS = "mass"
    ENTERPRISE = "enterprise"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    COMMITTEE = "committee"
    TOWNSHIP = "township"
    VILLAGE = "village"
    GROUP = "group"


class Level(StrEnum):
    """Whose body it is, seen from the gazette: ``COUNTY`` is the gazette's own level, also where that is a city."""

    TOWNSHIP = "township"
    COUNTY = "county"
    CITY = "city"
    PROVINCE = "province"
    NATION = "nation"


class Members(StrEnum):
    """Whom a group name means; ``NONE`` where the text alone says who is concerned."""

    TOWNSHIPS = "townships"
    DEPARTMENTS = "departments"
    NONE = "none"


class How(StrEnum):
    """How a printed name was understood."""

    FULL = "full"
    ALIAS = "alias"
    PLACE = "place"
    GROUP = "group"
    FORM = "form"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(frozen=True)
class Unit:
    """One entry of ``site_data/units.yml``.

    ``name`` is the full name without its place; ``above`` are the names that only the bodies of the same
    line at higher levels bear (财政厅, 财政部); ``became`` and ``year`` say what a reform made of it;
    ``place`` restricts an entry to one county; ``members`` is set on groups.
    """

    id: str
    name: str
    kind: Kind
    example: str
    level: Level = Level.COUNTY
    aliases: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    became: str | None = None
    year: int | None = None
    place: str | None = None
    members: Members | None = None


@dataclass(frozen=True)
class Township:
    """A township of a known county; its government and its party committee share one page."""

    id: str
    name: str
    example: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """The county, city or district of a gazette; ``characters`` are variants that are read as one (淸 → 清)."""

    name: str
    city: str | None = None
    province: str | None = None
    characters: tuple[tuple[str, str], ...] = ()
    townships: tuple[Township, ...] = ()

    @property
    def stem(self) -> str:
        """``清禾县`` → ``清禾``."""
        return stem_of(self.name)

    @property
    def rank(self) -> str:
        """The last sign of its name, by which its own bodies call themselves: ``县财政局``."""
        return self.name[-1] if self.name[-1] in RANKS else "县"


def stem_of(place: str) -> str:
    """``清禾县`` → ``清禾``, ``大厂回族自治县`` → ``大厂``."""
    found = STEM.fullmatch(place)
    return found.group(1) if found else place


@dataclass(frozen=True)
class Units:
    """All that the dictionaries know of units and places."""

    units: tuple[Unit, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Match:
    """What a printed name means.

    ``id`` is ``None`` where it is no body, or where it may be several (``candidates``).  ``name`` is what a
    page of it is called, without the place.
    """

    printed: str
    how: How
    name: str
    id: str | None = None
    kind: Kind | None = None
    level: Level = Level.COUNTY
    candidates: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether a dictionary has it."""
        return self.how in (How.FULL, How.ALIAS, How.PLACE, How.GROUP)
