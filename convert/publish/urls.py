"""The only place that decides addresses.

An address is made of a publication's id, an issue's id and ordinals: ASCII, short, and the same for ever.
Titles and dictionaries may be corrected; an address must not move when they are.
Paths are those of the source tree under ``docs/``; every page is a file, so that a copy on a disk works without a server.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from posixpath import dirname, relpath

HOME = "index.md"
SEARCH = "search/index.md"
WORK = "work/index.md"
SITE_MAP = "search/map.md"
FEEDS = "search/feeds.md"
ROBOTS = "robots.txt"
DATA = "data/index.md"
ABOUT, SCHEMA = "about.md", "assets/schema/issue.schema.json"
"""Hand-written: what this site is, and what every field of an issue's data means."""


def publication_page(publication: str) -> str:
    """The page that lists all issues of a publication."""
    return f"{publication}/index.md"


def publication_feed(publication: str) -> str:
    """The feed of all documents of a publication."""
    return f"{publication}/feed.xml"


def genre_feed(publication: str, genre: str) -> str:
    """The feed of one kind of document; ``genre`` is its id."""
    return f"{publication}/genres/{genre}.xml"


def issue_page(publication: str, issue: str) -> str:
    """The page of one issue."""
    return f"{publication}/{issue}/index.md"


def issue_data(publication: str, issue: str) -> str:
    """The issue as data, beside its page."""
    return f"{publication}/{issue}/issue.json"


def issue_file(publication: str, issue: str, name: str) -> str:
    """A further file to take away, beside the page of its issue."""
    return f"{publication}/{issue}/{name}"


def issue_pdf(publication: str, issue: str) -> str:
    """The issue as one book to print, beside its page."""
    return issue_file(publication, issue, "issue.pdf")


def catalogue_file(name: str) -> str:
    """A list of all issues or all documents as data."""
    return f"data/{name}"


def document_page(publication: str, issue: str, order: int) -> str:
    """The page of the document that stands at this place in its issue, counted from 1."""
    return f"{publication}/{issue}/{order:02d}.md"


def tables_page(publication: str, issue: str) -> str:
    """The page that lists all tables of an issue."""
    return f"{publication}/{issue}/tables.md"


def tables_data(publication: str, issue: str, form: str) -> str:
    """The same list as data; ``form`` is ``json`` or ``csv``."""
    return f"{publication}/{issue}/tables.{form}"


def table_file(page: str, ordinal: int, form: str) -> str:
    """A table as a file beside the page of its document; ``form`` is ``csv`` or ``xlsx``."""
    return f"{page[:-3]}-{table_anchor(ordinal)}.{form}"


def search_data(year: int | None) -> str:
    """The text of a year's documents, for the search page."""
    return f"search/text-{year or 'none'}.js"


def way_page(way: str) -> str:
    """A way to the documents beside searching: what there is, by year."""
    return f"search/{way}.md"


def way_year_page(way: str, year: int | None) -> str:
    """The documents of one year on this way."""
    return f"search/{way}-{year or 'none'}.md"


def work_list(publication: str, name: str, form: str = "md") -> str:
    """A list over all issues of a publication (``units``, ``industries``, ``matrix``, ``deadlines``, ``cited``), as a page or as data."""
    return f"{publication}/{name}.{form}"


def unit_page(publication: str, unit: str, part: str = "", form: str = "md") -> str:
    """The page of a unit, a further part of it (a year), its tasks as ``csv``, ``json`` or ``ics``, or its feed as ``xml``."""
    return f"{publication}/units/{unit}{part and '-'}{part}.{form}"


def industry_page(publication: str, industry: str, part: str = "", form: str = "md") -> str:
    """The page of an industry, a further part of it (a year), its tasks as data, or its feed as ``xml``."""
    return f"{publication}/industries/{industry}{part and '-'}{part}.{form}"


def deadline_page(publication: str, part: str) -> str:
    """The deadlines of one month (``2023-06``), or those without a day in the documents of a year (``open-2023``)."""
    return f"{publication}/deadlines-{part}.md"


def group_anchor(name: str) -> str:
    """Anchor of a group in a list of documents; it depends on nothing but the name."""
    return f"g{sha256(name.encode()).hexdigest()[:8]}"


def block_anchor(ordinal: int) -> str:
    """Anchor of a block by its place in the document, counted from 1 over all parts."""
    return f"b{ordinal}"


def sentence_anchor(block: str, ordinal: int) -> str:
    """Anchor of one of several tasks in a block, by its place among them, counted from 1."""
    return f"{block}-s{ordinal}"


def block_of(anchor: str) -> str:
    """The block or table that a sentence or row stands in."""
    return anchor.partition("-")[0]


def table_anchor(ordinal: int) -> str:
    """Anchor of a table by its place among the tables of the document, counted from 1."""
    return f"t{ordinal}"


def row_anchor(table: str, row: int) -> str:
    """Anchor of a logical body row, counted from 1, of the table with this anchor."""
    return f"{table}-r{row}"


def whole_page(publication: str, issue: str) -> str:
    """All documents of an issue on one page."""
    return f"{publication}/{issue}/whole.md"


def document_anchor(order: int) -> str:
    """Where a document begins on a page, or in a book, that holds several; also what its own anchors begin with there."""
    return f"d{order:02d}"


def page_anchor(page: int) -> str:
    """Where a page of the paper issue begins, on whatever page of the site."""
    return f"p{page}"


def year_anchor(year: int | None) -> str:
    """Anchor of a year in a list of issues."""
    return f"y{year}" if year else "y-none"


def built(path: str) -> str:
    """Source path → path of the built file; files that are not Markdown keep theirs."""
    return f"{path[:-3]}.html" if path.endswith(".md") else path


def link(source: str, target: str, anchor: str = "") -> str:
    """Relative address of a page or file as seen from another page, for the built site."""
    if source == target and anchor:
        return f"#{anchor}"
    folder, _, name = built(target).rpartition("/")
    path = f"{_way(dirname(source), folder)}{name}"
    return f"{path}#{anchor}" if anchor else path


@cache
def _way(source: str, target: str) -> str:
    """The way from one folder to another, which thousands of links have in common."""
    way = relpath(target or ".", source or ".")
    return "" if way == "." else f"{way}/"
