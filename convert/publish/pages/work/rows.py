"""Tasks as a list: what is to be done, by when, in which role, and the link to the very row or sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from json import JSONEncoder

from convert.publish.markup import anchor, element, escape, lines
from convert.publish.pages.work.frame import count
from convert.publish.urls import industry_page, link, unit_page
from convert.publish.wording import date_label
from convert.publish.work.gathered import Work
from convert.publish.work.job import ROLES, Job, Role, Share

ENCODER = JSONEncoder(ensure_ascii=False)
LONGEST = 120
NAMED = 6
"""So many units of a task are named; the others stand in the text."""


@dataclass(frozen=True)
class Group:
    """Tasks under one heading, which is ready-made HTML; ``id`` is its anchor on the page."""

    id: str
    heading: str
    shares: Sequence[Share]


class Rows:
    """How tasks are listed on the pages of one folder, of which ``path`` is one; with their units, with their documents, or without.

    A task that is given to a group stands on the page of every member: each is written once and kept.
    """

    def __init__(self, path: str, work: Work, units: bool = False, cite: bool = False) -> None:
        self.path, self.work, self.units, self.cite = path, work, units, cite
        self.row = cache(self._row)
        self.named = cache(self._named)

    def _row(self, share: Share) -> str:
        return _item(self, share)

    def _named(self, job: Job) -> list[tuple[str, Role]]:
        """The units of a task with their roles, each once, on pages that list units."""
        return list(dict.fromkeys((unit, role) for _, role, unit in job.given() if unit in self.work.bodies)) if self.units else []


def job_groups(rows: Rows, groups: Iterable[Group]) -> str:
    """Groups of tasks; the filter of the browser works on what carries ``data-jobs``."""
    listed = list(groups)
    html = [_group(rows, group) for group in listed]
    jobs = (share.job for group in listed for share in group.shares)
    names = {unit: rows.work.bodies[unit].name for job in jobs for unit, _ in rows.named(job)}
    units = ENCODER.encode(names) if names else None
    return element("div", lines(("", *html)) + "\n", class_="jobs", data_jobs="", data_units=units) if html else ""


def by_document(rows: Rows, shares: Iterable[Share]) -> Iterator[Group]:
    """Tasks under the documents they stand in."""
    found: dict[str, list[Share]] = {}
    for share in shares:
        found.setdefault(share.job.place.path, []).append(share)
    for own in found.values():
        place = own[0].job.place
        details = "　".join(word for word in (place.document.document_number or "", date_label(place.document.date)) if word)
        title = anchor(place.document.title, link(rows.path, place.path))
        yield Group(f"d{place.document.id}", title + element("span", escape(details), class_="job-source"), own)


def shortened(text: str, longest: int = LONGEST) -> str:
    """The opening of a text."""
    return text if len(text) <= longest else f"{text[:longest].rstrip('，。；、 ')}……"


def _group(rows: Rows, group: Group) -> str:
    items = lines(("", *map(rows.row, group.shares))) + "\n"
    heading = element("h3", group.heading + count(len(group.shares)), id=group.id)
    return element("section", lines(("", heading, element("ol", items))) + "\n")


def _item(rows: Rows, share: Share) -> str:
    """One task.  What the filter goes by stands in its attributes."""
    job, task = share.job, share.job.task
    text = anchor(shortened(task.text) or "（见原文）", link(rows.path, job.place.path, job.anchor), class_="job-text")
    facts = "".join(element("span", fact, class_=name) for name, fact in _facts(rows, share) if fact)
    return element(
        "li",
        text + element("span", facts, class_="job-facts"),
        id=task.id,
        data_y=job.year,
        data_r=" ".join(share.roles) or None,
        data_g="all" if share.group else None,
        data_i=" ".join(task.industries) or None,
        data_u=" ".join(f"{unit}:{role}" for unit, role in rows.named(job)) or None,
        data_w=job.when.value,
        data_d=task.due.isoformat() if task.due else None,
    )


def _facts(rows: Rows, share: Share) -> Iterator[tuple[str, str]]:
    """The facts of a task, each with the class it is shown in."""
    job, task = share.job, share.job.task
    yield "job-role", "、".join(ROLES[role] for role in share.roles)
    yield "job-group", f"交给全体：{escape(share.group.name)}" if share.group else ""
    yield "job-due", _deadline(job)
    yield "job-units", _units(rows, job) if rows.units else ""
    yield "job-industries", "、".join(_industry(rows, each) for each in task.industries if each in rows.work.industries)
    yield "job-cite", anchor(shortened(job.place.document.title, 40), link(rows.path, job.place.path)) if rows.cite else ""


def _deadline(job: Job) -> str:
    """The deadline as printed, and the day where one is certain."""
    task = job.task
    if not task.deadline:
        return ""
    day = element("time", date_label(task.due), datetime=task.due.isoformat()) if task.due else ""
    return f"期限：{escape(shortened(task.deadline, 40))}" + (f"（{day}）" if day and date_label(task.due) != task.deadline else "")


def _units(rows: Rows, job: Job) -> str:
    """The units of a task by role, each linked where it is known."""
    given = list(job.given())
    shown = given[:NAMED]
    roles = [(role, [_unit(rows, name, unit) for name, own, unit in shown if own is role]) for role in Role]
    named = "；".join(f"{ROLES[role]}：{'、'.join(units)}" for role, units in roles if units)
    return named + (f"等 {len(given)} 个" if len(given) > NAMED else "")


def _unit(rows: Rows, name: str, unit: str) -> str:
    return anchor(name, link(rows.path, unit_page(rows.work.publication.id, unit))) if unit in rows.work.bodies else escape(name)


def _industry(rows: Rows, industry: str) -> str:
    name = rows.work.industries[industry].name
    return anchor(name, link(rows.path, industry_page(rows.work.publication.id, industry)), data_id=industry)
