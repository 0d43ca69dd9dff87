"""Rows that lost or gained a cell, put back by what the columns hold.  Without certainty a row stays as printed."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from convert.parse.numbers import SERIAL, serial_number, without_blanks
from convert.parse.tables.body import TOTAL

Cells = list[str]

FEWEST_ROWS = 4
"""Fewer rows tell nothing of what their columns hold."""
MARGIN = 4.0
"""By how much, in nats, a moved row must fit its columns better than the printed one."""
APART = 1.0
"""By how much the best place of a sparse row must beat the next: few cells fit more than one place."""

MOST_LOST = 3
"""So many blank cells at most a full row can have lost at the left, if not all up to its last column."""

FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("serial", SERIAL),
    ("figure", re.compile(r"^[-+]?[\d.,，]+%?$")),
    ("ordinal", re.compile(r"^[一二三四五六七八九十]{1,3}$")),
    (
        "date",
        re.compile(r"^.{0,12}(?:年|月|日|底|季度|前)(?:底|前|中旬|上旬|下旬|完成|底前)*$|^(?:长期|全年|每(?:[年月周日]|季度|半年)).{0,8}$"),
    ),
    ("item", re.compile(r"^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）).、．]).+")),
    ("units", re.compile(r"^.{0,60}(?:局|办|部|委|镇|乡|室|会|中心|公司|院|所|大队|园区|管委会|街道|支行|单位|部门|政府|[乡镇][）)])$")),
    ("name", re.compile(r"^[\u4e00-\u9fa5]{2,4}$")),
    ("short", re.compile(r"^.{1,12}$")),
    ("text", re.compile(r"^")),
)

KIN: dict[str, tuple[str, ...]] = {
    "serial": ("figure",),
    "figure": ("serial",),
    "short": ("text", "name", "units"),
    "text": ("short", "item", "units"),
    "name": ("short",),
    "units": ("short", "text"),
}
"""Forms that one column may well mix."""


MOSTLY = 0.8
"""From this share of figures on a column is one of figures."""
FIGURES = ("serial", "figure")
NO_NAMES = ("blank", "serial", "figure", "ordinal", "item")
WORD = re.compile(r"^[\u4e00-\u9fa5]{2,12}$")
LONGEST_WORD = 20
"""Longer cells are sentences, which do not come again."""


@lru_cache(maxsize=1 << 12)
def read_cell(cell: str) -> tuple[str, str]:
    """The form of a cell (``blank``, ``serial``, ``figure``, ``units``, ``text`` …) and its text without blanks."""
    flat = without_blanks(cell)
    return "blank" if not flat else next(name for name, pattern in FORMS if pattern.search(flat)), flat


def form_of(cell: str) -> str:
    """What kind of thing a cell holds."""
    return read_cell(cell)[0]


class Profile:
    """What the columns of a table hold, learnt from all its rows."""

    def __init__(self, rows: Sequence[Cells], width: int) -> None:
        self.width = width
        good = [row for row in rows if len(row) == width and 5 * sum(map(bool, row)) > 2 * width] or [list(row) for row in rows]
        columns = [[read_cell(row[column]) for row in good] for column in range(width)]
        self._seen = [Counter(form for form, _ in column) for column in columns]
        self._size = len(good)
        words = [[word for _, word in column] for column in columns]
        self._words = _tally([[word for word in column if 0 < len(word) <= LONGEST_WORD] for column in words], least=2)
        self._ends = _tally([[word[-1] for word in set(column) if WORD.match(word)] for column in words], least=1)

    def fit(self, row: Cells, printed: Cells) -> float:
        """Log-likelihood of a row's cells in their columns; cells beyond the last column cost much.

        The row as ``printed`` is left out of what the columns hold: a row that lost a cell is no witness for itself.
        """
        inside = sum(self._cell(c, cell, form_of(printed[c])) for c, cell in enumerate(row[: self.width]))
        return inside - 6.0 * sum(bool(cell) for cell in row[self.width :])

    def figures(self, row: Cells) -> list[float | None]:
        """For every figure of a row, how many of the filled cells of its column are figures; None where none is filled."""
        seen = [self._seen[c] for c, cell in enumerate(row[: self.width]) if form_of(cell) in FIGURES]
        filled = [sum(each.values()) - each["blank"] for each in seen]
        return [sum(each[form] for form in FIGURES) / size if size else None for each, size in zip(seen, filled, strict=True)]

    def _cell(self, column: int, cell: str, own: str) -> float:
        form, word = read_cell(cell)
        seen = self._seen[column]
        shares = ((form, 1.0), *((kin, 0.3) for kin in KIN.get(form, ())))
        count = sum(share * max(0, seen[other] - (other == own)) for other, share in shares)
        familiar = self._familiar(column, self._words[word]) if word in self._words else self._ending(column, word)
        return math.log((count + 0.2) / (max(self._size - 1, 0) + 2.0)) + familiar

    def _ending(self, column: int, word: str) -> float:
        """``浩来嘎查`` below ``巴彦敖包嘎查``: whether names end so in this column, or only in another."""
        if not WORD.match(word):
            return 0.0
        here, elsewhere = _here_and_elsewhere(self._ends.get(word[-1], {}), column)
        return 1.0 if here >= 3 and here > elsewhere else -1.0 if elsewhere >= 3 and not here else 0.0

    def _familiar(self, column: int, seen: dict[int, int]) -> float:
        """Whether a word that comes again and again, so many times in each column, belongs to this column or to another."""
        here, elsewhere = _here_and_elsewhere(seen, column)
        return 1.5 if here >= 2 and here >= elsewhere else -1.5 if elsewhere >= 3 and here < 2 else 0.0


def _tally(columns: Sequence[Sequence[str]], least: int) -> dict[str, dict[int, int]]:
    """Each word of the columns → how often it stands in which column, where that is ``least`` times or more."""
    seen: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for at, column in enumerate(columns):
        for word, count in Counter(column).items():
            if count >= least:
                seen[word][at] = count
    return dict(seen)


def _here_and_elsewhere(seen: dict[int, int], column: int) -> tuple[int, int]:
    """How often something stands in a column, and how often at most in one of the others."""
    return seen.get(column, 0), max((count for at, count in seen.items() if at != column), default=0)


def _is_sparse(row: Cells, width: int) -> bool:
    """Whether so few cells are filled that most of its blanks say nothing."""
    return 5 * sum(map(bool, row)) <= 2 * width


def _sparse_moves(row: Cells, width: int, whole: bool) -> Iterator[Cells]:
    """A name and figures that lost some blanks: ``合计⇥⇥14.5⇥⇥`` behind the name, ``新建牧场⇥⇥10⇥⇥⇥`` before it."""
    name = without_blanks(row[0])
    kept = max((at + 1 for at, cell in enumerate(row) if cell), default=0)
    if form_of(name) in NO_NAMES or kept < 2 or not all(form_of(cell) in FIGURES for cell in row[1:kept] if cell):
        return
    told = len(row) < width and (whole or not row[-1]) and not TOTAL.match(name)  # the blanks on its right are all there
    for lost in [width - len(row)] if told else range(1, width - kept + 1):
        blanks = [""] * lost
        yield [row[0], *blanks, *row[1:kept]] if TOTAL.match(name) else [*blanks, *row[:kept]]


def _moves(row: Cells, width: int, whole: bool) -> Iterator[Cells]:
    """The ways a printed row can have come about from a whole one: by blanks lost at the left, or one lost or gained cell elsewhere.

    ``whole``: the other rows are printed with all their blanks.
    """
    if _is_sparse(row, width):
        yield from _sparse_moves(row, width, whole)
        return
    kept = max(at + 1 for at, cell in enumerate(row) if cell)
    few = range(1, min(width - kept, MOST_LOST) + 1)
    yield from ([""] * lost + row[:kept] for lost in sorted({*few, width - kept} - {0}))
    if row and not row[0] and any(row):
        yield [*row[1:], ""] if len(row) <= width else row[1:]
    for at in range(1, len(row) if len(row) < width else 0):
        yield from ([*row[:at], *[""] * lost, *row[at:]] for lost in sorted({1, width - len(row)}))
    for at in range(1, len(row)):
        if row[at] and without_blanks(row[at]) == without_blanks(row[at - 1]) and len(without_blanks(row[at])) > 1:
            yield [*row[:at], *row[at + 1 :], ""]
        elif not row[at] and len(row) > width:
            yield [*row[:at], *row[at + 1 :]]


def _sized(row: Cells, width: int) -> Cells:
    """A row brought to the table's width by blanks alone; filled cells are never cut."""
    while len(row) > width and not row[-1]:
        row = row[:-1]
    return row + [""] * (width - len(row))


def align(rows: Sequence[Cells], width: int) -> tuple[list[Cells], set[int]]:
    """Body rows → rows of the table's width, and the indices of those whose cells were moved."""
    sized = [_sized(list(row), width) for row in rows]
    whole = sum(len(row) < width for row in rows) <= 1
    moves = {at: found for at, row in enumerate(rows) if (found := [_sized(move, width) for move in _moves(row, width, whole)])}
    if len(rows) < FEWEST_ROWS:
        return sized, set()
    sparse = {at: moves.pop(at) for at in list(moves) if _is_sparse(sized[at], width)}
    moved = _move(sized, moves, width, 0.0, _full(rows, width))
    totals = {at: sparse.pop(at) for at in list(sparse) if TOTAL.match(without_blanks(sized[at][0]))}
    return sized, moved | _move(sized, sparse, width, APART) | _move_totals(sized, totals, width)


def follow(row: Cells, above: Cells, read: Cells) -> Cells | None:
    """The rest of a row that lost or gained cells, printed below a page break with as many: put under its columns as that row was.

    ``above`` is that row as printed, ``read`` as put back.  None where a cell of the rest finds no column of its own.
    """
    whence, whither = ([at for at, cell in enumerate(cells) if cell] for cells in (above, read))
    if not whence or len(row) != len(above) or [above[at] for at in whence] != [read[at] for at in whither]:
        return None
    placed = [""] * len(read)
    for at, cell in enumerate(row):
        before = [end - start for start, end in zip(whence, whither, strict=True) if start <= at]
        place = at + (before[-1] if before else whither[0] - whence[0])
        if cell and (not 0 <= place < len(read) or placed[place]):
            return None
        if cell:
            placed[place] = cell
    return placed


def _full(rows: Sequence[Cells], width: int) -> list[Cells]:
    """The rows printed with all their cells, where they are at least two in five: what others lost they still have."""
    full = [list(row) for row in rows if len(row) == width and row[-1]]
    return full if len(full) > 2 and 5 * len(full) >= 2 * sum(not _is_sparse(row, width) for row in rows) else []


def _move(rows: list[Cells], moves: dict[int, list[Cells]], width: int, apart: float, full: Sequence[Cells] = ()) -> set[int]:
    """Put the rows in place of which one move fits much better than the printed row, and by ``apart`` better than the next; say which."""
    moved: set[int] = set()
    if not moves:
        return moved
    everything, witnesses = Profile(rows, width), Profile(full, width) if full else None
    for index, found in moves.items():
        profile, own = (witnesses, [""] * width) if witnesses and not rows[index][-1] else (everything, rows[index])
        fits = sorted(((profile.fit(move, own), -at) for at, move in enumerate(found)), reverse=True)
        (fit, place), others = fits[0], fits[1:]
        if fit > profile.fit(rows[index], own) + MARGIN and all(fit >= other + apart for other, _ in others[:1]):
            rows[index] = found[-place]
            moved.add(index)
    return moved


def _move_totals(rows: list[Cells], moves: dict[int, list[Cells]], width: int) -> set[int]:
    """Put the rows of totals in place of which a figure stands under words, and that can stand under figures in one way only; say which."""
    moved: set[int] = set()
    if not moves:
        return moved
    profile = Profile([row for at, row in enumerate(rows) if at not in moves], width)
    for index, found in moves.items():
        whole = [move for move in found if all(share is not None and share >= MOSTLY for share in profile.figures(move))]
        if len(whole) == 1 and any(share is not None and share < MOSTLY for share in profile.figures(rows[index])):
            rows[index] = whole[0]
            moved.add(index)
    return moved


def split_glued(row: Cells, width: int) -> list[Cells]:
    """A line that holds two or more whole rows, by its number of cells or a serial number in it, → those rows; any other → itself."""
    if next_ := _next_serial(row, width):
        return [row[:next_], *split_glued(row[next_:], width)]
    if width > 2 and len(row) > width and len(row) % width == 0 and all(row[at] for at in range(0, len(row), width)):
        return [row[at : at + width] for at in range(0, len(row), width)]
    return [row]


def _next_serial(row: Cells, width: int) -> int | None:
    """Where in a line longer than a row the next row begins: ``2⇥……⇥11月底⇥3⇥……``, with or without the blanks at its end."""
    if len(row) < width + 3 or (number := serial_number(row[0])) is None:
        return None
    return next((at for at in (width, width - 1, width - 2) if at > 2 and serial_number(row[at]) == number + 1), None)
