"""Which lines make a table, and which fragments are one table across page breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from convert.model.finding import Dropped
from convert.model.source import source_of
from convert.parse.furniture import DECORATED
from convert.parse.kinds import LineKind, TextLine
from convert.parse.numbers import without_blanks
from convert.parse.tables.cuts import cut_cell
from convert.parse.tables.repeats import BARE_FIGURE, MOST_HEADER, repeated_header, repeats, row_key, title_row, top_rows
from convert.parse.tables.rows import Row, glue, read_rows, split_cells
from convert.parse.titles import likeness
from convert.parse.words import one_of

HEAD_WORD = re.compile(
    one_of(
        "序号 编号 项目 名称 单位 姓名 内容 类别 类型 备注 时间 时限 指标 任务 乡镇",
        r"乡\(镇\) 乡（镇） 部门 责任 措施 目标 地点 金额 数量 职务 电话 性别 分类 区域 年度 合计",
    )
)
SENTENCE = re.compile(r"[。；]")
NUMBERED_LABEL = re.compile(r"^[A-Z]{0,2}\d{1,3}[.．、][\u4e00-\u9fa5]")
LONGEST_NAME = 24
SAME_TITLE = 0.9
"""How alike a title printed again is at least."""
STRAY_LINES = 3
MOST_AGAIN = 3
"""So many lines at most stand between two fragments: ``续表``, a title, a caption."""
OUTSIDE = (LineKind.CAPTION, LineKind.NOTE, LineKind.PROMPT, LineKind.ANNEX_LABEL, LineKind.DATE, LineKind.IMPRINT)
CONTINUED = re.compile(r"^(?:附?[件表].{0,4})?[（(]续[）)]$|^[（(]?[续接]上?[附表页].{0,4}$")
"""``附件2（续）``, ``续表``, ``（接上页）``: what follows goes on from the page before."""
NUMBERS = re.compile(r"\d+|[一二三四五六七八九十]")
AGAIN = re.compile(r"[（(]续[）)]$")
TITLE_LINE = re.compile(r"^(?:附?表|续表)\s*[\d一二三四五六七八九十]")


@dataclass(frozen=True)
class Found:
    """A table before its header is read.

    ``positions`` are those of its lines among the running lines, ``repeats`` what page breaks
    printed again, each with the reason, ``fragments`` how many pieces there were.
    """

    positions: tuple[int, ...]
    rows: tuple[Row, ...]
    repeats: tuple[Dropped, ...]
    fragments: int

    @property
    def place(self) -> int:
        """Where the table stands: below the captions between a title printed as its first row and its header."""
        first, *others = self.positions[:2]
        return others[0] if others and others[0] > first + 1 else first


def _is_row(line: TextLine) -> bool:
    return line.kind is LineKind.TABLE_ROW


def table_runs(lines: Sequence[TextLine]) -> list[range]:
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


def _inside(lines: Sequence[TextLine], at: int) -> bool:
    """A stray line inside a table: no blank line around it, and rows follow."""
    if _is_row(lines[at]) or lines[at].gap or at + 1 >= len(lines) or lines[at].kind in OUTSIDE or TITLE_LINE.search(lines[at].text):
        return False
    following = next((i for i in range(at + 1, min(at + 1 + STRAY_LINES, len(lines))) if _is_row(lines[i])), None)
    if following is None or any(line.gap for line in lines[at + 1 : following + 1]):
        return False
    return not looks_like_header(split_cells(lines[following]))


def _is_table(lines: Sequence[TextLine]) -> bool:
    """More than one row, or one row with more than two cells."""
    rows = [line for line in lines if _is_row(line)]
    return len(rows) > 1 or rows[0].text.count("\t") >= 2 or rows[0].text.count("|") >= 4


def _width(rows: Sequence[Row]) -> int:
    """The number of cells most rows have."""
    counts = [len(row.cells) for row in rows]
    return max(set(counts), key=lambda n: (counts.count(n), n))


def looks_like_header(row: Row) -> bool:
    """``序号⇥责任单位⇥完成时限``: short words, no figures, one of them a usual column name."""
    cells = [without_blanks(cell) for cell in row.filled]
    if len(cells) < 2 or any(len(cell) > LONGEST_NAME or SENTENCE.search(cell) for cell in cells):
        return False
    if all(map(NUMBERED_LABEL.match, cells[::2])) and len(row.cells) % 2 == 0:
        return False
    named = sum(bool(HEAD_WORD.search(cell)) for cell in cells)
    return named >= max(1, len(cells) // 3) and not any(BARE_FIGURE.fullmatch(cell) for cell in cells)


def _goes_on(above: Sequence[Row], below: Sequence[Row]) -> bool:
    """Whether a fragment right below another, with nothing printed between, is its continuation."""
    if repeated_header(below, above):
        return True
    if looks_like_header(below[0]) and looks_like_header(above[0]) and 2 * len(below[0].filled) > len(below[0].cells):
        return False
    return above[0].piped == below[0].piped


def _dropped_row(row: Row, reason: str) -> Dropped:
    return Dropped("\t".join(row.cells), reason, source_of(row.numbers))


def _is_page_number(row: Row) -> bool:
    """``| — 16 — |  |  |``; a fraction alone in its row is none."""
    alone = without_blanks(row.filled[0]) if len(row.filled) == 1 else ""
    return bool(DECORATED.match(alone)) and "/" not in alone


def _fragment(lines: Sequence[TextLine], run: range, top: Sequence[Row]) -> Found:
    """One run of rows below a table with the header ``top``, if any.

    Rulers, page numbers and headers that come again inside the run are set apart; what follows them stands after a page break.
    """
    kept: list[Row] = []
    apart: list[Dropped] = []
    rows = read_rows([lines[at] for at in run])
    at, broken = 0, False
    while at < len(rows):
        ahead = rows[at : at + MOST_HEADER]
        again = 0 if rows[at].is_rule or not kept else repeats(ahead, top) or repeats(ahead, top_rows(kept[:4]) if len(kept) > 1 else ())
        if not rows[at].filled and at + 1 < len(rows) and rows[at + 1].is_rule:
            broken = bool(at) or broken
            apart.append(_dropped_row(rows[at], "blank header"))
            at += 1
            continue
        paged = _is_page_number(rows[at])
        if rows[at].is_rule or again or paged:
            reason = "repeated header" if again else "page number" if paged else "ruler"
            apart += [_dropped_row(row, reason) for row in rows[at : at + max(again, 1)]]
            broken = broken or bool(again) or paged
            at += max(again, 1)
            continue
        kept.append(replace(rows[at], after_break=broken))
        at, broken = at + 1, False
    return Found(tuple(run), tuple(kept), tuple(apart), 1 + sum(row.after_break for row in kept))


def _joined(above: Found, below: Found, between: Sequence[TextLine], start: int) -> Found:
    """Two fragments as one; what the page break printed again is set apart."""
    count = repeated_header(below.rows, above.rows)
    titles = tuple(Dropped(line.printed.strip(), "repeated title", source_of([line.number])) for line in between)
    headers = tuple(_dropped_row(row, "repeated header") for row in below.rows[:count])
    rest = below.rows[count:]
    return Found(
        positions=(*above.positions, *range(start, start + len(between)), *below.positions),
        rows=(*above.rows, *(replace(row, after_break=row.after_break or not at) for at, row in enumerate(rest))),
        repeats=(*above.repeats, *titles, *headers, *below.repeats),
        fragments=above.fragments + below.fragments,
    )


def _repeated_titles(table: Found, between: Sequence[TextLine], titles: Sequence[str], above: Sequence[str]) -> bool:
    """Whether all that stands between two fragments is the table's title or what is printed ``above`` it, again."""
    own = title_row(table.rows)
    known = [*titles, own] if own else list(titles)
    return len(between) <= MOST_AGAIN and all(_says_again(line, known, above) for line in between)


def _says_again(line: TextLine, titles: Sequence[str], above: Sequence[str]) -> bool:
    if AGAIN.sub("", line.flat) in above or CONTINUED.search(line.flat):
        return True
    return line.kind is not LineKind.CAPTION and any(_same_title(AGAIN.sub("", line.text), title) for title in titles)


def _same_title(text: str, title: str) -> bool:
    """Whether two titles are one, a misread character aside; of one year or number they must be."""
    return NUMBERS.findall(text) == NUMBERS.findall(title) and likeness(text, title, SAME_TITLE) >= SAME_TITLE


def _split_at_headers(found: Found, position: dict[int, int]) -> list[Found]:
    """A header with other columns in mid-table opens a table of its own."""
    top = top_rows(found.rows)
    cuts = [at for at, row in enumerate(found.rows) if at > 2 and top and _is_changed_header(row, top[0])]
    pieces = []
    for first, last in zip([0, *cuts], [*cuts, len(found.rows)], strict=True):
        begin = position[found.rows[first].numbers[0]] if first else found.positions[0]
        end = position[found.rows[last].numbers[0]] if last < len(found.rows) else found.positions[-1] + 1
        inside = tuple(at for at in found.positions if begin <= at < end)
        again = tuple(item for item in found.repeats if position[item.source[0][0]] in inside)
        rows = found.rows[first:last] if not first else tuple(_unpadded(row) for row in found.rows[first:last])
        pieces.append(Found(inside, rows, again, found.fragments if not cuts else 1))
    return pieces


def _unpadded(row: Row) -> Row:
    """The row without the blank cells on its right that only fill the width of the table above."""
    last = max((at for at, cell in enumerate(row.cells) if cell), default=0)
    return replace(row, cells=row.cells[: last + 1])


def _is_changed_header(row: Row, header: Row) -> bool:
    """``主要任务⇥具体任务⇥……⇥重点任务推进措施``: the header's first name, which no body row holds, and names that are new."""
    if not looks_like_header(row) or row_key(row) == row_key(header):
        return False
    return bool(header.cells[0]) and row.cells[0] == header.cells[0] and 2 * len(row.filled) > len(header.filled)


def _above(lines: Sequence[TextLine], start: int) -> list[str]:
    """The captions printed right above a place and the line over them, if it can be a title."""
    captions = list(takewhile(lambda line: line.kind is LineKind.CAPTION, reversed(lines[max(start - MOST_AGAIN, 0) : start])))
    over = lines[start - len(captions) - 1] if start > len(captions) else None
    return [line.flat for line in (*captions, over) if line and (line.can_be_title or line is not over)]


def _below_title(lines: Sequence[TextLine], title: Found, below: Found) -> Found | None:
    """A title printed as a row, the captions under it and the rows below them → one table, the captions apart."""
    between = lines[title.positions[-1] + 1 : below.positions[0]]
    if len(title.rows) != 1 or not between or any(line.kind is not LineKind.CAPTION for line in between):
        return None
    rows = (*title.rows, *below.rows)
    return replace(below, positions=(*title.positions, *below.positions), rows=rows) if title_row(rows) else None


def _with_rest(above: Found, below: Found, between: Sequence[TextLine]) -> Found | None:
    """Two fragments of one width and the rest of a cell alone between them, below a page break (``……、各乡镇人 | 民政府``) → one table."""
    if len(between) != 1 or between[0].kind is not LineKind.PLAIN or not between[0].gap or not above.rows or not below.rows:
        return None
    last, line = above.rows[-1], between[0]
    same = len(last.cells) == len(below.rows[0].cells) == _width(above.rows) and _goes_on(above.rows, below.rows)
    if not same or cut_cell(last.cells, line.text) is None:
        return None
    begun = replace(above, rows=(*above.rows[:-1], glue(last, line)), positions=(*above.positions, above.positions[-1] + 1))
    return _joined(begun, below, (), begun.positions[-1] + 1)


def find_tables(lines: Sequence[TextLine], titles: Sequence[str] = ()) -> tuple[Found, ...]:
    """The running lines of one part and the titles printed in it → its tables, each put together from its page fragments."""
    tables: list[Found] = []
    for run in table_runs(lines):
        last = tables[-1] if tables else None
        piece = _fragment(lines, run, top_rows(last.rows) if last else ())
        start = last.positions[-1] + 1 if last else run.start
        between = lines[start : run.start]
        if last and (whole := _below_title(lines, last, piece) or _with_rest(last, piece, between)):
            tables[-1] = whole
        elif last and last.rows and piece.rows and _joins(last, piece, between, titles, lines):
            tables[-1] = _joined(last, piece, between, start)
        else:
            tables.append(piece)
    position = {line.number: at for at, line in enumerate(lines)}
    return tuple(piece for table in tables if table.rows for piece in _split_at_headers(table, position))


def _joins(above: Found, below: Found, between: Sequence[TextLine], titles: Sequence[str], lines: Sequence[TextLine]) -> bool:
    """Whether a run of rows belongs to the table above; a caption in between does so only with the header again, or ``续表``."""
    if not _goes_on(above.rows, below.rows) or not _repeated_titles(above, between, titles, _above(lines, above.place)):
        return False
    sure = repeats(below.rows, top_rows(above.rows)) or any(CONTINUED.search(line.flat) for line in between)
    return bool(sure) or all(line.kind is not LineKind.CAPTION for line in between)
