"""One document: its head, its parts, their blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from convert.model.blocks import Block, BlockKind, TextBlock
from convert.model.issue import Document, Part, PartKind
from convert.model.source import source_of
from convert.parse.blocks import known_block, read_blocks
from convert.parse.closing import split_bodies
from convert.parse.heads import Start
from convert.parse.kinds import TextLine
from convert.parse.numbers import read_document_number, read_order_number, without_blanks
from convert.parse.parts import Cut, Reading, cut_parts, read_parts
from convert.parse.titles import is_body_name, title_of
from convert.parse.typesetting import Typesetting

TITLE_BODY = re.compile(r"(.{4,60}?)(?:关于|转发|批转|令$)")
LONG_NAME = 10
PLACE = re.compile(r"^(?:中共)?([\u4e00-\u9fa5]{1,8}?[省市县区旗])")
"""The place that a body's name begins with; where it comes again, another name begins."""


def _head_blocks(lines: Sequence[TextLine], start: Start) -> list[TextBlock]:
    """Title, document number and issuing head in printed order."""
    first, last = start.title
    blocks = [known_block(BlockKind.TITLE, lines[first : last + 1])]
    known = {*range(first, last + 1)}
    if start.number:
        top, bottom = start.number
        blocks.append(known_block(BlockKind.DOCUMENT_NUMBER, start.number_lines(lines)))
        known.update(range(top, bottom + 1))
    blocks += [known_block(BlockKind.ISSUING_HEAD, [lines[at]]) for at in range(start.after) if at not in known]
    return sorted(blocks, key=lambda block: block.source)


def _issuers(title: Sequence[TextLine], reading: Reading) -> tuple[str, ...]:
    """The signing bodies; where nobody signs, the bodies that the title names.

    A signature that differs from the body in the title by a misprinted character is read as that body.
    """
    named = _named_in(title)
    if not reading.closing.issuers:
        return named
    return tuple(named[0] if len(named) == 1 and _misprint_of(body, named[0]) else body for body in reading.closing.issuers)


def _named_in(title: Sequence[TextLine]) -> tuple[str, ...]:
    """The bodies that a title names before 关于, each on a line of its own, set apart by blanks, or one right after the other."""
    found = TITLE_BODY.match(title_of(title))
    if found is None or not is_body_name(found.group(1)):
        return ()
    size = len(found.group(1))
    lines = [name for line in title for name in split_bodies(line.text.partition("关于")[0]) if name]
    if len(lines) > 1 and len("".join(lines)) == size and all(map(is_body_name, lines)) and _of_one_place(lines):
        return tuple(lines)
    place = PLACE.match(found.group(1))
    names = re.split(f"(?<=.)(?<!中共)(?={place.group(1)})", found.group(1)) if place else []
    return tuple(names) if len(names) > 1 and all(map(is_body_name, names)) else (found.group(1),)


def _of_one_place(names: Sequence[str]) -> bool:
    """Whether names begin alike, as those of joint issuers do: ``某县人民政府 | 办公室`` is one name on two lines."""
    return len({name.removeprefix("中共")[:1] for name in names}) == 1


def _misprint_of(printed: str, name: str) -> bool:
    """Whether two names differ in one character, long ones in two, printed wrong or left out."""
    if printed == name or abs(len(printed) - len(name)) > 1 or len(name) < 6:
        return False
    same = sum(block.size for block in SequenceMatcher(None, printed, name, autojunk=False).get_matching_blocks())
    return same >= len(name) - 1 - (len(name) >= LONG_NAME)


def _number(text: str) -> str | None:
    return read_document_number(text) or read_order_number(text)


def _part_id(cut: Cut, annex: int) -> str:
    return f"annex-{annex}" if cut.kind is PartKind.ANNEX else str(cut.kind)


def _parts(cuts: Sequence[Cut], head: Sequence[Block], head_lines: Sequence[TextLine], setting: Typesetting) -> tuple[Part, ...]:
    parts: list[Part] = []
    annex = 0
    for cut in cuts:
        annex += cut.kind is PartKind.ANNEX
        notice = cut.kind is PartKind.NOTICE
        blocks = read_blocks(cut.lines, cut.known, setting, head if notice else ())
        own: Sequence[TextLine] = (*head_lines, *cut.lines) if notice else cut.lines
        parts.append(Part(_part_id(cut, annex), cut.kind, blocks, source_of(line.number for line in own), cut.label, cut.title))
    return tuple(parts)


def parse_document(lines: Sequence[TextLine], start: Start, issue_id: str, order: int, setting: Typesetting) -> Document:
    """The lines of one document and its head, with which they begin → the document."""
    title_lines = lines[start.title[0] : start.title[1] + 1]
    title = title_of(title_lines)
    below = lines[start.after :]
    reading = read_parts(below, title)
    parts = _parts(cut_parts(below, reading), _head_blocks(lines, start), lines[: start.after], setting)
    recipients = "".join(below[at].text for at in reading.recipients)
    return Document(
        id=f"{issue_id}-{order:02d}",
        order=order,
        title=title,
        document_number=_number("".join(line.text for line in start.number_lines(lines))),
        issuers=_issuers(title_lines, reading),
        date=reading.closing.date,
        recipients=without_blanks(recipients).rstrip("：:") or None,
        disclosure=reading.closing.disclosure,
        parts=parts,
        source=source_of(line.number for line in lines),
        announced=reading.note.titles,
    )
