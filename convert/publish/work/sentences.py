"""Several tasks in one paragraph → the stretch of its text that each is printed in, so that a link leads to the very sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from convert.model.publication import Task
from convert.publish.links import mentions
from convert.publish.markup import Span

ENDS = "。；;"


def stretches(text: str, tasks: Sequence[Task]) -> list[Span]:
    """The stretches of a paragraph's tasks, in printed order; none where there is but one, or one is not found in it."""
    starts = list(_starts(text, tasks)) if len(tasks) > 1 else []
    return list(pairwise((*starts, len(text)))) if len(starts) == len(tasks) else []


def _starts(text: str, tasks: Sequence[Task]) -> Iterator[int]:
    """Where each task begins; a duty that follows the name of its unit begins with the name."""
    done = 0
    for task in tasks:
        found = next((start for start, _ in mentions(text, task.text) if start >= done), None)
        if found is None:
            return
        yield max(text.rfind(end, done, found) for end in ENDS) + 1 if task.where == "list" else found
        done = found + 1
