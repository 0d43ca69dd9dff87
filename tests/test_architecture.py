"""The house keeps its shape: arrows run down only, one place prints, rooms stay small."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STAGES = ("read", "parse", "enrich", "check", "publish")
FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "convert").rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in FILES.items()}

# What a module outside the stages may import of this package; the stages may import themselves and the model.
ALLOWED = {
    "convert": set(),
    "convert.__main__": {"cli"},
    "convert.cli": {
        *("console", "dictionary_news", "known", "model", "outcome", "pack", "pipeline", "printing", "project", "sources", "text_file"),
    },
    "convert.dictionary_news": {"dictionary_changes", "known", "load_dictionaries", "model", "project", "text_file"},
    "convert.dictionary_changes": {"enrich", "known", "load_dictionaries", "meaning", "model"},
    "convert.pipeline": {
        *STAGES,
        *("gather", "known", "load", "meaning", "model", "outcome", "project", "sources", "text_file"),
    },
    "convert.printing": {"model", "outcome", "publish"},
    "convert.meaning": {"check", "enrich", "gather", "known", "load", "model"},
    "convert.gather": {"model", "sources"},
    "convert.known": {"load", "load_dictionaries", "load_records", "model"},
    "convert.load": {"model", "yaml_file"},
    "convert.load_dictionaries": {"model", "yaml_file"},
    "convert.load_records": {"model"},
    "convert.outcome": {"model", "sources"},
    "convert.project": set(),
    "convert.sources": set(),
    "convert.yaml_file": set(),
    "convert.text_file": {"outcome", "publish", "sources"},
}


def imported(name: str) -> Iterator[str]:
    """Modules of this package that a module imports, by full name."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: relative import"
            found = [node.module or ""]
            if node.module == "convert":
                found = [f"convert.{alias.name}" for alias in node.names]  # from convert import pipeline
        elif isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        else:
            continue
        yield from (each for each in found if each.split(".")[0] == "convert")


def room(name: str) -> str:
    """``convert.parse.tables.grid`` → ``parse``."""
    return name.split(".")[1] if "." in name else ""


def may_import(name: str) -> set[str]:
    if room(name) == "model":
        return {"model"}
    if room(name) == "console":
        return {"console", "model", "sources"}
    if room(name) == "pack":
        return {"pack", "sources"}
    if room(name) in STAGES:
        return {room(name), "model"}
    return ALLOWED[name]


@pytest.mark.parametrize("name", FILES)
def test_arrows_run_down_only(name: str) -> None:
    wrong = {other for other in imported(name) if room(other) not in may_import(name)}
    assert not wrong, f"{name} must not import {', '.join(sorted(wrong))}"


def test_the_test_sees_imports() -> None:
    assert "convert.parse.issue" in set(imported("convert.pipeline"))
    assert {room(other) for other in imported("convert.pipeline")} >= {"read", "parse", "publish", "model"}


def calls(name: str) -> Iterator[str]:
    return (node.func.id for node in ast.walk(TREES[name]) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))


def test_only_the_command_line_prints() -> None:
    assert [name for name in FILES if "print" in set(calls(name))] == ["convert.cli"]


def test_no_global_state() -> None:
    wrong = [name for name, tree in TREES.items() for node in ast.walk(tree) if isinstance(node, ast.Global)]
    assert not wrong


def test_no_rooms_for_odds_and_ends() -> None:
    assert not [name for name in FILES if {"utils", "util", "helpers", "common", "misc"} & set(name.split("."))]


def functions() -> list[tuple[int, str]]:
    """Length of every function in lines, without its docstring, and its name."""
    found = []
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
                found.append(((node.end_lineno or 0) - first.lineno + 2, f"{name}.{node.name}"))
    return sorted(found, reverse=True)


def test_functions_are_small() -> None:
    lengths = [length for length, _ in functions()]
    assert statistics.median(lengths) <= 8
    assert sum(length <= 30 for length in lengths) >= 0.9 * len(lengths)
    assert lengths[0] <= 40, functions()[:3]


def test_modules_are_small() -> None:
    long = {name: size for name, path in FILES.items() if (size := len(path.read_text(encoding="utf-8").splitlines())) > 300}
    assert not long


def test_folders_are_small() -> None:
    """The top of the package holds one module a concern; a stage keeps to ten files or has rooms of its own."""
    counts = {folder: len(list(folder.glob("*.py"))) for folder in {path.parent for path in FILES.values()}}
    assert not {str(folder.relative_to(ROOT)): count for folder, count in counts.items() if count > 24}
