"""Lists of tasks as CSV and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convert.publish.data import json_text
from convert.publish.page import Page
from convert.publish.places import Place
from convert.publish.tables.csv_file import csv_text
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


def task_files(path: str, facts: dict[str, object], shares: Iterable[Share], work: Work) -> Iterator[Page]:
    """Tasks beside the page that lists them, whose path this is; addresses are those seen from there."""
    listed = list(shares)
    entries = [_entry(share, path, work) for share in listed]
    places = {share.job.task.document: share.job.place for share in listed}
    documents = {document: _document(place) for document, place in places.items()}
    yield data_file(path, {"format": FORMAT, **facts, "documents": documents, "tasks": entries})
    names = {industry.id: industry.name for industry in work.industries.values()}
    whole = (({**entry, **documents[share.job.task.document]}) for share, entry in zip(listed, entries, strict=True))
    rows = ([_cell(entry[field], names) for field in TITLES] for entry in whole)
    yield Page(beside(path, "csv"), csv_text((tuple(TITLES.values()), *rows)))


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
