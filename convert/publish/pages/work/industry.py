"""The page of one industry: its documents, its tasks, its tables of figures, the units at work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from convert.model.blocks import Purpose
from convert.model.industries import Filing, Industry, Where
from convert.publish.feeds.gathered import industry_feeds
from convert.publish.markup import anchor
from convert.publish.page import Page
from convert.publish.pages.found import facts_beside, found_document
from convert.publish.pages.work.body import part_links, task_list, tasks_section
from convert.publish.pages.work.frame import count, downloads, heading, link_list, opening, work_page
from convert.publish.pages.work.parts import Part, parts_of
from convert.publish.pages.work.rows import Rows
from convert.publish.places import Place
from convert.publish.tables.listed import Listed
from convert.publish.urls import industry_page, link, unit_page, work_list
from convert.publish.work.files import TaskFiles
from convert.publish.work.gathered import Work
from convert.publish.work.job import Share

WHERES = {Where.TITLE: "标题", Where.HEADING: "小标题", Where.TEXT: "正文", Where.DOCUMENT: "所在文件"}
TERMS = 4


def industry_pages(work: Work) -> Iterator[Page]:
    """All industries, one after the other."""
    folder = industry_page(work.publication.id, "")
    rows, files = Rows(folder, work, units=True), TaskFiles(folder, work)
    for industry in work.industries.values():
        yield from _industry_pages(industry, work, rows, files)


def _industry_pages(industry: Industry, work: Work, rows: Rows, files: TaskFiles) -> Iterator[Page]:
    """One industry → its page, the pages of its years where there are many tasks, and its files."""
    shares = work.by_industry.get(industry.id, ())
    path = industry_page(work.publication.id, industry.id)
    parts = parts_of(shares)
    address = {part.id: industry_page(work.publication.id, industry.id, part.id) for part in parts}
    pieces = (
        _opening(industry, path),
        *_documents(industry, work, path),
        *_figures(industry, work, path),
        *_units(shares, work, path),
        *tasks_section(rows, path, shares, parts, address),
    )
    about = f"{industry.name}的文件、任务和承担单位"
    yield work_page(work.publication, path, industry.name, _above(work, path), pieces, about, list(industry_feeds(work, industry.id)))
    for part in parts:
        yield _part(industry, rows, part, parts, address)
    yield from files.of(path, {"industry": {"id": industry.id, "name": industry.name, "code": industry.code}}, shares)


def _above(work: Work, path: str) -> tuple[tuple[str, str | None], ...]:
    return (("产业", link(path, work_list(work.publication.id, "industries"))),)


def _opening(industry: Industry, path: str) -> str:
    code = f"国民经济行业分类（GB/T 4754-2017）代码 {industry.code}。" if industry.code else ""
    return opening(f"按标题、小标题和正文用词归类，由本站整理。{code}") + "\n" + downloads(path, f"{industry.name}任务", ("csv", "json"))


def _part(industry: Industry, rows: Rows, part: Part, parts: Sequence[Part], address: dict[str, str]) -> Page:
    path, work = address[part.id], rows.work
    above = (*_above(work, path), (industry.name, link(path, industry_page(work.publication.id, industry.id))))
    pieces = (part_links(path, parts, address), *task_list(rows, part.shares))
    return work_page(work.publication, path, f"{industry.name}：{part.name}任务", above, pieces, f"{industry.name}{part.name}的任务")


def _documents(industry: Industry, work: Work, path: str) -> Iterator[str]:
    filed = work.filed.get(industry.id, ())
    if filed:
        yield heading(2, f"文件{count(len(filed), '件')}", "documents")
        yield link_list((_document(place, filing, path) for place, filing in filed), "found-list")


def _document(place: Place, filing: Filing, path: str) -> str:
    """A document with what it was filed by."""
    found = "、".join(f"“{each.term}”{each.count} 次" for each in filing.evidence[:TERMS])
    return found_document(place, path, f"归类依据：{WHERES[filing.where]}有{found}")


def _figures(industry: Industry, work: Work, path: str) -> Iterator[str]:
    """Tables of figures: targets, areas, sums."""
    tables = [listed for listed in work.tables.get(industry.id, ()) if listed.table.purpose is Purpose.FIGURES]
    if tables:
        yield heading(2, f"数据表{count(len(tables), '张')}", "figures")
        yield link_list((_table(listed, path) for listed in tables), "found-list")


def _table(listed: Listed, path: str) -> str:
    document = listed.place.document
    title = anchor(listed.title, link(path, listed.place.path, listed.placed.anchor))
    return title + facts_beside((document.document_number or document.title,))


def _units(shares: Sequence[Share], work: Work, path: str) -> Iterator[str]:
    """The units at work, those with the most tasks first."""
    counts = Counter(unit for share in shares for unit in dict.fromkeys(share.job.task.units) if unit in work.bodies)
    if counts:
        yield heading(2, f"承担单位{count(len(counts), '个')}", "units")
        named = ((work.bodies[unit].name, unit_page(work.publication.id, unit), number) for unit, number in counts.most_common())
        links = (anchor(name, link(path, target)) + count(number) for name, target, number in named)
        yield link_list(links)
