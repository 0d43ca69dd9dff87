"""The text of a document → Markdown headings and blocks of HTML between them, in printed order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from convert.model.blocks import BlockKind, Table, TextBlock
from convert.model.issue import Document, Part, PartKind
from convert.publish.links import Linker
from convert.publish.markup import Mark, element, escape_markdown, lines, pointed, within
from convert.publish.pages.outline import Outlined, depths, head_of, outline
from convert.publish.pages.text_blocks import SHAPES, text_run
from convert.publish.placed import Placed, placed_blocks
from convert.publish.tables.figure import table_figure
from convert.publish.tables.listed import Listed, captions_before

SUBJECT = "关于"
"""Opens the subject of a title, after the issuing authority."""
QUOTED = "《"
LITTLE = 400
"""So many characters of text beside a wide table do not ask for an upright page of their own."""


Tables = Mapping[str, Listed]
"""The tables of a document by their anchors."""


@dataclass(frozen=True)
class Body:
    """What a document's page shows of the gazette, and its outline."""

    pieces: tuple[str, ...]
    outline: tuple[Outlined, ...]


@dataclass(frozen=True)
class Setting:
    """Where a document is shown: what its anchors begin with, and how many headings it stands under."""

    prefix: str = ""
    above: int = 0


ALONE = Setting()


@dataclass(frozen=True)
class _Frame:
    """What the pieces of one part have in common: the part and its setting, its heading levels, its class, who finds links, its tables."""

    part: Part
    setting: Setting
    depths: dict[str, int]
    name: str
    linker: Linker
    tables: Tables


def document_body(document: Document, linker: Linker, listed: Sequence[Listed], setting: Setting = ALONE) -> Body:
    """All parts of a document.  Alone, its title is the only first-level heading, each other part opens one of the second."""
    tables = {each.placed.anchor: each for each in (table.under(setting.prefix) for table in listed)}
    bodies = [_part_body(document, part, blocks, linker, tables, setting) for part, blocks in parts_of(document)]
    return Body(tuple(piece for body in bodies for piece in body.pieces), tuple(line for body in bodies for line in body.outline))


def parts_of(document: Document) -> Iterator[tuple[Part, list[Placed]]]:
    """The parts of a document, each with its blocks."""
    blocks = {name: list(group) for name, group in groupby(placed_blocks(document), key=lambda placed: placed.part.id)}
    return ((part, blocks.get(part.id, [])) for part in document.parts)


def _part_body(document: Document, part: Part, own: list[Placed], linker: Linker, tables: Tables, setting: Setting) -> Body:
    blocks = [placed.under(setting.prefix) for placed in own]
    head = head_of(blocks)
    start = blocks.index(head[0]) if head else 0
    notice = part.kind is PartKind.NOTICE
    base = setting.above + (1 if notice or not head else 2)
    frame = _Frame(part, setting, depths((placed for placed in blocks if is_heading(placed)), base), _class(part, tables), linker, tables)
    heading = _part_heading(frame, head, document.title if notice else "")
    rest = blocks[start + len(head) :]
    opening = [] if notice else _part_line(part, head)
    shown = (*opening, *outline(blocks, base, frame.depths))
    return Body((*_pieces(blocks[:start], frame), heading, *_pieces(rest, frame)), shown)


def _class(part: Part, tables: Tables) -> str:
    """An annex that is little more than a wide table is printed sideways as a whole."""
    wide = any(listed.shape.wide for listed in tables.values() if listed.placed.part is part)
    return "gazette-text sideways" if wide and is_bare_annex(part) else "gazette-text"


def is_bare_annex(part: Part) -> bool:
    """An annex with little text beside its tables."""
    return part.kind is PartKind.ANNEX and sum(len(block.text) for block in part.blocks if isinstance(block, TextBlock)) <= LITTLE


def _part_heading(frame: _Frame, head: Sequence[Placed], title: str) -> str:
    """The title lines as one heading; a part that prints none is still a place that can be linked to."""
    setting, notice = frame.setting, frame.part.kind is PartKind.NOTICE
    mark = "#" * (setting.above + (1 if notice else 2))
    spans = [
        element("span", _title_line(text, frame.linker.page_marks.get(placed.anchor, ())), id=placed.anchor, class_=SHAPES[text.kind].name)
        for placed, text in _texts(head)
    ]
    if spans or title:
        names = "".join(f" .{name}" for name in (*frame.name.split(), *(["document-title"] if notice else [])))
        return f"{mark} {''.join(spans) or escape_markdown(title)} {{ #{setting.prefix}{frame.part.id}{names} .part-title }}"
    return element("div", "", id=f"{setting.prefix}{frame.part.id}")


def _title_line(block: TextBlock, marks: Sequence[Mark]) -> str:
    """A title that may be broken where the print broke it, before its subject or what it names: between phrases (GB/T 9704-2012 §7.3.1)."""
    places = {*block.breaks, *map(block.text.find, (SUBJECT, QUOTED))}
    edges = [0, *sorted(place for place in places if 0 < place < len(block.text)), len(block.text)]
    return "<wbr>".join(pointed(block.text[start:end], within(marks, start, end), escape_markdown) for start, end in pairwise(edges))


def _part_line(part: Part, head: Sequence[Placed]) -> list[Outlined]:
    text = " ".join(text.text for _, text in _texts(head))
    return [Outlined(0, text, part.id)] if text else []


def _pieces(blocks: Sequence[Placed], frame: _Frame) -> Iterator[str]:
    """Headings become Markdown headings, everything between two of them one block of HTML."""
    for heading, group in groupby(blocks, key=is_whole_heading):
        run = list(group)
        if heading:
            yield from (_heading(placed, text, frame) for placed, text in _texts(run))
        else:
            yield element("div", f"\n{_run(run, frame)}\n", class_=frame.name)


def _heading(placed: Placed, text: TextBlock, frame: _Frame) -> str:
    marks = "#" * frame.depths[placed.anchor]
    words = pointed(text.text, frame.linker.page_marks.get(placed.anchor, ()), escape_markdown)
    return f"{marks} {words} {{ #{placed.anchor} .gazette-text .level-{text.level} }}"


def _run(blocks: Sequence[Placed], frame: _Frame) -> str:
    html: list[str] = []
    for text, table in stretches(blocks):
        html.append(text_run(text, frame.linker, frame.depths))
        if table and isinstance(table.block, Table):
            title = unprinted_title(table.block, frame.part)
            html.append(table_figure(frame.tables[table.anchor], title, frame.linker))
    return lines(html)


def stretches(blocks: Sequence[Placed]) -> Iterator[tuple[list[Placed], Placed | None]]:
    """Running text, each stretch with the table below it; the captions just before a table go into it."""
    waiting: list[Placed] = []
    for placed in blocks:
        if isinstance(placed.block, Table):
            yield waiting[: captions_before(waiting, len(waiting))], placed
            waiting = []
        else:
            waiting.append(placed)
    yield waiting, None


def unprinted_title(table: Table, part: Part) -> str | None:
    """The title of a table unless a block of its part already says it: no text is shown twice, none is lost.

    That of a table's second part is that of the first, with the name of a column in brackets.
    """
    title = "".join((table.title or "").split())
    printed = {"".join(block.text.split()) for block in part.blocks if isinstance(block, TextBlock)}
    above = {"".join((block.title or "").split()) for block in part.blocks if isinstance(block, Table)} | printed
    again = any(name and title.removesuffix(f"（{name}）") in above - {title} for name in table.columns)
    return table.title if title and title not in printed and not again else None


def _texts(blocks: Sequence[Placed]) -> list[tuple[Placed, TextBlock]]:
    return [(placed, placed.block) for placed in blocks if isinstance(placed.block, TextBlock)]


def _kind(placed: Placed) -> BlockKind | None:
    return placed.block.kind if isinstance(placed.block, TextBlock) else None


def is_heading(placed: Placed) -> bool:
    """A heading, or a paragraph that opens with one."""
    block = placed.block
    return isinstance(block, TextBlock) and block.level is not None and (block.kind is BlockKind.HEADING or bool(block.heading))


def is_whole_heading(placed: Placed) -> bool:
    """A heading that stands alone."""
    return is_heading(placed) and _kind(placed) is BlockKind.HEADING
