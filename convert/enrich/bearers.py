"""Which document of a publication a title or a number names: an index, so that a mention is one look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from convert.enrich.mentions import Mention
from convert.model.issue import Document, PartKind
from convert.model.variants import Variants

FOLDED = str.maketrans(
    {**dict.fromkeys("〈<«", "《"), **dict.fromkeys(">〉»", "》"), **dict.fromkeys("—–－―~～", "-"), **dict.fromkeys("“”‘’'", '"')}
)
ISSUED = re.compile(r"(?:印发|公布|发布)《(?P<title>.+)》的(?:通知|决定|意见|公告|通告|令)$")
OURS = re.compile(r"[全我本][县市区州旗省]")


@dataclass(frozen=True)
class Bearers:
    """The documents by number and by title, both folded; ``place`` is the name without which a title may be another place's."""

    numbers: Mapping[str, frozenset[str]]
    titles: Mapping[str, frozenset[str]]
    order: Mapping[str, int]
    place: str
    variants: Variants

    def named(self, mention: Mention, citing: str) -> str | None:
        """The one document that is certainly meant, none if it is the citing one.  A number decides, whatever the title is."""
        found = self.of_number(mention.number) if mention.number else self._of_title(mention.title or "")
        return next(iter(found)) if len(found) == 1 and citing not in found else None

    def before(self, mention: Mention, citing: str) -> str | None:
        """The same for a document that is changed: one printed before the citing one, which may itself print the text anew."""
        if mention.number:
            return self.named(mention, citing)
        found = [each for each in self._of_title(mention.title or "") if self.order[each] < self.order[citing]]
        return found[0] if len(found) == 1 else None

    def bears(self, document: str, title: str) -> bool:
        """Whether a document has this title or encloses a text that has it."""
        return document in self.titles.get(folded(title, self.variants), ())

    def of_number(self, number: str) -> frozenset[str]:
        """The documents that bear a number, variant characters and 第 aside."""
        return self.numbers.get(number_key(number, self.variants), frozenset())

    def _of_title(self, title: str) -> frozenset[str]:
        """A title that does not name the place may be that of another authority's document."""
        flat = folded(title, self.variants)
        return self.titles.get(flat, frozenset()) if self.place in flat or OURS.search(flat) else frozenset()


def number_key(number: str, variants: Variants) -> str:
    """A document number as it is compared: ``征告〔2024〕第15号`` and ``征告〔2024〕15号`` are one."""
    return variants.fold(number).replace("〕第", "〕")


def bearers_of(documents: Iterable[Document], place: str, variants: Variants) -> Bearers:
    """Documents, oldest first or last, and the name of their place → the index."""
    numbers: dict[str, set[str]] = {}
    titles: dict[str, set[str]] = {}
    known = list(documents)
    for document in known:
        if document.document_number:
            numbers.setdefault(number_key(document.document_number, variants), set()).add(document.id)
        for title in _titles(document, variants):
            titles.setdefault(title, set()).add(document.id)
    order = {document.id: place for place, document in enumerate(sorted(known, key=lambda each: _age(each.id)))}
    return Bearers(_frozen(numbers), _frozen(titles), order, variants.fold(place), variants)


def folded(title: str, variants: Variants) -> str:
    """A title as it is compared: without its marks and blanks, of one width, with one form of brackets, quotes and dashes."""
    flat = "".join(normalize("NFKC", variants.fold(title)).split()).translate(FOLDED)
    return flat[1:-1] if flat.startswith("《") and flat.endswith("》") else flat


def _titles(document: Document, variants: Variants) -> set[str]:
    """The title of a document, of what it encloses, and of what it says it issues."""
    own = folded(document.title, variants)
    issued = ISSUED.search(own)
    enclosed = {folded(part.title, variants) for part in document.parts if part.kind is PartKind.ENCLOSED and part.title}
    return {own, *enclosed, *({issued["title"]} if issued else ())}


def _age(document: str) -> tuple[int, ...]:
    """``2024-03-08`` → year, issue and place in it; ids of issues without number sort among themselves."""
    return tuple(int(part) for part in re.findall(r"\d+", document))


def _frozen(groups: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(ids) for key, ids in groups.items()}
