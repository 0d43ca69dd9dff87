"""Links inside gazette text: mentions of documents that the archive holds, and of the document's own annexes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import normalize

from convert.model.blocks import Block, BlockKind, TextBlock
from convert.model.document_number import NORMAL
from convert.model.issue import Part
from convert.model.source import Source
from convert.publish.markup import Mark, Span, escape, marked
from convert.publish.page_marks import page_marks
from convert.publish.places import Place, Places
from convert.publish.unit_links import UnitLinks
from convert.publish.urls import link

NO_UNITS = UnitLinks()


@dataclass(frozen=True)
class Linker:
    """Finds what can be linked in the blocks of one document.

    ``targets`` are the printed numbers and titles of documents of the archive, where each is cited, and its page as seen from here;
    ``sentences`` are those that lists of tasks lead to, ``page_marks`` the places where printed pages end, both by the anchor of their
    block or row; ``prefix`` is what the page's anchors begin with.
    """

    targets: tuple[tuple[str, Source, str], ...]
    annexes: tuple[Part, ...]
    units: UnitLinks = NO_UNITS
    sentences: Mapping[str, Sequence[Mark]] = field(default_factory=dict)
    page_marks: Mapping[str, Sequence[Mark]] = field(default_factory=dict)
    prefix: str = ""

    def marks(self, block: TextBlock) -> list[Mark]:
        """The links in a block of text."""
        found = self._finder(block)(block.text)
        linked = {mark.attributes for mark in found}
        return _beside(found, (mark for mark in self.units.running(block) if mark.attributes not in linked))

    def shower(self, block: Block) -> Callable[[str], str]:
        """For the many texts of one block: text → HTML with its links."""
        find = self._finder(block)
        return escape if find is _nothing else lambda text: marked(text, find(text))

    def _finder(self, block: Block) -> Callable[[str], list[Mark]]:
        """What finds the links in the texts of a block; a unit is not linked inside another link."""
        wanted, units = self._wanted(block), self.units.finder(block.source)
        if units is None:
            return (lambda text: _marks(text, wanted)) if wanted else _nothing
        return lambda text: _beside(_marks(text, wanted), units(text))

    def _wanted(self, block: Block) -> list[tuple[str, str]]:
        """Phrases that become links in this block, and where they lead."""
        wanted = [(number, href) for number, source, href in self.targets if _overlap(source, block.source)]
        if isinstance(block, TextBlock) and block.kind is BlockKind.ANNEX_NOTE:
            wanted += [(part.title, f"#{self.prefix}{part.id}") for part in self.annexes if part.title]
        return wanted


def linker(
    place: Place, places: Places, units: UnitLinks = NO_UNITS, sentences: Mapping[str, Sequence[Mark]] | None = None, prefix: str = ""
) -> Linker:
    """The linker of one document: its references that lead to exactly one other document, and the units of its tasks."""
    publication = place.annotated.publication.id
    cited = [reference for reference in place.annotated.references if reference.citing == place.document.id]
    found = [(reference, places.find(publication, reference.document)) for reference in cited]
    others = [(reference, target) for reference, target in found if target and target.path != place.path]
    targets = [(reference.printed, reference.source, link(place.path, target.path)) for reference, target in others]
    return Linker(tuple(targets), place.document.annexes, units, sentences or {}, page_marks(place, prefix), prefix)


def _nothing(text: str) -> list[Mark]:
    return []


def _beside(marks: list[Mark], others: Iterable[Mark]) -> list[Mark]:
    """Marks and those others that touch none of them."""
    free = (other for other in others if all(other.span[1] <= mark.span[0] or mark.span[1] <= other.span[0] for mark in marks))
    return [*marks, *free]


def _marks(text: str, wanted: Iterable[tuple[str, str]]) -> list[Mark]:
    """Links to what is wanted, none of them overlapping."""
    found = sorted(((start, -end, href) for phrase, href in wanted for start, end in mentions(text, phrase)))
    marks: list[Mark] = []
    for start, end, href in found:
        if not marks or marks[-1].span[1] <= start:
            marks.append(Mark((start, -end), "a", (("class", "site-link"), ("href", href))))
    return marks


def mentions(text: str, phrase: str) -> list[Span]:
    """Where a phrase stands in a text, whatever its brackets, blanks and widths are."""
    folded, places = _folded(text)
    wanted = _folded(phrase)[0]
    result: list[Span] = []
    start = folded.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        result.append((places[start], places[end - 1] + 1))
        start = folded.find(wanted, end)
    return result


@lru_cache(maxsize=1 << 6)
def _folded(text: str) -> tuple[str, list[int]]:
    """Text without blanks, of one width and with one kind of bracket; and where each character stood.

    One text is searched for many phrases, one after the other.
    """
    kept = [(normalize("NFKC", char)[:1], index) for index, char in enumerate(text) if not char.isspace()]
    return "".join(char for char, _ in kept).translate(NORMAL), [index for _, index in kept]


def _overlap(one: Source, other: Source) -> bool:
    return any(first <= last_other and first_other <= last for first, last in one for first_other, last_other in other)
