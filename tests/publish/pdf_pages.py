"""A PDF read back: what stands on each of its pages inside the type area, and outside of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader

MM = 72 / 25.4
UPRIGHT = (37, 26, 35, 28)
SIDEWAYS = (28, 37, 26, 35)
SLACK = 2


@dataclass(frozen=True)
class PdfPage:
    """The text of one page without blanks, in the order in which it was set; ``beside`` is head, foot and what ran over."""

    inside: str
    beside: str
    lines: int


def read_pages(data: bytes) -> list[PdfPage]:
    return [_read(page) for page in PdfReader(BytesIO(data)).pages]


def blankless(text: str) -> str:
    return "".join(text.split())


def in_order(pages: Sequence[PdfPage], texts: Iterable[str]) -> list[str]:
    """Those of the texts that do not follow one another on the pages."""
    printed, cursor, lost = "".join(page.inside for page in pages), 0, []
    for text in map(blankless, texts):
        found = printed.find(text, cursor)
        if found < 0:
            lost.append(text)
        else:
            cursor = found + len(text)
    return lost


def _read(page: Any) -> PdfPage:
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    top, right, bottom, left = (side * MM for side in (SIDEWAYS if width > height else UPRIGHT))
    inside: list[str] = []
    beside: list[str] = []
    levels: set[int] = set()

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if not text.strip():
            return
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        within = left - SLACK <= x <= width - right + SLACK and bottom - SLACK <= y <= height - top + SLACK
        (inside if within else beside).append(text)
        if within:
            levels.add(round(y))

    page.extract_text(visitor_text=visit)
    return PdfPage(blankless("".join(inside)), blankless("".join(beside)), len(levels))
