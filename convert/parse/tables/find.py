"""Which lines make a table, and what in them is header, ruler or page number."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from convert.model.finding import Dropped
from convert.model.source import lines_of
from convert.parse.kinds import LineKind, TextLine
from convert.parse.numbers import without_blanks
from convert.parse.page.furniture import DECORATED
from convert.parse.tables.body import TOTAL
from convert.parse.tables.fragments import Found, dropped_row, join, with_rest
from convert.parse.tables.repeats import MOST_HEADER, repeats, row_key, title_row, top_rows
from convert.parse.tables.rows import Row, is_header, looks_like_header, read_rows, split_cells

STRAY_LINES = 3
FAR = 500
"""So many lines above a table at most the last heading stands."""
OUTSIDE = (LineKind.CAPTION, LineKind.NOTE, LineKind.PROMPT, LineKind.ANNEX_LABEL, LineKind.DATE, LineKind.IMPRINT)
TABLE_TITLE = re.compile(r"[表单录账]$")
TITLE_LINE = re.compile(r"^(?:附?表|续表)\s*[\d一二三四五六七八九十]")


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
        while end < len(lines) and (_is_row(lines[end]) and not lines[end].gap or _inside(lines, at, end)):
            end += 1
        if _is_table(lines[at:end]):
            runs.append(range(at, end))
        at = end
    return runs


def _inside(lines: Sequence[TextLine], first: int, at: int) -> bool:
    """A stray line inside a table that begins on line ``first``: no blank line around it, and rows follow."""
    if _is_row(lines[at]) or lines[at].gap or at + 1 >= len(lines) or lines[at].kind in OUTSIDE or TITLE_LINE.search(lines[at].text):
        return False
    following = next((i for i in range(at + 1, min(at + 1 + STRAY_LINES, len(lines))) if _is_row(lines[i])), None)
    if following is None or any(line.gap for line in lines[at + 1 : following + 1]):
        return False
    return not looks_like_header(split_cells(lines[following])) and not _next_heading(lines, first, at)


def _next_heading(lines: Sequence[TextLine], first: int, at: int) -> bool:
    """``三、……`` below a table that begins on line ``first``, with ``二、……`` as the last such heading above it.

    It is a part of the table where that has ``二、`` itself, and no ``三、`` yet.
    """
    number = lines[at].numbering
    if number is None or number.style.level != 1:
        return False
    above = (lines[n] for n in range(first - 1, max(first - FAR, 0) - 1, -1) if not _is_row(lines[n]))
    heading = next((line for line in above if line.numbering and line.numbering.style is number.style), None)
    if heading is None or heading.numbering is None or heading.numbering.ordinal + 1 != number.ordinal:
        return False
    before, own = heading.text[: heading.numbering.length].strip(), lines[at].text[: number.length].strip()
    inside = [line.text for line in lines[first:at]]
    return not any(before in text for text in inside) or any(own in text for text in inside)


def _is_table(lines: Sequence[TextLine]) -> bool:
    """More than one row, or one row with more than two cells."""
    rows = [line for line in lines if _is_row(line)]
    return len(rows) > 1 or rows[0].text.count("\t") >= 2 or rows[0].text.count("|") >= 4


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
            apart.append(dropped_row(rows[at], "blank header"))
            at += 1
            continue
        paged = _is_page_number(rows[at])
        if rows[at].is_rule or again or paged:
            reason = "repeated header" if again else "page number" if paged else "ruler"
            apart += [dropped_row(row, reason) for row in rows[at : at + max(again, 1)]]
            broken = broken or bool(again) or paged
            at += max(again, 1)
            continue
        kept.append(replace(rows[at], after_break=broken))
        at, broken = at + 1, False
    return Found(tuple(run), tuple(kept), tuple(apart), 1 + sum(row.after_break for row in kept))


def _split_at_headers(found: Found, position: dict[int, int], seen: int) -> list[Found]:
    """A header with other columns in mid-table opens a table of its own, which goes on where a page prints that header again.

    There is none among the first rows that were ``seen``.
    """
    cuts = _other_headers(found, seen)
    if not cuts:
        return [found]
    pieces = []
    for first, last in zip([0, *cuts], [*cuts, len(found.rows)], strict=True):
        begin = position[found.rows[first].numbers[0]] if first else found.positions[0]
        end = position[found.rows[last].numbers[0]] if last < len(found.rows) else found.positions[-1] + 1
        inside = tuple(at for at in found.positions if begin <= at < end)
        apart = tuple(item for item in found.repeats if begin <= position[item.source[0][0]] < end)
        rows, again = _without_repeats([_unpadded(row) for row in found.rows[first:last]]) if first else (found.rows[:last], ())
        pieces.append(Found(inside, rows, (*apart, *again), 1 + sum(row.after_break for row in rows)))
    return pieces


def _other_headers(found: Found, seen: int) -> list[int]:
    """The places of the rows, each on a line of its own, that open another table: a header, or a title over one."""
    rulers = {number for item in found.repeats if item.reason == "ruler" for number in lines_of(item.source)}
    header = next(iter(top_rows(found.rows)), None)
    places: list[int] = []
    for at, row in enumerate(found.rows[seen:], seen):
        if at < 3 or header is None or row.numbers[0] == found.rows[at - 1].numbers[0]:
            continue
        if _is_changed_header(row, header) or _begins_another(found.rows, at, header, rulers):
            places.append(at)
            header = found.rows[at + 1] if len(row.filled) == 1 else row
    return places


def _begins_another(rows: Sequence[Row], at: int, header: Row, rulers: Set[int]) -> bool:
    """Whether a table begins right below another: a header under its total or over a ruler of its own, or a title over a header."""
    row, below = rows[at], rows[at + 1 : at + 2]
    if not below or row_key(row) == row_key(header):
        return False
    if len(row.filled) == 1 and row.cells[0] and TABLE_TITLE.search(without_blanks(row.cells[0])):
        return is_header(below[0]) and row_key(below[0]) != row_key(header) and title_row(rows[at:]) is not None
    ruled = row.numbers[-1] + 1 in rulers
    return (ruled or bool(TOTAL.match(without_blanks(rows[at - 1].cells[0])))) and is_header(row)


def _without_repeats(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Dropped, ...]]:
    """The rows of a table that opened in the middle of another, and its header where a page prints it again."""
    kept: list[Row] = []
    again: list[Dropped] = []
    at, first = 0, int(title_row(rows) is not None)
    while at < len(rows):
        count = repeats(rows[at : at + MOST_HEADER], top_rows(rows)) if at > first else 0
        again += [dropped_row(row, "repeated header") for row in rows[at : at + count]]
        at += count
        if at < len(rows):
            kept.append(replace(rows[at], after_break=rows[at].after_break or bool(count)))
            at += 1
    return tuple(kept), tuple(again)


def _unpadded(row: Row) -> Row:
    """The row without the blank cells on its right that only fill the width of the table above."""
    last = max((at for at, cell in enumerate(row.cells) if cell), default=0)
    return replace(row, cells=row.cells[: max(last + 1, 2)])


def _is_changed_header(row: Row, header: Row) -> bool:
    """``主要任务⇥具体任务⇥……⇥重点任务推进措施``: the header's first name, which no body row holds, and names that are new."""
    if not looks_like_header(row) or row_key(row) == row_key(header):
        return False
    return bool(header.cells[0]) and row.cells[0] == header.cells[0] and 2 * len(row.filled) > len(header.filled)


def _below_title(lines: Sequence[TextLine], title: Found, below: Found) -> Found | None:
    """A title printed as a row, the captions under it and the rows below them → one table, the captions apart."""
    between = lines[title.positions[-1] + 1 : below.positions[0]]
    if len(title.rows) != 1 or not between or any(line.kind is not LineKind.CAPTION for line in between):
        return None
    rows = (*title.rows, *below.rows)
    return replace(below, positions=(*title.positions, *below.positions), rows=rows) if title_row(rows) else None


def find_tables(lines: Sequence[TextLine], titles: Sequence[str] = ()) -> tuple[Found, ...]:
    """The running lines of one part and the titles printed in it → its tables, each put together from its page fragments."""
    tables: list[Found] = []
    position = {line.number: at for at, line in enumerate(lines)}
    for run in table_runs(lines):
        last = tables[-1] if tables else None
        piece = _fragment(lines, run, top_rows(last.rows) if last else ())
        whole = last and (_below_title(lines, last, piece) or with_rest(last, piece, lines) or join(last, piece, lines, titles))
        seen = max(len(last.rows) - 1, 0) if last and whole else 0
        tables[len(tables) - bool(whole) :] = _split_at_headers(whole or piece, position, seen)
    return tuple(table for table in tables if table.rows)
