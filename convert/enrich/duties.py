"""Duties printed in running text: ``（牵头单位：…；责任单位：…）``, ``（县水务局牵头，财政局配合）``, ``责任单位：…``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from convert.enrich.names import is_unit_name, split_names

ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("lead", re.compile(r"牵头(?:责任|负责)?(?:单位|部门)?|主责(?:单位|部门)?|主办(?:单位|部门)")),
    ("cooperating", re.compile(r"(?:配合|协办|会办|参与|协同|协作|参加|协助)(?:责任)?(?:单位|部门)?")),
    (
        "responsible",
        re.compile(r"(?:主要)?(?:责任|负责|落实|承办|主管责任|承担)(?:主体)?(?:单位|部门|科室|股室)?|责任主体|整改(?:单位|部门)"),
    ),
    ("deadline", re.compile(r"(?:完成|办结|落实|整改|销号|实施|举办|截止)?(?:时限|时间|期限|节点)(?:要求)?|(?:完成|办结|截止)日期")),
)
"""What a label says; the first that fits decides."""
UNIT_ROLES = ("lead", "responsible", "cooperating")

QUALIFIED = re.compile(r"^[\u4e00-\u9fa5]{1,4}(?=(?:牵头|主办|配合|协办|协同|参与|责任|负责|落实|承办)(?:单位|部门)$)")
"""What may stand before a label's own words: ``整改责任单位``, ``市级牵头部门``."""
AND_PERSON = re.compile(r"(?<=单位|部门)[及和与、]?(?:责任|负责|联系)人$")
LABEL_WORDS = (
    r"牵头(?:责任|负责)?(?:单位|部门)?", r"主责(?:单位|部门)?", r"主办(?:单位|部门)",
    r"(?:配合|协办|会办|参与|协同|协助|协作)(?:单位|部门)?",
    r"(?:主要)?(?:责任|负责|落实|承办)(?:单位|部门|科室|股室)", "责任", r"责任主体", r"(?:完成|办结|整改|实施|落实)(?:时限|时间|期限|节点)",
    r"(?<![\u4e00-\u9fa5])(?:时限|期限)",
    "责任领导", "责任人", "牵头领导", "包抓领导", "分管领导", "负责人", "联系人", "(?:联系|咨询|监督)?电话",
)  # fmt: skip
LABEL_WORD = f"(?:{'|'.join(LABEL_WORDS)})"
EITHER = r"(?:[（(](?:单位|部门)[）)])"
LABELS = re.compile(rf"(?P<label>{LABEL_WORD}){EITHER}?\s*(?:[:：]|[为是](?=[各县市区州旗镇乡全]))")
PERSON = re.compile(r"[（(](?:责任人|负责人|联系人|联系电话)\s*[:：][^（()）]*[）)]")
STATED = re.compile(
    r"(?:^|(?<=[。；，,由]))(?P<units>[^。；，,：:]{2,160}(?:，各[^。；，：]{1,12})?)"
    r"为(?P<role>(?:牵头|责任|配合|协办)(?:单位|部门))"
)
BRACKET = re.compile(r"[（(【\[〔［）)】\]〕］]")
MARK = r"[（(]\s*((?:牵头|主办|主责|配合|协办|参与)(?:单位|部门)?)\s*[）)]"
MARKED, MARKED_FROM_HERE = re.compile(rf"{MARK}$"), re.compile(rf"^{MARK}")
ABOUT_FIRST = re.compile(r"[，,；;](?:[排列][\u4e00-\u9fa5]{0,3})?(?:第一|首)[位个][^，,；;]*|[，,；;](?:以)?下同$")
"""``，排在第一位的为牵头单位，下同``, behind a list of units."""
DONE_WHEN = re.compile(r"(?:^|[，,；;])\s*(?P<when>(?:20\d\d年)?[^，,；;]{1,14}?(?:前|底|末|日|月|季度|年))(?:全面|全部)?完成$")
BY_WHEN = re.compile(r"[，,；;]\s*(?P<when>(?:20\d\d年)?(?:\d{1,2}月[^，,；;]{0,4}|[^，,；;]{0,3}年?)(?:前|底|末))$")
SAYS_WHO = re.compile(r"(?:牵头|主办|抓总|负责|承办|配合|参与|参加|协助|协办|组织|协调|落实|实施|完成|前|底|末)$|[、和及]")
"""How the clauses end that say who does something, and by when."""
BY_WHOM = re.compile(r"^(?:(?:[此该本各上述以]{1,2}项?(?:工作|任务|事项|项目)?)?由|请)")
WHEN = (
    r"(?:(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日|底|末|[上中下]旬)?|年?底|年末|第?[一二三四]季度末?)(?:以前|之前|前)?"
    r"|20\d\d年(?:全年)?|(?:长期|持续|常态化|全年)(?:坚持|推进|实施|开展|落实)?|立行立改|立即整改)"
)
"""A deadline that says no more than that."""
DAY_FIRST = re.compile(rf"^(?P<when>{WHEN})(?:全面|全部)?(?:完成)?[，,；;]")
DAY_LAST = re.compile(rf"[，,；;](?P<when>{WHEN})(?:全面|全部)?(?:完成)?$")
A_PERSON = re.compile(r"^[\u4e00-\u9fa5]{2,3}$")
LED_BY = re.compile(
    r"^(?P<units>[^：:]{2,120}?)(?:分别|共同)?(?:牵头|主办)(?:负责|落实|组织(?:实施|落实|协调)?|抓总)?(?P<rest>[，,、；;].*)?$"
)
DONE_BY = re.compile(
    r"^(?P<units>[^：:]{2,200}?)(?:等)?(?:按(?:照)?(?:各自)?职责(?:分工)?)?(?:分别|共同|具体)?(?:负责(?:组织|具体)?(?:实施|落实)?|(?:组织|具体)?实施|落实|承办)$"
)
CLAUSE_END = re.compile(r"[；;]|(?<=负责|落实|实施|承办|配合|参与|参加|协助|协办)[，,]")
HELPED_BY = re.compile(
    r"^(?P<units>[^：:]{2,200}?)(?:等)?(?:按(?:照)?(?:各自)?职责(?:分工)?)?(?:积极)?(?:配合|参与|参加|协助|协办)(?:实施|落实)?$"
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


def role_of(label: str) -> str | None:
    """``牵头单位`` → ``lead``; None for labels that name no unit and no deadline (责任人, 责任领导)."""
    flat = AND_PERSON.sub("", re.sub(rf"\s+|{EITHER}$", "", label))
    if re.search(r"领导|责任人|负责人|联系人|时间节点", flat):
        return None
    bare = QUALIFIED.sub("", flat)
    return next((role for each in (flat, bare) for role, pattern in ROLES if pattern.fullmatch(each)), None)


def brackets(text: str) -> Iterator[tuple[int, int, str]]:
    """Every bracket of a text with its place; one that is never closed runs to the end."""
    stack: list[int] = []
    for found in BRACKET.finditer(text):
        at, char = found.start(), found.group()
        if char in "（(【[〔［":
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
        role = role_of(label.group("label"))
        if role == "deadline":
            deadline = value.strip(" \u3000；;，,）)。") or None
        elif role:
            said.append(named_duty(value.strip(" \u3000；;，,。"), role))
    if not said and deadline and (names := split_names(text[: found[0].start()])) and all(map(is_unit_name, names)):
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
    clauses = re.split("[，,]", names)
    if len(clauses) > 1 and (helped := HELPED_BY.match(clauses[-1])):
        names, helping = "，".join(clauses[:-1]), split_names(helped.group("units"))
    roles: dict[str, tuple[str, ...]] = dict.fromkeys(UNIT_ROLES, ())
    for name in split_names(ABOUT_FIRST.sub("", names)):
        if here := MARKED_FROM_HERE.match(name):
            role = role_of(here.group(1)) or role
        own = MARKED.search(name)
        roles[(role_of(own.group(1)) if own else None) or role] += (MARKED.sub("", MARKED_FROM_HERE.sub("", name)),)
    return Duty(0, len(text), roles["lead"], roles["responsible"], roles["cooperating"] + helping, deadline)


def spoken_duty(text: str, start: int = 0) -> Duty | None:
    """``市水务局牵头，市发展和改革委员会、财政局配合`` → the duty, None for any other bracket."""
    flat, deadline = _without_day(text.strip(" \u3000。；;"))
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
    if not sentence.startswith("由"):
        return None
    said = _without_day(sentence.rstrip("。；; "))[0]
    whole = all(SAYS_WHO.search(clause) or is_unit_name(clause) for clause in re.split("[，,；;]", said))
    return spoken_duty(sentence, start) if whole else None


def stated_duty(text: str) -> Duty | None:
    """``县农业农村局为牵头单位，发改局、财政局为责任单位`` → the duty; None where no such sentence stands in the text."""
    roles: dict[str, tuple[str, ...]] = {}
    places = list(STATED.finditer(text))
    for found in places:
        names = split_names(found.group("units"))
        role = role_of(found.group("role"))
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
        duty = labelled_duty(inside, first) or spoken_duty(inside, first)
        if duty and duty.named:
            found.append(Duty(first, last, duty.lead, duty.responsible, duty.cooperating, duty.deadline))
    if not found and (bare := LABELS.search(text)) and bare.start() > 0:
        duty = labelled_duty(text[bare.start() :], bare.start())
        if duty and duty.named and text[: bare.start()].rstrip(" \u3000—–－-")[-1:] in "。；）)":
            found.append(duty)
    stated = None if found else ordered_duty(text) or stated_duty(text)
    return [stated] if stated else found
