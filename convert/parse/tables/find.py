"""Which lines make a table, and which fragments are one table across page breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from convert.model.source import Line
from convert.parse.kinds import LineKind, kind_of
from convert.parse.numbers import without_blanks
from convert.parse.tables.rows import Row, read_rows

HEAD_WORD = re.compile(r"序号|编号|项目|名称|单位|姓名|内容|类别|类型|备注|时间|时限|指标|任务|乡镇|乡\(镇\)|乡（镇）|部门|责任|措施|目标|地点|金额|数量|职务|电话|性别|分类|区域|年度|合计")


@dataclass(frozen=True)
class Found:
    """A table before its header is read: line positions in the part, the rows, repeated headers, how many fragments."""

    positions: tuple[int, ...]
    rows: tuple[Row, ...]
    repeated: tuple[Row, ...]
    fragments: int


def _is_row(line: Line) -> bool:
    return kind_of(line) is LineKind.TABLE_ROW


def table_runs(lines: Sequence[Line]) -> list[range]:
    """Positions of lines that stand together as table rows; a line without a TAB between two rows is inside."""
    runs: list[range] = []
    at = 0
    while at < len(lines):
        if not _is_row(lines[at]):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and (_is_row(lines[end]) and not lines[end].gap or _inside(lines, end)):
            end += 1
        if _is_table(lines[at:end]):
            runs.append(range(at, end))
        at = end
    return runs


def _inside(lines: Sequence[Line], at: int) -> bool:
    """A stray line inside a table: no blank line around it, and rows follow."""
    if _is_row(lines[at]) or lines[at].gap or at + 1 >= len(lines):
        return False
    following = next((i for i in range(at + 1, min(at + 4, len(lines))) if _is_row(lines[i])), None)
    return following is not None and not any(line.gap for line in lines[at + 1 : following + 1])


def _is_table(lines: Sequence[Line]) -> bool:
    """More than one row, or one row with more than two cells."""
    rows = [line for line in lines if _is_row(line)]
    return len(rows) > 1 or rows[0].text.count("\t") >= 2 or rows[0].text.count("|") >= 4


def _key(row: Row) -> str:
    return without_blanks("".join(row.cells))


def _width(rows: Sequence[Row]) -> int:
    """The number of cells most rows have."""
    counts = [len(row.cells) for row in rows]
    return max(set(counts), key=lambda n: (counts.count(n), n))


def looks_like_header(row: Row) -> bool:
    """``序号⇥责任单位⇥完成时限``: short words, no figures, one of them a usual column name."""
    cells = [without_blanks(cell) for cell in row.filled]
    if len(cells) < 2 or any(len(cell) > 24 or re.search(r"[。；]", cell) for cell in cells):
        return False
    named = sum(bool(HEAD_WORD.search(cell)) for cell in cells)
    return named >= max(1, len(cells) // 3) and not any(re.fullmatch(r"[\d.,%]+", cell) for cell in cells)


def _repeats(rows: Sequence[Row], header: Sequence[Row]) -> int:
    """How many rows at the top of a fragment print the table's header again."""
    count = 0
    while count < min(len(rows), len(header)) and _same(rows[count], header[count]):
        count += 1
    return count


def _same(a: Row, b: Row) -> bool:
    ours, theirs = _key(a), _key(b)
    return bool(ours) and (ours == theirs or len(ours) > 6 and sum(x == y for x, y in zip(a.filled, b.filled, strict=False)) >= 0.7 * max(len(a.filled), len(b.filled)))


def _goes_on(above: Sequence[Row], below: Sequence[Row]) -> bool:
    """Whether a fragment right below another, with nothing printed between, is its continuation."""
    if _repeats(below, above[:3]):
        return True
    if looks_like_header(below[0]) and looks_like_header(above[0]):
        return False
    return above[0].piped == below[0].piped


def _without_repeats(first: Sequence[Row], rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    count = _repeats(rows, first[:3])
    return tuple(rows[count:]), tuple(rows[:count])


def find_tables(lines: Sequence[Line]) -> tuple[Found, ...]:
    """The running lines of one part → its tables, each put together from its page fragments."""
    tables: list[Found] = []
    for run in table_runs(lines):
        rows = read_rows([lines[at] for at in run])
        last = tables[-1] if tables else None
        if last and last.positions[-1] + 1 == run.start and _goes_on(last.rows, rows):
            rest, repeated = _without_repeats(last.rows, rows)
            tables[-1] = Found((*last.positions, *run), (*last.rows, *rest), (*last.repeated, *repeated), last.fragments + 1)
        else:
            tables.append(Found(tuple(run), rows, (), 1))
    return tuple(tables)
