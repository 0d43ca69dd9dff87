"""What belongs to the printed page and not to the text: page numbers, running heads, comments, drawn rules."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from convert.model.finding import Dropped
from convert.model.issue import Masthead
from convert.model.source import source_of
from convert.parse.kinds import LineKind, TextLine, below_page
from convert.parse.numbers import CHINESE, chinese_number, without_blanks
from convert.parse.page.series import Neighbours, in_turn, page_series, stands_alone
from convert.parse.titles import is_body_name

LONGEST = 60
"""Characters that a running head or page number can have."""
DECORATED = re.compile(
    r"^(?:[—–―‐\-－─━·•・~～*=_◆◇★☆●○■□▲△※|｜〈<《]+\d{1,4}[—–―‐\-－─━·•・~～*=_◆◇★☆●○■□▲△※|｜〉>》]+|第\d{1,4}页(?:[，,/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}|[Pp](?:age)?\.?\d{1,4})$"
)
ONE_CELL = re.compile(r"^\|[—–\-·]*\d{1,3}[—–\-·]*\|$")
NUMBER = re.compile(r"\d+")
STROKES = r"[·•|/—–\-]*"
LAST_PAGE = rf"(?:{STROKES}\d{{1,4}}[—–\-·]*)?$"
HEAD = re.compile(
    r"^(?:\d{1,4})?([\u4e00-\u9fa5]{1,20}(?:政府公报|政务公报|政报))[·•|/—\-－　]*"
    rf"(?:\d{{4}}[年.·/\-]?(?:第?\d{{1,2}}[期号辑]?)?)?(?:[（(]?总第?\d+[期号辑][）)]?)?{LAST_PAGE}"
)
HEAD_REVERSED = re.compile(
    rf"^(?:\d{{1,4}}{STROKES})?\d{{4}}年?第?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[期辑]"
    rf"(?:[（(]总第?\d+[期辑][）)])?(?:[\u4e00-\u9fa5]{{2,20}}公报)?{LAST_PAGE}"
)

AGAIN = 3
"""A line that comes so often, but for its numbers, and names the gazette or nothing, stands at the head or foot of the pages."""
LONGEST_SLOGAN = 20
NO_SLOGAN = re.compile(r"[。：:，,；;、！？]|^附|^关于|通知$|决定$|公告$|^0?$")
ISSUE_WORDS = re.compile(r"总?第?\d+[期号辑卷页]|\d+年")
GAZETTE = re.compile(r"^[\u4e00-\u9fa5]{0,20}(?<!统计)(?:公报|政报)$")
LETTERS = re.compile(r"[A-Za-z]{4}")
NO_HAN = re.compile(r"[^\u4e00-\u9fa5]+")

PAGE_ENDS = ("page number", "running head", "page mark", "category heading")
"""What stands between two pages; a table row below it begins the next one, blank line or not."""

PAGE_MARK = re.compile(
    r"^(?:<(page\w*|header|footer|watermark)\b[^<>]*>[^<>]*</\1>|\{\d+\}-{3,}|[=\[\s]*(?:(?:Start|End) of (?:OCR for )?)?page\s*\d+[=\]\s]*"
    r"|\\(?:newpage|pagebreak|clearpage))$",
    re.IGNORECASE,
)
PICTURE = re.compile(
    r"^(?:<(?:div|p|center)\b[^<>]*>\s*)*(?:!\[[^\]]*\]\([^()]*\)|<img\b[^<>]*>)(?:\s*</(?:div|p|center)>)*$", re.IGNORECASE
)
COMMENT = re.compile(r"<!--(?:(?!-->).)*-->")
ISSUE_NUMBER = re.compile(
    rf"^(?P<year>(?:19|20)\d\d)[年·•.．/—–-]+(?:第?0?(?P<number>\d{{1,2}})(?P<word>期?))$|^第0?(?P<alone>\d{{1,2}}|[{CHINESE}]{{1,3}})期$"
)

NUMBER_AND_NAME = re.compile(r"^(?P<alone>)(?P<year>(?:19|20)\d\d)年第?0?(?P<number>\d{1,2})[期号][\s\u3000｜|·•]+[\u4e00-\u9fa5]{2,12}$")


def page_number(line: TextLine, around: Neighbours) -> bool:
    """``— 12 —``, ``第 12 页``, a bare number between two blank lines and not beside a table, or ``| 12 |``, alone as well."""
    if len(line.flat) > LONGEST:
        return False
    if line.kind is LineKind.TABLE_ROW:
        return bool(ONE_CELL.match(line.flat)) and line.gap and (around[1] is None or around[1].gap)
    if DECORATED.match(line.flat) or DECORATED.match(without_blanks(line.printed).strip("*#\\")):
        return True
    return stands_alone(line, around) and not any(other is not None and other.kind is LineKind.TABLE_ROW for other in around)


def running_head(line: TextLine, _: Neighbours) -> bool:
    """``某县人民政府公报 2023年第2期``: the gazette's own name in the middle of its documents."""
    return len(line.flat) <= LONGEST and bool(HEAD.match(line.flat) or HEAD_REVERSED.match(line.flat))


def _recurring_heads(lines: Sequence[TextLine]) -> list[int]:
    """The places of lines that come again and again and say only the gazette's name, its number (``第2期``), or an address in letters."""
    found = [(at, _mask(line)) for at, line in enumerate(lines) if _can_be_head(line)]
    often = Counter(mask for _, mask in found)
    return [at for at, mask in found if often[mask] >= AGAIN]


def _mask(line: TextLine) -> str:
    """What a line says on every page: its text, all numbers alike."""
    return NUMBER.sub("0", line.flat)


def _can_be_head(line: TextLine) -> bool:
    if line.kind is LineKind.TABLE_ROW or len(line.flat) > LONGEST or line.numbering:
        return False
    name = NO_HAN.sub("", ISSUE_WORDS.sub("", line.flat))
    return bool(GAZETTE.match(name)) if name else bool(LETTERS.search(line.flat)) or "期" in line.flat


def _beside_page_numbers(lines: Sequence[TextLine], reasons: Sequence[str | None]) -> list[int]:
    """The places of a short line that comes again and again, each time beside a page number: ``政务公开　服务群众``, ``规范性文件``."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if reasons[at] is None:
            found[_mask(line)].append(at)
    often = (places for places in found.values() if len(places) > AGAIN and _is_slogan(lines[places[0]]))
    return [at for places in often if all("page number" in reasons[max(at - 1, 0) : at + 2] for at in places) for at in places]


def _is_slogan(line: TextLine) -> bool:
    """Whether a line can be a motto or rubric: short words, nothing that a document begins or ends with."""
    return (
        line.kind is LineKind.PLAIN and len(line.flat) <= LONGEST_SLOGAN and not NO_SLOGAN.search(line.flat) and not is_body_name(line.text)
    )


def _own_numbers(lines: Sequence[TextLine], own: Masthead) -> list[int]:
    """The places of ``2023·4`` or ``第4期`` alone in its line, or of ``2023年第4期　部门文件``, in the fourth issue of 2023.

    Where other numbers are printed so, it is one of them and text; beside a table ``2023.4`` is a figure.
    """
    found = [(at, hit) for at, line in enumerate(lines) if (hit := ISSUE_NUMBER.match(line.flat.strip("·•~～—–-")))]
    places = []
    for same in ([pair for pair in found if bool(pair[1].group("alone")) is alone] for alone in (True, False)):
        if all(_is_own(hit, own) for _, hit in same):
            places += [at for at, hit in same if hit.group("alone") or hit.group("word") or not _beside_table(lines, at)]
    return places + [at for at, line in enumerate(lines) if (hit := NUMBER_AND_NAME.match(line.text.strip())) and _is_own(hit, own)]


def _is_own(found: re.Match[str], own: Masthead) -> bool:
    if found.group("alone"):
        return chinese_number(found.group("alone")) == own.number
    return (int(found.group("year")), int(found.group("number"))) == (own.year, own.number)


def _beside_table(lines: Sequence[TextLine], at: int) -> bool:
    return any(line.kind is LineKind.TABLE_ROW for line in lines[max(at - 1, 0) : at + 2])


def page_mark(line: TextLine, _: Neighbours) -> bool:
    """``<page_number>12</page_number>``, ``[Page 12]``, ``\\newpage``: where a page ends, as programs that read print note it."""
    return bool(PAGE_MARK.match(line.printed.strip()))


def picture(line: TextLine, _: Neighbours) -> bool:
    """``![](images/page_12.jpg)``: a picture that is not in the file."""
    return bool(PICTURE.match(line.printed.strip()))


def comment(line: TextLine, _: Neighbours) -> bool:
    """``<!-- 第9页 -->``: what whoever made the text noted in it, which no reader sees."""
    return bool(COMMENT.fullmatch(line.printed.strip()))


def drawn_rule(line: TextLine, _: Neighbours) -> bool:
    """``---``."""
    return line.kind is LineKind.RULE


FURNITURE_RULES: tuple[tuple[str, Callable[[TextLine, Neighbours], bool]], ...] = (
    ("page number", page_number),
    ("running head", running_head),
    ("page mark", page_mark),
    ("picture", picture),
    ("comment", comment),
    ("drawn rule", drawn_rule),
)


def _reason(line: TextLine, around: Neighbours) -> str | None:
    for name, accepts in FURNITURE_RULES:
        if accepts(line, around):
            return name
    return None


def drop_furniture(lines: Sequence[TextLine], own: Masthead) -> tuple[tuple[TextLine, ...], tuple[Dropped, ...]]:
    """Lines of an issue and what its cover says → the lines of their text, and what was dropped with the reason."""
    around = zip((None, *lines), lines, (*lines[1:], None), strict=False)
    reasons = [_reason(line, (before, after)) for before, line, after in around]
    for at in in_turn(lines, reasons):
        reasons[at] = "page number"
    for at in page_series(lines):
        reasons[at] = "page number"
    for at in (*_own_numbers(lines, own), *_recurring_heads(lines), *_beside_page_numbers(lines, reasons)):
        reasons[at] = "running head"
    return parted(lines, reasons)


def parted(lines: Sequence[TextLine], reasons: Sequence[str | None]) -> tuple[tuple[TextLine, ...], tuple[Dropped, ...]]:
    """The lines that stay, and those that have a reason to go."""
    pairs = list(zip(lines, reasons, strict=True))
    above = (None, *reasons)
    kept = tuple(
        below_page(line) if over in PAGE_ENDS and line.kind is LineKind.TABLE_ROW else line
        for (line, reason), over in zip(pairs, above, strict=False)
        if reason is None
    )
    return kept, tuple(item for line, reason in pairs if reason is not None for item in dropped([line], reason))


def dropped(lines: Iterable[TextLine], reason: str) -> tuple[Dropped, ...]:
    """Lines and why they go → what is kept of them."""
    return tuple(Dropped(line.printed.strip(), reason, source_of([line.number])) for line in lines)
