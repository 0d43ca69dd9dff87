"""How this text is set: which characters stand together, whether paragraphs are indented, how long a full line is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from copy import copy

from convert.parse.kinds import TextLine

PAIRS = (("《", "》"), ("“", "”"), ("〔", "〕"), ("【", "】"))
LONGEST_COLUMN = 120
SHORT, HUNG = 3, 4
"""Columns by which a full line may be shorter, as its next character found no room, or longer, by two marks hung behind its end."""
FEW, SOME, MANY, MOST = 0.1, 0.12, 0.3, 0.7
SENTENCE_ENDS = "。；：:！？"
FEWEST_FULL = 3
FEWEST_LINES = 20
"""Fewer lines of a document tell nothing of its column."""


def unbalanced(text: str) -> bool:
    """Whether a bracket or quotation mark was opened and not closed."""
    if text.count("（") + text.count("(") > text.count("）") + text.count(")"):
        return True
    return any(text.count(left) > text.count(right) for left, right in PAIRS)


class Typesetting:
    """What the lines of an issue's documents tell about how it was set; asked wherever one line alone does not decide."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._text = "\n".join(line.flat for line in lines)
        prose = _prose(lines)
        self.indented = _indented(prose)
        self.parted = _parted(prose)
        self.width = _column_width(prose)

    def of(self, lines: Sequence[TextLine]) -> Typesetting:
        """The same for one document: its paragraphs may be indented, or its lines as long, as those of others are not."""
        own, prose = copy(self), _prose(lines)
        own.indented = _indented(prose)
        own.parted = self.parted if (parted := _parted(prose)) is None else parted
        if len(prose) >= FEWEST_LINES:
            own.width = _column_width(prose) or self.width
        return own

    def bond(self, left: str, right: str) -> float:
        """How firmly the last character of ``left`` and the first of ``right`` belong together in this text.

        Pointwise mutual information in bits; 0 where the pair was seen less than twice.  Tells a word
        that a line end cut from two words that only met there.
        """
        pair = left[-1:] + right[:1]
        seen = self._text.count(pair)
        if seen < 2:
            return 0.0
        return math.log2(seen * len(self._text) / (self._text.count(pair[0]) * self._text.count(pair[1])))

    def is_short(self, line: TextLine) -> bool:
        """Whether the line leaves a good part of the column free, where the text is set in lines of one width."""
        return self.width is not None and 4 * _display_width(line.printed) < 3 * self.width

    def is_full(self, line: TextLine) -> bool:
        """Whether the line reaches the column's edge, where the text is set in lines of one width."""
        return self.width is not None and self.width - SHORT <= _display_width(line.printed) <= self.width + HUNG


def _prose(lines: Sequence[TextLine]) -> list[TextLine]:
    return [line for line in lines if "\t" not in line.text and "|" not in line.text]


def _indented(prose: Sequence[TextLine]) -> bool:
    """Whether paragraphs are indented: a quarter of all lines, or most of the numbered ones, which begin paragraphs."""
    numbered = [line.indent for line in prose if line.numbering]
    return sum(line.indent for line in prose) > 0.25 * len(prose) or len(numbered) > 3 and sum(numbered) > 0.7 * len(numbered)


def _parted(prose: Sequence[TextLine]) -> bool | None:
    """Whether blank lines stand between paragraphs: before most of the numbered lines, which begin paragraphs; None where these are few."""
    numbered = [line.gap for line in prose if line.numbering]
    return sum(numbered) > 0.8 * len(numbered) if len(numbered) > 3 else None


def _display_width(printed: str) -> int:
    """Columns that a line takes: two for a Han character or full-width mark (three bytes of UTF-8), one for a Latin letter or digit."""
    text = printed.rstrip()
    return (len(text.encode()) + len(text)) // 2


def _column_width(prose: Sequence[TextLine]) -> int | None:
    """The length that most lines have, where the text is wrapped at one; None where a paragraph is one line.

    It is wrapped where few lines are longer, and many are so long or some, most of which end within a sentence.
    Marks that must not begin a line hang behind its end (GB/T 15834).
    """
    lengths = [_display_width(line.printed) for line in prose]
    counted = Counter(length for length in lengths if 24 <= length <= LONGEST_COLUMN)
    width = max(counted, key=lambda length: (sum(counted[length - less] for less in range(SHORT + 1)), length), default=0)
    if not width or sum(length > width + HUNG for length in lengths) > FEW * len(lengths):
        return None
    full = [line for length, line in zip(lengths, prose, strict=True) if width - SHORT <= length <= width + HUNG]
    inside = sum(line.flat[-1:] not in SENTENCE_ENDS for line in full)
    if len(full) < FEWEST_FULL:
        return None
    wrapped = len(full) >= MANY * len(prose) or len(full) >= SOME * len(prose) and inside >= MOST * len(full)
    return width if wrapped else None
