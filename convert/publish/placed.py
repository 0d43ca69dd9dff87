"""Blocks of a document with their place: the ordinals that addresses and data ids are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from convert.model.blocks import Block, Table
from convert.model.issue import Document, Part
from convert.publish.urls import block_anchor, table_anchor


@dataclass(frozen=True)
class Placed:
    """A block, the part it stands in, and its anchor; ``table`` counts the tables of the document."""

    block: Block
    part: Part
    anchor: str
    table: int

    def under(self, prefix: str) -> Placed:
        """The same on a page that holds several documents: its anchor begins with that of its document."""
        return replace(self, anchor=f"{prefix}{self.anchor}")


def placed_blocks(document: Document) -> list[Placed]:
    """All blocks of all parts in printed order."""
    result: list[Placed] = []
    tables = 0
    blocks = [(part, block) for part in document.parts for block in part.blocks]
    for ordinal, (part, block) in enumerate(blocks, start=1):
        tables += isinstance(block, Table)
        anchor = table_anchor(tables) if isinstance(block, Table) else block_anchor(ordinal)
        result.append(Placed(block, part, anchor, tables))
    return result
