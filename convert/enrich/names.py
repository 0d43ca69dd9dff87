"""A printed list of units → the names in it, split as a reader splits them."""

from __future__ import annotations

import re

SUFFIX = (
    r"(?:局|委员会|委|办公室|办|部|厅|院|会|中心|公司|集团|支行|银行|大队|支队|中队|队|站|所|社|园区|园|管委会|街道|乡镇|乡（镇）|乡\(镇\)|(?<![和房筹]城)乡|镇街|镇|苏木|各村|行政村|校|学校|医院|单位|部门|政府|政协|人大|"
    r"党委|团委|团县委|妇联|工会|残联|科协|文联|工商联|侨联|红十字会|检察院|法院|企业|机构|委机关|组织|专班|组|处|馆|(?<!水)库|场|室|段|行|协会|合作社|高中|小学|幼儿园)"
)
ENDS_AS_UNIT = re.compile(rf"{SUFFIX}(?:[（(〔][^（）()]*[）)〕])?$")
ENDS = (
    "局(?!长)", "办公室", "委员会", "管委会", "中心", "(?<!有限)公司", r"有限公司(?![\u4e00-\u9fa5]{2,9}(?:公司|营业部)$)",
    "各?乡镇", "乡（镇）", "人民政府", "镇(?!人民|政府)",
    r"(?<!城)乡(?!村|镇|（|\()", "部(?!门)", "办(?!公)", "支行", "大队", "联合会",
)  # fmt: skip
GLUED = re.compile(rf"[^、，,；;\s]+?(?:{'|'.join(ENDS)})")
LONGEST_NAME = 24
TWO = re.compile(r"以及|会同|[和及与]")
SHARED = re.compile(r"(?:人民)?政府|党委|乡镇|街道|(?:有关|相关)?(?:单位|部门)")
"""Says not whose it is without the name before it."""
LINKED = re.compile(r"^(?:会同|[和及与])(?=.{3})")
"""Before the second of two names that ``和`` links; ``和平镇`` is a name."""
SHORTEST_PAIR = 6
NO_UNIT = re.compile(
    r"^(?:第[一二三四五六七八九十百]+条|本|由|经|按)|(?<!自)由|阶段$|盖章|公章|签[字章]|^(?:计量|填报|填表|申报|报送|制表|[（(])*(?:单位|部门)$"
)
"""Words that make a phrase no name: ``本预案由县应急管理局``, ``初中阶段``."""
AND = r"(?:以及|及|和)"
SEPARATOR = re.compile(
    rf"(?:[，,；;。/／]|(?<!各乡)、|、(?!镇))+|{AND}(?=各?(?:其他|其它)?(?:相关|有关|成员)(?:单位|部门))|{AND}(?=(?:各|有关|相关)(?:乡|镇|街道))|(?<=[局办委部会院心司])(?=各(?:有关|相关)?(?:乡|镇|街道))|[\s\u3000]+(?:and[\s\u3000]+)?"
)
BRANCH = re.compile(r"(?:分局|支局|分公司|分行|支行|分中心|分院|支队|大队|管理所|管理站|管理部)$")
PART_OF_BODY = re.compile(r"[\u4e00-\u9fa5]{2,4}(?:分局|分公司|分中心|支行|管理部)")
HALF = re.compile(r"^[县市区旗州省]?(?:市场|人力资源(?:和)?社)$")
"""``县市场↵监管局``: what ends like a unit and is half the name of one."""
OWNER = re.compile(r"(?:局|公司|中心|银行)$")
ITEM_NUMBER = re.compile(r"^(?:\d{1,2}[.．、]|[①-⑳])")
ORNAMENT = re.compile(r"\s+|^[★☆*※▲◆■●]+|(?:[★☆*※▲◆■●①-⑳¹²³⁴⁵]|\[\^\d+\])+$")
"""Blanks, what adorns a name and the sign of a footnote behind it."""
ETC = re.compile(r"等(?:其他|其它)?(?:相关|有关)?(?:部门|单位|乡镇)?(?:[和、](?:部门|单位|乡镇|街道))?(?:[（(](?:部门|单位)[）)])?$")
TAIL = re.compile(r"(?:等)?(?:按(?:照)?(?:各自)?职责(?:分工)?|分别|共同|具体|牵头|负责|配合|落实|参与|协助|组织实施|承办|实施)+$")
BRACKETED = re.compile(r"[（(](?P<inside>[^（()）]{2,})[）)]")
ROLE = re.compile(r"(?:牵头|主办|主责|责任|负责|配合|协办|参与)(?:单位|部门)?")
PERSON = re.compile(r"(?![各省市县区旗乡镇])[\u4e00-\u9fa5]{2,4}")
SPACED_PERSON = re.compile(r"(?<![\u4e00-\u9fa5])([\u4e00-\u9fa5])[ \u3000]+([\u4e00-\u9fa5])(?![\u4e00-\u9fa5])")
LISTED = re.compile(r"[^\s、，,；;（()）]+")
NOT_NAME = re.compile(r"^(?:[-—–/－]+|无|等|其他|以上|\d+)$")


def _mask(text: str) -> str:
    """The text with separators inside brackets hidden, so that ``县人社局（就业局、社保局）`` stays one name."""
    depth, shown = 0, []
    for char in text:
        depth += char in "（(〔["
        shown.append("\x00" if depth and char in "、，,；; \n\u3000" else char)
        depth = max(0, depth - (char in "）)〕]"))
    return "".join(shown)


def _pieces(text: str) -> list[tuple[str, str]]:
    """The text cut at its separators, each piece with the separator before it, as places in the unmasked text."""
    masked = _mask(text)
    pieces: list[tuple[str, str]] = []
    at, before = 0, ""
    for found in SEPARATOR.finditer(masked):
        pieces.append((before, text[at : found.start()]))
        before, at = found.group(0), found.end()
    pieces.append((before, text[at:]))
    return [(mark, piece.strip()) for mark, piece in pieces if piece.strip()]


def _rejoined(pieces: list[tuple[str, str]]) -> list[str]:
    """Pieces that a blank cut out of one name put together again: ``县审 批局``; a person in brackets below a unit is none."""
    names: list[str] = []
    for mark, piece in pieces:
        only_blank = not mark.strip() and bool(names)
        if only_blank and (bracket := BRACKETED.fullmatch(piece)) and ENDS_AS_UNIT.search(names[-1]):
            names[-1] += "" if _names_person(bracket.group("inside")) else piece
        elif only_blank and (
            PART_OF_BODY.fullmatch(piece)
            and OWNER.search(names[-1])
            or not ENDS_AS_UNIT.search(names[-1])
            or len(piece) < 2
            or HALF.search(names[-1])
            or piece in ("镇", "乡镇", "政府", "人民政府")
        ):
            names[-1] += piece
        else:
            names.append(piece)
    return names


def _unglued(name: str) -> list[str]:
    """``乡村振兴局人社局各乡镇`` → three names; a name that is one stays one."""
    if len(name) < SHORTEST_PAIR or re.search(r"[（()）〔〕\[\]]", name) or BRANCH.search(name):
        return [name]
    glued = GLUED.findall(name)
    found = [LINKED.sub("", part) for part in glued]
    whole = "".join(glued) == name
    return found if whole and len(found) > 1 and all(len(part) > 2 for part in found) else [name]


def _both(name: str) -> tuple[str, ...]:
    """``自然资源局和农业农村局`` → both; ``发展和改革局`` is one, and so is ``各乡镇党委和政府``."""
    pairs = ((name[: joint.start()], name[joint.end() :]) for joint in TWO.finditer(name))
    return next((pair for pair in pairs if all(map(is_unit_name, pair)) and not SHARED.fullmatch(pair[1])), (name,))


def _tidy(name: str) -> str:
    name = TAIL.sub("", ETC.sub("", ITEM_NUMBER.sub("", ORNAMENT.sub("", name))).strip("。：:；;.·*"))
    if name.count("）") + name.count(")") > name.count("（") + name.count("("):
        if name[-1] in "）)":
            return name[:-1]
        name = re.sub(r"[）)](?=[^（(]*$)", "", name, count=1) if not re.search(r"乡[）)镇]|[（(]", name) else name
    return name


def split_names(text: str) -> tuple[str, ...]:
    """``发改局、财政局，各乡（镇）人民政府`` → the three names, as printed; blanks inside a name go.

    A list with whole sentences in it, as a misread cell has, gives only what is a unit by its form.
    """
    names = [part for piece in _rejoined(_pieces(text)) for name in _unglued(piece) for part in _both(name)]
    tidy = [tidied for name in names if len(tidied := _tidy(name)) > 1 and not NOT_NAME.match(tidied) and not _is_person(tidied)]
    units = [name for name in tidy if ENDS_AS_UNIT.search(name) and len(name) <= LONGEST_NAME]
    doubtful = any(len(name) > LONGEST_NAME for name in tidy) or 2 * len(units) < len(tidy) and len(tidy) > 2
    return tuple(dict.fromkeys(units if doubtful else tidy))


def without_people(text: str) -> str:
    """``县林业局（沈溪）、县水务局 陆 远`` → the units; for lists that name the people who answer beside them."""
    text = SPACED_PERSON.sub(r"\1\2", BRACKETED.sub(lambda found: "" if _names_person(found.group("inside")) else found.group(), text))
    units = any(ENDS_AS_UNIT.search(found.group()) for found in LISTED.finditer(text))
    return LISTED.sub(lambda found: "" if _names_person(found.group()) else found.group(), text) if units else text


def _names_person(text: str) -> bool:
    """Whether a text that stands where a person may stand is the name of one: ``沈 溪``, not ``就业局``, ``牵头``."""
    flat = re.sub(r"\s+", "", text)
    return bool(PERSON.fullmatch(flat)) and not ENDS_AS_UNIT.search(flat) and not ROLE.fullmatch(flat)


def _is_person(name: str) -> bool:
    """``专班负责人张某某……``: people and posts are no units."""
    return bool(re.search(r"负责人|成员(?!单位)|组长|(?:局|县|镇|乡|部|区|市)长$|书记$|主任$", name))


def is_unit_name(text: str) -> bool:
    """Whether a text is the name of one unit by its form: ``县财政局``, ``各乡镇``."""
    flat = re.sub(r"\s+", "", text).replace("乡、镇", "乡镇")
    return 2 <= len(flat) <= 24 and bool(ENDS_AS_UNIT.search(flat)) and not re.search(r"[，。；：:、]", flat) and not NO_UNIT.search(flat)
