"""Conversion must take at most a tenth of the time that MkDocs needs for the pages it makes.

    python -m benchmarks.build_share [SOURCE …]

Both are measured in turn in one run, several rounds, and compared by their medians.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from convert.known import load_known
from convert.model.publication import Archive
from convert.pipeline import convert
from convert.project import Project
from convert.publish.config import site_config
from convert.publish.pages import site_pages
from convert.publish.site import build_site
from convert.publish.write import write_pages, write_text

ROOT = Path(__file__).resolve().parent.parent
SHARE = 0.1
ROUNDS = 3


def main(argv: list[str]) -> int:
    """Measure, print, and fail if the share is too high."""
    sources = [Path(each) for each in argv] or [ROOT / "samples"]
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder, "project"))
        rounds = [one_round(sources, project) for _ in range(ROUNDS)]
    reading, writing, building = (statistics.median(times) for times in zip(*rounds, strict=True))
    share = (reading + writing) / building
    print(f"reading {reading:.2f} s + writing pages {writing:.2f} s; MkDocs {building:.2f} s; share {share:.3f} (at most {SHARE})")
    return 0 if share <= SHARE else 1


def copy_project(root: Path) -> Project:
    """A project of its own, so that nothing of the repository changes."""
    for name in ("docs", "overrides", "site_data"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("index.md", ".staged", ".former"))
    for marker in root.glob("docs/*/.generated"):
        shutil.rmtree(marker.parent)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return Project(root)


def one_round(sources: list[Path], project: Project) -> tuple[float, float, float]:
    """Seconds for reading, for writing the pages, and for MkDocs."""
    started = time.perf_counter()
    archive = convert(sources, load_known(project.site_data)[0], lambda _: None).archive
    read = time.perf_counter()
    write(archive, project)
    written = time.perf_counter()
    build_site(project.root, project.site)
    return read - started, written - read, time.perf_counter() - written


def write(archive: Archive, project: Project) -> None:
    """All pages and the configuration of the site."""
    write_pages(project.docs, site_pages(archive))
    write_text(project.config, site_config(archive))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
