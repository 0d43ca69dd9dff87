"""The numbering of headings and items, which alone tells their level (GB/T 9704-2012 §7.3.3: 一、（一）1.（1）)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from convert.parse.numbers import chinese_number
from convert.parse.words import one_of

HAN = "一二三四五六七八九十百〇零"
LOOKS_LIKE = {**dict.fromkeys("—ー―─－–-", "一"), "ニ": "二"}
"""Signs that recognition prints for 一 and 二, read so only where an ordinal must stand: ``—、总体要求``, ``（ニ）``."""
AS_ORDINAL = str.maketrans(LOOKS_LIKE)
ORDINAL = rf"[{HAN}]{{0,3}}[{HAN}{re.escape(''.join(LOOKS_LIKE))}]"
MEASURES = one_of(
    "万 亿 元 亩 吨 公里 千米 米 倍 头 只 千 百 斤 公斤 公顷 平方 立方 厘米 毫米 小时 岁 套 座 辆 折 株 羽",
    "% ‰ 以上 以下 以内 左右 至 到 的",
    "个(?!人|体) 人(?!员|力|口|才|民|身|大|工) 户(?!外|籍|口|厕) 级(?!别|配) 升(?!级) 度(?!汛|假) 分(?!级|类|工|析|布|散|期|区|项|管|配)",
    "天(?!气|然) 年(?!度|初|龄) 月(?!度) 日(?!常) 周(?!边|期) 克(?!服) 台(?!账|风) 条(?!件|例|款) 名(?!称|录|单|词) 家(?!庭) 件 项(?!目)",
    "所(?!属|有|在) 种(?!植|子|类|业) 次(?!生) 处(?!置|理|罚|分) 成(?!立|员|果|效|本)",
)
"""What stands after a decimal figure (``1.5 万亩``) and never after the number of a heading (``1.5 人员``)."""


@dataclass(frozen=True)
class Style:
    """One way of numbering: its name, its level, the pattern with the ordinal as group 1, and a line it accepts."""

    name: str
    level: int
    pattern: re.Pattern[str]
    example: str


@dataclass(frozen=True)
class Number:
    """A number found at the start of a text: its style, ordinal, how many characters it takes, and its level (1 for 一、 to 5 for ①)."""

    style: Style
    ordinal: int
    length: int
    level: int


ARABIC = re.compile(r"\d")
DOTS = re.compile("[.．]")
STYLES: tuple[Style, ...] = (
    Style("chapter", 1, re.compile(rf"^第\s*([{HAN}]+|\d+)\s*[章编篇部](?:分)?(?=[\s\u3000：:、]|[^\s]{{1,20}}$)"), "第一章 总则"),
    Style("section", 2, re.compile(rf"^第\s*([{HAN}]+|\d+)\s*节(?=\s|[^\s]{{1,20}}$)"), "第二节 受理"),
    Style(
        "article",
        4,
        re.compile(rf"^第\s*([{HAN}]+|\d+)\s*条(?=[\s\u3000：:【（(]|[^的规款项第之至及和、，,。]|$)"),
        "第三条 本办法所称……",
    ),
    Style(
        "chinese",
        1,
        re.compile(
            rf"^({ORDINAL})\s*、|^([{HAN}]+)\s*[．:：·]|^([{HAN}]+)\.(?!\d)|^([{HAN}]{{1,3}})(?:[，,](?=[\u4e00-\u9fa5])|[\s\u3000]+(?=[\u4e00-\u9fa5]{{4,20}}$))"
        ),
        "一、总体要求",
    ),
    Style(
        "chinese-bracket",
        2,
        re.compile(rf"^[（(〔﹙\[［【]?\s*([{HAN}]+)\s*[）)〕﹚\]］】][、.．]?|^[（(]({ORDINAL})[）)](?=\s*[\u4e00-\u9fa5])"),
        "（一）加强领导",
    ),
    Style(
        "decimal",
        2,
        re.compile(
            rf"^(?!0)(?:((?:\d{{1,2}}[.．]){{1,3}}\d{{1,2}})[.．、]?[\s\u3000]*(?=[\u4e00-\u9fa5ⅠⅡⅢⅣ《“])"
            rf"|((?:\d{{1,2}}[.．][ \u3000]+){{1,3}}\d{{1,2}})[ \u3000]+(?=[\u4e00-\u9fa5]{{2,14}}$))(?!{MEASURES})"
        ),
        "1.2 编制依据",
    ),
    Style("arabic", 3, re.compile(r"^(\d{1,3})\s*(?:[、．]|[.](?!\d)|[.](?=\s*(?:19|20)\d\d\s*(?:年|—|-)))"), "1. 压实责任"),
    Style("branched", 4, re.compile(r"^(\d{1,2}[-－—–]\d{1,2})\s*[.．、](?!\d)"), "1-1. 补助申请表"),
    Style("arabic-bracket", 4, re.compile(r"^[（(﹙]\s*(\d{1,3})\s*[）)﹚][、.．]?"), "（1）开展摸底"),
    Style("arabic-half", 4, re.compile(r"^(\d{1,2})\s*[）)](?!\s*[（(号])"), "1）开展摸底"),
    Style("integer", 1, re.compile(r"^(\d{1,2})[\s\u3000]+(?=[\u4e00-\u9fa5]{2,14}$|[总附细]\s+则$)(?!月|日|年)"), "1 总则"),
    Style("circled", 5, re.compile(r"^([①-⑳])[、.．]?"), "①开展摸底"),
)


COUNTED = re.compile(rf"^(?:一、二|二、三|三、四|1、2|2、3|3、4){one_of('类 级 期 批 等 线 号 次 审 组 季度 年级 档 区')}")
"""``一、二类困境儿童``: two ordinals of what is counted, no number of an item."""
OPENING = re.compile(rf"[第（(〔﹙\[［【\d①-⑳]|{ORDINAL}")
"""What every style begins with: one look at it spares most texts the whole list."""


def read_number(text: str) -> Number | None:
    """The number that ``text`` starts with, or None.  Decimal figures (``1.5万亩``) are not numbers of items."""
    if not OPENING.match(text) or COUNTED.match(text):
        return None
    for style in STYLES:
        if found := style.pattern.match(text):
            printed = next(group for group in found.groups() if group)
            ordinal = _ordinal(printed)
            if ordinal is not None:
                return Number(style, ordinal, found.end(), style.level + max(len(DOTS.findall(printed)) - 1, 0))
    return None


def _ordinal(printed: str) -> int | None:
    """The place among its brothers: 3 for 三, 3, ③, 2.3 and 1-3."""
    if "①" <= printed <= "⑳":
        return ord(printed) - ord("①") + 1
    if not ARABIC.search(printed):
        printed = printed.translate(AS_ORDINAL)
    return chinese_number(re.split(r"[.．－—–-]", printed)[-1].strip())
