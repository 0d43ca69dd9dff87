"""The front matter: masthead, contents and colophon, in whatever order an office prints them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from convert.model.issue import Entry, Masthead, PrintedLine
from convert.model.source import source_of
from convert.parse.contents.category import category_of
from convert.parse.contents.heading import is_contents_heading
from convert.parse.contents.number import is_number
from convert.parse.contents.page import announced_title
from convert.parse.kinds import LineKind, TextLine
from convert.parse.numbers import CHINESE, CHINESE_YEAR, chinese_number, read_date, without_blanks
from convert.parse.titles import folded
from convert.parse.words import one_of

COLOPHON_LABELS = one_of(
    "主编 副主编 执行主编 总编辑? 责任编辑 编辑部? 本期编辑 编校 校对 编辑委员会(?:副?主任|委员|成员)? 编委会?(?:副?主任|委员|成员)?",
    "主管(?:单位)? 主办(?:单位)? 主管主办 承办(?:单位)? 出版(?:单位)? 编印 编发 地址 社址 邮编 邮政编码 电话 联系电话 传真 邮箱 电子邮箱",
    "电子邮件 网址 网站 赠阅 投稿邮箱 定价 出版日期 内部资料",
)
PRINT_LABELS = one_of(
    "编辑出版 承印(?:单位)? 印刷(?:单位)? 印制 (?:内部资料)?准印证号? 刊号 印数 开本 发行(?:范围|对象|方式)? 发送对象 征订"
)
"""Labels that only a publication has."""
PRINTED = re.compile(rf"{PRINT_LABELS}[:：]")
COLOPHON = re.compile(rf"(?:{COLOPHON_LABELS}|{PRINT_LABELS})[:：]")
LABELS = re.compile(rf"(?:^|[\s\u3000])({COLOPHON_LABELS}|{PRINT_LABELS})[:：]")
PUBLISHERS = re.compile("主[管办编]|总编|编[辑印委]|出版|承办")
"""What the first of several labels on one line says where they are those of a publication."""
OF_GAZETTE = re.compile(
    rf"(?:《[\u4e00-\u9fa5]{{2,24}}(?:公报|政报)》|本刊|本公报)?{one_of('征订 订阅 征稿 投稿 赠阅')}{one_of('启事 通知 须知 说明 办法')}"
    r"|《[\u4e00-\u9fa5]{2,24}(?:公报|政报)》(?:编辑部|编辑委员会|编委会|简介)"
)
"""``《某县人民政府公报》编辑部``, ``征订启事``."""
LONGEST_TAIL = 40
LONGEST_LINE = 80
SHORTEST_TITLE = 6
FEWEST = 3
"""Labels that make a colophon where none of them says print."""
GAZETTE = re.compile(r"[\u4e00-\u9fa5]{2,24}(?:公报|公報|政报|政報)")
PLACE = re.compile(r"[\u4e00-\u9fa5]{2,12}[省市州盟县旗区]")
YEAR_ISSUE = re.compile(
    rf"(?P<year>(?:19|20)\d\d|{CHINESE_YEAR})[〕\])]?年?[·.\-—]?第?(?P<number>\d{{1,3}}|[{CHINESE}]{{1,3}})(?:[、~至—–-]\d{{1,2}})?期"
)
"""``2024年第3—4期``, two in one, is known by the first."""
COVER_ISSUES = (
    re.compile(r"^(?P<year>(?:19|20)\d\d)[·•.．/—–-](?P<number>\d{1,2})(?=[（(]?[总總]|$)"),
    re.compile(r"^(?P<year>(?:19|20)\d\d)年?\((?P<number>\d{1,2})\)(?=\(?[总總]|$)"),
    re.compile(rf"^(?P<year>(?:19|20)\d\d|{CHINESE_YEAR})年?第(?P<number>\d{{1,3}}|[{CHINESE}]{{1,3}})(?:号|辑|季度)(?=[（(]?[总總]|$)"),
    re.compile(r"^NO\.?(?P<number>\d{1,2}?)(?P<year>(?:19|20)\d\d)年?$", re.IGNORECASE),
    re.compile(r"^(?P<year>(?:19|20)\d\d)年?NO\.?(?P<number>\d{1,2})(?=\(?[总總]|$)", re.IGNORECASE),
    re.compile(r"^(?:ISSUE|NO\.?)(?P<number>\d{1,2}),(?P<year>(?:19|20)\d\d)$", re.IGNORECASE),
)
"""Further forms, alone in a line of the cover: ``2024·2``, ``2024（2）``, ``2024年第2号``, ``NO.2 2024``."""
ISSUE_ONLY = re.compile(rf"第(?P<number>\d{{1,3}}|[{CHINESE}]{{1,3}})期")
TOTAL = re.compile(
    rf"(?:(?:(?<![\u4e00-\u9fa5])|(?<=[期号刊]))[总總](?:期|号)?[:：]?第?|累计第?)(?P<total>\d{{1,5}}|[{CHINESE}]{{1,6}})(?:期|号|(?=\)|$))"
)
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
YEAR = re.compile(rf"((?:19|20)\d\d|{CHINESE_YEAR})年")


@dataclass(frozen=True)
class Front:
    """The front matter sorted into its three parts; ``repeated`` is a masthead printed again before further contents."""

    masthead: tuple[TextLine, ...]
    contents: tuple[TextLine, ...]
    colophon: tuple[TextLine, ...]
    repeated: tuple[TextLine, ...]


def is_colophon_line(line: TextLine) -> bool:
    """``主 办：某县人民政府办公室``, or ``《某县人民政府公报》编辑部`` alone in its line."""
    return bool(COLOPHON.match(line.flat)) or _of_gazette(line)


def _of_gazette(line: TextLine) -> bool:
    return bool(OF_GAZETTE.fullmatch(line.flat))


def is_gazette_name(text: str) -> bool:
    """``某县人民政府公报`` or ``某县政报`` and nothing else."""
    return bool(GAZETTE.fullmatch(without_blanks(text)))


def sort_front(lines: Sequence[TextLine]) -> Front:
    """Front-matter lines → masthead, contents, colophon, each in printed order."""
    own = next(  # a category 统计公报 is not the name of this gazette
        (line.flat for line in lines if is_gazette_name(line.text) and "政" in line.flat), None
    )
    rooms: dict[str, list[TextLine]] = {"masthead": [], "contents": [], "colophon": [], "repeated": []}
    room = "masthead"
    untitled = None if any(map(is_contents_heading, lines)) else _first_entry(lines)
    for at, line in enumerate(lines):
        if is_contents_heading(line) or at == untitled:
            room = "contents"
        elif is_colophon_line(line):
            room = "colophon"
        elif room != "masthead" and line.flat == own:
            room = "repeated" if rooms["contents"] else "masthead"
        rooms[room].append(line)
    return Front(*(tuple(rooms[name]) for name in ("masthead", "contents", "colophon", "repeated")))


def _first_entry(lines: Sequence[TextLine]) -> int | None:
    """Where contents begin whose heading was lost: several titles with their pages, a category or number above the first of them."""
    titles = {at: announced_title(line.text) for at, line in enumerate(lines) if not is_colophon_line(line)}
    entries = [at for at, title in titles.items() if title and len(folded(title)) >= SHORTEST_TITLE]
    if len(entries) < FEWEST:
        return None
    first = entries[0]
    while first and (category_of(text := lines[first - 1].text) or is_number(text) or "关于" in text):
        first -= 1
    return first


def _flat(text: str) -> str:
    return unicodedata.normalize("NFKC", without_blanks(text)).translate(FORMAL)


def _first(pattern: re.Pattern[str], texts: Sequence[str]) -> re.Match[str] | None:
    return next((found for text in texts if (found := pattern.search(text))), None)


def _number(text: str | None) -> int | None:
    return chinese_number(text) if text else None


def _publication(texts: Sequence[str]) -> str | None:
    """The first line that is a gazette's name, with the place that was cut off to the line above; else the name in a longer line.

    ``公报`` may stand below (or above) ``某县人民政府``, and every character on a line of its own.
    """
    if found := re.search(r"(?:^|\n)((?:[\u4e00-\u9fa5]\n){4,20}?[公政]\n?[报報])", "\n".join(texts)):
        return found.group(1).replace("\n", "")
    for at, text in enumerate(texts):
        if text in ("公报", "政报", "公報"):
            around = (*texts[max(at - 1, 0) : at], *texts[at + 1 : at + 2])
            return next((beside + text for beside in around if beside.endswith("政府")), None)
        if is_gazette_name(text):
            above = texts[at - 1] if at else ""
            return above + text if text.startswith(("人民政府", "政府")) and PLACE.fullmatch(above) else text
    found = _first(GAZETTE, texts)
    return found.group(0) if found else None


def read_masthead(lines: Sequence[TextLine], everything: Sequence[TextLine]) -> Masthead:
    """Masthead lines → what the cover says; ``everything`` is the whole front matter, asked where the masthead is silent."""
    own = [_flat(line.text) for line in lines]
    texts = own + [_flat(line.text) for line in everything]
    cover = own + [f"{year}·{number}" for year, number in pairwise(own) if YEAR_ALONE.fullmatch(year)]
    issue = _first(YEAR_ISSUE, texts) or next(filter(None, (_first(form, cover) for form in COVER_ISSUES)), None)
    number = issue or _first(ISSUE_ONLY, [TOTAL.sub("", text) for text in texts])
    total = _first(TOTAL, texts)
    dates = [day for text in texts if (day := read_date(text))]
    year = _number(issue.group("year")) if issue else next((int(text) for text in own if YEAR_ALONE.fullmatch(text)), None)
    if year is None and (found := _first(YEAR, texts)):
        year = _number(found.group(1))
    return Masthead(
        publication=_publication(texts),
        year=year or (dates[0].year if dates else None),
        number=_number(number.group("number")) if number else None,
        total_number=_number(total.group("total")) if total else None,
        published=dates[0] if dates else None,
        lines=tuple(printed_line(line) for line in lines),
    )


def printed_line(line: TextLine) -> PrintedLine:
    """A line of masthead or colophon, split at its first colon."""
    label, colon, value = line.text.replace(":", "：").partition("：")
    source = source_of([line.number])
    if not colon or len(without_blanks(label)) > 10 or label.startswith(("（", "(")):
        return PrintedLine(line.text, source)
    return PrintedLine(line.text, source, without_blanks(label), value.strip())


def cut_tail(lines: Sequence[TextLine], entries: Sequence[Entry]) -> tuple[tuple[TextLine, ...], tuple[TextLine, ...]]:
    """The lines after the front matter → those of the documents, and a colophon printed at the end of the issue.

    It begins below the last date or announced title of a document, where the publication speaks of itself, or with a
    label, if three stand there or one says print.
    """
    titles = [folded(entry.title) for entry in entries]
    low = max(len(lines) - LONGEST_TAIL, 0)
    of_documents = [at for at in range(low, len(lines)) if _dates(lines, at) or _begins_title(lines[at], titles)]
    marks = [at for at in range(max(of_documents, default=low - 1) + 1, len(lines)) if is_colophon_line(lines[at])]
    first = next((at for place, at in enumerate(marks) if _opens(lines, marks[place:])), len(lines))
    return tuple(lines[:first]), tuple(lines[first:])


def _dates(lines: Sequence[TextLine], at: int) -> bool:
    """Whether a line is the date of a document, not of the gazette."""
    return lines[at].kind is LineKind.DATE and not (at and is_colophon_line(lines[at - 1]))


def _begins_title(line: TextLine, titles: Sequence[str]) -> bool:
    return len(line.flat) >= SHORTEST_TITLE and any(title.startswith(folded(line.flat)) for title in titles)


def _opens(lines: Sequence[TextLine], marks: Sequence[int]) -> bool:
    """Whether the first of some lines that look like it opens the colophon."""
    if _of_gazette(lines[marks[0]]):
        return True
    if any(len(line.flat) > LONGEST_LINE for line in lines[marks[0] :]):
        return False
    labels = [label for at in marks for label in LABELS.findall(lines[at].text)]
    of_publication = len(labels) >= FEWEST and bool(PUBLISHERS.match(labels[0]))
    return len(marks) >= FEWEST or of_publication or any(PRINTED.match(lines[at].flat) for at in marks)
