"""The heads of documents: told by document number, contents entry, form, or the words of an order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from convert.model.issue import Entry
from convert.parse.kinds import LineKind, TextLine
from convert.parse.numbers import YEAR_IN_BRACKETS, read_document_number, read_order_number
from convert.parse.titles import ENCLOSING, folded, is_about, is_body_name, likeness, title_of
from convert.parse.words import one_of

TITLE_LINES = 5
SIGNING_BODIES = 4
RECIPIENTS_BELOW = 2
"""How far below a title its recipients can stand."""
SURE, LIKELY = 0.85, 0.7
"""From which likeness to a contents entry a text is that title whatever its form, and where no form speaks for another."""
RECIPIENT_WORD = re.compile(one_of("各 政府 党委 局 办公室 单位 部门 公司 委员会 街道 乡 镇 院 同志 学校"))
YEAR_END = re.compile(rf"{YEAR_IN_BRACKETS}第?$")
FOOTNOTE = re.compile(r"[\[［〔]\d{1,2}[\]］〕]$")
"""``……统计公报[1]``: the mark of a footnote, which no contents print."""
OPEN_END = re.compile(rf"(?:关于{ENCLOSING}?|转发|批转)$")
NAME_REST = re.compile(one_of("[省市县区旗州镇乡]人民政府 自治[州县区旗] 人民政府 办公[室厅] 委员会"))
"""What the name of a body can go on with on the next line of a title."""
FULL_LINE = 12
NO_RECIPIENTS = re.compile(r"[。；]|(?:如下|通知|文件|公告|规章|任免|令)[：:]$")


@dataclass(frozen=True)
class Start:
    """The head of a document: index of its first line, and the first and last of its title's and of its number's lines."""

    first: int
    title: tuple[int, int]
    number: tuple[int, int] | None

    @property
    def after(self) -> int:
        """Index of the first line after the head."""
        return max(self.title[1], -1 if self.number is None else self.number[1]) + 1

    def number_lines(self, lines: Sequence[TextLine]) -> Sequence[TextLine]:
        """The lines of the number; none where there is no number."""
        return lines[self.number[0] : self.number[1] + 1] if self.number else ()


def is_recipients(line: TextLine) -> bool:
    """``各乡（镇）人民政府，政府各部门：`` (主送机关, GB/T 9704-2012 §7.3.2)."""
    flat = line.flat
    return flat[-1:] in ("：", ":") and len(flat) >= 4 and bool(RECIPIENT_WORD.search(flat)) and not NO_RECIPIENTS.search(flat)


def by_number(lines: Sequence[TextLine], entries: Sequence[Entry]) -> list[Start]:
    """``某政发〔2023〕1号`` alone in its line, with a title above it or, in some offices, below."""
    announced = {folded(entry.title) for entry in entries}
    starts = []
    for at in range(len(lines)):
        last = _number_end(lines, at)
        if last is None:
            continue
        above, below = _title_above(lines, at, announced), _title_below(lines, last, announced)
        title = below if below and above and _signs(lines, above) else above or below
        if title:
            starts.append(Start(min(title[0], at), title, (at, last)))
    return starts


def _signs(lines: Sequence[TextLine], title: tuple[int, int]) -> bool:
    """``2024年7月19日 | 某县人民政府办公室`` above a number: the signature of the document before."""
    first, last = title
    return first == last > 0 and is_body_name(lines[first].text) and lines[first - 1].kind is LineKind.DATE


def _number_end(lines: Sequence[TextLine], at: int) -> int | None:
    """Index of the last line of the document number that begins on line ``at``: ``某政办发〔2023〕`` may have ``33 号`` on the next."""
    if read_document_number(lines[at].text) or _is_notice_number(lines, at):
        return at
    cut = YEAR_END.search(lines[at].flat) and at + 1 < len(lines) and read_document_number(lines[at].text + lines[at + 1].text)
    return at + 1 if cut else None


def _is_notice_number(lines: Sequence[TextLine], at: int) -> bool:
    """``公告2024年第2号`` below ``某县人民政府……的公告``."""
    return at > 0 and bool(read_order_number(lines[at].text)) and lines[at - 1].flat.endswith(("公告", "通告"))


def by_order(lines: Sequence[TextLine]) -> list[Start]:
    """``某市人民政府令`` with ``第78号`` or ``〔2024〕第2号`` below it: an order has neither 关于 nor an agency in its number."""
    starts = []
    for at, (line, below) in enumerate(pairwise(lines)):
        if line.flat.endswith("政府令") and len(line.flat) <= 24 and read_order_number(below.text):
            starts.append(Start(at, (at, at), (at + 1, at + 1)))
    return starts


def by_entry(lines: Sequence[TextLine], entries: Sequence[Entry]) -> list[Start]:
    """The very words of a contents entry: ``2022年大事记``."""
    wanted = {title for entry in entries if len(title := folded(entry.title)) >= 2}
    longest = max((len(title) for title in wanted), default=0)
    starts = []
    for first in range(len(lines) if wanted else 0):
        text = ""
        for last in _title_run(lines, first):
            text += folded(FOOTNOTE.sub("", lines[last].flat))
            if len(text) > longest:
                break
            if text in wanted:
                top = _with_issuers(lines, first)
                starts.append(Start(top, (top, last), None))
                break
    return starts


def by_form(lines: Sequence[TextLine]) -> list[Start]:
    """``某县人民政府关于……的通知`` (发文机关 + 关于 + 事由 + 文种) with recipients in one of the two lines below."""
    recipients = {at for at, line in enumerate(lines) if is_recipients(line)}
    starts = []
    for first in sorted({at - up for at in recipients for up in range(1, TITLE_LINES + RECIPIENTS_BELOW) if at >= up}):
        for last in _title_run(lines, first):
            if not recipients.isdisjoint(range(last + 1, last + 1 + RECIPIENTS_BELOW)) and is_about(title_of(lines[first : last + 1])):
                top = _with_issuers(lines, first)
                starts.append(Start(top, (top, last), None))
                break
    return starts


def _title_run(lines: Sequence[TextLine], first: int) -> Iterator[int]:
    """The lines on which a title can end that begins on line ``first``."""
    for at in range(first, min(first + TITLE_LINES, len(lines))):
        if not lines[at].can_be_title or read_document_number(lines[at].text):
            return
        yield at


def _closest(text: str, announced: set[str]) -> float:
    """How like the closest of the announced titles a text is."""
    return 1.0 if folded(text) in announced else max((likeness(text, title, LIKELY) for title in announced), default=0.0)


def _title_above(lines: Sequence[TextLine], at: int, announced: set[str]) -> tuple[int, int] | None:
    """The title that ends on the line above ``at``."""
    texts: dict[int, str] = {}
    for first in range(at - 1, max(at - 1 - TITLE_LINES, -1), -1):
        if not lines[first].can_be_title:
            break
        texts[first] = title_of(lines[first:at])
    same = [first for first, text in texts.items() if folded(text) in announced]
    best, first = max(((_closest(texts[first], announced), first) for first in same or texts), default=(0.0, 0))
    if best < SURE:
        about = next((first for first, text in texts.items() if is_about(text)), None)
        if about is None and best < LIKELY:
            return None
        first = first if about is None else about
    return _with_issuers(lines, first), at - 1


def _with_issuers(lines: Sequence[TextLine], first: int) -> int:
    """Some lines up, to the begin of ``某办公室转发 | 某局关于……``, or where the issuing authorities stand on lines of their own."""
    above = first - 1
    while above >= 0 and lines[above].can_be_title and _goes_on(lines[above].flat, lines[first].flat):
        first, above = above, above - 1
    while (
        lines[first].flat.startswith(("关于", "转发", "批转", "印发"))
        and above >= 0
        and first - above <= SIGNING_BODIES
        and _is_issuer_line(lines[above])
    ):
        above -= 1
    return above + 1


def _goes_on(over: str, under: str) -> bool:
    """``某办公室转发``, ``某公安局某城市管 | 理局关于……``, ``某政府关于印发某 | 县……的通知``: a line that a title goes on from."""
    if OPEN_END.search(over):
        return True
    if len(over) < FULL_LINE:
        return False
    issuer, about, _ = under.partition("关于")
    if not about:
        return "关于" in over and not is_about(over)
    half = not is_body_name(issuer) or bool(NAME_REST.match(issuer))
    return half and not is_body_name(over) and is_body_name(over + issuer)


def _is_issuer_line(line: TextLine) -> bool:
    return line.can_be_title and is_body_name(line.text)


def _title_below(lines: Sequence[TextLine], at: int, announced: set[str]) -> tuple[int, int] | None:
    """The title that begins on the line below ``at``, for offices that print the number first; one with a number below it has that."""
    first = at + 1
    best: tuple[float, int] = (0.0, 0)
    for last in _title_run(lines, first):
        text = title_of(lines[first : last + 1])
        best = max(best, (_closest(text, announced), -last))
        if best[0] < SURE and is_about(text):
            return None if _is_number(lines, last + 1) else (first, last)
    return (first, -best[1]) if best[0] >= LIKELY else None


def _is_number(lines: Sequence[TextLine], at: int) -> bool:
    return at < len(lines) and read_document_number(lines[at].text) is not None
