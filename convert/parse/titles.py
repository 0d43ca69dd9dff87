"""Titles: what a line of one looks like, how its lines join, how alike two are (GB/T 9704-2012 §7.3.1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from convert.model.source import Line
from convert.parse.kinds import LineKind, kind_of
from convert.parse.numbers import without_blanks

GENRE = (
    "通知|决定|意见|公告|通告|通报|批复|函|报告|请示|命令|令|议案|纪要|决议|公报|方案|办法|规定|细则|规则|规划|计划|要点|规程|章程|条例|制度|标准|名单|清单|目录|预案|措施|讲话|大事记"
)
ABOUT = re.compile(rf"^.{{0,70}}?关于.{{2,160}}(?:{GENRE})(?:[（(〔].{{1,16}}[）)〕])?$")
GENRE_END = re.compile(rf"(?:{GENRE})(?:[（(〔].{{1,16}}[）)〕])?$")
BODY = (
    r"(?:人民政府|政府|委员会|办公室|办公厅|党委|县委|市委|区委|委|局|厅|部|院|会|中心|公司|大队|支队|站|所|处|社|行|办|室|协会|联合会|集团|学校|医院|人大常委会|管委会|组|分局|支行)"
)
BODY_LINE = re.compile(rf"^[\u4e00-\u9fa5（）()·]{{2,60}}{BODY}(?:[（(]章[）)]|[（(]代章[）)])?$")
ISSUING_HEAD = re.compile(r"^[\u4e00-\u9fa5\s\u3000]{4,40}文\s*件$")
LATIN = re.compile(r"[A-Za-z0-9]")


def join_lines(parts: Sequence[str]) -> str:
    """Printed lines of one title → the title; blanks between them and inside stand for line breaks and go, except between Latin words."""
    text = " ".join(part.strip() for part in parts)
    return re.sub(r"(?<![A-Za-z])[\s\u3000]+|[\s\u3000]+(?![A-Za-z])", "", text)


def folded(text: str) -> str:
    """A text reduced to what two printings of it have in common: width, brackets, quotation marks and blanks do not count."""
    text = unicodedata.normalize("NFKC", without_blanks(text))
    return re.sub(r"[《》〈〉<>“”\"'‘’「」『』()\[\]【】〔〕—\-–,.、。;:_]", "", text)


def likeness(a: str, b: str) -> float:
    """How alike two titles are, 0 to 1, by their folded text."""
    a, b = folded(a), folded(b)
    if a == b:
        return 1.0
    if not a or not b or min(len(a), len(b)) / max(len(a), len(b)) < 0.5:
        return 0.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.5 and matcher.quick_ratio() > 0.5 else 0.0


def is_title_line(line: Line) -> bool:
    """Whether the line can be part of a title: no table row, number, label or date, and no sentence end."""
    flat = without_blanks(line.text)
    if kind_of(line) not in (LineKind.PLAIN, LineKind.PERSON, LineKind.DASH) or not 2 <= len(flat) <= 90:
        return False
    return not re.search(r"[。；;：:，,、！？…]$|\.{3,}|…", flat) and "。" not in flat


def is_body_name(text: str) -> bool:
    """Whether the text is the name of a body and nothing else: ``中共某县委办公室``."""
    return bool(BODY_LINE.match(without_blanks(text)))


def is_about(text: str) -> bool:
    """Whether the text is a whole title of the form 发文机关 + 关于 + 事由 + 文种."""
    return bool(ABOUT.match(without_blanks(text)))


def ends_with_genre(text: str) -> bool:
    """Whether the text ends with the name of a kind of document: ``……实施方案（试行）``."""
    return bool(GENRE_END.search(without_blanks(text)))


def quoted_title(title: str) -> str | None:
    """What a document encloses, from its own title: ``关于印发《……方案》的通知`` or ``关于印发……方案的通知``."""
    flat = without_blanks(title)
    verb = r"(?:印发|下发|转发|发布|公布|颁布|批转|实施|施行|修改|修订)"
    if re.search(r"等.{1,4}(?:个|项|份)", flat):
        return None
    if found := re.search(rf"{verb}[《〈<](.+)[》〉>](?:[（(].{{1,12}}[）)])?(?:的|等)", flat):
        return found.group(1)
    if found := re.search(rf"{verb}(.{{4,}})的(?:通知|决定|函|公告|通告|令)$", flat):
        return found.group(1)
    return None
