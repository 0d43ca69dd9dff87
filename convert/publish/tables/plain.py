"""Cell text → text that a spreadsheet program shows and never runs."""

from __future__ import annotations

import re

STARTS = tuple("=+-@＝＋－＠")
"""What a spreadsheet program may take for the beginning of a formula, when it opens a cell."""
NUMBER = re.compile(r"[-+]?(?:\d[\d,]*)?\d(?:\.\d+)?%?")
EXACT = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
DIGITS = 15
"""So many digits a spreadsheet program keeps."""


def clean(text: str) -> str:
    """Text without characters that no file of text may hold."""
    return CONTROLS.sub("", text)


def harmless(text: str) -> str:
    """Text for a CSV cell: an apostrophe goes before what would be run; plain numbers and a lone dash stay as they are."""
    bare = text.lstrip(" \u3000\n")
    opens = bare.startswith(STARTS) or text.startswith(("\t", "\r")) or bare.startswith(("\t", "\r"))
    return f"'{text}" if opens and not NUMBER.fullmatch(text) and text.strip() not in ("-", "－", "+") else text


def number(text: str) -> tuple[float, str] | None:
    """A figure that a spreadsheet shows just as printed → its value and number format; serial numbers with zeros are text."""
    if not EXACT.fullmatch(text) or sum(char.isdigit() for char in text) > DIGITS or text.startswith("-0") and not float(text):
        return None
    places = len(text.partition(".")[2])
    return float(text), f"0.{'0' * places}" if places else "0"
