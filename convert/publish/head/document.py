"""A document's page: the content tags of 国办发〔2017〕47号, Dublin Core, and schema.org Legislation."""

from __future__ import annotations

from collections.abc import Sequence

from convert.publish.genres import OTHER, genre_of
from convert.publish.head.periodical import CONTEXT, issue_data
from convert.publish.places import Place
from convert.publish.wording import citation, issue_label

LANGUAGE = "zh-CN"
UNITS = 10
"""So many units are keywords; a plan may name sixty."""


def document_head(place: Place, url: str | None, subjects: Sequence[str], units: Sequence[str]) -> dict[str, object]:
    """Front matter of a document's page; what is unknown is left out.

    ``url`` is its whole address where that is known, ``subjects`` what it is filed under, ``units`` those it gives something to do.
    """
    issuers = place.document.issuers
    words = ",".join(word for word in dict.fromkeys((*subjects, kind_of(place), *issuers, *units[:UNITS])) if word)
    facts = {
        "article": _article(place, url, words),
        "dublin_core": _dublin_core(place, url, words),
        "linked_data": _legislation(place, url, subjects),
    }
    return {name: _known(group) for name, group in facts.items()}


def kind_of(place: Place) -> str:
    """文种, or nothing where the title names none."""
    genre = genre_of(place.document.title, place.document.document_number)
    return "" if genre == OTHER else genre


def _article(place: Place, url: str | None, keywords: str) -> dict[str, object]:
    """``PubDate`` is the publication on the web: where the office has not recorded it, there is none."""
    document, annotated = place.document, place.annotated
    return {
        "ArticleTitle": document.title,
        "PubDate": f"{annotated.online:%Y-%m-%d %H:%M}" if annotated.online else None,
        "ContentSource": f"《{annotated.publication.name}》{issue_label(annotated)}",
        "Keywords": keywords,
        "Author": "、".join(document.issuers),
        "Description": citation(annotated, document, place.page),
        "Url": url,
    }


def _dublin_core(place: Place, url: str | None, keywords: str) -> dict[str, object]:
    """The elements of ISO 15836-1 that are known of a document."""
    document, annotated = place.document, place.annotated
    return {
        "DC.title": document.title,
        "DC.creator": "、".join(document.issuers),
        "DC.subject": keywords,
        "DC.publisher": annotated.publication.office,
        "DC.date": document.date.isoformat() if document.date else None,
        "DC.type": kind_of(place),
        "DC.identifier": document.document_number or url,
        "DC.source": f"《{annotated.publication.name}》{issue_label(annotated)}",
        "DC.language": LANGUAGE,
    }


def _legislation(place: Place, url: str | None, subjects: Sequence[str]) -> dict[str, object]:
    """https://schema.org/Legislation, part of the issue it was printed in."""
    document, annotated = place.document, place.annotated
    return {
        **CONTEXT,
        "@type": "Legislation",
        "name": document.title,
        "url": url,
        "inLanguage": LANGUAGE,
        "legislationIdentifier": document.document_number,
        "legislationType": kind_of(place),
        "legislationDate": document.date.isoformat() if document.date else None,
        "legislationPassedBy": [{"@type": "GovernmentOrganization", "name": name} for name in document.issuers],
        "datePublished": annotated.online.isoformat() + "+08:00" if annotated.online else None,
        "about": list(subjects),
        "pageStart": place.page,
        "pageEnd": place.about.last_page,
        "isPartOf": issue_data(annotated),
    }


def _known(facts: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in facts.items() if value not in (None, "", [])}
