"""Which numbered paragraphs are headings, which open with one, which are plain items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from convert.parse.kinds import LineKind
from convert.parse.numbers import without_blanks
from convert.parse.paragraphs import Paragraph

LONGEST_PHRASE = 36
LONGEST_HEADING = 44
LONGEST_LABEL = 14
LABEL_PHRASE = re.compile(r"^[^。，；：:]{2,22}[：:](?=\s*\S)")
LAST_WORDS = re.compile(r"自.{2,20}(?:施行|执行|实施)$")
MODAL = re.compile(r"^(?:将|把).{2,}(?:为|到|入)$|^(?:各|县|市|全县|凡|对|由|请|经).{0,24}(?:要|应|须|负责|不得|可以|必须|应当)")
LIST_END = re.compile(r"[；;]$")
HEADING_STYLES = ("chapter", "section", "chinese", "chinese-bracket", "arabic", "arabic-bracket", "arabic-half", "decimal", "integer")


@dataclass(frozen=True)
class Heading:
    """A heading found in a paragraph: its level and its printed words; ``alone`` when the paragraph holds nothing else."""

    level: int
    text: str
    alone: bool


@dataclass(frozen=True)
class Candidate:
    """What a numbered paragraph could be: the opening phrase, how sure its form is, and whether it is the whole paragraph."""

    index: int
    phrase: str
    form: str
    sure: bool

    @property
    def alone(self) -> bool:
        return self.form in ("bare", "sentence")


def _strong_phrase(paragraph: Paragraph, start: int) -> str | None:
    """The opening set in bold: ``**（一）加强领导。**各乡镇……`` or ``1. **加强领导。**……``."""
    opening = next(((a, b) for a, b in paragraph.strong if a <= start + 1 and b > start + 1), None)
    if opening is None or len(without_blanks(paragraph.text[: opening[1]])) > LONGEST_HEADING:
        return None
    phrase = paragraph.text[: opening[1]]
    after = paragraph.text[opening[1] : opening[1] + 1]
    return phrase if phrase[-1] in "。：:.；" or not after or after in "。：:. \u3000" else None


def _candidate(index: int, paragraph: Paragraph) -> Candidate | None:
    """The heading a numbered paragraph may hold, by its own form alone."""
    if paragraph.number is None or paragraph.number.style.name not in HEADING_STYLES:
        return None
    text, start = paragraph.text, paragraph.number.length
    body = text[start:]
    flat = without_blanks(text)
    marked = bool(paragraph.lines[0].mark)
    if phrase := _strong_phrase(paragraph, start):
        rest = without_blanks(text[len(phrase) :])
        return Candidate(index, phrase, "run-in" if len(rest) > 1 else "bare", True)
    if not re.search(r"[。；;！？]", body):
        label = LABEL_PHRASE.match(body.strip())
        if label and len(flat) > 6:
            return Candidate(index, text[: text.index(label.group(0)[-1], start)], "label", marked)
        if flat[-1] in "：:" and len(flat) > LONGEST_LABEL or len(flat) > LONGEST_HEADING:
            return None
        return Candidate(index, text, "bare", marked)
    if LIST_END.search(flat) and "。" not in flat:
        return None
    label = LABEL_PHRASE.match(body.strip())
    if label:
        return Candidate(index, text[: text.index(label.group(0)[-1], start)], "label", marked)
    sentence = text[: text.index("。", start)] if "。" in body else text
    if len(without_blanks(sentence)) > LONGEST_PHRASE or re.search(r"[；;]", sentence):
        return None
    if without_blanks(text[len(sentence) :]) == "。":
        return Candidate(index, sentence, "sentence", marked)
    return Candidate(index, sentence, "run-in", marked)


def _has_children(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether something stands under the paragraph: running text, labels, a table or a deeper number."""
    if index + 1 >= len(paragraphs):
        return False
    here, below = paragraphs[index].number, paragraphs[index + 1]
    if below.number is not None and here is not None:
        return below.number.level > here.level and below.number.style.name != "article"
    return below.kind in (LineKind.PLAIN, LineKind.LABELLED, LineKind.TABLE_ROW, LineKind.DASH, LineKind.ROSTER_LABEL)


def _siblings(paragraphs: Sequence[Paragraph]) -> list[list[int]]:
    """Runs of numbered paragraphs of one style that count on, under one parent or through a whole part."""
    runs: list[list[int]] = []
    open_runs: dict[str, list[int]] = {}
    for index, paragraph in enumerate(paragraphs):
        if (number := paragraph.number) is None:
            continue
        name = number.style.name
        run = open_runs.get(name)
        if run is None or number.ordinal != _ordinal(paragraphs[run[-1]]) + 1:
            open_runs[name] = run = []
            runs.append(run)
        run.append(index)
    return runs


def _ordinal(paragraph: Paragraph) -> int:
    return paragraph.number.ordinal if paragraph.number else 0


def _plausible(candidate: Candidate | None, paragraphs: Sequence[Paragraph]) -> bool:
    if candidate is None:
        return False
    if LAST_WORDS.search(without_blanks(candidate.phrase)):
        return False
    if candidate.form == "sentence":
        return candidate.sure or _has_children(paragraphs, candidate.index)
    if candidate.sure:
        return True
    body = without_blanks(candidate.phrase[paragraphs[candidate.index].number.length :])  # type: ignore[union-attr]
    return not MODAL.match(body)


def find_headings(paragraphs: Sequence[Paragraph]) -> dict[int, Heading]:
    """Paragraphs of one part → headings by index.

    A form alone does not decide: where most brothers of an item are whole
    sentences, the item is one too, however short its first sentence is.
    """
    candidates = {i: found for i, paragraph in enumerate(paragraphs) if (found := _candidate(i, paragraph))}
    headings: dict[int, Heading] = {}
    for run in _siblings(paragraphs):
        good = [i for i in run if _plausible(candidates.get(i), paragraphs)]
        unlabelled = [i for i in good if candidates[i].form != "label"]
        voters = [i for i in run if not LAST_WORDS.search(paragraphs[i].flat.rstrip("。"))]
        for i in good:
            if candidates[i].sure or candidates[i].form == "label" or 2 * len(unlabelled) > len(voters):
                headings[i] = _heading(candidates[i], paragraphs[i])
    return headings | _unnumbered(paragraphs, headings)


def _heading(candidate: Candidate, paragraph: Paragraph) -> Heading:
    assert paragraph.number is not None
    return Heading(paragraph.number.level, candidate.phrase.rstrip(" \u3000。：:."), candidate.alone)


def _unnumbered(paragraphs: Sequence[Paragraph], headings: dict[int, Heading]) -> dict[int, Heading]:
    """Short lines with a heading mark or all in bold and no number: one level under the heading before them."""
    found: dict[int, Heading] = {}
    level = 0
    for index, paragraph in enumerate(paragraphs):
        if index in headings:
            level = headings[index].level
        elif paragraph.kind is LineKind.PLAIN and _stands_out(paragraph) and not _over_table(paragraphs, index):
            found[index] = Heading(min(level + 1, 4), paragraph.text.rstrip(" \u3000：:"), True)
    return found


def _over_table(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether the line is the title of a table: ``表1 主要指标``, or a table stands right below."""
    below = [other.kind for other in paragraphs[index + 1 : index + 3] if other.kind not in (LineKind.CAPTION, LineKind.PROMPT)]
    return bool(re.match(r"^附?表\s*\d", paragraphs[index].flat)) or bool(below) and below[0] is LineKind.TABLE_ROW


def _stands_out(paragraph: Paragraph) -> bool:
    flat = paragraph.flat
    bold = sum(b - a for a, b in paragraph.strong) >= len(paragraph.text) - 1
    return (bool(paragraph.lines[0].mark) or bold) and 2 <= len(flat) <= 30 and not re.search(r"[。；，,]|_{2,}$", flat)
