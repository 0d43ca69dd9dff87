"""The generated pages must build with what may come after MkDocs and Material, to the same pages with the same text.

    python -m benchmarks.successors [SOURCE …] [--properdocs PROGRAM] [--zensical PROGRAM]

Without the programs it installs both, each in an environment of its own in a temporary folder (needs a package index).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from pathlib import Path

from bs4 import BeautifulSoup

from benchmarks.build_share import ROOT, copy_project, write
from convert.known import load_known
from convert.pipeline import convert
from convert.project import Project
from convert.publish.site import build_site

PACKAGES = {"properdocs": ("properdocs==1.6.7", "mkdocs-material==9.8.1"), "zensical": ("zensical==0.0.73",)}
OUT = {"properdocs": "site-properdocs", "zensical": "site"}
"""Where each builds to; Zensical has no option for it."""


def main(argv: Sequence[str]) -> int:
    """Build with all three, print, and fail if a page is missing or reads otherwise."""
    given = arguments(argv)
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder, "project"))
        write(convert(given.sources or [ROOT / "samples"], load_known(project.site_data)[0], lambda _: None).archive, project)
        started = time.perf_counter()
        build_site(project.root, project.root / "site-mkdocs")
        seconds = time.perf_counter() - started
        expected = texts(project.root / "site-mkdocs")
        print(f"MkDocs and Material: {len(expected)} pages, {seconds:.1f} s")
        results = [one(name, getattr(given, name) or installed(name, Path(folder)), project, expected) for name in PACKAGES]
    return 0 if all(results) else 1


def arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.successors")
    parser.add_argument("sources", nargs="*", type=Path)
    for name in PACKAGES:
        parser.add_argument(f"--{name}", type=Path)
    return parser.parse_args(argv)


def installed(name: str, folder: Path) -> Path:
    """The program, in a new environment."""
    place = folder / name
    venv.create(place, with_pip=True)
    programs = place / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", *PACKAGES[name]], check=True)
    return programs / name


def one(name: str, program: Path, project: Project, expected: dict[str, str]) -> bool:
    """Build with one program → whether it made the same pages; what differs is printed."""
    started = time.perf_counter()
    place = ["--site-dir", OUT[name]] if name == "properdocs" else []
    done = subprocess.run(
        [program, "build", "--config-file", "site.yml", *place], cwd=project.root, capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - started
    found = texts(project.root / OUT[name])
    other = sorted(page for page in expected if page in found and found[page] != expected[page])
    print(
        f"{name}: {len(found)} pages, {seconds:.1f} s, {len(other)} read otherwise",
        *other[:3],
        done.stderr[-300:] if done.returncode else "",
    )
    return done.returncode == 0 and found.keys() == expected.keys() and not other


def texts(site: Path) -> dict[str, str]:
    """Every page with what stands in its article, blanks aside."""
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    return {name: article(html) for name, html in pages.items()}


def article(html: str) -> str:
    """The text of a page without navigation and foot."""
    soup = BeautifulSoup(html, "html.parser")
    body = soup.find("article") or soup.find("main") or soup
    return "".join(body.get_text().split())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
