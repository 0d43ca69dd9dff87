"""Lists of tasks as CSV and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from convert.publish.data import Encoded, encoded, json_text
from convert.publish.page import Page
from convert.publish.places import Place
from convert.publish.tables.csv_file import csv_lines, csv_text
from convert.publish.urls import link
from convert.publish.wording import issue_label
from convert.publish.work.gathered import Work
from convert.publish.work.job import ROLES, Share

FORMAT = "gazette-tasks/1"
TITLES = {
    "task": "任务",
    "role": "本单位角色",
    "group": "交给全体",
    "lead": "牵头单位",
    "responsible": "责任单位",
    "cooperating": "配合单位",
    "deadline": "期限（原文）",
    "due": "到期日",
    "industries": "产业",
    "document_title": "文件",
    "document_number": "发文字号",
    "date": "成文日期",
    "issue": "期次",
    "page": "网页",
}


class TaskFiles:
    """The files beside the pages of one folder, of which ``path`` is one; addresses are those seen from there.

    A task that is given to a group stands in the files of every member: each is written once and kept.
    """

    def __init__(self, path: str, work: Work) -> None:
        self._path, self._work = path, work
        self._names = {industry.id: industry.name for industry in work.industries.values()}
        self._written = cache(self._write)

    def of(self, path: str, facts: dict[str, object], shares: Iterable[Share]) -> Iterator[Page]:
        """Tasks beside the page that lists them."""
        listed = list(shares)
        written = [self._written(share) for share in listed]
        documents = {share.job.task.document: _document(share.job.place) for share in listed}
        tasks = [entry for entry, _ in written]
        yield data_file(path, {"format": FORMAT, **facts, "documents": documents, "tasks": tasks})
        yield Page(beside(path, "csv"), csv_text((tuple(TITLES.values()),)) + "".join(line for _, line in written))

    def _write(self, share: Share) -> tuple[Encoded, str]:
        """A task as it stands in the one file and in the other."""
        entry = _entry(share, self._path, self._work)
        whole = {**entry, **_document(share.job.place)}
        return encoded(entry), csv_lines(([_cell(whole[field], self._names) for field in TITLES],))


def data_file(path: str, data: dict[str, object]) -> Page:
    """A list as JSON beside its page."""
    return Page(beside(path, "json"), f"{json_text(data, 2)}\n")


def beside(path: str, form: str) -> str:
    """The file of this form beside a page."""
    return f"{path[:-3]}.{form}"


def _entry(share: Share, path: str, work: Work) -> dict[str, object]:
    job = share.job
    task = job.task
    return {
        "id": task.id,
        "document": task.document,
        "task": task.text,
        "role": [ROLES[role] for role in share.roles],
        "group": share.group.name if share.group else None,
        "lead": list(task.lead),
        "responsible": list(task.responsible),
        "cooperating": list(task.cooperating),
        "units": [unit or None for unit in task.units],
        "deadline": task.deadline,
        "due": task.due.isoformat() if task.due else None,
        "industries": [industry for industry in task.industries if industry in work.industries],
        "page": link(path, job.place.path, job.anchor),
    }


def _document(place: Place) -> dict[str, object]:
    """What a list says of a document once, however many tasks it holds."""
    document = place.document
    return {
        "document_title": document.title,
        "document_number": document.document_number,
        "date": document.date.isoformat() if document.date else None,
        "issue": issue_label(place.annotated),
    }


def _cell(value: object, names: dict[str, str]) -> str:
    if isinstance(value, list):
        return "、".join(names.get(str(each), str(each)) for each in value)
    return "" if value is None else str(value)
