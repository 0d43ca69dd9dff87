"""The cases in ``tests/cases``: a printed text and what a careful reader makes of it.

``pytest tests/test_cases.py --accept-cases`` rewrites the expected trees of the cases that are not marked 待修;
the diff is then read by a person.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.case_files import BadCaseError, Case, accept, read_case, read_cases, write_cases

FOLDER = Path(__file__).resolve().parent / "cases"
FILES = sorted(FOLDER.glob("*.case"))
CASES = [case for path in FILES for case in read_cases(path)]


def _parameter(case: Case) -> object:
    marks = [pytest.mark.xfail(reason=case.wrong, strict=True)] if case.wrong else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.fixture(scope="module", autouse=True)
def _accepted(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept-cases"):
        changed = sum(accept(path) for path in FILES)
        pytest.exit(f"{changed} expected trees rewritten; read the diff", returncode=0)


@pytest.mark.parametrize("case", [_parameter(case) for case in CASES])
def test_case(case: Case) -> None:
    assert read_case(case).split("\n") == case.expected.split("\n")


def test_titles_are_unique() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case_files_are_written_as_they_are_read(path: Path, tmp_path: Path) -> None:
    write_cases(tmp_path / path.name, read_cases(path))
    assert (tmp_path / path.name).read_text(encoding="utf-8").rstrip() == path.read_text(encoding="utf-8").rstrip()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("标题\n.\n文字\n.\n", "三个"),
        (".\n文字\n.\n结果\n.\n", "标题"),
        ("标题\n读法：全部\n.\n文字\n.\n结果\n.\n", "读法"),
        ("标题\n.\n文字\n.\n结果\n.\n多出来的字\n", "最后"),
    ],
)
def test_a_malformed_case_file_says_what_is_wrong(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "some.case"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadCaseError, match=reason):
        read_cases(path)
