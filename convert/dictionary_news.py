"""What the dictionaries changed since the last build, and the record of them that the next build compares with."""

from __future__ import annotations

from convert.dictionary_changes import dictionary_changes
from convert.known import Known
from convert.load_dictionaries import FILES, load_dictionaries
from convert.model.publication import Archive
from convert.project import Project
from convert.text_file import write_file


def dictionary_news(archive: Archive, known: Known, project: Project) -> tuple[str, ...]:
    """What changed by the dictionaries since the last build, in lines for the office; they are kept for the next one.

    The first build has nothing to compare with; a record that cannot be read is replaced.
    """
    record = project.last_dictionaries
    before = load_dictionaries(record) if record.exists() else None
    damaged = before is not None and (before.problems or not all((record / name).exists() for name in FILES))
    lines = dictionary_changes(archive, known, before) if before and not damaged else ()
    texts = {name: project.site_data / name for name in FILES}
    kept = [write_file(record / name, path.read_text(encoding="utf-8-sig") if path.exists() else "") for name, path in texts.items()]
    notices = [f"上次的词典记录 {record} 已损坏，这次不比较，已重新记录"] if damaged else []
    return (*lines, *notices, *(f"词典没有记录下来：{problem.message}" for problem in kept if problem))
