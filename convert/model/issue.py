"""An issue of a gazette: masthead, contents, documents, colophon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from convert.model.blocks import Block
from convert.model.finding import Dropped, Finding
from convert.model.source import Original, Source


@dataclass(frozen=True)
class PrintedLine:
    """A line of the masthead or the colophon as printed, split at its label where it has one."""

    text: str
    source: Source
    label: str | None = None
    value: str | None = None


@dataclass(frozen=True)
class Masthead:
    """刊头: what the cover says of the issue."""

    publication: str | None
    year: int | None
    number: int | None
    total_number: int | None
    published: date | None
    lines: tuple[PrintedLine, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One line of the printed contents; ``document`` is the id of the document it announces."""

    order: int
    title: str
    document_number: str | None
    page: int | None
    category: str | None
    source: Source
    document: str | None = None


class PartKind(StrEnum):
    """Which part of a document a text is."""

    NOTICE = "notice"
    ENCLOSED = "enclosed"
    ANNEX = "annex"


@dataclass(frozen=True)
class Part:
    """The notice itself, the text it encloses, or one annex.

    ``id`` is unique in the document (``notice``, ``enclosed``, ``annex-2``),
    ``label`` the printed annex label without blanks (``附件2``).
    """

    id: str
    kind: PartKind
    blocks: tuple[Block, ...]
    source: Source
    label: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Document:
    """One official document as printed.

    ``issuers`` is our reading of the signing bodies; how they were printed stands in the signature
    blocks.  ``announced`` are the annex titles of the annex note (附件说明).
    """

    id: str
    order: int
    title: str
    document_number: str | None
    issuers: tuple[str, ...]
    date: date | None
    recipients: str | None
    disclosure: str | None
    parts: tuple[Part, ...]
    source: Source
    announced: tuple[str, ...] = ()

    @property
    def annexes(self) -> tuple[Part, ...]:
        """The annexes in printed order."""
        return tuple(part for part in self.parts if part.kind is PartKind.ANNEX)

    @property
    def enclosed_title(self) -> str | None:
        """The title of the plan, rules … that the document encloses."""
        return next((part.title for part in self.parts if part.kind is PartKind.ENCLOSED), None)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks of all parts in printed order."""
        return tuple(block for part in self.parts for block in part.blocks)


@dataclass(frozen=True)
class PageBreak:
    """Where a page of the paper issue ends: its number, and the source line that this was read from."""

    page: int
    source: Source


@dataclass(frozen=True)
class Issue:
    """One issue, as read from one source file; ``original`` is that file, where it is at hand."""

    id: str
    source_name: str
    masthead: Masthead
    contents: tuple[Entry, ...]
    documents: tuple[Document, ...]
    colophon: tuple[PrintedLine, ...]
    dropped: tuple[Dropped, ...]
    findings: tuple[Finding, ...]
    original: Original | None = None
