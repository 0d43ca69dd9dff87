"""What one line is by itself.  ``LINE_RULES`` is the ordered list; the first rule that accepts a line names it.

A new form of line is one small function with a real line in its docstring and
one entry in the list.  What a line means among its neighbours is decided later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from enum import StrEnum
from functools import cached_property

from convert.model.source import ROW_GOES_ON, Line
from convert.parse.numbering import Number, read_number
from convert.parse.numbers import is_date_line, without_blanks
from convert.parse.words import one_of


class LineKind(StrEnum):
    """The forms a line can have."""

    TABLE_ROW = "table row"
    RULE = "rule"
    DATE = "date"
    DISCLOSURE = "disclosure"
    IMPRINT = "imprint"
    ANNEX_LABEL = "annex label"
    NOTE = "note"
    CAPTION = "caption"
    PROMPT = "prompt"
    NUMBERED = "numbered"
    ROSTER_LABEL = "roster label"
    LABELLED = "labelled"
    PERSON = "person"
    DASH = "dash"
    PLAIN = "plain"


class TextLine(Line):
    """A line that knows what it is by itself: ``flat`` is its text without blanks; other answers are worked out once, when asked for."""

    flat: str

    def __init__(self, line: Line) -> None:
        vars(self).update(vars(line), flat=without_blanks(line.text))
        alone = CAPTION_ROW.match(line.text) or LABEL_ROW.match(line.text)
        if alone and (CAPTION.match(alone.group(1)) or alone.re is LABEL_ROW):
            vars(self).update(text=alone.group(1), flat=without_blanks(alone.group(1)), strong=())

    @cached_property
    def numbering(self) -> Number | None:
        """The number of an item or heading that the line begins with."""
        return read_number(self.text)

    @cached_property
    def kind(self) -> LineKind:
        """The form of the line, by the first of ``LINE_RULES`` that accepts it."""
        for kind, accepts in LINE_RULES:
            if accepts(self):
                return kind
        return LineKind.PLAIN

    @cached_property
    def can_be_title(self) -> bool:
        """Whether the line can be part of a title: no table row, number, label or date, no sentence end, no entry with its page."""
        if self.kind not in TITLE_KINDS or len(self.flat) > LONGEST_TITLE_LINE or len(self.flat) < 2 and self.flat not in TITLE_ENDS:
            return False
        return not NO_TITLE.search(self.flat) and not ENTRY_PAGE.search(self.text)

    @cached_property
    def all_strong(self) -> bool:
        """Whether the whole line is set in bold, but for one character."""
        return sum(b - a for a, b in self.strong) >= len(self.text) - 1


def below_page(line: TextLine) -> TextLine:
    """The same line, a page break right before it."""
    return TextLine(Line(**{field.name: getattr(line, field.name) for field in fields(Line)} | {"gap": True}))


def text_lines(lines: Iterable[Line]) -> tuple[TextLine, ...]:
    """Lines as they were read → the same lines, which can be asked for their kind."""
    return tuple(map(TextLine, lines))


TITLE_KINDS = (LineKind.PLAIN, LineKind.PERSON, LineKind.DASH)
LONGEST_TITLE_LINE = 90
TITLE_ENDS = tuple("知告定见复函报令法案则单录章度记标点")
"""What a narrow line leaves of a title's last word: ``……禁火的通 | 告``."""
NO_TITLE = re.compile(r"。|…|\.{3}|[；;：:，,、！？]$|^[【●◆■◇★▲◎○□]")
ENTRY_PAGE = re.compile(r"(?:(?<![\s\u3000])[\s\u3000]{2,}|[·⋯—_/-]{2,}\s*|[\s\u3000][PpＰ第])\d{1,3}$")
"""The page at the end of an entry of the contents."""

ANNEX_NUMBER = r"(?:[之第—–－-]|No[.．]?)?\s*(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2}(?:\s*[-－—–.．]\s*\d{1,2})?)"
"""``3``, ``3-1``, also as ``附件之三``, ``附件No.3``."""
LONGEST_LABEL = 10
HOW_MANY = r"(?:[（(]共[\d一二三四五六七八九十]{1,3}[件份页张项个][）)])"
"""``附件1（共3件）``."""
ANNEX_LABEL = re.compile(rf"^[（(【\[〔]?\s*附\s*([件表录錄图])?\s*(?:{ANNEX_NUMBER})?\s*[:：.．]?\s*[）)】\]〕]?{HOW_MANY}?$")
DISCLOSURE_WORDS = one_of(
    "(?:此件|本件|该件|本文)(?:主动|依申请|不予?|予以|可以?|应当?|部分|全文|删减后)?公开 (?:信息)?公开(?:方式|属性|形式|类别|选项)",
    "(?:信息公开|主动公开|依申请公开|不予公开)(?=[）)】\\]。]*$|[:：])",
)
DISCLOSURE = re.compile(rf"^[（(【\[〔［]?{DISCLOSURE_WORDS}")
IMPRINT_LABEL = re.compile(rf"{one_of('抄送 抄报 分送 主题词 送')}[:：]")
PRINTED_ON = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日印发$")
NOTE = re.compile(r"^(?:(?:注|备注|附注|说明|填表说明|填报说明|注释|注意事项)\d?|\[\^\w{1,4}\])[:：]")
CAPTION = re.compile(r"^[（(]?(?:计量|金额|面积)?单位[:：][\u4e00-\u9fa5、，,/（）()²%㎡·\s\w]{1,24}[）)]?$")
FILLED_IN_BY = re.compile(r"^(?:填报|填表|编制|制表)(?:单位|部门)[:：].*[\s\u3000](?P<measure>[（(]?(?:计量|金额)?单位[:：].+)$")
CAPTION_ROW = re.compile(r"^(?=.*[\t|])[\s|]*([（(]?(?:计量|金额|面积)?单位[:：][ \u3000]*[^\s|，；。局办委部]{1,16}[）)]?)[\s|]*$")
"""``单位：亩⇥⇥⇥``: a caption printed as a table row, which is its text alone; names of units are no measures."""
LABEL_ROW = re.compile(
    r"^(?=.*[\t|])[\s|]*(附[ \u3000]*[件表][ \u3000]*(?:\d{1,2}|[一二三四五六七八九十]{1,3})[ \u3000]*[:：][^\t|]*[^\t| \u3000])[\s|]*$"
)
"""``附件2：某县项目表⇥⇥⇥``: the label and title of an annex printed as a row."""
PROMPT_WORD = re.compile(
    one_of("签字 签名 签章 盖章 公章 填表人 填报人 审核人 制表人 经办人 填表日期 填报日期 填报时间 填表单位 填报单位 联系电话 编号")
)
FILL_IN = re.compile(r"^[^，；：:]{0,16}(?:单位|名称|部门|姓名|户主|村组|日期)(?:[（(][^（）()]{1,8}[）)])?[:：]$")
EMPTY_LABEL = re.compile(r"[:：][\s_＿年月日]*$")
FORM_NAME = re.compile(r"[表册单书]$")
DAY_TO_FILL_IN = re.compile(r"年_*月_*日$")
LEADER_LINE = re.compile(r"(?:…{2}|[.．·・⋯]{4})[（(]?\d{1,3}[）)]?$")
"""The end of a line of contents: ``1.1 编制目的……………1``."""
LEADING_ROLES = one_of("总?组长 主任委员 主任 指挥长? 总指挥 团长 队长 会长 总编 主编 召集人 所长 处长 校长")
ROSTER_LABEL = re.compile(rf"^(?:常务|第一|执行)?(?:副?{LEADING_ROLES}|成员(?:单位)?|委员|联络员|秘书长|顾问)[:：]")
LABEL = re.compile(r"^([（(【\[〔［]?[\u4e00-\u9fa5（）()]{2,12})[:：]")
ROLES = one_of(
    "单位 部门 时限 时间 时间节点 领导 责任人 负责人 联系人 实施主体 内容 对象 形式 方式 地点 目标 要求 指标 范围 标准 来源",
    "电话 邮箱 地址 传真 名称 金额 期限 指导 规则 重点",
)
ROLE_WORD = re.compile(rf"{ROLES}(?:[（(](?:单位|部门)[）)])?$")
POST_WORDS = one_of(
    "长 主任 书记 主席 委员 经理 理事 干部 站长 干事 科员 主管 总监 监事 代表 秘书 顾问 助理 专员 负责人 教授 院士 法官 检察官",
    "调研员 巡视员 校长 行长 民警 医师 教师 工程师 护士 队员",
)
PLACES_OF_WORK = one_of("局 委 办 部 院 会 室 中心 公司 政府 党委 支行 大队 站 所")
PERSON = re.compile(
    r"^[\u4e00-\u9fa5]{1,4}(?:·[\u4e00-\u9fa5]{1,6})?(?:[\s\u3000]+[\u4e00-\u9fa5]{1,2})?(?:[（(][\u4e00-\u9fa5]{1,4}[）)])?[\s\u3000]+[\u4e00-\u9fa5（(“][^。；]{2,60}$"
)
POST = re.compile(rf"{POST_WORDS}|{PLACES_OF_WORK}$")
NO_NAME = re.compile(r"[。，；：:]")
TABLE_NUMBER = re.compile(r"^(?:附?表|第)\s*[\d一二三四五六七八九十]")
DASH = re.compile(r"^[—–─-]{1,3}(?=\S)")
RULE = re.compile(r"^[\s|:*_=─—–-]{3,}$")
DRAWN = re.compile(r"(?:[-*=─—–][ \u3000]*){3}|^[-—–─]+$")


def table_row(line: TextLine) -> bool:
    """``青石镇⇥1200⇥1350`` or ``| 1 | 新建 |``."""
    text = line.text
    return "\t" in text or text == ROW_GOES_ON or (text.startswith("|") and text.count("|") >= 2) or text.count("|") >= 3


def rule(line: TextLine) -> bool:
    """``---``: a line drawn across the page."""
    text = line.printed.strip() if line.bullet else line.text  # ``* * *`` is no list of lists
    return bool(RULE.match(text)) and bool(DRAWN.search(text)) and "\t" not in text


def dated(line: TextLine) -> bool:
    """``2023 年 1 月 10 日``."""
    return is_date_line(line.text)


def disclosure(line: TextLine) -> bool:
    """``（此件公开发布）`` (附注, GB/T 9704-2012 §7.3.6)."""
    return len(line.text) <= 40 and bool(DISCLOSURE.match(line.flat))


def imprint(line: TextLine) -> bool:
    """``抄送：县委各部门。`` (版记, GB/T 9704-2012 §7.4)."""
    return bool(IMPRINT_LABEL.match(line.flat)) or line.flat.endswith("印发") and bool(PRINTED_ON.search(line.flat))


def annex_label(line: TextLine) -> bool:
    """``附件 2：`` alone in its line."""
    return bool(ANNEX_LABEL.match(line.text)) and len(line.flat) <= LONGEST_LABEL


def note(line: TextLine) -> bool:
    """``注：此表一式两份。``"""
    return bool(NOTE.match(line.flat))


def caption(line: TextLine) -> bool:
    """``单位：亩、公斤``, also ``填报单位：某县财政局　　单位：亩``."""
    behind = FILLED_IN_BY.match(line.text)
    return bool(CAPTION.match(behind.group("measure") if behind else line.text))


def numbered(line: TextLine) -> bool:
    """``（一）加强领导``; a line of a plan's own contents numbers nothing."""
    return line.numbering is not None and not LEADER_LINE.search(line.flat)


def prompt(line: TextLine) -> bool:
    """``填表人签字：`` or ``填表日期：　年　月　日``: a place for somebody's hand."""
    flat = line.flat
    if len(flat) > 60 or "。" in flat or line.mark or FORM_NAME.search(flat):
        return False
    if "__" in flat or FILL_IN.search(flat) or flat == "年月日":
        return True
    if not PROMPT_WORD.search(flat):
        return False
    return bool(EMPTY_LABEL.search(flat) or DAY_TO_FILL_IN.search(flat))


def roster_label(line: TextLine) -> bool:
    """``副组长：王某某  县财政局局长``."""
    return bool(ROSTER_LABEL.match(line.flat))


def labelled(line: TextLine) -> bool:
    """``责任单位：县水务局``."""
    found = LABEL.match(line.flat)
    if found is None or TABLE_NUMBER.match(line.flat) or "（" in found.group(1)[1:] and "）" not in found.group(1):
        return False
    return bool(ROLE_WORD.search(found.group(1))) or len(found.group(1)) <= 6 and found.end() < len(line.flat)


def person(line: TextLine) -> bool:
    """``李  明  县民政局局长``: a name, blanks, a post."""
    text = line.text
    if len(text) > 40 or not PERSON.match(text) or NO_NAME.search(text[:6]):
        return False
    return bool(POST.search(text)) and not TABLE_NUMBER.match(text)


def dash(line: TextLine) -> bool:
    """``——坚持因地制宜。``"""
    return bool(DASH.match(line.text))


LINE_RULES: tuple[tuple[LineKind, Callable[[TextLine], bool]], ...] = (
    (LineKind.TABLE_ROW, table_row),
    (LineKind.RULE, rule),
    (LineKind.DATE, dated),
    (LineKind.DISCLOSURE, disclosure),
    (LineKind.IMPRINT, imprint),
    (LineKind.ANNEX_LABEL, annex_label),
    (LineKind.NOTE, note),
    (LineKind.CAPTION, caption),
    (LineKind.NUMBERED, numbered),
    (LineKind.PROMPT, prompt),
    (LineKind.ROSTER_LABEL, roster_label),
    (LineKind.LABELLED, labelled),
    (LineKind.PERSON, person),
    (LineKind.DASH, dash),
)
