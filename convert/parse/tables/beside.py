"""Columns right of what makes a row, filled down because the columns beside them are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from convert.parse.numbers import without_blanks
from convert.parse.tables.body import BodyRow
from convert.parse.tables.columns import holds_figures
from convert.parse.tables.spans import Merge, merges_between, spread

FEWEST_BELOW = 4
"""A column of so many rows with one value on top is one merged cell."""
RATE = re.compile(r"元[/／·][亩人户吨年月天头只羽株平米公立项座]|每[亩人户吨]|[单地]价|标准|比例|系数|[人户亩]均")
"""What holds for each of several rows, as no amount does."""
OWN = re.compile(r"备注|说明|签[字名收]|情况|进展|问题|荣誉|意见|结果|证号")
"""What a row has of its own, or not at all."""
AMOUNT = re.compile(r"\d[\d.,]*[万亿]?(?!个?[年月天日])[\u4e00-\u9fa5]")
MEASURE = re.compile(r"[（(][^（()）]*[）)]")
PERSON = re.compile(r"姓名|领导|人(?:员)?$|[^委]员$|长$")
CALL = re.compile(r"电话|联系方式")


def fill_beside(rows: Sequence[BodyRow], names: Sequence[str], detail: int) -> None:
    """Fill the blanks that still mean the value above them, by what ``fill_down`` found in the columns beside."""
    _fill_rates(rows, names, detail)
    own = {c: MEASURE.sub("", name).rpartition("/")[2] for c, name in enumerate(names)}
    open_ = [c for c in own if c > detail and own[c] and not any(c in row.inherited for row in rows)]
    calls = [c for c in open_ if CALL.search(own[c])]
    others = [c for c in open_ if c not in calls and not OWN.search(own[c])]
    shared = [c for c in others if _holds_words(rows, c) or _are_rates(rows, names, c)]
    for column in shared:
        _spread_all(rows, column, _one_a_group(rows, column, detail))
    for column in (c for c in others if PERSON.search(own[c]) and c > detail + 1 and _holds_words(rows, c)):
        _spread_all(rows, column, _merged_as(rows, column, column - 1) or _within_left(rows, column))
    for column in (c for c in others if _holds_words(rows, c) and not any(c in row.inherited for row in rows)):
        _spread_all(rows, column, _merged_as(rows, column, column + 1))
    for column in (c for c in others if _holds_words(rows, c) and _on_top_only(rows, c)):
        _spread_all(rows, column, [Merge(0, len(rows) - 1, 0)])
    for column in calls:
        _spread_all(rows, column, _with_person(rows, names, column) or _one_a_group(rows, column, detail))


def _on_top_only(rows: Sequence[BodyRow], column: int) -> bool:
    """``收费⇥不收费`` beside many rows: one value in the first of them, and blanks in all others."""
    blank = [row for row in rows[1:] if not row.cells[column] and not row.is_apart]
    return bool(rows[0].cells[column]) and len(rows) >= FEWEST_BELOW and len(blank) == len(rows) - 1


def _spread_all(rows: Sequence[BodyRow], column: int, merges: Sequence[Merge]) -> None:
    for merge in merges:
        spread(rows, column, merge)


def _blanks(rows: Sequence[BodyRow], column: int) -> set[int]:
    return {at for at, row in enumerate(rows) if not row.cells[column] and not row.is_apart}


def _holds_words(rows: Sequence[BodyRow], column: int) -> bool:
    """Whether a column holds neither figures nor amounts (``429户``)."""
    return not holds_figures(rows, column) and not any(AMOUNT.match(without_blanks(row.cells[column])) for row in rows)


def _are_rates(rows: Sequence[BodyRow], names: Sequence[str], column: int) -> bool:
    """``收入线/人均收入⇥收入线/人均财产``: rates under one name of the header, blank in the same rows; a rate alone can be missing."""
    above = _above(names[column])
    group = [c for c, name in enumerate(names) if above and _above(name) == above]
    return len(group) > 1 and all(RATE.search(names[c]) and _blanks(rows, c) == _blanks(rows, column) for c in group)


def _above(name: str) -> str:
    """The names of the header above a column's own."""
    return MEASURE.sub("", name).rpartition("/")[0]


def _inherited(rows: Sequence[BodyRow], column: int) -> set[int]:
    return {at for at, row in enumerate(rows) if column in row.inherited}


def _merged(rows: Sequence[BodyRow], column: int) -> list[Merge]:
    """The merges of a column that was filled down."""
    merges: dict[int, Merge] = {}
    for at, row in enumerate(rows):
        if (first := row.merges.get(column)) is not None:
            mark = merges[first].mark if first in merges else at
            merges[first] = Merge(first, at, mark if column in row.inherited else at)
    return list(merges.values())


def _one_a_group(rows: Sequence[BodyRow], column: int, detail: int) -> list[Merge]:
    """``证书⇥初级⇥1000⇥每年3次 | ⇥中级⇥1500⇥ | ⇥高级⇥2000⇥``: one value in each group that has blanks, on top or beside the group's name.

    A blank elsewhere, or a second value beside blanks, and the blanks are blanks.
    """
    blank = _blanks(rows, column)
    for label in range(detail - 1, -1, -1):
        groups = [merge for merge in _merged(rows, label) if not blank.isdisjoint(range(merge.first, merge.last + 1))]
        inside = [[at for at in range(merge.first, merge.last + 1) if at not in blank] for merge in groups]
        single = all(at in ([merge.first], [merge.mark]) for merge, at in zip(groups, inside, strict=True))
        if groups and single and len(blank) == sum(merge.last - merge.first for merge in groups):
            return [merge._replace(mark=at) for merge, (at,) in zip(groups, inside, strict=True)]
    return []


def _with_person(rows: Sequence[BodyRow], names: Sequence[str], column: int) -> list[Merge]:
    """``姓名⇥职务⇥电话``: numbers that are blank just where the person on their left was inherited are that person's."""
    person = next((c for c in range(column - 1, max(column - 3, -1), -1) if PERSON.search(names[c])), None)
    return _merged_as(rows, column, person) if person is not None else []


def _merged_as(rows: Sequence[BodyRow], column: int, beside: int) -> list[Merge]:
    """The merges of another column, if this one is blank just where that one was inherited: ``存放地点⇥联系人``."""
    inherited = _inherited(rows, beside)
    return _merged(rows, beside) if inherited and _blanks(rows, column) == inherited else []


def _within_left(rows: Sequence[BodyRow], column: int) -> list[Merge]:
    """``任江华⇥冉光华 | ⇥罗丹 | ⇥``: people who are blank only where the column on the left was inherited, below one of its group."""
    blank, left = _blanks(rows, column), _merged(rows, column - 1)
    if not blank or not blank <= _inherited(rows, column - 1):
        return []
    found = [merges_between(rows, column, range(each.first, each.last + 1), set(), False) for each in left]
    if any(not merges or merges[0].mark != merges[0].first for merges in found):
        return []
    return [merge for merges in found for merge in merges]


def _fill_rates(rows: Sequence[BodyRow], names: Sequence[str], detail: int) -> None:
    """``一级⇥青石镇⇥68000⇥2400 | ⇥白水镇⇥⇥``: a row without any figure, of the group above it, has all rates of the row above.

    Where a column of figures holds no rates, or only some of the figures are missing, blanks stay blank.
    """
    columns = [c for c in range(detail + 1, len(names)) if holds_figures(rows, c)]
    if len(columns) < 2 or not all(RATE.search(names[c]) for c in columns):
        return
    for at, (above, row) in enumerate(pairwise(rows), 1):
        grouped = any(c < detail for c in row.inherited) and not row.is_total and not above.is_total
        if grouped and all(above.cells[c] and not row.cells[c] for c in columns):
            for c in columns:
                first = above.merges.get(c, at - 1)
                row.cells[c] = above.cells[c]
                row.inherited.add(c)
                row.merges[c] = above.merges[c] = first
