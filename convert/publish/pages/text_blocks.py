"""Blocks of text → HTML.  ``SHAPES`` says for each kind how it looks; what the reader sees is the block's text, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from convert.model.blocks import BlockKind, TextBlock
from convert.publish.links import Linker
from convert.publish.markup import Mark, element, lines, sectioned
from convert.publish.placed import Placed

UNRECOGNISED = "未识别的文字，按原样刊出"


@dataclass(frozen=True)
class Shape:
    """How a kind of block is shown: its class, the class of the group around neighbours, the marks it brings along."""

    name: str
    group: str = ""
    marks: Callable[[TextBlock], list[Mark]] = lambda block: []


def label_mark(block: TextBlock) -> list[Mark]:
    """The label of ``责任单位：农业农村局``, up to its colon."""
    end = min((block.text.find(colon) for colon in "：:" if colon in block.text), default=-1) + 1
    return [Mark((0, end), "b", (("class", "label"),))] if end else []


def person_marks(block: TextBlock) -> list[Mark]:
    """``组长：马某 县委书记`` → role, name and post as columns; a line without a post is role and text."""
    role = next((mark.span[1] for mark in label_mark(block)), 0)
    rest = block.text[role:].rstrip()
    cut = role + next((index for index in range(len(rest)) if _ends_name(rest, index)), len(rest))
    spans = (("role", 0, role), ("name", role, cut), ("post", cut, len(block.text)))
    return [Mark((start, end), "span", (("class", name),)) for name, start, end in spans if block.text[start:end].strip()]


SHAPES: dict[BlockKind, Shape] = {
    BlockKind.TITLE: Shape("title"),
    BlockKind.DOCUMENT_NUMBER: Shape("document-number"),
    BlockKind.ISSUING_HEAD: Shape("issuing-head"),
    BlockKind.RECIPIENTS: Shape("recipients"),
    BlockKind.SIGNATURE: Shape("signature", "signing"),
    BlockKind.DATE: Shape("date", "signing"),
    BlockKind.DISCLOSURE: Shape("disclosure"),
    BlockKind.IMPRINT: Shape("imprint", "imprints"),
    BlockKind.ENCLOSED_TITLE: Shape("title"),
    BlockKind.ANNEX_NOTE: Shape("annex-note", "annex-notes"),
    BlockKind.ANNEX_LABEL: Shape("annex-label"),
    BlockKind.ANNEX_TITLE: Shape("title"),
    BlockKind.HEADING: Shape("heading"),
    BlockKind.PARAGRAPH: Shape("paragraph"),
    BlockKind.ITEM: Shape("item"),
    BlockKind.LABELLED: Shape("labelled", "", label_mark),
    BlockKind.ROSTER: Shape("person", "roster", person_marks),
    BlockKind.NOTE: Shape("note"),
    BlockKind.CAPTION: Shape("caption"),
    BlockKind.PROMPT: Shape("prompt", "prompts"),
    BlockKind.UNRECOGNISED: Shape("as-printed", "unrecognised"),
}


def text_run(blocks: Sequence[Placed], linker: Linker, found: dict[str, int]) -> str:
    """Neighbouring blocks → HTML; those of one group stand in a box of their own."""
    return lines(_group(name, list(group), linker, found) for name, group in groupby(blocks, key=_group_name))


def inline(block: TextBlock, linker: Linker, anchor: str = "") -> str:
    """The text of a block with bold ranges and links, and with the sentences that can be linked to."""
    strong = [Mark(span, "strong") for span in block.strong]
    marks = [*SHAPES[block.kind].marks(block), *strong, *linker.marks(block)]
    return sectioned(block.text, linker.sentences.get(anchor, ()), [*marks, *linker.page_marks.get(anchor, ())])


def paragraph(placed: Placed, linker: Linker, depth: int | None) -> str:
    """One block as a paragraph.

    A paragraph that opens with its heading stays one paragraph, so that it can be read and copied as printed; the heading
    phrase in it is a heading for assistive software.
    """
    block = placed.block
    assert isinstance(block, TextBlock)
    html = _run_in(placed.anchor, block, linker, depth) if depth and block.heading else inline(block, linker, placed.anchor)
    return element("p", html, id=placed.anchor, class_=SHAPES[block.kind].name)


def _run_in(anchor: str, block: TextBlock, linker: Linker, depth: int) -> str:
    end = _heading_end(block)
    marks = [Mark(span, "strong") for span in block.strong if span[1] > end] + [*linker.marks(block), *linker.page_marks.get(anchor, ())]
    attributes = (("class", f"run-in level-{block.level}"), ("role", "heading"), ("aria-level", str(depth)))
    return sectioned(block.text, linker.sentences.get(anchor, ()), [Mark((0, end), "span", attributes), *marks])


def _heading_end(block: TextBlock) -> int:
    """The end of the heading phrase, with the stop after it."""
    end = len(block.heading or "") if block.text.startswith(block.heading or "") else 0
    return end + 1 if end and block.text[end : end + 1] in tuple("。：:") else end


def _group_name(placed: Placed) -> str:
    return SHAPES[placed.block.kind].group if isinstance(placed.block, TextBlock) else ""


def _group(name: str, blocks: Sequence[Placed], linker: Linker, found: dict[str, int]) -> str:
    content = lines(paragraph(placed, linker, found.get(placed.anchor)) for placed in blocks)
    if not name:
        return content
    mark = element("p", UNRECOGNISED, class_="site-note mark") if name == "unrecognised" else ""
    return element("div", lines(("", content, mark)) + "\n", class_=name)


def _ends_name(text: str, index: int) -> bool:
    """A blank after a whole name; one inside a name of two characters (``马 钰``) does not end it."""
    return text[index].isspace() and len("".join(text[:index].split())) >= 2
