"""Where an office sets what belongs to an entry of its contents: marks, document number, page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from convert.parse.contents.category import CHAPTER, category_of
from convert.parse.contents.marks import Item, framed_name, item_of, ornament_of, without_ornament
from convert.parse.contents.number import is_number
from convert.parse.contents.page import split_page
from convert.parse.kinds import TextLine

FEWEST = 2
LONGEST_NAME = 12
"""Characters of a category's name at most, in a line with an ornament."""


@dataclass(frozen=True)
class Part:
    """A line of the contents, or what one cell of it says: ``printed`` without its ornament, ``text`` also without the page."""

    line: TextLine
    printed: str
    text: str
    page: int | None
    ornament: str

    @cached_property
    def item(self) -> Item | None:
        """The number it begins with."""
        return item_of(self.printed)

    @cached_property
    def is_number(self) -> bool:
        """Whether it is a document number, perhaps with a page, and nothing else."""
        return is_number(self.text)

    @property
    def is_framed(self) -> bool:
        """``【部门文件】``, ``二、部门文件``: whether a mark tells that it names a category."""
        return framed_name(self.printed) is not None or bool(CHAPTER.match(self.printed)) and not self.is_entry

    @property
    def is_page(self) -> bool:
        """Whether it is a page and nothing else."""
        return self.page is not None and not self.text

    @property
    def is_entry(self) -> bool:
        """Whether no category would be printed so."""
        return self.page is not None or self.is_number or "关于" in self.text or len(self.text) > LONGEST_NAME


@dataclass(frozen=True)
class Layout:
    """What most entries have: a number that counts them or an ornament, a page at their end, a page or document number in front.

    ``framed``: their categories stand in brackets or are counted.
    """

    numbered: bool
    ornament: str
    paged: bool
    page_first: bool
    number_first: bool
    framed: bool

    def marks(self, part: Part) -> bool:
        """Whether a part begins with what these contents put in front of every entry; no other part is an entry where pages do not say."""
        return bool(
            self.numbered
            and part.item
            or self.ornament
            and part.ornament == self.ornament
            or self.page_first
            and part.is_page
            or self.number_first
            and part.is_number
        )


def parts_of(texts: Iterable[tuple[TextLine, str]]) -> list[Part]:
    """Lines of the contents and what they say → the same, taken apart."""
    parts = []
    for line, text in texts:
        printed = without_ornament(text)
        parts.append(Part(line, printed, *split_page(printed), ornament_of(text)))
    return parts


def layout_of(parts: Sequence[Part]) -> Layout:
    """What most entries have."""
    page_first = bool(parts) and parts[0].is_page and sum(part.is_page for part in parts) >= FEWEST
    return Layout(
        numbered=sum(part.item is not None for part in parts) >= FEWEST,
        ornament=_common(part.ornament for part in parts if part.is_entry),
        paged=_is_paged(parts) and not page_first,
        page_first=page_first,
        number_first=_is_number_first(parts),
        framed=sum(part.is_framed for part in parts) >= FEWEST,
    )


def _common(ornaments: Iterable[str]) -> str:
    """The ornament that most entries have, empty where they have none."""
    counted = Counter(filter(None, ornaments)).most_common(1)
    return next((ornament for ornament, times in counted if times >= FEWEST), "")


def _is_paged(parts: Sequence[Part]) -> bool:
    """Whether entries end in their page: two of them do, or the last line does and no more than one entry is there to have one."""
    paged = sum(part.page is not None for part in parts)
    entries = sum(part.is_number or part.item is not None for part in parts)
    return paged >= FEWEST or paged == 1 and parts[-1].page is not None and entries <= 1


def _is_number_first(parts: Sequence[Part]) -> bool:
    """Whether more groups of entries begin with a document number alone in its line than end with one."""
    own = [(part, category_of(part.printed) is not None) for part in parts if not part.is_page]
    if not own:
        return False
    pairs = list(pairwise(own))
    begin = [own[0][0], *(part for (_, above), (part, _) in pairs if above)]
    end = [*(part for (part, _), (_, below) in pairs if below), own[-1][0]]
    return sum(part.is_number for part in begin) > sum(part.is_number for part in end)
