"""The places where annexes begin, told by their label or by their announced title (GB/T 9704-2012 §7.3.7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from convert.parse.annex_note import COMPLETE, AnnexNote, closes, label_of, labelled_title, plain_label
from convert.parse.kinds import ANNEX_LABEL, LineKind, TextLine
from convert.parse.numbers import without_blanks
from convert.parse.tables.fragments import CONTINUED
from convert.parse.titles import ends_with_genre, folded, join_lines, likeness, title_of
from convert.parse.typesetting import unbalanced

TITLE_LINES = 4
ALIKE, SURE, SAME = 0.8, 0.85, 0.95
"""From which likeness a title below a label is the announced one, a line without a label is, a label was only printed again."""
LONGEST_TAIL = 24
LEAST_ROW_TITLE = 6
COLON = re.compile(r"[:：]")
COPY_MARK = re.compile(r"[（(](?:存根|回执|正本|副本|第[一二三四五]联)联?[）)]$")
"""Which copy of a slip is printed; no part of the annex's title where the note announces it without."""
NO_TITLE_END = re.compile(r"[；;：:，,]$")


@dataclass(frozen=True)
class AnnexStart:
    """Where an annex begins: index of its label line (None if unlabelled), of its title lines, and what they say."""

    first: int
    label: str | None
    title_lines: tuple[int, ...]
    title: str | None


def _title_below(lines: Sequence[TextLine], at: int, announced: Sequence[str]) -> tuple[int, ...]:
    """Indices of the title lines that begin on line ``at``."""
    texts = _title_texts(lines, at)
    if not texts:
        return ()
    best, fewest = max((max((likeness(text, title, ALIKE) for title in announced), default=0.0), -n) for n, text in enumerate(texts, 1))
    taken = -fewest if best >= ALIKE else 1
    while taken < len(texts) and unbalanced(texts[taken - 1]):
        taken += 1
    if best >= ALIKE:
        return tuple(range(at, at + taken))
    while taken < len(texts) and not COMPLETE.search(texts[taken - 1]) and len(lines[at + taken].flat) <= LONGEST_TAIL:
        if not (COMPLETE.search(texts[taken]) or ends_with_genre(texts[taken])):
            break
        taken += 1
    return tuple(range(at, at + taken))


def _title_texts(lines: Sequence[TextLine], at: int) -> list[str]:
    """The titles of one, two … lines that can begin on line ``at``.

    The last may be a single character that was cut off (``……分解方 | 案``), or the rest of a bracket.
    """
    last = at
    while last < min(at + TITLE_LINES, len(lines)):
        line = lines[last]
        rest = last > at and (len(line.flat) == 1 and COMPLETE.search(line.flat) or closes(lines[last - 1].flat, line.flat))
        if not (line.can_be_title or _bracket_title(line) or rest):
            break
        last += 1
    return [title_of(lines[at : end + 1]) for end in range(at, last)]


def _bracket_title(line: TextLine) -> bool:
    return line.kind is LineKind.PROMPT and not COLON.search(line.text)


def _row_title(line: TextLine) -> str | None:
    """A title printed as a table row with one filled cell."""
    cells = [cell.strip() for cell in line.text.strip("|").split("|" if line.text.startswith("|") else "\t")]
    filled = [cell for cell in cells if cell]
    return filled[0] if len(filled) == 1 and len(filled[0]) >= LEAST_ROW_TITLE else None


def _labelled(lines: Sequence[TextLine], at: int, note: AnnexNote) -> AnnexStart | None:
    """An annex headed by its label, alone in its line or with the title behind it; ``附件2（续）`` opens nothing new."""
    line = lines[at]
    if CONTINUED.search(line.flat):
        return None
    if line.kind is LineKind.ANNEX_LABEL and ANNEX_LABEL.match(line.text):
        titles = _title_below(lines, at + 1, note.titles)
        title = title_of([lines[each] for each in titles]) if titles else None
        if not titles and at + 1 < len(lines) and lines[at + 1].kind is LineKind.TABLE_ROW:
            title = _row_title(lines[at + 1])
        return AnnexStart(at, plain_label(line.text), titles, title and _without_copy_mark(title, note.titles))
    found = labelled_title(line)
    if found is None or not _is_title(found.group("title")):
        return None
    if not (found.group("colon") or found.group("number") or line.text[2:3] in " \u3000"):
        return None
    return AnnexStart(at, label_of(found), (at,), join_lines([found.group("title")]))


def _without_copy_mark(title: str, announced: Sequence[str]) -> str:
    """``验收告知单（存根）`` → ``验收告知单``, where that is what was announced."""
    plain = COPY_MARK.sub("", title)
    return plain if folded(plain) in map(folded, announced) else title


def _is_title(text: str) -> bool:
    """Whether a text can be a title: short, and no sentence."""
    flat = without_blanks(text)
    return (len(flat) > 2 or bool(COMPLETE.search(flat))) and len(flat) <= 60 and not NO_TITLE_END.search(flat) and "。" not in flat


def _unlabelled(lines: Sequence[TextLine], first: int, announced: Sequence[str], taken: set[int]) -> list[AnnexStart]:
    """Annexes without a label, told by their announced title alone in its line."""
    runs = {at: _plain_texts(lines, at) for at in range(first, len(lines)) if lines[at].can_be_title} if announced else {}
    starts = []
    for title in announced:
        for at, texts in runs.items():
            best, fewest = max((likeness(text, title, SURE), -n) for n, text in enumerate(texts, 1))
            if best >= SURE and at not in taken:
                rows = tuple(range(at, at - fewest))
                starts.append(AnnexStart(at, None, rows, texts[-fewest - 1]))
                taken.update(rows)
                break
    return starts


def _plain_texts(lines: Sequence[TextLine], at: int) -> list[str]:
    """The texts of one, two … lines from ``at`` on, as long as each can be part of a title."""
    run = list(takewhile(lambda line: line.can_be_title, lines[at : at + TITLE_LINES]))
    return [title_of(run[:count]) for count in range(1, len(run) + 1)]


def find_annexes(lines: Sequence[TextLine], note: AnnexNote) -> tuple[AnnexStart, ...]:
    """The lines of a document below its head → where its annexes begin, in printed order."""
    announced = set(note.lines)
    starts = [start for at in range(len(lines)) if at not in announced and (start := _labelled(lines, at, note))]
    starts = _without_lists(_without_repeats(starts))
    taken = {at for start in starts for at in (start.first, *start.title_lines)}
    missing = [title for title in note.titles if all(likeness(title, start.title or "", ALIKE) < ALIKE for start in starts)]
    if len(starts) < len(note.titles):
        starts += _unlabelled(lines, note.last + 1, missing, taken)
    return tuple(sorted(starts, key=lambda start: start.first))


def _without_lists(starts: Sequence[AnnexStart]) -> list[AnnexStart]:
    """``附表1：分解表 | 附表2：分配表 | 附表1``: labels with nothing between that come again announce the annexes below, and are none."""
    kept = []
    for at, start in enumerate(starts):
        after = starts[at + 1 :]
        listed = start.title_lines == (start.first,) and after and after[0].first == start.first + 1
        if not (listed and any(other.label == start.label for other in after)):
            kept.append(start)
    return kept


def _without_repeats(starts: Sequence[AnnexStart]) -> list[AnnexStart]:
    """A label that a page break prints again with the same title opens nothing new."""
    kept: list[AnnexStart] = []
    for start in starts:
        if not (kept and kept[-1].label == start.label and start.title and likeness(kept[-1].title or "", start.title) > SAME):
            kept.append(start)
    return kept
