"""Whose site it is: the values of 国办发〔2017〕47号 for the head and the foot of every page, and the site's address."""

from __future__ import annotations

from convert.model.publication import Archive, Publication

SITE = ("site_name", "site_domain", "site_id_code", "icp_number", "police_number", "mark_url", "mark_image", "report_url")
CONTACT = ("office", "address", "postcode", "telephone", "email")


def site_identity(archive: Archive) -> dict[str, str]:
    """What 国办发〔2017〕47号 wants in the head and the foot of every page, as far as the office has set it.

    All of it is of one publication, the first that names a site: values of two offices must not be mixed.
    """
    first = _first(archive)
    return _identity(first) if first else {}


def identity_of(publication: Publication, site: dict[str, str]) -> dict[str, str]:
    """What a publication's own pages say: of site and office each its own, or else that of the whole site.

    One that no editor has registered says nothing of another's office.
    """
    own = _identity(publication)
    shared = [group for group in (SITE, CONTACT) if publication.registered and own.keys().isdisjoint(group)]
    return {**{name: value for group in shared for name, value in site.items() if name in group}, **own}


def site_address(archive: Archive) -> str | None:
    """The address of the home page, with a slash at its end, where the office has told it or its domain."""
    first = _first(archive)
    if first is None or not (first.site_url or first.site_domain):
        return None
    return first.site_url or f"https://{first.site_domain}/"


def _first(archive: Archive) -> Publication | None:
    return min(archive.publications, key=_nameless, default=None)


def _identity(publication: Publication) -> dict[str, str]:
    found = {name: getattr(publication, name) for name in (*SITE, *CONTACT)}
    return {name: str(value) for name, value in found.items() if value}


def _nameless(publication: Publication) -> bool:
    return not (publication.site_name or publication.site_domain or publication.site_id_code)
