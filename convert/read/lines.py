"""Decoded text → numbered lines.  Every line keeps the number it has in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convert.model.source import Line, SourceText
from convert.read.character_forms import FORM
from convert.read.drawn_tables import DRAWN, read_drawn_tables
from convert.read.html_tables import read_html_tables
from convert.read.marks import drop_invisible, read_escapes, read_marks

Ranges = tuple[tuple[int, int], ...]

HEADING_MARK = re.compile(r" {0,3}(#{1,6})(?:[ \u3000\u00a0\u2002\u2003]+|(?=[^\s#\d]))")
BULLET = re.compile(r" {0,3}[-*+][ \u3000\u00a0\u2002\u2003]+(?=\S)")
QUOTE = re.compile(r" {0,3}>(?:[ \u3000]|$)")
"""How Markdown sets text in, and Pandoc a paragraph that Word set in; ``>90%`` is text."""
TAGS_BEFORE_MARKS = re.compile(r" {0,3}(?:</?(?:span|a|div|p|center)\b[^<>]*>\s*)+(?=#)", re.IGNORECASE)
BLANKS = " \u3000\r\n\x0b\x0c"
BORDERS = "\t |\u3000\n"
NAME_MARKS = "、，,；;：:（）()。"
ASCII_WORD = re.compile(r"[0-9A-Za-z]")
INDENT = re.compile(r"^(?:[\u3000\u2001\u2003]|[ \u00a0\u2002]{3,})")
RULER = re.compile(r"^ {0,3}:?-+:?\s*(?:\|\s*:?-+:?\s*)+$")
BOLD = re.compile(r"\*\*+")


def _line_marks(text: str) -> tuple[str, int, bool]:
    """Take heading and list marks off the front, whatever stands before the other."""
    at, mark, bullet = 0, 0, False
    while True:
        if found := HEADING_MARK.match(text, at):
            mark = len(found.group(1))
        elif found := BULLET.match(text, at):
            bullet = True
        elif not (found := QUOTE.match(text, at) or TAGS_BEFORE_MARKS.match(text, at)):
            return text[at:], mark, bullet
        at = found.end()


def _is_mask(text: str, start: int, end: int, opened: bool) -> bool:
    """``***`` alone between blanks, ``张**`` and ``138****2201`` hide names and numbers; they are text and no bold marks.

    ``opened``: a bold mark before has not been closed, so that two stars, or four, can close it.
    """
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if before in BORDERS and after in BORDERS:
        return True
    if end - start > 2 and ASCII_WORD.match(before) and (ASCII_WORD.match(after) or not opened):
        return True
    surname = "\u4e00" <= before <= "\u9fff" and text[max(start - 2, 0) : start - 1] in BORDERS + NAME_MARKS
    return surname and not opened and after in BORDERS + NAME_MARKS


def _strong(text: str) -> tuple[str, Ranges]:
    """Take the bold marks out → text and the ranges that were between them; an unpaired mark says nothing."""
    if "**" not in text:
        return read_escapes(text), ()
    pieces: list[str] = []
    ranges: list[tuple[int, int]] = []
    opened: int | None = None
    at = size = 0
    for found in BOLD.finditer(text):
        if _is_mask(text, found.start(), found.end(), opened is not None):
            continue
        pieces.append(read_escapes(text[at : found.start()]))
        size += len(pieces[-1])
        at = found.end()
        if opened is None:
            opened = size
        else:
            ranges.append((opened, size))
            opened = None
    pieces.append(read_escapes(text[at:]))
    return "".join(pieces), tuple((a, b) for a, b in ranges if a < b)


def _trim(text: str, strong: Ranges) -> tuple[str, Ranges]:
    """Strip blanks but not TABs, which are empty cells, and move the bold ranges along."""
    trimmed = text.strip(BLANKS)
    if not strong:
        return trimmed, ()
    left = len(text) - len(text.lstrip(BLANKS))
    moved = ((max(0, a - left), min(len(trimmed), b - left)) for a, b in strong)
    return trimmed, tuple((a, b) for a, b in moved if a < b)


def _line(number: int, printed: str, gap: bool) -> Line:
    body, mark, bullet = _line_marks(drop_invisible(printed))
    text, strong = _trim(*_strong(read_marks(body)))
    return Line(number, printed, text, strong, mark, bullet, gap, bool(INDENT.match(printed)))


def _rows_to_fill_in(printed: Sequence[str]) -> set[int]:
    """The lines of TABs alone that stand, one below the other, right above or below a table row with something in it."""
    found: set[int] = set()
    for run in (range(len(printed)), range(len(printed) - 1, -1, -1)):
        in_table = False
        for at in run:
            blank = not printed[at] or printed[at].isspace()
            in_table = in_table and printed[at].count("\t") > 1 if blank else "\t" in printed[at]
            if blank and in_table:
                found.add(at)
    return found


def read_lines(text: str, name: str, encoding: str) -> SourceText:
    """The decoded text of a file, with ``\\n`` line ends → its non-blank lines with their marks read; ``<p></p>`` is blank too."""
    lines: list[Line] = []
    gap = True
    all_printed = text.split("\n")
    to_fill_in = _rows_to_fill_in(all_printed)
    tables = (read_html_tables(all_printed) if "<table" in text.lower() else {}) | (
        read_drawn_tables(all_printed) if DRAWN.search(text) else {}
    )
    bare = _bare_pipe_rows(all_printed)
    for number, printed in enumerate(all_printed, 1):
        if (rows := tables.get(number - 1)) is not None:
            lines += [_table_line(number, printed, row.text, gap and not at, row.covered) for at, row in enumerate(rows)]
            gap = gap and not rows
            continue
        if number - 1 in bare:
            lines.append(_table_line(number, printed, f"|{printed}|", gap))
            gap = False
            continue
        empty_row = number - 1 in to_fill_in
        line = _line(number, printed, gap) if empty_row or printed and not printed.isspace() else None
        gap = line is None or not empty_row and not line.text.strip()
        if line and not gap:
            lines.append(line)
    return SourceText(name, encoding, tuple(lines), tuple(line.number for line in lines if FORM.search(line.printed)))


def _bare_pipe_rows(printed: Sequence[str]) -> set[int]:
    """The lines of the tables ``单位 | 职责`` over a ruler ``--- | ---``: Markdown rows of few columns without pipes around them.

    A table goes from the line over its ruler to the first line without a pipe (GitHub Flavored Markdown 4.10).
    """
    found: set[int] = set()
    in_table = False
    for at, line in enumerate(printed):
        begins = at > 0 and "|" in line and RULER.match(line) and printed[at - 1].count("|") == line.count("|")
        in_table = "|" in line and (in_table or bool(begins))
        if in_table:
            found |= {at - 1, at} if begins else {at}
    return {at for at in found if not printed[at].lstrip().startswith("|")}


def _table_line(number: int, printed: str, row: str, gap: bool, covered: tuple[int, ...] | None = None) -> Line:
    """One row of a table written in marks, on the line it begins on."""
    text, strong = _trim(*_strong(read_marks(row)))
    return Line(number, printed, text, strong, gap=gap, covered=covered)
