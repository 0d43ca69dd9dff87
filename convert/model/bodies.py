"""The units that a publication names, and what its documents are about: what pages of units and industries are made from."""

from __future__ import annotations

from dataclasses import dataclass

from convert.model.industries import Filing
from convert.model.source import Source
from convert.model.units import Kind, Level


@dataclass(frozen=True)
class Body:
    """A unit met in one publication.

    ``printed`` are the forms its name was printed in, the most frequent first; ``members`` the ids of those a group means;
    ``known`` whether a dictionary has it; ``became`` and ``year`` what a reform made of it.
    """

    publication: str
    id: str
    name: str
    kind: Kind
    level: Level = Level.COUNTY
    known: bool = True
    printed: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    became: str | None = None
    year: int | None = None


@dataclass(frozen=True)
class Quote:
    """A sentence as printed, and the lines it stands on."""

    text: str
    source: Source


@dataclass(frozen=True)
class AboutDocument:
    """What was understood of one document beside its tasks.

    ``issuers`` are the ids of its signing bodies, empty where one is unknown; ``industries`` what it is filed under;
    ``tables`` the industries of each of its tables, in printed order; ``validity`` what it says of when it is in force;
    ``index_number`` the 索引号, where the office has recorded one; ``last_page`` the printed page it ends on, where that is certain.
    """

    document: str
    issuers: tuple[str, ...] = ()
    industries: tuple[Filing, ...] = ()
    tables: tuple[tuple[str, ...], ...] = ()
    validity: tuple[Quote, ...] = ()
    index_number: str | None = None
    last_page: int | None = None
