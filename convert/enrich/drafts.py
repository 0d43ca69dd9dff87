"""A task while it is being put together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from convert.enrich.duties import Duty
from convert.enrich.labels import UNIT_ROLES
from convert.model.source import Source


@dataclass
class Draft:
    """A task before it has an id."""

    where: str
    text: str
    source: Source
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    deadline: str | None = None
    labelled: bool = False
    section: int = 0

    def give(self, role: str, names: tuple[str, ...]) -> None:
        """Add the names to those that have the role, each once."""
        if new := tuple(name for name in names if name not in self.roles.get(role, ())):
            self.roles[role] = self.roles.get(role, ()) + new

    def take(self, duty: Duty) -> None:
        """Add everything that a printed duty says."""
        for role in UNIT_ROLES:
            self.give(role, getattr(duty, role))
        self.deadline = duty.deadline or self.deadline


def from_duty(where: str, text: str, source: Source, duty: Duty) -> Draft:
    """The task that a duty printed beside a text makes."""
    draft = Draft(where, text, source)
    draft.take(duty)
    return draft


def plain(text: str) -> str:
    """The text on one line."""
    return re.sub(r"\s+", " ", text).strip()


def first_leads(drafts: Iterable[Draft], of_several: bool) -> None:
    """``责任单位列第一位的为牵头单位``: where no unit leads, the first that answers does; if so said, only the first ``of_several``."""
    for draft in drafts:
        answering = draft.roles.get("responsible", ())
        if len(answering) > of_several and not draft.roles.get("lead"):
            draft.roles.update(lead=answering[:1], responsible=answering[1:])
