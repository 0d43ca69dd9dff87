"""The tasks of a unit or an industry as its page has them: all of them, or the years that lead to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from convert.publish.markup import anchor, element
from convert.publish.pages.work.frame import count, heading, link_list
from convert.publish.pages.work.overview import by_deadline, by_industry
from convert.publish.pages.work.parts import Part
from convert.publish.pages.work.rows import Rows, by_document, job_groups
from convert.publish.urls import link
from convert.publish.work.job import Share


def task_list(rows: Rows, shares: Sequence[Share]) -> Iterator[str]:
    """Tasks by deadline and by industry as links, then themselves by document."""
    yield by_deadline(shares)
    yield by_industry(rows, shares)
    yield job_groups(rows, by_document(rows, shares))


def tasks_section(rows: Rows, path: str, shares: Sequence[Share], parts: Sequence[Part], address: Mapping[str, str]) -> Iterator[str]:
    """The section of the page at ``path``; ``address`` holds the path of each part."""
    if not shares:
        return
    yield heading(2, f"任务{count(len(shares))}", "tasks")
    if parts:
        yield element("p", "任务较多，按文件的年份分页。", class_="list-opening")
        yield part_links(path, parts, address)
    else:
        yield from task_list(rows, shares)


def part_links(path: str, parts: Sequence[Part], address: Mapping[str, str]) -> str:
    """Links to the years; the browser's filter goes with them."""
    links = (_part(path, part, address[part.id]) for part in parts)
    return element("nav", link_list(links, "job-parts"), aria_label="年份")


def _part(path: str, part: Part, target: str) -> str:
    if path == target:
        return element("span", part.name + count(len(part.shares)), aria_current="page")
    return anchor(part.name, link(path, target)) + count(len(part.shares))
