"""A gazette and its issues in the words of schema.org."""

from __future__ import annotations

from convert.model.publication import Annotated, Publication
from convert.publish.wording import issue_label

CONTEXT = {"@context": "https://schema.org"}


def site_data(name: str, url: str | None) -> dict[str, object]:
    """https://schema.org/WebSite, for the home page."""
    return {**CONTEXT, "@type": "WebSite", "name": name, "inLanguage": "zh-CN", **({"url": url} if url else {})}


def publication_data(publication: Publication) -> dict[str, object]:
    """https://schema.org/Periodical."""
    publisher = {"publisher": {"@type": "GovernmentOrganization", "name": publication.office}} if publication.office else {}
    return {"@type": "Periodical", "name": publication.name, **publisher}


def issue_data(annotated: Annotated) -> dict[str, object]:
    """https://schema.org/PublicationIssue, part of its Periodical."""
    masthead = annotated.issue.masthead
    periodical = publication_data(annotated.publication)
    facts: dict[str, object] = {"@type": "PublicationIssue", "name": issue_label(annotated), "isPartOf": periodical}
    if masthead.number is not None:
        facts["issueNumber"] = str(masthead.number)
    if masthead.published:
        facts["datePublished"] = masthead.published.isoformat()
    return facts
