"""The rubrics (栏目) under which the contents list their entries."""

from __future__ import annotations

import re

from convert.parse.contents.marks import framed_name
from convert.parse.contents.page import PAGE
from convert.parse.numbering import ORDINAL
from convert.parse.numbers import NUMBER, without_blanks
from convert.parse.titles import ends_with_genre, is_body_name
from convert.parse.words import one_of

FRAMED = re.compile(r"^[【〖「].*[】〗」]$")
WORDS = one_of(
    "文件 任免 公告 通告 规章 讲话 大事记 专栏 解读 公报 资料 动态 决定 命令 法规 信息 报告 数据 选登 工作 政府令 会议纪要 人事 发文",
    "要闻 统计",
)
SHORT_NAME = re.compile(r"^(?!.*(?:关于|印发|转发(?=.)))(?![的和及与、之])[\u4e00-\u9fa5、]{2,10}(?:[（(][续一二三四五六][）)])?$")
CHAPTER = re.compile(rf"^(?:{ORDINAL}[、.．]|[（(]{ORDINAL}[）)])\s*")
CATEGORY = re.compile(rf"^[^\d，。；]{{0,20}}{WORDS}$")
SLOGAN = re.compile(r"^[\u4e00-\u9fa5]{4}(?:[\s\u3000·•]*[\u4e00-\u9fa5]{4}|(?:[\s\u3000·•]+[\u4e00-\u9fa5]{4}){2,3})$")


def category_of(text: str) -> str | None:
    """``【县政府文件】``, ``二、人事任免`` or ``部门文件：`` → the category's name, for a line that is one."""
    flat = without_blanks(text)
    if PAGE.search(text) or NUMBER.search(text) or "关于" in flat:
        return None
    if framed := framed_name(text):
        return CHAPTER.sub("", framed)
    name = _plain_name(text)
    return name if CATEGORY.match(name) else None


def short_name(text: str) -> str | None:
    """``联合发文``, ``一、人大决议``: what can be the name of a category, whatever its words."""
    name = _plain_name(text)
    return name if SHORT_NAME.match(name) and not SLOGAN.match(text.strip()) and not is_body_name(name) else None


def _plain_name(text: str) -> str:
    """``一、政府文件：`` → ``政府文件``."""
    return without_blanks(CHAPTER.sub("", text.strip().rstrip(":：")))


def is_slogan(text: str) -> bool:
    """``立党为公　执政为民``."""
    return bool(SLOGAN.match(text.strip())) and not NUMBER.search(text) and not ends_with_genre(text)
