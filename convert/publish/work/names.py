"""Unit names in running text, outside the tasks too.  A name that might be part of a longer one is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from convert.model.blocks import Block, BlockKind, TextBlock
from convert.model.bodies import Body
from convert.publish.markup import Span
from convert.publish.unit_links import AFTER, BEFORE

RUNNING = (BlockKind.PARAGRAPH, BlockKind.ITEM)
SHORTEST = 3
WHOLE = re.compile(r"(?:[\u4e00-\u9fa5]{0,6}?[县市区旗盟州省]).{2,}(?:局|厅|办公室|委员会|管委会|人民政府|中心|大队|支行|联合会)")
"""A name with its place and its own ending, which shows where it begins and ends."""
BEGINS = r"(?:(?<!\w)|(?<=[由和及与对向经报请同并或将按从]))"
ENDS = (
    r"(?!长|局长|副|党组|机关|系统|所属|下属|直属|公报|公章|网站|大楼|主任|"
    r"[\u4e00-\u9fa5]{0,6}?(?:分局|大队|中队|中心|站|所|科|股|室|队|委员会|办公室|领导小组|专班|指挥部|公司|分院))"
)


@dataclass(frozen=True)
class Names:
    """The names of a publication's units, ready for looking up in its texts."""

    pattern: re.Pattern[str] | None
    units: dict[str, str]

    def found(self, block: Block) -> Iterator[tuple[Span, str]]:
        """The first mention of each unit in a block of running text; titles in 《》 are names of documents."""
        met: set[str] = set()
        if self.pattern and isinstance(block, TextBlock) and block.kind in RUNNING:
            for match in self.pattern.finditer(block.text):
                unit = self.units[match.group()]
                if unit not in met and block.text.count("《", 0, match.start()) <= block.text.count("》", 0, match.start()):
                    met.add(unit)
                    yield match.span(), unit


def names_of(bodies: Iterable[Body]) -> Names:
    """Units → what finds them, the longest name first; a name that two of them were printed under is none."""
    owners: dict[str, set[str]] = {}
    for body in bodies:
        for name in body.printed:
            owners.setdefault(name, set()).add(body.id)
    units = {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1 and len(name) >= SHORTEST}
    ordered = sorted(units, key=lambda name: (-len(name), name))
    whole = "|".join(re.escape(name) for name in ordered if WHOLE.fullmatch(name))
    every = "|".join(map(re.escape, ordered))
    forms = [f"{BEGINS}(?:{whole}){ENDS}"] * bool(whole) + [f"{BEFORE}(?:{every}){AFTER}"] * bool(every)
    return Names(re.compile("|".join(forms)) if forms else None, units)
