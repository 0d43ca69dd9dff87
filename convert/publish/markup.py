"""Text → HTML and Markdown that show exactly this text, whatever characters it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

Span = tuple[int, int]

ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}
CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A)}
HTML_TABLE = {**CONTROLS, **ENTITIES}
SPECIAL = re.compile(r'[&<>"\x00-\x1f\x7f-\x9f]')
END_BLANKS = re.compile(r"^\s+|(?<!\s)\s+$")
MARKDOWN_TABLE = {**HTML_TABLE, **{ord(mark): f"\\{mark}" for mark in "\\`*_{}[]#!"}}


@dataclass(frozen=True)
class Mark:
    """A range of a text and the element that goes around it; an empty range is a place in the text, the element one without text."""

    span: Span
    name: str
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def is_place(self) -> bool:
        """Whether the element stands between two characters and around none."""
        return self.span[0] == self.span[1]

    @property
    def bare(self) -> str:
        """The element without text."""
        return element(self.name, "", **dict(self.attributes))


def escape(text: str) -> str:
    """Text → HTML text.  Control characters, which HTML cannot hold, go; line ends and tabs stay on one line of source."""
    return text.translate(HTML_TABLE) if SPECIAL.search(text) else text


def escape_markdown(text: str) -> str:
    """Text → one line of Markdown that is read back as this text; blanks at its ends are kept."""
    return END_BLANKS.sub(lambda blanks: "".join(f"&#{ord(blank)};" for blank in blanks[0]), text.translate(MARKDOWN_TABLE))


def element(name: str, content: str, /, **attributes: str | int | None) -> str:
    """An HTML element around ready-made content; a trailing ``_`` of an attribute name is dropped, ``_`` stands for ``-``."""
    written = ""
    for key, value in attributes.items():
        if value is not None:
            written += f' {_attribute(key)}="{escape(value) if isinstance(value, str) else value}"'
    return f"<{name}{written}>{content}</{name}>"


def anchor(text: str, href: str, **attributes: str | int | None) -> str:
    """A link that reads ``text``."""
    return element("a", escape(text), href=href, **attributes)


def lines(parts: Iterable[str]) -> str:
    """Pieces of HTML, one a line, empty ones left out; without blank lines, so that Markdown takes them as one block."""
    return "\n".join(part for part in parts if part)


def marked(text: str, marks: Sequence[Mark]) -> str:
    """Text → HTML with elements around ranges of it; ranges may overlap, every character is written once."""
    if not marks:
        return escape(text)
    edges = {edge for mark in marks if not mark.is_place for edge in mark.span if 0 < edge < len(text)}
    return "".join([_segment(text, start, end, marks) for start, end in pairwise([0, *sorted(edges), len(text)])])


def pointed(text: str, marks: Iterable[Mark], write: Callable[[str], str] = escape) -> str:
    """Text as ``write`` writes it, with those elements between its characters that stand there; what stands around some is left out."""
    html, done = "", 0
    for mark in sorted((mark for mark in marks if mark.is_place), key=lambda mark: mark.span):
        html += write(text[done : mark.span[0]]) + mark.bare
        done = mark.span[0]
    return html + write(text[done:])


def sectioned(text: str, sections: Sequence[Mark], marks: Sequence[Mark]) -> str:
    """The same with whole elements, one after the other, around ranges that do not overlap; marks across their ends are cut."""
    html, done = "", 0
    for section in sections:
        start, end = section.span
        inside = marked(text[start:end], within(marks, start, end))
        html += marked(text[done:start], within(marks, done, start)) + element(section.name, inside, **dict(section.attributes))
        done = end
    return html + marked(text[done:], within(marks, done, len(text)))


def within(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    """Marks as a stretch of the text has them; one that stands between two stretches belongs to the first."""
    cut = ((mark, max(mark.span[0], start) - start, min(mark.span[1], end) - start) for mark in marks)
    return [
        Mark((first, last), mark.name, mark.attributes)
        for mark, first, last in cut
        if first < last or (mark.is_place and start < mark.span[0] <= end)
    ]


def _segment(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    html = pointed(text[start:end], within((mark for mark in marks if mark.is_place), start, end))
    for mark in reversed(marks):
        if html and mark.span[0] <= start < end <= mark.span[1]:
            html = element(mark.name, html, **dict(mark.attributes))
    return html


@cache
def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")
