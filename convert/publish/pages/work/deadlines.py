"""The calendar of deadlines: by month, with periodic and open-ended ones apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from convert.publish.markup import anchor, element, escape
from convert.publish.page import Page
from convert.publish.pages.site_table import site_table
from convert.publish.pages.work.body import part_links
from convert.publish.pages.work.frame import count, downloads, heading, opening, work_page
from convert.publish.pages.work.parts import Part, parts_by_year
from convert.publish.pages.work.rows import Group, Rows, job_groups
from convert.publish.urls import deadline_page, link, work_list
from convert.publish.wording import date_label, year_label
from convert.publish.work.calendar_file import calendar
from convert.publish.work.files import TaskFiles
from convert.publish.work.gathered import Work
from convert.publish.work.job import WHENS, Share, When

APART = (When.PERIODIC, When.OPEN, When.STATED)
Months = Mapping[tuple[int, int], Sequence[Share]]


def deadline_pages(work: Work) -> Iterator[Page]:
    """All months at a glance, a page for each, pages for deadlines that are no day, and the files."""
    path = work_list(work.publication.id, "deadlines")
    stated = [share for share in work.whole if share.job.task.deadline]
    months, apart = _by_month(stated), parts_by_year([share for share in stated if share.job.when in APART])
    address = {part.id: deadline_page(work.publication.id, f"open-{part.id}") for part in apart}
    files = downloads(path, "任务期限", ("csv", "json", "ics"))
    pieces = (opening(_words(work)), files, _calendar(work, months, path), *_apart(path, apart, address))
    yield work_page(work.publication, path, "任务期限", (), pieces, "按月列出任务期限")
    for (year, month), shares in months.items():
        part = f"{year}-{month:02d}"
        yield _page(work, deadline_page(work.publication.id, part), f"{year}年{month}月到期的任务", (), _by_day(shares))
    for each in apart:
        links = (part_links(address[each.id], apart, address),) if len(apart) > 1 else ()
        yield _page(work, address[each.id], f"定期和长期任务：{each.name}文件", links, _by_kind(each.shares))
    yield from TaskFiles(path, work).of(path, {"publication": work.publication.name}, stated)
    yield Page(work_list(work.publication.id, "deadlines", "ics"), calendar(f"{work.publication.name}：任务期限", work.jobs))


def _words(work: Work) -> str:
    counts = Counter(job.when for job in work.jobs)
    named = "，".join(f"{words} {counts[when]} 项" for when, words in WHENS.items() if counts[when])
    return f"全部任务 {len(work.jobs)} 项：{named}。年份按文件推定，原文写法照录。"


def _by_month(shares: Sequence[Share]) -> Months:
    """The tasks that have a day, in the order of their days."""
    months: dict[tuple[int, int], list[Share]] = {}
    for _, share in sorted(_dated(shares), key=lambda pair: pair[0]):
        due = share.job.task.due or date.min
        months.setdefault((due.year, due.month), []).append(share)
    return months


def _dated(shares: Sequence[Share]) -> Iterator[tuple[date, Share]]:
    return ((share.job.task.due, share) for share in shares if share.job.task.due)


def _calendar(work: Work, months: Months, path: str) -> str:
    """Years down, months across."""
    names = ("年份", *(f"{month}月" for month in range(1, 13)))
    rows = [_year(year, months, work, path) for year in dict.fromkeys(year for year, _ in months)]
    return site_table(names, rows, "work-months") if rows else ""


def _year(year: int, months: Months, work: Work, path: str) -> str:
    cells = "".join(element("td", _month(year, month, months, work, path), data_label=f"{month}月") for month in range(1, 13))
    return element("tr", element("th", year_label(year), scope="row") + cells)


def _month(year: int, month: int, months: Months, work: Work, path: str) -> str:
    shares = months.get((year, month), ())
    href = link(path, deadline_page(work.publication.id, f"{year}-{month:02d}"))
    return anchor(str(len(shares)), href, aria_label=f"{year}年{month}月，{len(shares)} 项") if shares else ""


def _apart(path: str, parts: Sequence[Part], address: Mapping[str, str]) -> Iterator[str]:
    if parts:
        yield heading(2, f"定期、长期和其他写法{count(sum(len(part.shares) for part in parts))}", "open")
        yield part_links(path, parts, address)


def _by_day(shares: Sequence[Share]) -> Iterator[Group]:
    days: dict[date, list[Share]] = {}
    for day, share in _dated(shares):
        days.setdefault(day, []).append(share)
    return (Group(f"d{day:%d}", date_label(day), own) for day, own in days.items())


def _by_kind(shares: Sequence[Share]) -> Iterator[Group]:
    for when in APART:
        own = [share for share in shares if share.job.when is when]
        if own:
            yield Group(f"w-{when.value}", escape(WHENS[when]), own)


def _page(work: Work, path: str, name: str, links: Sequence[str], groups: Iterable[Group]) -> Page:
    above, groups = (("任务期限", link(path, work_list(work.publication.id, "deadlines"))),), list(groups)
    tasks = heading(2, f"任务{count(sum(len(group.shares) for group in groups))}", "tasks")
    html = job_groups(Rows(path, work, units=True, cite=True), groups)
    return work_page(work.publication, path, name, above, (*links, tasks, html), name)
