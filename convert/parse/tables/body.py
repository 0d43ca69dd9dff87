"""One row of a table's body while the table is being put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from convert.parse.numbers import without_blanks

GROUP = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部类])")
FIGURE = re.compile(r"^[-+]?[\d.,，]+%?$")
ORDINAL = re.compile(r"^[（(]?[一二三四五六七八九十]{1,3}[）)]?$")
TOTAL = re.compile(r"^(?:合计|小计|总计|共计|累计|总合计|全县合计|全县)")


@dataclass
class BodyRow:
    """One logical row while the body is being put together.

    ``printed`` counts the cells its line had; ``merges`` gives, by column, the first row of the merge a cell is part of.
    """

    cells: list[str]
    numbers: list[int]
    after_break: bool = False
    printed: int = 0
    inherited: set[int] = field(default_factory=set)
    merges: dict[int, int] = field(default_factory=dict)

    @property
    def filled(self) -> list[int]:
        """Columns with a printed text."""
        return [c for c, cell in enumerate(self.cells) if cell]

    @property
    def is_group(self) -> bool:
        """``一、农业生产`` alone in its row, or ``一⇥基础支撑`` with nothing or only figures beside it."""
        filled = self.filled
        if not filled or len(self.cells) <= 2:
            return False
        first = without_blanks(self.cells[filled[0]])
        if filled[:2] == [0, 1] and len(self.cells) > 4 and ORDINAL.match(first):
            return all(FIGURE.match(without_blanks(self.cells[c])) for c in filled[2:])
        return len(filled) == 1 and filled[0] <= 1 and bool(GROUP.match(first))

    @property
    def is_total(self) -> bool:
        """``合 计``."""
        return any(TOTAL.match(without_blanks(self.cells[c])) for c in self.filled[:2])
