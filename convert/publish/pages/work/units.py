"""The list of all units of a publication, by kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convert.model.bodies import Body
from convert.publish.markup import anchor, element, lines
from convert.publish.page import Page
from convert.publish.pages.work.frame import count, downloads, heading, opening, work_page
from convert.publish.pages.work.kinds import SHELVES, kind_label, shelf_of
from convert.publish.tables.csv_file import csv_text
from convert.publish.urls import link, unit_page, work_list
from convert.publish.work.files import beside, data_file
from convert.publish.work.gathered import Work
from convert.publish.work.job import Role

FORMAT = "gazette-units/1"
TITLES = ("单位", "编号", "类别", "公报写法", "牵头", "责任", "配合", "交给全体", "发布文件", "词典收录", "网页")
FIELDS = ("name", "id", "kind_name", "printed", "lead", "responsible", "cooperating", "as_member", "issued", "known", "page")


def units_pages(work: Work) -> Iterator[Page]:
    """The list as a page, CSV and JSON."""
    path = work_list(work.publication.id, "units")
    entries = [_entry(body, work, path) for body in _sorted(work)]
    words = f"公报里出现过的 {len(work.bodies)} 个单位，按类别排列；后面是承担的任务数。"
    pieces = (opening(words), downloads(path, "单位", ("csv", "json")), *_shelves(work, path))
    yield work_page(work.publication, path, "单位", (), pieces, "公报里出现过的单位和各自承担的任务")
    yield data_file(path, {"format": FORMAT, "publication": work.publication.name, "units": entries})
    rows = (["、".join(each) if isinstance(each, list) else str(each) for each in map(entry.__getitem__, FIELDS)] for entry in entries)
    yield Page(beside(path, "csv"), csv_text((TITLES, *rows)))


def _sorted(work: Work) -> list[Body]:
    """By kind, those with the most tasks first."""
    return sorted(work.bodies.values(), key=lambda body: (SHELVES.index(shelf_of(body)), -len(work.shares.get(body.id, ())), body.id))


def _shelves(work: Work, path: str) -> Iterator[str]:
    bodies = _sorted(work)
    for number, shelf in enumerate(SHELVES, start=1):
        own = [body for body in bodies if shelf_of(body) == shelf]
        if own:
            yield heading(2, shelf + count(len(own), "个"), f"k{number}")
            yield _list(own, work, path)


def _list(bodies: Sequence[Body], work: Work, path: str) -> str:
    html = [_item(body, work, path) for body in bodies]
    return element("ul", lines(("", *html)) + "\n", class_="unit-list", data_filter="单位名称或简称")


def _item(body: Body, work: Work, path: str) -> str:
    """A unit; the filter also knows the forms its name is printed in."""
    number = len(work.shares.get(body.id, ()))
    name = anchor(body.name, link(path, unit_page(work.publication.id, body.id)))
    return element("li", name + (count(number) if number else ""), data_names=printed_names(body))


def printed_names(body: Body) -> str | None:
    """The printed forms that are not its name."""
    return " ".join(name for name in body.printed if name != body.name) or None


def _entry(body: Body, work: Work, path: str) -> dict[str, object]:
    shares = work.shares.get(body.id, ())
    own = [role for share in shares if not share.group for role in share.roles]
    return {
        "id": body.id,
        "name": body.name,
        "kind": body.kind.value,
        "kind_name": kind_label(body),
        "level": body.level.value,
        "known": body.known,
        "printed": list(body.printed),
        "members": list(body.members),
        **{role.value: own.count(role) for role in Role},
        "as_member": sum(share.group is not None for share in shares),
        "issued": len(work.issued.get(body.id, ())),
        "page": link(path, unit_page(work.publication.id, body.id)),
    }
