"""The checks, one function each: those of documents here, those of contents, tables and sums beside.  ``CHECKS`` is the one ordered list.

A new check is a function from an issue to findings and one entry in the list.
Messages are Chinese, complete by themselves, and say what differs, not what is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from convert.check.contents import (
    contents_number_differs,
    contents_title_differs,
    contents_without_document,
    document_without_contents,
    pages_out_of_order,
    variant_characters,
)
from convert.check.printings import plain, same
from convert.check.sums import wrong_sums
from convert.check.tables import rows_moved, table_without_header
from convert.model.blocks import BlockKind, TextBlock
from convert.model.finding import Finding, Severity
from convert.model.issue import Document, Issue, Part, PartKind
from convert.model.source import Source
from convert.model.variants import Variants

Check = Callable[[Issue, Variants], Iterator[Finding]]
NO_VARIANTS = Variants()
OFFICER = re.compile(r"[\u4e00-\u9fa5]{0,8}(?:长|主任|主席)[：:]?[\u4e00-\u9fa5]{2,4}")
"""``市长某某``, blanks left out."""


def _text_blocks(document: Document) -> Iterator[TextBlock]:
    return (block for block in document.blocks if isinstance(block, TextBlock))


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


def no_date(issue: Issue, _: Variants) -> Iterator[Finding]:
    """No date under the signature (GB/T 9704-2012 §7.3.5)."""
    for document in issue.documents:
        if document.date is None:
            yield Finding("no-date", Severity.NOTE, f"《{document.title}》没有读到成文日期", document.source[:1])


def no_issuer(issue: Issue, _: Variants) -> Iterator[Finding]:
    """Neither signature nor title names who issued the document."""
    for document in issue.documents:
        if not document.issuers:
            yield Finding("no-issuer", Severity.NOTE, f"《{document.title}》没有读到发文机关", document.source[:1])


def signature_differs(issue: Issue, _: Variants) -> Iterator[Finding]:
    """A signing body is printed otherwise than the title names it; where an officer signs (``县长 某某``), none is printed."""
    for document in issue.documents:
        printed = "".join(_flat(block.text) for block in _text_blocks(document) if block.kind is BlockKind.SIGNATURE)
        source = next((block.source for block in _text_blocks(document) if block.kind is BlockKind.SIGNATURE), ())
        for issuer in document.issuers:
            if printed and issuer not in printed and not OFFICER.fullmatch(printed):
                message = f"落款作“{printed}”，标题作“{issuer}”；发文机关按标题读，落款按原样刊出"
                yield Finding("signature-differs", Severity.WARNING, message, source)


def number_form(issue: Issue, _: Variants) -> Iterator[Finding]:
    """A document number that departs from GB/T 9704-2012 §7.2.5 in what was printed."""
    for document in issue.documents:
        number = document.document_number or ""
        for block in _text_blocks(document):
            if block.kind is BlockKind.DOCUMENT_NUMBER and "〔" not in block.text and "〔" in number:
                message = f"发文字号印作“{block.text.strip()}”，国标用六角括号〔〕"
                yield Finding("number-form", Severity.NOTE, message, block.source, number)


def number_twice(issue: Issue, _: Variants) -> Iterator[Finding]:
    """Two documents of one issue bear the same number."""
    seen: dict[str, Document] = {}
    for document in issue.documents:
        if document.document_number is None:
            continue
        first = seen.setdefault(document.document_number, document)
        if first is not document:
            message = f"《{document.title}》与《{first.title}》同用文号{document.document_number}"
            yield Finding("number-twice", Severity.WARNING, message, document.source[:1])


def annex_missing(issue: Issue, _: Variants) -> Iterator[Finding]:
    """The annex note announces more annexes than the document holds (GB/T 9704-2012 §7.3.7)."""
    for document in issue.documents:
        found = [plain(annex.title or "") for annex in document.annexes]
        missing = [title for title in document.announced if plain(title) not in found]
        if len(document.announced) > len(document.annexes) and missing:
            counts = f"附件说明列有{len(document.announced)}个附件，正文中只有{len(document.annexes)}个"
            message = f"《{document.title}》{counts}；没有找到：{'；'.join(missing)}"
            yield Finding("annex-missing", Severity.WARNING, message, document.source[:1])


def annex_title_differs(issue: Issue, variants: Variants) -> Iterator[Finding]:
    """The annex note and the annex print different titles."""
    for document in issue.documents:
        if len(document.announced) != len(document.annexes):
            continue
        for title, annex in _announced_annexes(document):
            if annex.title and not same(title, annex.title, variants):
                message = f"附件说明作“{title}”，附件标题作“{annex.title}”"
                yield Finding("annex-title-differs", Severity.NOTE, message, annex.source[:1])


def _announced_annexes(document: Document) -> Iterator[tuple[str, Part]]:
    """Announced titles with their annexes: by label where every annex has a number of its own, else in printed order."""
    numbers = [re.sub(r"\D", "", annex.label or "") for annex in document.annexes]
    ordinals = [str(at) for at in range(1, len(numbers) + 1)]
    by_label = sorted(numbers) == sorted(ordinals)
    annexes = [document.annexes[numbers.index(each)] for each in ordinals] if by_label else document.annexes
    return zip(document.announced, annexes, strict=True)


def annex_unlabelled(issue: Issue, _: Variants) -> Iterator[Finding]:
    """An annex begins at its title, without the word 附件 above it."""
    for document in issue.documents:
        for annex in document.annexes:
            if annex.label is None:
                yield Finding("annex-unlabelled", Severity.NOTE, f"附件《{annex.title}》前没有“附件”字样，按附件说明认出", annex.source[:1])


def heading_order(issue: Issue, _: Variants) -> Iterator[Finding]:
    """Headings of level 1 count on without gap or repetition (GB/T 9704-2012 §7.3.3)."""
    for document in issue.documents:
        for part in document.parts:
            yield from _order_in(part.blocks)


def _order_in(blocks: tuple[object, ...]) -> Iterator[Finding]:
    last = 0
    for block in blocks:
        found = re.match(r"^([一二三四五六七八九十]+)\s*[、.．]", block.text) if isinstance(block, TextBlock) and block.level == 1 else None
        if found is None or not isinstance(block, TextBlock):
            continue
        ordinal = _ordinal(found.group(1))
        if ordinal not in (1, last + 1):
            yield Finding("heading-order", Severity.NOTE, f"标题序号不连续：“{block.text[:24]}”之前是第{last}项", block.source[:1])
        last = ordinal


def _ordinal(text: str) -> int:
    digits = "一二三四五六七八九"
    tens, _, ones = text.rpartition("十")
    ten = 10 * (digits.index(tens) + 1 if tens else 1) if "十" in text else 0
    return ten + (digits.index(ones) + 1 if ones else 0)


def unrecognised(issue: Issue, _: Variants) -> Iterator[Finding]:
    """Text that no rule takes; it is published as printed."""
    for document in issue.documents:
        for block in _text_blocks(document):
            if block.kind is BlockKind.UNRECOGNISED:
                yield Finding("unrecognised", Severity.WARNING, f"未能识别的文字，按原样刊出：“{block.text[:30]}”", block.source)


def english_words(issue: Issue, _: Variants) -> Iterator[Finding]:
    """``教育 quality 提升``: an English word in running Chinese is an OCR fault more often than not."""
    for document in issue.documents:
        for block in _text_blocks(document):
            for word in re.findall(r"(?<=[\u4e00-\u9fa5])\s*\b([a-z]{3,})\b\s*(?=[\u4e00-\u9fa5])", block.text):
                yield Finding("english-word", Severity.WARNING, f"中文句中出现英文“{word}”，可能是识别错误", block.source[:1])


def enclosed_missing(issue: Issue, _: Variants) -> Iterator[Finding]:
    """The title says that a text is enclosed, and the document holds nothing but the notice."""
    for document in issue.documents:
        enclosing = re.search(r"印发《[^》]+(?:方案|办法|规划|计划|要点|细则|预案)", document.title)
        if enclosing and all(part.kind is PartKind.NOTICE for part in document.parts):
            yield Finding("enclosed-missing", Severity.WARNING, f"《{document.title}》所印发的文本没有找到", document.source[:1])


CHECKS: tuple[Check, ...] = (
    contents_without_document,
    document_without_contents,
    contents_title_differs,
    contents_number_differs,
    variant_characters,
    pages_out_of_order,
    no_date,
    no_issuer,
    signature_differs,
    number_form,
    number_twice,
    enclosed_missing,
    annex_missing,
    annex_title_differs,
    annex_unlabelled,
    heading_order,
    unrecognised,
    english_words,
    table_without_header,
    rows_moved,
    wrong_sums,
)


def _line(finding: Finding) -> Source:
    return finding.source or ((0, 0),)


def check_issue(issue: Issue, variants: Variants = NO_VARIANTS) -> tuple[Finding, ...]:
    """An issue and the variant characters → all findings of all checks, in the order of the source lines."""
    found = [finding for check in CHECKS for finding in check(issue, variants)]
    return tuple(sorted(found, key=_line))
