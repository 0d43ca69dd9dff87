"""Which numbered paragraphs are headings, which open with one, which are plain items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from convert.parse.kinds import LineKind
from convert.parse.numbering import DOTS
from convert.parse.numbers import without_blanks
from convert.parse.paragraphs import Paragraph

LONGEST_PHRASE = 36
LONGEST_HEADING = 44
LONGEST_UNNUMBERED = 30
LONGEST_LABEL = 14
SHORTEST_LABEL = 6
LABEL_PHRASE = re.compile(r"^[^。，；：:]{2,22}[：:](?=\s*[^\s_＿])")
AMENDED = re.compile(r"(?:修改为|修订为|改为|增加一[条款项])[：:]$")
"""What an amending act says before the words it quotes; no heading."""
LAST_WORDS = re.compile(r"自.{2,20}(?:施行|执行|实施)$")
MODAL = re.compile(
    r"^(?:将|把).{2,}(?:为|到|入)$|(?:修改为|修订为|增加[一二三两].{1,2})$"
    r"|^(?:各|全?[县市旗]|全?区(?!域)|凡|对|由|请|经).{0,24}(?:要(?!求|点|素)|应(?![急用对])|须(?!知)|负责(?![人制])|不得|可以|必须|应当)"
)
SET_APART = re.compile(r"\s*(?P<phrase>[\u4e00-\u9fa5“”、]{3,16})(?:\u3000+| {2,})[\u4e00-\u9fa5《“][^。]{12,}")
"""``1.2 编制依据　依据《……条例》制定……。``: blanks set the heading apart from a sentence, not from a second phrase of its own."""
LIST_END = re.compile(r"[；;]$")
SENTENCE = re.compile(r"[。；;！？]")
SEMICOLON = re.compile(r"[；;]")
TABLE_NUMBER = re.compile(r"附?表\s*[\d一二三四五六七八九十]")
MONTH = re.compile(r"^(?:20\d\d年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?$")
DAY = re.compile(r"^\d{1,2}(?:日?[-—－–～至、和]\d{1,2})?日")
NO_HEADING = re.compile(r"[。；，,]|_{2,}$")
BESIDE_TABLES = (LineKind.CAPTION, LineKind.PROMPT)
"""What can stand between a table and its title."""
UNDER_HEADINGS = (LineKind.PLAIN, LineKind.LABELLED, LineKind.TABLE_ROW, LineKind.DASH, LineKind.ROSTER_LABEL)
LIST_STYLES = ("arabic", "arabic-bracket", "arabic-half", "integer")
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
        """Whether the phrase is all that the paragraph holds."""
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
    if phrase := _strong_phrase(paragraph, start):
        rest = without_blanks(text[len(phrase) :])
        return Candidate(index, phrase, "run-in" if len(rest) > 1 else "bare", True)
    whole = not SENTENCE.search(text, start)
    if not whole and LIST_END.search(paragraph.flat) and "。" not in paragraph.flat:
        return None
    marked = bool(paragraph.lines[0].mark)
    label = LABEL_PHRASE.match(text[start:].strip())
    if label and AMENDED.search(label.group(0)):
        return None
    if label and (not whole or len(paragraph.flat) > SHORTEST_LABEL):
        return Candidate(index, text[: text.index(label.group(0)[-1], start)], "label", marked)
    if whole:
        return _whole_phrase(index, paragraph, marked)
    if apart := SET_APART.match(text, start):
        return Candidate(index, text[: apart.end("phrase")], "run-in", marked)
    return _first_sentence(index, paragraph, marked)


def _whole_phrase(index: int, paragraph: Paragraph, marked: bool) -> Candidate | None:
    """``（一）加强领导``: a paragraph without a sentence end."""
    flat = paragraph.flat
    too_long = len(flat) > (LONGEST_LABEL if flat[-1] in "：:" else LONGEST_HEADING)
    return None if too_long else Candidate(index, paragraph.text, "bare", marked)


def _first_sentence(index: int, paragraph: Paragraph, marked: bool) -> Candidate | None:
    """``（一）加强领导。各乡镇要……``: a short first sentence, with or without more behind it."""
    text, start = paragraph.text, paragraph.number.length if paragraph.number else 0
    end = text.find("。", start)
    sentence = text if end < 0 else text[:end]
    if len(without_blanks(sentence)) > LONGEST_PHRASE or SEMICOLON.search(sentence):
        return None
    return Candidate(index, sentence, "sentence" if without_blanks(text[len(sentence) :]) == "。" else "run-in", marked)


def _has_children(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether something stands under the paragraph: running text, labels, a table or a deeper number."""
    if index + 1 >= len(paragraphs):
        return False
    here, below = paragraphs[index].number, paragraphs[index + 1]
    if below.number is not None and here is not None:
        return below.number.level > here.level and below.number.style.name != "article"
    return below.kind in UNDER_HEADINGS


def _siblings(paragraphs: Sequence[Paragraph]) -> list[list[int]]:
    """Runs of numbered paragraphs of one style that count on, under one parent or through a whole part."""
    runs: list[list[int]] = []
    latest: dict[str, tuple[int, list[int]]] = {}
    for index, paragraph in enumerate(paragraphs):
        if (number := paragraph.number) is None:
            continue
        last, run = latest.get(number.style.name, (0, []))
        if not run or number.ordinal != last + 1:
            run = []
            runs.append(run)
        run.append(index)
        latest[number.style.name] = number.ordinal, run
    return runs


def _plausible(candidate: Candidate | None, paragraphs: Sequence[Paragraph]) -> bool:
    if candidate is None or LAST_WORDS.search(without_blanks(candidate.phrase)):
        return False
    if candidate.sure:
        return True
    if candidate.form == "sentence":
        return _has_children(paragraphs, candidate.index)
    number = paragraphs[candidate.index].number
    return number is not None and not MODAL.match(without_blanks(candidate.phrase[number.length :]))


def find_headings(paragraphs: Sequence[Paragraph]) -> dict[int, Heading]:
    """Paragraphs of one part → headings by index.

    A form alone does not decide: where most brothers of an item are whole
    sentences, the item is one too, however short its first sentence is; and a list of
    short items with nothing under any of them (申请材料) is a list.
    """
    candidates = {i: found for i, paragraph in enumerate(paragraphs) if (found := _candidate(i, paragraph))}
    chapters = _chapters(paragraphs)
    headings: dict[int, Heading] = {}
    for run in _siblings(paragraphs):
        good = [i for i in run if _plausible(candidates.get(i), paragraphs)]
        unlabelled = [i for i in good if candidates[i].form != "label"]
        if chapters.isdisjoint(run) and _is_list(run, good, candidates, paragraphs):
            continue
        voters = [i for i in run if not LAST_WORDS.search(paragraphs[i].flat.rstrip("。"))]
        for i in good:
            if candidates[i].sure or candidates[i].form == "label" or 2 * len(unlabelled) > len(voters):
                level = 1 if i in chapters else _level(paragraphs[i])
                headings[i] = Heading(level, candidates[i].phrase.rstrip(" \u3000。：:."), candidates[i].alone)
    return headings | _unnumbered(paragraphs, headings)


def _is_list(run: Sequence[int], good: Sequence[int], candidates: dict[int, Candidate], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a run of arabic numbers is a plain list: short items with nothing under any of them."""
    number = paragraphs[run[0]].number
    if number is None or number.style.name not in LIST_STYLES:
        return False
    return not any(candidates[i].sure or candidates[i].form != "bare" or _has_children(paragraphs, i) for i in good)


def _chapters(paragraphs: Sequence[Paragraph]) -> set[int]:
    """``1. 总则`` over ``1.1 编制目的``, ``8. 附则`` behind ``7.3 奖惩``: the chapters of a plan that numbers its sections by decimals."""
    numbered = [(i, paragraph.number) for i, paragraph in enumerate(paragraphs) if paragraph.number]
    sections = [int(DOTS.split(paragraphs[i].flat)[0]) if number.style.name == "decimal" else 0 for i, number in numbered]
    chapters: set[int] = set()
    last = 0
    for at, (i, number) in enumerate(numbered if any(sections) else ()):
        below = next(filter(None, sections[at + 1 :]), number.ordinal + 1)
        over = sections[at + 1 : at + 2] == [number.ordinal]
        if number.style.name == "arabic" and paragraphs[i].bare and number.ordinal == last + 1 and (over or below > number.ordinal):
            chapters.add(i)
            last = number.ordinal
        last = sections[at] or last
    return chapters


def _level(paragraph: Paragraph) -> int:
    return paragraph.number.level if paragraph.number else 1


def _unnumbered(paragraphs: Sequence[Paragraph], headings: dict[int, Heading]) -> dict[int, Heading]:
    """Short lines marked or all in bold without a number, and months of a chronicle: one level under the heading before them."""
    found: dict[int, Heading] = {}
    level = 0
    for index, paragraph in enumerate(paragraphs):
        if index in headings:
            level = headings[index].level
        elif _is_month(paragraphs, index) or (
            paragraph.kind is LineKind.PLAIN and _stands_out(paragraph) and not _over_table(paragraphs, index)
        ):
            found[index] = Heading(min(level + 1, 4), paragraph.text.rstrip(" \u3000：:"), True)
    return found


def _is_month(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """``七月`` over ``3日　县政府召开……``, in a chronicle (大事记)."""
    below = paragraphs[index + 1].flat if index + 1 < len(paragraphs) else ""
    return bool(MONTH.match(paragraphs[index].flat) and DAY.match(below))


def _over_table(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether the line is the title of a table: ``表1 主要指标``, or a table stands right below."""
    below = [other.kind for other in paragraphs[index + 1 : index + 3] if other.kind not in BESIDE_TABLES]
    return bool(TABLE_NUMBER.match(paragraphs[index].flat)) or below[:1] == [LineKind.TABLE_ROW]


def _stands_out(paragraph: Paragraph) -> bool:
    if not 2 <= len(paragraph.flat) <= LONGEST_UNNUMBERED or NO_HEADING.search(paragraph.flat):
        return False
    return bool(paragraph.lines[0].mark) or sum(b - a for a, b in paragraph.strong) >= len(paragraph.text) - 1
