"""The lines of one part → its blocks in printed order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from convert.model.blocks import Block, BlockKind, Table, TextBlock
from convert.model.source import Line, source_of
from convert.parse.annexes import COMPLETE
from convert.parse.headings import Heading, find_headings
from convert.parse.joins import join_paragraphs
from convert.parse.kinds import LineKind
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

READABLE = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")
JOINED = (BlockKind.TITLE, BlockKind.ENCLOSED_TITLE, BlockKind.ANNEX_TITLE, BlockKind.RECIPIENTS, BlockKind.ANNEX_NOTE)
TITLES = (BlockKind.ANNEX_TITLE, BlockKind.ENCLOSED_TITLE, BlockKind.HEADING, BlockKind.TITLE)
FAR = 10
"""How many blocks above a table its title can stand: forms print authority, number and term between the two."""
WHOLE = (BlockKind.TITLE, BlockKind.ENCLOSED_TITLE, BlockKind.ANNEX_TITLE)

Piece = tuple[int, Block]


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


def known_block(kind: BlockKind, lines: Sequence[Line]) -> TextBlock:
    """Lines whose kind is known → one block; the blanks of a title's line breaks go."""
    text = join_lines([line.text for line in lines]) if kind in WHOLE else "".join(line.text for line in lines)
    return TextBlock(kind, text, source_of(line.number for line in lines))


def _known_runs(lines: Sequence[Line], known: dict[int, BlockKind]) -> list[tuple[int, int, BlockKind | None]]:
    """Stretches of lines of one known kind (``None``: unknown), each with its first and last position."""
    runs: list[tuple[int, int, BlockKind | None]] = []
    for at in range(len(lines)):
        kind = known.get(at)
        if runs and runs[-1][2] is kind and (kind is None or kind in JOINED and not _new_item(kind, lines[at])):
            runs[-1] = (runs[-1][0], at, kind)
        else:
            runs.append((at, at, kind))
    return runs


def _new_item(kind: BlockKind, line: Line) -> bool:
    return kind is BlockKind.ANNEX_NOTE and bool(re.match(r"^\d{1,2}\s*[.．、]", line.text))


def _paragraph_block(paragraph: Paragraph, heading: Heading | None) -> TextBlock:
    if heading:
        return text_block(BlockKind.HEADING if heading.alone else BlockKind.PARAGRAPH, paragraph, heading)
    if not READABLE.search(paragraph.text):
        return text_block(BlockKind.UNRECOGNISED, paragraph)
    return text_block(BLOCK_OF_LINE.get(paragraph.kind, BlockKind.UNRECOGNISED), paragraph)


def _running_blocks(lines: Sequence[Line], setting: Typesetting, titles: Sequence[str]) -> list[Block]:
    """Running text and tables between lines of known kind, and the titles above them → blocks."""
    tables = {found.positions[0]: found for found in find_tables(lines, titles)}
    inside = {at for found in tables.values() for at in found.positions}
    pieces: list[Paragraph | int] = []
    start = 0
    for at in range(len(lines) + 1):
        if at == len(lines) or at in inside:
            pieces.extend(join_paragraphs(lines[start:at], setting))
            start = at + 1
            if at in tables:
                pieces.append(at)
    paragraphs = [piece if isinstance(piece, Paragraph) else _table_marker(lines[piece]) for piece in pieces]
    headings = find_headings(paragraphs)
    blocks: list[Block] = []
    for index, piece in enumerate(pieces):
        if isinstance(piece, int):
            blocks.append(build_table(tables[piece], lines, None))
        else:
            blocks.append(_paragraph_block(piece, headings.get(index)))
    return blocks


def _table_marker(line: Line) -> Paragraph:
    """A table stands in the sequence of paragraphs as its first row, so that a heading above it is seen to have something under it."""
    return Paragraph((line,), LineKind.TABLE_ROW, None)


def _title_for(blocks: Sequence[Block]) -> str | None:
    """The title of a table: the nearest title, heading or short line above it, past captions and blanks to fill in."""
    for block in list(reversed(blocks))[:FAR]:
        if isinstance(block, Table) or block.kind is BlockKind.NOTE:
            return None
        flat = without_blanks(block.text)
        if block.kind in TITLES:
            return join_lines([block.text])
        if block.kind is BlockKind.PARAGRAPH and 4 <= len(flat) <= 60 and (COMPLETE.search(flat) or _stands_out(block)):
            return join_lines([block.text])
        if block.kind is BlockKind.PARAGRAPH and re.search(r"[。；：]$", flat):
            return None
    return None


def _stands_out(block: TextBlock) -> bool:
    """``表1 主要指标``, or a line all in bold."""
    bold = sum(last - first for first, last in block.strong) >= len(block.text) - 1
    return bold or bool(re.match(r"^附?表\s*[\d一二三四五六七八九十]", block.text))


def _titled(blocks: Sequence[Block], title_of: Callable[[Sequence[Block]], str | None]) -> tuple[Block, ...]:
    """Give each table the title printed above it, where it has none of its own."""
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and block.title is None:
            block = Table(**{**block.__dict__, "title": title_of(done)})
        done.append(block)
    return tuple(done)


def read_blocks(lines: Sequence[Line], known: dict[int, BlockKind], setting: Typesetting, head: Sequence[Block] = ()) -> tuple[Block, ...]:
    """The lines of one part, with the kinds already known and the blocks that stand above → all its blocks; every line is in exactly one."""
    blocks: list[Block] = list(head)
    for first, last, kind in _known_runs(lines, known):
        if kind is None:
            titles = [block.text for block in blocks if isinstance(block, TextBlock) and block.kind in WHOLE]
            blocks.extend(_running_blocks(lines[first : last + 1], setting, titles))
        else:
            blocks.append(known_block(kind, lines[first : last + 1]))
    return _titled(blocks, _title_for)
