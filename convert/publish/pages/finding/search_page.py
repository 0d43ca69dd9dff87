"""The search page.  Its script fills it; without scripts it says so and leads to the lists."""

from __future__ import annotations

from collections.abc import Sequence

from convert.model.variants import Variants
from convert.publish.head.columns import column_head
from convert.publish.markup import element, lines
from convert.publish.page import Page, markdown_page
from convert.publish.pages.finding.ways import ways_list
from convert.publish.pages.panel import breadcrumb
from convert.publish.urls import HOME, SEARCH, link

SCRIPTS = ("assets/js/search-engine.js", "assets/js/search-results.js", "assets/js/search-page.js")
HINTS = (
    "几个词用空格隔开，找同时有这些词的文件：<kbd>肉牛 补贴</kbd>",
    "整句加引号：<kbd>“落实属地管理责任”</kbd>",
    "文号可以只写一部分，括号随意：<kbd>政办发 12号</kbd>、<kbd>[2023]12号</kbd>",
)
KEYS = "键盘：<kbd>/</kbd> 到查找框，<kbd>↓</kbd><kbd>↑</kbd> 选文件，<kbd>Enter</kbd> 打开，<kbd>Esc</kbd> 返回"
FILTERS = (
    *(("publication", "公报", "全部公报"), ("year", "年份", "全部年份")),
    *(("issuer", "发文机关", "全部机关"), ("genre", "文种", "全部文种")),
)
ORDERS = (("best", "最相关的在前"), ("newest", "新的在前"), ("oldest", "旧的在前"))
ABOUT = "在政府公报的全部文件里查找词语、文号和整句，可按年份、发文机关和文种筛选"
NO_SCRIPT = "查找要用浏览器的脚本功能，您的浏览器没有打开它。请打开后再试，或从下面的目录查找。"


def search_page(files: Sequence[str], variants: Variants) -> Page:
    """The page with its form; ``files`` are the data it loads, ``variants`` the characters it takes for one."""
    pairs = "".join(printed + standard for printed, standard in variants.characters.items())
    hints = (*(element("li", hint) for hint in HINTS), element("li", KEYS, class_="keys"))
    app = (
        element("noscript", element("p", NO_SCRIPT)),
        _form(),
        element("p", "", class_="search-status", id="search-status", role="status", aria_live="polite"),
        element("ol", "", class_="search-results", id="search-results"),
        element("ul", "".join(hints), class_="search-hints", id="search-hints"),
    )
    pieces = (
        breadcrumb((("首页", link(SEARCH, HOME)), ("查找", None))),
        "# 查找 { #search .section-title }",
        element("div", lines(("", *app)) + "\n", id="search-app", class_="search-app", data_files=" ".join(files), data_variants=pairs),
        "## 按目录查找 { #ways .section-title }",
        ways_list(SEARCH),
        "\n".join(element("script", "", src=link(SEARCH, script), defer="") for script in SCRIPTS),
    )
    head = column_head("查找", ABOUT, ("政府公报", "全文查找", "文号"))
    return markdown_page(SEARCH, {"title": "查找", "kind": "search", "hide": ["navigation", "toc"], **head}, pieces)


def _form() -> str:
    box = (
        '<input type="search" id="search-box" name="q" autocomplete="off" spellcheck="false" enterkeyhint="search" '
        'aria-label="查找全文和文号" placeholder="词语、文号或“整句”" aria-describedby="search-status">'
    )
    top = element("div", box + element("button", "查找", type="submit"), class_="search-line")
    return element("form", f"\n{top}\n{_filters()}\n", id="search-form", class_="search-form", role="search", method="get")


def _filters() -> str:
    selects = [_select(name, label, ((("", everything)),)) for name, label, everything in FILTERS]
    selects.append(_select("order", "次序", ORDERS))
    return element("div", "".join(selects), class_="search-filters", id="search-filters", hidden="")


def _select(name: str, label: str, options: Sequence[tuple[str, str]]) -> str:
    choices = "".join(element("option", words, value=value) for value, words in options)
    return element("label", element("span", label) + element("select", choices, name=name), class_=f"filter-{name}")
