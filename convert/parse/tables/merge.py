"""Cells that span rows: what a page break cut in two, what a blank under a merged cell means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convert.parse.numbers import without_blanks
from convert.parse.tables.align import form_of
from convert.parse.tables.body import BodyRow
from convert.parse.words import one_of

HANGING = re.compile(r"(?:[和与及的、，（]|[（(][^）)]*)$")
ITEM = re.compile(r"^[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）).、．]")
SPREADS = re.compile(
    one_of(
        "责任 牵头 配合 领导 单位 部门 时限 时间 节点 类别 类型 理由 原因 级别 职务 属性 乡镇 性质 地点 年度 分类",
        "重点工作 任务 项目 专班 姓名",
    )
)
STAYS = re.compile(one_of("备注 说明 签字 签名 完成情况 进展 金额 数量 面积 资金 电话 证号"))
SERIAL_NAME = re.compile("序号|编号")


def _share(rows: Sequence[BodyRow], column: int) -> float:
    """How many of the rows fill a column."""
    return sum(bool(row.cells[column]) for row in rows) / len(rows) if rows else 0.0


def _itemised(rows: Sequence[BodyRow], column: int) -> bool:
    """Whether the cells of a column begin with a number, all but a few."""
    filled = [row.cells[column] for row in rows if row.cells[column]]
    return len(filled) > 1 and sum(bool(ITEM.match(without_blanks(cell))) for cell in filled) >= 0.6 * len(filled)


def join_cut_rows(rows: Sequence[BodyRow]) -> list[BodyRow]:
    """A row that only goes on with the cells of the row before the page break becomes one with it."""
    whole = [row for row in rows if not row.after_break and not row.is_group]
    width = len(rows[0].cells) if rows else 0
    essential = {c for c in range(width) if _share(whole, c) >= 0.7}
    detail = _detail_column(rows) if rows else 0
    items = {c for c in range(width) if _itemised(whole, c)}
    joined: list[BodyRow] = []
    for row in rows:
        if joined and (row.after_break and _goes_on(joined[-1], row, essential, items) or _is_tail(joined[-1], row, detail)):
            _append(joined[-1], row)
        else:
            joined.append(row)
    return joined


def _goes_on(above: BodyRow, row: BodyRow, essential: set[int], items: set[int]) -> bool:
    """Whether a row after a page break holds nothing but the rest of cells above it."""
    if row.is_group or row.is_total or above.is_group or above.is_total or not row.filled or not essential:
        return False
    missing = [c for c in essential if not row.cells[c]]
    starts = [bool(ITEM.match(without_blanks(row.cells[c]))) for c in row.filled if c in items]
    if any(starts) or not missing or (2 * len(missing) < len(essential) and not starts):
        return False
    new_words = [c for c in row.filled if not above.cells[c] and form_of(row.cells[c]) not in ("figure", "serial")]
    return not new_words and not any(form_of(row.cells[c]) == "serial" for c in row.filled)


def _is_tail(above: BodyRow, row: BodyRow, detail: int) -> bool:
    """``⇥⇥⇥⇥政府⇥``: one cell right of what makes a row, and nothing else: the rest of the cell above it, page break or not."""
    if len(row.filled) != 1 or above.is_group or above.is_total:
        return False
    column = row.filled[0]
    cell, over = without_blanks(row.cells[column]), without_blanks(above.cells[column])
    words = form_of(cell) not in ("figure", "serial", "date", "ordinal") and not ITEM.match(cell)
    return column > detail and words and bool(over) and len(cell) <= 12 and len(over) > 3 and over[-1] not in "。；"


def _append(above: BodyRow, row: BodyRow) -> None:
    for c in row.filled:
        above.cells[c] += row.cells[c]
    above.numbers.extend(row.numbers)


def join_cut_labels(rows: Sequence[BodyRow]) -> None:
    """``23. 稳妥推进考试招生 | 制度改革``: the rest of a numbered first cell, printed in the next row after a page break, goes up."""
    itemised = bool(rows) and _itemised(rows, 0)
    above: BodyRow | None = None
    for row in rows:
        cut = above is not None and row.after_break and row.cells[0] and not above.is_group and not row.is_total
        if cut and above and (itemised and not ITEM.match(without_blanks(row.cells[0])) or HANGING.search(above.cells[0])):
            above.cells[0] += row.cells[0]
            row.cells[0] = ""
        if row.cells[0] or row.is_group:
            above = row


def _detail_column(rows: Sequence[BodyRow]) -> int:
    """The first column that every row fills with something of its own; the columns left of it group the rows."""
    lines = [row for row in rows if not row.is_group and not row.is_total and len(row.filled) > 1] or list(rows)
    shares = [_own_share(lines, c) for c in range(len(rows[0].cells))]
    enough = 0.9 if len(lines) >= 8 else 0.95
    full = next((c for c, share in enumerate(shares) if share >= enough), None)
    if full is not None:
        return full
    whole = next((c for c in range(len(shares)) if _share(lines, c) >= 0.95 and not _serial(lines, c)), None)
    if whole is not None:
        return whole
    best = max(shares, default=0.0)
    return shares.index(best) if best >= 0.5 else min(1, len(shares) - 1)


def _serial(rows: Sequence[BodyRow], column: int) -> bool:
    """Whether a column holds numbers rather than words."""
    forms = [form_of(row.cells[column]) for row in rows if row.cells[column]]
    return sum(form in ("serial", "figure", "ordinal") for form in forms) > 0.5 * len(forms)


def _own_share(rows: Sequence[BodyRow], column: int) -> float:
    """How many rows fill a column with words, 0 where most of them are serial numbers or repeat each other."""
    filled = [without_blanks(row.cells[column]) for row in rows if row.cells[column]]
    return 0.0 if _serial(rows, column) or len(set(filled)) < 0.6 * len(filled) else len(filled) / len(rows) if rows else 0.0


def _may_spread(name: str, rows: Sequence[BodyRow], column: int, detail: int) -> bool:
    """Whether blanks of a column mean the value printed beside them."""
    filled = [row.cells[column] for row in rows if row.cells[column]]
    if not filled or STAYS.search(name):
        return False
    figures = sum(form_of(cell) == "figure" or form_of(cell) == "serial" for cell in filled) >= 0.5 * len(filled)
    if column < detail:
        return not figures or bool(SERIAL_NAME.search(name)) or column == 0
    return not figures and bool(SPREADS.search(name)) and not any(set(without_blanks(cell)) <= set("-—/－") for cell in filled)


def _stretches(rows: Sequence[BodyRow]) -> list[range]:
    """Stretches of rows within which a merge can run: group and total rows end them."""
    stretches: list[range] = []
    start = 0
    for at in range(len(rows) + 1):
        if at == len(rows) or rows[at].is_group or rows[at].is_total:
            if at > start:
                stretches.append(range(start, at))
            start = at + 1
    return stretches


def _centred(marks: Sequence[int], start: int, end: int) -> list[int] | None:
    """The last row of each merge, where a value that is not on top was printed in the middle of its merge; None if that cannot be."""
    open_paths: list[tuple[int, tuple[int, ...]]] = [(start, ())]
    tried: set[tuple[int, int]] = set()
    while open_paths:
        first, lasts = open_paths.pop()
        at = len(lasts)
        if at == len(marks) and first == end:
            return list(lasts)
        if at == len(marks) or (at, first) in tried:
            continue
        tried.add((at, first))
        limit = marks[at + 1] if at + 1 < len(marks) else end
        open_paths += [(last + 1, (*lasts, last)) for last in _ends(marks[at], first, limit)]
    return None


def _ends(mark: int, first: int, limit: int) -> list[int]:
    """The rows on which a merge can end that begins on row ``first`` and prints its value on row ``mark``, the likeliest last."""
    middle = 2 * mark - first
    ends = (mark, limit - 1) if mark == first else (middle - 1, middle + 1, middle)
    return [last for last in ends if mark <= last < limit]


def _merges(marks: Sequence[int], stretch: range) -> list[tuple[int, int, int]]:
    """First row, last row and printed row of every merge in a stretch, from the rows where values were printed."""
    if not marks:
        return []
    start, end = stretch.start, stretch.stop
    if marks[0] == start:
        lasts = [mark - 1 for mark in marks[1:]] + [end - 1]
    elif (centred := _centred(marks, start, end)) is not None:
        lasts = centred
    elif marks[-1] == end - 1:
        lasts = list(marks)
    else:
        lasts = [mark - 1 for mark in marks[1:]] + [end - 1]
    firsts = [start, *(last + 1 for last in lasts[:-1])]
    return [(first, last, mark) for first, last, mark in zip(firsts, lasts, marks, strict=True)]


def fill_down(rows: Sequence[BodyRow], names: Sequence[str]) -> None:
    """Give every blank under a merged cell the value it means, and remember that it was inherited."""
    if not rows:
        return
    detail = _detail_column(rows)
    whole = parents = _stretches(rows)
    for column in range(len(rows[0].cells)):
        name = names[column] if column < len(names) else ""
        if not _may_spread(name, rows, column, detail):
            continue
        found = _fill_column(rows, column, parents if column <= detail else whole)
        if column < detail and len(found) <= 0.8 * sum(map(len, whole)):
            parents = found


def _fill_column(rows: Sequence[BodyRow], column: int, stretches: Sequence[range]) -> list[range]:
    """Fill the blanks of one column within some stretches → the merges that were found."""
    found: list[range] = []
    for stretch in stretches:
        merges = _merges([at for at in stretch if rows[at].cells[column]], stretch)
        found += [range(first, last + 1) for first, last, _ in merges] or [stretch]
        values = [rows[mark].cells[column] for _, _, mark in merges]
        for (first, last, mark), value, following in zip(merges, values, [*values[1:], ""], strict=False):
            if not _number_lost(value, following):
                _spread(rows, column, first, last, mark)
    return found


def _number_lost(serial: str, following: str) -> bool:
    """``8⇥⇥10``: a serial number that is missing between two others was not merged but lost."""
    here, there = without_blanks(serial), without_blanks(following)
    return here.isdigit() and there.isdigit() and int(there) > int(here) + 1


def _spread(rows: Sequence[BodyRow], column: int, first: int, last: int, mark: int) -> None:
    if any(column >= rows[at].printed for at in range(first, mark)):
        first = mark  # a cell that was not even printed is no blank above a value in the middle of its merge
    for at in range(first, last + 1 if last > first else first):
        rows[at].merges[column] = first
        if at != mark and not rows[at].cells[column]:
            rows[at].cells[column] = rows[mark].cells[column]
            rows[at].inherited.add(column)
