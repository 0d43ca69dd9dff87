"""Marks where the pages of the paper issue end: no text, not read aloud, each with the address where the next page begins.

What a mark says is written by the style sheet (``.page-mark``), so that it is neither copied nor found with the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from convert.model.blocks import Table, TextBlock
from convert.model.issue import Issue
from convert.model.source import lines_of
from convert.publish.markup import Mark
from convert.publish.placed import Placed, placed_blocks
from convert.publish.places import Place
from convert.publish.urls import page_anchor, row_anchor

Spot = tuple[int, str, TextBlock | None]
"""The line that a block or row begins on, its anchor, and the block if it is text."""


def page_marks(place: Place, prefix: str = "") -> dict[str, list[Mark]]:
    """The pages that end in a document or between it and what follows, by the anchors of the blocks and rows that they end in or after."""
    begin = place.document.source[0][0]
    end = min((line for line in _starts(place.annotated.issue) if line > begin), default=None)
    spots = sorted((spot for placed in placed_blocks(place.document) for spot in _spots(placed.under(prefix))), key=lambda spot: spot[0])
    found: dict[str, list[Mark]] = {}
    for each in place.annotated.page_breaks:
        line = each.source[0][0]
        at = bisect_left(spots, line, key=lambda spot: spot[0]) - 1
        if at >= 0 and begin < line and (end is None or line < end):
            _, anchor, block = spots[at]
            found.setdefault(anchor, []).append(_mark(each.page, _offset(block, line) if block else 0))
    return found


def _starts(issue: Issue) -> Iterator[int]:
    """The lines on which something begins that has a place of its own: documents, and lines of the colophon."""
    yield from (document.source[0][0] for document in issue.documents)
    yield from (printed.source[0][0] for printed in issue.colophon)


def _spots(placed: Placed) -> Iterator[Spot]:
    block = placed.block
    if isinstance(block, Table):
        for number, source in enumerate(block.row_sources, start=1):
            if source:
                yield source[0][0], row_anchor(placed.anchor, number), None
    elif block.source:
        yield block.source[0][0], placed.anchor, block


def _offset(block: TextBlock, line: int) -> int:
    """How much of a text was printed above a line."""
    above = sum(number < line for number in lines_of(block.source))
    return next(iter(block.breaks[above - 1 : above]), len(block.text))


def _mark(page: int, place: int) -> Mark:
    attributes = (("class", "page-mark"), ("id", page_anchor(page + 1)), ("data-page", str(page)), ("aria-hidden", "true"))
    return Mark((place, place), "span", attributes)
