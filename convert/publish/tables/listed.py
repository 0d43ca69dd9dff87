"""The tables of an issue, each with what belongs to it: its document, its title, the lines printed around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from convert.model.blocks import BlockKind, Purpose, Table, TextBlock
from convert.publish.placed import Placed, placed_blocks
from convert.publish.places import Place
from convert.publish.tables.shape import Shape, shape_of
from convert.publish.urls import table_file

PURPOSES = {
    Purpose.ASSIGNMENT: "任务分工",
    Purpose.FIGURES: "数据",
    Purpose.ROSTER: "名单",
    Purpose.FORM: "表样",
    Purpose.SCHEDULE: "日程",
    Purpose.OTHER: "其他",
}


@dataclass(frozen=True)
class Listed:
    """One table of a document; ``captions`` were printed just above it (单位：亩), ``notes`` just below (注：…)."""

    place: Place
    placed: Placed
    table: Table
    shape: Shape
    captions: tuple[Placed, ...]
    notes: tuple[str, ...]

    @property
    def title(self) -> str:
        """Its own title, else that of the part it stands in, else of its document."""
        return self.table.title or self.placed.part.title or self.place.document.title

    @property
    def purpose(self) -> str:
        """What it is for, in Chinese."""
        return PURPOSES[self.table.purpose]

    def file(self, form: str) -> str:
        """The path of its file in this form."""
        return table_file(self.place.path, self.placed.table, form)

    def under(self, prefix: str) -> Listed:
        """The same on a page that holds several documents."""
        return replace(self, placed=self.placed.under(prefix), captions=tuple(placed.under(prefix) for placed in self.captions))

    def said(self) -> list[str]:
        """The texts of its captions."""
        return [placed.block.text for placed in self.captions if isinstance(placed.block, TextBlock)]


def tables_in(place: Place) -> list[Listed]:
    """The tables of one document in printed order."""
    return list(_listed(place, placed_blocks(place.document)))


def captions_before(blocks: Sequence[Placed], end: int) -> int:
    """Where the captions begin that stand just before this place."""
    while end and _kind(blocks[end - 1]) is BlockKind.CAPTION:
        end -= 1
    return end


def _listed(place: Place, blocks: Sequence[Placed]) -> Iterator[Listed]:
    for at, placed in enumerate(blocks):
        if isinstance(placed.block, Table):
            captions = [each for each in blocks[captions_before(blocks, at) : at] if each.part is placed.part]
            yield Listed(place, placed, placed.block, shape_of(placed.block), tuple(captions), _notes(blocks, at))


def _notes(blocks: Sequence[Placed], at: int) -> tuple[str, ...]:
    after = at + 1
    while after < len(blocks) and blocks[after].part is blocks[at].part and _kind(blocks[after]) is BlockKind.NOTE:
        after += 1
    return tuple(placed.block.text for placed in blocks[at + 1 : after] if isinstance(placed.block, TextBlock))


def _kind(placed: Placed) -> BlockKind | None:
    return placed.block.kind if isinstance(placed.block, TextBlock) else None
