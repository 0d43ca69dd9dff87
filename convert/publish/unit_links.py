"""Unit names as links: the first mention in a paragraph or cell, and only where the unit is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from convert.model.blocks import TextBlock
from convert.model.source import Source, lines_of
from convert.publish.markup import Mark, Span

Target = tuple[str, str]
"""A printed name and the address of its page."""
Finder = Callable[[str], list[Mark]]

BEFORE = r"(?:(?<!\w)|(?<=[由和及与]))"
AFTER = r"(?!(?!牵头|负责|配合|参与|承办|协办|落实|会同|分别|具体|按|等|和|及|与)\w)"
"""A name that runs on is another one: ``财政局长``, ``市财政局``."""


def _nowhere(block: TextBlock) -> list[Mark]:
    return []


@dataclass(frozen=True)
class UnitLinks:
    """For each source line of a document the unit names of the tasks printed there; and what finds names in running text."""

    by_line: Mapping[int, tuple[Target, ...]] = field(default_factory=dict)
    running: Callable[[TextBlock], list[Mark]] = _nowhere

    def finder(self, source: Source) -> Finder | None:
        """For the texts of one block: text → its links; ``None`` where no task stands."""
        found = {name: href for line in lines_of(source) for name, href in self.by_line.get(line, ())} if self.by_line else {}
        if not found:
            return None
        names = "|".join(map(re.escape, sorted(found, key=len, reverse=True)))
        pattern = re.compile(f"{BEFORE}(?:{names}){AFTER}")
        return lambda text: _first_mentions(pattern, found, text)


def unit_links(targets: Iterable[tuple[Source, str, str]], running: Callable[[TextBlock], list[Mark]] = _nowhere) -> UnitLinks:
    """Where a name was printed, the name, and the address of the unit → what is looked up block by block."""
    by_line: dict[int, dict[Target, None]] = {}
    for source, name, href in targets:
        for line in lines_of(source):
            by_line.setdefault(line, {})[name, href] = None
    return UnitLinks({line: tuple(found) for line, found in by_line.items()}, running)


def unit_mark(span: Span, href: str) -> Mark:
    """The link of a unit's name."""
    return Mark(span, "a", (("class", "unit-link"), ("href", href)))


def _first_mentions(pattern: re.Pattern[str], found: Mapping[str, str], text: str) -> list[Mark]:
    marks: dict[str, Mark] = {}
    for match in pattern.finditer(text):
        href = found[match.group(0)]
        marks.setdefault(href, unit_mark(match.span(), href))
    return list(marks.values())
