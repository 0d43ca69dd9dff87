"""A paragraph: lines that belong together, and what they say as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from convert.parse.kinds import LineKind, TextLine
from convert.parse.numbering import Number

SENTENCE = re.compile(r"[。；;！？]")


@dataclass(frozen=True)
class Paragraph:
    """Lines that are one paragraph; ``kind`` and ``number`` are those of its first line."""

    lines: tuple[TextLine, ...]
    kind: LineKind
    number: Number | None

    @property
    def last(self) -> TextLine:
        """Its last printed line so far."""
        return self.lines[-1]

    @cached_property
    def text(self) -> str:
        """The lines joined, nothing put between them."""
        return "".join(line.text for line in self.lines).replace("\n", " ")

    @cached_property
    def flat(self) -> str:
        """The text without blanks."""
        return "".join(line.flat for line in self.lines)

    @cached_property
    def bare(self) -> bool:
        """Whether it is a number and one phrase without a sentence end: a heading, or the first line of something cut."""
        return self.number is not None and not SENTENCE.search(self.flat)

    @property
    def strong(self) -> tuple[tuple[int, int], ...]:
        """Bold ranges in ``text``."""
        if not any(line.strong for line in self.lines):
            return ()
        starts = zip(self.lines, (0, *self._ends()), strict=False)
        return tuple((at + a, at + b) for line, at in starts for a, b in line.strong)

    @property
    def breaks(self) -> tuple[int, ...]:
        """Where in ``text`` a source line ended."""
        return tuple(self._ends())[:-1]

    def _ends(self) -> Iterator[int]:
        return accumulate(len(line.text) for line in self.lines)
