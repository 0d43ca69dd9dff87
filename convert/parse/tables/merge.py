"""Cells that span rows: what a blank under a merged cell means."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from convert.parse.numbers import without_blanks
from convert.parse.tables.align import form_of
from convert.parse.tables.body import TOTAL, BodyRow
from convert.parse.tables.borders import HELPERS, begun, border, without_begun
from convert.parse.tables.columns import detail_column
from convert.parse.words import one_of

SPREADS = re.compile(
    one_of(
        "责任 牵头 配合 领导 单位 部门 时限 时间 节点 类别 类型 理由 原因 级别 职务 属性 乡镇 性质 地点 所在 年度 分类",
        "重点工作 任务 项目 专班 姓名 方式 程序 主持 用途 响应 乡[（(]镇[）)]",
    )
)
POSTS = re.compile(one_of("负责人 委员 主任 组长 河长 林长"))
STAYS = re.compile(one_of("备注 说明 签字 签名 完成情况 进展 金额 数量 面积 资金 电话 联系方式 证号"))
QUESTION = re.compile(r"^[A-Z]{0,2}\d{1,3}[.．、]?[\u4e00-\u9fa5]")
RATE = re.compile(r"元[/／·][亩人户吨年月天头只羽株平米公立项座]|每[亩人户吨]|[单地]价|标准|比例|系数")
"""What holds for each of several rows, as no amount does."""
SERIAL_NAME = re.compile("序号|编号")


class Merge(NamedTuple):
    """The rows that a merged cell spans, and the one on which its value was printed."""

    first: int
    last: int
    mark: int


def _may_spread(name: str, rows: Sequence[BodyRow], column: int, detail: int) -> bool:
    """Whether blanks of a column mean the value printed beside them."""
    filled = [row.cells[column] for row in rows if row.cells[column]]
    if not filled or STAYS.search(name):
        return False
    figures = _holds_figures(rows, column)
    if column < detail:
        return not figures or bool(SERIAL_NAME.search(name)) or column == 0
    people = POSTS.search(name) and all(form_of(cell) == "name" for cell in filled)
    return not figures and bool(people or SPREADS.search(name)) and not any(set(without_blanks(cell)) <= set("-—/－") for cell in filled)


def _stretches(rows: Sequence[BodyRow], named: Collection[int] = ()) -> list[range]:
    """Stretches of rows within which a merge can run: group, total and blank rows end them.

    Totals ``named`` after their group belong to it: on top, or at the foot where the table prints names there.
    """
    at_foot = not rows[0].cells[0]
    stretches: list[range] = []
    start = 0
    for at in range(len(rows) + 1):
        if at == len(rows) or rows[at].is_group or rows[at].is_total or not rows[at].filled:
            end = at + (at in named and at_foot)
            if end > start:
                stretches.append(range(start, end))
            start = at if at in named and not at_foot else at + 1
    return stretches


def _named_totals(rows: Sequence[BodyRow]) -> set[int]:
    """``杂粮⇥小计⇥300 | ⇥谷子⇥200``: the totals beside the name of a group, with blanks for it below or above."""
    named = {at for at, row in enumerate(rows) if row.is_total and row.filled[0] == 0 and not TOTAL.match(without_blanks(row.cells[0]))}
    beside = -1 if not rows[0].cells[0] else 1
    return {at for at in named if 0 <= at + beside < len(rows) and not rows[at + beside].cells[0]}


def _centred(marks: Sequence[int], start: int, end: int, seams: set[int]) -> list[int] | None:
    """The last row of each merge, where a value that is not on top was printed in the middle of its merge; None if that cannot be.

    Of several readings the one counts whose values stand where such values usually do.
    A merge ends only before one of the ``seams``, if there are any.
    """
    reached: list[dict[int, tuple[float, int]]] = [{start: (0.0, start)}]
    for at, mark in enumerate(marks):
        limit = marks[at + 1] if at + 1 < len(marks) else end
        after: dict[int, tuple[float, int]] = {}
        for first, (skew, _) in reached[-1].items():
            for last in _ends(mark, first, limit):
                if last + 1 == end or not seams or last + 1 in seams:
                    after[last + 1] = min(after.get(last + 1, (math.inf, 0)), (skew + _skew(mark, first, last, limit), first))
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


def _merges(marks: Sequence[int], stretch: range, seams: set[int], middle: bool) -> list[Merge]:
    """The merges in a stretch, from the rows where values were printed and those where a finer column begins something new."""
    if not marks:
        return []
    start, end = stretch.start, stretch.stop
    if marks[0] == start and not middle:
        lasts = [mark - 1 for mark in marks[1:]] + [end - 1]
    elif (centred := _centred(marks, start, end, seams) or _centred(marks, start, end, set())) is not None:
        lasts = centred
    elif marks[-1] == end - 1:
        lasts = list(marks)
    else:
        lasts = [mark - 1 for mark in marks[1:]] + [end - 1]
    firsts = [start, *(last + 1 for last in lasts[:-1])]
    return [Merge(first, last, mark) for first, last, mark in zip(firsts, lasts, marks, strict=True)]


def fill_down(rows: Sequence[BodyRow], names: Sequence[str]) -> None:
    """Give every blank under a merged cell the value it means, and remember that it was inherited."""
    if not rows:
        return
    detail = detail_column(rows)
    names = [*names, *[""] * (len(rows[0].cells) - len(names))]
    whole, parents = _stretches(rows), _stretches(rows, _named_totals(rows))
    spreading = [c for c in range(len(rows[0].cells)) if _may_spread(names[c], rows, c, detail)]
    middle = _in_the_middle(rows, [c for c in spreading if c < detail], whole)
    own = begun(rows, names, [c for c in spreading if c < detail and not SERIAL_NAME.search(names[c])])
    before: list[Merge] = []
    for column, finer in zip(spreading, [*spreading[1:], detail], strict=False):
        if column < detail:
            found = _fill_column(rows, column, parents, middle, finer if finer < detail else None)
            if len(found) <= 0.8 * sum(map(len, whole)):
                parents = _extents(found, parents)
        else:
            together = column > detail and _go_together(rows, column, before)
            within = _extents(before, whole) if together else parents if column == detail else whole
            if not middle and not together and HELPERS.search(names[column]):
                within = without_begun(rows, column, within, own)
            found = _fill_column(rows, column, within)
        before = found or before
    _fill_rates(rows, names, detail)


def _fill_rates(rows: Sequence[BodyRow], names: Sequence[str], detail: int) -> None:
    """``一级⇥青石镇⇥68000⇥2400 | ⇥白水镇⇥⇥``: a row without any figure, of the group above it, has all rates of the row above.

    Where a column of figures holds no rates, or only some of the figures are missing, blanks stay blank.
    """
    columns = [c for c in range(detail + 1, len(names)) if _holds_figures(rows, c)]
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


def _holds_figures(rows: Sequence[BodyRow], column: int) -> bool:
    """Whether the filled cells of a column, of which there are some, are figures, half of them at least."""
    filled = [form_of(row.cells[column]) for row in rows if row.cells[column]]
    return bool(filled) and 2 * sum(form in ("figure", "serial") for form in filled) >= len(filled)


def fill_questions(rows: Sequence[BodyRow]) -> None:
    """``就业⇥H9.是否就业 | ⇥H10.职业`` in a form without a header: the heading of numbered questions beside it is that of all of them."""
    first: int | None = None
    for at, row in enumerate(rows):
        asks = len(row.cells) > 1 and bool(QUESTION.match(without_blanks(row.cells[1])))
        if row.cells[0] or not asks:
            first = at if asks and not QUESTION.match(without_blanks(row.cells[0])) else None
        elif first is not None:
            row.cells[0] = rows[first].cells[0]
            row.inherited.add(0)
            row.merges[0] = rows[first].merges[0] = first


def _extents(merges: Sequence[Merge], stretches: Sequence[range]) -> list[range]:
    """The rows of every merge, and the stretches without one."""
    begun = {merge.first for merge in merges}
    return sorted(
        [range(merge.first, merge.last + 1) for merge in merges] + [each for each in stretches if each.start not in begun],
        key=lambda each: each.start,
    )


def _go_together(rows: Sequence[BodyRow], column: int, before: Sequence[Merge]) -> bool:
    """Whether a column is merged like the one before it, some of whose values stand in the middle.

    That is so if each merge there has a value here, on top or in the middle.
    """
    if all(merge.mark == merge.first for merge in before):
        return False
    for merge in before:
        marks = [at for at in range(merge.first, merge.last + 1) if rows[at].cells[column]]
        if not marks or marks[0] != merge.first and (len(marks) > 1 or abs(2 * marks[0] - merge.first - merge.last) > 1):
            return False
    return True


def _fill_column(
    rows: Sequence[BodyRow], column: int, stretches: Sequence[range], middle: bool | None = None, finer: int | None = None
) -> list[Merge]:
    """Fill the blanks of one column within some stretches → the merges that were found.

    ``middle``: the column groups rows, and the table prints values in the middle (or not: on top);
    ``finer``: a column that is merged within this one's merges.
    """
    found: list[Merge] = []
    for stretch, after in zip(stretches, [*stretches[1:], range(0)], strict=False):
        seams = _seams(rows, finer, stretch, bool(middle)) if finer is not None else set()
        merges = _merges(_marks(rows, column, stretch), stretch, seams, bool(middle))
        if middle is False:
            merges = _settled(rows, column, merges)
        found += merges
        values = [rows[merge.mark].cells[column] for merge in merges]
        for merge, value, following in zip(merges, values, [*values[1:], rows[after.start].cells[column] if after else ""], strict=False):
            if not _number_lost(value, following):
                _spread(rows, column, merge)
    return found


def _settled(rows: Sequence[BodyRow], column: int, merges: Sequence[Merge]) -> list[Merge]:
    """Merges printed on top, the blanks at the end of each given to the one below where they are its."""
    settled = list(merges)
    for at, (above, below) in enumerate(pairwise(merges), 1):
        if above.mark == above.first and below.mark == below.first:
            first = border(rows, column, above.mark, below.mark)
            settled[at - 1] = settled[at - 1]._replace(last=first - 1)
            settled[at] = below._replace(first=first)
    return settled


def _marks(rows: Sequence[BodyRow], column: int, stretch: range) -> list[int]:
    return [at for at in stretch if rows[at].cells[column]]


def _seams(rows: Sequence[BodyRow], column: int, stretch: range, middle: bool) -> set[int]:
    """The rows of a stretch on which a merge of a column begins."""
    return {merge.first for merge in _merges(_marks(rows, column, stretch), stretch, set(), middle)}


def _in_the_middle(rows: Sequence[BodyRow], columns: Sequence[int], stretches: Sequence[range]) -> bool:
    """Whether a table prints the values of its grouping columns in the middle of their merges.

    Where values are printed on top, the first row of a merge prints one, and so does the next finer column, if it has any inside;
    blanks there are rare.
    """
    right = wrong = 0
    for column in columns:
        found: list[range] = []
        for stretch in stretches:
            marks = _marks(rows, column, stretch)
            right += bool(marks) and marks[0] == stretch.start and len(stretch) > 1
            wrong += bool(marks) and marks[0] != stretch.start
            found += [range(first, last) for first, last in zip([stretch.start, *marks[1:]], [*marks[1:], stretch.stop], strict=False)]
        stretches = found
    return 2 * wrong > right


def _number_lost(serial: str, following: str) -> bool:
    """``8⇥⇥10``: a serial number that is missing between two others was not merged but lost."""
    here, there = without_blanks(serial), without_blanks(following)
    return here.isdigit() and there.isdigit() and int(there) > int(here) + 1


def _spread(rows: Sequence[BodyRow], column: int, merge: Merge) -> None:
    above = range(merge.first, merge.mark)
    # a cell that was not even printed is no blank above a value in the middle of its merge
    first = merge.mark if any(column >= rows[at].printed for at in above) else merge.first
    for at in range(first, merge.last + 1 if merge.last > first else first):
        rows[at].merges[column] = first
        if at != merge.mark and not rows[at].cells[column]:
            rows[at].cells[column] = rows[merge.mark].cells[column]
            rows[at].inherited.add(column)
