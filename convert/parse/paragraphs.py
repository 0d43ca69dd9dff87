"""A paragraph: lines that belong together, and what they say as one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from convert.model.source import Line
from convert.parse.kinds import LineKind
from convert.parse.numbering import Number
from convert.parse.numbers import without_blanks


@dataclass(frozen=True)
class Paragraph:
    """Lines that are one paragraph; ``kind`` and ``number`` are those of its first line."""

    lines: tuple[Line, ...]
    kind: LineKind
    number: Number | None

    @property
    def text(self) -> str:
        """The lines joined, nothing put between them."""
        return "".join(line.text.replace("\n", " ") for line in self.lines)

    @property
    def flat(self) -> str:
        """The text without blanks."""
        return without_blanks(self.text)

    @property
    def bare(self) -> bool:
        """Whether it is a number and one phrase without a sentence end: a heading, or the first line of something cut."""
        return self.number is not None and not re.search(r"[。；;！？]", self.flat)

    @property
    def strong(self) -> tuple[tuple[int, int], ...]:
        """Bold ranges in ``text``."""
        ranges: list[tuple[int, int]] = []
        at = 0
        for line in self.lines:
            ranges.extend((at + a, at + b) for a, b in line.strong)
            at += len(line.text)
        return tuple(ranges)

    @property
    def breaks(self) -> tuple[int, ...]:
        """Where in ``text`` a source line ended."""
        ends: list[int] = []
        for line in self.lines[:-1]:
            ends.append((ends[-1] if ends else 0) + len(line.text))
        return tuple(ends)
