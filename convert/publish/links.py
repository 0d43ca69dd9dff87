"""Links inside gazette text: mentions of documents that the archive holds, and of the document's own annexes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from unicodedata import normalize

from convert.model.blocks import Block, BlockKind, TextBlock
from convert.model.issue import Part
from convert.model.source import Source
from convert.publish.markup import Mark, Span, escape, marked
from convert.publish.places import Place, Places
from convert.publish.urls import link

_BRACKETS = str.maketrans({**dict.fromkeys("[(（【﹝", "〔"), **dict.fromkeys("])）】﹞", "〕")})


@dataclass(frozen=True)
class Linker:
    """Finds what can be linked in the blocks of one document.

    ``targets`` are the numbers of documents of the archive, where each is cited, and its page as seen from here.
    """

    targets: tuple[tuple[str, Source, str], ...]
    annexes: tuple[Part, ...]

    def marks(self, block: TextBlock) -> list[Mark]:
        """The links in a block of text."""
        wanted = self._wanted(block)
        return _marks(block.text, wanted) if wanted else []

    def shower(self, block: Block) -> Callable[[str], str]:
        """For the many texts of one block: text → HTML with its links."""
        wanted = self._wanted(block)
        return (lambda text: marked(text, _marks(text, wanted))) if wanted else escape

    def _wanted(self, block: Block) -> list[tuple[str, str]]:
        """Phrases that become links in this block, and where they lead."""
        wanted = [(number, href) for number, source, href in self.targets if _overlap(source, block.source)]
        if isinstance(block, TextBlock) and block.kind is BlockKind.ANNEX_NOTE:
            wanted += [(part.title, f"#{part.id}") for part in self.annexes if part.title]
        return wanted


def linker(place: Place, places: Places) -> Linker:
    """The linker of one document: its references that lead to exactly one other document."""
    publication = place.annotated.publication.id
    cited = [reference for reference in place.annotated.references if reference.citing == place.document.id]
    found = [(reference, places.find(publication, reference.document)) for reference in cited]
    others = [(reference, target) for reference, target in found if target and target.path != place.path]
    targets = [(reference.number, reference.source, link(place.path, target.path)) for reference, target in others]
    return Linker(tuple(targets), place.document.annexes)


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


def _folded(text: str) -> tuple[str, list[int]]:
    """Text without blanks, of one width and with one kind of bracket; and where each character stood."""
    kept = [(normalize("NFKC", char)[:1], index) for index, char in enumerate(text) if not char.isspace()]
    return "".join(char for char, _ in kept).translate(_BRACKETS), [index for _, index in kept]


def _overlap(one: Source, other: Source) -> bool:
    return any(first <= last_other and first_other <= last for first, last in one for first_other, last_other in other)
