"""A table that is the site's own: a list with columns."""

from __future__ import annotations

from collections.abc import Sequence

from convert.publish.markup import element, lines


def site_table(names: Sequence[str], rows: Sequence[str], *kinds: str) -> str:
    """Names of columns and ready-made rows → the table, in the box that keeps it within the page; ``kinds`` are further classes."""
    head = element("tr", "".join(element("th", name, scope="col") for name in names))
    html = lines(("", element("thead", head), element("tbody", lines(("", *rows)) + "\n")))
    return element("div", element("table", html + "\n", class_=" ".join(("site-table", *kinds))), class_="site-list")
