"""The lines of one part → its blocks in printed order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from convert.model.blocks import Block, BlockKind, Table, TextBlock
from convert.model.source import ROW_GOES_ON, source_of
from convert.parse.annex_note import COMPLETE, LABELLED_TITLE, labelled_title
from convert.parse.closing import is_cut_name
from convert.parse.headings import TABLE_NUMBER, Heading, find_headings
from convert.parse.joins import join_paragraphs, with_note_items
from convert.parse.kinds import LineKind, TextLine
from convert.parse.numbers import without_blanks
from convert.parse.paragraphs import Paragraph
from convert.parse.tables.build import build_table
from convert.parse.tables.find import find_tables
from convert.parse.titles import join_lines
from convert.parse.typesetting import Typesetting

BLOCK_OF_LINE: dict[LineKind, BlockKind] = {
    LineKind.NUMBERED: BlockKind.ITEM,
    LineKind.DASH: BlockKind.ITEM,
    LineKind.LABELLED: BlockKind.LABELLED,
    LineKind.ROSTER_LABEL: BlockKind.ROSTER,
    LineKind.PERSON: BlockKind.ROSTER,
    LineKind.NOTE: BlockKind.NOTE,
    LineKind.CAPTION: BlockKind.CAPTION,
    LineKind.PROMPT: BlockKind.PROMPT,
    LineKind.DATE: BlockKind.DATE,
    LineKind.DISCLOSURE: BlockKind.DISCLOSURE,
    LineKind.IMPRINT: BlockKind.IMPRINT,
    LineKind.ANNEX_LABEL: BlockKind.ANNEX_LABEL,
    LineKind.PLAIN: BlockKind.PARAGRAPH,
}
"""What a paragraph is by the form of its first line, where it is no heading."""

TABLE_LABEL = re.compile(
    r"^(附?表\s*(?:\d{1,2}(?:[-－—–.]\d{1,2})?|[一二三四五六七八九十]{1,3}))[\s\u3000]*([：:、.．]|(?<=[\s\u3000]))[\s\u3000]*(?=\S{4})"
)
"""``表一：主要指标``, ``表1　主要指标``: what counts the table, before its title; behind a blank it is a part of that."""
UNIT_BEHIND = re.compile(r"(?<=\S)[\s\u3000]+(?:计量)?单位[：:][\s\u3000]*\S+$")
BOX_TITLE = re.compile(r"(?:专栏|图)\s*[\d一二三四五六七八九十][\d\-－—–.]*[\s\u3000]*[：:]?[\s\u3000]*[\u4e00-\u9fa5]")
BESIDE_TABLES = (BlockKind.CAPTION, BlockKind.PROMPT)
"""What can stand between a table and its title."""
SHORT_LINE = 30
NO_LINE_TITLE = re.compile(r"[，。；：:、？！]|如下|下列|下表|附表|见表|^[（(_＿]|^(?!20\d\d年)\d|[_＿]{2}")
SENTENCE_END = re.compile(r"[。；：]$")
READABLE = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")
JOINED = (BlockKind.TITLE, BlockKind.ENCLOSED_TITLE, BlockKind.ANNEX_TITLE, BlockKind.RECIPIENTS, BlockKind.ANNEX_NOTE, BlockKind.DATE)
TITLES = (BlockKind.ANNEX_TITLE, BlockKind.ENCLOSED_TITLE, BlockKind.HEADING, BlockKind.TITLE)
FAR = 10
"""How many blocks above a table its title can stand: forms print authority, number and term between the two."""
WHOLE = (BlockKind.TITLE, BlockKind.ENCLOSED_TITLE, BlockKind.ANNEX_TITLE)


def text_block(kind: BlockKind, paragraph: Paragraph, heading: Heading | None = None) -> TextBlock:
    """A paragraph → a block of the given kind."""
    return TextBlock(
        kind=kind,
        text=paragraph.text,
        source=source_of(line.number for line in paragraph.lines),
        level=heading.level if heading else None,
        heading=heading.text if heading and not heading.alone else None,
        strong=paragraph.strong,
        breaks=paragraph.breaks,
    )


def known_block(kind: BlockKind, lines: Sequence[TextLine]) -> TextBlock:
    """Lines whose kind is known → one block; the blanks of a title's line breaks go."""
    text = join_lines([line.text for line in lines]) if kind in WHOLE else "".join(line.text for line in lines)
    return TextBlock(kind, text, source_of(line.number for line in lines))


def _known_runs(lines: Sequence[TextLine], known: dict[int, BlockKind]) -> list[tuple[int, int, BlockKind | None]]:
    """Stretches of lines of one known kind (``None``: unknown), each with its first and last position."""
    runs: list[tuple[int, int, BlockKind | None]] = []
    for at in range(len(lines)):
        kind = known.get(at)
        if runs and runs[-1][2] is kind and (kind is None or _is_same(kind, lines[at - 1], lines[at])):
            runs[-1] = (runs[-1][0], at, kind)
        else:
            runs.append((at, at, kind))
    return runs


def _is_same(kind: BlockKind, above: TextLine, line: TextLine) -> bool:
    """Whether a line of a known kind goes on from the one above it, of the same kind."""
    if kind is BlockKind.SIGNATURE:
        return is_cut_name((above, line))
    return kind in JOINED and not (kind is BlockKind.ANNEX_NOTE and (line.numbering is not None or labelled_title(line) is not None))


def _paragraph_block(paragraph: Paragraph, heading: Heading | None) -> TextBlock:
    if heading:
        return text_block(BlockKind.HEADING if heading.alone else BlockKind.PARAGRAPH, paragraph, heading)
    if not READABLE.search(paragraph.text):
        return text_block(BlockKind.UNRECOGNISED, paragraph)
    return text_block(BLOCK_OF_LINE.get(paragraph.kind, BlockKind.UNRECOGNISED), paragraph)


def _running_blocks(lines: Sequence[TextLine], setting: Typesetting, titles: Sequence[str]) -> list[Block]:
    """Running text and tables between lines of known kind, and the titles above them → blocks."""
    tables = {found.place: found for found in find_tables(lines, titles)}
    inside = {at for found in tables.values() for at in found.positions}
    paragraphs: list[Paragraph] = []
    table_of: dict[int, Table] = {}
    for in_table, run in groupby(range(len(lines)), inside.__contains__):
        if not in_table:
            paragraphs += join_paragraphs([lines[at] for at in run if lines[at].text != ROW_GOES_ON], setting)
            continue
        for at in filter(tables.__contains__, run):
            table_of[len(paragraphs)] = build_table(tables[at], lines)
            paragraphs.append(_table_marker(lines[at]))
    paragraphs = with_note_items(paragraphs)
    headings = find_headings(paragraphs)
    return [table_of.get(at) or _paragraph_block(each, headings.get(at)) for at, each in enumerate(paragraphs)]


def _table_marker(line: TextLine) -> Paragraph:
    """A table stands in the sequence of paragraphs as its first row, so that a heading above it is seen to have something under it."""
    return Paragraph((line,), LineKind.TABLE_ROW, None)


def _title_for(blocks: Sequence[Block]) -> str | None:
    """The title of a table: the nearest title, heading or short line above it, past captions and blanks to fill in."""
    nearest = next((block for block in reversed(blocks) if isinstance(block, Table) or block.kind not in BESIDE_TABLES), None)
    if nearest and not isinstance(nearest, Table) and _is_box_title(nearest):
        return _without_label(nearest.text)
    for block in reversed(blocks[-FAR:]):
        if isinstance(block, Table) or block.kind is BlockKind.NOTE:
            break
        if block.kind in TITLES or _can_be_title(block):
            return _without_label(block.text)
        if labelled := _labelled_title(block):
            return labelled
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and SENTENCE_END.search(block.text.rstrip()):
            break
    return _without_label(nearest.text) if nearest and not isinstance(nearest, Table) and _is_short_line(nearest) else None


def _without_label(text: str) -> str:
    """A line over a table → the table's title, without the unit of its figures behind it."""
    text = UNIT_BEHIND.sub("", text)
    label = TABLE_LABEL.match(text)
    title = join_lines([text[label.end() :] if label else text])
    return f"{label.group(1)} {title}" if label and not label.group(2) else title


def _labelled_title(block: TextBlock) -> str | None:
    """``附件：……任务清单``: the title in the line of the label."""
    found = LABELLED_TITLE.match(block.text) if block.kind is BlockKind.ANNEX_LABEL else None
    title = found.group("title") if found else ""
    return join_lines([title]) if READABLE.search(title) and not title.isdigit() else None


def _whole_title(block: TextBlock) -> str | None:
    """What a page break can print again over a table: the title of the document or of a part."""
    return block.text if block.kind in WHOLE else _labelled_title(block)


def _is_box_title(block: TextBlock) -> bool:
    """``专栏1　产业发展主要指标``, which a plan prints over a box; the box can also be text."""
    return block.kind is BlockKind.PARAGRAPH and not SENTENCE_END.search(block.text) and bool(BOX_TITLE.match(block.text))


def _can_be_title(block: TextBlock) -> bool:
    flat = without_blanks(block.text)
    return block.kind is BlockKind.PARAGRAPH and 4 <= len(flat) <= 60 and (bool(COMPLETE.search(flat)) or _stands_out(block))


def _is_short_line(block: TextBlock) -> bool:
    """``乡镇（街道）排名情况``: a few words and no sentence, nor the end of one, nor what points to the table."""
    flat = without_blanks(block.text)
    return block.kind is BlockKind.PARAGRAPH and 4 <= len(flat) <= SHORT_LINE and not NO_LINE_TITLE.search(flat)


def _stands_out(block: TextBlock) -> bool:
    """``表1 主要指标``, or a line all in bold."""
    bold = sum(last - first for first, last in block.strong) >= len(block.text) - 1
    return bold or bool(TABLE_NUMBER.match(block.text))


def _part_title(above: Block | None, part: Table) -> str | None:
    """The title of a table that goes on right below another under a header with one other name: that one's, with this name in brackets."""
    if not isinstance(above, Table) or not above.title or not any(above.columns) or part.columns[:1] != above.columns[:1]:
        return None
    new = [name for name in part.columns if name and name not in above.columns]
    return f"{above.title}（{new[0]}）" if len(new) == 1 and len(part.columns) > 2 else None


def _titled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give each table the title printed above it, where it has none of its own."""
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and block.title is None:
            block = replace(block, title=_part_title(done[-1] if done else None, block) or _title_for(done))
        done.append(block)
    return tuple(done)


def read_blocks(
    lines: Sequence[TextLine], known: dict[int, BlockKind], setting: Typesetting, head: Sequence[Block] = ()
) -> tuple[Block, ...]:
    """The lines of one part, the kinds already known and the blocks above → all its blocks; every line is in exactly one."""
    blocks: list[Block] = list(head)
    for first, last, kind in _known_runs(lines, known):
        if kind is None:
            titles = [title for block in blocks if isinstance(block, TextBlock) and (title := _whole_title(block))]
            blocks.extend(_running_blocks(lines[first : last + 1], setting, titles))
        else:
            blocks.append(known_block(kind, lines[first : last + 1]))
    return _titled(blocks)
