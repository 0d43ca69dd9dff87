"""What a table prints again below a page break: its header, whole or its lower rows alone, and the title over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from convert.parse.numbers import serial_number, without_blanks
from convert.parse.tables.rows import BARE_FIGURE, Row
from convert.parse.titles import likeness

MOST_HEADER = 3
"""So many rows of a header at most are looked for again."""
MISREAD = 0.6
"""How alike a name of a header printed again is at least."""
MANY = 5
"""Where so many names are the same, the others may go on in other words: ``配合部门``, ``配合单位``."""


def row_key(row: Row) -> str:
    """All that a row says, to be compared."""
    return without_blanks("".join(row.cells))


def title_row(rows: Sequence[Row]) -> str | None:
    """A first row with one filled cell is the table's title printed as a row."""
    if len(rows) < 2 or len(rows[0].filled) != 1 or len(rows[0].cells) < 2:
        return None
    text = rows[0].filled[0]
    return text if len(without_blanks(text)) >= 6 and len(rows[1].filled) > 2 else None


def top_rows(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows that a page break may print again."""
    return rows[1 : MOST_HEADER + 1] if title_row(rows) else rows[:MOST_HEADER]


def repeated_header(rows: Sequence[Row], above: Sequence[Row]) -> int:
    """How many rows at the top of a fragment print the header of the rows above again, whole or its lower rows alone."""
    header = top_rows(above)
    return repeats(rows, header) or _lower_repeats(rows, header) or _counted_on(rows, above) or _without_last(rows, header)


def _counted_on(rows: Sequence[Row], above: Sequence[Row]) -> int:
    """1 where a header with one other name stands over serial numbers that count on (``配合部门`` above, ``配合单位`` below)."""
    header = next(iter(top_rows(above)), None)
    if header is None or not rows or len(rows[0].cells) != len(header.cells) or not all(rows[0].cells):
        return 0
    other = sum(without_blanks(x) != without_blanks(y) for x, y in zip(rows[0].cells, header.cells, strict=True))
    return int(other == 1 and counts_on(rows[1:], above))


def _without_last(rows: Sequence[Row], header: Sequence[Row]) -> int:
    """1 where a header is printed again without its last name (备注)."""
    if not rows or not header or len(header[0].filled) < MANY or not all(header[0].cells):
        return 0
    names = [[without_blanks(cell) for cell in row.filled] for row in (rows[0], header[0])]
    return int(names[0] == names[1][:-1])


def counts_on(rows: Sequence[Row], above: Sequence[Row]) -> bool:
    """Whether the serial numbers of a fragment go on from those above."""
    last, first = _serial(reversed(above)), _serial(rows)
    return last is not None and first == last + 1


def _serial(rows: Iterable[Row]) -> int | None:
    """The first serial number in the first column."""
    return next((number for row in rows if (number := serial_number(row.cells[0])) is not None), None)


def _lower_repeats(rows: Sequence[Row], header: Sequence[Row]) -> int:
    """How many rows at the top print the lower rows of a header with spans again, without its first."""
    if not header or all(header[0].cells):
        return 0
    lower = list(takewhile(_below_names, header[1:]))
    for first in range(len(lower)):
        again = [row_key(a) == row_key(b) for a, b in zip(rows, lower[first:], strict=False)]
        if again[:1] == [True]:
            return again.index(False) if False in again else len(again)
    return 0


def _below_names(row: Row) -> bool:
    """Whether a row can be a lower one of a header: its first cell is blank, and it has names but no figure."""
    return not row.cells[0] and len(row.filled) > 1 and not any(BARE_FIGURE.fullmatch(without_blanks(cell)) for cell in row.filled)


def repeats(rows: Sequence[Row], header: Sequence[Row]) -> int:
    """How many rows at the top of a fragment print the table's header again."""
    count = 0
    while count < min(len(rows), len(header)) and (_same(rows[count], header[count]) or count and _reworded(rows[count], header[count])):
        count += 1
    return count


def _reworded(a: Row, b: Row) -> bool:
    """Whether a row below a repeated one is the next of the header in other words: the same cells filled, each with nearly its name."""
    if [bool(cell) for cell in a.cells] != [bool(cell) for cell in b.cells] or not any(b.cells):
        return False
    pairs = [(without_blanks(x), without_blanks(y)) for x, y in zip(a.filled, b.filled, strict=True)]
    figures = any(BARE_FIGURE.fullmatch(x) for x, _ in pairs)
    return not figures and all(x in y or y in x or likeness(x, y, MISREAD) >= MISREAD for x, y in pairs)


def _same(a: Row, b: Row) -> bool:
    """Whether two header rows are one printed twice, a misread character aside."""
    ours, theirs = row_key(a), row_key(b)
    if not ours or ours == theirs:
        return bool(ours)
    pairs = [(without_blanks(x), without_blanks(y)) for x, y in zip(a.filled, b.filled, strict=False)]
    equal = sum(x == y for x, y in pairs)
    if len(a.filled) != len(b.filled) or 2 * equal <= len(pairs):
        return False
    return all(x == y or equal >= MANY and x[:2] == y[:2] or likeness(x, y, MISREAD) >= MISREAD for x, y in pairs)
