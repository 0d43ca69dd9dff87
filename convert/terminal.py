"""How wide text is on a terminal, where a Chinese character takes two columns."""

from __future__ import annotations

from unicodedata import east_asian_width


def columns(text: str) -> int:
    """How many columns a text takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def fitting(text: str, room: int) -> str:
    """The start of a text that fits into so many columns."""
    while columns(text) > room:
        text = text[:-1]
    return text
