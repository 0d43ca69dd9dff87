"""A name that no dictionary has → the kind of body its form shows, and an id that never changes."""

from __future__ import annotations

import hashlib
import re

from convert.model.units import Kind

FORMS: tuple[tuple[re.Pattern[str], Kind, str], ...] = (
    (re.compile(r".{2,}成员单位$"), Kind.GROUP, "就业工作领导小组成员单位"),
    (re.compile(r"^(?:各|有关|相关).{2,}$"), Kind.GROUP, "各林场"),
    (re.compile(r".{3,}(?:领导小组|指挥部|专班|工作组|委员会|联席会议|招商组)办公室$"), Kind.COMMITTEE, "河道整治工作领导小组办公室"),
    (re.compile(r".{3,}(?:领导小组|指挥部|专班|工作组|联席会议)$"), Kind.COMMITTEE, "防汛抗旱指挥部"),
    (re.compile(r"[^县市区]{2,6}(?:镇|(?<!城)乡|街道|苏木)$"), Kind.TOWNSHIP, "城关镇"),
    (re.compile(r".{2,}(?:医院|卫生院|保健院|卫生室|卫生服务中心)$"), Kind.HOSPITAL, "青石镇卫生院"),
    (re.compile(r".{2,}(?:学校|中学|小学|幼儿园|高中|初中|学院|大学)$"), Kind.SCHOOL, "第二小学"),
    (re.compile(r".{2,}(?:公司|集团|银行|支行|信用社|联社|合作社|企业|厂|农场|牧场)$"), Kind.ENTERPRISE, "某某服装有限公司"),
    (re.compile(r".{2,}(?:管委会|管理委员会|园区|开发区|产业园)$"), Kind.PARK, "康养产业园"),
    (re.compile(r".{2,}(?:法院|法庭|检察院)$"), Kind.JUSTICE, "青石人民法庭"),
    (re.compile(r".{2,}(?:行政村|村委会|村民委员会|居委会|居民委员会|社区)$"), Kind.VILLAGE, "城关社区"),
    (re.compile(r".{2,}(?<![乡农])(?<!示范|移民|重点|中心)村$"), Kind.VILLAGE, "城关村"),
    (re.compile(r".{2,}(?:协会|学会|商会|联合会|总会|基金会|促进会)$"), Kind.MASS, "民宿协会"),
    (
        re.compile(r".{2,}(?:中心|(?<!场)所|站|馆|院|林场|大队|中队|支队|服务队|台|公路段|[^办]处|研究室|督查室)$"),
        Kind.AGENCY,
        "蜂业服务中心",
    ),
    (re.compile(r".{2,}(?:局|委员会|委|办公室|办|厅|部|署|分局)$"), Kind.GOVERNMENT, "某某管理局"),
)
"""Endings that tell a body, each with the kind they tell and an example; the first that fits decides."""

NO_NAME = re.compile(
    r"[0-9“”《》:：。;；,，%?!…/]|^(?:第[一二三四五六七八九十百]+[条章项]|本|该|一是|二是)|"
    r"[的将按把为]|(?:是否|计划|负责|通过|借力|坚持|拓展|形成|聘请|组建|涉及|依托)|^(?:由|对|在|从)|局.*(?<!分)局$"
)
GENERIC = re.compile(
    r"(?:[县市区乡镇])?(?:领导小组|工作领导小组|专班|工作专班|指挥部|工作组)?(?:综合|日常)?(?:办公室|办|成员|成员单位|单位|部门|中心|机构|场所|企业|委员会|局|组)?"
)
LONGEST = 30


def form_of(name: str) -> Kind | None:
    """``防汛抗旱指挥部`` → ``committee``; None for what is no body's own name, as ``办公室``, ``领导小组`` or half a sentence."""
    if len(name) > LONGEST or NO_NAME.search(name) or GENERIC.fullmatch(name):
        return None
    return next((kind for pattern, kind, _ in FORMS if pattern.fullmatch(name)), None)


def generated_id(name: str) -> str:
    """The permanent id of a body that no dictionary has: of nothing but its normal name without place."""
    return f"u-{hashlib.sha256(name.encode()).hexdigest()[:6]}"
