"""What a document says of when it is in force: its sentences as printed.  Nothing is concluded from them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from convert.model.blocks import BlockKind, TextBlock
from convert.model.bodies import Quote
from convert.model.issue import Document

KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
SENTENCE = re.compile(r"[^。；\n]+[。；]?")
NUMBERING = re.compile(r"^\s*(?:第[一二三四五六七八九十百零〇\d]+条|[（(]?[一二三四五六七八九十\d]+[）)、.．])\s*")
"""``第十条 本办法自…``, ``八、本意见自…``, ``（三）有效期…``."""
ITSELF = r"(?:(?:以上|上述)\w{1,4}|本\w{1,10}?)?"
"""``本办法``, ``本实施细则``, or nothing."""
STARTS = re.compile(rf"{ITSELF}自\S{{1,24}}起(?!\S{{0,4}}(?:停止|不再))\S{{0,8}}(?:施行|实施|执行|生效|有效)")
"""``本办法自2024年3月1日起施行``, ``自印发之日起执行``; not ``自本通知印发之日起停止执行``, which is said of others."""
LASTS = re.compile(rf"{ITSELF}(?:的)?(?:施行期|试行期|有效期)(?:限)?(?:为|至|到|自)?\s*[\d一二三四五六七八九十两]")
"""``有效期五年``, ``本通知有效期至2026年12月31日``."""
ISSUES = re.compile(r"印发|公布|发布|废止|解释")
"""A sentence that names another document and does none of this may speak of that one: ``《……条例》自2021年1月1日起施行``."""


def validity_of(document: Document) -> tuple[Quote, ...]:
    """Document → its sentences on coming into force and lasting, in printed order, each with the lines of its paragraph."""
    blocks = (block for block in document.blocks if isinstance(block, TextBlock) and block.kind in KINDS)
    return tuple(Quote(sentence, block.source) for block in blocks for sentence in _sentences(block.text))


def _sentences(text: str) -> Iterator[str]:
    return (found[0].strip() for found in SENTENCE.finditer(text) if _speaks(found[0]))


def _speaks(sentence: str) -> bool:
    """Whether a clause of the sentence says it, and of the document itself: not of another one that is named."""
    clauses = re.split(r"[，,：:]", NUMBERING.sub("", sentence))
    said = any(STARTS.match(clause.strip()) or LASTS.match(clause.strip()) for clause in clauses)
    return said and ("《" not in sentence or ISSUES.search(sentence) is not None)
