"""What the site adds around a document: the head panel, the outline for small screens, the citation, the way on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from convert.model.industries import Industry
from convert.model.issue import Document, PartKind
from convert.model.publication import Annotated
from convert.publish.head.document import kind_of
from convert.publish.markup import anchor, element, escape, lines
from convert.publish.page import site_note
from convert.publish.pages.outline import Outlined
from convert.publish.places import Place
from convert.publish.urls import HOME, industry_page, issue_page, link, publication_page
from convert.publish.wording import citation, date_label, issue_label, page_label, time_label, total_label
from convert.publish.work.spots import spots_of

Crumb = tuple[str, str | None]
FOLDED = 12
"""More items than these are folded away."""


def breadcrumb(crumbs: Iterable[Crumb]) -> str:
    """Where the reader is: links from the home page down, the page itself without one."""
    items = [element("li", anchor(text, href) if href else element("span", escape(text), aria_current="page")) for text, href in crumbs]
    return element("nav", element("ol", "".join(items)), class_="breadcrumb", aria_label="当前位置")


def issue_crumbs(annotated: Annotated, path: str) -> tuple[Crumb, ...]:
    """The way down to an issue, for the pages below it."""
    publication, issue = annotated.publication, annotated.issue
    return (
        ("首页", link(path, HOME)),
        (publication.name, link(path, publication_page(publication.id))),
        (issue_label(annotated), link(path, issue_page(publication.id, issue.id))),
    )


def head_panel(place: Place, industries: Sequence[Industry] = (), relations: Sequence[str] = ()) -> str:
    """The facts of a document as a list of terms, in the words of 政府信息公开目录; what neither gazette nor office gives is not shown.

    ``relations`` say, as ready-made HTML, what it does to other documents and they to it.
    """
    document = place.document
    short = (
        ("索 引 号", escape(place.about.index_number or "")),
        ("发文字号", escape(document.document_number or "")),
        ("发文机关", escape("、".join(document.issuers))),
        ("成文日期", escape(date_label(document.date))),
        ("发布日期", escape(time_label(place.annotated.online))),
        ("文　　种", escape(kind_of(place))),
        ("公开属性", escape((document.disclosure or "").strip("（）()"))),
    )
    long = (
        ("主题分类", "、".join(anchor(each.name, link(place.path, _industry(place, each))) for each in industries)),
        ("有 效 性", _validity(place)),
        ("主送机关", escape((document.recipients or "").rstrip("：:"))),
        ("刊载期次", _where(place)),
        ("印发内容", _links(document, PartKind.ENCLOSED)),
        ("附　　件", _links(document, PartKind.ANNEX)),
        ("文件关系", _listed(relations)),
    )
    rows = [*(_fact(name, value) for name, value in short), *(_fact(name, value, "whole") for name, value in long)]
    return site_note(element("dl", lines(("", *rows)) + "\n"), kind="panel", label="文件信息 · 本站整理，非公报原文")


def outline_box(entries: Sequence[Outlined]) -> str:
    """The outline as a fold-out for screens without room beside the text; a single line is none."""
    if len(entries) < 2:
        return ""
    items = [element("li", anchor(entry.text, f"#{entry.anchor}"), class_=f"depth-{entry.depth}") for entry in entries]
    summary = element("summary", "本文大纲")
    return element("details", f"\n{summary}\n{element('ul', ''.join(items))}\n", class_="site-outline")


def citation_box(place: Place) -> str:
    """The line to copy when the document is cited."""
    text = escape(citation(place.annotated, place.document, place.page))
    line = element("p", text, class_="citation", data_copy="复制引用")
    return site_note(line, kind="cite", label="引用格式 · 本站整理，非公报原文")


def pager(path: str, before: Place | None, after: Place | None) -> str:
    """Links to the documents before and after in the issue."""
    sides = (("prev", "上一篇", before), ("next", "下一篇", after))
    links = [_turn(path, side, word, place) for side, word, place in sides if place]
    return element("nav", lines(("", *links)) + "\n", class_="pager", aria_label="同期文件") if links else ""


def _turn(path: str, side: str, word: str, place: Place) -> str:
    content = element("span", word, class_="pager-word") + element("span", escape(place.document.title), class_="pager-title")
    return element("a", content, class_=f"pager-{side}", rel=side, href=link(path, place.path))


def _fact(name: str, value: str, width: str | None = None) -> str:
    return element("div", element("dt", name) + element("dd", value), class_=width) if value else ""


def _industry(place: Place, industry: Industry) -> str:
    return industry_page(place.annotated.publication.id, industry.id)


def _validity(place: Place) -> str:
    """What the text says of its being in force, quoted; whether it is in force is not for this site to say."""
    quotes = place.about.validity
    spots = spots_of(place.document) if quotes else None
    items = [element("li", anchor(f"“{quote.text}”", f"#{spots.anchor(quote.source, quote.text)}")) for quote in quotes if spots]
    return element("ul", "".join(items)) if items else ""


def _where(place: Place) -> str:
    publication, issue = place.annotated.publication, place.annotated.issue
    home = anchor(f"《{publication.name}》", link(place.path, publication_page(publication.id)))
    number = anchor(issue_label(place.annotated), link(place.path, issue_page(publication.id, issue.id)))
    rest = "，".join(word for word in (total_label(place.annotated), page_label(place.page, place.about.last_page)) if word)
    return f"{home}{number}" + (f"（{rest}）" if rest else "")


def _links(document: Document, kind: PartKind) -> str:
    """Links to the enclosed text or the annexes, each at its own address."""
    parts = [part for part in document.parts if part.kind is kind and (part.title or part.label)]
    return _listed([anchor(" ".join(word for word in (part.label, part.title) if word), f"#{part.id}") for part in parts])


def _listed(items: Sequence[str]) -> str:
    """Ready-made items; the many of a long list are folded away."""
    html = element("ul", "".join(element("li", item) for item in items)) if items else ""
    return html if len(items) <= FOLDED else element("details", element("summary", f"共 {len(items)} 项") + html)
