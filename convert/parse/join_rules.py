"""Whether a line goes on from the paragraph before it.

``JOIN_RULES`` is the ordered list of opinions; the first that is not None decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from convert.parse.kinds import LEADER_LINE, ROLE_WORD, LineKind
from convert.parse.label_joins import COMMA_END, WORD_BOND, date_cut, duty_goes_on, label_cut, label_goes_on, unit_cut
from convert.parse.paragraphs import FULL_LINE, LABEL_HEAD, Seam
from convert.parse.words import one_of

CONJUNCTION = re.compile("并(?![网购轨联列入案肩排])|以及|或者|的")
BOLD = re.compile(r"\*\*+")
HELD_AT = re.compile(r"^——.*会议?上$")
SENTENCE_END = re.compile(r"[。！？!?…][”’』」）)]*$")
CLAUSE_END = re.compile(r"[；;]$")
OPEN_END = re.compile(r"[、，,；。]")
DUTY_WORD = one_of("单位 部门 牵头 负责 配合 时限 领导")
DUTY_BRACKET = re.compile(rf"[（(\[【][^（）()]*{DUTY_WORD}[^（）()]*(?:[（(〔][^（）()〔〕]*[）)〕][^（）()]*)*[）)\]】]+。?$")
BRACKET_AFTER_END = re.compile(r"[。；][（(]")
WHOLE_BRACKET = re.compile(r"[（(][^（）()]+[）)]")
FIGURE_END = re.compile(r"\d$")
MEASURE = re.compile(
    one_of(
        r"号 年 月 日 时 个 项 万 亿 元 % ％ ‰ 亩 人 户 条 款 名 家 次 头 只 箱 吨 公斤 公里 米 平方 座 处 栋 所 台 套 期 批 件 岁 倍 \d"
    )
)
CITED_DOCUMENT = re.compile(r"关于.+[（(][^（()）]+号[）)][；;。]?$")
CITED = re.compile(r"第$|条第?$|款第?$")
CITED_ITEM = re.compile(r"^[（(][一二三四五六七八九十\d]{1,3}[）)][项目款]")
DECIMAL = re.compile(rf"^\d{{1,3}}[.．]\d+(?:余|多)?{one_of('万 亿 元 亩 公里 千米 米 吨 平方 倍 个 户 人 % ％')}")
LABELLED_ITEM = re.compile("[：:][^，。；]*，")
"""``（一）县水利局：负责水情监测预报，组织……``: no heading says so much behind its label."""
NUMBER_LAST, CALLS = re.compile(r"(?:电话|传真|热线|邮编|邮箱)[:：]$"), re.compile(r"[\d－-]{5,}|[\w.]+[@＠]")
LABEL_LAST = re.compile(r"[。；;](?:(?:牵头|责任|配合)(?:单位|部门)|(?:完成|办结|整改)(?:时限|时间))[:：]$")
COUNT_END, COUNTS = re.compile(r"[一二三四五六七八九十]、$"), re.compile(r"[一二三四五六七八九十]、")
NO_NAMES = re.compile(r"[，。；：:、,]")
NAMED = re.compile(r"[\s\u3000：:]")
POST_END = re.compile(rf"{one_of('长 任 记 席 员 理 监 表 书 人 士 事 授 官')}$")
OPENING_KINDS = frozenset((
    LineKind.NUMBERED, LineKind.DATE, LineKind.DISCLOSURE, LineKind.IMPRINT, LineKind.NOTE, LineKind.CAPTION, LineKind.PROMPT,
    LineKind.ROSTER_LABEL, LineKind.ANNEX_LABEL, LineKind.DASH, LineKind.RULE,
))  # fmt: skip
"""Lines that begin something of their own."""
CLOSED_KINDS = frozenset((
    LineKind.PROMPT, LineKind.CAPTION, LineKind.DATE, LineKind.DISCLOSURE, LineKind.RULE, LineKind.ANNEX_LABEL,
))  # fmt: skip
"""Lines that nothing goes on from."""


CENTRED = ("chapter", "section")
"""Headings that are set in the middle of the column."""
JoinRule = Callable[[Seam], bool | None]


def ended(seam: Seam) -> bool | None:
    """``……取得实效。`` goes on in nothing; neither does ``……如下：``, but ``……取得实效。责任单位：`` does."""
    text = seam.before.flat
    if SENTENCE_END.search(text) or text[-1] in ":：" and not seam.held_open:
        return bool(LABEL_LAST.search(text) or NUMBER_LAST.search(text) and CALLS.match(seam.flat))
    return False if text[-1] in "）)]】。" and BRACKET_AFTER_END.search(text) and DUTY_BRACKET.search(text) else None


def table_edge(seam: Seam) -> bool | None:
    """A table row joins nothing."""
    return False if LineKind.TABLE_ROW in (seam.kind, seam.before.kind) else None


def mid_sentence(seam: Seam) -> bool | None:
    """``……由县住建局牵头 | ，9月20日前完成``, ``各乡 | （镇）``, ``……预案 | 并开展演练``: no line begins so."""
    begun = seam.flat[0] in "，,、；;。）)》”" or seam.before.flat[-1] == "乡" and seam.flat.startswith(("（镇）", "(镇)"))
    begun = begun or bool(CONJUNCTION.match(seam.flat)) and not SENTENCE_END.search(seam.last)
    return True if begun and seam.kind is LineKind.PLAIN else None


def leader_line(seam: Seam) -> bool | None:
    """``1.1 编制目的……………1``, ``——……第三次会议上``: a line of a plan's own contents, or where a speech was held, is complete."""
    return False if LEADER_LINE.search(seam.last) or HELD_AT.match(seam.before.flat) else None


def indent_tells(seam: Seam) -> bool | None:
    """Where paragraphs are indented, an indent begins one, and a line without it goes on from a full line or over a page."""
    if not seam.setting.indented or seam.line.mark or seam.number is not None and seam.number.style.name in CENTRED:
        return None
    if seam.line.indent:
        return None if seam.before.kind in (LineKind.ROSTER_LABEL, LineKind.PERSON) else False
    page_between = not seam.line.gap and seam.line.number - seam.before.last.number > 1
    return True if seam.before.lines[0].indent and (page_between or seam.setting.is_full(seam.before.last)) else None


def gap_tells(seam: Seam) -> bool | None:
    """Where blank lines part paragraphs, a line right below a full line goes on from it, whatever that ends with."""
    if not seam.setting.parted or seam.line.gap or seam.line.mark or seam.line.bullet or seam.kind in OPENING_KINDS - {LineKind.PROMPT}:
        return None
    return True if seam.setting.is_full(seam.before.last) and seam.line.number == seam.before.last.number + 1 else None


def name_lists(seam: Seam) -> bool | None:
    """``某县第一小学 某县第三中学 | 青石镇中心小学``: lines of names set apart by blanks are complete each."""
    if NO_NAMES.search(seam.last) or NO_NAMES.search(seam.flat):
        return None
    both = (seam.before.last.text.split(), seam.line.text.split())
    return False if all(len(names) > 1 and all(len(name) > 2 for name in names) for names in both) else None


def document_lists(seam: Seam) -> bool | None:
    """``某县关于……的通知（某政发〔2010〕3号） | 某县关于……的意见（某政发〔2011〕8号）``: lines of a list of documents are complete each."""
    return False if CITED_DOCUMENT.search(seam.last) and CITED_DOCUMENT.search(seam.flat) else None


def misread_number(seam: Seam) -> bool | None:
    """``……遵循统 | 一、协调、安全原则``: a word cut so that its rest looks like a number, out of turn or after half a word."""
    if seam.number is None or seam.number.style.name != "chinese" or seam.before.bare or not seam.after_full:
        return None
    expected = seam.number.ordinal == seam.ordinals.get("chinese", 0) + 1
    return True if not seam.line.mark and seam.bond > (WORD_BOND if expected else 0) else None


def bold_goes_on(seam: Seam) -> bool | None:
    """``**一、抓好疫情 | 防控。**严格……``: bold in an item that closes below; ``**（一）水利局：**负责修 | 渠``: text behind it."""
    last = seam.before.last
    if seam.before.number is None or seam.kind is not LineKind.PLAIN or seam.line.mark or seam.line.strong:
        return None
    if last.strong and last.strong[0][0] == 0 and last.text[last.strong[0][1] - 1] in ":：。" and last.strong[0][1] < len(last.text):
        return True
    return True if seam.before.bare and all(len(BOLD.findall(line.printed)) % 2 for line in (last, seam.line)) else None


def citation_goes_on(seam: Seam) -> bool | None:
    """``依照第四十二条第 | （三）项的规定``: an ordinal cut from the word it counts."""
    return True if CITED.search(seam.last) and CITED_ITEM.match(seam.flat) else None


def decimal_goes_on(seam: Seam) -> bool | None:
    """``……新建道路 | 3. 5公里``: a decimal figure that looks like an item out of turn."""
    if seam.number is None or seam.number.style.name != "arabic" or not DECIMAL.match(seam.flat) or seam.before.bare:
        return None
    return True if seam.number.ordinal != seam.ordinals.get("arabic", 0) + 1 else None


def count_goes_on(seam: Seam) -> bool | None:
    """``……推动一、 | 二、三产业融合``: ordinals of what is counted, no number of an item."""
    return True if COUNT_END.search(seam.last) and COUNTS.match(seam.flat) else None


def figure_goes_on(seam: Seam) -> bool | None:
    """``……（2023）4 | 号``, ``……2022年完成250 | 0座``: a figure and its unit, or a figure cut in two."""
    return True if FIGURE_END.search(seam.last) and MEASURE.match(seam.flat) and seam.number is None else None


def after_mark(seam: Seam) -> bool | None:
    """A line with a heading mark that is no sentence is complete, whatever its length."""
    if not seam.before.last.mark or seam.before.number is not None or seam.line.mark:
        return None
    return None if OPEN_END.search(seam.last) or seam.held_open else False


def parenthesis(seam: Seam) -> bool | None:
    """``（2024年2月5日印发，2024年6月1日修改）`` under a title: a line that is one whole bracket stands alone."""
    return False if WHOLE_BRACKET.fullmatch(seam.flat) and "。" not in seam.before.flat and not seam.held_open else None


def opens(seam: Seam) -> bool | None:
    """Numbers, labels, notes, dates, dashes and list marks begin something of their own."""
    if seam.kind in OPENING_KINDS or seam.line.bullet:
        return False
    if seam.kind is not LineKind.LABELLED:
        return None
    found = LABEL_HEAD.match(seam.flat)
    role = bool(found and ROLE_WORD.search(found.group(1)))
    own_line = not seam.after_full or seam.before.kind is LineKind.LABELLED
    return False if role or own_line and not seam.held_open else None


def marked_heading(seam: Seam) -> bool | None:
    """A heading mark opens a heading, unless it is the second line of one or stands in the middle of a sentence."""
    if not seam.line.mark:
        return None
    if not seam.before.bare and seam.after_full and seam.kind is LineKind.PLAIN:
        return None
    return bool(seam.before.last.mark) and seam.before.bare and (seam.after_full and len(seam.flat) <= 14 or seam.cuts_word)


def full_line(seam: Seam) -> bool | None:
    """Where lines are of one width, text goes on from a full line that ends within a sentence, but from one line of a heading."""
    heading = seam.before.bare and len(seam.before.lines) == 1 or seam.line.mark or seam.line.bullet
    if heading or seam.kind is not LineKind.PLAIN or seam.before.kind in (LineKind.ROSTER_LABEL, LineKind.PERSON):
        return None
    return True if seam.setting.is_full(seam.before.last) and not CLAUSE_END.search(seam.last) else None


def roster_goes_on(seam: Seam) -> bool | None:
    """``于某某 县政协副主席、县 | 委办公室主任``: a post cut in two, unless the next line is a name."""
    if seam.before.kind not in (LineKind.ROSTER_LABEL, LineKind.PERSON):
        return None
    longest = 20 if seam.after_full else 14
    if seam.kind is LineKind.PERSON or len(seam.flat) > longest or not NAMED.search(seam.before.text.strip()):
        return False
    return not POST_END.search(seam.before.flat) or seam.before.flat[-1] + seam.flat[0] == "书记"


def clause_goes_on(seam: Seam) -> bool | None:
    """``……并追究责任； | 县文化旅游部门要……``: prose, and what stands in an open bracket, goes on after a semicolon, items do not."""
    if not CLAUSE_END.search(seam.before.flat):
        return None
    prose = len(seam.before.flat) > 90 and ("。" in seam.before.flat or seam.before.number is None) and len(seam.flat) > 20
    return (prose or seam.held_open) and seam.kind is LineKind.PLAIN


def heading_goes_on(seam: Seam) -> bool | None:
    """``2. 组织全县河道管护人员业务技能比武 | 和现场观摩活动。`` — but not a heading and the paragraph under it."""
    if not seam.before.bare:
        return None
    if COMMA_END.search(seam.last) or seam.held_open or seam.cuts_article or seam.is_far and seam.cuts_sentence:
        return True
    if seam.setting.is_full(seam.before.last) and LABELLED_ITEM.search(seam.before.flat):
        return True
    if not seam.after_full:
        return seam.cuts_word
    last = seam.before.last
    if last.all_strong and seam.line.all_strong or len(seam.last) > 40 or seam.cuts_sentence:
        return True
    if last.mark or last.all_strong and not seam.line.strong or seam.last[-1] in "）)":
        return False
    return seam.has_short_rest or seam.bond > 2.5


def short_line(seam: Seam) -> bool | None:
    """A short line that no comma or begun sentence holds open is complete: ``乡（镇）``, a form's head, half a line."""
    if COMMA_END.search(seam.last) or seam.held_open:
        return None
    if len(seam.before.lines) == 1 and seam.setting.is_short(seam.before.last):
        return False
    if "。" in seam.before.flat:
        return None
    if len(seam.before.lines) == 1 and seam.before.last.all_strong and seam.before.kind is LineKind.PLAIN:
        return False
    return False if len(seam.last) < FULL_LINE - 2 else None


def closed_form(seam: Seam) -> bool | None:
    """Signature prompts, captions, dates and headings of rosters are complete in their line."""
    return False if seam.before.kind in CLOSED_KINDS else None


def open_prose(seam: Seam) -> bool | None:
    """``……现印发给你们，请 | 抓好落实。``: anything else that ends without a sentence end goes on."""
    return seam.kind in (LineKind.PLAIN, LineKind.PERSON, LineKind.LABELLED)


JOIN_RULES: tuple[JoinRule, ...] = (
    table_edge,
    mid_sentence,
    leader_line,
    indent_tells,
    gap_tells,
    ended,
    misread_number,
    bold_goes_on,
    citation_goes_on,
    decimal_goes_on,
    label_cut,
    count_goes_on,
    unit_cut,
    date_cut,
    figure_goes_on,
    duty_goes_on,
    parenthesis,
    opens,
    marked_heading,
    after_mark,
    name_lists,
    document_lists,
    full_line,
    closed_form,
    roster_goes_on,
    clause_goes_on,
    label_goes_on,
    heading_goes_on,
    short_line,
    open_prose,
)
