"""The list of all industries of a publication, and the matrix of units and industries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from convert.publish.markup import anchor, element, lines
from convert.publish.page import Page
from convert.publish.pages.site_table import site_table
from convert.publish.pages.work.frame import downloads, opening, work_page
from convert.publish.tables.csv_file import csv_text
from convert.publish.urls import industry_page, link, unit_page, work_list
from convert.publish.work.files import beside, data_file
from convert.publish.work.gathered import Work


def industries_pages(work: Work) -> Iterator[Page]:
    """The list as a page, CSV and JSON."""
    path = work_list(work.publication.id, "industries")
    entries = [_entry(industry, work, path) for industry in work.industries]
    names = ("产业", "文件", "任务", "单位", "表格")
    rows = [_row(entry, ("documents", "tasks", "units", "tables")) for entry in entries]
    pieces = (
        opening("文件、任务和表格按所讲的产业归类。"),
        downloads(path, "产业", ("csv", "json")),
        site_table(names, rows, "work-table"),
    )
    yield work_page(work.publication, path, "产业", (), pieces, "各产业的文件、任务和承担单位")
    yield data_file(path, {"format": "gazette-industries/1", "publication": work.publication.name, "industries": entries})
    fields = ("name", "id", "code", "documents", "tasks", "units", "tables", "page")
    titles = ("产业", "编号", "行业代码", "文件", "任务", "单位", "表格", "网页")
    yield Page(beside(path, "csv"), csv_text((titles, *([str(entry[field] or "") for field in fields] for entry in entries))))


def matrix_pages(work: Work) -> Iterator[Page]:
    """Units down, industries across, the number of tasks where they meet."""
    counts = _counts(work)
    units = [unit for unit, _ in Counter(unit for unit, _ in counts.elements()).most_common()]
    industries = [each for each in work.industries if any((unit, each) in counts for unit in units)]
    path = work_list(work.publication.id, "matrix")
    words = "单位在各产业里点名承担的任务数。点数字看任务，点单位、产业看全部。"
    grid = _grid(work, path, counts, units, industries)
    pieces = (opening(words), downloads(path, "单位和产业", ("csv", "json")), grid)
    yield work_page(work.publication, path, "单位和产业", (), pieces, "单位在各产业里承担的任务数")
    names = [work.industries[each].name for each in industries]
    rows = ([work.bodies[unit].name, *(str(counts[unit, each] or "") for each in industries)] for unit in units)
    yield Page(beside(path, "csv"), csv_text((("单位", *names), *rows)))
    cells = [{"unit": unit, "industry": each, "tasks": number} for (unit, each), number in counts.items()]
    yield data_file(path, {"format": "gazette-matrix/1", "publication": work.publication.name, "cells": cells})


def _entry(industry: str, work: Work, path: str) -> dict[str, object]:
    shares = work.by_industry.get(industry, ())
    return {
        "id": industry,
        "name": work.industries[industry].name,
        "code": work.industries[industry].code,
        "documents": len(work.filed.get(industry, ())),
        "tasks": len(shares),
        "units": len({unit for share in shares for unit in share.job.task.units if unit}),
        "tables": len(work.tables.get(industry, ())),
        "page": link(path, industry_page(work.publication.id, industry)),
    }


def _row(entry: dict[str, object], fields: Sequence[str]) -> str:
    labels = {"documents": "文件", "tasks": "任务", "units": "单位", "tables": "表格"}
    name = element("th", anchor(str(entry["name"]), str(entry["page"])), scope="row")
    return element("tr", name + "".join(element("td", str(entry[field] or "—"), data_label=labels[field]) for field in fields))


def _counts(work: Work) -> Counter[tuple[str, str]]:
    named = ((job, unit) for job in work.jobs for unit in dict.fromkeys(job.task.units) if unit in work.bodies)
    return Counter((unit, industry) for job, unit in named for industry in job.task.industries if industry in work.industries)


def _grid(work: Work, path: str, counts: Counter[tuple[str, str]], units: Sequence[str], industries: Sequence[str]) -> str:
    publication = work.publication.id
    heads = (anchor(work.industries[each].name, link(path, industry_page(publication, each))) for each in industries)
    head = element("tr", element("th", "单位", scope="col") + "".join(element("th", each, scope="col") for each in heads))
    rows = [_units_row(work, path, unit, [(each, counts[unit, each]) for each in industries]) for unit in units]
    html = element("table", lines(("", element("thead", head), element("tbody", lines(("", *rows)) + "\n"))), class_="matrix")
    return element("div", html, class_="matrix-box", tabindex=0, role="region", aria_label="单位和产业（可上下左右滚动）")


def _units_row(work: Work, path: str, unit: str, cells: Sequence[tuple[str, int]]) -> str:
    target, name = link(path, unit_page(work.publication.id, unit)), work.bodies[unit].name
    html = [_cell(f"{target}?industry={each}#tasks", number, f"{name}，{work.industries[each].name}") for each, number in cells]
    return element("tr", element("th", anchor(name, target), scope="row") + "".join(html))


def _cell(href: str, number: int, label: str) -> str:
    return element("td", anchor(str(number), href, aria_label=f"{label}：{number} 项") if number else "")
