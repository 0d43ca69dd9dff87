"""Rows in which only the label of a group is printed, its first row below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convert.parse.numbers import without_blanks
from convert.parse.tables.body import BodyRow

WORDS = re.compile(r"[\u4e00-\u9fa5]{2}")
FEWEST = 2
"""So many other labels at least stand in rows with more cells."""


def join_label_rows(rows: Sequence[BodyRow]) -> list[BodyRow]:
    """``污水治理⇥⇥⇥ | ⇥8⇥新建……``: a label alone goes to the row below, which has none or the same, as after a page break."""
    if sum(bool(row.cells[0]) and len(row.filled) > 1 for row in rows) < FEWEST:
        return list(rows)
    joined = []
    for row, below in zip(rows, [*rows[1:], None], strict=True):
        if below and _is_label(row) and not below.is_apart and _takes(below, row):
            below.cells[0] = below.cells[0] or row.cells[0]
            below.numbers = [*row.numbers, *below.numbers]
            below.after_break = row.after_break
        else:
            joined.append(row)
    return joined


def _is_label(row: BodyRow) -> bool:
    return row.filled == [0] and len(row.cells) > 2 and not row.is_group and bool(WORDS.search(without_blanks(row.cells[0])))


def _takes(below: BodyRow, row: BodyRow) -> bool:
    """Whether a row can be the first of the group that a label above it names."""
    own = without_blanks(below.cells[0])
    return own == without_blanks(row.cells[0]) or not own and not row.after_break
