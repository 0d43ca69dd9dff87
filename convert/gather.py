"""Single issues → one archive: each issue once, publications in the order of the register, newest issue first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from convert.model.bodies import Body
from convert.model.finding import Finding
from convert.model.industries import Industry
from convert.model.issue import Issue
from convert.model.publication import Annotated, Archive, Publication
from convert.sources import Refused


@dataclass(frozen=True)
class Opened:
    """An issue, the publication it belongs to and the file it was read from."""

    path: str
    publication: Publication
    issue: Issue

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same issue: publication, year and number."""
        return self.publication.id, self.issue.id


def first_of_each(opened: Iterable[Opened]) -> tuple[tuple[Opened, ...], tuple[Refused, ...]]:
    """Keep the first file of every issue and refuse the others, naming both files."""
    kept: dict[tuple[str, str], Opened] = {}
    refused: list[Refused] = []
    for each in opened:
        first = kept.setdefault(each.key, each)
        if first is not each:
            what = f"{each.publication.name}{each.issue.masthead.year}年第{each.issue.masthead.number}期"
            refused.append(Refused(each.path, f"与 {first.path} 是同一期（{what}），只用了前一个。请去掉其中一个文件"))
    return tuple(kept.values()), tuple(refused)


def archive_of(
    annotated: Iterable[Annotated],
    known: tuple[Publication, ...],
    bodies: tuple[Body, ...] = (),
    industries: tuple[Industry, ...] = (),
    findings: tuple[Finding, ...] = (),
) -> Archive:
    """Annotated issues in any order, what they name, and what there is to say of the site → the archive."""
    issues = sorted(annotated, key=_newest_first)
    own = {each.publication.id: each.publication for each in sorted(issues, key=lambda each: each.publication.id)}
    registered = tuple(publication for publication in known if publication.id in own)
    others = tuple(publication for publication in own.values() if publication not in registered)
    ranks = {publication.id: rank for rank, publication in enumerate((*registered, *others))}
    ranked = tuple(sorted(issues, key=lambda each: ranks[each.publication.id]))
    return Archive((*registered, *others), ranked, bodies, industries, findings)


def _newest_first(annotated: Annotated) -> tuple[int, int, str]:
    masthead = annotated.issue.masthead
    return -(masthead.year or 0), -(masthead.number or 0), annotated.issue.id
