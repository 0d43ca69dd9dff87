"""What belongs to the printed page and not to the text: page numbers, running heads, drawn rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from convert.model.finding import Dropped
from convert.model.source import Line, source_of
from convert.parse.kinds import LineKind, kind_of
from convert.parse.numbers import without_blanks

Neighbours = tuple[Line | None, Line | None]

DECORATED = re.compile(r"^(?:[—–\-─·•~～*]+\d{1,4}[—–\-─·•~～*]+|第\d{1,4}页(?:[，,/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}|[Pp](?:age)?\.?\d{1,4})$")
DIGITS = re.compile(r"^\d{1,3}$")
HEAD = re.compile(r"^(?:\d{1,4})?([\u4e00-\u9fa5]{2,20}(?:政府)?(?:公报|政报))[·•|/—\-－　]*(?:\d{4}[年.·/\-]?(?:第?\d{1,2}期?)?)?(?:[（(]?总第?\d+期[）)]?)?(?:[·•|/—\-]*\d{1,4})?$")
HEAD_REVERSED = re.compile(r"^(?:\d{1,4}[·•|/—\-]*)?\d{4}年?第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})期(?:[（(]总第?\d+期[）)])?(?:[\u4e00-\u9fa5]{2,20}公报)?(?:[·•|/—\-]*\d{1,4})?$")


def page_number(line: Line, around: Neighbours) -> bool:
    """``— 12 —``, ``第 12 页``, or a bare number between two blank lines and not beside a table."""
    if kind_of(line) is LineKind.TABLE_ROW:
        return False
    flat = without_blanks(line.text)
    if DECORATED.match(flat) or DECORATED.match(without_blanks(line.printed).strip("*#\\")):
        return True
    before, after = around
    alone = line.gap and (after is None or after.gap)
    beside_table = any(other is not None and kind_of(other) is LineKind.TABLE_ROW for other in around)
    return bool(DIGITS.match(flat)) and alone and not beside_table


def running_head(line: Line, _: Neighbours) -> bool:
    """``某县人民政府公报 2023年第2期``: the gazette's own name in the middle of its documents."""
    flat = without_blanks(line.text)
    return bool(HEAD.match(flat) or HEAD_REVERSED.match(flat))


def drawn_rule(line: Line, _: Neighbours) -> bool:
    """``---``."""
    return kind_of(line) is LineKind.RULE


FURNITURE_RULES: tuple[tuple[str, Callable[[Line, Neighbours], bool]], ...] = (
    ("page number", page_number),
    ("running head", running_head),
    ("drawn rule", drawn_rule),
)


def drop_furniture(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """The lines of the documents → the lines of their text, and what was dropped with the reason."""
    kept: list[Line] = []
    dropped: list[Dropped] = []
    for i, line in enumerate(lines):
        around = (lines[i - 1] if i else None, lines[i + 1] if i + 1 < len(lines) else None)
        reason = next((name for name, accepts in FURNITURE_RULES if accepts(line, around)), None)
        if reason is None:
            kept.append(line)
        else:
            dropped.append(Dropped(line.printed.strip(), reason, source_of([line.number])))
    return tuple(kept), tuple(dropped)
