"""Texts → the words in them that speak for an industry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from convert.model.industries import Industry, Where
from convert.model.source import Source

IN_UNIT_NAME = re.compile(
    r"[^由和及的向等与对在，、；。（）()：:《》\s]{0,6}?"
    r"(?:局(?![部面限势])|厅|委员会|委(?![托派培])|部门|服务中心|管委会)"
)
CLAUSE_END = re.compile(r"[，。；：:;]")
REACH = 40


@dataclass(frozen=True)
class Lexicon:
    """The industries, with one pattern for all their words; made once."""

    industries: tuple[Industry, ...]
    pattern: re.Pattern[str] | None
    by_term: dict[str, tuple[Industry, ...]]


@dataclass(frozen=True)
class Found:
    """One term in one stretch of text."""

    industry: Industry
    where: Where
    term: str
    source: Source


def lexicon_of(industries: Iterable[Industry]) -> Lexicon:
    """Dictionary entries → what texts are searched with.  Where words overlap the longest counts."""
    known = tuple(industries)
    by_term: dict[str, tuple[Industry, ...]] = {}
    for industry in known:
        for term in industry.terms:
            by_term[term] = (*by_term.get(term, ()), industry)
    words = sorted({*by_term, *(word for industry in known for word in industry.not_terms)} - {""})
    return Lexicon(known, re.compile("|".join(_branches(words))) if words else None, by_term)


def _branches(words: Iterable[str]) -> Iterator[str]:
    """Words by their first sign, which spares the search most of them; the longest first."""
    for first, group in groupby(words, key=lambda word: word[0]):
        rests = sorted((word[1:] for word in group), key=len, reverse=True)
        yield f"{re.escape(first)}(?:{'|'.join(map(re.escape, rests))})"


def hits_in(where: Where, text: str, source: Source, lexicon: Lexicon) -> Iterator[Found]:
    """Every term in a text, but for those inside the name of a unit and those that only swell a list."""
    for match in lexicon.pattern.finditer(text) if lexicon.pattern else ():
        if not IN_UNIT_NAME.match(text, match.end()) and (where is Where.TITLE or not _listed(text, *match.span())):
            for industry in lexicon.by_term.get(match.group(0), ()):
                yield Found(industry, where, match.group(0), source)


def _listed(text: str, start: int, end: int) -> bool:
    """Whether a word is one of three or more: ``健康、养老、托育等服务业``, ``肉牛、食品、纺织服装等产业``."""
    if text[max(0, start - 1) : start] != "、" and text[end : end + 1] not in ("、", "等"):
        return False
    before, after = CLAUSE_END.split(text[max(0, start - REACH) : start])[-1], CLAUSE_END.split(text[end : end + REACH])[0]
    return before.count("、") + after.count("、") > 1
