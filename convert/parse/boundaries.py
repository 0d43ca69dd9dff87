"""Where documents begin: at their titles, told by document number, contents entry, form and what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from convert.model.issue import Entry
from convert.model.source import Line
from convert.parse.contents import is_contents_heading
from convert.parse.kinds import LineKind, kind_of
from convert.parse.numbers import read_document_number, read_order_number, without_blanks
from convert.parse.titles import ISSUING_HEAD, folded, is_about, is_body_name, is_title_line, join_lines, likeness

TITLE_LINES = 5
SIGNING_BODIES = 4
RECIPIENT_WORD = re.compile(r"各|政府|党委|局|办公室|单位|部门|公司|委员会|街道|乡|镇|院|同志|学校")


@dataclass(frozen=True)
class Start:
    """The head of a document: index of its first line, of its title's lines, and of its number's line."""

    first: int
    title: tuple[int, int]
    number: int | None

    @property
    def after(self) -> int:
        """Index of the first line after the head."""
        return max(self.title[1], -1 if self.number is None else self.number) + 1


def joined(lines: Sequence[Line], first: int, last: int) -> str:
    """The title that lines ``first`` to ``last`` (inclusive) make."""
    return join_lines([line.text for line in lines[first : last + 1]])


def is_recipients(line: Line) -> bool:
    """``各乡（镇）人民政府，政府各部门：`` (主送机关, GB/T 9704-2012 §7.3.2)."""
    flat = without_blanks(line.text)
    return len(flat) >= 4 and flat[-1] in "：:" and bool(RECIPIENT_WORD.search(flat)) and not re.search(r"[。；]|如下[：:]$|通知[：:]$", flat)


def is_body(line: Line) -> bool:
    """Whether the line can only stand inside a document: recipients, or a long sentence."""
    flat = without_blanks(line.text)
    long = len(flat) > 45 and flat[-1] in "。：；" or len(flat) > 110
    return kind_of(line) is not LineKind.TABLE_ROW and (is_recipients(line) and kind_of(line) is LineKind.PLAIN or long)


def _best_entry(text: str, entries: Sequence[Entry]) -> float:
    return max((likeness(text, entry.title) for entry in entries), default=0.0)


def _run_above(lines: Sequence[Line], at: int) -> range:
    """How many lines directly above ``at`` can be title lines: the counts to try."""
    count = 0
    while count < TITLE_LINES and at - count - 1 >= 0 and is_title_line(lines[at - count - 1]):
        count += 1
    return range(1, count + 1)


def _title_above(lines: Sequence[Line], at: int, entries: Sequence[Entry]) -> tuple[int, int] | None:
    """The title that ends on the line above ``at``."""
    counts = _run_above(lines, at)
    rated = [(_best_entry(joined(lines, at - count, at - 1), entries), -count) for count in counts]
    if rated and max(rated)[0] >= 0.85:
        return _with_issuer_line(lines, at + max(rated)[1]), at - 1
    for count in counts:
        first = at - count
        if is_about(joined(lines, first, at - 1)):
            return _with_issuer_line(lines, first), at - 1
    if rated and max(rated)[0] >= 0.7:
        return _with_issuer_line(lines, at + max(rated)[1]), at - 1
    return None


def _with_issuer_line(lines: Sequence[Line], first: int) -> int:
    """One line up where the issuing authority stands on a line of its own above ``关于……``."""
    text = without_blanks(lines[first].text)
    above = first - 1
    while text.startswith("关于") and above >= 0 and first - above <= SIGNING_BODIES and _is_issuer_line(lines[above]):
        above -= 1
    return above + 1


def _is_issuer_line(line: Line) -> bool:
    return is_title_line(line) and is_body_name(line.text) and "\t" not in line.text


def _title_below(lines: Sequence[Line], at: int, entries: Sequence[Entry]) -> tuple[int, int] | None:
    """The title that begins on the line below ``at``, for offices that print the number first."""
    first = at + 1
    best: tuple[float, int] = (0.0, 0)
    for count in range(1, TITLE_LINES + 1):
        last = first + count - 1
        if last >= len(lines) or not is_title_line(lines[last]) or read_document_number(lines[last].text):
            break
        text = joined(lines, first, last)
        best = max(best, (_best_entry(text, entries), -last))
        if best[0] < 0.85 and is_about(text):
            return first, last
    return (first, -best[1]) if best[0] >= 0.7 else None


def _by_number(lines: Sequence[Line], entries: Sequence[Entry]) -> list[Start]:
    """Heads told by a document number alone in its line."""
    starts = []
    for at, line in enumerate(lines):
        if not read_document_number(line.text):
            continue
        title = _title_above(lines, at, entries) or _title_below(lines, at, entries)
        if title:
            starts.append(Start(min(title[0], at), title, at))
    return starts


def _runs(lines: Sequence[Line], first: int) -> list[tuple[int, str]]:
    """The title texts that can begin on line ``first``, each with its last line."""
    runs = []
    for last in range(first, min(first + TITLE_LINES, len(lines))):
        if not is_title_line(lines[last]) or read_document_number(lines[last].text):
            break
        runs.append((last, joined(lines, first, last)))
    return runs


def _by_entry(lines: Sequence[Line], entries: Sequence[Entry]) -> list[Start]:
    """Heads told by a contents entry with the very same words."""
    wanted = {folded(entry.title) for entry in entries if len(folded(entry.title)) >= 2}
    longest = max((len(title) for title in wanted), default=0)
    starts = []
    for first in range(len(lines)):
        for last, text in _runs(lines, first):
            flat = folded(text)
            if len(flat) > longest:
                break
            if flat in wanted:
                top = _with_issuer_line(lines, first)
                starts.append(Start(top, (top, last), None))
                break
    return starts


def _by_form(lines: Sequence[Line]) -> list[Start]:
    """Heads told by their form (发文机关 + 关于 + 事由 + 文种) with recipients right below."""
    starts = []
    for first in range(len(lines)):
        for last, text in _runs(lines, first):
            below = lines[last + 1 : last + 3]
            if is_about(text) and any(is_recipients(line) for line in below):
                starts.append(Start(_with_issuer_line(lines, first), (_with_issuer_line(lines, first), last), None))
                break
    return starts


def _unclaimed(lines: Sequence[Line], entries: Sequence[Entry], starts: Sequence[Start]) -> list[Entry]:
    """The entries whose document number no head bears: an order's entry may carry the title of the rules it puts in force."""
    texts = [without_blanks(lines[start.number].text) for start in starts if start.number is not None]
    borne = {read_document_number(text) or text for text in texts}
    return [entry for entry in entries if not any(_bears(entry.document_number, number) for number in borne)]


def _bears(announced: str | None, printed: str) -> bool:
    return announced is not None and (announced == printed or announced.endswith(f"令{printed}"))


def _orders(lines: Sequence[Line]) -> list[Start]:
    """``某市人民政府令`` with ``第78号`` below it: an order has neither 关于 nor a number with a year."""
    starts = []
    for at, (line, below) in enumerate(zip(lines, lines[1:], strict=False)):
        flat = without_blanks(line.text)
        if flat.endswith("政府令") and len(flat) <= 24 and read_order_number(below.text):
            starts.append(Start(at, (at, at), at + 1))
    return starts


def _merge(found: Sequence[Start]) -> list[Start]:
    """One start for heads that overlap, the one found by its number first."""
    kept: list[Start] = []
    for start in found:
        if all(start.after <= other.first or start.first >= other.after for other in kept):
            kept.append(start)
    return sorted(kept, key=lambda start: start.first)


def _with_head_above(start: Start, lines: Sequence[Line]) -> Start:
    """Take in an issuing head (``某县人民政府文件``) that stands above."""
    above = start.first - 1
    if above >= 0 and ISSUING_HEAD.match(lines[above].text.strip()):
        return Start(above, start.title, start.number)
    return start


def front_end(lines: Sequence[Line], starts: Sequence[Start]) -> int:
    """Index of the first line after the front matter: the head above the first line that only a document can hold."""
    heading = max((at for at, line in enumerate(lines[: len(lines) // 2]) if is_contents_heading(line)), default=-1)
    body = next((at for at in range(heading + 1, len(lines)) if is_body(lines[at])), None)
    if body is None:
        return len(lines)
    above = [start.first for start in starts if heading < start.first <= body]
    return above[-1] if above else body


def find_starts(lines: Sequence[Line], entries: Sequence[Entry]) -> tuple[Start, ...]:
    """All lines of an issue → the heads of its documents in printed order (heads inside the front matter included)."""
    numbered = _by_number(lines, entries) + _orders(lines)
    found = numbered + _by_entry(lines, _unclaimed(lines, entries, numbered)) + _by_form(lines)
    return tuple(_with_head_above(start, lines) for start in _merge(found))
