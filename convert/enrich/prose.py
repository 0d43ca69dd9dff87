"""Duties that running text gives a unit by name: ``县财政局要落实资金。``, ``验收工作由县水务局牵头，财政局配合。``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from convert.enrich.duties import HELPED_BY, Duty, order, spoken_duty
from convert.enrich.names import is_unit_name, split_names
from convert.enrich.unit_forms import GENERIC

SENTENCE = re.compile(r"[^。！]+[。！]?")
ITEM = re.compile(r"[^。；;！]+[。；;！]?")
CLAUSE_END = "，,：:；;"
OPENING = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|[—–●•·◆▪-]|[一二三四五六七八九十]是|第[一二三四五六七八九十百]+条)?\s*"
    r"(?:同时|此外|另外|其中|特别是|尤其是|请(?!示)|会议(?:要求|强调|明确|决定|议定))?"
)
"""What may stand before the name: a number, a word that links sentences."""
TOLD = re.compile(
    r"(?P<lead>(?:要|应当?|负责)?牵头(?!单位|部门|人|领导|的|.{1,3}了))"
    r"|(?P<charged>(?:具体|共同|分别|主要)?负责(?!人|制|同志|的|解释))"
    r"|(?<![主重需必只摘概简扼纪])要(?!求|素|点|件|害|领|职|务)|均?应当|均?应(?![急用对届诉收付邀聘])|必须|须(?!知)|(?<!所)需要?(?!求)"
)
"""What tells a unit to do something, behind its name."""
BY = re.compile(r"(?<![自理])由(?P<units>[^由，,。；;：:]{2,120}?)(?P<told>牵头|(?:具体|共同|分别)?(?:负责(?![人制]|解释)|组织实施))")
EVERYBODY = re.compile(r"^(?:全[县区市]|各|有关|相关)|(?:有关|相关|成员)(?:单位|部门)$|^(?:乡镇|乡[（(]镇[）)])$")
NAMELESS = re.compile(
    r"^[你我贵该本]|^(?:被|派出|.{0,5}(?:所在|发生地))|(?:责任|牵头|主责|主办|办理|承办|配合|实施|起草)(?:单位|部门)$|主管单位$"
    r"|^(?:其他|社会)?(?:(?:企业)?事业单位|单位|部门|机构|组织)$|^[^县市区]{0,4}(?:学校|企业)$"
)
"""Bodies that are called by their part, which says not who they are."""
PHRASE = re.compile(
    r"^(?:坚持|坚决|成立|建设|建立|构建|加快|主动|发挥|针对|对于|在|即|以|于|设在|现有|强化|加强|完善|推动|组建|为|按|从|将|把|对|与|同|经"
    r"|优化|发展(?!和?改革|研究|规划)|创建|打造|培育|提升|深化|健全|落实|实施|开展|规范|扩大|壮大|做[大强优好])"
    r"|[格布大全时]局$|[市现立过广会车]场$|学段$|[局乡镇部办会院]组织$|[等的或]|工作结束"
)
"""What ends like a unit and is none."""
BY_DAY = re.compile(
    r"(?:自[^自，,。；;]{2,20}之日起)?(?:20\d\d年|每[年月季周]|当年|次年|次月)?(?:度)?"
    r"(?:(?:20\d\d|(?<!\d))年底|\d{1,2}月(?:\d{1,2}日|底|末|[上中下]旬)?|(?<!\d)月底|季度末|\d{1,3}个?(?:工作)?日)(?:以前|之前|前|以内|之内|内)"
    r"|每(?:年|季度?|月|周)(?:末|底|初)?月?(?:\d{1,2}[日号])?(?:以前|之前|前)"
)
BLANK = re.compile(r"(?<=\d)\s+(?=[年月日个\d])|(?<=[年月自每])\s+(?=\d)")
"""Print and OCR set figures apart: ``2024 年 4 月底前``."""
TO_DO = re.compile(r"\s*(?:主要)?(?:职责(?:是|为)?[：:]?)?(?:负责|承担|组织|协调|开展|做好|落实|指导|监督|制定)")
"""How the sentence begins that says what the units of the sentence before it do."""
NOTHING_SAID = 5
"""A sentence that says less than this beside the name gives no work."""


def prose_duties(text: str) -> Iterator[Duty]:
    """A paragraph → each stretch of it that gives work to units by name, from the name to where another is told or the sentence ends.

    What is asked of everybody (``各部门要高度重视``) counts only where they are in charge of it or have a day for it.
    """
    ordered: Duty | None = None
    for sentence in SENTENCE.finditer(text):
        first, last = sentence.span()
        before, ordered = ordered, order(text[first:last].strip())
        if before and TO_DO.match(text, first):
            yield replace(before, start=first, end=last)
            continue
        if ordered:
            continue
        verbs = list(TOLD.finditer(text, first, last))
        told = list(_told(text, first, verbs))
        ends = sorted({*(start for start, _, _ in told), *(_begun(text, first, verb, "；;") for verb in verbs), last})
        duties = [_duty(text, start, ends[bisect_right(ends, start)], verb, names) for start, verb, names in told]
        duties += [] if told else [_by(text, *item.span()) for item in ITEM.finditer(text, first, last)]
        yield from (duty for duty in duties if duty)


def _told(text: str, first: int, verbs: Sequence[re.Match[str]]) -> Iterator[tuple[int, re.Match[str], tuple[str, ...]]]:
    """The clauses of the sentence from ``first`` on that begin with units: where, the word that tells them, the names."""
    clauses: dict[int, re.Match[str]] = {}
    for verb in verbs:
        clauses.setdefault(_begun(text, first, verb, CLAUSE_END), verb)
    for clause, verb in clauses.items():
        opening = OPENING.match(text, clause, verb.start())
        start = opening.end() if opening else clause
        if names := units_in(text[start : verb.start()]):
            yield start, verb, names


def _begun(text: str, first: int, verb: re.Match[str], marks: str) -> int:
    """Where the stretch between such marks begins that a word stands in."""
    return max(first, *(text.rfind(mark, first, verb.start()) + 1 for mark in marks))


def _duty(text: str, start: int, end: int, verb: re.Match[str], names: tuple[str, ...]) -> Duty | None:
    day = _day(text[start:end])
    asked = not (day or verb.group("lead") or verb.group("charged"))
    if end - verb.end() < NOTHING_SAID or asked and all(EVERYBODY.search(name) or _nameless(name) for name in names):
        return None
    lead = verb.group("lead") is not None
    return Duty(start, end, names if lead else (), () if lead else names, _helping(text[verb.end() : end]), day)


def _helping(text: str) -> tuple[str, ...]:
    """``……牵头组织，县公安局等部门参与，6月底前完成``: the units that take part."""
    helped = (HELPED_BY.match(clause) for clause in re.split("[，,；;。]", text))
    return tuple(name for found in helped if found for name in units_in(found.group("units")))


def _by(text: str, start: int, end: int) -> Duty | None:
    """``验收工作由县水务局牵头，财政局配合``: the sentence ends with them."""
    sentence = text[start:end]
    for found in BY.finditer(sentence):
        names = units_in(found.group("units"))
        if names:
            lead = found.group("told") == "牵头"
            duty = spoken_duty(sentence[found.start() :].rstrip("。；;")) or Duty(0, 0, names if lead else (), () if lead else names)
            return Duty(start, end, duty.lead, duty.responsible, duty.cooperating, duty.deadline or _day(sentence))
    return None


def _day(text: str) -> str | None:
    """The deadline in a stretch of text that names one only."""
    days = BY_DAY.findall(BLANK.sub("", text))
    return days[0] if len(days) == 1 else None


def units_in(text: str) -> tuple[str, ...]:
    """The units in a text that holds nothing else, and says who they are; else nothing."""
    names = split_names(text)
    return names if all(_is_one(name) for name in names) and not all(map(_nameless, names)) else ()


def _nameless(name: str) -> bool:
    return bool(GENERIC.fullmatch(name.removesuffix("下设办公室")) or NAMELESS.search(name))


def _is_one(name: str) -> bool:
    return is_unit_name(name) and not PHRASE.search(name)
