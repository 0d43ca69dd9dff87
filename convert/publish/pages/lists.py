"""All issues of a publication by year, for its own page and the home page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from convert.model.publication import Annotated
from convert.publish.markup import element, escape, lines
from convert.publish.urls import issue_page, link, year_anchor
from convert.publish.wording import date_label, number_label, total_label, year_label


def by_year(issues: Sequence[Annotated]) -> list[tuple[int | None, list[Annotated]]]:
    """Issues, newest first → years with their issues, newest first."""
    return [(year, list(group)) for year, group in groupby(issues, key=lambda annotated: annotated.issue.masthead.year)]


def issue_list(issues: Sequence[Annotated], path: str, level: int, prefix: str = "") -> str:
    """Years as headings of this level, their issues as cards; ``prefix`` keeps anchors apart where a page has several lists."""
    html = [_year(year, group, path, level, prefix) for year, group in by_year(issues)]
    return element("div", lines(("", *html)) + "\n", class_="issues") if html else ""


def _year(year: int | None, issues: Sequence[Annotated], path: str, level: int, prefix: str) -> str:
    heading = element(f"h{level}", year_label(year), id=f"{prefix}{year_anchor(year)}")
    return lines((heading, element("ul", lines(("", *(_issue(annotated, path) for annotated in issues))) + "\n", class_="issue-cards")))


def _issue(annotated: Annotated, path: str) -> str:
    issue = annotated.issue
    details = "　".join(word for word in (total_label(annotated), date_label(issue.masthead.published)) if word)
    content = (
        element("span", escape(number_label(annotated)), class_="card-number"),
        element("span", escape(details), class_="card-details") if details else "",
        element("span", f"{len(issue.documents)} 件", class_="card-count"),
    )
    return element("li", element("a", "".join(content), href=link(path, issue_page(annotated.publication.id, issue.id))))
