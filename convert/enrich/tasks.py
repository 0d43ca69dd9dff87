"""Every piece of work given to a unit, wherever it was printed: tables, brackets, labelled lines, duty lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from convert.enrich.deadlines import due_date
from convert.enrich.drafts import Draft, first_leads, from_duty, plain
from convert.enrich.duties import LABELS, duties_in, labelled_duty, named_duty, role_of
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
NUMBER = re.compile(r"^(?:[—–-]+|[●•·◆▪]|[（(]?[\d一二三四五六七八九十]{1,3}[）).、．]|第[一二三四五六七八九十百]+条)\s*")
FIRST_LEADS = re.compile(r"(?:第一位|首位|第一个?)(?:的)?(?:责任)?(?:单位|部门)?(?:的)?[为是](?:主要)?牵头(?:责任)?(?:单位|部门)")
NO_DUTY = (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.PROMPT)
LABEL_KINDS = (BlockKind.LABELLED, BlockKind.ROSTER)
PROSE_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM)
OWNER_KINDS = (BlockKind.HEADING, BlockKind.PROMPT, BlockKind.LABELLED, *PROSE_KINDS)
ITEM_KINDS = (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING)


def _in_paragraph(block: TextBlock) -> Iterator[Draft]:
    """Duties in brackets inside a paragraph; each governs the text before it."""
    start = 0
    for duty in duties_in(block.text):
        text = plain(block.text[start : duty.start]).rstrip("，,")
        yield from_duty("inline", text, block.lines(start, duty.end), duty)
        start = duty.end


def _in_prose(block: TextBlock) -> Iterator[Draft]:
    """Sentences that name a unit and what it must do, where no bracket says who does the whole paragraph."""
    for duty in prose_duties(block.text) if block.kind in PROSE_KINDS else ():
        yield from_duty("inline", plain(block.text[duty.start : duty.end]).rstrip("；;"), block.lines(duty.start, duty.end), duty)


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
    if not read(found.group("unit")) or len(duty) <= 5:
        return None
    return from_duty("list", duty, block.source, named_duty(found.group("unit"), "responsible"))


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
    names = () if role_of(text) else split_names(text)
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
    duty = labelled_duty(_unbracketed(text)) if len(LABELS.findall(text)) > 1 or text.lstrip()[:1] in "（(" else None
    if duty:
        return from_duty("list", "", (), duty)
    label, _, value = text.replace(":", "：").partition("：")
    role = role_of(label)
    if role == "deadline":
        draft.deadline = value.strip() or None
    elif role:
        draft.take(named_duty(value, role))
    return draft


def _unbracketed(text: str) -> str:
    """The text without the bracket around it, closed or not."""
    flat = text.strip().rstrip("。")
    return flat[1:-1] if flat[:1] in "（(" and flat[-1:] in "）)" else flat.lstrip("（(")


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
            yield from list(_in_paragraph(block)) or _in_prose(block)
        at += 1


def _is_labelled(block: TextBlock) -> bool:
    label = block.text.replace(":", "：").partition("：")[0]
    return block.kind is BlockKind.LABELLED and role_of(label.strip("（( ")) is not None


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
        said = any(FIRST_LEADS.search(text) for text in _texts(part))
        everywhere |= said and part.kind is not PartKind.ANNEX
        if said or everywhere:
            first_leads(drafts)
        found += drafts
    return found


def _texts(part: Part) -> Iterator[str]:
    """Everything a part says outside the rows of its tables."""
    for block in part.blocks:
        yield from (block.title or "", *block.columns) if isinstance(block, Table) else (block.text,)
