"""The printed table of contents → entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from convert.model.finding import Dropped
from convert.model.issue import Entry
from convert.model.source import Line, source_of
from convert.parse.numbers import NUMBER, normal_number, without_blanks
from convert.parse.titles import ends_with_genre, join_lines
from convert.parse.typesetting import unbalanced

ITEM = re.compile(r"^[（(]?(\d{1,3})\s*[.．、）)](?!\d)\s*|^(\d{1,3})[.．](?=20\d\d年)|^(\d{1,3})[\s\u3000]+(?=[\u4e00-\u9fa5《])")
LEADER = r"(?:[.．…·・⋯\-—─_]{2,}|\t|[\s\u3000]{2,}|…)"
PAGE = re.compile(rf"\s*(?:{LEADER}[\s.．…·・⋯\t]*[（(〔\[]?\s*(\d{{1,4}})\s*[）)〕\]]?|[（(]\s*(\d{{1,4}})\s*[）)]|(?<=[\u4e00-\u9fa5》）)])[\s\u3000]+(\d{{1,4}}))\s*页?$")
BRACKETED = re.compile(r"^[【\[〔〖◇◆■□●○★☆▲△※＊*~～—\-·•\s]+(.{2,24}?)[】\]〕〗◇◆■□●○★☆▲△※＊*~～—\-·•\s]+$")
CATEGORY = re.compile(r"^(?:[一二三四五六七八九十]+[、.．]\s*)?([^\d，。；]{2,20}(?:文件|任免|公告|通告|规章|讲话|大事记|专栏|解读|公报|资料|动态|决定|命令|法规|信息|报告|数据|选登|工作))$")
SLOGAN = re.compile(r"^[\u4e00-\u9fa5]{4}[\s\u3000·•]*[\u4e00-\u9fa5]{4}(?:[\s\u3000·•]*[\u4e00-\u9fa5]{4}){0,2}$")
ORDER = re.compile(r"[（(]?([\u4e00-\u9fa5]{0,10}令\s*第\s*\d+\s*号)[）)]?\s*$")
AUTHOR = re.compile(r"\t[\u4e00-\u9fa5]{1,2}[\s\u3000]*[\u4e00-\u9fa5]{1,2}$")


@dataclass
class _Draft:
    """An entry while its lines are being collected."""

    lines: list[Line]
    texts: list[str]
    category: str | None
    page: int | None = None

    @property
    def joined(self) -> str:
        return "\n".join(text for text in self.texts if text)


def is_contents_heading(line: Line) -> bool:
    """``目 录``, also in traditional characters or as 本期目录."""
    return without_blanks(line.text).strip("【】[]◇◆—-·*") in ("目录", "目錄", "本期目录", "目次", "总目录", "CONTENTS", "Contents")


def _category(text: str) -> str | None:
    """``【县政府文件】`` or ``二、人事任免`` → the category's name, for a line that is one."""
    flat = without_blanks(text)
    if PAGE.search(text) or NUMBER.search(text) or "关于" in flat:
        return None
    if found := BRACKETED.match(text.strip()):
        return re.sub(r"^[一二三四五六七八九十]+[、.．]", "", found.group(1).strip())
    if found := CATEGORY.match(text.strip()):
        return found.group(1).strip()
    return None


def _take_page(draft: _Draft, text: str) -> str:
    if found := PAGE.search(text):
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
    return ends_with_genre(re.sub(r"[（(].*$", "", last)) and draft.joined.count("《") == draft.joined.count("》")


def _only_number(text: str) -> bool:
    found = NUMBER.search(text)
    return bool(found) and not re.search(r"关于|通知|》", text)


@dataclass
class _Collector:
    """Goes through the lines of the contents; ``numbered`` and ``paged`` say what most entries have."""

    numbered: bool
    paged: bool
    drafts: list[_Draft]
    slogans: list[Line]
    category: str | None = None

    def see(self, line: Line) -> None:
        text = line.text
        if is_contents_heading(line):
            return
        if (name := _category(text)) and (not self.drafts or self._closed()):
            self.category = name
            return
        item = ITEM.match(text)
        if item and (self.numbered or self._closed()):
            self._open(line, text[item.end() :])
        elif self._continues(text):
            self._extend(line, text)
        elif SLOGAN.match(text.strip()) and not NUMBER.search(text):
            self.slogans.append(line)
        else:
            self._open(line, text)

    def _closed(self) -> bool:
        if not self.drafts:
            return True
        draft = self.drafts[-1]
        return draft.page is not None if self.paged else _complete(draft)

    def _continues(self, text: str) -> bool:
        if not self.drafts:
            return False
        return not self._closed() or (_only_number(text) and not NUMBER.search(self.drafts[-1].joined))

    def _open(self, line: Line, text: str) -> None:
        draft = _Draft([line], [], self.category)
        draft.texts.append(_take_page(draft, text))
        self.drafts.append(draft)

    def _extend(self, line: Line, text: str) -> None:
        draft = self.drafts[-1]
        draft.lines.append(line)
        draft.texts.append(_take_page(draft, text))


def _split_number(text: str) -> tuple[str, str | None]:
    """Title and document number of an entry; the number stands last, in brackets or on a line of its own."""
    found = None
    for found in NUMBER.finditer(text):
        pass
    if found is None or len(text) - found.end() > 3:
        order = ORDER.search(text)
        return (text[: order.start()], without_blanks(order.group(1))) if order else (text, None)
    start, agency = found.start(), found.group("agency") or ""
    cut = max((m.end() for m in re.finditer(r"的?(?:通知|意见|决定|公告|通告|通报|批复|办法|方案|报告|函)(?=.{2,6}$)", agency)), default=0)
    number = normal_number(found)[cut:]
    return text[: start + cut].rstrip("（(【[ \n\u3000"), number


def _entry(order: int, draft: _Draft) -> Entry:
    title, number = _split_number(AUTHOR.sub("", draft.joined))
    return Entry(order, join_lines(title.split("\n")), number, draft.page, draft.category, source_of(line.number for line in draft.lines))


def parse_contents(lines: Sequence[Line]) -> tuple[tuple[Entry, ...], tuple[Dropped, ...]]:
    """The lines under 目录 → entries in printed order, and slogans printed between them."""
    texts = [line.text for line in lines]
    numbered = sum(bool(ITEM.match(text)) for text in texts)
    paged = sum(bool(PAGE.search(text)) for text in texts)
    collector = _Collector(numbered >= 2, paged >= 2, [], [])
    for line in lines:
        collector.see(line)
    entries = tuple(_entry(order, draft) for order, draft in enumerate(collector.drafts, 1))
    dropped = tuple(Dropped(line.printed.strip(), "slogan", source_of([line.number])) for line in collector.slogans)
    return entries, dropped


def with_document(entry: Entry, document: str) -> Entry:
    """The entry, bound to the document it announces."""
    return replace(entry, document=document)
