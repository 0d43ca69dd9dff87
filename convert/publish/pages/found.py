"""A document in a list: its title leads to it, facts beside it tell it from others."""

from __future__ import annotations

from collections.abc import Iterable

from convert.publish.markup import anchor, element, escape
from convert.publish.places import Place
from convert.publish.urls import link
from convert.publish.wording import date_label


def found_document(place: Place, path: str, *more: str) -> str:
    """A document as seen from the page at ``path``: title, number, date and what else there is to say."""
    document = place.document
    return anchor(document.title, link(path, place.path)) + facts_beside((document.document_number or "", date_label(document.date), *more))


def facts_beside(facts: Iterable[str]) -> str:
    """The facts that are known, each set apart from the next."""
    return element("span", "".join(element("span", escape(fact)) for fact in facts if fact), class_="found-facts")
