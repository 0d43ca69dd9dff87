"""Annexes: the note that announces them (附件说明) and the places where they begin (GB/T 9704-2012 §7.3.4, §7.3.7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from convert.model.source import Line
from convert.parse.kinds import ANNEX_LABEL, LineKind, kind_of
from convert.parse.numbering import Number, read_number
from convert.parse.numbers import without_blanks
from convert.parse.titles import ends_with_genre, is_body_name, is_title_line, join_lines, likeness

LABELLED_TITLE = re.compile(
    r"^附\s*(?P<word>[件表录图])\s*(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2}(?:\s*[-－—–]\s*\d{1,2})?)?\s*(?P<colon>[:：.．、])?\s*(?P<title>\S.*)$"
)
COMPLETE = re.compile(r"(?:表|册|单|书|案|则|法|图|录|点|函|标准|分工|目录|清单|名单|职责|安排|要求|指南|范本|格式|式样|流程|须知|说明|计划|规划|意见|方案|通知|办法|规定|细则|台账|一览)(?:[（(].{1,14}[）)])?[；;。.]?$")
TITLE_LINES = 4


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


@dataclass(frozen=True)
class AnnexStart:
    """Where an annex begins: index of its label line (None if unlabelled), of its title lines, and what they say."""

    first: int
    label: str | None
    title_lines: tuple[int, ...]
    title: str | None


def _strip_number(text: str) -> str:
    number = read_number(text)
    return text[number.length :].strip() if number else text.strip()


def _is_item_tail(lines: Sequence[Line], at: int, text: str) -> bool:
    """``……绿色发展产业专班 | 工作方案表``: the rest of an announced title that the line cut."""
    line = lines[at]
    flat = without_blanks(line.text)
    if kind_of(line) is not LineKind.PLAIN or len(flat) > 24 or is_body_name(line.text) or line.mark:
        return False
    if len(flat) <= 3 and COMPLETE.search(flat):
        return True
    if COMPLETE.search(text) or re.search(r"[；;。]$", text) or likeness(flat, text) > 0.6:
        return False
    return bool(COMPLETE.search(flat)) or len(without_blanks(lines[at - 1].text)) >= 14


def _collect_items(lines: Sequence[Line], first: int, text: str) -> AnnexNote:
    """The note that begins on line ``first`` with ``text`` after its label."""
    items: list[list[int]] = [[first]]
    texts = [text]
    opening = read_number(text or lines[first + 1].text)
    style = opening.style.name if opening else None
    at = first + 1
    while at < len(lines):
        number = read_number(lines[at].text)
        flat = without_blanks(lines[at].text)
        if number and _is_next_item(number, style) and len(flat) <= 70 and "。" not in flat[:-1]:
            items.append([at])
            texts.append(lines[at].text)
        elif texts[-1] and _is_item_tail(lines, at, without_blanks(texts[-1])):
            items[-1].append(at)
            texts[-1] += lines[at].text
        else:
            break
        at += 1
    titles = tuple(re.sub(r"[；;。.]$", "", join_lines([_strip_number(text)])) for text in texts if without_blanks(text))
    return AnnexNote(tuple(tuple(item) for item in items), titles)


def _is_next_item(number: Number, style: str | None) -> bool:
    return number.style.name == style and style in ("arabic", "chinese", "arabic-bracket", "chinese-bracket")


def _opens_annex(lines: Sequence[Line], at: int) -> bool:
    """Whether the label with a title on line ``at`` heads an annex: a table, text or form follows, not a signature or another label."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or is_body_name(below.text):
        return False
    return kind_of(below) in (LineKind.TABLE_ROW, LineKind.CAPTION, LineKind.PROMPT, LineKind.ROSTER_LABEL)


def find_note(lines: Sequence[Line]) -> AnnexNote:
    """The lines of a document below its head → the announcement of its annexes, empty where there is none."""
    for at, line in enumerate(lines):
        kind = kind_of(line)
        if kind is LineKind.ANNEX_LABEL:
            below = lines[at + 1] if at + 1 < len(lines) else None
            number = read_number(below.text) if below else None
            flat = without_blanks(below.text) if below else ""
            if number and number.ordinal == 1 and number.style.name == "arabic" and len(flat) <= 70 and "。" not in flat[:-1]:
                return _collect_items(lines, at, "")
            return AnnexNote()
        found = LABELLED_TITLE.match(line.text) if kind is not LineKind.TABLE_ROW else None
        if found and (found.group("colon") or found.group("number")) and len(found.group("title")) <= 80 and not _opens_annex(lines, at):
            return _collect_items(lines, at, found.group("title"))
    return AnnexNote()


def _title_below(lines: Sequence[Line], at: int, announced: Sequence[str]) -> tuple[int, ...]:
    """Indices of the title lines that begin on line ``at``."""
    count = 0
    while count < TITLE_LINES and at + count < len(lines) and (is_title_line(lines[at + count]) or _bracket_title(lines[at + count])):
        count += 1
    if count == 0:
        return ()
    rated = max((max((likeness(_text(lines, at, n), title) for title in announced), default=0.0), -n) for n in range(1, count + 1))
    if rated[0] >= 0.8:
        return tuple(range(at, at - rated[1]))
    taken = 1
    while taken < count and not COMPLETE.search(_text(lines, at, taken)) and len(without_blanks(lines[at + taken].text)) <= 24:
        if not (COMPLETE.search(_text(lines, at, taken + 1)) or ends_with_genre(_text(lines, at, taken + 1))):
            break
        taken += 1
    return tuple(range(at, at + taken))


def _bracket_title(line: Line) -> bool:
    return kind_of(line) is LineKind.PROMPT and not re.search(r"[:：]", line.text)


def _text(lines: Sequence[Line], at: int, count: int) -> str:
    return join_lines([line.text for line in lines[at : at + count]])


def _row_title(line: Line) -> str | None:
    """A title printed as a table row with one filled cell."""
    cells = [cell.strip() for cell in line.text.strip("|").split("|" if line.text.startswith("|") else "\t")]
    filled = [cell for cell in cells if cell]
    return filled[0] if len(filled) == 1 and len(filled[0]) >= 6 else None


def _labelled(lines: Sequence[Line], at: int, note: AnnexNote) -> AnnexStart | None:
    """An annex headed by its label, alone in its line or with the title behind it."""
    line = lines[at]
    if kind_of(line) is LineKind.ANNEX_LABEL and ANNEX_LABEL.match(line.text):
        titles = _title_below(lines, at + 1, note.titles)
        title = _text(lines, titles[0], len(titles)) if titles else None
        if not titles and at + 1 < len(lines) and kind_of(lines[at + 1]) is LineKind.TABLE_ROW:
            title = _row_title(lines[at + 1])
        return AnnexStart(at, without_blanks(line.text).rstrip(":：.．"), titles, title)
    found = LABELLED_TITLE.match(line.text) if kind_of(line) is not LineKind.TABLE_ROW else None
    if found is None or not is_heading_like(found.group("title")) or at <= note.last and at in note.lines:
        return None
    if not (found.group("colon") or found.group("number") or line.text[2:3] in " \u3000"):
        return None
    label = without_blanks(line.text[: found.start("title")]).rstrip(":：.．、")
    return AnnexStart(at, label, (at,), join_lines([found.group("title")]))


def is_heading_like(text: str) -> bool:
    """Whether a text can be a title: short, and no sentence."""
    flat = without_blanks(text)
    return 3 <= len(flat) <= 60 and not re.search(r"[。；;：:，,]$", flat) and "。" not in flat


def _unlabelled(lines: Sequence[Line], first: int, announced: Sequence[str], taken: set[int]) -> list[AnnexStart]:
    """Annexes without a label, told by their announced title alone in its line."""
    starts = []
    for title in announced:
        for at in range(first, len(lines)):
            counts = [n for n in range(1, TITLE_LINES + 1) if at + n <= len(lines) and all(is_title_line(line) for line in lines[at : at + n])]
            best = max(((likeness(_text(lines, at, n), title), -n) for n in counts), default=(0.0, 0))
            if best[0] >= 0.85 and at not in taken:
                rows = tuple(range(at, at - best[1]))
                starts.append(AnnexStart(at, None, rows, _text(lines, at, len(rows))))
                taken.update(rows)
                break
    return starts


def find_annexes(lines: Sequence[Line], note: AnnexNote) -> tuple[AnnexStart, ...]:
    """The lines of a document below its head → where its annexes begin, in printed order."""
    starts = [start for at in range(len(lines)) if at not in note.lines and (start := _labelled(lines, at, note))]
    starts = _without_repeats(starts)
    taken = {at for start in starts for at in (start.first, *start.title_lines)}
    missing = [title for title in note.titles if all(likeness(title, start.title or "") < 0.8 for start in starts)]
    if len(starts) < len(note.titles):
        starts += _unlabelled(lines, note.last + 1, missing, taken)
    return tuple(sorted(starts, key=lambda start: start.first))


def _without_repeats(starts: Sequence[AnnexStart]) -> list[AnnexStart]:
    """A label that a page break prints again with the same title opens nothing new."""
    kept: list[AnnexStart] = []
    for start in starts:
        if not (kept and kept[-1].label == start.label and start.title and likeness(kept[-1].title or "", start.title) > 0.95):
            kept.append(start)
    return kept
