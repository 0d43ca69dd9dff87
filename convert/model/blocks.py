"""The pieces a document is made of, in printed order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from convert.model.finding import Dropped
from convert.model.source import Source, lines_of, source_of


class BlockKind(StrEnum):
    """What a piece of text is.  The words are those of GB/T 9704-2012 where it has one."""

    TITLE = "title"
    DOCUMENT_NUMBER = "document_number"
    ISSUING_HEAD = "issuing_head"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    DATE = "date"
    DISCLOSURE = "disclosure"
    IMPRINT = "imprint"
    ENCLOSED_TITLE = "enclosed_title"
    ANNEX_NOTE = "annex_note"
    ANNEX_LABEL = "annex_label"
    ANNEX_TITLE = "annex_title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    LABELLED = "labelled"
    ROSTER = "roster"
    NOTE = "note"
    CAPTION = "caption"
    PROMPT = "prompt"
    UNRECOGNISED = "unrecognised"


@dataclass(frozen=True)
class TextBlock:
    """A run of text.

    ``level`` follows the numbering (一、 1, （一） 2, 1. 3, （1） 4) and is set on
    headings and on paragraphs that open with one; ``heading`` is that opening.
    ``strong`` are the ranges of ``text`` printed in bold; ``breaks`` the places
    in ``text`` where a source line ended.
    """

    kind: BlockKind
    text: str
    source: Source
    level: int | None = None
    heading: str | None = None
    strong: tuple[tuple[int, int], ...] = ()
    breaks: tuple[int, ...] = ()

    def lines(self, start: int, end: int) -> Source:
        """The source lines that a stretch of the text was printed on."""
        numbers = lines_of(self.source)
        first = sum(place <= start for place in self.breaks)
        last = sum(place < end for place in self.breaks)
        return source_of(numbers[first : last + 1] or numbers[-1:])


class Purpose(StrEnum):
    """What a table is for."""

    ASSIGNMENT = "assignment"
    FIGURES = "figures"
    ROSTER = "roster"
    FORM = "form"
    SCHEDULE = "schedule"
    OTHER = "other"


@dataclass(frozen=True)
class Cell:
    """One printed cell: its text, place and extent, and whether it is a header."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False


@dataclass(frozen=True)
class Table:
    """One logical table, put together from all its page fragments.

    ``columns`` are full header paths (``玉米面积（亩）/脱贫户``), ``rows`` the
    logical body rows, ``row_sources`` where each was printed, ``cells`` what the
    page renders, ``fragments`` how many pieces the page breaks made of it,
    ``repeats`` the headers, titles and rulers that were printed again in between,
    ``inherited`` the body cells (row, column) whose value is that of a merged cell,
    ``moved`` the body rows whose cells were put back under their columns,
    ``shifted_header`` whether names of the header were moved over their figures,
    ``sections`` the body rows that stand over rows below them, each with how deep (0, 1 …).
    """

    title: str | None
    purpose: Purpose
    columns: tuple[str, ...]
    header_rows: int
    rows: tuple[tuple[str, ...], ...]
    row_sources: tuple[Source, ...]
    cells: tuple[Cell, ...]
    source: Source
    fragments: int = 1
    repeats: tuple[Dropped, ...] = ()
    inherited: tuple[tuple[int, int], ...] = ()
    moved: tuple[int, ...] = ()
    shifted_header: bool = False
    sections: tuple[tuple[int, int], ...] = ()


Block = TextBlock | Table
