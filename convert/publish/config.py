"""The site's own configuration: its name, address and thin navigation, on top of the hand-written ``mkdocs.yml``."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from convert.model.publication import Annotated, Archive, Publication
from convert.publish.pages.home import site_title
from convert.publish.pages.lists import by_year
from convert.publish.urls import HOME, WORK, issue_page
from convert.publish.wording import number_label, total_label, year_label

ABOUT = "about.md"
IDENTITY = (
    *("site_name", "site_domain", "site_id_code", "icp_number", "police_number"),
    *("office", "address", "postcode", "telephone", "email"),
)
OPENING = "# 由 gazette 命令生成，请勿手改；要改的设置在 mkdocs.yml。\n"


def site_config(archive: Archive) -> str:
    """Archive → the text of ``site.yml``.

    The navigation holds years and issues, never documents: with every page in it a site of ten years takes minutes to build.
    """
    settings: dict[str, object] = {"INHERIT": "mkdocs.yml", "site_name": site_title(archive)}
    identity = site_identity(archive)
    if "site_domain" in identity:
        settings["site_url"] = f"https://{identity['site_domain']}/"
    settings["nav"] = [{"首页": HOME}, *_shelves(archive), {"谁做什么": WORK}, {"关于本站": ABOUT}]
    settings["validation"] = {"nav": {"not_found": "warn"}}
    settings["extra"] = {"identity": identity, "publications": _publications(archive, identity)}
    return OPENING + yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=10_000)


def site_identity(archive: Archive) -> dict[str, str]:
    """What 国办发〔2017〕47号 wants in the head and the foot of every page, as far as the office has set it.

    All of it is of one publication, the first that names a site: values of two offices must not be mixed.
    """
    publications = sorted(archive.publications, key=_nameless)
    return _identity(publications[0]) if publications else {}


def _identity(publication: Publication) -> dict[str, str]:
    found = {name: getattr(publication, name) for name in IDENTITY}
    return {name: str(value) for name, value in found.items() if value}


def _publications(archive: Archive, site: dict[str, str]) -> dict[str, dict[str, object]]:
    """By id, what a publication's own pages say of it; one that no editor has registered says nothing of another's office."""
    found: dict[str, dict[str, object]] = {}
    for publication in archive.publications:
        identity = _identity(publication) or (site if publication.registered else {})
        found[publication.id] = {"name": publication.name, "identity": identity}
    return found


def _nameless(publication: Publication) -> bool:
    return not (publication.site_name or publication.site_domain or publication.site_id_code)


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
