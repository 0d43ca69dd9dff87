"""Bare numbers that are page numbers by how they count."""

from __future__ import annotations

import math
import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from convert.parse.kinds import LineKind, TextLine

Neighbours = tuple[TextLine | None, TextLine | None]

NUMBER = re.compile(r"\d+")
NEAR = 3
"""By less than that a page number beyond the last sure one differs from it."""
DIGITS = re.compile(r"^\d{1,3}$")
COUNTED = re.compile(r"^[（(\[［〔【—–―\-－·•・]?(\d{1,3})[）)\]］〕】.．·•・]?$")
PAGE_CHARACTERS = 120
"""So many characters at least stand between two page numbers."""
NEXT = 2
PAGES = 4
"""So many bare numbers at least, each one or two more than the one before, number pages."""


def stands_alone(line: TextLine, around: Neighbours) -> bool:
    """Whether the line is a bare number between two blank lines."""
    return bool(DIGITS.match(line.flat)) and line.gap and (around[1] is None or around[1].gap)


def in_turn(lines: Sequence[TextLine], reasons: Sequence[str | None]) -> list[int]:
    """The places of bare numbers that stand alone beside a table and between page numbers they go on from and up to.

    Beyond the first or last of those they are one of the two next to it.
    """
    pages = [(at, int(NUMBER.findall(lines[at].flat)[0])) for at, reason in enumerate(reasons) if reason == "page number"]
    found = []
    for at, (before, line, after) in enumerate(zip((None, *lines), lines, (*lines[1:], None), strict=False)):
        if reasons[at] is None and line.kind is not LineKind.TABLE_ROW and stands_alone(line, (before, after)):
            place = bisect(pages, (at, 0))
            last, following = pages[place - 1 : place], pages[place : place + 1]
            low = last[0][1] if last else max(following[0][1] - NEAR, 0) if following else math.inf
            high = following[0][1] if following else low + NEAR
            if low < int(line.flat) < high:
                found.append(at)
    return found


def page_series(lines: Sequence[TextLine]) -> list[int]:
    """The places of numbers that count the pages: each one or two more than the one before, a page of text between them.

    They are bare or framed alike: ``12``, ``（12）``.
    """
    alike: dict[str, dict[int, int]] = defaultdict(dict)
    for at, line in enumerate(lines):
        if found := COUNTED.match(line.flat):
            alike[NUMBER.sub("", line.flat)][at] = int(found.group(1))
    return [at for numbers in alike.values() for at in _series(lines, numbers)]


def _series(lines: Sequence[TextLine], numbers: Mapping[int, int]) -> list[int]:
    chain = counting(lines, numbers, NEXT)
    between = {at for up, down in pairwise(chain) for at in range(up, down) if numbers[up] < numbers.get(at, 0) < numbers[down]}
    return sorted({*chain, *between}) if len(chain) >= PAGES else []


def counting(lines: Sequence[TextLine], numbers: Mapping[int, int], most: int) -> list[int]:
    """Of lines with a number (by place) the longest row in which each counts on by ``most`` at most, a page of text between two."""
    ends = list(accumulate(len(line.flat) for line in lines))
    before: dict[int, int | None] = {}
    longest: dict[int, tuple[int, int]] = {}
    """For every number, how many pages are counted up to it at most, and where."""
    for at, number in numbers.items():
        counted = (longest[number - by] for by in range(1, most + 1) if number - by in longest)
        pages, before[at] = max((each for each in counted if ends[at] - ends[each[1]] >= PAGE_CHARACTERS), default=(0, None))
        if pages + 1 > longest.get(number, (0, at))[0]:
            longest[number] = (pages + 1, at)
    last = max(longest.values(), default=(0, None))[1]
    chain: list[int] = []
    while last is not None:
        chain.append(last)
        last = before[last]
    return chain[::-1]
