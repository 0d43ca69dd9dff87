"""Duties printed in running text: ``（牵头单位：…；责任单位：…）``, ``（县水务局牵头，财政局配合）``, ``责任单位：…``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import filterfalse, takewhile

from convert.enrich.labels import CLOSING, LABELS, OPENING, UNIT_ROLES, WHEN, role_of, value_behind
from convert.enrich.names import is_unit_name, split_names

PERSON = re.compile(r"[（(](?:责任人|负责人|联系人|联系电话)\s*[:：][^（()）]*[）)]")
STATED = re.compile(
    r"(?:^|(?<=[。；，,由]))(?P<units>[^。；，,：:]{2,160}(?:，各[^。；，：]{1,12})?)"
    r"为(?P<role>(?:牵头|责任|配合|协办|参与|参加|成员)(?:单位|部门))"
)
DIVIDED = re.compile(r"^(?:责任|任务|职责|工作)分工[:：]")
DASH = re.compile(r"(?<=[。；])\s*(?P<dash>[—–]{1,2})(?P<said>[^。；;：:—–]+)。?$")
NUMBERED = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]")
BRACKET = re.compile(f"[{re.escape(OPENING + CLOSING)}]")
MARK = r"[（(]\s*((?:牵头|主办|主责|配合|协办|参与)(?:单位|部门)?)\s*[）)]"
MARKED, MARKED_FROM_HERE = re.compile(rf"{MARK}$"), re.compile(rf"^{MARK}")
ABOUT_FIRST = re.compile(
    r"[，,；;。](?:[排列][\u4e00-\u9fa5]{0,3})?(?:第一|首)[位个的名][^，,；;。]*|[，,；;。](?:其他|其余|其中)的?(?:单位|部门)?为[^，,；;。]*"
    r"|[，,；;。](?:以)?下同[。]?$"
)
"""``，排在第一位的为牵头单位，下同``, behind a list of units."""
FIRST_LEADS = re.compile(r"(?:第一位|首位|第一个?)(?:的)?(?:责任)?(?:单位|部门)?(?:的)?[为是](?:主要)?牵头(?:责任)?(?:单位|部门)")
OF_SEVERAL = re.compile(rf"(?:[两二2多几]个|[两二2多几]家|一个)(?:及)?(?:以上)?(?:单位|部门)?的?[，,]?.{{0,6}}{FIRST_LEADS.pattern}")
"""``责任单位有两个以上的，第一个为牵头单位``: one alone answers and does not lead."""
DONE_WHEN = re.compile(r"(?:^|[，,；;])\s*(?P<when>(?:20\d\d年)?[^，,；;]{1,14}?(?:前|底|末|日|月|季度|年))(?:全面|全部)?完成$")
BY_WHEN = re.compile(r"[，,；;]\s*(?P<when>(?:20\d\d年)?(?:\d{1,2}月[^，,；;]{0,4}|[^，,；;]{0,3}年?)(?:前|底|末))$")
SAYS_WHO = re.compile(r"(?:牵头|主办|抓总|负责|承办|配合|参与|参加|协助|协办|组织|协调|落实|实施|完成|前|底|末|等)$")
"""How the clauses end that say who does something, and by when."""
LISTS = re.compile("[、和及]")
BY_WHOM = re.compile(r"^(?:(?:具体|[此该本各上述以]{1,2}项?(?:工作|任务|事项|项目)?)?由|请)")
ORDERED = re.compile(r"^(?:具体|[此该本]项?(?:工作|任务|事项|项目))?由")
DAY_FIRST = re.compile(rf"^(?P<when>{WHEN})(?:全面|全部)?(?:完成)?[，,；;]")
DAY_LAST = re.compile(rf"[，,；;](?P<when>{WHEN})(?:全面|全部)?(?:完成)?$")
A_PERSON = re.compile(r"^[\u4e00-\u9fa5]{2,3}$")
LED_BY = re.compile(
    r"^(?P<units>[^：:]{2,120}?)(?:分别|共同)?(?:牵头|主办)(?:负责|落实|组织(?:实施|落实|协调)?|抓总)?(?P<rest>[，,、；;].*)?$"
)
DONE_BY = re.compile(
    r"^(?P<units>[^：:]{2,200}?)(?:等)?(?:按(?:照)?(?:各自)?职责(?:分工)?)?(?:分别|共同|具体)?(?:负责(?:组织|具体)?(?:实施|落实)?|(?:组织|具体)?实施|落实|承办|负总责)$"
)
CLAUSE_END = re.compile(r"[；;]|(?<=负责|落实|实施|承办|总责|配合|参与|参加|协助|协办|协同)[，,]")
HELPED_BY = re.compile(
    r"^(?P<units>[^：:]{2,200}?)(?:等)?(?:按(?:照)?(?:各自)?职责(?:分工)?)?(?:积极)?(?:配合|参与|参加|协助|协办|协同)(?:实施|落实)?$"
)


@dataclass(frozen=True)
class Duty:
    """Who must do it and by when, as printed; ``start`` is where the duty's own text begins."""

    start: int
    end: int
    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    deadline: str | None = None

    @property
    def named(self) -> bool:
        """Whether any unit is named."""
        return bool(self.lead or self.responsible or self.cooperating)


def brackets(text: str) -> Iterator[tuple[int, int, str]]:
    """Every bracket of a text with its place; one that is never closed runs to the end."""
    stack: list[int] = []
    for found in BRACKET.finditer(text):
        at, char = found.start(), found.group()
        if char in OPENING:
            stack.append(at)
        elif stack:
            first = stack.pop()
            if not stack:
                yield first, at + 1, text[first + 1 : at]
    if stack:
        yield stack[0], len(text), text[stack[0] + 1 :]


def labelled_duty(text: str, start: int = 0) -> Duty | None:
    """``牵头单位：发改局；责任单位：财政局、各乡镇`` → the duty, None where no label names units."""
    end = start + len(text)
    text = PERSON.sub("", text)
    found = list(LABELS.finditer(text))
    said: list[Duty] = []
    deadline = None
    for at, label in enumerate(found):
        value = text[label.end() : found[at + 1].start() if at + 1 < len(found) else len(text)]
        role = role_of(label.group("label"), value)
        if role == "deadline":
            deadline = value.strip(" \u3000；;，,）)。") or None
        elif role:
            said.append(named_duty(value_behind(label.group("label"), value).strip(" \u3000；;，,。"), role))
    before = text[: found[0].start()] if found else ""
    if spoken := spoken_duty(before):
        said.insert(0, spoken)
    elif not said and deadline and (names := split_names(before)) and all(map(is_unit_name, names)):
        said.append(Duty(0, 0, responsible=names))
    if not said:
        return None
    deadline = next((duty.deadline for duty in said if duty.deadline), deadline)
    lead, responsible, cooperating = (tuple(name for duty in said for name in getattr(duty, role)) for role in UNIT_ROLES)
    return Duty(start, end, lead, responsible, cooperating, deadline)


def named_duty(text: str, role: str) -> Duty:
    """What stands behind a label or in a column of this role: names, or names that say their roles themselves.

    ``县工信局牵头，县财政局配合``, ``县委政法委（牵头）、民政局``, ``县市场监管局，县法院参与``, ``各乡镇，2024年3月底前完成``.
    """
    spoken = spoken_duty(text)
    if spoken and (spoken.lead or spoken.responsible and spoken.cooperating):
        return spoken
    names, deadline = text, None
    helping: tuple[str, ...] = ()
    if by := DONE_WHEN.search(names) or BY_WHEN.search(names):
        names, deadline = names[: by.start()], by.group("when")
    first = FIRST_LEADS.search(names)
    names = ABOUT_FIRST.sub("", names)
    clauses = re.split("[，,；;]", names)
    if len(clauses) > 1 and (helped := HELPED_BY.match(clauses[-1])):
        names, helping = "，".join(clauses[:-1]), split_names(helped.group("units"))
    roles: dict[str, tuple[str, ...]] = dict.fromkeys(UNIT_ROLES, ())
    for name in split_names(names):
        if here := MARKED_FROM_HERE.match(name):
            role = role_of(here.group(1)) or role
        own = MARKED.search(name)
        roles[(role_of(own.group(1)) if own else None) or role] += (MARKED.sub("", MARKED_FROM_HERE.sub("", name)),)
    lead, answering = roles["lead"], roles["responsible"]
    if first and not lead:
        lead, answering = answering[:1], answering[1:]
    return Duty(0, len(text), lead, answering, roles["cooperating"] + helping, deadline)


def spoken_duty(text: str, start: int = 0) -> Duty | None:
    """``市水务局牵头，市发展和改革委员会、财政局配合`` → the duty, None for any other bracket."""
    flat, deadline = _without_day(text.replace("\n", " ").strip(" \u3000。；;"))
    flat = BY_WHOM.sub("", flat)
    led = LED_BY.match(flat)
    lead = split_names(led.group("units")) if led else ()
    rest = (led.group("rest") or "").lstrip("，,、；; ") if led else flat
    if led and rest and all(map(A_PERSON.match, lead)) and not any(map(is_unit_name, lead)):
        return spoken_duty(rest, start)
    if led and not all(map(is_unit_name, lead)):
        return None
    responsible: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    if by := DONE_WHEN.search(rest):
        deadline, rest = by.group("when"), rest[: by.start()]
    for part in CLAUSE_END.split(rest):
        if helped := HELPED_BY.match(part):
            cooperating += split_names(helped.group("units"))
        elif done := DONE_BY.match(part):
            responsible += split_names(done.group("units"))
    named = (*lead, *responsible, *cooperating)
    if not named or not all(map(is_unit_name, named)):
        return None
    return Duty(start, start + len(text), lead, responsible, cooperating, deadline)


def _without_day(text: str) -> tuple[str, str | None]:
    """``2024年底前完成，县水务局牵头``, ``县水务局负责，长期坚持`` → what is left, and the deadline."""
    if first := DAY_FIRST.match(text):
        return text[first.end() :], first.group("when")
    if last := DAY_LAST.search(text):
        return text[: last.start()], last.group("when")
    return text, None


def ordered_duty(text: str) -> Duty | None:
    """``……。由县教育局牵头，县市场监管局参与，9月底前完成。``: who does it, as the last sentence of an item."""
    sentence = re.split(r"[。；]", text.rstrip("。； "))[-1].strip()
    if len(sentence) == len(text):
        return None
    return order(sentence, text.rindex(sentence))


def order(sentence: str, start: int = 0) -> Duty | None:
    """``由县教育局牵头，县市场监管局参与``: a sentence that says who does it and nothing else."""
    if not ORDERED.match(sentence):
        return None
    said = _without_day(sentence.rstrip("。；; "))[0]
    *clauses, last = re.split("[，,；;]", said)
    whole = all(map(_says_who, [*filterfalse(LISTS.search, clauses), last]))
    return spoken_duty(sentence, start) if whole else None


def _says_who(clause: str) -> bool:
    return bool(SAYS_WHO.search(clause)) or is_unit_name(clause)


def opening_order(text: str) -> Duty | None:
    """``由县市场监管局牵头，县公安局参与，负责……``: who leads and who helps, said before what the duty is."""
    clauses = re.split("[，,；;。]", text)
    if not (led := LED_BY.match(BY_WHOM.sub("", clauses[0]))) or led.group("rest"):
        return None
    helping = takewhile(HELPED_BY.match, clauses[1:])
    return spoken_duty("，".join([clauses[0], *helping]))


def listed_units(text: str) -> Duty | None:
    """``……。（县教育局、县财政局，各乡镇）``, ``……。——县教育局、各乡镇``: nothing but units behind a finished item."""
    if not NUMBERED.match(text):  # （县融媒体中心） behind news says who wrote it
        return None
    closed = [(first, inside) for first, last, inside in brackets(text) if last == len(text.rstrip("。 "))]
    dash = DASH.search(text)
    start, said = closed[-1] if closed and not dash else (dash.start("dash"), dash.group("said")) if dash else (0, "")
    said, deadline = _without_day(said)
    names = split_names(said)
    if text[:start].rstrip()[-1:] not in ("。", "；") or not names or not all(map(is_unit_name, names)):
        return None
    return Duty(start, len(text), responsible=names, deadline=deadline)


def stated_duty(text: str) -> Duty | None:
    """``县农业农村局为牵头单位，发改局、财政局为责任单位`` → the duty; None where no such sentence stands in the text."""
    roles: dict[str, tuple[str, ...]] = {}
    places = list(STATED.finditer(text))
    for found in places:
        names = split_names(found.group("units"))
        role = role_of(found.group("role")) or ("cooperating" if roles else None)  # 成员单位, beside those that lead
        if role and names and is_unit_name(names[0]):
            roles[role] = roles.get(role, ()) + names
    if not roles:
        return None
    start, end = places[0].start(), places[-1].end()
    return Duty(start, end, roles.get("lead", ()), roles.get("responsible", ()), roles.get("cooperating", ()))


def duties_in(text: str) -> list[Duty]:
    """All duties in a paragraph: those in brackets, and labels at its end that lost theirs."""
    found: list[Duty] = []
    for first, last, inside in brackets(text):
        inside = DIVIDED.sub("责任单位：", inside)
        duty = labelled_duty(inside, first) or spoken_duty(inside, first)
        if duty and duty.named:
            found.append(Duty(first, last, duty.lead, duty.responsible, duty.cooperating, duty.deadline))
    if not found and (bare := LABELS.search(text)) and bare.start() > 0:
        duty = labelled_duty(text[bare.start() :], bare.start())
        if duty and duty.named and text[: bare.start()].rstrip(" \u3000—–－-")[-1:] in "。；）)":
            found.append(duty)
    stated = None if found else ordered_duty(text) or stated_duty(text) or listed_units(text)
    return [stated] if stated else found
