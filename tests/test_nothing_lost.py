"""Nothing is lost: every character of a source stands in the model, and every character of the model on a page.

The marks that OCR and Markdown leave are taken off here a second time and in another way than ``convert.read`` does it,
so a mistake there cannot hide itself.  Blanks do not count.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from convert.publish.data import issue_json, json_text
from convert.read.decode import Decoded, decode
from tests.conftest import read_source, sources_to_try

Data = dict[str, Any]
SOURCES = [pytest.param(path, id=path.name) for path in sources_to_try()]

LATEX = {r"\geq": "≥", r"\leq": "≤", r"\ge": "≥", r"\le": "≤", r"\times": "×", r"\%": "%", r"\pm": "±", r"\square": "□", r"\sim": "~"}
TAGS = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def without_marks(printed: str) -> str:
    """A printed line as a reader sees it, blanks left out: a second, plainer reading of the marks."""
    if re.fullmatch(r"[\s|:-]*--[\s|:-]*", printed):
        return ""
    if re.fullmatch(r"\s*:::[^\u4e00-\u9fff]*(?:\{.*\})?\s*", printed):
        return ""
    text = re.sub(r"\[([^\[\]]*)\]\{[.#][^{}]*\}", r"\1", re.sub(r"(?<!\\)\\$", "", printed))
    text = re.sub(r"^\s*(?:#{1,6}\s*(?!\d)|#{1,6}\s+|[-*+]\s+|>(?:\s|$))+", "", text)
    text = re.sub(r"<input[^>]*>", lambda found: box(found.group().lower()), text, flags=re.IGNORECASE)
    text = re.sub(r"\$([^$\t]+)\$", lambda found: formula(found.group(1)), text)
    text = html.unescape(TAGS.sub("", text))
    text = re.sub(r"((?<=\d)\*{3,}(?=\d))|(?<=[^*\s|])\*\*+|\*\*+(?=[^*\s|])", lambda found: found.group(1) or "", text)
    text = "".join(unicodedata.normalize("NFKC", char) if "\u2f00" <= char <= "\u2fd5" else char for char in text)
    return blankless(re.sub(r"\\([^A-Za-z0-9\s])", r"\1", text))


def box(tag: str) -> str:
    return ("○◉" if "radio" in tag else "☐☑")["checked" in tag]


def formula(body: str) -> str:
    body = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"\1/\2", body)
    for word, sign in sorted(LATEX.items(), key=lambda item: -len(item[0])):
        body = body.replace(word, sign)
    return re.sub(r"\^\{?\\?circ\}?", "°", body)


def blankless(text: str) -> str:
    return re.sub(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+", "", text)


@cache
def printed_lines(source: Path) -> dict[int, str]:
    """Line number → the characters of the line that count, for lines that have any."""
    decoded = decode(source.read_bytes())
    assert isinstance(decoded, Decoded)
    return {number: text for number, line in enumerate(decoded.text.split("\n"), 1) if (text := without_marks(line))}


@cache
def model(source: Path) -> Data:
    data: Data = json.loads(json_text(issue_json(read_source(source))))
    return data


def numbers(item: Data) -> list[int]:
    return [number for first, last in item["source"] for number in range(first, last + 1)]


def text_of(block: Data, document: Data) -> str:
    """What a block shows; a table its cells as printed, and its title where that stands in no block of its part.

    The second part of a table has the title of the first, with the name of a column of its own in brackets.
    """
    if block["kind"] != "table":
        return str(block["text"])
    texts = {blankless(other["text"]) for other in document["blocks"] if other["part"] == block["part"] and other["kind"] != "table"}
    title = blankless(block["title"] or "")
    tables = {
        blankless(other["title"] or "") for other in document["blocks"] if other["part"] == block["part"] and other["kind"] == "table"
    }
    again = any(name and title.removesuffix(f"（{blankless(name)}）") in (texts | tables) - {title} for name in block["columns"])
    return "".join([*([] if title in texts or again else [title]), *(cell["text"] for cell in block["cells"])])


def pieces(data: Data) -> list[Data]:
    """Everything that took lines of the documents: blocks in reading order, then what was dropped."""
    blocks = [
        {"text": text_of(block, document), "source": block["source"], "table": block["kind"] == "table"}
        for document in data["documents"]
        for block in document["blocks"]
    ]
    return blocks + [{"text": without_marks(item["text"]), "source": item["source"], "table": True} for item in data["dropped"]]


def all_blocks(data: Data) -> list[Data]:
    return [block for document in data["documents"] for block in document["blocks"]]


def groups(items: list[Data]) -> list[list[Data]]:
    """Items that share lines belong together, directly or through others."""
    owner: dict[int, int] = {}
    members: dict[int, list[Data]] = {}
    for at, item in enumerate(items):
        mine = {owner[number] for number in numbers(item) if number in owner}
        members[at] = [*chain.from_iterable(members.pop(other) for other in sorted(mine)), item]
        owner.update(dict.fromkeys(chain.from_iterable(map(numbers, members[at])), at))
    return list(members.values())


@pytest.mark.parametrize("source", SOURCES)
def test_every_line_has_a_place(source: Path) -> None:
    data = model(source)
    placed = [*pieces(data), *data["masthead"], *data["contents"], *data["colophon"]]
    homeless = printed_lines(source).keys() - set(chain.from_iterable(map(numbers, placed))) - category_lines(source)
    assert not homeless, [(number, printed_lines(source)[number]) for number in sorted(homeless)][:10]


def category_lines(source: Path) -> set[int]:
    """Lines of the contents that say nothing but the category of the entries below them."""
    contents = model(source)["contents"]
    categories = {words(entry["category"] or "") for entry in contents} - {""}
    last = max(chain.from_iterable(map(numbers, contents)), default=0)
    return {number for number, text in printed_lines(source).items() if number < last and words(text) in categories}


@pytest.mark.parametrize("source", SOURCES)
def test_every_character_of_the_documents_is_in_the_model(source: Path) -> None:
    lines, wrong = printed_lines(source), []
    for group in groups(pieces(model(source))):
        taken = sorted(set(chain.from_iterable(map(numbers, group))))
        printed = "".join(lines.get(number, "") for number in taken)
        shown = blankless("".join(item["text"] for item in group))
        in_order = sorted if any(item["table"] for item in group) else list
        if in_order(bare_cells(shown)) != in_order(bare_cells(printed)):
            wrong.append((taken[0], taken[-1], difference(printed, shown)))
    assert not wrong, wrong[:10]


def bare_cells(text: str) -> str:
    """Table text without the strokes of a Markdown table."""
    return text.replace("|", "")


def difference(printed: str, shown: str) -> str:
    lost, added = Counter(printed) - Counter(shown), Counter(shown) - Counter(printed)
    return f"lost {''.join(lost.elements())[:40]!r}, added {''.join(added.elements())[:40]!r}: {printed[:60]} | {shown[:60]}"


@pytest.mark.parametrize("source", SOURCES)
def test_every_character_before_and_after_the_documents_is_in_the_model(source: Path) -> None:
    """Masthead, contents and colophon: letters and figures; leaders, brackets and list numbers are layout there."""
    lines, data = printed_lines(source), model(source)
    items = [
        *({"text": line["text"], "source": line["source"]} for line in (*data["masthead"], *data["colophon"])),
        *({"text": "".join(str(entry[key] or "") for key in ENTRY), "source": entry["source"]} for entry in data["contents"]),
        *({"text": without_marks(item["text"]), "source": item["source"]} for item in data["dropped"]),
    ]
    inside = set(chain.from_iterable(map(numbers, data["documents"])))
    wrong = []
    for group in groups([item for item in items if not inside & set(numbers(item))]):
        taken = sorted(set(chain.from_iterable(map(numbers, group))))
        lost = Counter(words("".join(lines.get(number, "") for number in taken))) - Counter(words("".join(item["text"] for item in group)))
        if lost:
            wrong.append((taken, "".join(lost.elements())))
    assert not wrong, wrong[:10]


ENTRY = ("title", "document_number", "category")


def words(text: str) -> str:
    return "".join(re.findall(r"[\u3400-\u9fffA-Za-z]", text))


# -- pages ------------------------------------------------------------------------


def page_text(page: Path) -> str:
    """The gazette's own text on a built page, blanks left out."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    outer = [found for found in soup.select(".gazette-text") if isinstance(found, Tag) and not found.find_parent(class_="gazette-text")]
    for found in outer:
        for addition in found.select(".site-note"):
            addition.decompose()
    return blankless("".join(found.get_text() for found in outer))


@pytest.mark.parametrize("source", SOURCES)
def test_every_character_of_the_model_is_on_its_page(source: Path, sample_project: Path) -> None:
    published = [json.loads(path.read_text(encoding="utf-8")) for path in sample_project.glob("site/*/*/issue.json")]
    data = next(each for each in published if each["source_name"] == source.name)
    folder = sample_project / "site" / data["publication_id"] / data["id"]
    wrong = []
    for document in data["documents"]:
        expected = blankless("".join(text_of(block, document) for block in document["blocks"]))
        shown = page_text(folder / f"{document['order']:02d}.html")
        if shown != expected:
            wrong.append((document["id"], difference(expected, shown)))
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("source", SOURCES)
def test_what_is_published_is_what_was_read(source: Path, sample_project: Path) -> None:
    """The page test reads the published data; that is the same as the model the other tests read from the source."""
    published = [json.loads(path.read_text(encoding="utf-8")) for path in sample_project.glob("site/*/*/issue.json")]
    data = next(each for each in published if each["source_name"] == source.name)
    assert all_blocks(data) == all_blocks(model(source))


# -- the tests can fail ---------------------------------------------------------------


def test_a_lost_character_is_seen() -> None:
    assert "lost '县'" in difference("清禾县", "清禾")
    assert "added '了'" in difference("清禾县", "清禾县了")


def test_marks_are_taken_off_and_nothing_else() -> None:
    assert without_marks("## **一、总体 要求**") == "一、总体要求"
    assert without_marks("- 1.清禾县") == "1.清禾县"
    assert without_marks(r"达到 $\geq 90\%$ 以上<br>") == "达到≥90%以上"
    assert without_marks('人工 <input type="checkbox"/>') == "人工☐"
    assert without_marks("***\t2#楼") == "***2#楼"
    assert without_marks(r"$\frac{3}{4}$") == "3/4"
    assert without_marks("|:---|---:|") == ""
    assert without_marks("> 报送进展\\") == "报送进展"
    assert without_marks("# []{#_Toc1 .anchor}一、[目标]{.underline}") == "一、目标"
    assert without_marks('::: {custom-style="落款"}') == ""
    assert without_marks("⼈民") == "人民"


def test_items_that_share_lines_are_compared_together() -> None:
    items = [{"source": [[1, 1], [3, 3]]}, {"source": [[2, 2]]}, {"source": [[3, 4]]}]
    assert sorted(len(group) for group in groups(items)) == [1, 2]
