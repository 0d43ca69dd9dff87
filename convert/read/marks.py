"""OCR and Markdown marks become what they mean; every other character stays as printed.

``MARK_RULES`` is the one ordered list: to read a new mark, write a small
function with the line it was seen in as its example and add it there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from convert.read.character_forms import RATIO_AS_COLON, READ_AS

MarkRule = Callable[[str], str]

LATEX_WORDS = {
    r"\geqslant": "≥", r"\geq": "≥", r"\ge": "≥", r"\leqslant": "≤", r"\leq": "≤", r"\le": "≤", r"\neq": "≠", r"\times": "×",
    r"\div": "÷", r"\pm": "±", r"\cdot": "·", r"\sim": "~", r"\approx": "≈", r"\rightarrow": "→", r"\to": "→", r"\circ": "°",
    r"\square": "□", r"\Box": "□", r"\boxtimes": "☒", r"\checkmark": "√", r"\surd": "√", r"\ldots": "…", r"\cdots": "…",
    r"\quad": " ", r"\%": "%", r"\&": "&", r"\#": "#", r"\_": "_", r"\$": "$", r"\,": "", r"\;": " ", r"\ ": " ", "~": " ",
}  # fmt: skip
LATEX_WORD = re.compile("|".join(re.escape(word) for word in sorted(LATEX_WORDS, key=len, reverse=True)))
SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
FORMULA = re.compile(r"\$([^$\t]{1,80})\$")
FORMULA_SIGN = re.compile(r"[\\^_]|^[\s\d.,+\-=<>%{}]+$")
ATTRIBUTES = r"\b[^<>\u3400-\u9fff]*"
"""The rest of a tag after its name; angle brackets with Chinese between them are text."""
INPUT = re.compile(rf"<input{ATTRIBUTES}>", re.IGNORECASE)
BREAK = re.compile(rf"<br\s*/?>|</(?:p|li)>[ \u3000]*<(?:p|li){ATTRIBUTES}>", re.IGNORECASE)
TAG = re.compile(
    rf"</?(?:p|div|span|h[1-6]|a|b|i|u|strong|em|small|big|mark|sub|sup|center|font|ul|ol|li|section|article|o:p){ATTRIBUTES}>",
    re.IGNORECASE,
)
AUTOLINK = re.compile(r"<(?=[^<>]+\.[^<>])([\w.@:/?=&%~+-]+)>")
"""An address in angle brackets has a dot inside."""
ANCHOR = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(#[^()\s]*\)")
ATTRIBUTED = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\{[.#][^{}]*\}")
FENCE = re.compile(r"^\s*:{3,}\s*(?:\{[^{}]*\}|[A-Za-z-]*)\s*:*\s*$")
RAISED, LOWERED = re.compile(r"\^([\d+-]{1,4})\^"), re.compile(r"(?<=[A-Za-z])~(\d{1,2})~")
LINE_END = re.compile(r"(?<!\\)\\\s*$")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
"""Markdown lets every ASCII mark be escaped (CommonMark 2.4)."""
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
UPRIGHT = re.compile(r"\\(?:text|mathrm|mathbf|mathit|rm)\s*\{([^{}]*)\}")
CIRCLED = re.compile(r"\\textcircled\s*\{\s*(\d{1,2})\s*\}")
SIGN_ALONE = re.compile(r"(?:\^\s*)?\{\s*([-–—~～≥≤<>×±①-⑳])\s*\}|\^\s*(?=[①-⑳])")
DEGREE = re.compile(r"\^\s*\{?\s*°\s*\}?")
INDEX = re.compile(r"\s*_\s*(?:\{([\d\s.+-]+)\}|(\d))")
POWER = re.compile(r"\s*\^\s*\{?\s*([\d+-]+)\s*\}?")
CIRCLED_ONE = ord("①")
UNREAD = re.compile(r"[\\{}]")


def _formula(match: re.Match[str]) -> str:
    body = match.group(1)
    if not FORMULA_SIGN.search(body):
        return match.group(0)
    body = CIRCLED.sub(
        lambda number: chr(CIRCLED_ONE + int(number.group(1)) - 1) if 0 < int(number.group(1)) <= 20 else number.group(), body
    )
    body = UPRIGHT.sub(r"\1", FRACTION.sub(r"\1/\2", body))
    body = LATEX_WORD.sub(lambda word: LATEX_WORDS[word.group()], body)
    body = SIGN_ALONE.sub(r"\1", body)
    body = INDEX.sub(lambda index: "".join((index.group(1) or index.group(2)).split()), body)
    body = POWER.sub(lambda power: power.group(1).translate(SUPERSCRIPTS), DEGREE.sub("°", body))
    return match.group(0) if UNREAD.search(body) else "".join(body.split())


def read_formulas(text: str) -> str:
    r"""``达到 $\geq 90\%$`` → ``达到 ≥90%``; a formula with anything unknown in it stays as printed."""
    return FORMULA.sub(_formula, text)


def _box(match: re.Match[str]) -> str:
    tag = match.group(0).lower()
    on = "checked" in tag
    if "radio" in tag:
        return "◉" if on else "○"
    return "☑" if on else "☐"


def read_boxes(text: str) -> str:
    """``人工 <input type="checkbox"/>`` → ``人工 ☐`` (``○`` for a choice of one)."""
    return INPUT.sub(_box, text)


def read_breaks(text: str) -> str:
    """``自备井<br>位置`` → a line feed inside the cell or paragraph, without the blanks around it."""
    pieces = BREAK.split(text)
    return "\n".join(piece.strip(" \u3000") for piece in pieces) if len(pieces) > 1 else text


def read_tags(text: str) -> str:
    """``<p>开展培训</p>`` → ``开展培训``."""
    return TAG.sub("", text)


def read_links(text: str) -> str:
    """``<http://www.example.cn>`` → the address itself."""
    return AUTOLINK.sub(r"\1", text)


def read_anchors(text: str) -> str:
    """``[……的通知 12](#_Toc3)`` → ``……的通知 12``: a link to another place of the same file, as contents of Word files have."""
    return ANCHOR.sub(r"\1", text)


def read_entities(text: str) -> str:
    """``&lt;5亩`` → ``<5亩``."""
    return html.unescape(text) if "&" in text else text


def read_attributes(text: str) -> str:
    """``[总则]{.underline}`` → ``总则``, ``[]{#_Toc1 .anchor}`` → nothing: what Pandoc keeps of Word's styles and bookmarks."""
    return ATTRIBUTED.sub(r"\1", text)


def read_fences(text: str) -> str:
    """``::: {custom-style="落款"}`` and ``:::`` → a blank line: the bounds of what Word set in one style."""
    return FENCE.sub("", text)


def read_raised(text: str) -> str:
    """``10^4^`` → ``10⁴``, ``CO~2~`` → ``CO2`` (Pandoc)."""
    return LOWERED.sub(r"\1", RAISED.sub(lambda raised: raised.group(1).translate(SUPERSCRIPTS), text))


def read_line_end(text: str) -> str:
    r"""``……人民政府办公室\`` → without the mark that a line ends here (CommonMark 6.7)."""
    return LINE_END.sub("", text)


def read_escapes(text: str) -> str:
    r"""``\_\_\_乡`` → ``___乡``, ``95\%`` → ``95%``."""
    return ESCAPE.sub(r"\1", text) if "\\" in text else text


def drop_invisible(text: str) -> str:
    """Zero-width characters and soft hyphens, which no reader sees."""
    return INVISIBLE.sub("", text)


def read_character_forms(text: str) -> str:
    """``⼈⺠政府`` → ``人民政府``: other code points for the same print; blanks of any width are one, or the full one.

    The ratio sign behind a word is a colon (``附件∶``); between figures it stays (``1∶2``).
    """
    return RATIO_AS_COLON.sub("：", text.translate(READ_AS))


MARK_RULES: tuple[MarkRule, ...] = (
    drop_invisible,
    read_formulas,
    read_boxes,
    read_breaks,
    read_links,
    read_anchors,
    read_attributes,
    read_fences,
    read_raised,
    read_line_end,
    read_tags,
    read_entities,
    read_character_forms,
)


MARK = re.compile(rf"[$<&∶^{''.join(map(chr, READ_AS))}]|\]\(#|\]\{{|:::|~\d|\\\s*$|{INVISIBLE.pattern}")
"""What every one of these marks begins with: most lines have none."""


def read_marks(printed: str) -> str:
    """One printed line without its line end → the same line with all inline marks read, bold marks still in place."""
    for rule in MARK_RULES if MARK.search(printed) else ():
        printed = rule(printed)
    return printed
