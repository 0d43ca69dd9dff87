"""Markdown pages → the finished site, put in place only when all of it was built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from convert.publish.policy import add_policies
from convert.publish.write import PublishError, swap_folder

CONFIG = "site.yml"
RESTORE = "原来的网站没有改动，请恢复文件原来的内容再生成"


def build_site(project: Path, out: Path) -> None:
    """Build the project's ``site.yml`` strictly into ``out``.

    Raises ``PublishError`` when MkDocs reports anything at all; a site that was there before stays as it was.
    """
    fresh = out.with_name(f"{out.name}.new")
    _check_settings(project)
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


def _check_settings(project: Path) -> None:
    """Without these two settings the site would have another look and other addresses.

    Raises ``PublishError`` where ``mkdocs.yml`` cannot be read or has lost them.
    """
    try:
        node = yaml.compose((project / "mkdocs.yml").read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        node = None
    pairs = {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
    if "theme" not in pairs or getattr(pairs.get("use_directory_urls"), "value", None) != "false":
        raise PublishError(f"mkdocs.yml 缺失、写法有误，或者少了 theme、use_directory_urls。{RESTORE}")


def _run_mkdocs(project: Path, out: Path) -> None:
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict"]  # with --quiet it would not count its warnings
    command = [*mkdocs, "--config-file", str(project / CONFIG), "--site-dir", str(out.resolve())]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}  # not the code page of Windows
    result = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if result.returncode:
        report = _last_lines(result.stderr or result.stdout)
        raise PublishError(f"网站没有生成，多半是 mkdocs.yml 或 overrides 里的改动有误。{RESTORE}。MkDocs 报告：\n{report}")


def _last_lines(report: str, count: int = 8) -> str:
    return "\n".join([line for line in report.splitlines() if line.strip() and not line.startswith("INFO")][-count:])
