"""Source lines → the very block or row of a document's page that was printed there."""

from __future__ import annotations

from dataclasses import dataclass

from convert.model.blocks import Table, TextBlock
from convert.model.issue import Document
from convert.model.source import Source, lines_of
from convert.publish.placed import Placed, placed_blocks
from convert.publish.urls import row_anchor

OPENING = 12
"""So many characters of a text tell which of several rows on one line is meant."""


@dataclass(frozen=True)
class Spots:
    """What stands on each source line of a document: anchors with their texts; and the whole text of each block."""

    by_line: dict[int, list[tuple[str, str]]]
    texts: dict[str, str]

    def text(self, anchor: str) -> str:
        """The text of the block at an anchor; nothing for tables and rows."""
        return self.texts.get(anchor, "")

    def anchor(self, source: Source, text: str = "") -> str:
        """The first block or row on these lines, rather one that holds this text; empty where there is none."""
        found = [spot for line in lines_of(source) for spot in self.by_line.get(line, ())]
        opening = _flat(text)[:OPENING]
        return next((anchor for anchor, words in found if opening and opening in words), found[0][0] if found else "")


def spots_of(document: Document) -> Spots:
    """All places of a document that can be linked to."""
    by_line: dict[int, list[tuple[str, str]]] = {}
    texts: dict[str, str] = {}
    for placed in placed_blocks(document):
        if isinstance(placed.block, TextBlock):
            texts[placed.anchor] = placed.block.text
        for source, anchor, text in _places(placed):
            for line in lines_of(source):
                by_line.setdefault(line, []).append((anchor, text))
    return Spots(by_line, texts)


def _places(placed: Placed) -> list[tuple[Source, str, str]]:
    """A table's rows, then the table as a whole; or the one block."""
    block = placed.block
    if not isinstance(block, Table):
        return [(block.source, placed.anchor, _flat(block.text))]
    rows = [
        (source, row_anchor(placed.anchor, number), _flat("".join(row)))
        for number, (row, source) in enumerate(zip(block.rows, block.row_sources, strict=False), start=1)
    ]
    return [*rows, (block.source, placed.anchor, "")]


def _flat(text: str) -> str:
    return "".join(text.split())
