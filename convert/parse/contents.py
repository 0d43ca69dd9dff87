"""The printed table of contents → entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from convert.model.finding import Dropped
from convert.model.issue import Entry
from convert.model.source import source_of
from convert.parse.entry_number import split_number
from convert.parse.kinds import TextLine
from convert.parse.numbers import NUMBER, read_document_number, read_order_number, without_blanks
from convert.parse.page.furniture import dropped
from convert.parse.tables.rows import Row, split_cells
from convert.parse.titles import ends_with_genre, is_body_name, join_lines
from convert.parse.typesetting import unbalanced
from convert.parse.words import one_of

ITEM = re.compile(r"^[（(]?(\d{1,3})\s*[.．、）)](?!\d)\s*|^(\d{1,3})[.．](?=20\d\d年)|^(\d{1,3})[\s\u3000]+(?=[\u4e00-\u9fa5《])")
LEADING = r"\s.．…·・⋯\-—─_"
LEADER = rf"(?<![{LEADING}])(?:[{LEADING}]{{2,}}+|[\t…])|(?<!。)。{{2,}}+[{LEADING}]*+"
PAGE = re.compile(
    rf"(?:(?:{LEADER})[（(〔\[]?\s*+(\d{{1,4}})(?:\s*+[-—–－~～]\s*+\d{{1,4}})?\s*+[）)〕\]]?"
    rf"|(?:(?<![{LEADING}。])[{LEADING}。]++(?:[PpＰ][.．]?|第)|[/／])\s*+(\d{{1,4}})|[〈<＜]\s*+(\d{{1,4}})\s*+[〉>＞]"
    r"|(?<!\s)\s++[-—–－]\s?(\d{1,4})\s?[-—–－]"
    r"|[（(]\s*+(\d{1,4})\s*+[）)]"
    r"|(?<=[\u4e00-\u9fa5》）)])\s++(\d{1,4}))\s*+页?$"
)
"""The page at the end of an entry; a leader is taken whole or not at all, so that a long one costs no more than its length."""
PAGE_ALONE = re.compile(r"^[（(\-—–·]*\s*(\d{1,3})\s*[）)\-—–·]*$")
ORNAMENT = r"◎◇◆■□●○★☆▲△※＊*~～—\-·•\s"
BULLET = re.compile(r"^[◎◇◆■□●★☆▲△※＊]\s*(?=\S)")
BRACKETED = re.compile(rf"^[【\[〔〖{ORNAMENT}]+(.{{2,24}}?)[】\]〕〗{ORNAMENT}]+$")
FRAMED = re.compile(r"^[【〖].*[】〗]$")
CATEGORY_WORDS = one_of("文件 任免 公告 通告 规章 讲话 大事记 专栏 解读 公报 资料 动态 决定 命令 法规 信息 报告 数据 选登 工作")
SHORT_NAME = re.compile(r"^(?!.*(?:关于|印发|转发(?=.)))[\u4e00-\u9fa5、]{2,10}(?:[（(][续一二三四五六][）)])?$")
CATEGORY_NUMBER = re.compile(r"^[一二三四五六七八九十]+[、.．]")
CATEGORY = re.compile(rf"^(?:[一二三四五六七八九十]+[、.．]\s*)?([^\d，。；]{{2,20}}{CATEGORY_WORDS})$")
NOT_ONLY_NUMBER = re.compile("关于|通知|》")
BRACKETED_END = re.compile(r"[（(].*$")
CONTENTS_HEADING = re.compile(
    r"^(?:本期|总|续)?目[录錄次](?:[（(]?(?:续[一二三四五六]?|之?[一二三四五六])[）)]?)?$|^contents$", re.IGNORECASE
)
SLOGAN = re.compile(r"^[\u4e00-\u9fa5]{4}[\s\u3000·•]*[\u4e00-\u9fa5]{4}(?:[\s\u3000·•]*[\u4e00-\u9fa5]{4}){0,2}$")
COLUMN_NAMES = frozenset(
    ["序号", "编号", "标题", "题目", "名称", "文件标题", "文件名称", "类别", "栏目", "文号", "发文字号", "文件号", "页码", "页次", "页数"]
)
CATEGORY_COLUMNS = ("类别", "栏目")
AUTHOR = re.compile(r"\t[\u4e00-\u9fa5]{1,2}[\s\u3000]*[\u4e00-\u9fa5]{1,2}$|(?<![.．…·・⋯])[.．…·・⋯]{3,}+[\u4e00-\u9fa5\s\u3000]{2,14}$")
"""``……县长　沈溪``: who speaks or wrote, between a title and its page."""

MOST_LINES = 12
"""An entry that has not ended after so many lines has lost its page or its end."""


@dataclass
class _Draft:
    """An entry while its lines are being collected; ``leading`` is the number it begins with, its own or that of its page."""

    lines: list[TextLine]
    texts: list[str]
    category: str | None
    page: int | None = None
    leading: int | None = None

    @property
    def joined(self) -> str:
        """Its texts, each on a line of its own."""
        return "\n".join(text for text in self.texts if text)


def is_contents_heading(line: TextLine) -> bool:
    """``目 录``, also in traditional characters, as 本期目录, or as ``目录（续）`` where they go on."""
    return bool(CONTENTS_HEADING.match(line.flat.strip("【】[]◇◆—-·*")))


def announced_title(text: str) -> str | None:
    """The title in a line of contents, or in several joined, that ends in its page; None for any other text."""
    found = PAGE.search(text)
    return split_number(AUTHOR.sub("", ITEM.sub("", text[: found.start()].strip())))[0] if found else None


def _category(text: str) -> str | None:
    """``【县政府文件】``, ``二、人事任免`` or ``部门文件：`` → the category's name, for a line that is one."""
    flat = without_blanks(text)
    if PAGE.search(text) or NUMBER.search(text) or "关于" in flat:
        return None
    if found := BRACKETED.match(text.strip()):
        return CATEGORY_NUMBER.sub("", found.group(1).strip())
    if found := CATEGORY.match(_without_colon(text)):
        return found.group(1).strip()
    return None


def _without_bullet(text: str) -> str:
    """``★ 部门文件`` → ``部门文件``; marks on both sides are brackets."""
    return text if BRACKETED.match(text.strip()) else BULLET.sub("", text.strip())


def _without_colon(text: str) -> str:
    return text.strip().rstrip(":：")


def _is_short_name(text: str, below: str) -> bool:
    """``联合发文`` among entries that all end in a page: a category, whatever its words, unless the line below is the rest of it."""
    flat = without_blanks(_without_colon(text))
    rest = PAGE.sub("", below).strip()
    if rest.startswith(("（", "(")) or read_order_number(rest):
        return False
    return bool(SHORT_NAME.match(flat)) and not SLOGAN.match(text.strip()) and not is_body_name(flat)


def _page(text: str) -> re.Match[str] | None:
    """The page a line of contents ends in, or is."""
    return PAGE.search(text) or PAGE_ALONE.match(text)


def _take_page(draft: _Draft, text: str) -> str:
    if found := _page(text):
        draft.page = int(next(group for group in found.groups() if group))
        return text[: found.start()].rstrip(" .．…·・⋯-—─\t\u3000")
    return text.strip()


def _complete(draft: _Draft) -> bool:
    """Whether nothing more is missing in an entry of contents that print no page numbers."""
    last = draft.texts[-1]
    if unbalanced(draft.joined):
        return False
    if NUMBER.search(draft.joined):
        return True
    return ends_with_genre(BRACKETED_END.sub("", last)) and draft.joined.count("《") == draft.joined.count("》")


def _only_number(text: str) -> bool:
    return bool(NUMBER.search(text)) and not NOT_ONLY_NUMBER.search(text)


@dataclass
class _Collector:
    """Goes through the lines of the contents; ``numbered`` and ``paged`` say what most entries have.

    ``named`` are the lines that name a category, with its name and how many entries stand above.
    """

    numbered: bool
    paged: bool
    drafts: list[_Draft]
    slogans: list[TextLine]
    named: list[tuple[str, TextLine, int]]
    category: str | None = None

    def see(self, line: TextLine, text: str, below: str) -> None:
        """Take one more line, which reads so, as does the one below: a category, a new entry, the rest of the last one, or a slogan."""
        titled = read_document_number(PAGE.sub("", below)) is not None
        if (name := _category(text)) and (FRAMED.match(text.strip()) or self._closed() and not titled):
            self._name(name, line)
            return
        if self.paged and self._closed() and _is_short_name(text, below):
            self._name(_without_colon(text), line)
            return
        if self._closed() and (again := self._named_again(text)):
            self._name(again, line)
            return
        item = ITEM.match(text)
        if PAGE_ALONE.match(text) and not self._closed():
            self._extend(line, text)
        elif item and (self.numbered or self._closed()):
            self._open(line, text[item.end() :], int(next(filter(None, item.groups()))))
        elif self._continues(text):
            self._extend(line, text)
        elif SLOGAN.match(text.strip()) and not NUMBER.search(text) and not ends_with_genre(text):
            self.slogans.append(line)
        else:
            self._open(line, text)

    def _closed(self) -> bool:
        if not self.drafts:
            return True
        draft = self.drafts[-1]
        return len(draft.lines) >= MOST_LINES or (draft.page is not None if self.paged else _complete(draft))

    def _continues(self, text: str) -> bool:
        if not self.drafts:
            return False
        return not self._closed() or (_only_number(text) and not NUMBER.search(self.drafts[-1].joined))

    def _named_again(self, text: str) -> str | None:
        """``部门文件　　37``: a category printed again at the head of a page."""
        page = _page(text)
        name = without_blanks(text[: page.start()]) if page else ""
        return next((category for category, _, _ in self.named if without_blanks(category) == name), None)

    def _name(self, category: str, line: TextLine) -> None:
        self.category = category
        self.named.append((category, line, len(self.drafts)))

    def without_entries(self) -> list[TextLine]:
        """The lines that name a category under which nothing stands: the last of them head the first document."""
        ends = [above for _, _, above in self.named[1:]] + [len(self.drafts)]
        return [line for (_, line, above), end in zip(self.named, ends, strict=False) if above == end]

    def _open(self, line: TextLine, text: str, leading: int | None = None) -> None:
        draft = _Draft([line], [], self.category, leading=leading)
        draft.texts.append(_take_page(draft, text))
        self.drafts.append(draft)

    def _extend(self, line: TextLine, text: str) -> None:
        draft = self.drafts[-1]
        draft.lines.append(line)
        draft.texts.append(_take_page(draft, text))


def _texts(line: TextLine, row: Row, categories_first: bool) -> Iterator[str]:
    """What a line of the contents says: contents set as a table have their filled cells one after the other, perhaps a category first."""
    if not (row.piped or len(row.filled) > 2):
        yield _without_bullet(line.text)
    elif categories_first and len(row.filled) > 1 and row.cells[0]:
        yield row.cells[0]
        yield "\t".join(filter(None, row.cells[1:]))
    else:
        yield "\t".join(row.filled)


def _is_frame(row: Row) -> bool:
    """A ruler or the column names of contents set as a table."""
    names = [without_blanks(cell) for cell in row.filled]
    return row.is_rule or len(names) > 1 and COLUMN_NAMES.issuperset(names)


def _entry(order: int, draft: _Draft) -> Entry:
    text = AUTHOR.sub("", draft.joined)
    title, number = split_number(text)
    if not title.strip():  # ``某县人民政府令第2号`` and nothing else: what is printed is all the title there is
        title = text
    return Entry(order, join_lines(title.split("\n")), number, draft.page, draft.category, source_of(line.number for line in draft.lines))


def _is_paged(texts: Sequence[str]) -> bool:
    """Whether entries end in their page: two of them do, or the last line does and no more than one entry is there to have one."""
    paged = [bool(_page(text)) for text in texts]
    entries = sum(bool(NUMBER.search(text) or ITEM.match(text)) for text in texts)
    return sum(paged) >= 2 or sum(paged) == 1 and paged[-1] and entries <= 1


def _take_leading_pages(drafts: Sequence[_Draft]) -> None:
    """``01　……的通知 | 09　……的通告``: numbers in front that do not count the entries are their pages."""
    numbers = [draft.leading or 0 for draft in drafts]
    if all(numbers) and all(draft.page is None for draft in drafts) and sorted(numbers) == numbers != list(range(1, len(numbers) + 1)):
        for draft in drafts:
            draft.page = draft.leading


def parse_contents(lines: Sequence[TextLine]) -> tuple[tuple[Entry, ...], tuple[Dropped, ...]]:
    """The lines under 目录 → entries in printed order, and slogans printed between them."""
    rows = [(line, split_cells(line)) for line in lines]
    frames = [(line, row) for line, row in rows if _is_frame(row)]
    categories_first = any(without_blanks(row.cells[0]) in CATEGORY_COLUMNS for _, row in frames)
    own = [(line, text) for line, row in rows if not _is_frame(row) for text in _texts(line, row, categories_first)]
    texts = [text for _, text in own]
    numbered = sum(bool(ITEM.match(text)) for text in texts)
    collector = _Collector(numbered >= 2, _is_paged(texts), [], [], [])
    for (line, text), below in zip(own, (*texts[1:], ""), strict=False):
        collector.see(line, text, below)
    _take_leading_pages(collector.drafts)
    entries = tuple(_entry(order, draft) for order, draft in enumerate(collector.drafts, 1))
    left_out = {
        "contents frame": [line for line, _ in frames],
        "slogan": collector.slogans,
        "category without entries": collector.without_entries(),
    }
    return entries, tuple(item for reason, out in left_out.items() for item in dropped(out, reason))
