"""Code points that stand for another character of the same print: Kangxi radicals, small and half-width forms, blanks of any width.

Text taken out of PDF and Word files has them; on paper ``⼈⺠政府`` and ``人民政府`` are the same (Unicode Standard, ch. 5.19 and 18.2).
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

BLANKS = "\u00a0\u1680\u2000\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
WIDE_BLANKS = "\u2001\u2003"
"""As wide as a character, as the blank of Chinese text is."""
FORM_BLOCKS = (
    range(0x2F00, 0x2FD6),  # Kangxi radicals
    range(0xF900, 0xFADA),  # CJK compatibility ideographs
    range(0xFE10, 0xFE1A),  # vertical forms
    range(0xFE30, 0xFE45),  # CJK compatibility forms
    range(0xFE50, 0xFE6C),  # small form variants
    range(0xFF61, 0xFF66),  # half-width CJK punctuation
)
"""Blocks whose characters Unicode itself defines as forms of others (compatibility decomposition)."""
RADICALS = dict(
    zip(
        "⺎⺝⺟⺠⺧⺩⺮⺷⻁⻄⻅⻆⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "兀月母民牛王竹羊虎西见角贝足车長长门雨青韦页风飞食首马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
"""Of the CJK Radicals Supplement those that are whole characters; Unicode lists them, but defines no decomposition."""


def _unicode_forms() -> dict[str, str]:
    pairs = ((chr(code), unicodedata.normalize("NFKC", chr(code))) for code in chain(*FORM_BLOCKS))
    return {form: plain for form, plain in pairs if plain != form and len(plain) == 1}


CHARACTER_FORMS = _unicode_forms() | RADICALS
"""Form → the character it stands for."""
RATIO_AS_COLON = re.compile(r"(?<=[\u4e00-\u9fff）)”*])∶|∶(?!\s*[\d.])")
FORM = re.compile(rf"[{''.join(CHARACTER_FORMS)}]|{RATIO_AS_COLON.pattern}")
READ_AS = str.maketrans(CHARACTER_FORMS | dict.fromkeys(BLANKS, " ") | dict.fromkeys(WIDE_BLANKS, "\u3000"))
