"""Every piece of work given to a unit, wherever it was printed: tables, brackets, labelled lines, duty lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from convert.enrich.deadlines import due_date
from convert.enrich.drafts import Draft, first_leads, from_duty, plain
from convert.enrich.duties import FIRST_LEADS, OF_SEVERAL, brackets, duties_in, labelled_duty, named_duty, opening_order
from convert.enrich.labels import CLOSING, LABELS, OPENING, role_of, value_behind
from convert.enrich.names import is_unit_name, split_names
from convert.enrich.prose import prose_duties, units_in
from convert.enrich.table_tasks import tasks_in_table
from convert.model.blocks import Block, BlockKind, Table, TextBlock
from convert.model.issue import Document, Issue, Part, PartKind
from convert.model.publication import Task
from convert.model.source import lines_of, source_of

DUTY_LINE = re.compile(
    r"^(?P<unit>[^：:。，；]{2,24}?)(?P<mark>(?:职责)?[：:]|。(?=负责|承担|牵头|组织|配合|协助|做好|落实|指导))(?P<duty>.+)$"
)
DUTY_BEGINS = re.compile(r"(?<=[。；])(?=[^：:。，；]{2,24}[：:](?:负责|承担|牵头|组织|配合|协助|做好|落实|指导))")
"""Where in a line the duty of another unit begins."""
OWNER = re.compile(r"^(?P<unit>[^：:。，；]{2,24}?)(?:职责)?(?P<mark>[：:]?)$")
TO_DO = re.compile(r"负责|承担|牵头|组织|配合|协助|做好|落实|指导|监督|会同")
"""How a duty begins that stands under the name of its unit."""
NUMBER = re.compile(
    r"^(?:\d{1,2}(?:[.．]\d{1,2})+[.．、]?|[—–-]+|[●•·◆▪]|[（(]?[\d一二三四五六七八九十]{1,3}[）).、．]|第[一二三四五六七八九十百]+条)\s*"
)
STOP = re.compile("[，,；;。]")
LABEL_LAST = re.compile(r"(?:^|[。；;，,（(）)\s])(?P<label>[\u4e00-\u9fa5]{2,8})[：:]\s*$")
OF_UNITS = re.compile(r"[\u4e00-\u9fa5]{2,4}(?<!成员)单位")
NO_DUTY = (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.PROMPT)
LABEL_KINDS = (BlockKind.LABELLED, BlockKind.ROSTER)
PROSE_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM)
OWNER_KINDS = (BlockKind.HEADING, BlockKind.PROMPT, BlockKind.LABELLED, *PROSE_KINDS)
ITEM_KINDS = (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING)


def _in_paragraph(block: TextBlock) -> Iterator[Draft]:
    """Duties in brackets inside a paragraph; each governs the text before it."""
    start = 0
    for duty in duties_in(block.text):
        text = plain(block.text[start : duty.start]).rstrip("，,—–")
        text = text if NUMBER.sub("", text) else plain(block.text[start:])
        yield from_duty("inline", text, block.lines(start, duty.end), duty)
        start = duty.end


def _in_prose(block: TextBlock) -> Iterator[Draft]:
    """Sentences that name a unit and what it must do, where no bracket says who does the whole paragraph."""
    for duty in prose_duties(block.text) if block.kind in PROSE_KINDS else ():
        yield from_duty("inline", plain(block.text[duty.start : duty.end]).rstrip("；;，,"), block.lines(duty.start, duty.end), duty)


def _duty_lines(block: TextBlock) -> Iterator[Draft]:
    """``县财政局：负责落实资金。县审计局：负责监督。``: units and what they must do."""
    first, *others = DUTY_BEGINS.split(NUMBER.sub("", block.text.strip())) if block.kind not in NO_DUTY else ("",)
    if draft := _duty_line(first, block):
        yield draft
        yield from filter(None, (_duty_line(text, block) for text in others))


def _duty_line(text: str, block: TextBlock) -> Draft | None:
    found = DUTY_LINE.match(text)
    if not found:
        return None
    read = _units if found.group("mark") in "：:" else units_in
    duty = plain(found.group("duty")).rstrip("；;")
    if not read(found.group("unit")) or len(duty) <= 5 or _named_only(found.group("unit"), duty):
        return None
    draft = from_duty("list", duty, block.source, named_duty(found.group("unit"), "responsible"))
    if (led := opening_order(found.group("duty"))) and units_in("、".join((*led.lead, *led.cooperating))):
        draft.take(led)
    return draft


def _named_only(label: str, value: str) -> bool:
    """``获奖单位：县林业局、县水务局``: a label with names, and nothing that they do."""
    return all(map(is_unit_name, value.split("、"))) or OF_UNITS.fullmatch(label) is not None and not TO_DO.match(value)


def _owned(blocks: Sequence[Block], at: int) -> Iterator[Draft]:
    """``县财政局`` on a line of its own: each line below that says what to do is its duty; behind a colon, each item is."""
    head = blocks[at]
    found = OWNER.match(NUMBER.sub("", head.text.strip())) if isinstance(head, TextBlock) and head.kind in OWNER_KINDS else None
    names = units_in(found.group("unit")) if found else ()
    if not found or not names:
        return
    for block in blocks[at + 1 :]:
        if not isinstance(block, TextBlock) or block.kind not in PROSE_KINDS:
            return
        text = NUMBER.sub("", block.text.strip())
        if not (TO_DO.match(text) or found.group("mark") and block.kind is BlockKind.ITEM):
            return
        yield Draft("list", plain(text).rstrip("；;"), block.source, {"responsible": names})


def _units(text: str) -> tuple[str, ...]:
    """The names in a list that holds nothing but names of units; else nothing."""
    names = () if role_of(text.lstrip(OPENING)) else split_names(text)
    return names if all(map(is_unit_name, names)) else ()


def _labelled(blocks: Sequence[Block], at: int) -> tuple[Draft | None, int]:
    """Labelled lines from ``at`` on → the task they belong to, and how many lines they are."""
    draft = Draft("list", "", ())
    numbers: list[int] = []
    count = 0
    while at + count < len(blocks):
        block = blocks[at + count]
        if not isinstance(block, TextBlock) or block.kind not in LABEL_KINDS and not (count and block.kind is BlockKind.PROMPT):
            if not (prompt := _answered(blocks, at + count)):
                break
            said, taken = prompt, 2
        else:
            said, taken = _said(block.text) if block.kind is BlockKind.LABELLED else Draft("list", "", ()), 1
        if count and any(role in draft.roles for role in said.roles):
            break
        for each in blocks[at + count : at + count + taken]:
            numbers += lines_of(each.source)
        draft.deadline = said.deadline or draft.deadline
        for role, names in said.roles.items():
            draft.give(role, names)
        count += taken
    draft.source = source_of(numbers)
    return (draft if any(draft.roles.values()) else None), max(count, 1)


def _answered(blocks: Sequence[Block], at: int) -> Draft | None:
    """A label on a line of its own, with the names on the next: what the two say."""
    label, below = (*blocks[at : at + 2], None, None)[:2]
    if not isinstance(label, TextBlock) or label.kind is not BlockKind.PROMPT or not isinstance(below, TextBlock):
        return None
    return _said(label.text + below.text) if role_of(label.text.rstrip("：: ")) and _units(below.text.rstrip("。")) else None


def _said(text: str) -> Draft:
    """What one labelled line says; one in brackets may hold several labels."""
    draft = Draft("list", "", ())
    duty = labelled_duty(_unbracketed(text)) if len(LABELS.findall(text)) > 1 or text.lstrip()[:1] in OPENING else None
    if duty:
        return from_duty("list", "", (), duty)
    label, _, value = text.replace(":", "：").partition("：")
    role = role_of(label, value)
    if role == "deadline":
        day = value.strip(" \u3000；;。")
        draft.deadline = (value.strip() if STOP.search(day) else day) or None
    elif role:
        draft.take(named_duty(value_behind(label, value), role))
    return draft


def _unbracketed(text: str) -> str:
    """The text without the bracket around it, closed or not."""
    flat = text.strip().rstrip("。")
    return flat[1:-1] if flat[:1] in OPENING and flat[-1:] in CLOSING else flat.lstrip(OPENING)


def _item_above(blocks: Sequence[Block], at: int) -> TextBlock | None:
    """The item that labelled lines stand under."""
    for block in reversed(blocks[:at]):
        if isinstance(block, Table):
            return None
        if block.kind in ITEM_KINDS:
            return block
    return None


def _in_blocks(blocks: Sequence[Block]) -> Iterator[Draft]:
    """The tasks in the blocks of one part."""
    blocks = list(map(_as_line, blocks))
    at = section = 0
    while at < len(blocks):
        block = blocks[at]
        section += isinstance(block, TextBlock) and block.level in (1, 2)
        if isinstance(block, Table):
            yield from tasks_in_table(block)
        elif _is_labelled(block) or _answered(blocks, at):
            draft, count = _labelled(blocks, at)
            if draft:
                draft.labelled, draft.section = True, section
                yield _under(draft, _item_above(blocks, at))
            at += count
            continue
        elif duties := list(_duty_lines(block)):
            yield from duties
        elif owned := list(_owned(blocks, at)):
            yield from owned
            at += len(owned)
        else:
            block, taken = _completed(blocks, at)
            yield from list(_in_paragraph(block)) or _in_prose(block)
            at += taken
        at += 1


def _completed(blocks: Sequence[Block], at: int) -> tuple[TextBlock, int]:
    """``……责任单位：`` whose names are the next paragraph → the two as one, and how many paragraphs that takes more."""
    block, below = (*blocks[at : at + 2], None)[:2]
    assert isinstance(block, TextBlock)
    label = LABEL_LAST.search(block.text)
    if not label or not isinstance(below, TextBlock) or not role_of(label.group("label")) or not _units(below.text.rstrip("。")):
        return block, 0
    both = replace(
        block,
        text=block.text + below.text,
        source=source_of([*lines_of(block.source), *lines_of(below.source)]),
        breaks=(*block.breaks, *(len(block.text) + place for place in (0, *below.breaks))),
    )
    return both, 1


def _as_line(block: Block) -> Block:
    """``责任单位：县水务局⇥完成时限：10月底``, which is no table → the line that it is."""
    cells = [cell for row in (block.columns, *block.rows) for cell in row if cell] if isinstance(block, Table) else []
    first, *others = cells or [""]
    if not others or not LABELS.search(first) or not all(map(LABELS.match, others)):
        return block
    return TextBlock(BlockKind.LABELLED if LABELS.match(first) else BlockKind.PARAGRAPH, "；".join(cells), block.source)


def _is_labelled(block: TextBlock) -> bool:
    text = block.text.lstrip(f"{OPENING} ")
    if block.kind is not BlockKind.LABELLED:
        return False
    named = role_of(text.replace(":", "：").partition("：")[0].rstrip()) is not None
    return named or LABELS.match(text) is not None and any(_said(text).roles.values())  # 责任领导：…… 责任单位：……


def _under(draft: Draft, item: TextBlock | None) -> Draft:
    if item is not None:
        draft.text = plain(item.text)
        draft.source = source_of([*lines_of(item.source), *lines_of(draft.source)])
    return draft


def _share_deadlines(drafts: Sequence[Draft]) -> None:
    """A deadline printed once, after a group of items, is that of all of them.

    Only where most labelled items of a part have none of their own; elsewhere an item without a deadline has none.
    """
    listed = [draft for draft in drafts if draft.where == "list" and draft.labelled]
    if 2 * sum(draft.deadline is not None for draft in listed) > len(listed):
        return
    following: Draft | None = None
    for draft in reversed(listed):
        if draft.deadline:
            following = draft
        elif following and following.section == draft.section:
            draft.deadline = following.deadline


def _task(draft: Draft, document: Document, order: int) -> Task:
    year = document.date.year if document.date else None
    return Task(
        id=f"{document.id}-k{order}",
        document=document.id,
        where=draft.where,
        text=draft.text,
        lead=draft.roles.get("lead", ()),
        responsible=draft.roles.get("responsible", ()),
        cooperating=draft.roles.get("cooperating", ()),
        deadline=draft.deadline,
        due=due_date(draft.deadline, year) if draft.deadline else None,
        source=draft.source,
    )


def find_tasks(issue: Issue) -> tuple[Task, ...]:
    """All documents of an issue → the tasks in them, in printed order."""
    return tuple(_task(draft, document, order) for document in issue.documents for order, draft in enumerate(_in_document(document), 1))


def _in_document(document: Document) -> list[Draft]:
    found: list[Draft] = []
    everywhere = False
    for part in document.parts:
        drafts = list(_in_blocks(part.blocks))
        _share_deadlines(drafts)
        said = list(filter(_first_leads, _texts(part)))
        everywhere |= bool(said) and part.kind is not PartKind.ANNEX
        if said or everywhere:
            first_leads(drafts, any(map(OF_SEVERAL.search, said)))
        found += drafts
    return found


def _first_leads(text: str) -> bool:
    """Whether a text says that the first unit leads, of more than the units in the same bracket."""
    own = (inside for _, _, inside in brackets(text) if LABELS.search(inside) and "下同" not in inside)
    return FIRST_LEADS.search(text) is not None and not any(map(FIRST_LEADS.search, own))


def _texts(part: Part) -> Iterator[str]:
    """Everything a part says outside the rows of its tables."""
    for block in part.blocks:
        yield from (block.title or "", *block.columns) if isinstance(block, Table) else (block.text,)
