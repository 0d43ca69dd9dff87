"""Where documents begin: the heads that hold against each other, and where the front matter ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from convert.model.issue import Entry
from convert.parse.contents.category import category_of, short_name
from convert.parse.contents.heading import is_contents_heading
from convert.parse.contents.number import is_number
from convert.parse.contents.page import announced_title, page_in
from convert.parse.front import is_colophon_line
from convert.parse.heads import RECIPIENTS_BELOW, Start, by_entry, by_form, by_number, by_order, is_recipients
from convert.parse.kinds import LineKind, TextLine
from convert.parse.numbers import is_registration, order_serial, read_document_number, read_order_number
from convert.parse.parts import SURE, find_recipients, opening_of
from convert.parse.titles import ISSUING_HEAD, enclosed_titles, folded, likeness, title_of

MOST_LINES = 3
"""Lines of a title that only the contents tell, at most."""
SHORTEST_SENTENCE = 16
RECIPIENT_KINDS = (LineKind.PLAIN, LineKind.LABELLED)


def is_body(line: TextLine) -> bool:
    """Whether the line can only stand inside a document, below the contents: recipients, a sentence, a date alone."""
    flat = line.flat
    if line.kind is LineKind.TABLE_ROW or is_colophon_line(line):
        return False
    sentence = line.kind is LineKind.PLAIN and len(flat) >= SHORTEST_SENTENCE and flat[-1] == "。"
    long = len(flat) > 45 and flat[-1] in "。：；" or len(flat) > 110
    return long or sentence or line.kind is LineKind.DATE or line.kind in RECIPIENT_KINDS and is_recipients(line)


def find_starts(lines: Sequence[TextLine], entries: Sequence[Entry]) -> tuple[Start, ...]:
    """The lines of the documents → the heads of the documents in printed order."""
    return tuple(_with_head_above(start, lines) for start in _without_enclosed(_heads(lines, entries), lines, entries))


def _heads(lines: Sequence[TextLine], entries: Sequence[Entry]) -> list[Start]:
    """All that look like the head of a document, the surest sign first where two overlap."""
    numbered = [*by_number(lines, entries), *by_order(lines)]
    return _apart([*numbered, *by_entry(lines, _unclaimed(lines, entries, numbered)), *by_form(lines)])


def _unclaimed(lines: Sequence[TextLine], entries: Sequence[Entry], starts: Sequence[Start]) -> list[Entry]:
    """The entries whose document number no head bears: an order's entry may carry the title of the rules it puts in force."""
    borne = {_number(start, lines) for start in starts if start.number}
    return [entry for entry in entries if not _is_borne(entry.document_number, borne)]


def _is_borne(announced: str | None, borne: set[str]) -> bool:
    """``某市人民政府令第78号`` in the contents is the ``第78号`` of a head."""
    return announced is not None and (announced in borne or order_serial(announced.rpartition("令")[2]) in borne)


def _apart(found: Sequence[Start]) -> list[Start]:
    """One start for heads that overlap, the one found first, in printed order."""
    kept: list[Start] = []
    taken: set[int] = set()
    for start in found:
        own = range(start.first, start.after)
        if taken.isdisjoint(own):
            kept.append(start)
            taken.update(own)
    return sorted(kept, key=lambda start: start.first)


def _without_enclosed(starts: Sequence[Start], lines: Sequence[TextLine], entries: Sequence[Entry]) -> list[Start]:
    """The heads without those of texts that the document above hands on: a notice of another body, with its own number and addressees.

    What the contents announce is a document of this issue, unless they announce an order by the rules that it puts in force.
    """
    titles = {folded(entry.title) for entry in entries}

    def is_announced(start: Start) -> bool:
        return folded(_title(start, lines)) in titles

    kept: list[Start] = []
    for start in starts:
        enclosed = bool(kept) and _hands_on(kept[-1], lines, _title(start, lines))
        if not enclosed or is_announced(start) and (is_announced(kept[-1]) or _has_entry(kept[-1], lines, entries)):
            kept.append(start)
    return kept


def _has_entry(start: Start, lines: Sequence[TextLine], entries: Sequence[Entry]) -> bool:
    """Whether the contents print the number of a head."""
    return any(_is_borne(entry.document_number, {_number(start, lines)}) for entry in entries)


def _number(start: Start, lines: Sequence[TextLine]) -> str:
    """The number of a head, that of an order without its year; empty where there is none."""
    text = "".join(line.flat for line in start.number_lines(lines))
    return read_document_number(text) or order_serial(read_order_number(text) or text)


def _title(start: Start, lines: Sequence[TextLine]) -> str:
    return title_of(lines[start.title[0] : start.title[1] + 1])


def _hands_on(cover: Start, lines: Sequence[TextLine], title: str) -> bool:
    """Whether a document says that it encloses a text with that title."""
    below = lines[cover.after :]
    recipients = find_recipients(below)
    named = enclosed_titles(_title(cover, lines), opening_of(below[max(recipients, default=-1) + 1 :]))
    return any(likeness(title, name) >= SURE for name in named)


def _with_head_above(start: Start, lines: Sequence[TextLine]) -> Start:
    """Take in an issuing head (``某县人民政府文件``) and a registration number that stand above."""
    first = start.first
    while first and (ISSUING_HEAD.match(lines[first - 1].text.strip()) or is_registration(lines[first - 1].flat)):
        first -= 1
    return replace(start, first=first)


def front_end(lines: Sequence[TextLine]) -> int:
    """Index of the first line after the front matter: the head above the first line that only a document can hold."""
    headings = [at for at, line in enumerate(lines) if is_contents_heading(line)]
    first = headings[0] if headings else -1
    body = next((at for at in range(first + 1, len(lines)) if is_body(lines[at])), None)
    if body is None:
        return len(lines)
    heading = max((at for at in range(body) if at in headings or is_colophon_line(lines[at])), default=-1)
    heads = _heads(lines[: body + RECIPIENTS_BELOW], ())
    head = max((_with_head_above(start, lines).first for start in heads if heading < start.first <= body), default=None)
    if head is None:
        head = _head_by_place(lines, heading, body)
    return _announced_again(lines, first, heading, head) or head


def _head_by_place(lines: Sequence[TextLine], heading: int, body: int) -> int:
    """Index of the first line of a title without 关于, told by the document number between it and the text: ``……年度森林草原禁火令``."""
    if body < 1 or read_document_number(lines[body - 1].text) is None:
        return body
    above = range(body - 2, max(heading, body - 2 - MOST_LINES), -1)
    title = takewhile(lambda at: lines[at].can_be_title and read_document_number(lines[at].text) is None, above)
    return min(title, default=body - 1)


def _announced_again(lines: Sequence[TextLine], first: int, heading: int, end: int) -> int | None:
    """Index of the line that says what an entry of the contents says: ``政府工作报告``, which has no form of its own.

    The contents begin below the ``first`` of their headings; the line stands below the last ``heading``.
    """
    announced: set[str] = set()
    begun: list[str] = []
    for at in range(first + 1, end):
        text = lines[at].text
        if page_in(text):
            announced.add(folded(announced_title("\t".join([*begun, text])) or ""))
            begun = []
        elif at > heading and any(folded(title_of(lines[at:last])) in announced for last in range(at + 1, min(at + MOST_LINES, end) + 1)):
            return at
        elif begun or not (is_number(text) or category_of(text) or short_name(text)):
            begun.append(text)
    return None
