"""Lines → paragraphs: what a page or column break cut in two becomes one again.

``JOIN_RULES`` is the ordered list of opinions on whether a line goes on from
the paragraph before it; the first that has one decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from convert.model.source import Line
from convert.parse.kinds import ROLE_WORD, LineKind, kind_of
from convert.parse.numbering import STYLES, Number, read_number
from convert.parse.numbers import without_blanks
from convert.parse.paragraphs import Paragraph
from convert.parse.typesetting import Typesetting, unbalanced

FULL_LINE = 14
"""Characters from which a line can be one that the column's edge cut; the narrowest columns of printed gazettes hold about 17."""

SENTENCE_END = re.compile(r"[。！？!?…][”’』」）)]*$")
CLAUSE_END = re.compile(r"[；;]$")
DUTY_BRACKET = re.compile(r"[（(\[【][^（）()]*(?:单位|部门|牵头|负责|配合|时限|领导)[^（）()]*(?:[（(〔][^（）()〔〕]*[）)〕][^（）()]*)*[）)\]】]+。?$")
MEASURE = re.compile(r"^(?:号|年|月|日|时|个|项|万|亿|元|%|％|‰|亩|人|户|条|款|名|家|次|头|只|箱|吨|公斤|公里|米|平方|座|处|栋|所|台|套|期|批|件|岁|倍|\d)")
LABEL_HEAD = re.compile(r"^[（(]?([\u4e00-\u9fa5（）()]{2,12}?)[:：]")


@dataclass(frozen=True)
class Seam:
    """The place between a paragraph and the next line."""

    before: Paragraph
    line: Line
    kind: LineKind
    number: Number | None
    ordinals: dict[str, int]
    brother: Paragraph | None
    setting: Typesetting

    @property
    def flat(self) -> str:
        return without_blanks(self.line.text)

    @property
    def last(self) -> str:
        """The last printed line of the paragraph, without blanks."""
        return without_blanks(self.before.lines[-1].text)

    @property
    def bond(self) -> float:
        return self.setting.bond(self.last, self.flat)


JoinRule = Callable[[Seam], bool | None]


def ended(seam: Seam) -> bool | None:
    """``……取得实效。`` goes on in nothing; neither does ``……如下：``."""
    text = seam.before.flat
    if SENTENCE_END.search(text) or text[-1] in ":：" and not unbalanced(text):
        return False
    return False if DUTY_BRACKET.search(text) and re.search(r"[。；][（(]", text) else None


def table_edge(seam: Seam) -> bool | None:
    """A table row joins nothing."""
    return False if LineKind.TABLE_ROW in (seam.kind, seam.before.kind) else None


def indent_tells(seam: Seam) -> bool | None:
    """Where paragraphs are indented, an indent begins one, and a line without it goes on from a full line or over a page."""
    if not seam.setting.indented:
        return None
    if seam.line.indent:
        return None if seam.before.kind in (LineKind.ROSTER_LABEL, LineKind.PERSON) else False
    page_between = not seam.line.gap and seam.line.number - seam.before.lines[-1].number > 1
    return True if seam.before.lines[0].indent and (page_between or seam.setting.is_full(seam.before.lines[-1])) else None


def name_lists(seam: Seam) -> bool | None:
    """``某县第一小学 某县第三中学 | 大湾乡中心小学``: lines of names set apart by blanks are complete each."""
    both = [re.split(r"[\s\u3000]+", text.strip()) for text in (seam.before.lines[-1].text, seam.line.text)]
    plain = not re.search(r"[，。；：:、,]", seam.last + seam.flat)
    return False if plain and all(len(names) > 1 and all(len(name) > 2 for name in names) for names in both) else None


def misread_number(seam: Seam) -> bool | None:
    """``……遵循统 | 一、协调、安全原则``: a word cut so that its rest looks like a number out of turn."""
    if seam.number is None or seam.number.style.name != "chinese" or seam.before.bare or len(seam.last) < FULL_LINE:
        return None
    expected = seam.number.ordinal == seam.ordinals.get("chinese", 0) + 1
    return True if not expected and not seam.line.mark and seam.bond > 0 else None


def figure_goes_on(seam: Seam) -> bool | None:
    """``……（2023）4 | 号``, ``……2022年完成250 | 0座``: a figure and its unit, or a figure cut in two."""
    return True if re.search(r"\d$", seam.last) and MEASURE.match(seam.flat) and seam.number is None else None


def duty_goes_on(seam: Seam) -> bool | None:
    """``（牵头单位：住建局， | 配合单位：发改局）``: labels inside an open bracket begin nothing."""
    inside = re.search(r"[（(【〔\[]([^（()）]{0,80})$", seam.before.flat)
    if not inside or not unbalanced(seam.before.flat) or seam.kind is not LineKind.LABELLED:
        return None
    return len(seam.last) >= FULL_LINE or None


def after_mark(seam: Seam) -> bool | None:
    """A line with a heading mark that is no sentence is complete, whatever its length."""
    before = seam.before.lines[-1]
    open_end = re.search(r"[、，,；。]", seam.last) or unbalanced(seam.before.flat)
    return False if before.mark and seam.before.number is None and not seam.line.mark and not open_end else None


def parenthesis(seam: Seam) -> bool | None:
    """``（2024年2月5日印发，2024年6月1日修改）`` under a title: a line that is one whole bracket stands alone."""
    whole = re.fullmatch(r"[（(][^（）()]+[）)]", seam.flat)
    return False if whole and not unbalanced(seam.before.flat) and "。" not in seam.before.flat else None


def opens(seam: Seam) -> bool | None:
    """Numbers, labels, notes, dates, dashes and list marks begin something of their own."""
    own = (
        LineKind.NUMBERED, LineKind.DATE, LineKind.DISCLOSURE, LineKind.IMPRINT, LineKind.NOTE, LineKind.CAPTION, LineKind.PROMPT,
        LineKind.ROSTER_LABEL, LineKind.ANNEX_LABEL, LineKind.DASH, LineKind.RULE,
    )  # fmt: skip
    if seam.kind in own or seam.line.bullet:
        return False
    if seam.kind is LineKind.LABELLED:
        found = LABEL_HEAD.match(seam.flat)
        role = bool(found and ROLE_WORD.search(found.group(1)))
        own_line = len(seam.last) < FULL_LINE or seam.before.kind is LineKind.LABELLED
        return False if role or own_line and not unbalanced(seam.before.flat) else None
    return None


def marked_heading(seam: Seam) -> bool | None:
    """A heading mark opens a heading, unless it is the second line of one or stands in the middle of a sentence."""
    if not seam.line.mark:
        return None
    if not seam.before.bare and len(seam.last) >= FULL_LINE and seam.kind is LineKind.PLAIN:
        return None
    return bool(seam.before.lines[-1].mark) and seam.before.bare and len(seam.last) >= FULL_LINE and len(seam.flat) <= 14


def roster_goes_on(seam: Seam) -> bool | None:
    """``于某某 县政协副主席、县 | 委办公室主任``: a post cut in two, unless the next line is a name."""
    if seam.before.kind not in (LineKind.ROSTER_LABEL, LineKind.PERSON):
        return None
    if seam.kind is LineKind.PERSON or len(seam.flat) > (20 if len(seam.last) >= FULL_LINE else 14) or not re.search(r"[\s\u3000：:]", seam.before.text.strip()):
        return False
    return not re.search(r"(?:长|任|记|席|员|理|监|表|书|人|士|事|授|官)$", seam.before.flat)


def label_goes_on(seam: Seam) -> bool | None:
    """``责任单位：农业农村局、科技局、乡村 | 振兴局``."""
    if seam.before.kind is not LineKind.LABELLED or seam.kind is LineKind.LABELLED:
        return None
    if seam.kind is LineKind.PERSON and not re.search(r"[、，,]$", seam.before.flat):
        return False
    if re.search(r"[、，,]$", seam.before.flat) or unbalanced(seam.before.flat):
        return True
    if len(seam.last) < FULL_LINE:
        return False
    return len(seam.flat) <= 20 and not seam.flat.endswith("。") or len(seam.last) >= 40 or seam.bond > 3


def clause_goes_on(seam: Seam) -> bool | None:
    """``……并追究责任； | 县文化旅游部门要……``: prose goes on after a semicolon, items do not."""
    if not CLAUSE_END.search(seam.before.flat):
        return None
    prose = len(seam.before.flat) > 90 and ("。" in seam.before.flat or seam.before.number is None)
    return prose and seam.kind is LineKind.PLAIN and len(seam.flat) > 20


def heading_goes_on(seam: Seam) -> bool | None:
    """``2. 开展全县教育系统中小学幼儿园党建 | 示范观摩活动。`` — but not a heading and the paragraph under it."""
    before = seam.before
    if not before.bare:
        return None
    if re.search(r"[、，,]$", before.flat) or unbalanced(before.flat):
        return True
    if len(seam.last) < FULL_LINE:
        return False
    both_strong = _all_strong(before.lines[-1]) and _all_strong(seam.line)
    rest = re.split(r"[。，：:]", seam.flat)[0]
    if both_strong or len(seam.last) > 40:
        return True
    if _cut_sentence(seam):
        return True
    if before.lines[-1].mark or _all_strong(before.lines[-1]) and not seam.line.strong:
        return False
    short = len(seam.flat) <= 20 and seam.flat[-1] not in "：:"
    return short and len(rest) <= 14 or len(rest) <= 6 and "。" in seam.flat[:8] or seam.bond > 2.5


def _cut_sentence(seam: Seam) -> bool:
    """Whether the item before this one was a whole sentence, so that this one, a full line without an end, is one cut in two."""
    brother = seam.brother
    return brother is not None and not brother.bare and "。" in brother.flat and not seam.before.lines[-1].mark and seam.kind is LineKind.PLAIN


def _all_strong(line: Line) -> bool:
    return sum(b - a for a, b in line.strong) >= len(line.text) - 1


def short_line(seam: Seam) -> bool | None:
    """A short line that no comma holds open is complete: ``乡（镇）``, a form's head, an unnumbered heading."""
    if re.search(r"[、，,]$", seam.last) or unbalanced(seam.before.flat):
        return None
    if _all_strong(seam.before.lines[-1]) and len(seam.before.lines) == 1 and seam.before.kind is LineKind.PLAIN:
        return False
    return False if len(seam.last) < FULL_LINE - 2 else None


def closed_form(seam: Seam) -> bool | None:
    """Signature prompts, captions, dates and headings of rosters are complete in their line."""
    closed = (LineKind.PROMPT, LineKind.CAPTION, LineKind.DATE, LineKind.DISCLOSURE, LineKind.RULE, LineKind.ANNEX_LABEL)
    return False if seam.before.kind in closed else None


def open_prose(seam: Seam) -> bool | None:
    """``……现印发给你们，请 | 抓好落实。``: anything else that ends without a sentence end goes on."""
    return seam.kind in (LineKind.PLAIN, LineKind.PERSON, LineKind.LABELLED)


JOIN_RULES: tuple[JoinRule, ...] = (
    table_edge,
    indent_tells,
    ended,
    misread_number,
    figure_goes_on,
    duty_goes_on,
    parenthesis,
    opens,
    marked_heading,
    after_mark,
    closed_form,
    name_lists,
    roster_goes_on,
    clause_goes_on,
    label_goes_on,
    heading_goes_on,
    short_line,
    open_prose,
)


def goes_on(seam: Seam) -> bool:
    """Whether the line after the seam belongs to the paragraph before it."""
    return next((verdict for rule in JOIN_RULES if (verdict := rule(seam)) is not None), False)


def join_paragraphs(lines: Sequence[Line], setting: Typesetting) -> list[Paragraph]:
    """Lines of running text in order → paragraphs; every line is in exactly one."""
    paragraphs: list[Paragraph] = []
    ordinals: dict[str, int] = {}
    for line in lines:
        kind, number = kind_of(line), read_number(line.text)
        if paragraphs and goes_on(Seam(paragraphs[-1], line, kind, number, ordinals, _brother(paragraphs), setting)):
            last = paragraphs[-1]
            paragraphs[-1] = Paragraph((*last.lines, line), last.kind, last.number)
            continue
        if number and kind is LineKind.NUMBERED:
            ordinals = {name: n for name, n in ordinals.items() if not _starts_again(name, number)} | {number.style.name: number.ordinal}
        if paragraphs and _in_roster(paragraphs[-1], line, kind):
            kind = LineKind.PERSON
        paragraphs.append(Paragraph((line,), kind, number if kind is LineKind.NUMBERED else None))
    return paragraphs


def _brother(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The item of the same style that comes before the last paragraph, within the last few."""
    number = paragraphs[-1].number
    if number is None:
        return None
    recent = reversed(paragraphs[-6:-1])
    return next((other for other in recent if other.number and other.number.style.name == number.style.name), None)


def _in_roster(before: Paragraph, line: Line, kind: LineKind) -> bool:
    """``各乡（镇）人民政府乡（镇）长``: a short line in a roster is one more member."""
    short = len(without_blanks(line.text)) <= 24 and not re.search(r"[。；：:，]$", line.text)
    return kind is LineKind.PLAIN and before.kind in (LineKind.ROSTER_LABEL, LineKind.PERSON) and short and not line.mark


def _starts_again(name: str, number: Number) -> bool:
    """Ordinals of deeper styles start again under a new heading; arabic ones may run through a whole document."""
    return name != "arabic" and next(style.level for style in STYLES if style.name == name) > number.level
