"""数据下载: which issues are here and which are not, the catalogue of the archive, what there is for each issue."""

from __future__ import annotations

from collections.abc import Iterator

from convert.model.publication import Archive, Publication
from convert.publish.head.columns import column_head
from convert.publish.markup import anchor, element, escape, lines
from convert.publish.open_data.catalogue import catalogue_pages
from convert.publish.open_data.coverage import Coverage, Runs, Year, coverage_of, run_label
from convert.publish.page import Page, markdown_page
from convert.publish.pages.panel import breadcrumb
from convert.publish.pages.site_table import site_table
from convert.publish.urls import DATA, HOME, SCHEMA, link
from convert.publish.wording import size_label, year_label

TITLE = "收录情况和数据下载"
OPENING = (
    "这里说明本站收录了哪些期、还缺哪些期，并提供全部公报的目录数据。各期的正文、表格数据和原稿文字，在每一期网页的“下载本期”一栏。"
    "这些数据由程序从公报文字整理，与网页内容相同；重新生成后，同样的公报得到同样的文件。"
)
COUNTED = "“未收录”按刊号推算：只看得出一年里最大期号以前、相邻两期总期号之间缺的各期，看不出以后还有没有。"
CATALOGUE = (
    ("各期目录（CSV）", "每期一行：期号、日期、文件数、网页和下载地址；未收录的也各有一行"),
    ("文件目录（CSV）", "全部文件一件一行：标题、文号、文种、机关、日期、网页"),
)
WHOLE = ("总目录（JSON）", "收录情况、各期和全部文件，供程序使用")
CHECKING = (
    "每期的“校验值”（sha256.txt）列有该期各个文件的 SHA-256。在 Windows 的命令提示符里运行 certutil -hashfile 文件名 SHA256，"
    "得到的一串字符与其中相同，文件就是完整的；Linux 可用 sha256sum -c sha256.txt。"
)


def data_pages(archive: Archive) -> Iterator[Page]:
    """Archive → the page about its data, and the catalogue."""
    covered = [(publication, coverage_of(archive.issues_of(publication))) for publication in archive.publications]
    whole, issues, documents = catalogue_pages(archive, covered)
    crumbs = breadcrumb((("首页", link(DATA, HOME)), (TITLE, None)))
    shelves = [piece for publication, coverage in covered for piece in _shelf(publication, coverage, len(covered) > 1)]
    files = [_file(*words, page) for words, page in zip((*CATALOGUE, WHOLE), (issues, documents, whole), strict=True)]
    pieces = (
        crumbs,
        f"# {TITLE} {{ #data }}",
        element("p", escape(OPENING), class_="list-opening"),
        "## 收录情况 { #coverage .section-title }",
        *shelves,
        element("p", escape(COUNTED), class_="list-opening"),
        "## 目录数据 { #catalogue .section-title }",
        element("ul", lines(("", *files)) + "\n"),
        "## 字段和校验 { #fields .section-title }",
        element("p", f"{anchor('数据各字段的说明（JSON Schema）', link(DATA, SCHEMA))}：每期数据的格式，每个字段都有中文说明。"),
        element("p", escape(CHECKING)),
    )
    head = column_head(TITLE, "本站收录了哪些期公报、还缺哪些期，全部公报的目录数据和下载", ("政府公报", "数据开放", "数据下载"))
    yield markdown_page(DATA, {"title": TITLE, "kind": "data", **head}, pieces)
    yield from (whole, issues, documents)


def _shelf(publication: Publication, coverage: Coverage, several: bool) -> Iterator[str]:
    """One publication: a row for each year, newest first, and what is missing between."""
    if several:
        yield element("h3", escape(publication.name), id=f"coverage-{publication.id}")
    names = ("年份", "已收录", "未收录")
    yield site_table(names, [_year(year, names) for year in coverage.years]) if coverage.years else ""
    missing = [f"{_runs(coverage.missing_years)}年没有收录。" if coverage.missing_years else ""]
    missing.append(f"按总期号，总第{_runs(coverage.missing_totals)}期没有收录。" if coverage.missing_totals else "")
    yield element("p", escape("".join(missing))) if any(missing) else ""


def _year(year: Year, names: tuple[str, ...]) -> str:
    held = f"第{'、'.join(map(str, year.held))}期"
    cells = (held, f"第{_runs(year.missing)}期" if year.missing else "无")
    rest = "".join(element("td", cell, data_label=name) for name, cell in zip(names[1:], cells, strict=True))
    return element("tr", element("th", year_label(year.year), scope="row") + rest)


def _runs(runs: Runs) -> str:
    return "、".join(map(run_label, runs))


def _file(title: str, about: str, page: Page) -> str:
    name = page.path.rpartition("/")[2]
    size = size_label(len(page.text.encode("utf-8")))
    return element("li", f"{anchor(title, link(DATA, page.path), download=name)}（{size}）：{escape(about)}")
