"""Beside a document: the documents that cite it, its tasks, its industries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from convert.model.bodies import Body
from convert.model.industries import Industry
from convert.publish.markup import anchor, element
from convert.publish.page import site_note
from convert.publish.pages.work.frame import link_list
from convert.publish.places import Place, Places
from convert.publish.unit_links import UnitLinks, unit_links
from convert.publish.urls import link, unit_page
from convert.publish.work.gathered import Mention, Work
from convert.publish.work.job import Job


@dataclass(frozen=True)
class Related:
    """What leads from documents into the lists of tasks, and from one document to those that cite it."""

    works: Mapping[str, Work] = field(default_factory=dict)
    citing: Mapping[str, Sequence[Mention]] = field(default_factory=dict)

    def box(self, place: Place) -> str:
        """The box of one document, if there is anything to say."""
        rows = (*self._tasks(place), *self._cited_by(place))
        return site_note(*rows, kind="related", label="相关 · 本站整理，非公报原文") if rows else ""

    def units(self, place: Place) -> UnitLinks:
        """The links of unit names in the text of one document."""
        work = self.works.get(place.annotated.publication.id)
        if work is None:
            return UnitLinks()
        jobs = (Job(task, place, "") for task in place.annotated.tasks if task.document == place.document.id)
        named = ((job.task.source, name, unit) for job in jobs for name, _, unit in job.given() if unit in work.bodies)
        return unit_links((source, name, link(place.path, unit_page(work.publication.id, unit))) for source, name, unit in named)

    def industries(self, place: Place) -> list[Industry]:
        """What a document is filed under."""
        work = self.works.get(place.annotated.publication.id)
        known = work.industries if work else {}
        return [known[filing.industry] for filing in place.about.industries if filing.industry in known]

    def bodies(self, place: Place) -> list[Body]:
        """The units that a document gives something to do, in the order of its tasks."""
        work = self.works.get(place.annotated.publication.id)
        known = work.bodies if work else {}
        own = (task for task in place.annotated.tasks if task.document == place.document.id)
        return [known[unit] for unit in dict.fromkeys(unit for task in own for unit in task.units) if unit in known]

    def _tasks(self, place: Place) -> Iterator[str]:
        bodies = self.bodies(place)
        if bodies:
            number = sum(task.document == place.document.id for task in place.annotated.tasks)
            links = "、".join(anchor(body.name, link(place.path, unit_page(body.publication, body.id))) for body in bodies)
            yield element("details", element("summary", f"本文件交给 {len(bodies)} 个单位 {number} 项任务") + element("p", links))

    def _cited_by(self, place: Place) -> Iterator[str]:
        found = self.citing.get(place.path, ())
        if found:
            links = (anchor(each.place.document.title, link(place.path, each.place.path, each.anchor)) for each in found)
            yield element("p", f"提到本文件的文件（{len(found)}）：", id="cited-by")
            yield link_list(links, "cited-by")


def related_of(works: Sequence[Work], places: Places) -> Related:
    """All works → what the pages of documents need of them."""
    citing: dict[str, dict[str, Mention]] = {}
    for mention in (mention for work in works for mention in work.mentions):
        target = places.find(mention.place.annotated.publication.id, mention.reference.document)
        if target and target.path != mention.place.path:
            citing.setdefault(target.path, {}).setdefault(mention.place.path, mention)
    return Related({work.publication.id: work for work in works}, {path: tuple(found.values()) for path, found in citing.items()})
