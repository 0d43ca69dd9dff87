"""Markdown pages → the finished site, put in place only when all of it was built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from convert.publish.policy import add_policies
from convert.publish.write import PublishError, swap_folder

CONFIG = "site.yml"


def build_site(project: Path, out: Path) -> None:
    """Build the project's ``site.yml`` strictly into ``out``.

    Raises ``PublishError`` when MkDocs reports anything at all; a site that was there before stays as it was.
    """
    fresh = out.with_name(f"{out.name}.new")
    try:
        _run_mkdocs(project, fresh)
        _drop_empty_map(fresh)
        add_policies(fresh)
        swap_folder(fresh, out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _drop_empty_map(site: Path) -> None:
    """A site without an address has no addresses to tell robots; a map of none is no map."""
    if "<loc>" not in (site / "sitemap.xml").read_text(encoding="utf-8"):
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (site / name).unlink(missing_ok=True)


def _run_mkdocs(project: Path, out: Path) -> None:
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict"]  # with --quiet it would not count its warnings
    command = [*mkdocs, "--config-file", str(project / CONFIG), "--site-dir", str(out.resolve())]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if result.returncode:
        raise PublishError(f"网站没有生成，原来的网站没有改动。MkDocs 报告：\n{_last_lines(result.stderr or result.stdout)}")


def _last_lines(report: str, count: int = 8) -> str:
    return "\n".join([line for line in report.splitlines() if line.strip() and not line.startswith("INFO")][-count:])
