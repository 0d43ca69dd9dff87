"""The printed table of contents → entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from convert.model.finding import Dropped
from convert.model.issue import Entry, Masthead
from convert.model.source import source_of
from convert.parse.contents.category import FRAMED, category_of, is_slogan, short_name
from convert.parse.contents.layout import Layout, Part, layout_of, parts_of
from convert.parse.contents.number import is_number, split_number
from convert.parse.contents.page import AUTHOR, own_pages
from convert.parse.contents.table import texts_of
from convert.parse.kinds import TextLine
from convert.parse.numbers import NUMBER, without_blanks
from convert.parse.page.furniture import drop_furniture, dropped
from convert.parse.titles import ends_with_genre, join_lines
from convert.parse.typesetting import unbalanced

BRACKETED_END = re.compile(r"[（(][^（()）]*[）)]$")
LAST_WORD = re.compile(r"(?:解读|问答|指标|情况|工作报告|决算|预算)$")
"""What an entry can end with besides the name of a kind of document."""
MOST_LINES = 12
"""An entry that has not ended after so many lines has lost its page or its end."""
MOST = 0.8
"""The share of entries that have what stands in front of all."""


@dataclass
class _Draft:
    """An entry while its lines are being collected; ``leading`` is the number it begins with, its own or that of its page."""

    category: str | None
    leading: int | None = None
    lines: list[TextLine] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    page: int | None = None

    def take(self, part: Part, text: str) -> None:
        """One more line, of which that text belongs to title and number."""
        self.lines.append(part.line)
        self.texts.append(text)
        self.page = self.page if part.page is None else part.page

    @property
    def joined(self) -> str:
        """Its texts, each on a line of its own but where a bracket is open: ``……的通知（某政 | 发〔2024〕1号）``."""
        joined = ""
        for text in filter(None, self.texts):
            joined += text if not joined or unbalanced(joined) else f"\n{text}"
        return joined

    @property
    def has_title(self) -> bool:
        """Whether any of its title is there."""
        return bool(self.texts) and not is_number(self.joined)

    @property
    def has_number(self) -> bool:
        """Whether its document number is there."""
        return is_number(self.texts[-1]) or bool(NUMBER.search(self.joined))

    def is_whole(self, number_first: bool) -> bool:
        """Whether nothing more is missing in an entry of contents that print no page at the end."""
        text = self.joined
        if not text or unbalanced(text) or text.count("《") != text.count("》"):
            return False
        if not number_first and self.has_number and text.rstrip("）)】] ").endswith("号"):
            return True
        flat = BRACKETED_END.sub("", without_blanks(text))
        return bool(LAST_WORD.search(flat)) or ends_with_genre(flat)


@dataclass
class _Collector:
    """Goes through the lines of the contents.

    ``named`` are the lines that name a category, with its name and how many entries stand above; ``with_entries`` are the names, by
    their text without blanks, under which one stands.
    """

    layout: Layout
    drafts: list[_Draft] = field(default_factory=list)
    slogans: list[TextLine] = field(default_factory=list)
    pages: list[TextLine] = field(default_factory=list)
    named: list[tuple[str, TextLine, int]] = field(default_factory=list)
    with_entries: dict[str, str] = field(default_factory=dict)

    def see(self, part: Part, below: Part | None) -> None:
        """Take one more part, knowing the one below: a category, a new entry, the rest of the last one, or a slogan."""
        closed = self._closed()
        if name := self._category(part, below, closed):
            self.named.append((name, part.line, len(self.drafts)))
        elif (self.layout.marks(part) or closed and part.item) and not self._waits():
            self._open(part)
        elif self._continues(part, closed):
            self._take(part)
        elif part.is_page:
            self.pages.append(part.line)
        elif is_slogan(part.printed):
            self.slogans.append(part.line)
        else:
            self._open(part)

    def _waits(self) -> bool:
        """Whether the last entry is a document number whose title is to come."""
        return self.layout.number_first and bool(self.drafts) and is_number(self.drafts[-1].joined)

    def _closed(self) -> bool:
        """Whether the last entry has its end."""
        if not self.drafts:
            return True
        draft = self.drafts[-1]
        return len(draft.lines) >= MOST_LINES or (draft.page is not None if self.layout.paged else draft.is_whole(self.layout.number_first))

    def _category(self, part: Part, below: Part | None, closed: bool) -> str | None:
        """The category that a line names."""
        text = part.printed
        name = category_of(text)
        if name and FRAMED.match(text.strip()):
            return name
        if not closed or self.layout.framed and not self.layout.paged and not part.is_framed:
            return None
        titled = below is not None and (below.is_number and not self.layout.number_first or below.is_page and self.layout.paged)
        if not titled and (name or self._is_apart(part) and (name := short_name(text))):
            return name
        return self._named_again(part)

    def _is_apart(self, part: Part) -> bool:
        """Whether entries look unlike a part: they end in a page, or begin with a mark, and it does not."""
        marked = self.layout.numbered or bool(self.layout.ornament) or bool(part.ornament) or part.is_framed
        return part.page is None and not self.layout.marks(part) and (self.layout.paged or marked)

    def _named_again(self, part: Part) -> str | None:
        """``部门文件　　37``: a category printed again at the head of a page."""
        return self.with_entries.get(without_blanks(part.text)) if part.page is not None else None

    def _continues(self, part: Part, closed: bool) -> bool:
        """Whether a part without a mark goes on with the last entry."""
        if not self.drafts:
            return False
        if not closed:
            return True
        if part.is_number:
            return not self.drafts[-1].has_number
        marked = self.layout.numbered or bool(self.layout.ornament)
        return marked and not self.layout.paged and len(self.drafts[-1].lines) < MOST_LINES and not is_slogan(part.printed)

    def _open(self, part: Part) -> None:
        category = self.named[-1][0] if self.named else None
        if category:
            self.with_entries.setdefault(without_blanks(category), category)
        self.drafts.append(_Draft(category))
        self._take(part)

    def _take(self, part: Part) -> None:
        """Give a part to the last entry; the number its title begins with counts the entries or the pages."""
        draft, item = self.drafts[-1], part.item
        if item and not draft.has_title:
            draft.leading = item.number
        draft.take(part, part.text[item.length :] if item and not draft.has_title else part.text)

    def without_entries(self) -> list[TextLine]:
        """The lines that name a category under which nothing stands: the last of them head the first document."""
        ends = [above for _, _, above in self.named[1:]] + [len(self.drafts)]
        return [line for (_, line, above), end in zip(self.named, ends, strict=False) if above == end]


def _entry(order: int, draft: _Draft) -> Entry:
    text = AUTHOR.sub("", draft.joined)
    title, number = split_number(text)
    if not title.strip():  # ``某县人民政府令第2号`` and nothing else: what is printed is all the title there is
        title = text
    return Entry(order, join_lines(title.split("\n")), number, draft.page, draft.category, source_of(line.number for line in draft.lines))


def _take_leading_pages(drafts: Sequence[_Draft]) -> None:
    """``01　……的通知 | 09　……的通告``: numbers in front that do not count the entries are their pages."""
    numbers = [draft.leading for draft in drafts if draft.leading]
    counting = numbers == list(range(1, len(numbers) + 1)) or max(numbers, default=0) <= len(numbers) and numbers != sorted(numbers)
    if not counting and len(numbers) >= MOST * len(drafts) and all(draft.page is None for draft in drafts):
        for draft in drafts:
            draft.page = draft.leading


def parse_contents(lines: Sequence[TextLine], masthead: Masthead) -> tuple[tuple[Entry, ...], tuple[Dropped, ...]]:
    """The lines under 目录, of an issue whose cover says so → entries in printed order, and what was printed between them."""
    pages = own_pages(lines)
    listed, furniture = drop_furniture([line for line in lines if line.number not in pages], masthead)
    texts, frames = texts_of(sorted((*listed, *pages.values()), key=lambda line: line.number))
    parts = parts_of(texts)
    collector = _Collector(layout_of(parts))
    for part, below in zip(parts, (*parts[1:], None), strict=False):
        collector.see(part, below)
    _take_leading_pages(collector.drafts)
    entries = tuple(_entry(order, draft) for order, draft in enumerate(collector.drafts, 1))
    left_out = {
        "contents frame": frames,
        "slogan": collector.slogans,
        "page number": collector.pages,
        "category without entries": collector.without_entries(),
    }
    return entries, (*furniture, *(item for reason, out in left_out.items() for item in dropped(out, reason)))
