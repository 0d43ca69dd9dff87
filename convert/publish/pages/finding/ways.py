"""The ways to the documents beside searching: what each goes by, and in which order it shows what it finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from convert.model.publication import Archive
from convert.model.variants import Variants
from convert.publish.genres import genre_of, genre_rank
from convert.publish.markup import anchor, element, lines
from convert.publish.places import Place, places_in
from convert.publish.series import Numbered, numbered
from convert.publish.urls import FEEDS, SEARCH, WORK, link, way_page


@dataclass(frozen=True)
class Findable:
    """A document with what it can be found by."""

    place: Place
    year: int | None
    issuers: tuple[str, ...]
    number: Numbered | None
    genre: str

    @property
    def day(self) -> date:
        """The date to sort by; documents without one come first."""
        return self.place.document.date or date.min


@dataclass(frozen=True)
class Way:
    """One way: ``id`` is part of its addresses, ``groups`` names the groups a document is in, ``rank`` orders groups of one size."""

    id: str
    name: str
    about: str
    groups: Callable[[Findable], tuple[str, ...]]
    rank: Callable[[str], int] = lambda group: 0
    numbered: bool = False
    by_month: bool = False


def _months(found: Findable) -> tuple[str, ...]:
    day = found.place.document.date
    return (f"{day.month}月",) if day else ("日期未详",)


def _month_rank(group: str) -> int:
    return -int(group[:-1]) if group[:-1].isdecimal() else 1


def _issuers(found: Findable) -> tuple[str, ...]:
    return found.issuers or ("机关未详",)


def _series(found: Findable) -> tuple[str, ...]:
    return (found.number.series if found.number else "没有文号",)


WAYS = (
    Way("authorities", "按发文机关", "每个机关发了哪些文件。几个机关联合发的，各算一次", _issuers),
    Way("numbers", "按文号", "每个机关代字下各年的文号，未见刊登的号也列出", _series, numbered=True),
    Way("genres", "按文种", "通知、意见、决定……以标题所称为准", lambda found: (found.genre,), genre_rank),
    Way("dates", "按成文日期", "按年、按月列出全部文件", _months, _month_rank, by_month=True),
)


def findable(archive: Archive, variants: Variants) -> list[Findable]:
    """All documents of the archive, newest issue first."""
    return [_found(place, variants) for annotated in archive.issues for place in places_in(annotated)]


def ways_list(path: str) -> str:
    """Links to all ways as seen from a page, each with what it is for."""
    items = [element("li", _link(way, path) + element("span", way.about, class_="way-about")) for way in WAYS]
    return element("ul", lines(("", *items)) + "\n", class_="ways")


def ways_line(path: str) -> str:
    """The same in one line, with the search page before them and the tasks behind."""
    items = [element("li", anchor("全文查找", search_link(path))), *(element("li", _link(way, path)) for way in WAYS)]
    items += [element("li", anchor(words, link(path, page))) for words, page in (("谁做什么", WORK), ("订阅", FEEDS))]
    return element("nav", element("ul", "".join(items), class_="ways ways-line"), aria_label="查找文件")


def search_link(path: str) -> str:
    """The address of the search page as seen from a page."""
    return link(path, SEARCH)


def sorted_groups(way: Way, documents: Sequence[Findable]) -> list[tuple[str, list[Findable]]]:
    """Groups with their documents: in the way's own order, else the largest first."""
    found: dict[str, list[Findable]] = {}
    for document in documents:
        for group in way.groups(document):
            found.setdefault(group, []).append(document)
    return sorted(found.items(), key=lambda pair: (way.rank(pair[0]), -len(pair[1]), pair[0]))


def _link(way: Way, path: str) -> str:
    return anchor(way.name, link(path, way_page(way.id)))


def _found(place: Place, variants: Variants) -> Findable:
    document = place.document
    number = numbered(document.document_number, variants)
    year = document.date.year if document.date else place.annotated.issue.masthead.year
    issuers = tuple(dict.fromkeys(variants.fold(issuer) for issuer in document.issuers))
    return Findable(place, year, issuers, number, genre_of(document.title, document.document_number))
