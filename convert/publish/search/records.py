"""A document as the search page gets it: its facts, and its text line by line with the kind of each line.

A line is a block of text, or a row of a table with tabs between its cells.  The kinds are one letter a line:
``h`` a title or heading, ``g`` a paragraph that opens with its heading, ``p`` other text; for tables ``H`` and ``B``
a first row that is header or body, ``q`` and ``r`` further rows of header and body.  The anchors of the page follow
from them: each letter but ``q`` and ``r`` is one more block, each ``H`` and ``B`` one more table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from convert.model.blocks import Block, BlockKind, Table
from convert.model.issue import Document
from convert.model.variants import Variants
from convert.publish.genres import genre_of
from convert.publish.places import Place
from convert.publish.urls import SEARCH, link

HEADINGS = frozenset({BlockKind.TITLE, BlockKind.ENCLOSED_TITLE, BlockKind.ANNEX_TITLE, BlockKind.HEADING, BlockKind.CAPTION})
Line = tuple[str, str]
"""Kind and text."""


@dataclass(frozen=True)
class Record:
    """One document for the search page; ``issuers`` are in standard characters, ``acts`` what other documents do to it (修改、废止)."""

    address: str
    title: str
    number: str
    issuers: tuple[str, ...]
    date: str
    genre: str
    page: int
    kinds: str
    text: str
    acts: str = ""


def record_of(place: Place, variants: Variants, acts: Iterable[str] = ()) -> Record:
    """A document, its place and what others do to it → its record."""
    document = place.document
    lines = list(document_lines(document))
    return Record(
        address=link(SEARCH, place.path),
        title=document.title,
        number=document.document_number or "",
        issuers=tuple(dict.fromkeys(variants.fold(issuer) for issuer in document.issuers)),
        date=document.date.isoformat() if document.date else "",
        genre=genre_of(document.title, document.document_number),
        page=place.page or 0,
        kinds="".join(kind for kind, _ in lines),
        text="\n".join(text for _, text in lines),
        acts="、".join(dict.fromkeys(acts)),
    )


def document_lines(document: Document) -> Iterator[Line]:
    """All that is printed in a document, in printed order."""
    return (line for block in document.blocks for line in _block_lines(block))


def _block_lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Table):
        yield from _table_lines(block)
    elif block.kind in HEADINGS:
        yield "h", _one_line(block.text)
    else:
        yield "g" if block.heading else "p", _one_line(block.text)


def _table_lines(table: Table) -> Iterator[Line]:
    """The rows with their cells; the title stands in the first."""
    rows: list[list[str]] = [[] for _ in range(1 + max((cell.row for cell in table.cells), default=0))]
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(_one_line(cell.text))
    if table.title:
        rows[0].insert(0, _one_line(table.title))
    for row, cells in enumerate(rows):
        head = row < table.header_rows
        yield ("qr", "HB")[row == 0][not head], "\t".join(filter(None, cells))


def _one_line(text: str) -> str:
    """A text on one line, without the marks that part lines and cells."""
    return text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
