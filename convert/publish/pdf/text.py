"""A document for paper: its parts on pages of their own, headings, text and tables in printed order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import ceil

from convert.model.blocks import Table, TextBlock
from convert.model.issue import Part, PartKind
from convert.publish.links import Linker
from convert.publish.markup import element, escape, lines
from convert.publish.pages.body import is_bare_annex, is_heading, is_whole_heading, parts_of, stretches, unprinted_title
from convert.publish.pages.outline import depths, head_of
from convert.publish.pages.text_blocks import SHAPES, text_run
from convert.publish.pdf.fit import Fit, fit
from convert.publish.pdf.tables import printed_table
from convert.publish.placed import Placed
from convert.publish.places import Place
from convert.publish.tables.listed import Listed, tables_in
from convert.publish.urls import document_anchor

NO_LINKS = Linker((), ())
MEASURE = 20
"""Characters of a title on one line of the type area (2号, GB/T 9704-2012 §7.3.1)."""


@dataclass(frozen=True)
class _Frame:
    """What the pieces of one part have in common: the part, its heading levels, the tables of the document by their ordinals."""

    part: Part
    depths: dict[str, int]
    tables: Mapping[int, tuple[Listed, Fit]]


def document_section(place: Place) -> str:
    """One document with all its parts."""
    tables = {listed.placed.table: (listed, fit(listed.shape)) for listed in tables_in(place)}
    parts = [_part(place, part, blocks, tables) for part, blocks in parts_of(place.document)]
    anchor = document_anchor(place.document.order)
    return element("article", lines(("", *parts)) + "\n", id=anchor, class_="document", data_title=place.document.title)


def _part(place: Place, part: Part, blocks: list[Placed], tables: Mapping[int, tuple[Listed, Fit]]) -> str:
    blocks = [replace(placed, anchor=f"{document_anchor(place.document.order)}-{placed.anchor}") for placed in blocks]
    head = head_of(blocks)
    start = blocks.index(head[0]) if head else 0
    notice = part.kind is PartKind.NOTICE
    frame = _Frame(part, depths((placed for placed in blocks if is_heading(placed)), 1 if notice or not head else 2), tables)
    heading = _title(head, 1 if notice else 2, place.document.title if notice else "")
    html = (*_pieces(blocks[:start], frame), heading, *_pieces(blocks[start + len(head) :], frame))
    wide = is_bare_annex(part) and any(setting.sideways for listed, setting in tables.values() if listed.placed.part is part)
    return element("section", lines(("", *html)) + "\n", class_=f"part {part.kind.value}" + (" sideways" if wide else ""))


def _title(head: Sequence[Placed], level: int, otherwise: str) -> str:
    """The title lines of a part as one heading; a document that prints none bears the title that the model has for it."""
    texts = [placed.block for placed in head if isinstance(placed.block, TextBlock)]
    spans = [_title_line(block) for block in texts] or ([element("span", escape(otherwise), class_="title")] if otherwise else [])
    return element(f"h{level}", "".join(spans), class_="part-title") if spans else ""


def _title_line(block: TextBlock) -> str:
    """A long title broken where the print broke it, else into lines of about one length (§7.3.1: 排列应当使用梯形或菱形)."""
    name, count = SHAPES[block.kind].name, ceil(len(block.text) / MEASURE)
    edges = [0, *(place for place in block.breaks if 0 < place < len(block.text)), len(block.text)]
    printed = [escape(block.text[start:end]) for start, end in pairwise(edges) if end - start <= MEASURE]
    if len(printed) == len(edges) - 1:
        return element("span", "<br>".join(printed), class_=name)
    breadth = f"max-width: {ceil(len(block.text) / count) + 1}em" if name == "title" else None
    return element("span", escape(block.text), class_=name, style=breadth)


def _pieces(blocks: Sequence[Placed], frame: _Frame) -> list[str]:
    html: list[str] = []
    for heading, group in groupby(blocks, key=is_whole_heading):
        run = list(group)
        html += [_heading(placed, frame) for placed in run] if heading else _run(run, frame)
    return html


def _heading(placed: Placed, frame: _Frame) -> str:
    block = placed.block
    assert isinstance(block, TextBlock)
    return element(f"h{frame.depths[placed.anchor]}", escape(block.text), class_=f"heading level-{block.level}")


def _run(blocks: Sequence[Placed], frame: _Frame) -> Iterator[str]:
    for text, table in stretches(blocks):
        yield text_run(text, NO_LINKS, frame.depths)
        if table and isinstance(table.block, Table):
            yield printed_table(*frame.tables[table.table], unprinted_title(table.block, frame.part))
