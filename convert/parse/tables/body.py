"""One row of a table's body while the table is being put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from convert.parse.numbers import serial_number, without_blanks

GROUP = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部类])")
FIGURE = re.compile(r"^[-+]?[\d.,，]+%?$")
ORDINAL = re.compile(r"^[（(]?[一二三四五六七八九十]{1,3}[）)]?$")
BARE = re.compile(r"^[一二三四五六七八九十]{1,3}$")
BELOW = re.compile(r"^(?:[（(][一二三四五六七八九十]{1,3}[）)])$")
COUNT = re.compile(r"^\d+[项个处条件]$|^[-—－/]+$")
"""What a section has where its rows have words: how many they are, or a stroke."""
SUBTOTAL = re.compile(r"^[\u4e00-\u9fa5]{2,8}(?:小计|合计|总计)(?:[（(].*)?$")
GRAND_TOTAL = re.compile(r"^[\u4e00-\u9fa5]{2,8}(?:合计|总计)$")
NOTE = re.compile(r"^(?:注|备注|附注|说明|填表说明)\d?[:：]")
WORDS = re.compile(r"[\u4e00-\u9fa5]{2}")
LABELLED = 3
"""Columns of a table up to which a label with nothing beside it may be half of a merge."""
ORDINALS = re.compile(r"[一二三四五六七八九十]+")
TOTAL = re.compile(r"^(?:合计|小计|总计|共计|累计|总合计|全县合计|全县)")


@dataclass
class BodyRow:
    """One logical row while the body is being put together.

    ``printed`` counts the cells its line had, ``moved`` says that they were put back under their columns;
    ``merges`` gives, by column, the first row of the merge a cell is part of; ``covered`` are the columns said to be spanned from above.
    ``section``: among the other rows it stands over some of them; ``parent``: so it does with words of its own (``mark_sections``).
    """

    cells: list[str]
    numbers: list[int]
    after_break: bool = False
    printed: int = 0
    moved: bool = False
    covered: tuple[int, ...] | None = None
    section: bool = False
    parent: bool = False
    inherited: set[int] = field(default_factory=set)
    merges: dict[int, int] = field(default_factory=dict)

    @property
    def filled(self) -> list[int]:
        """Columns with a printed text."""
        return [c for c, cell in enumerate(self.cells) if cell]

    @property
    def is_group(self) -> bool:
        """``一、农业生产`` alone in its row, or a section."""
        filled = self.filled
        if not filled or len(self.cells) <= 2:
            return False
        return self.section or len(filled) == 1 and filled[0] <= 1 and bool(GROUP.match(without_blanks(self.cells[filled[0]])))

    @property
    def is_numbered_name(self) -> bool:
        """``一⇥基础支撑`` with nothing or only figures beside it."""
        if self.filled[:2] != [0, 1] or len(self.cells) <= 4 or not ORDINAL.match(without_blanks(self.cells[0])):
            return False
        return self.has_figures_from(2)

    def has_figures_from(self, place: int) -> bool:
        """Whether the filled cells, from the one at this place on, are all figures, counts (``3项``) or strokes."""
        texts = [without_blanks(self.cells[c]) for c in self.filled[place:]]
        return all(FIGURE.match(text) or COUNT.match(text) for text in texts)

    @property
    def is_total(self) -> bool:
        """``合 计``, ``青石镇小计``."""
        names = (without_blanks(self.cells[c]) for c in self.filled[:2])
        return self.begins_total or any(TOTAL.match(name) or GRAND_TOTAL.match(name) for name in names)

    @property
    def is_apart(self) -> bool:
        """Whether no merge runs through the row: it stands over others, adds them up, or has a label and nothing else."""
        alone = self.filled == [0] and len(self.cells) > LABELLED and bool(WORDS.search(without_blanks(self.cells[0])))
        return not self.filled or self.is_group or self.parent or self.is_total or self.is_note or alone

    @property
    def is_note(self) -> bool:
        """``注：……`` alone in its row."""
        return len(self.filled) == 1 and bool(NOTE.match(without_blanks(self.cells[self.filled[0]])))

    @property
    def begins_total(self) -> bool:
        """Whether the first cell says that the row is a total."""
        first = without_blanks(self.cells[0])
        return bool(TOTAL.match(first) or SUBTOTAL.match(first))


def mark_sections(rows: Sequence[BodyRow]) -> None:
    """``一、城市道路（3项）⇥⇥22600⇥18600`` over ``1⇥人民路改造⇥9800⇥7800``: a label with nothing or only figures beside it.

    It is numbered like few of the rows or unlike the next one, or has words where they have serial numbers;
    ``一⇥基础支撑`` is one where no more than half of the rows are such.
    ``一⇥农业生产⇥县农业农村局`` over ``（一）⇥秋粮管理⇥种植业股`` is the parent of a row.
    """
    labels = [without_blanks(row.cells[row.filled[0]]) if row.filled and row.filled[0] <= 1 else "" for row in rows]
    styles = [_style(label) for label in labels]
    few = 2 * sum(map(bool, styles)) <= len(rows)
    numbered = [serial_number(row.cells[0]) is not None for row in rows if row.cells[0] and not row.is_total]
    names = 2 * sum(row.is_numbered_name for row in rows) <= len(rows)
    serials = len(numbered) > 2 and 2 * sum(numbered) > len(numbered)
    for row, label, style, below in zip(rows, labels, styles, [*styles, ""][1:], strict=True):
        heading = bool(style) and (few or style != below and row is not rows[-1])
        worded = serials and bool(row.cells[0]) and bool(WORDS.search(label)) and not ORDINAL.match(label)
        own = (heading or worded) and row.has_figures_from(1)
        row.section = (own or names and row.is_numbered_name) and not row.is_total
    for upper, lower in pairwise(rows):
        first = lower.cells[0]
        upper.parent = bool(BARE.match(without_blanks(upper.cells[0]))) and bool(BELOW.match(without_blanks(first)) or serial_number(first))


def sections_of(rows: Sequence[BodyRow]) -> tuple[tuple[int, int], ...]:
    """The rows that stand over rows below them, each with how deep: a way of numbering stands below those that came before it."""
    found = {at: _style(without_blanks(row.cells[row.filled[0]])) for at, row in enumerate(rows) if row.is_group and not row.is_total}
    styles = list(dict.fromkeys(found.values()))
    return tuple((at, styles.index(style)) for at, style in found.items())


def _style(label: str) -> str:
    """How a heading is numbered: ``一、``, ``（一）`` and ``第一类`` differ; nothing for any other label."""
    found = GROUP.match(label)
    return ORDINALS.sub("", found.group()) if found else ""
