"""Rows and labels printed in two pieces become one again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convert.parse.numbers import without_blanks
from convert.parse.tables.align import FIGURES, form_of
from convert.parse.tables.body import BodyRow
from convert.parse.tables.columns import ITEM, detail_column, itemised, share

HANGING = re.compile(r"(?:[和与及的、，（]|[（(][^）)]*)$")
LONE = re.compile(r"^[\u4e00-\u9fa5](?<![一二三四五六七八九十])$")
"""A label of one character is the rest of one: names of things have two or more."""
SUFFIX = re.compile(r"^(?:[乡镇]?人民政府|分局|[大支总]队|中心|农牧场|[农林牧]场|委员会|办公室|街道办事处|[局办委])(?=[、，]|$)")
"""What ends the name of a unit and is no name of one."""
OWN_UNIT = re.compile(r"^[县旗市区省各]")
UNIT_END = re.compile(r"(?:(?<!城)乡|[局办部委镇室会心院所队场站馆校社团联行企司厂库店处厅科股园区街府位关专村属组）)])$")
"""A name that ends so is whole, whatever stands below."""
UNIT_COLUMN = re.compile(r"单位|部门")
UNIT_MARKS = re.compile("[、，,；;]")
BRACKETS = (("《", "》"), ("“", "”"), ("（", "）"), ("(", ")"))
SENTENCE = 20
"""From so many characters on a cell without a stop is a sentence that has not ended."""
LONGEST_REST = 12
STOPS = "。；：！？"
DATED = re.compile(r"^(?:19|20)\d{2}年")
ONE_DATE = re.compile(r"(?:\d{4}年|每)?(?:\d{1,2}月|月|季度?)?(?:\d{1,2}日)?(?:底|末|前|[上中下]旬|完成)*")
ENDED = re.compile(r"[。；](?:[（(][^（()）]*[）)])?$")
EXPLAINED = re.compile(r"^[^（(、，]+[（(][^（()）]+[）)]$")
NUMBER = re.compile(r"[\d.]+")
WORDS = re.compile(r"^[\u4e00-\u9fa5]{2,}$")
SECTION_REST = re.compile(r"^(?=..)[\u4e00-\u9fa5]+(?:[（(][^（()）]+[）)])?$")


def join_cut_rows(rows: Sequence[BodyRow]) -> list[BodyRow]:
    """A row that only goes on with the cells of the row before it, or that this one lacks, becomes one with it."""
    whole = [row for row in rows if not row.after_break and not row.is_group and not row.is_total]
    width = len(rows[0].cells) if rows else 0
    essential = {c for c in range(width) if share(whole, c) >= 0.7}
    begun = [row for above, row in zip((None, *rows), rows, strict=False) if not (above and _may_be_rest(above, row))]
    detail = detail_column(begun) if begun else 0
    items = {c for c in range(width) if itemised(whole, c)}
    stops = {c for c in range(width) if _ends_with_stops([without_blanks(row.cells[c]) for row in whole if row.cells[c]])}
    numbered = 5 * sum(form_of(row.cells[0]) == "serial" for row in rows) >= 4 * len(rows)
    joined: list[BodyRow] = []
    for row in rows:
        above = joined[-1] if joined else None
        half = row.after_break or numbered and not row.cells[0]
        cut = above and row.after_break and (_goes_on(above, row, essential, items, detail) or _ends_section(above, row))
        rest = above and (_is_tail(above, row, detail) or half and (_is_second_half(above, row, detail, stops) or _closes(above, row)))
        if above and (cut or rest or _completes(above, row, essential, detail)):
            _append(above, row)
        else:
            joined.append(row)
    return joined


def _ends_section(above: BodyRow, row: BodyRow) -> bool:
    """``（二）道路交通和客货 | 运输``, ``二、增进民生福 | 祉（3项）``: the name of a group cut by the page."""
    if not above.is_group or len(above.filled) != 1 or row.filled != above.filled:
        return False
    over, cell = (without_blanks(each.cells[row.filled[0]]) for each in (above, row))
    return len(cell) <= LONGEST_REST and over[-1] not in STOPS + "）)" and bool(SECTION_REST.match(cell))


def _completes(above: BodyRow, row: BodyRow, essential: set[int], detail: int) -> bool:
    """``⇥县卫生健康局⇥⇥ | 卫生⇥⇥8000⇥800``: a row of which one cell was printed by itself, a line too high."""
    if len(above.filled) != 1 or above.is_group or above.is_total or row.is_total or len(row.filled) < 2:
        return False
    column = above.filled[0]
    return column > detail and column in essential and not row.cells[column] and all(row.cells[c] for c in essential - {column})


def _goes_on(above: BodyRow, row: BodyRow, essential: set[int], items: set[int], detail: int) -> bool:
    """Whether a row after a page break holds nothing but the rest of cells above it."""
    if row.is_group or row.is_total or above.is_group or above.is_total or not row.filled or not essential:
        return False
    pairs = [(without_blanks(above.cells[c]), without_blanks(row.cells[c])) for c in row.filled if above.cells[c]]
    if any(form_of(over) in FIGURES and form_of(cell) in FIGURES for over, cell in pairs):
        return False
    cut = any(_cuts_unit(*pair) for pair in pairs)
    others = sum(_is_another(*pair) for pair in pairs)
    if others > 1 or not cut and _are_others(pairs, others > 0 or len(row.filled) > 2 and row.filled[:3] == [0, 1, 2]):
        return False
    missing = [c for c in essential if not row.cells[c]]
    starts = [bool(ITEM.match(without_blanks(row.cells[c]))) for c in row.filled if c in items]
    if any(starts) or not missing:
        return False
    healed = cut or any(_heals(above.cells[c], row.cells[c]) for c in row.filled)
    few = 2 * len(missing) < len(essential) and not starts
    if few and not (detail in missing and healed):
        return False
    own = [c for c in row.filled if not above.cells[c] and not (cut and c > above.filled[-1])]
    new_words = [c for c in own if form_of(row.cells[c]) not in ("figure", "serial")]
    return not new_words and not any(form_of(row.cells[c]) == "serial" for c in row.filled)


def _are_others(pairs: Sequence[tuple[str, str]], begins: bool) -> bool:
    """Whether cells stand below others without being the rest of them: none of those is unended.

    All are sentences, or the row ``begins`` as a new one does.
    """
    if any(_is_half(*pair) for pair in pairs):
        return False
    return begins or len(pairs) > 1 and all(ENDED.search(over) for over, _ in pairs)


def _is_half(over: str, cell: str) -> bool:
    """Whether a text is left hanging, or is a sentence that has not ended, above one that begins nothing new."""
    return bool(HANGING.search(over)) or len(over) >= SENTENCE and not ENDED.search(over) and not ITEM.match(cell)


def _is_another(over: str, cell: str) -> bool:
    """Two wholes of one kind, not one in two pieces.

    ``5月底前 | 6月10日前``, ``县民政局 | 县财政局``, ``每亩补助300元 | 每亩补助200元``, ``马某（组长） | 王某（副组长）``,
    ``龙潭景区 | 荷花苑景区``, ``《河道条例》第八条。 | 《河道条例》第九条。``.
    """
    forms = {form_of(over), form_of(cell)}
    if forms == {"units"}:
        last, first = _units(over)[-1], _units(cell)[0]
        return len(last) > 1 and bool(UNIT_END.search(last)) and len(first) > 2
    if forms == {"date"}:
        return not ONE_DATE.fullmatch(_units(over)[-1] + cell)
    if DATED.match(cell) or ENDED.search(over) and cell[0] == "《" or EXPLAINED.match(over) and EXPLAINED.match(cell):
        return True
    if WORDS.match(over) and WORDS.match(cell) and len(over) > 2 < len(cell) and over[-2:] == cell[-2:]:
        return True
    return NUMBER.search(cell) is not None and NUMBER.sub("", over) == NUMBER.sub("", cell)


def _is_tail(above: BodyRow, row: BodyRow, detail: int) -> bool:
    """``⇥⇥⇥⇥政府⇥``: short cells right of what makes a row, and nothing else: the rest of the cells above, page break or not.

    One of those is no whole without its rest; any other row is one of its own under merged cells.
    ``⇥监督。⇥⇥``, the end of a sentence alone, is one also in the column that makes a row.
    """
    if row.filled == [detail]:
        return _ends_sentence(without_blanks(above.cells[detail]), without_blanks(row.cells[detail])) and _may_be_rest(above, row)
    return bool(row.filled) and row.filled[0] > detail and _may_be_rest(above, row)


def _ends_sentence(over: str, cell: str) -> bool:
    """Whether a short cell is the end of a long sentence above it that has none."""
    return len(over) >= SENTENCE and len(cell) <= len(over) // 4 and cell[-1] in "。；"


def _ends_with_stops(texts: Sequence[str]) -> bool:
    return bool(texts) and 3 * sum(bool(ENDED.search(text)) for text in texts) >= 2 * len(texts)


def _closes(above: BodyRow, row: BodyRow) -> bool:
    """``《校车安 | 全管理条例》``: a row under filled cells of which one closes what was opened above."""
    pairs = [(above.cells[c], row.cells[c]) for c in row.filled]
    numbered = any(form_of(cell) == "serial" or ITEM.match(without_blanks(cell)) for _, cell in pairs)
    return not (numbered or row.is_total) and all(over for over, _ in pairs) and any(_left_open(*pair) for pair in pairs)


def _left_open(over: str, cell: str) -> bool:
    """Whether a text opens a bracket or quotation last that the one below closes first."""
    return any(over.rfind(a) > over.rfind(b) and -1 < cell.find(b) < (cell.find(a) if a in cell else len(cell)) for a, b in BRACKETS)


def _is_second_half(above: BodyRow, row: BodyRow, detail: int, stops: set[int]) -> bool:
    """``户、户不漏畜。⇥镇人民政府``: a row cut in all its cells, one of them inside the name of a unit.

    In columns whose texts end in ``stops``, one without is cut too.
    """
    if not detail or detail not in row.filled or row.is_total or above.is_group or above.is_total:
        return False
    pairs = {c: (without_blanks(above.cells[c]), without_blanks(row.cells[c])) for c in row.filled}
    rests = all(
        over and (_cuts_unit(over, cell) or _can_be_rest(over, cell) or _is_ended_by(over, cell))
        for c, (over, cell) in pairs.items()
        if c != detail
    )
    return rests and _is_open(*pairs[detail]) and any(c in stops and _is_open(*pair) or _cuts_unit(*pair) for c, pair in pairs.items())


def _is_open(over: str, cell: str) -> bool:
    """Whether a text has not ended, and the one below begins nothing new."""
    return bool(over) and over[-1] not in "。；" and not ITEM.match(cell)


def _is_ended_by(over: str, cell: str) -> bool:
    """``鲜薯总产量21万 | 吨以上，加工转化率达到45%。``: a sentence that has not ended, and its end."""
    return _is_open(over, cell) and bool(ENDED.search(cell))


def _cuts_unit(over: str, cell: str) -> bool:
    """``各苏木乡 | 镇人民政府``, ``县农业农 | 村局``: two halves of a list of units of which one is no unit by itself."""
    split = form_of(over) != "units" and form_of(over + cell) == "units" and not OWN_UNIT.match(cell)
    return bool(SUFFIX.match(cell)) or split


def _may_be_rest(above: BodyRow, row: BodyRow) -> bool:
    """Whether all cells of a row can be the rest of those above, and one must be."""
    if not row.filled or above.is_group or above.is_total:
        return False
    pairs = [(above.cells[c], row.cells[c]) for c in row.filled]
    return all(_can_be_rest(over, cell) for over, cell in pairs) and any(_heals(over, cell) for over, cell in pairs)


def _can_be_rest(over: str, cell: str) -> bool:
    """Whether a cell is short and of words, below one that can go on, or completes a date: ``2022年 | 12月底前``."""
    over, cell = without_blanks(over), without_blanks(cell)
    if over and ONE_DATE.fullmatch(over + cell):
        return True
    whole = ("figure", "serial", "ordinal", "date") if len(cell) > 2 else ("figure", "serial", "ordinal")
    words = form_of(cell) not in whole and not ITEM.match(cell)
    return words and len(cell) <= LONGEST_REST and (len(over) > 2 or _cuts_unit(over, cell)) and over[-1:] not in "。；"


def _heals(over: str, cell: str) -> bool:
    """Whether a cell is left hanging, or is no name of a unit, without the rest."""
    over, cell = without_blanks(over), without_blanks(cell)
    if HANGING.search(over) or cell[0] in "（(、，" or cell[-1] in "。；":
        return True
    return form_of(over) != "units" and form_of(over + cell) == "units"


def _append(above: BodyRow, row: BodyRow) -> None:
    for c in row.filled:
        above.cells[c] += row.cells[c]
    above.numbers.extend(row.numbers)


def _lone_rests(rows: Sequence[BodyRow]) -> set[int]:
    """The rows whose first cell is one character below a word, where such are few and other labels span rows."""
    labels = [without_blanks(row.cells[0]) for row in rows]
    lone = {at for at, label in enumerate(labels) if at and LONE.match(label) and WORDS.match(labels[at - 1])}
    worded = sum(len(label) > 1 for label in labels)
    return lone if not all(labels) and 2 * len(lone) < worded else set()


def join_cut_labels(rows: Sequence[BodyRow]) -> None:
    """``23. 健全河道管护和 | 巡查制度``: the rest of a first cell, printed in the next row, goes up.

    After a page break that is what follows one left hanging, or a numbered label without a number, where elsewhere all have one;
    in a column of merged labels a single character (``招商引 | 资``) right below one, wherever it stands.
    """
    inside = [row for row in rows if row.cells[0] and not (row.after_break or row.is_group or row.is_total)]
    numbered = bool(inside) and itemised(rows, 0) and all(ITEM.match(without_blanks(row.cells[0])) for row in inside)
    lone = _lone_rests(rows)
    above: BodyRow | None = None
    for at, row in enumerate(rows):
        cut = above is not None and row.after_break and row.cells[0] and not above.is_group and not row.is_total
        rest = cut and above and (numbered and not ITEM.match(without_blanks(row.cells[0])) or HANGING.search(above.cells[0]))
        if above and (rest or at in lone and above is rows[at - 1]):
            above.cells[0] += row.cells[0]
            row.cells[0] = ""
        if row.cells[0] or row.is_group:
            above = row


def join_cut_units(rows: Sequence[BodyRow], names: Sequence[str]) -> None:
    """``财政局、县生 | 态环境局 | (blank)``: units in a merged cell, cut inside a name over rows with labels of their own, go up as one."""
    for column in (c for c, name in enumerate(names) if UNIT_COLUMN.search(name)):
        whole = {unit for row in rows for unit in _units(row.cells[column])}
        blank = [not row.cells[column] and not row.is_group and not row.is_total for row in rows]
        for at in range(len(rows) - 1, 0, -1):
            above, row = rows[at - 1], rows[at]
            over, cell = _units(above.cells[column])[-1], _units(row.cells[column])[0]
            merged = any(blank[at - 2 : at - 1]) or any(blank[at + 1 : at + 2])
            if above.cells[column] and cell and _cuts_name(over, cell) and (merged or over + cell in whole):
                above.cells[column] += row.cells[column]
                row.cells[column] = ""
                blank[at] = True


def _units(cell: str) -> list[str]:
    return UNIT_MARKS.split(without_blanks(cell))


def cut_cell(cells: Sequence[str], rest: str) -> int | None:
    """``……、各乡镇人⇥6月底前 | 民政府``: the one cell of a row that a text printed below completes; None if none or several can."""
    flat = without_blanks(rest)
    if len(flat) > LONGEST_REST or flat[-1:] in STOPS or ITEM.match(flat):
        return None
    found = [at for at, cell in enumerate(cells) if cell and (HANGING.search(cell) or _cuts_name(_units(cell)[-1], flat))]
    return found[0] if len(found) == 1 else None


def _cuts_name(over: str, cell: str) -> bool:
    """``县生 | 态环境局``, ``生态环境 | 局``, ``财政局、 | 水务局``: what ends no unit, and its rest, which begins none."""
    if not over:
        return form_of(cell) == "units"
    if UNIT_END.search(over) or OWN_UNIT.match(cell) or form_of(over + cell) != "units":
        return False
    return bool(OWN_UNIT.match(over) or SUFFIX.match(cell))
