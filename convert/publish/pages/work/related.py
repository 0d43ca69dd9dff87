"""Beside a document: the documents that cite it, its tasks, its industries."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from convert.model.bodies import Body
from convert.model.industries import Industry
from convert.publish.markup import Mark, anchor, element, escape
from convert.publish.page import site_note
from convert.publish.pages.work.frame import link_list
from convert.publish.places import Place, Places
from convert.publish.unit_links import UnitLinks, unit_links, unit_mark
from convert.publish.urls import block_of, link, unit_page
from convert.publish.wording import ACTS, INNER_MARKS
from convert.publish.work.gathered import Mention, Stated, Work
from convert.publish.work.job import Job


@dataclass(frozen=True)
class Related:
    """What leads from documents into the lists of tasks, and from one document to those that cite it."""

    works: Mapping[str, Work] = field(default_factory=dict)
    citing: Mapping[str, Sequence[Mention]] = field(default_factory=dict)
    stating: Mapping[str, Sequence[tuple[Stated, Place | None]]] = field(default_factory=dict)
    stated: Mapping[str, Sequence[Stated]] = field(default_factory=dict)
    sentenced: Mapping[str, Sequence[Job]] = field(default_factory=dict)

    def box(self, place: Place) -> str:
        """The box of one document, if there is anything to say."""
        rows = (*self._tasks(place), *self._cited_by(place))
        return site_note(*rows, kind="related", label="相关 · 本站整理，非公报原文") if rows else ""

    def relations(self, place: Place) -> tuple[str, ...]:
        """What one document does to others, then they to it, each with the sentence that says so."""
        work = self.works.get(place.annotated.publication.id)
        numbers = work.numbers if work else frozenset()
        active = (_does(stated, target, place, numbers) for stated, target in self.stating.get(place.path, ()))
        return (*active, *(_done(stated, place) for stated in self.stated.get(place.path, ())))

    def units(self, place: Place) -> UnitLinks:
        """The links of unit names in the text of one document."""
        work = self.works.get(place.annotated.publication.id)
        if work is None:
            return UnitLinks()
        jobs = (Job(task, place, "") for task in place.annotated.tasks if task.document == place.document.id)
        named = ((job.task.source, name, unit) for job in jobs for name, _, unit in job.given() if unit in work.bodies)
        publication, names = work.publication.id, work.names

        def href(unit: str) -> str:
            return link(place.path, unit_page(publication, unit))

        return unit_links(
            ((source, name, href(unit)) for source, name, unit in named),
            lambda block: [unit_mark(span, href(unit)) for span, unit in names.found(block)],
        )

    def sentences(self, place: Place) -> dict[str, list[Mark]]:
        """The sentences of one document that tasks lead to, by the anchor of their block."""
        found: dict[str, list[Mark]] = {}
        for job in self.sentenced.get(place.path, ()):
            if job.stretch:
                found.setdefault(block_of(job.anchor), []).append(Mark(job.stretch, "span", (("class", "sentence"), ("id", job.anchor))))
        return found

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
            acts: dict[str, str] = {}
            for stated in self.stated.get(place.path, ()):
                acts[stated.place.path] = acts.get(stated.place.path, "") + f"（{ACTS[stated.relation.act]}本文件）"
            links = (
                anchor(each.place.document.title, link(place.path, each.place.path, each.anchor)) + acts.get(each.place.path, "")
                for each in found
            )
            yield element("p", f"提到本文件的文件（{len(found)}）：", id="cited-by")
            yield link_list(links, "cited-by")


def related_of(works: Sequence[Work], places: Places) -> Related:
    """All works → what the pages of documents need of them."""
    citing: dict[str, dict[str, Mention]] = {}
    for mention in (mention for work in works for mention in work.mentions):
        target = places.find(mention.place.annotated.publication.id, mention.reference.document)
        if target and target.path != mention.place.path:
            citing.setdefault(target.path, {}).setdefault(mention.place.path, mention)
    stating: dict[str, list[tuple[Stated, Place | None]]] = {}
    stated: dict[str, list[Stated]] = {}
    for each in (each for work in works for each in work.stated):
        target = places.find(each.place.annotated.publication.id, each.relation.document)
        stating.setdefault(each.place.path, []).append((each, target))
        if target:
            stated.setdefault(target.path, []).append(each)
    own = {work.publication.id: work for work in works}
    sentenced: dict[str, list[Job]] = {}
    for job in (job for work in works for job in work.jobs if job.stretch):
        sentenced.setdefault(job.place.path, []).append(job)
    return Related(own, {path: tuple(found.values()) for path, found in citing.items()}, stating, stated, sentenced)


def _does(stated: Stated, target: Place | None, place: Place, numbers: Container[str]) -> str:
    """``废止《办法》（清政发〔2016〕22号）``; where no document of the archive bears the number, it says so."""
    relation = stated.relation
    named = "".join((relation.title or "", f"（{relation.number}）" if relation.title and relation.number else relation.number or ""))
    missing = "（本站未收录）" if relation.number and relation.number not in numbers else ""
    other = anchor(named, link(place.path, target.path)) if target else escape(named + missing)
    return f"本文{ACTS[relation.act]}{other}：{_sentence(stated, place)}"


def _done(stated: Stated, place: Place) -> str:
    """``被《决定》（清政发〔2024〕9号）修改``."""
    document = stated.place.document
    number = f"（{document.document_number}）" if document.document_number else ""
    other = anchor(f"《{document.title.translate(INNER_MARKS)}》{number}", link(place.path, stated.place.path))
    return f"被{other}{ACTS[stated.relation.act]}：{_sentence(stated, place)}"


def _sentence(stated: Stated, place: Place) -> str:
    """The sentence as printed, which leads to its place."""
    return element("q", anchor(stated.relation.sentence, link(place.path, stated.place.path, stated.anchor)), class_="stated")
