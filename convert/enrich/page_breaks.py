"""Which page of the paper issue ends where: page numbers taken out of the text, as far as they fit each other and the contents."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from html import unescape

from convert.model.finding import Dropped
from convert.model.issue import Issue, PageBreak
from convert.model.source import lines_of

Place = tuple[int, int]
"""A source line and a page of the paper."""

TAG = re.compile(r"<[^<>]*>")
STROKES = r"[·•|/—–\-]*"
NUMBERS = {
    "page number": re.compile(r"(\d{1,4})"),
    "running head": re.compile(rf"^(\d{{1,3}}){STROKES}(?=[\u4e00-\u9fa5])|(?<=[期号辑报）)]){STROKES}(\d{{1,3}}){STROKES}$"),
}
"""Where the number stands in a line dropped for this reason: ``— 12 —``, ``清禾县人民政府公报 2024年第2期 ·12·``."""


def find_page_breaks(issue: Issue) -> tuple[PageBreak, ...]:
    """Issue → where its printed pages end, from its first document on.

    A number stands at the foot of the page it counts, unless at the head agrees with more of the contents: a document announced
    on page 3 begins after the end of page 2.  Numbers and announced pages that would have to run backwards are not believed.
    """
    first = min((document.source[0][0] for document in issue.documents), default=0)
    begins = _begins(issue)
    ends: list[Place] = []
    for reason in NUMBERS:
        printed = [(line, page) for line, page in _printed(issue.dropped, reason) if line > first]
        foot, head = _believed(begins, printed), _believed(begins, [(line, page - 1) for line, page in printed if page > 1])
        ends += [place for place, ending in (head if len(head) > len(foot) else foot) if ending]
    return tuple(PageBreak(page, ((line, line),)) for (line, page), ending in _believed(begins, sorted(ends)) if ending)


def last_pages(issue: Issue, breaks: Sequence[PageBreak]) -> dict[str, int]:
    """The printed pages that documents end on, by their ids, where the breaks around a document's last line leave no doubt."""
    ends = [(each.source[0][0], each.page) for each in breaks]
    begins = _begins(issue)
    found = {}
    for document in issue.documents:
        start, last = document.source[0][0], document.source[-1][1]
        reached = [page for line, page in begins if line == start] + [page + 1 for line, page in ends if start < line < last]
        following = [page for line, page in (*begins, *ends) if line > last]
        if reached and following and max(reached) == min(following):
            found[document.id] = max(reached)
    return found


def _begins(issue: Issue) -> list[Place]:
    """The first lines of the documents, with the pages that the contents announce them on."""
    pages = {entry.document: entry.page for entry in reversed(issue.contents)}
    return [(document.source[0][0], page) for document in issue.documents if (page := pages.get(document.id))]


def _printed(dropped: Sequence[Dropped], reason: str) -> list[Place]:
    found = [(item, NUMBERS[reason].search("".join(TAG.sub("", unescape(item.text)).split()))) for item in dropped if item.reason == reason]
    return [(lines_of(item.source)[0], int(hit.group(hit.lastindex or 0))) for item, hit in found if hit]


def _believed(begins: Sequence[Place], ends: Sequence[Place]) -> list[tuple[Place, bool]]:
    """The most of them that can all be true, in printed order, each with whether a page ends there: the longest rising run.

    Pages end once; several documents may begin on one.
    """
    places = sorted([(place, False) for place in begins] + [(place, True) for place in ends])
    ranks = [(2 * page + 1, -line) if ending else (2 * page, line) for (line, page), ending in places]
    lowest: list[tuple[int, int]] = []  # of all runs of one length, the lowest rank that one ends with
    at: list[int] = []
    before: list[int] = []
    for index, rank in enumerate(ranks):
        length = bisect_left(lowest, rank)
        lowest[length : length + 1] = [rank]
        at[length : length + 1] = [index]
        before.append(at[length - 1] if length else -1)
    run: list[tuple[Place, bool]] = []
    index = at[-1] if at else -1
    while index >= 0:
        run.append(places[index])
        index = before[index]
    return run[::-1]
