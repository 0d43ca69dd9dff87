"""A task with its place on the site, and what a unit has to do with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from convert.model.bodies import Body
from convert.model.publication import Task
from convert.publish.markup import Span
from convert.publish.places import Place

PERIODIC = re.compile(r"每|按[年季月周日]|逐[年季月]|定期|季度末|[年月季]底前.{0,4}一次")
OPEN = re.compile(r"长期|持续|常态|常年|全年|长效|贯穿|永久")


class Role(StrEnum):
    """What a unit does in a task, in the order of the model."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    COOPERATING = "cooperating"


ROLES = {Role.LEAD: "牵头", Role.RESPONSIBLE: "责任", Role.COOPERATING: "配合"}


class When(StrEnum):
    """What kind of deadline was printed."""

    DATED = "dated"
    PERIODIC = "periodic"
    OPEN = "open"
    STATED = "stated"
    NONE = "none"


WHENS = {
    When.DATED: "有确定日期",
    When.PERIODIC: "定期",
    When.OPEN: "长期",
    When.STATED: "其他写法",
    When.NONE: "没有写期限",
}


@dataclass(frozen=True, eq=False)
class Job:
    """A task, the document it stands in, and the row, block or sentence of its page; ``stretch`` is where in its block the sentence is.

    There is one for each task, so that what is made of it can be kept by it; so with a share.
    """

    task: Task
    place: Place
    anchor: str
    stretch: Span | None = None

    @cached_property
    def year(self) -> int | None:
        """The year of its document."""
        day = self.place.document.date
        return day.year if day else self.place.annotated.issue.masthead.year

    @cached_property
    def when(self) -> When:
        """What kind of deadline it has."""
        return when_of(self.task)

    def given(self) -> Iterator[tuple[str, Role, str]]:
        """Each printed name with its role and the id of the body it means, if one is known."""
        task = self.task
        roles = [
            *(Role.LEAD for _ in task.lead),
            *(Role.RESPONSIBLE for _ in task.responsible),
            *(Role.COOPERATING for _ in task.cooperating),
        ]
        units = task.units if len(task.units) == len(roles) else ("",) * len(roles)
        return zip(task.names, roles, units, strict=True)


@dataclass(frozen=True, eq=False)
class Share:
    """A unit's part in a task; ``group`` is the group it was given to, where the unit itself is not named."""

    job: Job
    roles: tuple[Role, ...]
    group: Body | None = None


def when_of(task: Task) -> When:
    """``每季度末`` is periodic, ``长期坚持`` open-ended; a day that the text makes certain goes before both."""
    if task.due:
        return When.DATED
    if not task.deadline:
        return When.NONE
    if PERIODIC.search(task.deadline):
        return When.PERIODIC
    return When.OPEN if OPEN.search(task.deadline) else When.STATED
