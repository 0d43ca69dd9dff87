"""Whether a line goes on from the line of duties above it: ``责任单位：……``, ``完成时限：……``."""

from __future__ import annotations

import re

from convert.parse.kinds import ROLE_WORD, LineKind
from convert.parse.paragraphs import LABEL_HEAD, Seam
from convert.parse.titles import is_body_name
from convert.parse.words import one_of

WORD_BOND = 3
"""Above this bond, in bits, two characters are one word, even where a new item would be in turn."""
COMMA_END = re.compile(r"[、，,]$")
LABEL_WORD = re.compile(rf"^{one_of('牵头 责任 配合 协办 参与 主办 承办')}(?:单位|部门|领导)[:：]|^(?:完成|办结|整改)(?:时限|时间)[:：]")
LABEL_BEGUN = re.compile(r"(?:^|[（(；;【〔。，,])([^（()）；;【〔。，,]{1,4})$")
OPEN_BRACKET = re.compile(r"[（(【〔\[]([^（()）]{0,80})$")
LABEL_BEFORE = re.compile(r"[。；;](?:牵头|责任|配合|协办|参与|主办|承办)(?:单位|部门)[:：][^。；;]+[；;]$")
"""A label and its names behind a sentence, with more to come."""
HANGING = re.compile("[和与及各]$")
UNIT_ENDINGS = ("管理委员会", "委员会", "人民政府", "办公室", "管理局", "服务中心", "有限责任公司", "有限公司")
"""Endings of units' names that a line end can cut inside."""
DATE_BEGUN = re.compile(r"(?:时限|时间|节点|日期)[:：][^。；;]*(?:[年月至\d长]|[-—–－~～])$")
DATE_ENDS = one_of("底 前 底前 初 末 上旬 中旬 下旬 月底 日前")
DATE_REST = re.compile(rf"^(?:\d{{1,2}}[年月日][^。；;：:]{{0,8}}|期坚持|期|{DATE_ENDS}前?[。；;]?$)")


def label_cut(seam: Seam) -> bool | None:
    """``牵头单 | 位：县水利局``, ``……旅游商品。（责任 | 单位：县商务局）``: a label cut inside."""
    begun = LABEL_BEGUN.search(seam.before.flat)
    found = LABEL_WORD.match(begun.group(1) + seam.flat) if begun else None
    return True if begun and found and found.end() > len(begun.group(1)) + 1 else None


def unit_cut(seam: Seam) -> bool | None:
    """``清河经济开发区管 | 理委员会`` in a list of units: only the rest of such an ending, below a line that has its begin."""
    if seam.kind is not LineKind.PLAIN or seam.line.mark or is_body_name(seam.last):
        return None
    both = seam.last + seam.flat
    rest = any(len(seam.flat) < len(ending) and both.endswith(ending) for ending in UNIT_ENDINGS)
    return True if rest and is_body_name(both) else None


def duty_goes_on(seam: Seam) -> bool | None:
    """``（牵头单位：住建局， | 配合单位：发改局）``, ``……到户。牵头单位：财政局； | 配合单位：……``: labels in mid-text begin nothing."""
    if seam.kind is not LineKind.LABELLED:
        return None
    if seam.before.kind is not LineKind.LABELLED and LABEL_BEFORE.search(seam.before.flat) and LABEL_WORD.match(seam.flat):
        return True
    return seam.after_full or None if OPEN_BRACKET.search(seam.before.flat) and seam.held_open else None


def label_goes_on(seam: Seam) -> bool | None:
    """``责任单位：农业农村局、科技局、乡村 | 振兴局``, ``县交通运输局：抢修公路，保障救援人 | 员通行。``."""
    if seam.before.kind is not LineKind.LABELLED or seam.kind is LineKind.LABELLED:
        return None
    comma = bool(COMMA_END.search(seam.last))
    if seam.kind is LineKind.PERSON and not comma:
        return False
    if comma or seam.held_open or HANGING.search(seam.last) or seam.cuts_unit:
        return True
    if not seam.after_full or seam.closes_units:
        return False
    label = LABEL_HEAD.match(seam.before.flat)
    if label and "，" in seam.before.flat and not ROLE_WORD.search(label.group(1)):
        return True
    return len(seam.flat) <= 20 and not seam.flat.endswith("。") or len(seam.last) >= 40 or seam.bond > WORD_BOND


def date_cut(seam: Seam) -> bool | None:
    """``完成时限：2022年10月 | 底前``, ``时间：2022年9月- | 11月``: a deadline cut inside."""
    return True if DATE_BEGUN.search(seam.before.flat) and DATE_REST.match(seam.flat) and not seam.line.mark else None
