"""The site's own configuration: its name, address and thin navigation, on top of the hand-written ``mkdocs.yml``."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from convert.model.publication import Annotated, Archive
from convert.publish.identity import identity_of, site_address, site_identity
from convert.publish.pages.home import site_title
from convert.publish.pages.lists import by_year
from convert.publish.urls import ABOUT, HOME, WORK, issue_page
from convert.publish.wording import number_label, total_label, year_label

OPENING = "# 由 gazette 命令生成，请勿手改；要改的设置在 mkdocs.yml。\n"


def site_config(archive: Archive) -> str:
    """Archive → the text of ``site.yml``.

    The navigation holds years and issues, never documents: with every page in it a site of ten years takes minutes to build.
    """
    settings: dict[str, object] = {"INHERIT": "mkdocs.yml", "site_name": site_title(archive)}
    identity, address = site_identity(archive), site_address(archive)
    if address:
        settings["site_url"] = address
    settings["nav"] = [{"首页": HOME}, *_shelves(archive), {"谁做什么": WORK}, {"关于本站": ABOUT}]
    settings["validation"] = {"nav": {"not_found": "warn"}}
    settings["extra"] = {"identity": identity, "publications": _publications(archive, identity)}
    return OPENING + yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=10_000)


def _publications(archive: Archive, site: dict[str, str]) -> dict[str, dict[str, object]]:
    """By id, what a publication's own pages say of it."""
    return {each.id: {"name": each.name, "identity": identity_of(each, site)} for each in archive.publications}


def _shelves(archive: Archive) -> list[dict[str, object]]:
    """Years at the top; with several publications each has its years under its name."""
    shelves = [(publication, _years(archive.issues_of(publication))) for publication in archive.publications]
    filled = [(publication, years) for publication, years in shelves if years]
    if len(filled) == 1:
        return filled[0][1]
    return [{publication.name: years} for publication, years in filled]


def _years(issues: Sequence[Annotated]) -> list[dict[str, object]]:
    return [{year_label(year): [{_label(annotated): _page(annotated)} for annotated in group]} for year, group in by_year(issues)]


def _page(annotated: Annotated) -> str:
    return issue_page(annotated.publication.id, annotated.issue.id)


def _label(annotated: Annotated) -> str:
    total = total_label(annotated)
    return number_label(annotated) + (f"（{total}）" if total else "")
