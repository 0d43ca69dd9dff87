"""Titles: what a line of one looks like, how its lines join, how alike two are (GB/T 9704-2012 §7.3.1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from convert.parse.kinds import TextLine
from convert.parse.numbers import without_blanks
from convert.parse.words import one_of

GENRE = one_of(
    "通知 决定 意见 公告 通告 通报 批复 函 报告 请示 命令 令 议案 纪要 决议 公报 方案 办法 规定 细则 规则 规划 计划 要点 规程",
    "章程 条例 制度 标准 名单 清单 目录 预案 措施 讲话 大事记",
)
"""文种: the kinds of official documents and of the texts they enclose."""
GENRE_END = re.compile(rf"{GENRE}(?:[（(〔].{{1,16}}[）)〕])?$")
ABOUT = re.compile(rf"^.{{0,70}}?关于.{{2,160}}{GENRE_END.pattern}")
BODY = one_of(
    "人民政府 政府 委员会 办公室 办公厅 党委 县委 市委 区委 委 局 厅 部 院 会 中心 公司 大队 支队 总队 调查队 站 所 处 社 行 办 室",
    "协会 联合会 集团 学校 医院 人大常委会 管委会 组 分局 支行",
)
"""How the names of bodies that sign official documents end."""
BODY_LINE = re.compile(rf"^[\u4e00-\u9fa5（）()·]{{2,60}}{BODY}(?:[（(]章[）)]|[（(]代章[）)])?$")
ISSUING_HEAD = re.compile(r"^[\u4e00-\u9fa5\s\u3000]{4,40}文\s*件$")
PRINT_BLANK = re.compile(r"(?<![A-Za-z])[\s\u3000]+|[\s\u3000]+(?![A-Za-z])")
UNTOLD = str.maketrans("", "", "《》〈〉<>“”\"'‘’「」『』()[]【】〔〕—-–,.、。;:_")
"""Marks that two printings of one title set differently, after NFKC."""

ENCLOSING = one_of("印发 下发 转发 发布 公布 颁布 批转 实施 施行 修改 修订")
SEVERAL = re.compile(r"等.{1,4}(?:个|项|份)")
QUOTED = (
    re.compile(rf"{ENCLOSING}[《〈<](.+)[》〉>](?:[（(].{{1,12}}[）)])?(?:的|等)"),
    re.compile(rf"{ENCLOSING}(.{{4,}})的(?:通知|决定|函|公告|通告|令)$"),
)
"""How a title names the text that its document encloses, with and without title marks."""
FORWARDING = re.compile(r"转发(.*关于.{4,})$")
QUOTED_TEXT = r"《([^《》]+(?:〈[^〈〉]+〉[^《》]*)?)》"
HANDED_ON = (
    re.compile(rf"^(?:现将)?{QUOTED_TEXT}.*(?:现予|现印发|现公布|印发给|予以公布|予以印发)"),
    re.compile(rf"{QUOTED_TEXT}[^《》。]*转发给"),
)
"""How the first sentence hands on a text: ``《……办法》已经……审议通过，现予公布``, ``现将《……通知》转发给你们``."""


def join_lines(parts: Sequence[str]) -> str:
    """Printed lines of one title → the title; blanks between them and inside stand for line breaks and go, except between Latin words."""
    text = " ".join(part.strip() for part in parts)
    return PRINT_BLANK.sub("", text)


def title_of(lines: Sequence[TextLine]) -> str:
    """The title that some lines make."""
    return join_lines([line.text for line in lines])


@lru_cache(maxsize=1 << 12)
def folded(text: str) -> str:
    """A text reduced to what two printings of it have in common: width, brackets, quotation marks and blanks do not count."""
    return unicodedata.normalize("NFKC", without_blanks(text)).translate(UNTOLD)


def likeness(a: str, b: str, least: float = 0.0) -> float:
    """How alike two titles are, 0 to 1, by their folded text; 0 where it is certainly below ``least``, or the half of them differs."""
    a, b = folded(a), folded(b)
    if a == b:
        return 1.0
    size, shorter = len(a) + len(b), min(len(a), len(b))
    if 3 * shorter < size or 2 * shorter / size < least:
        return 0.0
    chars = set(a)
    most = 2 * sum(map(min, map(a.count, chars), map(b.count, chars))) / size
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if most > 0.5 and most >= least else 0.0


def is_body_name(text: str) -> bool:
    """Whether the text is the name of a body and nothing else: ``中共某县委办公室``."""
    return bool(BODY_LINE.match(without_blanks(text)))


def is_about(text: str) -> bool:
    """Whether the text is a whole title of the form 发文机关 + 关于 + 事由 + 文种."""
    return bool(ABOUT.match(without_blanks(text)))


def ends_with_genre(text: str) -> bool:
    """Whether the text ends with the name of a kind of document: ``……实施方案（试行）``."""
    return bool(GENRE_END.search(without_blanks(text)))


def enclosed_titles(title: str, opening: str) -> tuple[str, ...]:
    """What a document encloses, as its title (``关于印发《……方案》的通知``) and the first sentence of its text name it.

    ``转发某办公室关于……的通知`` is short for ``关于转发《某办公室关于……的通知》的通知``.
    """
    flat = without_blanks(title)
    found = [] if SEVERAL.search(flat) else [next(_groups(QUOTED, flat), None), next(_groups((FORWARDING,), flat), None)]
    return tuple(name for name in (*found, next(_groups(HANDED_ON, opening), None)) if name)


def _groups(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[str]:
    return (found.group(1) for pattern in patterns if (found := pattern.search(text)))
