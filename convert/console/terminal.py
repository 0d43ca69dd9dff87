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


class LiveLine:
    """One line of a terminal that is written over again and again."""

    def __init__(self) -> None:
        self._width = 0

    def over(self, message: str, room: int) -> str:
        """What to send so that the line reads like this and nothing is left of what it was."""
        shown = fitting(message, room)
        rest = " " * max(0, self._width - columns(shown))
        self._width = columns(shown)
        return f"\r{shown}{rest}" + ("" if shown else "\r")
