"""A printed unit name → the forms under which a dictionary may know it.  The printed name itself is never changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from convert.model.units import Level, Place, stem_of

SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"管理委员会"), "管委会"),  # 工业园区管理委员会
    (re.compile(r"委员会"), "委"),  # 发展改革委员会
    (re.compile(r"办公室"), "办"),  # 政府办公室
    (re.compile(r"人民政府"), "政府"),
    (re.compile(r"(?:股份)?有限(?:责任)?公司"), "公司"),
    (re.compile(r"(?:有限)?(?:集团)?公司分公司|分公司"), "公司"),  # 广播电视网络有限公司清禾分公司
    (re.compile(r"局分局"), "分局"),  # 生态环境局清禾分局
    (re.compile(r"^(?:国网|中国)(?=.*(?:公司|支行)$)"), ""),  # 中国电信公司
    (re.compile(r"^中共(?=.{2,})"), ""),
    (re.compile(r"[和与、]|以及"), ""),  # 住房和城乡建设局
)
"""What is written this way or that: only for comparing."""

OPENING = str.maketrans("〔[【{<〈", "((((((")
CLOSING = str.maketrans("〕]】}>〉", "))))))")
OPTIONAL = re.compile(r"乡\(镇\)?\)?|乡镇\(镇\)|\(乡\)镇|乡、镇")
TWO_NAMES = re.compile(r"\((街道办事处|街道|街办|单位|部门|社区|开发区|园区)\)")
REMARK = re.compile(r"\([^()]*\)?$|^\(|\)$")
BRANCH = r"(?:分局|分公司|支行|支公司|支局|分行|供电公司|调查队|中心支行)"
IS_BRANCH = re.compile(rf"{BRANCH}$")
NATION = ("中共中央", "国家", "全国", "中央", "中国")
PROVINCE = ("自治区", "全区", "省")
CONCERNED = re.compile(r"^(?:各级|各|其他|其它)*(?:(?:相关|有关|涉及|沿线|属地|所在|项目区?|项目所在)各?)+")
EVERY = re.compile(r"^(?:全[县市区旗](?:各级)?|[县市区旗](?:直属?|级|属|政府|人民政府)|[县市区旗](?=各|有关|相关))(?=.{2,})")
SELF = re.compile(r"各+")


def normal(name: str, place: Place) -> str:
    """The printed name width-folded, without blanks, with one form of brackets and of variant characters."""
    flat = re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)).translate(OPENING).translate(CLOSING)
    for variant, usual in place.characters:
        flat = flat.replace(variant, usual)
    flat = TWO_NAMES.sub(r"\1", OPTIONAL.sub("乡镇", flat))
    return re.sub(r"(乡镇)\1*(?:镇|\))?|(?<=.)各(?=成员单位)", r"\1", flat)


def unremarked(name: str) -> str:
    """A normal name without the bracket at its end: ``发改局(投资促进中心)`` → ``发改局``."""
    return REMARK.sub("", name)


def key(name: str) -> str:
    """A name without place → what it is compared by: ``发展和改革委员会`` → ``发展改革委``."""
    for pattern, usual in SPELLINGS:
        name = pattern.sub(usual, name)
    return name


def group_key(name: str) -> str:
    """A group's name → what it is compared by: ``各相关乡镇`` → ``有关乡镇``, ``县直部门`` → ``各部门``."""
    name = key(EVERY.sub("各", name))
    return SELF.sub("各", CONCERNED.sub("有关", name))


@dataclass(frozen=True)
class Reading:
    """One way of telling the place from the name: whose body it would be, and what would be left as its name."""

    level: Level
    rest: str


def readings(name: str, place: Place) -> Iterator[Reading]:
    """All ways of reading a normal name, the likeliest first: as a body of the place, then of the levels above."""
    bare = _without_place(name, place)
    rank = place.rank
    own_prefixes = ("", rank, f"{rank}委", f"{rank}政府", f"{rank}人民政府", f"{rank}直", "党委")
    yield from (Reading(Level.COUNTY, rest) for rest in _cut(bare, own_prefixes))
    if len(tail := name.partition(f"{place.stem}{rank}")[2]) > 2:
        yield Reading(Level.COUNTY, tail)  # 国家税务总局清禾县税务局
    if bare.startswith(f"{rank}委") and rank != "县":
        yield Reading(Level.COUNTY, f"县{bare[1:]}")
    for level, prefixes in _higher(place):
        own = Level.COUNTY if IS_BRANCH.search(bare) else level
        for prefix in prefixes:
            yield from (Reading(own, rest) for rest in _cut(bare, (prefix, f"{prefix}委", f"{prefix}政府", f"{prefix}人民政府")))


def _cut(name: str, prefixes: tuple[str, ...]) -> list[str]:
    """What is left of a name behind each prefix that it begins with."""
    return [rest for prefix in prefixes if name.startswith(prefix) and len(rest := name[len(prefix) :]) > 1]


def _without_place(name: str, place: Place) -> str:
    """``清禾县财政局`` → ``县财政局``, ``人行清禾县支行`` → ``人行支行``."""
    name = re.sub(r"^(?:中共|国网|中国)(?=.{3,})", "", name) if place.stem in name else name
    head = re.compile(rf"^{re.escape(place.stem)}(?:(?={re.escape(place.rank)}.)|(?=.{{2,}}))")
    within = re.compile(rf"(?<=.){re.escape(place.stem)}{re.escape(place.rank)}?(?={BRANCH}|$)")
    return head.sub("", within.sub("", name))


def _higher(place: Place) -> Iterator[tuple[Level, tuple[str, ...]]]:
    """What stands before the names of higher bodies."""
    city = () if place.rank == "市" else ("市",)
    yield Level.CITY, (*_names(place.city), *city)
    district = () if place.rank == "区" else ("区",)
    yield Level.PROVINCE, (*_names(place.province), *PROVINCE, *district)
    yield Level.NATION, NATION


def _names(place: str | None) -> tuple[str, ...]:
    return (place, stem_of(place)) if place else ()
