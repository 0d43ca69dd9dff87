"""What belongs to the printed page and not to the text: page numbers, running heads, drawn rules."""

from __future__ import annotations

import math
import re
from bisect import bisect
from collections.abc import Callable, Sequence

from convert.model.finding import Dropped
from convert.model.source import source_of
from convert.parse.kinds import LineKind, TextLine
from convert.parse.numbers import without_blanks

Neighbours = tuple[TextLine | None, TextLine | None]

LONGEST = 60
"""Characters that a running head or page number can have."""
DECORATED = re.compile(
    r"^(?:[—–\-─·•~～*]+\d{1,4}[—–\-─·•~～*]+|第\d{1,4}页(?:[，,/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}|[Pp](?:age)?\.?\d{1,4})$"
)
NEAR = 3
"""By less than that a page number beyond the last sure one differs from it."""
NUMBER = re.compile(r"\d+")
DIGITS = re.compile(r"^\d{1,3}$")
STROKES = r"[·•|/—–\-]*"
LAST_PAGE = rf"(?:{STROKES}\d{{1,4}}[—–\-·]*)?$"
HEAD = re.compile(
    r"^(?:\d{1,4})?([\u4e00-\u9fa5]{1,20}(?:政府公报|政务公报|政报))[·•|/—\-－　]*"
    rf"(?:\d{{4}}[年.·/\-]?(?:第?\d{{1,2}}期?)?)?(?:[（(]?总第?\d+期[）)]?)?{LAST_PAGE}"
)
HEAD_REVERSED = re.compile(
    rf"^(?:\d{{1,4}}{STROKES})?\d{{4}}年?第?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})期"
    rf"(?:[（(]总第?\d+期[）)])?(?:[\u4e00-\u9fa5]{{2,20}}公报)?{LAST_PAGE}"
)


def page_number(line: TextLine, around: Neighbours) -> bool:
    """``— 12 —``, ``第 12 页``, or a bare number between two blank lines and not beside a table."""
    if line.kind is LineKind.TABLE_ROW or len(line.flat) > LONGEST:
        return False
    if DECORATED.match(line.flat) or DECORATED.match(without_blanks(line.printed).strip("*#\\")):
        return True
    return _stands_alone(line, around) and not any(other is not None and other.kind is LineKind.TABLE_ROW for other in around)


def _stands_alone(line: TextLine, around: Neighbours) -> bool:
    """Whether the line is a bare number between two blank lines."""
    return bool(DIGITS.match(line.flat)) and line.gap and (around[1] is None or around[1].gap)


def _in_turn(lines: Sequence[TextLine], reasons: Sequence[str | None]) -> list[int]:
    """The places of bare numbers that stand alone beside a table and between page numbers they go on from and up to.

    Beyond the first or last of those they are one of the two next to it.
    """
    pages = [(at, int(NUMBER.findall(lines[at].flat)[0])) for at, reason in enumerate(reasons) if reason == "page number"]
    found = []
    for at, (before, line, after) in enumerate(zip((None, *lines), lines, (*lines[1:], None), strict=False)):
        if reasons[at] is None and line.kind is not LineKind.TABLE_ROW and _stands_alone(line, (before, after)):
            place = bisect(pages, (at, 0))
            last, following = pages[place - 1 : place], pages[place : place + 1]
            low = last[0][1] if last else max(following[0][1] - NEAR, 0) if following else math.inf
            high = following[0][1] if following else low + NEAR
            if low < int(line.flat) < high:
                found.append(at)
    return found


def running_head(line: TextLine, _: Neighbours) -> bool:
    """``某县人民政府公报 2023年第2期``: the gazette's own name in the middle of its documents."""
    return len(line.flat) <= LONGEST and bool(HEAD.match(line.flat) or HEAD_REVERSED.match(line.flat))


def drawn_rule(line: TextLine, _: Neighbours) -> bool:
    """``---``."""
    return line.kind is LineKind.RULE


FURNITURE_RULES: tuple[tuple[str, Callable[[TextLine, Neighbours], bool]], ...] = (
    ("page number", page_number),
    ("running head", running_head),
    ("drawn rule", drawn_rule),
)


def _reason(line: TextLine, around: Neighbours) -> str | None:
    for name, accepts in FURNITURE_RULES:
        if accepts(line, around):
            return name
    return None


def drop_furniture(lines: Sequence[TextLine]) -> tuple[tuple[TextLine, ...], tuple[Dropped, ...]]:
    """The lines of the documents → the lines of their text, and what was dropped with the reason."""
    kept: list[TextLine] = []
    dropped: list[Dropped] = []
    around = zip((None, *lines), lines, (*lines[1:], None), strict=False)
    reasons = [_reason(line, (before, after)) for before, line, after in around]
    for at in _in_turn(lines, reasons):
        reasons[at] = "page number"
    for line, reason in zip(lines, reasons, strict=True):
        if reason is None:
            kept.append(line)
        else:
            dropped.append(Dropped(line.printed.strip(), reason, source_of([line.number])))
    return tuple(kept), tuple(dropped)
