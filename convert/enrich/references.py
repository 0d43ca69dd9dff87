"""Every document number mentioned in running text (发文字号, GB/T 9704-2012 §7.2.5), and which document of the archive bears it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from convert.model.blocks import Block, BlockKind, TextBlock
from convert.model.issue import Document, Issue
from convert.model.publication import Reference
from convert.model.source import Source, lines_of
from convert.model.variants import Variants

NUMBER = re.compile(
    r"(?<!\d)(?P<agency>[\u4e00-\u9fa5](?:[\s\u3000]?[\u4e00-\u9fa5]){1,13})\s*"
    r"[〔\[【（(［〈]\s*(?P<year>(?:19|20)\s*\d\s*\d)\s*年?\s*[〕\]】）)］〉]\s*第?\s*(?P<serial>\d(?:\s?\d)*)\s*号"
)
WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
NOT_AGENCY = re.compile(
    r".*(?:按照|根据|依据|依照|关于|印发|转发|下发|文号|文件|公布|贯彻|落实|执行|参照|通知|意见|办法|规定|方案|决定|废止|修改|《|》|及|和|与|的|以|由|经|见|等|对|将|为|号|原)"
)
NO_VARIANTS = Variants()
OWN = (BlockKind.DOCUMENT_NUMBER, BlockKind.ISSUING_HEAD)


def _agency(printed: str) -> str:
    """The agency's mark without the words that run into it: ``按照宁政办发`` → ``宁政办发``."""
    flat = re.sub(r"\s", "", printed)
    return flat[match.end() :] if len(flat) > 3 and (match := NOT_AGENCY.match(flat)) and len(flat) - match.end() >= 2 else flat


def numbers_in(text: str) -> Iterator[tuple[int, str]]:
    """A text → the place and normal form of every document number in it."""
    for found in NUMBER.finditer(text.translate(WIDE_DIGITS)):
        year, serial = (re.sub(r"\s", "", found.group(name)) for name in ("year", "serial"))
        yield found.start(), f"{_agency(found.group('agency'))}〔{year}〕{int(serial)}号"


def _line_at(block: TextBlock, place: int) -> Source:
    """The source line in which a character of the block was printed."""
    numbers = lines_of(block.source)
    index = sum(end <= place for end in block.breaks)
    number = numbers[min(index, len(numbers) - 1)]
    return ((number, number),)


def _in_block(block: Block) -> Iterator[tuple[str, Source]]:
    if isinstance(block, TextBlock):
        if block.kind not in OWN:
            yield from ((number, _line_at(block, place)) for place, number in numbers_in(block.text))
        return
    for row, source in zip(block.rows, block.row_sources, strict=True):
        yield from ((number, source) for cell in row for _, number in numbers_in(cell))


def find_references(issue: Issue) -> tuple[Reference, ...]:
    """All documents of an issue → the numbers they mention, each with its line, not yet resolved."""
    return tuple(
        Reference(number, document.id, source)
        for document in issue.documents
        for block in document.blocks
        for number, source in _in_block(block)
    )


def resolve_references(
    references: Iterable[Reference], documents: Sequence[Document], variants: Variants = NO_VARIANTS
) -> tuple[Reference, ...]:
    """References with the id of the document that bears the number, where exactly one in the archive does, variant characters aside."""
    bearers: dict[str, set[str]] = {}
    for document in documents:
        if document.document_number:
            bearers.setdefault(variants.fold(document.document_number), set()).add(document.id)
    found = ((reference, bearers.get(variants.fold(reference.number), set())) for reference in references)
    return tuple(replace(reference, document=_only(of_number, reference)) for reference, of_number in found)


def _only(bearers: set[str], reference: Reference) -> str | None:
    return next(iter(bearers)) if len(bearers) == 1 and reference.citing not in bearers else None
