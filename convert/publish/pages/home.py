"""The home page with the newest issues as covers, and the page of each publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convert.model.publication import Annotated, Archive, Publication
from convert.publish.feeds.gathered import publication_feeds
from convert.publish.feeds.links import feed_links, subscription
from convert.publish.head.columns import HOME_COLUMN, column_head
from convert.publish.head.periodical import CONTEXT, publication_data, site_data
from convert.publish.markup import anchor, element, escape, escape_markdown, lines
from convert.publish.page import Page, markdown_page
from convert.publish.pages.contents import contents_list
from convert.publish.pages.finding.ways import ways_line
from convert.publish.pages.lists import issue_list
from convert.publish.pages.panel import breadcrumb
from convert.publish.places import Places
from convert.publish.urls import DATA, HOME, issue_page, link, publication_page
from convert.publish.wording import date_label, issue_label, total_label
from convert.publish.work.gathered import Work

ABOUT = "按年、按期查阅全部公报，可以查找全文、按单位和产业看任务、下载数据"


def site_title(archive: Archive) -> str:
    """What the site is called: its registered name, else its publication, else its first publication and the others."""
    names = [publication.name for publication in archive.publications]
    registered = next((publication.site_name for publication in archive.publications if publication.site_name), None)
    if registered and len(names) > 1:
        return registered
    return names[0] if len(names) == 1 else f"{names[0]}等{len(names)}种公报" if names else "政府公报"


def home_page(archive: Archive, places: Places, works: Sequence[Work]) -> Page:
    """The newest issue of each publication as a cover with its contents, and all issues by year."""
    shelves = [(publication, archive.issues_of(publication)) for publication in archive.publications]
    filled = [(publication, issues) for publication, issues in shelves if issues]
    single = len(filled) < 2
    data = element("p", anchor("收录情况和数据下载", link(HOME, DATA)), class_="home-data")
    pieces = [ways_line(HOME), *(piece for publication, issues in filled for piece in _shelf(publication, issues, places, single)), data]
    title = site_title(archive)
    heading = () if single and filled else (f"# {escape_markdown(title)} {{ #home .home-title }}",)
    keywords = (title, *(publication.name for publication, _ in filled), "政府公报")
    head = {
        **column_head(title, f"{title}：{ABOUT}", keywords, HOME_COLUMN),
        "linked_data": site_data(title, places.site),
        "feeds": [each for work in works for each in feed_links(HOME, publication_feeds(work))],
    }
    return markdown_page(HOME, {"title": title, "kind": "home", "hide": ["navigation", "toc"], **head}, (*heading, *pieces))


def publication_pages(archive: Archive, works: Sequence[Work]) -> Iterator[Page]:
    """For each publication the page of all its issues."""
    for publication, work in zip(archive.publications, works, strict=True):
        issues = archive.issues_of(publication)
        path = publication_page(publication.id)
        crumbs = (("首页", link(path, HOME)), (publication.name, None))
        heading = f"# {escape_markdown(publication.name)} {{ #all }}"
        feeds = list(publication_feeds(work))
        head = column_head(publication.name, f"{publication.name}：{ABOUT}", (publication.name, "政府公报", "政策文件"))
        data = {"linked_data": {**CONTEXT, **publication_data(publication)}, "feeds": feed_links(path, feeds)}
        pieces = (breadcrumb(crumbs), heading, _office(publication), subscription(path, feeds), issue_list(issues, path, 2))
        yield markdown_page(path, {"title": publication.name, "kind": "publication", **head, **data}, pieces)


def _shelf(publication: Publication, issues: Sequence[Annotated], places: Places, single: bool) -> tuple[str, ...]:
    """One publication on the home page; alone on the site, its name is the title of the page."""
    newest, level = issues[0], 2 if single else 3
    prefix = "" if single else f"{publication.id}-"
    listed = contents_list(newest, places, HOME, level + 1)
    contents = lines((element(f"h{level}", "本期目录", class_="section-title"), listed)) if listed else ""
    more = element(f"h{level}", "各期公报", class_="section-title", id=f"{prefix}issues")
    return (
        element("div", f"\n{cover(newest, 1 if single else 2)}\n{element('div', contents, class_='cover-contents')}\n", class_="front"),
        lines((more, issue_list(issues, HOME, level + 1, prefix))),
    )


def cover(annotated: Annotated, level: int) -> str:
    """The newest issue as a cover: name of the gazette, issue, total number, date, and the office."""
    publication = annotated.publication
    href = link(HOME, issue_page(publication.id, annotated.issue.id))
    details = "　".join(word for word in (total_label(annotated), _published(annotated)) if word)
    content = (
        element("p", "最新一期", class_="site-note-label"),
        element(f"h{level}", escape(publication.name), id="home" if level == 1 else None, class_="cover-name"),
        element("p", anchor(issue_label(annotated), href), class_="cover-issue"),
        element("p", escape(details), class_="cover-details") if details else "",
        element("p", escape(publication.office), class_="cover-office") if publication.office else "",
        element("p", anchor("阅读本期", href), class_="cover-open"),
    )
    return element("div", lines(("", *content)) + "\n", class_="cover")


def _published(annotated: Annotated) -> str:
    day = annotated.issue.masthead.published
    return f"{date_label(day)}出版" if day else ""


def _office(publication: Publication) -> str:
    facts = (
        ("主办", publication.office),
        ("地址", publication.address),
        ("邮编", publication.postcode),
        ("电话", publication.telephone),
        ("邮箱", publication.email),
    )
    rows = [element("div", element("dt", name) + element("dd", escape(value))) for name, value in facts if value]
    return element("dl", lines(("", *rows)) + "\n", class_="office") if rows else ""
