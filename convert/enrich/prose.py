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
WORK = (
    r"(?=$|[，,。；;]|开展|做好|抓好|进行|组织(?!部)|制[定订]|研究|建立|加强|强化|完善|推进|落实|实施|负责|指导|督促|督导|检查|依法|依规|定期|及时|共同"
    r"|联合(?!会|社)|严格|加大|提出|编制|审[核查定]|核[定实]|修订|拟[定订]|调查(?!队)|解决|验收|采取|发布|确定|按|对|将|在|于|每)"
)
"""Where the work begins that stands behind the names of units."""
TOGETHER = re.compile(rf"\s*(?:积极|主动|及时)?(?:会同|联合|协同)(?P<units>[^，,。；;：:]{{2,120}}?){WORK}")
BY = re.compile(
    r"(?<![自理])由(?P<units>[^由，,。；;：:]{2,120}?)(?P<told>会同|牵头|主办|(?:具体|共同|分别)?"
    r"(?:负责(?![人制]|解释|(?:组织|实施|建设|管理|监管)的)|组织实施)|承办|落实|承担)(?![的、])"
)
EVERYBODY = re.compile(r"^(?:全[县区市]|各|有关|相关)|(?:有关|相关|成员)(?:单位|部门)$|^(?:乡镇|乡[（(]镇[）)])$")
NAMELESS = re.compile(
    r"^[你我贵该本]|^(?:被|派出|.{0,5}(?:所在|发生地))|(?:责任|牵头|主责|主办|办理|承办|协办|配合|参与|实施|起草|建设|勘察|设计|施工|监理)(?:单位|部门)$|主管单位$"
    r"|^(?:其他|社会)?(?:(?:企业)?事业单位|单位|部门|机构|组织)$|^[^县市区]{0,4}(?:学校|企业)$"
)
"""Bodies that are called by their part, which says not who they are."""
LINE = r"(?!各|有关|相关|其他|职能|主管|会同|[省市县区旗])[\u4e00-\u9fa5]{2,8}?"
DEPARTMENTS = re.compile(rf"(?P<lines>{LINE}(?:、{LINE})+)(?:(?<!有关|相关|主管|职能)部门|(?P<etc>等(?:有关|相关)?部门))")
PHRASE = re.compile(
    r"^(?:其(?!他)|坚持|坚决|成立|建设|建立|构建|加快|主动|发挥|针对|对于|在|即|以|于|设在|现有|强化|加强|完善|推动|组建|为|按|从|将|把|对|与|同|经"
    r"|优化|发展(?!和?改革|研究|规划)|创建|打造|培育|提升|深化|健全|落实|实施|开展|规范|扩大|壮大|做[大强优好])"
    r"|[格布大全时]局$|[市现立过广会车]场$|学段$|[局乡镇部办会院]组织$|[等的或]|工作结束|阶段(?:[（(]|$)"
)
"""What ends like a unit and is none."""
BY_DAY = re.compile(
    r"(?:自[^自，,。；;]{2,20}之日起)?(?:20\d\d年|二[〇○零][〇○零一二三四五六七八九]{2}年|每[年月季周]|当年|次年|次月)?(?:度)?"
    r"(?:(?:20\d\d|(?<!\d))年底|(?:\d{1,2}|(?<![一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九]))月(?:\d{1,2}日|底|末|[上中下]旬)?"
    r"|(?<![\d一二三四五六七八九十])月底|季度末|\d{1,3}个?(?:工作)?日)(?:以前|之前|前|以内|之内|内)"
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
        by = [duty for item in ITEM.finditer(text, first, last) for duty in _by(text, *item.span())]
        known = {name for duty in by for name in (*duty.lead, *duty.responsible, *duty.cooperating)}
        if all(known.issuperset(names) for _, _, names in told):
            yield from by
            continue
        duties = (_duty(text, start, ends[bisect_right(ends, start)], verb, names) for start, verb, names in told)
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
    """``会同县公安局开展……``, ``……牵头组织，县公安局等部门参与，6月底前完成``: the units that take part."""
    helped = (HELPED_BY.match(clause) for clause in re.split("[，,；;。]", text))
    return tuple(name for found in (TOGETHER.match(text), *helped) if found for name in units_in(found.group("units")))


def _by(text: str, start: int, end: int) -> list[Duty]:
    """``验收工作由县水务局牵头，财政局配合``: the clauses end with them; what says only at which level is no duty of its own."""
    orders = [(found, names) for found in BY.finditer(text, start, end) if (names := units_in(found.group("units")))]
    if all(found.group("told") == "承担" for found, _ in orders):  # 费用由……承担
        return []
    begins = [start, *(_begun(text, start, found, CLAUSE_END) for found, _ in orders[1:]), end]
    duties: list[Duty] = []
    for at, (found, names) in enumerate(orders):
        first, last = begins[at : at + 2]
        lead = found.group("told") in ("牵头", "主办")
        helping = _helping(text[found.start("told") : last]) if found.group("told") == "会同" else ()
        said = None if helping else spoken_duty(text[found.start() : last].rstrip("。；;，,"))
        said = said or Duty(0, 0, names if lead else (), () if lead else names, helping)
        duty = replace(said, start=first, end=last, deadline=said.deadline or _day(text[first:last]))
        short = last - first - len(found.group()) <= NOTHING_SAID
        duties[-1:] = [_together(duties[-1], duty)] if duties and short else [*duties[-1:], duty]
    return duties


def _together(one: Duty, other: Duty) -> Duty:
    """Two duties as one stretch of text."""
    return Duty(
        one.start,
        other.end,
        one.lead + other.lead,
        one.responsible + other.responsible,
        one.cooperating + other.cooperating,
        one.deadline or other.deadline,
    )


def _day(text: str) -> str | None:
    """The deadline in a stretch of text that names one only."""
    days = BY_DAY.findall(BLANK.sub("", text))
    return days[0] if len(days) == 1 else None


def units_in(text: str) -> tuple[str, ...]:
    """The units in a text that holds nothing else, and says who they are; else nothing."""
    if departments := _departments(text):
        return departments
    names = split_names(text)
    return names if all(_is_one(name) for name in names) and not all(map(_nameless, names)) else ()


def _departments(text: str) -> tuple[str, ...]:
    """``气象、水务、自然资源部门``, ``发改、财政等部门`` → the departments as printed, which are named by their line of work."""
    found = DEPARTMENTS.fullmatch(text)
    names = found.group("lines").split("、") if found else []
    if not found or any(PHRASE.search(name) for name in names):
        return ()
    return tuple(names if found.group("etc") else [*names[:-1], f"{names[-1]}部门"])


def _nameless(name: str) -> bool:
    return bool(GENERIC.fullmatch(name.removesuffix("下设办公室")) or NAMELESS.search(name))


def _is_one(name: str) -> bool:
    return is_unit_name(name) and not PHRASE.search(name)
