"""Deadlines as a calendar file (RFC 5545): one all-day event each, with the sentence as printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from convert.publish.urls import built
from convert.publish.wording import issue_label
from convert.publish.work.job import ROLES, Job, Role

LONGEST = 75
"""Octets in a line, without its end (RFC 5545 §3.1)."""
SUMMARY = 60
CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if code != 0x09}
ESCAPES: dict[int, str | None] = {**CONTROLS, **{ord(char): f"\\{char}" for char in "\\;,"}, ord("\n"): "\\n", ord("\r"): "\\n"}
NO_DAY = date(2000, 1, 1)


def calendar(name: str, jobs: Iterable[Job]) -> str:
    """Tasks that have a day → the text of an ``.ics`` file; the others have no place in a calendar."""
    content = [*_head(name), *(line for job in jobs if job.task.due for line in _event(job, job.task.due)), "END:VCALENDAR"]
    return "".join(f"{folded(line)}\r\n" for line in content)


def folded(line: str) -> str:
    """A content line, broken so that no line is longer than 75 octets and no character is cut."""
    rest, pieces = line.encode(), list[bytes]()
    room = LONGEST
    while len(rest) > room:
        end = room
        while rest[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        pieces.append(rest[:end])
        rest, room = rest[end:], LONGEST - 1
    return b"\r\n ".join((*pieces, rest)).decode()


def escaped(text: str) -> str:
    """Text as a value: backslash, semicolon, comma and line ends are escaped (RFC 5545 §3.3.11), control characters go."""
    return text.replace("\r\n", "\n").translate(ESCAPES)


def _head(name: str) -> tuple[str, ...]:
    opening = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//gazette//deadlines//ZH-CN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    return (*opening, f"X-WR-CALNAME:{escaped(name)}")


def _event(job: Job, due: date) -> Iterator[str]:
    publication, text = job.place.annotated.publication, job.task.text
    yield "BEGIN:VEVENT"
    yield f"UID:{publication.id}-{job.task.id}@{publication.site_domain or 'gazette.invalid'}"
    yield f"DTSTAMP:{(job.place.document.date or NO_DAY):%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    yield f"SUMMARY:{escaped(text if len(text) <= SUMMARY else f'{text[:SUMMARY]}……')}"
    yield f"DESCRIPTION:{escaped(_description(job))}"
    if publication.site_domain:
        yield f"URL:https://{publication.site_domain}/{built(job.place.path)}{job.anchor and '#'}{job.anchor}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(job: Job) -> str:
    """The sentence, the deadline as printed, who it was given to, and where it stands."""
    task, document = job.task, job.place.document
    given = ((Role.LEAD, task.lead), (Role.RESPONSIBLE, task.responsible), (Role.COOPERATING, task.cooperating))
    number = f"（{document.document_number}）" if document.document_number else ""
    return "\n".join(
        (
            f"“{task.text}”",
            f"期限：{task.deadline}",
            *(f"{ROLES[role]}：{'、'.join(names)}" for role, names in given if names),
            f"出处：《{document.title}》{number}，{job.place.annotated.publication.name}{issue_label(job.place.annotated)}",
        )
    )
