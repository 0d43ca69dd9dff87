"""What of a table is worth a drawing: figures by township or by year, one panel a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from convert.model.blocks import Purpose
from convert.publish.tables.shape import FIGURE, SERIAL, TOTAL, Shape, flat

PLACE = re.compile(r"(?:乡|镇|街道|村|社区|县|区|办事处|管委会|林场|农场|园区)(?:[（(].*)?$")
TIME = re.compile(r"(?:19|20)\d\d年?度?$|(?:1[0-2]|[1-9])月份?$|第?[一二三四1-4]季度$")
UNIT = re.compile(r"[（(](?:单位[:：])?([^（）()\d]{1,8})[）)]")
UNIT_LINE = re.compile(r"单位[:：]\s*([^\s、，,（）()]{1,8})\s*[）)]?$")
ROWS = range(3, 21)
PANELS = 6
"""So many columns at most are drawn."""


@dataclass(frozen=True)
class Panel:
    """One column as bars: its name, its unit, for each row the printed figure and its value; ``top`` ends the scale."""

    name: str
    unit: str | None
    bars: tuple[tuple[str, str, float], ...]
    top: float


def panels_of(shape: Shape, captions: Sequence[str]) -> tuple[Panel, ...]:
    """A table → the panels of its drawing; none where a drawing would say nothing that the figures do not."""
    if shape.table.purpose is not Purpose.FIGURES or shape.key is None:
        return ()
    rows = [row for row in shape.layout.body if row not in shape.totals and row not in shape.groups]
    labels = [flat(shape.layout.texts[row][shape.key]) for row in rows]
    if len(rows) not in ROWS or len(set(labels)) < len(labels) or not _places_or_times(labels):
        return ()
    unit = next((match[1] for caption in captions if (match := UNIT_LINE.search(caption.strip()))), None)
    found = [_panel(shape, column, rows, unit) for column in range(shape.layout.width) if column != shape.key]
    return _on_one_scale(_parts_before_sums([panel for panel in found if panel]))


def value_of(text: str) -> float | None:
    """``1,200`` → 1200; what is no figure → nothing."""
    bare = flat(text)
    return float(re.sub(r"[,，%％]", "", bare)) if FIGURE.fullmatch(bare) else None


def _places_or_times(labels: Sequence[str]) -> bool:
    return any(sum(bool(kind.search(label)) for label in labels) >= 0.6 * len(labels) for kind in (PLACE, TIME))


def _panel(shape: Shape, column: int, rows: Sequence[int], unit: str | None) -> Panel | None:
    """A column with a figure, and not the same, in nearly all rows."""
    name = shape.layout.names[column]
    texts = [(flat(shape.layout.texts[row][shape.key or 0]), shape.layout.texts[row][column]) for row in rows]
    bars = [(label, flat(text), value) for label, text in texts if (value := value_of(text)) is not None]
    values = {value for _, _, value in bars}
    if not name or SERIAL.fullmatch(flat(name)) or len(bars) < 0.8 * len(rows) or len(values) < 2 or min(values) < 0:
        return None
    own = UNIT.findall(name)
    return Panel(name.replace("/", " · "), None if own else unit, tuple(bars), max(values))


def _parts_before_sums(panels: Sequence[Panel]) -> list[Panel]:
    """Sums are left out where there are parts enough to draw, and what is too much for one look."""
    parts = [panel for panel in panels if not TOTAL.search(flat(panel.name))]
    return list(parts or panels)[:PANELS]


def _on_one_scale(panels: Sequence[Panel]) -> tuple[Panel, ...]:
    """Columns under one header are drawn on one scale, unless that would hide the smaller."""
    tops: dict[str, float] = {}
    for panel in panels:
        tops[_parent(panel)] = max(tops.get(_parent(panel), 0.0), panel.top)
    shared = {parent for parent, top in tops.items() if all(8 * each.top >= top for each in panels if _parent(each) == parent)}
    return tuple(replace(each, top=tops[_parent(each)]) if _parent(each) in shared - {""} else each for each in panels)


def _parent(panel: Panel) -> str:
    return panel.name.rpartition(" · ")[0]
