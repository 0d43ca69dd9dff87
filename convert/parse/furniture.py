"""What belongs to the printed page and not to the text: page numbers, running heads, comments, drawn rules."""

from __future__ import annotations

import math
import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import accumulate, pairwise

from convert.model.finding import Dropped
from convert.model.issue import Entry, Masthead
from convert.model.source import source_of
from convert.parse.kinds import LineKind, TextLine, below_page
from convert.parse.numbers import CHINESE, chinese_number, without_blanks
from convert.parse.titles import GENRE, ends_with_genre, folded, is_body_name

Neighbours = tuple[TextLine | None, TextLine | None]

LONGEST = 60
"""Characters that a running head or page number can have."""
DECORATED = re.compile(
    r"^(?:[—–\-─·•~～*]+\d{1,4}[—–\-─·•~～*]+|第\d{1,4}页(?:[，,/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}|[Pp](?:age)?\.?\d{1,4})$"
)
NEAR = 3
"""By less than that a page number beyond the last sure one differs from it."""
NUMBER = re.compile(r"\d+")
DIGITS = re.compile(r"^\d{1,3}$")
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

PAGE_CHARACTERS = 120
"""So many characters at least stand between two page numbers."""
PAGES = 4
"""So many bare numbers at least, each one or two more than the one before, number pages."""

PAGE_ENDS = ("page number", "running head", "page mark", "category heading")
"""What stands between two pages; a table row below it begins the next one, blank line or not."""

COUNTED = re.compile(r"^\d{1,3}[.．]?$")

PAGE_MARK = re.compile(
    r"^(?:<(page\w*|header|footer)\b[^<>]*>[^<>]*</\1>|\{\d+\}-{3,}|[=\[\s]*(?:(?:Start|End) of (?:OCR for )?)?page\s*\d+[=\]\s]*"
    r"|\\(?:newpage|pagebreak|clearpage))$",
    re.IGNORECASE,
)
PICTURE = re.compile(r"^(?:!\[[^\]]*\]\([^()]*\)|<img\b[^<>]*>)$", re.IGNORECASE)
COMMENT = re.compile(r"<!--(?:(?!-->).)*-->")
ISSUE_NUMBER = re.compile(
    rf"^(?P<year>(?:19|20)\d\d)[年·•.．/—–-]+(?:第?0?(?P<number>\d{{1,2}})(?P<word>期?))$|^第0?(?P<alone>\d{{1,2}}|[{CHINESE}]{{1,3}})期$"
)
RUBRIC_MARKS = "【】[]〔〕〖〗◇◆■□●○★☆▲△※＊*·•~～—–-|/"
RUBRIC_PAGE = re.compile(r"^[·•~～—–\-]*\d{1,4}[·•~～—–\-|/]*(?=[^\d·•~～—–\-|/])|[·•~～—–\-|/】\]〕]*\d{1,4}[·•~～—–\-]*$")
GENRE_ALONE = re.compile(rf"{GENRE}$")
TITLE_OPEN = re.compile("关于|的$")


def page_number(line: TextLine, around: Neighbours) -> bool:
    """``— 12 —``, ``第 12 页``, or a bare number between two blank lines and not beside a table."""
    if line.kind is LineKind.TABLE_ROW or len(line.flat) > LONGEST:
        return False
    if DECORATED.match(line.flat) or DECORATED.match(without_blanks(line.printed).strip("*#\\")):
        return True
    return _stands_alone(line, around) and not any(other is not None and other.kind is LineKind.TABLE_ROW for other in around)


def _stands_alone(line: TextLine, around: Neighbours) -> bool:
    """Whether the line is a bare number between two blank lines."""
    return bool(DIGITS.match(line.flat)) and line.gap and (around[1] is None or around[1].gap)


def _in_turn(lines: Sequence[TextLine], reasons: Sequence[str | None]) -> list[int]:
    """The places of bare numbers that stand alone beside a table and between page numbers they go on from and up to.

    Beyond the first or last of those they are one of the two next to it.
    """
    pages = [(at, int(NUMBER.findall(lines[at].flat)[0])) for at, reason in enumerate(reasons) if reason == "page number"]
    found = []
    for at, (before, line, after) in enumerate(zip((None, *lines), lines, (*lines[1:], None), strict=False)):
        if reasons[at] is None and line.kind is not LineKind.TABLE_ROW and _stands_alone(line, (before, after)):
            place = bisect(pages, (at, 0))
            last, following = pages[place - 1 : place], pages[place : place + 1]
            low = last[0][1] if last else max(following[0][1] - NEAR, 0) if following else math.inf
            high = following[0][1] if following else low + NEAR
            if low < int(line.flat) < high:
                found.append(at)
    return found


def running_head(line: TextLine, _: Neighbours) -> bool:
    """``某县人民政府公报 2023年第2期``: the gazette's own name in the middle of its documents."""
    return len(line.flat) <= LONGEST and bool(HEAD.match(line.flat) or HEAD_REVERSED.match(line.flat))


def _recurring_heads(lines: Sequence[TextLine]) -> list[int]:
    """The places of lines that come again and again and say only the gazette's name, its number, or an address in letters."""
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
    return bool(GAZETTE.match(name)) if name else bool(LETTERS.search(line.flat))


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


def _page_series(lines: Sequence[TextLine]) -> list[int]:
    """The places of bare numbers that count the pages: each one or two more than the one before, a page of text between them."""
    ends = list(accumulate(len(line.flat) for line in lines))
    numbers = {at: int(line.flat.rstrip(".．")) for at, line in enumerate(lines) if COUNTED.match(line.flat)}
    before: dict[int, int | None] = {}
    longest: dict[int, tuple[int, int]] = {}
    """For every number, how many pages are counted up to it at most, and where."""
    for at, number in numbers.items():
        counted = [
            longest[each] for each in (number - 1, number - 2) if each in longest and ends[at] - ends[longest[each][1]] >= PAGE_CHARACTERS
        ]
        pages, before[at] = max(counted, default=(0, None))
        if pages + 1 > longest.get(number, (0, at))[0]:
            longest[number] = (pages + 1, at)
    count, last = max(longest.values(), default=(0, None))
    chain: list[int] = []
    while last is not None:
        chain.append(last)
        last = before[last]
    between = {at for up, down in pairwise(reversed(chain)) for at in range(up, down) if numbers[up] < numbers.get(at, 0) < numbers[down]}
    return sorted({*chain, *between}) if count >= PAGES else []


def _own_numbers(lines: Sequence[TextLine], own: Masthead) -> list[int]:
    """The places of ``2023·4`` or ``第4期`` alone in its line, in the fourth issue of 2023.

    Where other numbers are printed so, it is one of them and text; beside a table ``2023.4`` is a figure.
    """
    found = [(at, hit) for at, line in enumerate(lines) if (hit := ISSUE_NUMBER.match(line.flat.strip("·•~～—–-")))]
    places = []
    for same in ([pair for pair in found if bool(pair[1].group("alone")) is alone] for alone in (True, False)):
        if all(_is_own(hit, own) for _, hit in same):
            places += [at for at, hit in same if hit.group("alone") or hit.group("word") or not _beside_table(lines, at)]
    return places


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
    for at in _in_turn(lines, reasons):
        reasons[at] = "page number"
    for at in _page_series(lines):
        reasons[at] = "page number"
    for at in (*_own_numbers(lines, own), *_recurring_heads(lines), *_beside_page_numbers(lines, reasons)):
        reasons[at] = "running head"
    return _parted(lines, reasons)


def drop_rubrics(lines: Sequence[TextLine], entries: Sequence[Entry]) -> tuple[tuple[TextLine, ...], tuple[Dropped, ...]]:
    """A category of the contents printed again, over its documents or at the head of a page: ``【政府文件】 ·12·``."""
    names = {without_blanks(entry.category) for entry in entries if entry.category} - {without_blanks(entry.title) for entry in entries}
    titles = {folded(entry.title) for entry in entries}
    reasons: list[str | None] = [None] * len(lines)
    for at, line in enumerate(lines):
        above = lines[at - 1] if at else None
        if len(line.flat) <= LONGEST and _rubric(line.flat) in names and not (above and _ends_title(above, line, titles)):
            reasons[at] = "category heading"
    return _parted(lines, reasons)


def _rubric(flat: str) -> str:
    """A line without what may stand around a category: brackets, marks, a page number."""
    return RUBRIC_PAGE.sub("", flat).strip(RUBRIC_MARKS)


def _ends_title(above: TextLine, line: TextLine, titles: Set[str]) -> bool:
    """``关于……工作的 | 通　知``: a category may be called like a kind of document, and a title may end on a line of its own."""
    both = folded(above.flat + line.flat)
    if any(title.endswith(both) for title in titles):
        return True
    open_title = above.can_be_title and TITLE_OPEN.search(above.flat) and not ends_with_genre(above.flat)
    return bool(open_title and GENRE_ALONE.match(line.flat))


def _parted(lines: Sequence[TextLine], reasons: Sequence[str | None]) -> tuple[tuple[TextLine, ...], tuple[Dropped, ...]]:
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
