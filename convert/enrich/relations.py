"""What a document amends, repeals, replaces, issues anew or forwards, where its text says so in as many words.

Plans, conditions, quotations and what others did give no relation: precision before reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from convert.enrich.bearers import Bearers, folded
from convert.enrich.mentions import Mention, mentions_in
from convert.model.blocks import BlockKind, Table, TextBlock
from convert.model.issue import Document, Part
from convert.model.publication import Act, Relation
from convert.model.source import Source

D = "\ue000"
"""Stands for a document that a sentence names, so that the patterns see only the words around it."""
CITED = rf"(?P<cited>{D}(?:(?:、|，|和|及|与|以及)?{D})*)"
COUNT = r"[）)]?(?:等)?(?:[\d一二三四五六七八九十两]+[件个份项部])?(?:规范性|政策)?(?:文件)?"
FROM = r"(?:[，,]?(?:自|从)[^，。；]{2,24}?起)?[，,]?"
DONE = r"(?:同时|予以|即行|一律|全部|均|随之|相应|一并|现|并)*"
GONE = r"(?:废止|停止执行|停止施行|停止使用|失效|作废|不再执行|不再施行)"
OURS = r"本(?:通知|决定|办法|规定|方案|意见|细则|预案|计划|规划|要点|公告|文件|文|件)"
STOP = r"(?=\s*(?:[，。；：,;:）)]|$))"
NOW = (
    r"(?:(?:^|[，,：:]|经[^，。；]{1,40}|[县市区旗](?:人民)?政府)(?:现|特)?决定(?:同时|一并|予以)?|(?:起|起施行|起实施|起执行)[，,]并?同时)"
)

SENTENCES: tuple[tuple[Act, re.Pattern[str], str], ...] = (
    (Act.REPEALS, re.compile(rf"{CITED}{COUNT}{FROM}{DONE}{GONE}{STOP}"), f"本办法自印发之日起施行，{D}同时废止"),
    (Act.REPEALS, re.compile(rf"{NOW}(?:废止|停止执行)原?{CITED}{COUNT}{STOP}"), f"经研究，决定废止{D}"),
    (
        Act.AMENDS,
        re.compile(
            rf"[对将]原?{CITED}{COUNT}(?:的?(?:部分|有关|个别)(?:条款|内容))?(?:作出?|做出?|进行|予以)(?:如下|以下|相应)?(?:修改|修订|修正){STOP}"
        ),
        f"现对{D}作如下修改：",
    ),
    (Act.AMENDS, re.compile(rf"[对将]原?{CITED}[^，。；]{{0,40}}?(?:修改|修订|修正)为"), f"将{D}第六条修改为"),
    (Act.AMENDS, re.compile(rf"{CITED}第[^，。；]{{1,40}}?(?:修改|修订|修正)为"), f"{D}第六条第二款修改为"),
    (Act.AMENDS, re.compile(rf"(?:^|[，,、．.：:]|现|决定)(?:删去|删除){CITED}(?:中的?)?第"), f"删去{D}第十二条第二款"),
    (
        Act.AMENDS,
        re.compile(rf"{CITED}(?:根据|按照|依照)本(?:决定|通知|公告)作出?(?:相应|如下)?(?:修改|修订|修正){STOP}"),
        f"{D}根据本决定作相应修改",
    ),
    (Act.AMENDS, re.compile(rf"{NOW}(?:修改|修订|修正)原?{CITED}{COUNT}{STOP}"), f"经研究，决定修改{D}"),
    (Act.REPLACES, re.compile(rf"{OURS}[^。；]{{0,30}}?(?:代替|取代|替代)原?{CITED}{COUNT}{STOP}"), f"本办法代替{D}"),
    (Act.REPLACES, re.compile(rf"{CITED}{COUNT}{DONE}[由被以]{OURS}(?:代替|取代|替代){STOP}"), f"{D}由本办法代替"),
    (Act.REISSUES, re.compile(rf"{CITED}(?P<gap>[^。；]{{0,20}}?)重新(?:印发|公布|发布|刊登|刊发)(?!的)"), f"现将{D}重新印发给你们"),
    (Act.FORWARDS, re.compile(rf"现将{CITED}{COUNT}转发给"), f"现将{D}转发给你们"),
)
"""Sentences that do it, each with an example."""

TITLES: tuple[tuple[Act, re.Pattern[str], str], ...] = (
    (
        Act.AMENDS,
        re.compile(rf"关于(?:修改|修订|修正){CITED}{COUNT}(?:的?(?:部分|有关|个别)(?:条款|内容))?的(?:决定|通知|公告)$"),
        f"关于修改{D}的决定",
    ),
    (Act.REPEALS, re.compile(rf"关于(?:废止|停止执行){CITED}{COUNT}的(?:决定|通知|公告)$"), f"关于废止{D}等3件文件的通知"),
    (Act.REISSUES, re.compile(rf"关于重新(?:印发|公布|发布){CITED}的(?:通知|公告)$"), f"关于重新印发{D}的通知"),
    (Act.FORWARDS, re.compile(rf"转发{CITED}的通知$"), f"转发{D}的通知"),
)
"""Titles that say it."""

LIST_TITLE = re.compile(r"(?:废止|失效|停止执行).{0,12}?文件(?:目录|清单|名单|一览表)$")
LIST_OPENING = re.compile(
    rf"(?:决定|现)(?:废止|停止执行)(?:下列|以下)[^。；]{{0,20}}?文件[：:]$|(?:下列|以下)[^。；]{{0,20}}?文件{FROM}{DONE}{GONE}[：:]$"
)
LIST_ITEM = re.compile(rf"^(?:[（(]?[\d一二三四五六七八九十]{{1,3}}[）).、．]+)?\s*{D}")
MIXED = re.compile(r"修改|修订|保留|有效|拟|建议|草案|征求")
NUMBER_COLUMN = re.compile(r"文号|字号|编号")
UNDONE = re.compile(
    r"未|不|拟|建议|(?<!相)应|须|需|可|待|计划|负责|组织|抓紧|尽快|及时|适时|研究制|推动|申请|提请|报请|要求|是否|逐步|准备|继续|草案|征求|已"
)
"""Words in a clause that make it no act of this document: a plan, a duty, a doubt, or done before by another."""
IF = re.compile(r"(?:^|[，,；：])(?:如|若|凡|一旦|倘|假如|除|待|届时)|的[，,]$|[^，,：:、．.现定][对将把]原?$")
"""A condition, or somebody else who does it: ``县司法局对《办法》作如下修改``."""
LATER = re.compile(r"[待自从]新|[出颁]台")
TALK = re.compile(r"解读|问答|征求|草案|说明$|报告$")
"""Titles of what only speaks of other documents."""
SENTENCE = re.compile(r"[^。；;]*[。；;]?")
WORDS = re.compile(r"删去|删除|废止|停止|失效|作废|不再|修改|修订|修正|代替|取代|替代|重新|转发")


@dataclass(frozen=True)
class _Said:
    """A sentence that does something to one document."""

    act: Act
    mention: Mention
    sentence: str
    source: Source


def find_relations(document: Document, bearers: Bearers) -> tuple[Relation, ...]:
    """A document → what it does to others, each once, in printed order; one that only speaks of others does nothing."""
    found: list[Relation] = []
    known: dict[tuple[Act, str], int] = {}
    for said in _said(document) if not TALK.search(document.title) else ():
        mention = said.mention
        other = bearers.before(mention, document.id)
        if other is None and _itself(said, document, bearers):
            continue
        relation = Relation(said.act, document.id, said.sentence, said.source, mention.number, mention.title, other)
        names = [(said.act, name) for name in (other, mention.number, folded(mention.title or "", bearers.variants)) if name]
        at = next((known[name] for name in names if name in known), len(found))
        known.update(dict.fromkeys(names, at))
        if at == len(found):
            found.append(relation)
        elif found[at].document is None and other:
            found[at] = relation
    return tuple(found)


def _itself(said: _Said, document: Document, bearers: Bearers) -> bool:
    """Whether a document names its own number, or issues anew what it encloses and no other of the archive does."""
    number = said.mention.number
    if number:
        return document.id in bearers.of_number(number)
    return said.act is Act.REISSUES and bearers.bears(document.id, said.mention.title or "")


def _said(document: Document) -> Iterator[_Said]:
    """Sentences before the title, which says least."""
    for part in document.parts:
        yield from _in_part(part)
    yield from _in_sentence(document.title, document.title, 0, document.source[:1], TITLES)


def _in_part(part: Part) -> Iterator[_Said]:
    """Sentence by sentence; under a list's title or opening, item by item and row by row."""
    titled = _listing(part.title)
    listing = titled
    for block in part.blocks:
        if isinstance(block, Table):
            yield from _in_rows(block, _listing(block.title) or titled)
            continue
        items = list(_in_item(block, listing)) if listing else []
        yield from items or _in_block(block)
        if not items:
            listing = block.text if LIST_OPENING.search(block.text) and not UNDONE.search(block.text) else titled


def _listing(title: str | None) -> str:
    """The title of a list of repealed documents, else nothing."""
    return title if title and LIST_TITLE.search(title) and not MIXED.search(title) else ""


def _in_block(block: TextBlock) -> Iterator[_Said]:
    if block.kind in (BlockKind.TITLE, BlockKind.ENCLOSED_TITLE, BlockKind.ANNEX_TITLE):
        return
    for found in SENTENCE.finditer(block.text) if WORDS.search(block.text) else ():
        if WORDS.search(found.group()):
            source = block.lines(*found.span())
            yield from _in_sentence(found.group(), block.text, found.start(), source, SENTENCES)


def _in_sentence(sentence: str, text: str, at: int, source: Source, forms: Iterable[tuple[Act, re.Pattern[str], str]]) -> Iterator[_Said]:
    """What one sentence of a text does; ``at`` is its place there."""
    mentions = list(mentions_in(sentence))
    masked = _masked(sentence, mentions)
    for act, pattern, _ in forms:
        for found in pattern.finditer(masked):
            first = masked.count(D, 0, found.start("cited"))
            cited = mentions[first : first + found.group("cited").count(D)]
            gap = found.groupdict().get("gap") or ""
            undone = UNDONE.search(gap) or LATER.search(masked[: found.end()])
            if not undone and not _quoted(text, at + cited[0].start) and _does(masked[: found.start("cited")]):
                yield from (_Said(act, mention, sentence.strip(), source) for mention in cited)


def _masked(sentence: str, mentions: Iterable[Mention]) -> str:
    """The sentence without blanks, each document it names as one sign, which the text itself has not."""
    words, pieces, end = sentence.replace(D, " "), list[str](), 0
    for mention in mentions:
        pieces += [words[end : mention.start], D]
        end = mention.end
    return re.sub(r"\s+", "", "".join((*pieces, words[end:])))


def _quoted(text: str, place: int) -> bool:
    """Whether a place stands in quotation marks: what is quoted is said elsewhere."""
    return text.count("“", 0, place) > text.count("”", 0, place)


def _does(before: str) -> bool:
    """Whether the words before the document leave no doubt that this document does it."""
    return not IF.search(before) and not UNDONE.search(re.split(r"[，,：:]", before)[-1])


def _in_item(block: TextBlock, listing: str) -> Iterator[_Said]:
    """An item of a list of repealed documents; it begins with the document."""
    mentions = list(mentions_in(block.text))
    if mentions and LIST_ITEM.search(_masked(block.text, mentions)):
        yield _Said(Act.REPEALS, mentions[0], f"{listing} {block.text.strip()}", block.source)


def _in_rows(table: Table, listing: str) -> Iterator[_Said]:
    """The rows of a table of repealed documents: each has one document, or one column for their numbers."""
    for row, source in zip(table.rows, table.row_sources, strict=True) if listing else ():
        cells = [(column, mention) for column, cell in zip(table.columns, row, strict=False) for mention in mentions_in(cell)]
        named = [mention for column, mention in cells if NUMBER_COLUMN.search(column)] or [mention for _, mention in cells]
        if len(named) == 1:
            yield _Said(Act.REPEALS, named[0], f"{listing}：{'　'.join(cell for cell in row if cell)}", source)
