"""Lines of a table → rows of cells.  TAB rows and pipe rows come out alike."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from convert.model.source import ROW_GOES_ON
from convert.parse.kinds import LineKind, TextLine
from convert.parse.numbers import without_blanks
from convert.parse.tables.body import GROUP
from convert.parse.tables.cuts import STOPS, cut_cell
from convert.parse.words import one_of

BREAK = re.compile(r"[ \u3000]*\n[ \u3000]*")
NUMBERED = re.compile(r"^[（(]?(?:\d{1,8}|[一二三四五六七八九十]{1,3})[）).、．]?$")
SHORTEST_CUT = 6
"""A cell that a line break cuts fills its line; shorter ones are whole."""
LONGEST_SECTION = 24
PART = re.compile(r"[一二三四五六七八九十](?:、|[.．]|[）)])|第[一二三四五六七八九十]")
BARE_FIGURE = re.compile(r"[\d.,%]+")
HEAD_WORD = re.compile(
    one_of(
        "序号 编号 项目 名称 单位 姓名 内容 类别 类型 备注 时间 时限 指标 任务 乡镇",
        r"乡\(镇\) 乡（镇） 部门 责任 措施 目标 地点 金额 数量 职务 电话 性别 分类 区域 年度 合计",
    )
)
STOP = re.compile("[。；]")
NUMBERED_LABEL = re.compile(r"^[A-Z]{0,2}\d{1,3}[.．、][\u4e00-\u9fa5]")
LONGEST_NAME = 24
BODY_CELL = re.compile(
    r"^[县市区旗省盟各].*(?:[局办委府院处]|中心|[乡镇]|[乡镇][）)])$|[局市县乡镇村]长$|书记$|主任(?:委员)?$|[\u4e00-\u9fa5][、，][\u4e00-\u9fa5]+[局办委处镇乡]$|^(?!\d{4}年).*\d"
)
"""``县水利局``, ``县水利局局长``, ``3处``: what a body holds and no header names."""
RULE_CELL = re.compile(r"^:?[-—–─=]{2,}:?$")


@dataclass(frozen=True)
class Row:
    """One printed row: its cells, its source lines, whether a page break stands right before it, and the columns said to be covered."""

    cells: tuple[str, ...]
    numbers: tuple[int, ...]
    piped: bool = False
    after_break: bool = False
    covered: tuple[int, ...] | None = None

    @cached_property
    def filled(self) -> tuple[str, ...]:
        """The cells with something in them."""
        return tuple(filter(None, self.cells))

    @cached_property
    def is_rule(self) -> bool:
        """``|---|---|`` or ``--⇥--``: a ruler, no text."""
        return bool(self.filled) and all(RULE_CELL.match(without_blanks(cell)) for cell in self.filled)


def _tidy(cell: str) -> str:
    return (BREAK.sub("\n", cell) if "\n" in cell else cell).strip()


def split_cells(line: TextLine) -> Row:
    """One line → its cells; an outer pipe is no cell."""
    text = line.text
    if "\t" not in text and "|" in text:
        inner = text.strip().removeprefix("|").removesuffix("|")
        return Row(tuple(_tidy(cell) for cell in inner.split("|")), (line.number,), True)
    return Row(tuple(_tidy(cell) for cell in text.split("\t")), (line.number,), covered=line.covered)


def glue(row: Row, line: TextLine) -> Row:
    """A line without a TAB goes on in the cell that it completes, else in the last filled cell of the row before it."""
    cells = list(row.cells)
    cut = cut_cell(cells, line.text)
    at = max((i for i, cell in enumerate(cells) if cell), default=len(cells) - 1) if cut is None else cut
    cells[at] = f"{cells[at]}\n{line.text.strip()}" if cells[at] else line.text.strip()
    return replace(row, cells=tuple(cells), numbers=(*row.numbers, line.number))


def join_cut_lines(rows: Sequence[Row], width: int) -> list[Row]:
    """``1⇥……登记，实行 | 挂图作战⇥县农业农村局``: a numbered row cut inside a cell; its two lines make one row of the table's width."""
    joined: list[Row] = []
    for row in rows:
        above = joined[-1] if joined else None
        if above and _is_cut(above, row, width):
            seam = f"{above.cells[-1]}\n{row.cells[0]}"
            joined[-1] = replace(above, cells=(*above.cells[:-1], seam, *row.cells[1:]), numbers=(*above.numbers, *row.numbers))
        else:
            joined.append(row)
    return joined


def _is_cut(above: Row, below: Row, width: int) -> bool:
    if len(above.cells) + len(below.cells) - 1 != width or min(len(above.cells), len(below.cells)) < 2:
        return False
    numbered = NUMBERED.match(without_blanks(above.cells[0])) and not NUMBERED.match(without_blanks(below.cells[0]))
    cut = len(above.cells[-1]) >= SHORTEST_CUT and above.cells[-1][-1] not in "。；"
    return bool(numbered and cut and below.cells[0])


def _is_section(above: Row, line: TextLine, below: TextLine) -> bool:
    """``二、自然资源部门``, which lost its blank cells, between two whole rows; the row above numbers nothing so inside its cells."""
    if below.kind is not LineKind.TABLE_ROW or not GROUP.match(line.flat) or len(line.flat) > LONGEST_SECTION or line.flat[-1] in STOPS:
        return False
    return 2 < len(above.cells) == len(split_cells(below).cells) and not any(PART.search(cell) for cell in above.cells)


def read_rows(lines: Sequence[TextLine]) -> tuple[Row, ...]:
    """The lines of one table fragment → its rows, rulers among them."""
    rows: list[Row] = []
    written = [line for line in lines if line.text != ROW_GOES_ON]
    for line, below in zip(written, [*written[1:], None], strict=True):
        if line.kind is LineKind.TABLE_ROW or not rows:
            rows.append(split_cells(line))
        elif below and _is_section(rows[-1], line, below):
            rows.append(replace(rows[-1], cells=(line.text.strip(), *[""] * (len(rows[-1].cells) - 1)), numbers=(line.number,)))
        else:
            rows[-1] = glue(rows[-1], line)
    begins = [row.numbers[0] for row in rows]
    for number in (line.number for line in lines if line.text == ROW_GOES_ON):
        at = max(bisect(begins, number) - 1, 0)
        rows[at] = replace(rows[at], numbers=(*rows[at].numbers, number))
    return tuple(rows)


def looks_like_header(row: Row) -> bool:
    """``序号⇥责任单位⇥完成时限``: short words, no figures, one of them a usual column name."""
    cells = [without_blanks(cell) for cell in row.filled]
    if len(cells) < 2 or any(len(cell) > LONGEST_NAME or STOP.search(cell) for cell in cells):
        return False
    if all(map(NUMBERED_LABEL.match, cells[::2])) and len(row.cells) % 2 == 0:
        return False
    named = sum(bool(HEAD_WORD.search(cell)) for cell in cells)
    return named >= max(1, len(cells) // 3) and not any(BARE_FIGURE.fullmatch(cell) for cell in cells)


def opens_table(rows: Sequence[Row], width: int) -> bool:
    """Whether the first row of a fragment, below a table with so many columns, is a header and no row of that table.

    Of the same width it has names for most columns, or words over figures, and nothing that only a body holds.
    """
    header = rows[0]
    if len(header.cells) != width:
        return _names_most(header)
    if not is_header(header):
        return False
    cells = [without_blanks(cell) for cell in header.cells]
    named = sum(bool(HEAD_WORD.search(cell)) for cell in cells)
    return 2 * named >= len(header.filled) or any(cell and _figures_below(rows[1:], at) for at, cell in enumerate(cells))


def is_header(row: Row) -> bool:
    """Whether a row names its first column and most others, and has nothing that only a body holds."""
    return _names_most(row) and bool(row.cells[0]) and not _has_body_cell(row)


def _names_most(row: Row) -> bool:
    return looks_like_header(row) and 2 * len(row.filled) > len(row.cells)


def _has_body_cell(row: Row) -> bool:
    """Whether a row has what no header names: units, posts, figures with their measures."""
    return any(BODY_CELL.search(without_blanks(cell)) for cell in row.filled)


def _figures_below(rows: Sequence[Row], column: int) -> bool:
    cells = [without_blanks(row.cells[column]) for row in rows if column < len(row.cells) and row.cells[column]]
    return bool(cells) and all(map(BARE_FIGURE.fullmatch, cells))
