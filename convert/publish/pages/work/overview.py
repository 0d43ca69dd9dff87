"""Above a list of tasks: the same tasks by deadline and by industry, as short links into the list."""

from __future__ import annotations

from collections.abc import Sequence

from convert.publish.markup import anchor, element, escape, lines
from convert.publish.pages.work.frame import count
from convert.publish.pages.work.rows import Rows, shortened
from convert.publish.wording import date_label
from convert.publish.work.job import WHENS, Share, When

SHORT = 30


def by_deadline(shares: Sequence[Share]) -> str:
    """Days in their order, then periodic and open-ended deadlines; what has none is not repeated."""
    dated = sorted((share for share in shares if share.job.task.due), key=lambda share: str(share.job.task.due))
    kinds = (When.PERIODIC, When.OPEN, When.STATED)
    named = [(date_label(share.job.task.due), share) for share in dated]
    named += [(share.job.task.deadline or WHENS[when], share) for when in kinds for share in shares if share.job.when is when]
    days: dict[str, list[Share]] = {}
    for name, share in named:
        days.setdefault(shortened(name, SHORT), []).append(share)
    rows = [_row(name, own) for name, own in days.items()]
    return _fold("按期限看", "by-deadline", count(len(named)), rows) if rows else ""


def by_industry(rows: Rows, shares: Sequence[Share]) -> str:
    """Industries in the order of the dictionary, each with its tasks."""
    found: dict[str, list[Share]] = {}
    for share in shares:
        for each in dict.fromkeys(share.job.task.industries):
            found.setdefault(each, []).append(share)
    html = [_row(known.name, found[known.id], f"i-{known.id}") for known in rows.work.industries.values() if known.id in found]
    return _fold("按产业看", "by-industry", count(len(html), "个产业"), html) if html else ""


def _row(name: str, shares: Sequence[Share], id_: str | None = None) -> str:
    texts = ((share.job.task.id, shortened(share.job.task.text, SHORT) or "（见原文）") for share in shares)
    links = "".join(element("dd", anchor(text, f"#{task}")) for task, text in texts)
    number = count(len(shares)) if len(shares) > 1 else ""
    return element("div", element("dt", escape(name) + number) + links, id=id_)


def _fold(name: str, id_: str, number: str, rows: Sequence[str]) -> str:
    index = element("dl", lines(("", *rows)) + "\n", class_="job-index")
    return element("details", lines(("", element("summary", name + number), index)) + "\n", id=id_, class_="work-fold")
