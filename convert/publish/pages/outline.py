"""Headings of a document: how deep each stands on the page, and the outline beside the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from convert.model.blocks import BlockKind, TextBlock
from convert.model.issue import PartKind
from convert.publish.placed import Placed

DEEPEST = 6
SHOWN = 2
"""So many levels of headings under a part go into the outline."""

HEADS = {
    PartKind.NOTICE: (BlockKind.TITLE,),
    PartKind.ENCLOSED: (BlockKind.ENCLOSED_TITLE,),
    PartKind.ANNEX: (BlockKind.ANNEX_LABEL, BlockKind.ANNEX_TITLE),
}


@dataclass(frozen=True)
class Outlined:
    """A line of the outline: its depth below the title (1 = a part), what it says, where it leads."""

    depth: int
    text: str
    anchor: str


def head_of(blocks: Sequence[Placed]) -> list[Placed]:
    """The blocks that make the heading of a part: the first run of its title lines."""
    if not blocks:
        return []
    kinds = HEADS[blocks[0].part.kind]
    start = next((index for index, placed in enumerate(blocks) if _is(placed, kinds)), len(blocks))
    end = next((index for index in range(start, len(blocks)) if not _is(blocks[index], kinds)), len(blocks))
    return list(blocks[start:end])


def depths(blocks: Iterable[Placed], base: int) -> dict[str, int]:
    """Anchors of blocks with a level → heading level on the page, below ``base`` and without gaps.

    The printed numbering may leave a level out (一、 then 1.); a page may not, so the depth is that of the open headings.
    """
    open_levels: list[int] = []
    result: dict[str, int] = {}
    for placed in blocks:
        level = placed.block.level if isinstance(placed.block, TextBlock) else None
        if level is not None:
            open_levels = [outer for outer in open_levels if outer < level] + [level]
            result[placed.anchor] = min(base + len(open_levels), DEEPEST)
    return result


def outline(blocks: Iterable[Placed], base: int, found: dict[str, int]) -> list[Outlined]:
    """The headings of a part that go into the outline."""
    shown = [(placed, found[placed.anchor] - base) for placed in blocks if placed.anchor in found]
    return [Outlined(depth, heading_text(placed), placed.anchor) for placed, depth in shown if depth <= SHOWN]


def heading_text(placed: Placed) -> str:
    """What a heading says, without the stop that joins it to its paragraph."""
    block = placed.block
    assert isinstance(block, TextBlock)
    return (block.heading or block.text).rstrip("。：:")


def _is(placed: Placed, kinds: tuple[BlockKind, ...]) -> bool:
    return isinstance(placed.block, TextBlock) and placed.block.kind in kinds
