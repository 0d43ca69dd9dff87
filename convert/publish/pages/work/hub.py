"""The one page from which all lists of tasks are reached; it is there even when they are empty."""

from __future__ import annotations

from collections.abc import Sequence

from convert.publish.head.columns import column_head
from convert.publish.markup import anchor, element, escape, escape_markdown, lines
from convert.publish.page import Page, markdown_page
from convert.publish.pages.panel import breadcrumb
from convert.publish.pages.work.cited import missing
from convert.publish.urls import HOME, WORK, link, work_list
from convert.publish.work.gathered import Work

EMPTY = "所收各期里还没有读到交给单位的任务。"
LISTS = {"units": "按单位", "industries": "按产业", "matrix": "单位和产业", "deadlines": "按期限", "cited": "提到而未收录的文件"}
ABOUT = "公报里交给各单位的任务，连同牵头、责任、配合单位和期限，都从原文整理；每一项都能回到原文的那一行、那一句。"


def hub_page(works: Sequence[Work]) -> Page:
    """Links to the lists of each publication."""
    shown = [work for work in works if work.listed]
    pieces: list[str] = [breadcrumb((("首页", link(WORK, HOME)), ("任务", None))), "# 谁做什么 { #work .section-title }"]
    pieces.append(element("p", ABOUT if shown else EMPTY, class_="list-opening"))
    for work in shown:
        if len(shown) > 1:
            pieces.append(f"## {escape_markdown(work.publication.name)} {{ #{work.publication.id} }}")
        pieces.append(lists_of(work, WORK))
    head = column_head("谁做什么", "政府公报里交给各单位的任务，按单位、产业和期限查看", ("政府公报", "任务分工", "责任单位"))
    return markdown_page(WORK, {"title": "谁做什么", "kind": "work", "hide": ["navigation", "toc"], **head}, pieces)


def lists_of(work: Work, path: str) -> str:
    """The lists of one publication as seen from a page."""
    html = [_list(name, words, _extent(name, work), work, path) for name, words in LISTS.items()]
    return element("ul", lines(("", *html)) + "\n", class_="ways")


def _extent(name: str, work: Work) -> str:
    """How much a list holds."""
    dated = sum(job.task.due is not None for job in work.jobs)
    extents = {
        "units": f"{len(work.bodies)} 个单位各自牵头、负责、配合什么",
        "industries": f"{len(work.industries)} 个产业的文件、任务和单位",
        "matrix": "哪个单位在哪个产业里有任务",
        "deadlines": f"{len(work.jobs)} 项任务，{dated} 项有确定日期",
        "cited": f"{len(missing(work))} 件",
    }
    return extents[name]


def _list(name: str, words: str, about: str, work: Work, path: str) -> str:
    target = link(path, work_list(work.publication.id, name))
    return element("li", anchor(words, target) + element("span", escape(about), class_="way-about"))
