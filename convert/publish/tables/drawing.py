"""The panels of a chart as inline SVG: bars with their figures written beside them, so that no colour is needed to read them."""

from __future__ import annotations

from collections.abc import Sequence

from convert.publish.markup import element, escape, lines
from convert.publish.tables.chart import Panel

WIDTH, ROW, GAP, LETTER = 320, 20, 6, 12
LABELS, FIGURES = 96, 62
"""Room for names on the left and for figures on the right of the bars; all in units of the drawing."""


def drawing(panels: Sequence[Panel], title: str) -> str:
    """A fold-out with one drawing a column; nothing where there is none."""
    if not panels:
        return ""
    summary = element("summary", escape(f"图示：{title}"))
    note = element("p", "按上表数字绘制，合计不画。条形长短与数字成比例，数字写在条形右侧。", class_="site-note-label")
    figures = element("div", lines(("", *map(_figure, panels))) + "\n", class_="panels")
    return element("details", lines(("", summary, note, figures)) + "\n", class_="site-note plot", open="")


def _figure(panel: Panel) -> str:
    unit = f"（{panel.unit}）" if panel.unit else ""
    caption = element("figcaption", escape(f"{panel.name}{unit}"))
    return element("figure", caption + _svg(panel))


def _svg(panel: Panel) -> str:
    room = min(LABELS, max(_length(label) for label, _, _ in panel.bars))
    height = ROW * len(panel.bars)
    rows = (_bar(bar, panel.top, room, ROW * at) for at, bar in enumerate(panel.bars))
    axis = f'<path class="axis" d="M{room + GAP} 0V{height}"/>'
    return element("svg", "".join((axis, *rows)), viewBox=f"0 0 {WIDTH} {height}", role="img", aria_label=_summary(panel))


def _bar(bar: tuple[str, str, float], top: float, room: int, y: int) -> str:
    label, text, value = bar
    length = round((WIDTH - room - GAP - FIGURES) * value / top, 1) if top else 0.0
    end = room + GAP + length
    return (
        f'<text class="name" x="{room}" y="{y + 14}">{escape(_shortened(label))}</text>'
        f'<rect x="{room + GAP}" y="{y + 3}" width="{length}" height="{ROW - 6}"/>'
        f'<text x="{end + 4:g}" y="{y + 14}">{escape(text)}</text>'
    )


def _length(label: str) -> int:
    return LETTER * len(_shortened(label))


def _shortened(label: str) -> str:
    most = LABELS // LETTER
    return label if len(label) <= most else f"{label[: most - 1]}…"


def _summary(panel: Panel) -> str:
    highest, lowest = max(panel.bars, key=lambda bar: bar[2]), min(panel.bars, key=lambda bar: bar[2])
    return f"条形图：{panel.name}。最高{highest[0]} {highest[1]}，最低{lowest[0]} {lowest[1]}"
