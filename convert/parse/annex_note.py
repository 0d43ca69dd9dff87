"""The note that announces annexes (附件说明, GB/T 9704-2012 §7.3.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from convert.parse.kinds import ANNEX_NUMBER, HOW_MANY, LineKind, TextLine
from convert.parse.numbering import read_number
from convert.parse.numbers import without_blanks
from convert.parse.titles import is_body_name, join_lines, likeness
from convert.parse.typesetting import unbalanced
from convert.parse.words import one_of

LABELLED_TITLE = re.compile(
    rf"^附\s*(?P<word>[件表录錄图])\s*(?:{ANNEX_NUMBER})?\s*"
    r"(?P<colon>[:：.．、])?\s*(?P<title>(?![。，；）)])\S.*)$"
)
ANNEX_WORDS = one_of(
    "表 册 单 书 案 则 法 图 录 (?<!重)点 函 标准 分工 目录 清单 名单 职责 安排 要求 指南 范本 格式 式样 流程 须知 说明 计划 规划",
    "意见 方案 通知 办法 规定 细则 台账 一览",
)
"""How the titles of annexes end."""
COMPLETE = re.compile(rf"{ANNEX_WORDS}(?:[（(].{{1,14}}[）)])?[；;。.]?$")
RUNS_ON = re.compile(rf"^附[件表录图]\d*{one_of('所[列附示定述] 规定 载明 列明 执行 办理 填[写报] 中 内 的')}.*[，。；]")
"""``附件1所列标准执行。``: the rest of a sentence, no label."""
STOP = re.compile(r"[；;。.]$")
NOTE_END = re.compile(r"[；;。]$")
BRANCHED = "branched"
"""``1-1.`` between ``1.`` and ``2.``: an annex of several forms."""
ITEM_STYLES = ("arabic", "chinese", "arabic-bracket", "chinese-bracket", BRANCHED)
LONGEST_ITEM = 70
LONGEST_TITLE = 80
LONGEST_TAIL = 24
FULL_LINE = 14


@dataclass(frozen=True)
class AnnexNote:
    """The announcement: line indices of each item, and the titles announced, with their printed number."""

    items: tuple[tuple[int, ...], ...] = ()
    titles: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[int, ...]:
        """All line indices of the note."""
        return tuple(at for item in self.items for at in item)

    @property
    def last(self) -> int:
        """Index of its last line, -1 where there is no note."""
        return max(self.lines, default=-1)


def _strip_number(text: str) -> str:
    number = read_number(text)
    return text[number.length :].strip() if number else text.strip()


def closes(over: str, under: str) -> bool:
    """``……任务清单（2023—20 | 25年）``: the short rest of a bracket."""
    return len(under) <= LONGEST_TAIL and unbalanced(over) and not unbalanced(over + under)


def _is_item_tail(lines: Sequence[TextLine], at: int, text: str) -> bool:
    """``……河道整治领导小组 | 任务分工表``: the rest of an announced title that the line cut."""
    line = lines[at]
    flat = line.flat
    if closes(text, flat):
        return True
    if line.kind is not LineKind.PLAIN or len(flat) > LONGEST_TAIL or is_body_name(line.text) or line.mark:
        return False
    if len(flat) <= 3 and COMPLETE.search(flat):
        return True
    if COMPLETE.search(text) or NOTE_END.search(text) or likeness(flat, text) > 0.6:
        return False
    return bool(COMPLETE.search(flat)) or len(lines[at - 1].flat) >= FULL_LINE


def _collect_items(lines: Sequence[TextLine], first: int, text: str) -> AnnexNote:
    """The note that begins on line ``first`` with ``text`` after its label."""
    items: list[list[int]] = [[first]]
    texts = [text]
    opening = read_number(text or lines[first + 1].text)
    style = opening.style.name if opening else None
    at = first + 1
    while at < len(lines):
        number = lines[at].numbering
        if number and number.style.name in (style, BRANCHED) and _is_item(lines[at]):
            items.append([at])
            texts.append(lines[at].text)
        elif again := _labelled_again(lines, at):
            items.append([at])
            texts.append(again)
        elif texts[-1] and _is_item_tail(lines, at, without_blanks(texts[-1])):
            items[-1].append(at)
            texts[-1] += lines[at].text
        else:
            break
        at += 1
    titles = tuple(STOP.sub("", join_lines([_strip_number(text)])) for text in texts if without_blanks(text))
    return AnnexNote(tuple(tuple(item) for item in items), titles)


def _labelled_again(lines: Sequence[TextLine], at: int) -> str | None:
    """``附表2：分配表`` above a label ``附表2``: one more announced title."""
    found = labelled_title(lines[at])
    if found is None or not found.group("number"):
        return None
    again = any(line.kind is LineKind.ANNEX_LABEL and plain_label(line.text) == label_of(found) for line in lines[at + 1 :])
    return found.group("title") if again else None


def _is_item(line: TextLine) -> bool:
    """``2. 某县……工作台账``: a number and a title, no sentences."""
    styled = line.numbering is not None and line.numbering.style.name in ITEM_STYLES
    return styled and len(line.flat) <= LONGEST_ITEM and "。" not in line.flat[:-1]


def _opens_annex(lines: Sequence[TextLine], at: int) -> bool:
    """Whether the label with a title on line ``at`` heads an annex: a table, text or form follows, not a signature or another label."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or is_body_name(below.text):
        return False
    return below.kind in (LineKind.TABLE_ROW, LineKind.CAPTION, LineKind.PROMPT, LineKind.ROSTER_LABEL)


def labelled_title(line: TextLine) -> re.Match[str] | None:
    """``附件1：某县……方案``: a label with a title behind it, where the line is one."""
    if not line.text.startswith("附") or line.kind is LineKind.TABLE_ROW or RUNS_ON.match(line.flat):
        return None
    return LABELLED_TITLE.match(line.text)


def label_of(found: re.Match[str]) -> str:
    """What ``labelled_title`` found → the label before the title: ``附件 1：某县……方案`` → ``附件1``."""
    return plain_label(found.string[: found.start("title")])


def plain_label(text: str) -> str:
    """A printed label → the label alone: ``附 件 3：``, ``（附件3）`` → ``附件3``."""
    return re.sub(f"{HOW_MANY}$", "", without_blanks(text)).strip("（(【[〔）)】]〕:：.．、")


def find_note(lines: Sequence[TextLine]) -> AnnexNote:
    """The lines of a document below its head → the announcement of its annexes, empty where there is none."""
    for at, line in enumerate(lines):
        if line.kind is LineKind.ANNEX_LABEL:
            return _collect_items(lines, at, "") if _lists_items(lines[at + 1 : at + 2]) else AnnexNote()
        found = labelled_title(line)
        announces = found and (found.group("colon") or found.group("number")) and len(found.group("title")) <= LONGEST_TITLE
        if found and announces and not _opens_annex(lines, at):
            return _collect_items(lines, at, found.group("title"))
    return AnnexNote()


def _lists_items(below: Sequence[TextLine]) -> bool:
    """Whether the first announced title stands below a label alone in its line."""
    number = below[0].numbering if below else None
    return number is not None and number.ordinal == 1 and number.style.name == "arabic" and _is_item(below[0])
