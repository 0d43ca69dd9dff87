"""Which rows are the header, and the full path of every column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convert.parse.kinds import ROSTER_LABEL
from convert.parse.numbers import without_blanks
from convert.parse.tables.rows import HEAD_WORD, NUMBERED_LABEL, Row, looks_like_header
from convert.parse.words import one_of

Grid = list[list[str]]

LEFT, RIGHT = "（左栏）", "（右栏）"
FIGURE = re.compile(r"^[-+]?[\d.,，]+%?$")
LONGEST_NAME = 40
MOST_ROWS = 4
ROW_NAMES = one_of("乡 镇 乡镇 乡[（(]镇[）)] 镇街 村 行政村 县区 县[（(]区[）)] 地区 单位 部门 年份 年度 月份 姓名 名称 学校 企业")
ROW_SIDE = re.compile(rf"^{ROW_NAMES}(?:名称)?$")
WHOLE_NAME = re.compile(
    rf"^{one_of('责任 牵头 配合 主责 主办 承办 协办 参与 主管 实施 建设 承担 落实 协同 成员 项目 工作 填报')}(?:单位|部门)$"
)
"""``责任 | 单位``: one name over two lines."""
SENTENCE = re.compile(r"[。；]")
FILLED_IN = re.compile(r"[①②③]|_{3,}|^\d[.．].*\d[.．]|☐|○|□")
BLANK_TO_FILL = re.compile(rf"{FILLED_IN.pattern}|__|<input|[:：]$|年_*月")
DAY_TO_FILL_IN = re.compile(r"^[_＿]*年[_＿]*月")
MEASURE = re.compile(r"[（(][^（()）\d一二三四五六七八九十]{1,8}[）)]$")
FIRST_NAME = re.compile(rf"^(?:序号|编号|No[.．]?|{ROW_SIDE.pattern[1:-1]})$")
LONGEST_HALF = 10
FEWEST_FIGURES = 2
"""A row of a form that is there to be filled in has no such number of figures."""
NAME = re.compile(r"^[\u4e00-\u9fa5·]{2,4}$")
LONGEST_ROLE = 5
"""Characters of the name of a roster's column, its colon counted: ``职务：``."""


def to_grid(rows: Sequence[Row], width: int) -> Grid:
    """Rows → cells of equal width; short rows are padded on the right, longer ones keep what they have."""
    return [list(row.cells) + [""] * (width - len(row.cells)) for row in rows]


def _trimmed(row: Sequence[str]) -> list[str]:
    return [without_blanks(cell) for cell in row]


def _open_places(above: Sequence[Sequence[str]]) -> set[int]:
    """Columns that the header rows so far leave open: blank in the row above, or named there with a blank to the right."""
    top = above[-1]
    named = [any(row[column] for row in above) for column in range(len(top))]
    return {c for c, cell in enumerate(top) if not cell or c + 1 < len(top) and not top[c + 1] or not named[c]}


def _is_sub_header(row: Sequence[str], above: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> bool:
    """``⇥脱贫户⇥一般户⇥合计``: blank first cell, short words, most of them under a place the row above left open."""
    cells = _trimmed(row)
    filled = [column for column, cell in enumerate(cells) if cell]
    if (
        _is_measures(cells)
        or len(above) == 1
        and _ends_names(row, above[0])
        or _is_wrapped(row, above, below)
        or _is_under_spans(row, above, below)
    ):
        return True
    if not filled or cells[0] or len(filled) < 2 and len(cells) > 3:
        return False
    if any(FIGURE.match(cells[c]) or len(cells[c]) > LONGEST_NAME or SENTENCE.search(cells[c]) for c in filled):
        return False
    places = _open_places([_trimmed(line) for line in above])
    if 2 * sum(column in places for column in filled) < len(filled) + 1:
        return False
    return not any(_trimmed(line)[0] == "" and len(line) > 1 and _same_shape(cells, _trimmed(line)) for line in below[:1])


def _is_measures(cells: Sequence[str]) -> bool:
    """``⇥⇥(亩)⇥(吨)⇥(万元)``: nothing but the measures of the names above."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and not cells[0] and all(MEASURE.match(cell) for cell in filled)


def _ends_names(row: Sequence[str], over: Sequence[str]) -> bool:
    """``城镇新增就⇥技能培训 | 业（人）⇥（人次）``: the ends of names, each with its measure, below names without any."""
    cells, names = _trimmed(row), _trimmed(over)
    filled = [c for c, cell in enumerate(cells) if cell]
    measured = all(MEASURE.search(cells[c]) and names[c] and not MEASURE.search(names[c]) for c in filled)
    return len(filled) > 1 and measured and not all(MEASURE.match(cells[c]) for c in filled) and _are_names(cells)


def _is_wrapped(row: Sequence[str], above: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> bool:
    """``项目⇥⇥建设⇥总投资 | 序号⇥名称⇥地点⇥(万元)``: the lower halves of names cut in two, above rows with figures.

    It fills most columns and begins with the name of a serial number or of rows,
    below a name that spans more than its column, or ends such a name (``序 | 号``).
    """
    over, cells = _trimmed(above[-1]), _trimmed(row)
    if len(above) > 1 or len(cells) < 3 or 2 * sum(map(bool, cells)) <= len(cells) or not cells[0] or not over[0] or not below:
        return False
    if not _are_names(cells):
        return False
    begins = FIRST_NAME.match(cells[0]) and not over[1] or FIRST_NAME.match(over[0] + cells[0]) and not FIRST_NAME.match(over[0])
    return bool(begins) and any(FIGURE.match(cell) for cell in _trimmed(below[0]))


def _is_under_spans(row: Sequence[str], above: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> bool:
    """``品种⇥⇥规模 | 类别⇥等级⇥``: names under all columns of the names that span, the first among them, and under no other.

    One of them may span itself, over names in a third row.  The first row of the body fills what stands under the other names,
    which no row of a form or of a list with blanks does, or has figures.
    """
    over, cells = _trimmed(above[-1]), _trimmed(row)
    if len(above) > 1 or len(cells) < 3 or not over[0] or over[1] or not below:
        return False
    spanned = [not name or not all(over[c + 1 : c + 2]) for c, name in enumerate(over)]
    blank = {c for c, inside in enumerate(spanned) if inside and not cells[c]}
    if any(cell and not inside for cell, inside in zip(cells, spanned, strict=True)) or not _are_names(cells):
        return False
    if blank and not _names_all(blank, _trimmed(below[0])):
        return False
    body = _trimmed(below[bool(blank)]) if len(below) > bool(blank) else []
    figures = sum(bool(FIGURE.match(cell)) for cell in body)
    return 2 * figures >= len(cells) or any(cell for cell, inside in zip(body, spanned, strict=False) if not inside)


def _names_all(blank: set[int], lower: Sequence[str]) -> bool:
    """Whether a row names all these blank columns of the row above, and others only where a name right before them begins to span."""
    named = {c for c, cell in enumerate(lower) if cell}
    return blank <= named and 0 not in named and all(c in blank or c + 1 in blank for c in named) and _are_names(lower)


def _are_names(cells: Sequence[str]) -> bool:
    """Whether cells can be names of columns: short, no figures, no sentences."""
    return not any(len(cell) > LONGEST_HALF or FIGURE.match(cell) or SENTENCE.search(cell) for cell in cells)


def join_wrapped_names(grid: Grid, body: Grid) -> None:
    """Names of the header cut in two become one (``建设 | 地点``), but for those under a name that spans several columns."""
    ends = len(grid) == 2 and _ends_names(grid[1], grid[0])
    if len(grid) != 2 or not (ends or _is_wrapped(grid[1], grid[:1], body)):
        return
    upper, lower = grid
    for column in range(len(upper)):
        if upper[column] and (ends or column + 1 == len(upper) or upper[column + 1]):
            upper[column], lower[column] = upper[column] + lower[column], ""


def _same_shape(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two rows fill the same columns with texts of some length: rows of a list, not of a header."""
    same = [bool(x) == bool(y) for x, y in zip(a, b, strict=False)]
    return all(same) and max((len(x) for x in a), default=0) > 8


def header_rows(grid: Grid) -> int:
    """How many rows at the top are header; 0 for a form without one."""
    if not grid:
        return 0
    first = _trimmed(grid[0])
    filled = [cell for cell in first if cell]
    if len(filled) < 2 or any(FIGURE.match(cell) or len(cell) > LONGEST_NAME for cell in filled):
        return 0
    if any(FILLED_IN.search(cell) or DAY_TO_FILL_IN.match(cell) for cell in filled) or _asks(first, grid[1:]) or opens_roster(first):
        return 0
    count = 1
    while count < min(len(grid), MOST_ROWS) and _is_sub_header(grid[count], grid[:count], grid[count + 1 :]):
        count += 1
    return 0 if _is_label_grid(grid, count) else count


def opens_roster(first: Sequence[str]) -> bool:
    """``组长：⇥杨某⇥县政府副县长``: a post with who holds it, no name of a column."""
    flat = [without_blanks(cell) for cell in first if cell]
    names = [cell.rstrip(":：") + "：" for cell in flat]
    if len(names) < 2 or not ROSTER_LABEL.match(names[0]) or not (flat[0][-1] in ":：" or len(names) > 2 and NAME.match(flat[1])):
        return False
    return not any(ROSTER_LABEL.match(name) or len(name) <= LONGEST_ROLE and HEAD_WORD.search(name) for name in names[1:])


def _asks(first: Sequence[str], below: Grid) -> bool:
    """``G1.工程名称⇥⇥G2.工程编号⇥``: labels with a number each, or beside places to fill in; every second cell is a blank."""
    if len(first) < 2 or not all(first[::2]) or any(first[1::2]):
        return False
    if all(map(NUMBERED_LABEL.match, first[::2])):
        return True
    beside = [without_blanks(cell) for row in below for cell in row[1::2] if cell]
    return not len(first) % 2 and len(beside) > 1 and 2 * sum(bool(BLANK_TO_FILL.search(cell)) for cell in beside) > len(beside)


def _is_label_grid(grid: Grid, count: int) -> bool:
    """``申请人⇥⇥身份证号⇥``: a form whose names stand beside the places to fill in, not above them."""
    last = max((c for c, cell in enumerate(grid[0]) if cell), default=0)
    gaps = [c for c in range(1, last) if not any(row[c] for row in grid[:count])]
    body = grid[count:]
    if not gaps or len(body) < 1:
        return not looks_like_header(Row(tuple(grid[0]), ())) and len(grid[0]) < 4 and any(len(cell) > 16 for cell in grid[0])
    if sum(bool(FIGURE.match(cell)) for cell in _trimmed(body[0])) >= FEWEST_FIGURES:
        return False
    if body[0][0] and not body[0][gaps[0]] and not FIGURE.match(without_blanks(body[0][0])):
        return True
    labels = sum(bool(row[0]) and not FIGURE.match(without_blanks(row[0])) for row in body)
    return 2 * labels >= len(body) and any(sum(bool(row[c]) for row in body) <= 0.5 * len(body) for c in gaps)


def shift_sub_header(grid: Grid, count: int) -> bool:
    """Move sub-header names that stand one column left of their figures; say whether that was done.

    Certain only where the column of the first name holds words, the last column of the same span
    holds figures and has no name, and every other column holds figures.
    """
    if count < 2 or _is_under_spans(grid[1], grid[:1], grid[2:]):
        return False
    level, width = count - 1, len(grid[0])
    named = [c for c in range(width) if grid[level][c]]
    if not named or named[-1] + 1 >= width or named != list(range(named[0], named[-1] + 1)):
        return False
    if any(row[named[-1] + 1] for row in grid[level - 1 : count]):
        return False
    inside = range(named[0], named[-1] + 2)
    kinds = [_figures(grid, count, c) for c in inside]
    if kinds[0] > 0.2 or kinds[-1] < 0.8 or not any(row[inside[0]] for row in grid[count:]):
        return False
    grid[level][inside[0] : inside[-1] + 1] = ["", *grid[level][named[0] : named[-1] + 1]]
    return True


def _figures(grid: Grid, count: int, column: int) -> float:
    """The share of figures among the filled body cells of a column."""
    filled = [without_blanks(row[column]) for row in grid[count:] if row[column]]
    return sum(bool(FIGURE.match(cell)) for cell in filled) / len(filled) if filled else 0.0


def column_paths(grid: Grid, count: int) -> tuple[str, ...]:
    """The header's names from top to bottom, for every column: ``玉米面积（亩）/脱贫户``."""
    width = len(grid[0]) if grid else 0
    paths: list[list[str]] = [[] for _ in range(width)]
    for level in range(count):
        name = ""
        for column in range(width):
            cell = without_blanks(grid[level][column])
            if cell:
                name = cell if column or level else _corner(grid[0][0])
            elif not (_named_below(grid, level, column, count) and _same_parent(grid, level, column)):
                name = ""
            if name:
                paths[column].append(name)
    return _panels(tuple("/".join(path) for path in paths))


def _panels(names: tuple[str, ...]) -> tuple[str, ...]:
    """Two panels side by side have the same names twice; each column says which panel it is of."""
    half = len(names) // 2
    if half < 2 or len(names) % 2 or names[:half] != names[half:] or not all(names):
        return names
    return (*(f"{name}{LEFT}" for name in names[:half]), *(f"{name}{RIGHT}" for name in names[half:]))


def has_panels(columns: Sequence[str]) -> bool:
    """Whether the columns are those of two panels side by side, each row two rows of a list."""
    return bool(columns) and columns[-1].endswith(RIGHT)


def _corner(printed: str) -> str:
    """``项目 类别 乡（镇）``: of the names in a corner cell cut by strokes the last is that of the rows."""
    names, whole = printed.split(), without_blanks(printed)
    return names[-1] if len(names) > 1 and ROW_SIDE.search(names[-1]) and not WHOLE_NAME.match(whole) else whole


def _named_below(grid: Grid, level: int, column: int, count: int) -> bool:
    """A blank belongs to the name on its left where the rows below name it, or where it stands inside the span of one row."""
    return any(grid[below][column].strip() for below in range(level + 1, count))


def _same_parent(grid: Grid, level: int, column: int) -> bool:
    """A sub-header does not spread under the next name of the row above."""
    return level == 0 or not grid[level - 1][column].strip()
