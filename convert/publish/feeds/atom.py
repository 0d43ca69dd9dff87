"""A feed as Atom (RFC 4287).

Ids are UUIDs made of the publication's name and the page's path (RFC 9562 §5.5), which never change; a ``tag:`` address would need
a domain, and would change when the office gets one or moves.  Addresses are whole where that of the site is known, else relative.
"""

from __future__ import annotations

import re
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from convert.model.publication import Publication
from convert.publish.feeds.gathered import Feed, moment
from convert.publish.genres import genre_of
from convert.publish.page import Page
from convert.publish.places import Place, Places
from convert.publish.urls import link
from convert.publish.wording import citation

ATOM = "http://www.w3.org/2005/Atom"
BEIJING = "+08:00"
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_file(feed: Feed, places: Places) -> Page:
    """A feed → its file; it was updated when its newest document came out, never when the site was built."""
    publication = feed.work.publication
    root = Element("feed", {"xmlns": ATOM, "xml:lang": "zh-CN"})
    _add(root, "id", _permanent(publication, feed.path))
    _add(root, "title", publication.name if feed.title == publication.name else f"{feed.title} - {publication.name}")
    _add(root, "updated", _time(max(time for place in feed.places if (time := moment(place)))))
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": _href(feed.path, feed.path, places)})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": _href(feed.path, feed.page, places)})
    _add(SubElement(root, "author"), "name", publication.office or publication.name)
    for place in feed.places:
        _entry(root, feed, place, places)
    indent(root)
    return Page(feed.path, f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, "unicode")}\n')


def _entry(root: Element, feed: Feed, place: Place, places: Places) -> None:
    document, entry = place.document, SubElement(root, "entry")
    _add(entry, "id", _permanent(place.annotated.publication, place.path))
    _add(entry, "title", document.title)
    if time := moment(place):
        _add(entry, "updated", _time(time))
    if place.annotated.online:
        _add(entry, "published", _time(place.annotated.online))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": _href(feed.path, place.path, places)})
    for issuer in document.issuers:
        _add(SubElement(entry, "author"), "name", issuer)
    SubElement(entry, "category", {"term": genre_of(document.title, document.document_number)})
    for filing in place.about.industries:
        if filing.industry in feed.work.industries:
            SubElement(entry, "category", {"term": filing.industry, "label": feed.work.industries[filing.industry].name})
    _add(entry, "summary", citation(place.annotated, document, place.page))


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = NOT_IN_XML.sub("", text)


def _permanent(publication: Publication, path: str) -> str:
    return uuid5(uuid5(NAMESPACE_URL, publication.name), path).urn


def _time(time: datetime) -> str:
    return f"{time.isoformat()}{BEIJING}"


def _href(source: str, target: str, places: Places) -> str:
    return places.address(target) or link(source, target)
