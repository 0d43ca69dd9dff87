"""A gazette as a publication, and the archive of all its issues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from convert.model.bodies import AboutDocument, Body
from convert.model.finding import Finding
from convert.model.industries import Industry
from convert.model.issue import Issue, PageBreak
from convert.model.source import Source


@dataclass(frozen=True)
class Publication:
    """One gazette, from ``site_data/publication*.yml`` or, if unknown there, from its masthead.

    ``id`` is the first part of all its addresses.  The site values are those of
    国办发〔2017〕47号 (SiteName, SiteDomain, SiteIDCode); ``None`` where the office has not set them.
    """

    id: str
    name: str
    registered: bool = True
    place: str | None = None
    office: str | None = None
    address: str | None = None
    postcode: str | None = None
    telephone: str | None = None
    email: str | None = None
    site_name: str | None = None
    site_domain: str | None = None
    site_id_code: str | None = None
    site_url: str | None = None
    icp_number: str | None = None
    police_number: str | None = None
    mark_url: str | None = None
    mark_image: str | None = None
    report_url: str | None = None


@dataclass(frozen=True)
class Reference:
    """A document mentioned in running text, by its number or else by its title as printed.

    ``document`` is set when exactly one document in the archive bears the number; a title is a reference only then.
    """

    number: str | None
    citing: str
    source: Source
    document: str | None = None
    title: str | None = None

    @property
    def printed(self) -> str:
        """What stands in the text."""
        return self.number or self.title or ""


class Act(StrEnum):
    """What a document does to another one."""

    AMENDS = "amends"
    REPEALS = "repeals"
    REPLACES = "replaces"
    REISSUES = "reissues"
    FORWARDS = "forwards"


@dataclass(frozen=True)
class Relation:
    """What a document does to another, as its text says: the ``sentence`` that says it, and how it names the other.

    ``document`` is set when it is certain which document of the archive is meant.
    """

    act: Act
    citing: str
    sentence: str
    source: Source
    number: str | None = None
    title: str | None = None
    document: str | None = None


@dataclass(frozen=True)
class Task:
    """A piece of work given to units, with its roles and deadline as printed.

    ``where`` is the form it was printed in (``table``, ``inline`` or ``list``); ``due`` the last day of the
    deadline where the text makes one certain; ``source`` the lines of the task and of its labels.
    ``units`` are the ids of the bodies meant, in the order of lead, responsible and cooperating names, empty where
    a name is no body or may be several; ``industries`` the ids of what it is about.
    """

    id: str
    document: str
    where: str
    text: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    cooperating: tuple[str, ...]
    deadline: str | None
    due: date | None
    source: Source
    units: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All printed unit names in the order of the roles: lead, responsible, cooperating."""
        return (*self.lead, *self.responsible, *self.cooperating)


@dataclass(frozen=True)
class Annotated:
    """An issue with what was understood of it.  The issue itself is never changed.

    ``findings`` are those of reading, then those of checking, each once; ``online`` is when it was published on
    the web, where the office has recorded that; ``page_breaks`` are where its printed pages end, as far as their
    numbers were left in the source.
    """

    publication: Publication
    issue: Issue
    references: tuple[Reference, ...]
    findings: tuple[Finding, ...]
    tasks: tuple[Task, ...] = ()
    about: tuple[AboutDocument, ...] = ()
    relations: tuple[Relation, ...] = ()
    online: datetime | None = None
    page_breaks: tuple[PageBreak, ...] = ()


@dataclass(frozen=True)
class Archive:
    """All issues of all publications, newest issue first within a publication.

    ``bodies`` are the units met in each publication, ``industries`` the dictionary of what documents and tasks are filed under,
    ``findings`` what the office should look at beside the issues.
    """

    publications: tuple[Publication, ...]
    issues: tuple[Annotated, ...]
    bodies: tuple[Body, ...] = ()
    industries: tuple[Industry, ...] = ()
    findings: tuple[Finding, ...] = ()

    def issues_of(self, publication: Publication) -> list[Annotated]:
        """The issues of one publication, newest first."""
        return [each for each in self.issues if each.publication.id == publication.id]
