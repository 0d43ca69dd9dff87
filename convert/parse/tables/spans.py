"""The rows that a merged cell spans, told from those on which its value and the next are printed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from convert.parse.tables.body import BodyRow


class Merge(NamedTuple):
    """The rows that a merged cell spans, and the one on which its value was printed."""

    first: int
    last: int
    mark: int


CUT = 0.5
"""How unusual it is that a merge begins before a page and prints its value on the first row of it."""


def _centred(marks: Sequence[int], start: int, end: int, seams: set[int], pages: set[int]) -> list[int] | None:
    """The last row of each merge, where a value that is not on top was printed in the middle of its merge; None if that cannot be.

    Of several readings the one counts whose values stand where such values usually do;
    the value of a merge that a page break cuts is not first printed on the row where one of the ``pages`` begins.
    A merge ends only before one of the ``seams``, if there are any.
    """
    reached: list[dict[int, tuple[float, int]]] = [{start: (0.0, start)}]
    for at, mark in enumerate(marks):
        limit = marks[at + 1] if at + 1 < len(marks) else end
        after: dict[int, tuple[float, int]] = {}
        for first, (skew, _) in reached[-1].items():
            for last in _ends(mark, first, limit):
                if last + 1 == end or not seams or last + 1 in seams:
                    unusual = skew + _skew(mark, first, last, limit) + CUT * (first < mark and mark in pages)
                    after[last + 1] = min(after.get(last + 1, (math.inf, 0)), (unusual, first))
        reached.append(after)
    return _back(reached, end) if end in reached[-1] else None


def _back(reached: Sequence[dict[int, tuple[float, int]]], end: int) -> list[int]:
    """The last rows of the merges on the way to ``end``."""
    lasts: list[int] = []
    for step in reversed(reached[1:]):
        lasts.append(end - 1)
        end = step[end][1]
    return lasts[::-1]


def _skew(mark: int, first: int, last: int, limit: int) -> float:
    """How unusual the place of a value in its merge is.

    The middle is best, then the top of all rows down to the next value, then the upper of two middle rows.
    """
    off = 2 * mark - first - last
    if mark == first:
        return (0.0, 0.2, 1.5)[min(last - mark, 2)] if last == limit - 1 else 0.5
    return 1.0 if off > 0 else 0.5 * (off < 0)


def _ends(mark: int, first: int, limit: int) -> list[int]:
    """The rows on which a merge can end that begins on row ``first`` and prints its value on row ``mark``."""
    middle = 2 * mark - first
    ends = (mark, mark + 1, limit - 1) if mark == first else (middle - 1, middle + 1, middle)
    return [last for last in ends if mark <= last < limit]


def merges_between(rows: Sequence[BodyRow], column: int, stretch: range, seams: set[int], middle: bool) -> list[Merge]:
    """The merges of a column in a stretch, from the rows where values were printed and those where a finer column begins something new."""
    marks = [at for at in stretch if rows[at].cells[column]]
    if not marks:
        return []
    start, end = stretch.start, stretch.stop
    pages = {at for at in marks if rows[at].after_break}
    if marks[0] == start and not middle:
        lasts = [mark - 1 for mark in marks[1:]] + [end - 1]
    elif (centred := _centred(marks, start, end, seams, pages) or _centred(marks, start, end, set(), pages)) is not None:
        lasts = centred
    elif marks[-1] == end - 1:
        lasts = list(marks)
    else:
        lasts = [mark - 1 for mark in marks[1:]] + [end - 1]
    firsts = [start, *(last + 1 for last in lasts[:-1])]
    return [Merge(first, last, mark) for first, last, mark in zip(firsts, lasts, marks, strict=True)]


def spread(rows: Sequence[BodyRow], column: int, merge: Merge) -> None:
    """Give the rows of a merge the value printed on one of them."""
    above = range(merge.first, merge.mark)
    # a cell that was not even printed is no blank above a value in the middle of its merge
    first = merge.mark if any(column >= rows[at].printed for at in above) else merge.first
    for at in range(first, merge.last + 1 if merge.last > first else first):
        rows[at].merges[column] = first
        if at != merge.mark and not rows[at].cells[column]:
            rows[at].cells[column] = rows[merge.mark].cells[column]
            rows[at].inherited.add(column)
