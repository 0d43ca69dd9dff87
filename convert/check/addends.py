"""Which rows a total adds up, told by the labels of the rows and the sections they stand in."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from convert.model.blocks import Table

TOTAL = re.compile(r"^(?:合计|总计|共计|总合计|全[县市区旗]合计|合计数)")
CHAPTER = re.compile(r"^[一二三四五六七八九十]{1,3}、")
OF_THESE = re.compile(r"^其中")
SUBTOTAL = re.compile(r"^(?:小计|分计|[\u4e00-\u9fa5]{2,8}(?:小计|合计|总计)(?:[（(].*)?$)")
"""``小计``, ``青石镇小计``."""


@dataclass(frozen=True)
class Sums:
    """The rows of a table that can add up others: totals of all, sub-totals, and sections, each with how deep it stands.

    ``chapters`` are the rows numbered 一、二、 among others; ``parts`` say what of another row is (``其中：……``) and are added to none.
    """

    rows: int
    totals: frozenset[int]
    subtotals: frozenset[int]
    sections: dict[int, int]
    chapters: tuple[int, ...] = ()
    parts: frozenset[int] = frozenset()

    def addends(self, row: int) -> list[list[int]]:
        """The rows that one of them adds up, in every way that makes sense."""
        if row in self.sections:
            return self._of_section(row)
        return self._of_subtotal(row) if row in self.subtotals else self._of_total(row)

    @cached_property
    def _ends(self) -> list[int]:
        return sorted({*self.totals, *self.subtotals, *self.sections})

    @cached_property
    def _empty(self) -> set[int]:
        """The sections without rows, parts like any other row."""
        return {at for at in self.sections if not self._below(at)}

    def _after(self, row: int) -> Iterator[int]:
        return (self._ends[place] for place in range(bisect(self._ends, row), len(self._ends)))

    def _below(self, section: int) -> range:
        depth = self.sections[section]
        ends = (at for at in self._after(section) if at in self.totals or self.sections.get(at, depth + 1) <= depth)
        return range(section + 1, next(ends, self.rows))

    def _leaves(self, rows: Iterable[int]) -> list[int]:
        sums = {*self.sections, *self.subtotals, *self.totals, *self.parts} - self._empty
        return [at for at in rows if at not in sums]

    def _highest(self, rows: range) -> list[int]:
        """The sections among some rows that stand in no other of these."""
        inside = [at for at in takewhile(rows.__contains__, self._after(rows.start - 1)) if at in self.sections]
        least = min((self.sections[at] for at in inside), default=0)
        return [at for at in inside if self.sections[at] == least]

    def _of_section(self, row: int) -> list[list[int]]:
        below = self._below(row)
        return [self._leaves(below), self._highest(below)]

    @cached_property
    def _on_top(self) -> bool:
        """Whether the table begins with a sub-total, so that each stands over its rows."""
        return next((at for at in range(self.rows) if at not in self.totals and at not in self.sections), None) in self.subtotals

    def _of_subtotal(self, row: int) -> list[list[int]]:
        place = bisect(self._ends, row) - 1
        below = range(row + 1, next(self._after(row), self.rows))
        above = range(self._ends[place - 1] + 1 if place else 0, row)
        own = [at for at in (below if self._on_top else above) if at not in self.parts]
        return [own, [at for at in self.chapters if at in own]]

    def _of_total(self, row: int) -> list[list[int]]:
        """All rows but sums, if all stand on one side, or all sums of one kind."""
        if len(self.totals) > 1:
            return []
        leaves = self._leaves(range(self.rows))
        if leaves and leaves[0] < row < leaves[-1]:
            return []
        return [leaves, self._highest(range(self.rows)), sorted(self.subtotals), list(self.chapters)]


def sums_of(table: Table) -> Sums:
    """Table → its rows that can add up others."""
    sections = dict(table.sections)
    plain = [at for at in range(len(table.rows)) if at not in sections]
    totals = frozenset(at for at in plain if _begins(TOTAL, table.rows[at]))
    subtotals = frozenset(at for at in plain if at not in totals and _begins(SUBTOTAL, table.rows[at]))
    chapters = tuple(at for at, row in enumerate(table.rows) if _begins(CHAPTER, row[:1]))
    parts = frozenset(at for at in plain if _begins(OF_THESE, table.rows[at]))
    return Sums(len(table.rows), totals, subtotals, sections, chapters, parts)


def _begins(label: re.Pattern[str], row: Sequence[str]) -> bool:
    return any(label.match("".join(cell.split())) for cell in row[:2])
