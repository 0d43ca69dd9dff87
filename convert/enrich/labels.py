"""Labels that say who must do a piece of work and by when: ``牵头单位``, ``责任单位及责任人``, ``完成时限``."""

from __future__ import annotations

import re

from convert.enrich.names import without_people

DUE = "(?:(?:计划|拟|预计)?(?:完成|完工|竣工|办结|决策|出台|提交审议|上线|投用|投产|交付)|落实|整改|销号|实施|推进|举办|截止|起止|计划)"
LEAD = "牵头(?:责任|负责|督办|落实|实施)?"
ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("lead", re.compile(rf"{LEAD}(?:单位|部门|科室|股室)?|主责(?:单位|部门)?|主办(?:单位|部门)?")),
    ("cooperating", re.compile(r"(?:配合|协办|会办|参与|协同|协作|参加|协助)(?:责任)?(?:单位|部门|科室|股室)?|(?:联动|支持)(?:单位|部门)")),
    (
        "responsible",
        re.compile(
            r"(?:主要)?(?:责任|负责|落实|承办|主管责任|承担)(?:主体)?(?:单位|部门|科室|股室)?|责任主体|整改(?:单位|部门)"
            r"|责任(?:乡镇|乡[（(]镇[）)]|镇街|街道)"
        ),
    ),
    ("deadline", re.compile(rf"{DUE}?(?:时限|时间|期限|节点)(?:要求)?|(?:工作|办理)时限|(?:完成|完工|竣工|办结|截止)日期")),
)
"""What a label says; the first that fits decides."""
WHEN = (
    r"(?:(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日|底|末|[上中下]旬)?|年?底|年末|第?[一二三四]季度末?)(?:以前|之前|前)?"
    r"|20\d\d年(?:全年)?|(?:长期|持续|常态化|全年)(?:坚持|推进|实施|开展|落实)?|立行立改|立即整改)"
)
"""A deadline that says no more than that."""
OPENING, CLOSING = "（(【[〔［｛{", "）)】]〕］｝}"
"""The brackets that duties are printed in."""
ONLY_WHEN = re.compile(WHEN)
UNIT_ROLES = ("lead", "responsible", "cooperating")

QUALIFIED = re.compile(r"^[\u4e00-\u9fa5]{1,4}(?=(?:牵头|主办|配合|协办|协同|参与|责任|负责|落实|承办)(?:单位|部门)$)")
"""What may stand before a label's own words: ``整改责任单位``, ``市级牵头部门``."""
PEOPLE = r"(?:(?:责任|负责|联系)人|(?:责任|分管|牵头|包抓|主要)?领导)"
AND_PERSON = re.compile(rf"(?<=单位|部门)[（(及和与、]?{PEOPLE}[）)]?$|^{PEOPLE}[及和与、](?=.*(?:单位|部门)$)")
"""Who answers beside the unit: ``责任单位及责任人``, ``牵头部门（分管领导）``."""
LABEL_WORDS = (
    rf"{LEAD}(?:单位|部门)?", r"主责(?:单位|部门)?", r"主办(?:单位|部门)",
    r"(?:配合|协办|会办|参与|协同|协助|协作|参加)(?:单位|部门)?",
    r"(?:主要)?(?:责任|负责|落实|承办)(?:单位|部门|科室|股室)", "责任", r"责任主体",
    rf"{DUE}(?:时限|时间|期限|节点)(?:要求)?", "(?:工作|办理)时限", "(?:完成|完工|竣工|办结|截止)日期",
    r"(?<![\u4e00-\u9fa5])(?:时限|期限)(?:要求)?",
    r"(?<![\u4e00-\u9fa5])(?:[\u4e00-\u9fa5]{2,4}(?:单位|部门|主体)|[\u4e00-\u9fa5]{2}(?:科室|领导|时间|时限))",
    "责任领导", "责任人", "牵头领导", "包抓领导", "分管领导", "负责人", "联系人", "(?:联系|咨询|监督)?电话",
)  # fmt: skip
"""Labels, those included that give no work (``督办单位``, ``会签单位``, ``报送时间``): names in front of them end there."""
LABEL_WORD = f"(?:{'|'.join(LABEL_WORDS)})".replace("(?:单位", r"[ \u3000]?(?:单位")  # 责任 单位：
EITHER = r"(?:[（(](?:单位|部门)[）)])"
SAYS = r"(?:[:：]|[为是](?=[各县市区州旗镇乡全])|(?<=单位|部门)[ \u3000]+(?=[\u4e00-\u9fa5]))"
"""What stands between a label and its names: a colon, a verb, or the blank where a colon was not read."""
LABELS = re.compile(rf"(?P<label>{LABEL_WORD}(?:[（(及和与、]?{PEOPLE}[）)]?)?){EITHER}?\s*{SAYS}")


def role_of(label: str, value: str = "") -> str | None:
    """``牵头单位`` → ``lead``; None for labels that name no unit (责任人) and no deadline (时间节点 that says what is done by then)."""
    flat = AND_PERSON.sub("", re.sub(rf"\s+|{EITHER}$", "", label))
    if flat.endswith("时间节点"):
        return "deadline" if ONLY_WHEN.fullmatch(value.strip(" \u3000；;，,。）)")) else None
    if re.search(r"领导|责任人|负责人|联系人", flat):
        return None
    bare = QUALIFIED.sub("", flat)
    return next((role for each in (flat, bare) for role, pattern in ROLES if pattern.fullmatch(each)), None)


def value_behind(label: str, value: str) -> str:
    """What stands behind a label, without the people where the label asks for them too."""
    return without_people(value) if AND_PERSON.search(re.sub(r"\s+", "", label)) else value
