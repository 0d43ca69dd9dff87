"""A document cut into its parts: the notice, the text it encloses, its annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from convert.model.blocks import BlockKind
from convert.model.issue import PartKind
from convert.parse.annex_note import AnnexNote, find_note
from convert.parse.annexes import AnnexStart, find_annexes
from convert.parse.closing import Closing, find_closing
from convert.parse.contents.heading import is_contents_heading
from convert.parse.contents.page import PAGE
from convert.parse.heads import is_recipients
from convert.parse.kinds import LineKind, TextLine
from convert.parse.numbers import is_registration, read_document_number, without_blanks
from convert.parse.titles import enclosed_titles, ends_with_genre, is_body_name, likeness, title_of
from convert.parse.typesetting import unbalanced

TITLE_LINES = 4
FEWEST_ENTRIES = 3
SHORTEST_PROSE = 14
ENDED = re.compile("[。：:；;！？》）)”]$")
SURE, LIKELY = 0.85, 0.6
"""From which likeness a text is the one that the document's title quotes, anywhere and right below the closing."""
NAMED = re.compile("《.*》(?:$|已|经)")
VERSION = re.compile(
    r"^[（(〔](?:\d{4}年?(?:[—–－~～至-]{1,2}\d{4}年?)?(?:度|版|本|修[订正](?:版|本|稿)?)?|试行|暂行|修[订正](?:版|本|稿)?|征求意见稿|草案|送审稿|摘要|节选)[）)〕]$"
)
"""``（2024—2026年）``, ``（试行）``: the last line of a title, which belongs to it."""


@dataclass(frozen=True)
class Cut:
    """One part: its kind, label and title, its lines, and what some of them are (index into ``lines`` → kind)."""

    kind: PartKind
    lines: tuple[TextLine, ...]
    known: dict[int, BlockKind]
    label: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Reading:
    """What was found in the lines below a document's head."""

    closing: Closing
    recipients: tuple[int, ...]
    note: AnnexNote
    annexes: tuple[AnnexStart, ...]
    enclosed: tuple[int, ...]
    contents: tuple[int, ...]


def find_recipients(lines: Sequence[TextLine]) -> tuple[int, ...]:
    """Indices of the lines that name the recipients, at the very top and perhaps broken over lines."""
    for at in range(min(4, len(lines))):
        flat = lines[at].flat
        if is_recipients(lines[at]):
            return tuple(each for each in range(at + 1) if not is_registration(lines[each].flat))
        if lines[at].kind not in (LineKind.PLAIN, LineKind.PERSON) or flat.endswith("。") or len(flat) > 120:
            return ()
    return ()


def _runs(lines: Sequence[TextLine], first: int, last: int) -> list[tuple[int, int]]:
    """Every run of one to four title lines between two indices; ``《……方案》 | 已经……同意`` is a sentence."""
    runs = []
    for at in range(first, last):
        if at > first and not lines[at].gap and _within_sentence(lines[at - 1]):
            continue
        for count in range(1, TITLE_LINES + 1):
            if at + count > last or not (lines[at + count - 1].can_be_title or count > 1 and len(lines[at + count - 1].flat) == 1):
                break
            text = "".join(line.flat for line in lines[at : at + count])
            if unbalanced(text) or NAMED.match(text):
                continue
            runs.append((at, count))
    return runs


def _within_sentence(above: TextLine) -> bool:
    """Whether a line is prose that goes on below: ``县人民政府批准县文旅局确定的第四 | 批……名录``."""
    prose = above.kind is LineKind.PLAIN and len(above.flat) >= SHORTEST_PROSE
    return prose and not ENDED.search(above.flat) and not is_body_name(above.flat) and not ends_with_genre(above.flat)


def find_enclosed(lines: Sequence[TextLine], title: str, after: int, closing: Closing, end: int) -> tuple[int, ...]:
    """Indices of the title lines of the enclosed text: what title or first sentence name, right below the closing or further on."""
    below = closing.last + 1
    quoted = enclosed_titles(title, opening_of(lines[after:]))
    runs = [(_closest(title_of(lines[at : at + n]), quoted), -at, -n) for at, n in (_runs(lines, after, end) if quoted else ())]
    best, first, count = max(runs, default=(0.0, 0, 0))
    if best >= SURE or best >= LIKELY and -first == below:
        last = -first - count
        return tuple(range(-first, last + (last < end and bool(VERSION.match(lines[last].flat)))))
    return ()


def opening_of(lines: Sequence[TextLine]) -> str:
    """The first sentence below the recipients, which may be cut in two lines."""
    return "".join(line.text for line in lines[:2])


def _closest(text: str, quoted: Sequence[str]) -> float:
    return max(likeness(text, name, LIKELY) for name in quoted)


def find_contents(lines: Sequence[TextLine]) -> tuple[int, ...]:
    """Indices of the contents that a plan prints of itself: 目录, and below it what comes again as its headings."""
    for at, line in enumerate(lines):
        if is_contents_heading(line):
            last = at
            while last + 1 < len(lines) and _comes_again(lines[last + 1], lines[last + 2 :]):
                last += 1
            if last - at >= FEWEST_ENTRIES:
                return tuple(range(at, last + 1))
    return ()


def _comes_again(entry: TextLine, below: Sequence[TextLine]) -> bool:
    name = without_blanks(PAGE.sub("", entry.text))
    return any(line.flat.startswith(name) for line in below)


def read_parts(lines: Sequence[TextLine], title: str) -> Reading:
    """The lines below a document's head → its closing, recipients, annex note, annexes and enclosed title."""
    recipients = find_recipients(lines)
    closing = find_closing(lines)
    note = find_note(lines)
    annexes = find_annexes(lines, note)
    first_annex = min((start.first for start in annexes), default=len(lines))
    enclosed = find_enclosed(lines, title, max(recipients, default=-1) + 1, closing, first_annex)
    if enclosed and closing.last >= enclosed[0] and (own := find_closing(lines[: enclosed[0]])).date:
        closing = own  # what stands below the enclosed title signs and dates the enclosed text
    contents = find_contents(lines)
    annexes = tuple(start for start in annexes if start.first not in (*enclosed, *contents))
    return Reading(closing, recipients, note, annexes, enclosed, contents)


def _handed_on_kinds(lines: Sequence[TextLine], reading: Reading) -> dict[int, BlockKind]:
    """Line index → kind, for the number, recipients and signature of an enclosed text that is a numbered document itself.

    To this document its number is a mention: text.
    """
    first = max(reading.enclosed, default=len(lines)) + 1
    own = lines[first : min((start.first for start in reading.annexes if start.first >= first), default=None)]
    number = [at for at in range(len(own[:1])) if read_document_number(own[at].text)]
    recipients = find_recipients(own[len(number) :]) if number else ()
    known = dict.fromkeys((first + at for at in number), BlockKind.PARAGRAPH)
    if recipients:
        closing = find_closing(own)
        known |= {first + len(number) + at: BlockKind.RECIPIENTS for at in recipients}
        known |= {first + at: BlockKind.SIGNATURE for at in closing.signature}
        known |= {first + at: BlockKind.DATE for at in closing.date_lines}
    return known


def known_kinds(lines: Sequence[TextLine], reading: Reading) -> dict[int, BlockKind]:
    """Line index → kind, for the lines whose kind does not depend on their neighbours."""
    known = dict.fromkeys(reading.recipients, BlockKind.RECIPIENTS)
    known |= dict.fromkeys(reading.note.lines, BlockKind.ANNEX_NOTE)
    known |= dict.fromkeys(reading.closing.signature, BlockKind.SIGNATURE)
    known |= dict.fromkeys(reading.closing.date_lines, BlockKind.DATE)
    if reading.closing.disclosure_line is not None:
        known[reading.closing.disclosure_line] = BlockKind.DISCLOSURE
    known |= dict.fromkeys(reading.enclosed, BlockKind.ENCLOSED_TITLE)
    known |= dict.fromkeys(reading.contents, BlockKind.PARAGRAPH)
    known |= _handed_on_kinds(lines, reading)
    for start in reading.annexes:
        known |= dict.fromkeys(start.title_lines, BlockKind.ANNEX_TITLE)
        if start.label is not None:
            known[start.first] = BlockKind.ANNEX_LABEL
    return known


def cut_parts(lines: Sequence[TextLine], reading: Reading) -> tuple[Cut, ...]:
    """The lines below a document's head, cut where the enclosed text and each annex begin."""
    known = known_kinds(lines, reading)
    heads: list[tuple[int, PartKind, str | None, str | None]] = [(0, PartKind.NOTICE, None, None)]
    if reading.enclosed:
        heads.append((reading.enclosed[0], PartKind.ENCLOSED, None, title_of([lines[at] for at in reading.enclosed])))
    heads += [(start.first, PartKind.ANNEX, start.label, start.title) for start in reading.annexes]
    heads.sort(key=lambda head: head[0])
    ends = [head[0] for head in heads[1:]] + [len(lines)]
    cuts = []
    for (first, kind, label, title), last in zip(heads, ends, strict=True):
        inside = {at - first: known[at] for at in range(first, last) if at in known}
        cuts.append(Cut(kind, tuple(lines[first:last]), inside, label, title))
    return tuple(cuts)
