"""Whatever characters a gazette holds, the reader sees exactly these, once."""

from __future__ import annotations

import markdown
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from convert.model.blocks import BlockKind
from convert.model.issue import PartKind
from convert.publish.markup import Mark, escape, marked
from convert.publish.pages import site_pages
from tests.publish.gazettes import annotated, archive, document, notice, part, text

AWKWARD = st.text(st.sampled_from("*_#[](){}<>&|`~!\\-+=.:;\"'$^ 　1一（）\t甲\n"), min_size=1, max_size=40)
ANY = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
TEXTS = st.one_of(AWKWARD, ANY)
KINDS = [kind for kind in BlockKind if kind not in (BlockKind.TITLE, BlockKind.ANNEX_LABEL, BlockKind.ANNEX_TITLE)]


def built(page: str) -> BeautifulSoup:
    """A Markdown page as the site's settings build it."""
    body = page.split("---\n", 2)[2]
    return soup_of(markdown.markdown(body, extensions=["attr_list", "toc"]))


def soup_of(html: str) -> BeautifulSoup:
    """HTML whose blanks are kept: Beautiful Soup changes a text of nothing but blanks otherwise."""
    return BeautifulSoup(html, "html.parser", preserve_whitespace_tags={"p", "h1", "h2", "caption", "span", "b", "strong"})


def document_page(*parts: object) -> BeautifulSoup:
    made = archive(annotated([document(parts=parts)]))  # type: ignore[arg-type]
    return built(next(page.text for page in site_pages(made) if page.path == "qh/2023-02/01.md"))


def shown(soup: BeautifulSoup, anchor: str) -> str:
    found = soup.find(id=anchor)
    assert found is not None, f"{anchor} is not on the page"
    return found.get_text()


@given(TEXTS, st.sampled_from(KINDS))
@example("1. 扩大*面积*_____", BlockKind.PARAGRAPH)
@example("- [ ] <b>&amp;</b> | 甲", BlockKind.PROMPT)
@example("</div>", BlockKind.UNRECOGNISED)
@example("    四个空格", BlockKind.ITEM)
@example("[甲]: http://a.example", BlockKind.NOTE)
def test_a_block_shows_its_text(words: str, kind: BlockKind) -> None:
    soup = document_page(notice([text(kind, words, level=1 if kind is BlockKind.HEADING else None)]))
    assert shown(soup, "b3") == words


@given(TEXTS)
@example("一、{ #b9 .x }")
@example("一、目标 ##")
@example("<一>、`目标` \\")
@example(" 一、 ")
def test_a_heading_shows_its_text_and_is_a_heading(words: str) -> None:
    soup = document_page(notice([text(BlockKind.HEADING, words, level=1)]))
    found = soup.find(id="b3")
    assert found is not None
    assert (found.name, found.get_text()) == ("h2", words)


@given(TEXTS, TEXTS)
def test_titles_show_their_text(title: str, label: str) -> None:
    annex = part(PartKind.ANNEX, [text(BlockKind.ANNEX_LABEL, label), text(BlockKind.ANNEX_TITLE, title)], "annex-1")
    soup = document_page(notice(title=title), annex)
    assert [shown(soup, anchor) for anchor in ("b1", "b3", "b4")] == [title, label, title]
    assert [(each.name, each["id"]) for each in soup.find_all(["h1", "h2"])] == [("h1", "notice"), ("h2", "annex-1")]


@given(TEXTS, TEXTS)
def test_a_paragraph_with_its_heading_is_one_paragraph(heading: str, rest: str) -> None:
    soup = document_page(notice([text(BlockKind.PARAGRAPH, heading + rest, level=2, heading=heading)]))
    assert shown(soup, "b3") == heading + rest
    assert soup.select_one("#b3 > [role=heading]") is not None


@given(TEXTS, st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45))))
def test_marks_never_change_the_text(words: str, spans: list[tuple[int, int]]) -> None:
    html = marked(words, [Mark(span, "strong") for span in spans])
    assert soup_of(f"<p>{html}</p>").get_text() == words


def test_control_characters_do_not_reach_the_page() -> None:
    assert escape("甲\x02\x00乙\r") == "甲乙"
