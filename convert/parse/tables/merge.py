"""Cells that span rows: what a blank under a merged cell means."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from convert.parse.numbers import serial_number, without_blanks
from convert.parse.tables.align import form_of
from convert.parse.tables.beside import fill_beside
from convert.parse.tables.body import BodyRow
from convert.parse.tables.borders import HELPERS, begun, border, without_begun
from convert.parse.tables.columns import detail_column, holds_figures
from convert.parse.tables.spans import Merge, merges_between, spread
from convert.parse.words import one_of

SPREADS = re.compile(
    one_of(
        "责任 牵头 配合 领导 单位 部门 时限 期限 时间 节点 类别 类型 理由 原因 级别 职务 属性 乡镇 性质 地点 所在 年度 分类 层级 设在",
        "对象 频次 周期 来源 流域 领域 板块 行业 主体 依据 权限 位置 坐落",
        "重点工作 任务 项目 专班 姓名 方式 程序 主持 用途 响应 银行 机构 时段 乡[（(]镇[）)] (?:处理|清理)(?:意见|结果|决定)",
    )
)
POSTS = re.compile(one_of("负责人 主任 组长 河长 林长 秘书 带班 值班 员$"))
PERSON = re.compile(r"^[\u4e00-\u9fa5·]{2,10}(?:[（(][^（()）]{1,4}[）)])?$")
STAYS = re.compile(one_of("备注 说明 签字 签名 完成情况 进展 金额 数量 面积 资金 电话 联系方式 证号"))
QUESTION = re.compile(r"^[A-Z]{0,2}\d{1,3}[.．、]?[\u4e00-\u9fa5]")
FEWEST_NUMBERS = 5
SERIAL_NAME = re.compile("序号|编号|^(?:序|No[.．]?)$")


def _may_spread(name: str, rows: Sequence[BodyRow], column: int, detail: int) -> bool:
    """Whether blanks of a column mean the value printed beside them."""
    filled = [row.cells[column] for row in rows if row.cells[column]]
    if not filled or _stays(name):
        return False
    figures = holds_figures(rows, column)
    if column < detail:
        return not figures or bool(SERIAL_NAME.search(name)) or column == 0 or _filled_as_left(rows, column)
    people = POSTS.search(name) and all(PERSON.match(without_blanks(cell)) for cell in filled)
    return not figures and bool(people or SPREADS.search(name)) and not any(set(without_blanks(cell)) <= set("-—/－") for cell in filled)


def _filled_as_left(rows: Sequence[BodyRow], column: int) -> bool:
    """``河流⇥36.5⇥峡口镇 | ⇥⇥清河乡``: whether figures stand just where the column on their left has a value."""
    own = [row for row in rows if not row.is_apart]
    return any(not row.cells[column] for row in own) and all(bool(row.cells[column]) == bool(row.cells[column - 1]) for row in own)


def _stays(name: str) -> bool:
    """``资金``, ``项目金额``, but not ``资金管理方式``: the last word of a name says what it names."""
    ends = [match.end() for match in STAYS.finditer(name)]
    return bool(ends) and all(match.end() <= ends[-1] for match in SPREADS.finditer(name))


def _stretches(rows: Sequence[BodyRow], named: Collection[int] = (), inner: Collection[int] = ()) -> list[range]:
    """Stretches of rows within which a merge can run: group, parent, total and blank rows end them.

    Totals ``named`` after their group belong to it: on top, or at the foot where the table prints names there;
    so do ``inner`` ones, below rows whose group is named left of them.
    """
    at_foot = not rows[0].cells[0]
    stretches: list[range] = []
    start = 0
    for at in range(len(rows) + 1):
        if at == len(rows) or rows[at].is_apart:
            end = at + (at in named and at_foot or at in inner)
            if end > start:
                stretches.append(range(start, end))
            start = at if at in named and not at_foot else at + 1
    return stretches


def _named_totals(rows: Sequence[BodyRow]) -> set[int]:
    """``杂粮⇥小计⇥300 | ⇥谷子⇥200``: the totals beside the name of a group, with blanks for it below or above."""
    named = {at for at, row in enumerate(rows) if row.is_total and row.filled[0] == 0 and not row.begins_total}
    beside = -1 if not rows[0].cells[0] else 1
    return {at for at in named if 0 <= at + beside < len(rows) and not rows[at + beside].cells[0]}


def _inner_totals(rows: Sequence[BodyRow]) -> set[int]:
    """``川区⇥峡口镇⇥200 | ⇥小计⇥300``: the totals that a group's name spans, printed left of them."""
    inner = {at: row.cells[row.filled[0]] for at, row in enumerate(rows) if row.filled and row.filled[0]}
    return {at for at, label in inner.items() if without_blanks(label).startswith("小计")}


def _untotalled(rows: Sequence[BodyRow], stretch: range) -> range:
    """A stretch without the named total at its end: totals have no serial number."""
    return range(stretch.start + rows[stretch.start].is_total, stretch.stop - (len(stretch) > 1 and rows[stretch.stop - 1].is_total))


def fill_down(rows: Sequence[BodyRow], names: Sequence[str]) -> None:
    """Give every blank under a merged cell the value it means, and remember that it was inherited."""
    if not rows:
        return
    detail = detail_column(rows)
    names = [*names, *[""] * (len(rows[0].cells) - len(names))]
    whole, parents = _stretches(rows), _stretches(rows, _named_totals(rows), _inner_totals(rows))
    lost = {0} if SERIAL_NAME.search(names[0]) and _lost_a_number(rows) else set()
    spreading = [c for c in range(len(rows[0].cells)) if c not in lost and _may_spread(names[c], rows, c, detail)]
    raised = _raise_values(rows, spreading, detail)
    middle = _in_the_middle(rows, [c for c in spreading if c < detail], whole)
    own = begun(rows, names, [c for c in spreading if c < detail and not SERIAL_NAME.search(names[c])])
    before: list[Merge] = []
    numbers: tuple[int, list[range], list[range]] | None = None
    for column, finer in zip(spreading, [*spreading[1:], detail], strict=False):
        if column < detail:
            serial = bool(SERIAL_NAME.search(names[column]))
            other = _beside_numbers(rows, numbers, column)
            within = [_untotalled(rows, each) for each in parents] if serial else other or parents
            found = _fill_column(rows, column, within, middle, finer if finer < detail else None)
            inner = _extents(_across_pages(rows, column, found), parents)
            numbers = (column, parents, inner) if serial else numbers
            if not other and len(found) <= 0.8 * sum(map(len, whole)):
                parents = inner
        else:
            together = column > detail and _go_together(rows, column, before)
            within = _extents(before, whole) if together else parents if column == detail else whole
            if not middle and not together and HELPERS.search(names[column]):
                within = without_begun(rows, column, within, own)
            found = _fill_column(rows, column, within)
        before = found or before
    fill_beside(rows, names, detail)
    for at, column in raised:  # it was printed one row lower
        rows[at].inherited.add(column)
        rows[at + 1].inherited.discard(column)


def _beside_numbers(rows: Sequence[BodyRow], numbers: tuple[int, list[range], list[range]] | None, column: int) -> list[range] | None:
    """Where a column can be merged beside a column of serial numbers, which comes with the rows above it and those of each number.

    ``1⇥行政许可⇥种子生产 | 2⇥⇥农药经营``: values only in rows with a number of their own, in some of these, group numbers.
    ``2⇥农药经营⇥核发 | ⇥⇥变更``: values in other rows too are of one number.  一 counts groups, whose names are those of no other.
    """
    if numbers is None:
        return None
    serial, groups, own = numbers
    body = [row for row in rows if not row.is_apart]
    heads = [bool(row.cells[serial]) and serial not in row.inherited for row in body]
    if any(head and form_of(row.cells[serial]) != "serial" for head, row in zip(heads, body, strict=True)):
        return None
    values = [bool(row.cells[column]) for row in body]
    beside = [value for head, value in zip(heads, values, strict=True) if head]
    if sum(values) == sum(beside):
        return None if all(beside) else groups
    finer = column - 1 > serial and all(
        column - 1 in row.inherited for row, head, value in zip(body, heads, values, strict=True) if value > head
    )
    return own if finer else None


def _lost_a_number(rows: Sequence[BodyRow]) -> bool:
    """``9⇥……⇥六盘山镇 | 智慧平台⇥新建⇥……``: the one row without its serial number lost a cell; all others count on."""
    own = [row for row in rows if not row.is_apart]
    blank = [row for row in own if not row.cells[0]]
    numbers = [serial_number(row.cells[0]) or 0 for row in own if row.cells[0]]
    if len(blank) != 1 or len(numbers) < FEWEST_NUMBERS or not all(numbers) or not all(blank[0].cells[1:2]):
        return False
    return {below - above for above, below in pairwise(numbers)} <= {1, 2} and blank[0].moved


def _raise_values(rows: Sequence[BodyRow], spreading: Sequence[int], detail: int) -> list[tuple[int, int]]:
    """``⇥8月5日—9日⇥……⇥香水镇 | 电商班⇥⇥……⇥``: a group's name one row below a page and what else the group begins with goes up; say where.

    What else are values of merged columns, new in the upper row and blank in the lower: one that groups rows, or two.
    """
    raised = []
    for at, (upper, lower) in enumerate(pairwise(rows)):
        if not upper.after_break or sum(bool(lower.cells[c]) for c in spreading) != 1:
            continue
        for column in (c for c in spreading if c < detail and lower.cells[c] and not upper.cells[c]):
            new = [c for c in spreading if c != column and upper.cells[c] and not lower.cells[c]]
            apart = upper.is_apart or lower.is_apart or not at
            if not apart and (len(new) > 1 or any(c < detail for c in new)):
                upper.cells[column], lower.cells[column] = lower.cells[column], ""
                raised.append((at, column))
    return raised


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


def _across_pages(rows: Sequence[BodyRow], column: int, merges: Sequence[Merge]) -> list[Merge]:
    """The merges of a column, those as one that a page break cuts and whose value is printed again below it."""
    whole: list[Merge] = []
    for merge in merges:
        again = whole and rows[merge.first].after_break and without_blanks(rows[merge.first].cells[column])
        if again and whole[-1].last + 1 == merge.first and again == without_blanks(rows[whole[-1].mark].cells[column]):
            whole[-1] = whole[-1]._replace(last=merge.last)
        else:
            whole.append(merge)
    return whole


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
        merges = merges_between(rows, column, stretch, seams, bool(middle))
        if middle is False:
            merges = _settled(rows, column, merges)
        found += merges
        values = [rows[merge.mark].cells[column] for merge in merges]
        for merge, value, following in zip(merges, values, [*values[1:], rows[after.start].cells[column] if after else ""], strict=False):
            if column or not _number_lost(value, following):
                spread(rows, column, merge)
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
    """The rows of a stretch on which a merge of a column begins; of serial numbers that begin again only those with the first."""
    numbers = {at: serial_number(rows[at].cells[column]) for at in _marks(rows, column, stretch)}
    again = {at for at, number in numbers.items() if number == 1}
    if len(again) > 1 and None not in numbers.values() and min(numbers) in again:
        return again
    return {merge.first for merge in merges_between(rows, column, stretch, set(), middle)}


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
    here, there = serial_number(serial), serial_number(following)
    return here is not None and there is not None and there > here + 1
