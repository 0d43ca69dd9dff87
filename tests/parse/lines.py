"""Lines and paragraphs for tests of single rules, read from the text they are printed in."""

from __future__ import annotations

import re

from convert.parse.kinds import TextLine, text_lines
from convert.read.lines import read_lines

EXAMPLE = re.compile(r"``(.+?)``")


def lines_of_text(text: str) -> tuple[TextLine, ...]:
    """A text with ⇥ for TABs → its lines."""
    return text_lines(read_lines(text.replace("⇥", "\t"), "test", "utf-8").lines)


def line(text: str) -> TextLine:
    """One printed line."""
    (found,) = lines_of_text(text)
    return found


def examples(docstring: str | None) -> list[str]:
    """What stands between double backticks in a docstring."""
    return EXAMPLE.findall(docstring or "")
