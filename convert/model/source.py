"""Where something was read: line ranges of the source file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]
"""First and last line, 1-based and inclusive."""

ROW_GOES_ON = "\ue000"
"""The text of a line that only belongs to a table row beside it: one of the lines that an HTML row is written on."""

Source = tuple[Span, ...]
"""Several ranges mean that a page or column break came in between."""


def source_of(numbers: Iterable[int]) -> Source:
    """Line numbers in any order → the ranges that hold exactly these lines."""
    spans: list[Span] = []
    for number in sorted(set(numbers)):
        if spans and spans[-1][1] == number - 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return tuple(spans)


def lines_of(source: Source) -> list[int]:
    """The single line numbers of a source, ascending."""
    return [number for first, last in source for number in range(first, last + 1)]


@dataclass(frozen=True)
class Original:
    """The file an issue was read from, byte for byte, and the encoding of its text."""

    data: bytes
    encoding: str


@dataclass(frozen=True)
class Line:
    """One non-blank line of the source file after its OCR marks were read.

    ``printed`` is the line as the file has it, ``text`` what a reader sees.
    ``strong`` holds the ranges of ``text`` that were set in bold, ``mark`` is
    the number of heading marks (``#``) before it, ``bullet`` whether a list
    mark stood before it.  ``gap`` says that a blank line stood before it,
    ``indent`` that the line begins with the two blanks of a new paragraph.
    ``covered``, in a table row that says so, are its columns (from 0) that a cell from above spans.
    """

    number: int
    printed: str
    text: str
    strong: tuple[tuple[int, int], ...] = ()
    mark: int = 0
    bullet: bool = False
    gap: bool = False
    indent: bool = False
    covered: tuple[int, ...] | None = None


@dataclass(frozen=True)
class SourceText:
    """A source file as clean numbered lines; ``reformed`` are the numbers of those with other code points for common characters."""

    name: str
    encoding: str
    lines: tuple[Line, ...]
    reformed: tuple[int, ...] = ()
