"""The documents that running text mentions, by number (发文字号, GB/T 9704-2012 §7.2.5) or title, and which of the archive is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from convert.enrich.bearers import Bearers
from convert.enrich.mentions import Mention, mentions_in, numbers_in
from convert.model.blocks import Block, BlockKind, TextBlock
from convert.model.issue import Document, Issue
from convert.model.publication import Reference
from convert.model.source import Source

Lines = Callable[[int], Source]
OWN = (BlockKind.DOCUMENT_NUMBER, BlockKind.ISSUING_HEAD)


def find_references(issue: Issue, bearers: Bearers) -> tuple[Reference, ...]:
    """All documents of an issue → what they mention, each with its line: every number, and titles where it is certain what they name."""
    return tuple(
        reference
        for document in issue.documents
        for block in document.blocks
        for text, lines in _texts(block)
        for reference in _in_text(text, lines, document, bearers)
    )


def _texts(block: Block) -> Iterator[tuple[str, Lines]]:
    """The texts of a block, each with what tells the source of a place in it."""
    if isinstance(block, TextBlock):
        if block.kind not in OWN:
            yield block.text, lambda place: block.lines(place, place + 1)
        return
    for row, source in zip(block.rows, block.row_sources, strict=True):
        yield from ((cell, lambda _, source=source: source) for cell in row)


def _in_text(text: str, lines: Lines, document: Document, bearers: Bearers) -> Iterator[Reference]:
    for place, end, number in numbers_in(text):
        found = bearers.named(Mention(place, end, None, number), document.id)
        yield Reference(number, document.id, lines(place), found)
    for mention in mentions_in(text) if "《" in text else ():
        found = bearers.named(mention, document.id)
        if mention.title and found and bearers.bears(found, mention.title):
            yield Reference(None, document.id, lines(mention.start), found, mention.title)
