"""Lines → paragraphs: what a page or column break cut in two becomes one again.  ``join_rules.py`` holds the opinions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convert.parse.join_rules import JOIN_RULES
from convert.parse.kinds import NOTE, LineKind, TextLine
from convert.parse.label_joins import label_cut
from convert.parse.numbering import STYLES, Number, read_number
from convert.parse.paragraphs import Paragraph, Seam
from convert.parse.typesetting import Typesetting

RECENT = 5
"""How many paragraphs back an item looks for the item before it."""
LEVELS = {style.name: style.level for style in STYLES}
MOST_LINES = 400
"""No paragraph is printed on more lines; a file of nothing but short lines must not cost the square of them."""
LONGEST_MEMBER = 24
LONGEST_LABEL = 4
"""So much of a label at most stands before the line end that cuts it."""
NO_MEMBER = re.compile(r"[。；：:]$|，")
RUNS_ON = "arabic"
"""The style whose ordinals may run through a whole document, whatever headings come in between."""


def goes_on(seam: Seam) -> bool:
    """Whether the line after the seam belongs to the paragraph before it, by the first rule that has an opinion."""
    for rule in JOIN_RULES:
        if (verdict := rule(seam)) is not None:
            return verdict
    return False


def join_paragraphs(lines: Sequence[TextLine], setting: Typesetting) -> list[Paragraph]:
    """Lines of running text in order → paragraphs; every line is in exactly one."""
    paragraphs: list[Paragraph] = []
    ordinals: dict[str, int] = {}
    for line in lines:
        seam = Seam(paragraphs[-1], line, line.kind, line.numbering, ordinals, _brother(paragraphs), setting) if paragraphs else None
        if seam and len(seam.before.lines) < MOST_LINES and goes_on(seam):
            last = seam.before
            label = label_cut(seam) and len(last.flat) <= LONGEST_LABEL
            paragraphs[-1] = Paragraph((*last.lines, line), LineKind.LABELLED if label else last.kind, last.number)
            continue
        number = line.numbering if line.kind is LineKind.NUMBERED else None
        if number:
            ordinals = _counted(ordinals, number)
        kind = LineKind.PERSON if paragraphs and _in_roster(paragraphs[-1], line) else line.kind
        paragraphs.append(Paragraph((line,), kind, number))
    return paragraphs


def with_note_items(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """``2.超出部分自筹。`` below ``注：1.以上标准含税。`` is the next item of the note, unless items above the note count up to it too."""
    done: list[Paragraph] = []
    ordinals: dict[str, int] = {}
    for paragraph in paragraphs:
        number = paragraph.number
        if number is None:
            done.append(paragraph)
        elif done and _next_in_note(done[-1], paragraph, number) and ordinals.get(number.style.name, 0) + 1 != number.ordinal:
            done.append(Paragraph(paragraph.lines, LineKind.NOTE, None))
        else:
            ordinals = _counted(ordinals, number)
            done.append(paragraph)
    return done


def _next_in_note(before: Paragraph, paragraph: Paragraph, number: Number) -> bool:
    if before.kind is not LineKind.NOTE or paragraph.last.mark:
        return False
    last = read_number(NOTE.sub("", before.text).strip())
    return last is not None and last.style is number.style and number.ordinal == last.ordinal + 1


def _brother(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The item of the same style that comes before the last paragraph, within the last few."""
    number = paragraphs[-1].number
    if number is None:
        return None
    recent = reversed(paragraphs[-1 - RECENT : -1])
    return next((other for other in recent if other.number and other.number.style is number.style), None)


def _in_roster(before: Paragraph, line: TextLine) -> bool:
    """``各乡（镇）人民政府乡（镇）长``: a short line in a roster is one more member."""
    if line.kind is not LineKind.PLAIN or before.kind not in (LineKind.ROSTER_LABEL, LineKind.PERSON):
        return False
    return len(line.flat) <= LONGEST_MEMBER and not NO_MEMBER.search(line.text) and not line.mark


def _counted(ordinals: dict[str, int], number: Number) -> dict[str, int]:
    """The last ordinals of all styles after one more number: those of deeper styles start again under it."""
    kept = {name: last for name, last in ordinals.items() if name == RUNS_ON or LEVELS[name] <= number.level}
    return kept | {number.style.name: number.ordinal}
