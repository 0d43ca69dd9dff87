"""文种: what kind of official document a title announces."""

from __future__ import annotations

import re

GENRES = ("决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要")
"""The fifteen kinds of 《党政机关公文处理工作条例》 §8, in its order."""
IDS = (
    *("resolutions", "decisions", "orders", "communiques", "proclamations", "announcements", "opinions", "notices"),
    *("bulletins", "reports", "requests", "replies", "bills", "letters", "minutes"),
)
"""Their names in addresses, in the same order."""
ORDER = "令"
"""A 命令 is mostly called by this last character alone: 清禾县人民政府令."""
OTHER = "其他"

TAIL = re.compile(r"(（[^（）]*）|\([^()]*\)|\s|[》”])+$")
ORDER_NUMBER = re.compile(r"令\s*第?\s*\d+\s*号$")


def genre_of(title: str, number: str | None = None) -> str:
    """Title, and the document number where there is one → the kind: ``关于…的意见（试行）`` is an 意见."""
    bare = TAIL.sub("", title)
    named = next((genre for genre in GENRES if bare.endswith(genre)), None)
    if named is None and (bare.endswith(ORDER) or ORDER_NUMBER.search(bare) or ORDER_NUMBER.search(number or "")):
        return "命令"
    return named or OTHER


def genre_rank(genre: str) -> int:
    """The place of a kind in the list of kinds; what is none of them comes last."""
    return GENRES.index(genre) if genre in GENRES else len(GENRES)


def genre_id(genre: str) -> str:
    """The name of a kind in addresses."""
    return IDS[GENRES.index(genre)] if genre in GENRES else "others"
