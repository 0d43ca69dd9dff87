"""Where the rows of one merged cell end and those of the next begin, if not right above its printed value."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from convert.parse.numbers import without_blanks
from convert.parse.tables.align import form_of
from convert.parse.tables.body import BodyRow

LEADS = re.compile(r"^(?!.*领导).*(?:牵头|主责|责任单位|承办单位)")
HELPERS = re.compile(r"^(?!.*(?:牵头|领导|分管)).*(?:配合|协办|协同|参与|责任人|负责人)")
LONGEST_TURN = 12
"""More rows under one value are a list and no turn of things that come again."""


def _figures(row: BodyRow) -> list[str]:
    return [without_blanks(cell) for cell in row.cells if form_of(cell) in ("figure", "serial")]


def same_figures(rows: Sequence[BodyRow], column: int, mark: int, following: int) -> int:
    """``二级⇥城东⇥8⇥12 | ⇥城西⇥6⇥9 | 三级⇥城南⇥6⇥9``: blanks with the figures of the value below, and of no row above."""
    figures = _figures(rows[following])
    if len(set(figures)) < 2 or _figures(rows[following - 1]) != figures:
        return following
    alike = [_figures(row) == figures for row in rows[mark:following]]
    first = mark + alike.index(True)
    return first if first > mark and all(alike[first - mark :]) else following


def begins_again(rows: Sequence[BodyRow], column: int, mark: int, following: int) -> int:
    """``谷子⇥农户 | ⇥合作社 | ⇥农户 | 荞麦⇥合作社``: what each value goes through begins again before the one below is printed."""
    if following - mark > LONGEST_TURN:
        return following
    for other in range(column + 1, len(rows[mark].cells)):
        words = [without_blanks(row.cells[other]) for row in rows[mark : following + 1]]
        again = words.index(words[0], 1) if words[0] in words[1:] else len(words)
        if 2 <= again < following - mark + 1 and _is_turn(words[:again], words[again:]):
            return mark + again
    return following


def _is_turn(turn: Sequence[str], again: Sequence[str]) -> bool:
    """Whether all words of a turn are others, none is a figure, and they come in the same order again, as far as printed."""
    worded = all(form_of(word) not in ("blank", "figure", "serial") for word in turn)
    return worded and len(set(turn)) == len(turn) and 2 <= len(again) <= len(turn) and list(turn[: len(again)]) == list(again)


BORDERS: tuple[Callable[[Sequence[BodyRow], int, int, int], int], ...] = (same_figures, begins_again)


def border(rows: Sequence[BodyRow], column: int, mark: int, following: int) -> int:
    """The rows of two values printed below each other → the first row of the lower one's merge, by the first rule that moves it up."""
    return next((first for rule in BORDERS if (first := rule(rows, column, mark, following)) < following), following)


def begun(rows: Sequence[BodyRow], names: Sequence[str], groups: Sequence[int]) -> set[int]:
    """The rows that print a group and a lead unit of their own: who helped, or answered, in the group above does not here."""
    leads = [c for c, name in enumerate(names) if LEADS.search(name)]
    return {at for at, row in enumerate(rows) if any(row.cells[c] for c in groups) and any(row.cells[c] for c in leads)}


def without_begun(rows: Sequence[BodyRow], column: int, stretches: Sequence[range], own: Collection[int]) -> list[range]:
    """The stretches of a column without the rows from a blank in a row that begins something of its ``own`` to the next value."""
    if not own:
        return list(stretches)
    kept: list[range] = []
    for stretch in stretches:
        start: int | None = stretch.start
        for at in stretch:
            if start is not None and at in own and not rows[at].cells[column]:
                kept += [range(start, at)] if at > start else []
                start = None
            elif start is None and rows[at].cells[column]:
                start = at
        kept += [range(start, stretch.stop)] if start is not None else []
    return kept
