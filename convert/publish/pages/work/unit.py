"""The page of one unit: what it issued, and what it leads, answers for and takes part in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from convert.model.bodies import Body
from convert.publish.feeds.gathered import unit_feeds
from convert.publish.markup import anchor, element, escape, lines
from convert.publish.page import Page, site_note
from convert.publish.pages.found import found_document
from convert.publish.pages.panel import Crumb
from convert.publish.pages.work.body import part_links, task_list, tasks_section
from convert.publish.pages.work.frame import count, downloads, heading, link_list, mention_links, work_page
from convert.publish.pages.work.kinds import kind_label
from convert.publish.pages.work.parts import Part, parts_of
from convert.publish.pages.work.rows import Rows
from convert.publish.urls import link, unit_page, work_list
from convert.publish.work.calendar_file import calendar
from convert.publish.work.files import TaskFiles
from convert.publish.work.gathered import Work
from convert.publish.work.job import ROLES, Share

FORMS_SHOWN = 12
FOLDED = 12
"""More documents than these are folded away."""


def unit_pages(work: Work) -> Iterator[Page]:
    """All units, one after the other."""
    folder = unit_page(work.publication.id, "")
    rows, files = Rows(folder, work), TaskFiles(folder, work)
    for body in work.bodies.values():
        yield from _unit_pages(body, work, rows, files)


def _unit_pages(body: Body, work: Work, rows: Rows, files: TaskFiles) -> Iterator[Page]:
    """One unit → its page, the pages of its years where there are many tasks, and its files."""
    shares = work.shares.get(body.id, ())
    path = unit_page(work.publication.id, body.id)
    parts = parts_of(shares)
    address = {part.id: unit_page(work.publication.id, body.id, part.id) for part in parts}
    tasks = tasks_section(rows, path, shares, parts, address)
    pieces = (_facts(body, shares, work, path), *_issued(body, work, path), *tasks, *_named(body, work, path))
    about = f"{body.name}发布的文件和承担的任务"
    yield work_page(work.publication, path, body.name, _above(work, path), pieces, about, list(unit_feeds(work, body.id)))
    for part in parts:
        yield _part(body, rows, part, parts, address)
    facts: dict[str, object] = {"id": body.id, "name": body.name, "kind": body.kind.value, "level": body.level.value}
    named = [link(path, place.path, anchor) for place, anchors in work.named.get(body.id, ()) for anchor in anchors]
    yield from files.of(path, {"unit": facts, "named": named}, shares)
    yield Page(unit_page(work.publication.id, body.id, form="ics"), calendar(f"{body.name}：任务期限", (share.job for share in shares)))


def _above(work: Work, path: str) -> tuple[Crumb, ...]:
    return (("单位", link(path, work_list(work.publication.id, "units"))),)


def _part(body: Body, rows: Rows, part: Part, parts: Sequence[Part], address: dict[str, str]) -> Page:
    path, work = address[part.id], rows.work
    above = (*_above(work, path), (body.name, link(path, unit_page(work.publication.id, body.id))))
    pieces = (part_links(path, parts, address), *task_list(rows, part.shares))
    return work_page(work.publication, path, f"{body.name}：{part.name}任务", above, pieces, f"{body.name}{part.name}承担的任务")


def _facts(body: Body, shares: Sequence[Share], work: Work, path: str) -> str:
    """What kind of unit it is, how it is printed, what became of it, and how much it has to do."""
    rows = (
        ("类　　别", kind_label(body)),
        ("公报写法", escape("、".join(body.printed[:FORMS_SHOWN]) + ("等" if len(body.printed) > FORMS_SHOWN else ""))),
        ("机构改革", _became(body, work, path)),
        ("包　　括", "、".join(_unit(work.bodies[each], path) for each in body.members if each in work.bodies)),
        ("任　　务", _roles(shares)),
    )
    html = [element("div", element("dt", name) + element("dd", value), class_="whole") for name, value in rows if value]
    note = "" if body.known else element("p", "单位词典里还没有这个单位，名称照原文。", class_="site-note-label")
    files = downloads(path, body.name, ("csv", "json", "ics") if any(share.job.task.due for share in shares) else ("csv", "json"))
    return site_note(element("dl", lines(("", *html)) + "\n"), note, files, kind="panel", label="单位信息 · 本站整理，非公报原文")


def _unit(body: Body, path: str) -> str:
    return anchor(body.name, link(path, unit_page(body.publication, body.id)))


def _became(body: Body, work: Work, path: str) -> str:
    if not body.became:
        return ""
    when = f"{body.year}年" if body.year else ""
    other = work.bodies.get(body.became)
    return f"{when}改为{_unit(other, path)}" if other else f"{when}已改" if when else ""


def _roles(shares: Sequence[Share]) -> str:
    """``牵头 3 项，责任 5 项；交给全体的 2 项``."""
    own = Counter(role for share in shares if not share.group for role in share.roles)
    given = sum(share.group is not None for share in shares)
    named = "，".join(f"{ROLES[role]} {own[role]} 项" for role in ROLES if own[role])
    return "；".join(word for word in (named, f"交给全体的 {given} 项" if given else "") if word)


def _issued(body: Body, work: Work, path: str) -> Iterator[str]:
    places = work.issued.get(body.id, ())
    if places:
        listed = link_list((found_document(place, path) for place in places), "found-list")
        yield heading(2, f"发布的文件{count(len(places), '件')}", "issued")
        folded = element("details", f"\n{element('summary', '展开全部文件')}\n{listed}\n", class_="work-fold")
        yield listed if len(places) <= FOLDED else folded


def _named(body: Body, work: Work, path: str) -> Iterator[str]:
    """Where the text of documents names the unit outside its tasks."""
    found = work.named.get(body.id, ())
    if found:
        listed = link_list((mention_links(place, anchors, path) for place, anchors in found), "cited-by")
        yield heading(2, f"其他提到的地方{count(sum(len(anchors) for _, anchors in found), '处')}", "named")
        yield element("details", f"\n{element('summary', f'{len(found)} 件文件的正文提到')}\n{listed}\n", class_="work-fold")
