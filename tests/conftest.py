"""What several tests need: a small issue, a project to build in, the built site of the samples."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from convert.known import Known
from convert.model.publication import Annotated
from convert.pipeline import read_one

settings.register_profile("unhurried", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SAMPLES = [path for path in sorted((ROOT / "samples").glob("qinghe-*")) if path.is_file()]

ISSUE = """{name}

编辑委员会

主任：韩松

{year}年第{number:02d}期

(总第{total}期)

{year}年2月28日出版

目 录

【政府办文件】

- 1.清禾县人民政府办公室关于做好春季防火工作的通知
(清政办发〔{year}〕{number}号)……………(01)

主 编：方敬之

主 办：清禾县人民政府办公室

清禾县人民政府办公室关于做好春季防火工作的通知

清政办发〔{year}〕{number}号

各乡镇人民政府，县政府各部门、直属机构：

为做好春季森林草原防火工作，现就有关事项通知如下：

一、落实责任

各乡镇要按照属地管理原则落实防火责任，做好巡查。

二、严肃纪律

严格执行24小时值班和领导带班制度。

清禾县人民政府办公室

{year}年2月6日

（此件公开发布）
"""


def issue_text(year: int = 2024, number: int = 1, name: str = "清禾县人民政府公报") -> str:
    """One small clean issue with a single document."""
    return ISSUE.format(year=year, number=number, total=30 + number, name=name)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept-cases", action="store_true", help="rewrite the expected trees of tests/cases and tests/golden")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own, to build in without touching the repository."""
    return _copied(tmp_path / "project")


def _copied(root: Path) -> Path:
    for name in ("docs", "overrides", "site_data"):
        shutil.copytree(ROOT / name, root / name, ignore=_generated)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def _generated(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if (Path(folder) / name / ".generated").exists()}


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose ``site`` is the built site of the samples and, where it is there, the shared corpus."""
    root = _copied(tmp_path_factory.mktemp("built") / "project")
    sources = [str(path) for path in sources_to_try()]
    command = [sys.executable, "-m", "convert", "build", "--project", str(root), *sources]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return root


def sources_to_try() -> list[Path]:
    """The samples and, where it is there, the shared corpus."""
    return SAMPLES + sorted((SHARED / "corpus").glob("*.*"))


@cache
def read_source(path: Path) -> Annotated:
    """A file read with nothing the office keeps; read once, because no test can change what was read."""
    annotated = read_one(path, Known())
    assert isinstance(annotated, Annotated), annotated
    return annotated
