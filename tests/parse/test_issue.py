"""Whole issues: what must hold whatever they contain."""

from __future__ import annotations

import pytest

from convert.model.issue import Issue
from convert.parse.issue import parse_issue
from convert.read.lines import read_lines
from tests.conftest import issue_text

PLAN = """清禾县人民政府办公室关于印发《清禾县防汛应急预案》的通知

清政办发〔2024〕51号

各乡镇人民政府，县政府各部门：

《清禾县防汛应急预案》已经县人民政府同意，现印发给你们，请认真组织实施。

清禾县人民政府办公室

2024年3月2日

清禾县防汛应急预案

目 录

1 总则

2 组织指挥体系

1 总则

为做好水旱灾害突发事件防范与处置工作，制定本预案。

2 组织指挥体系

县人民政府设立防汛抗旱指挥部。
"""
SHORT = """清禾县人民政府关于公布禁烧区的通知

清政发〔2024〕52号

各乡镇人民政府：

全县禁止露天焚烧秸秆。

清禾县人民政府

2024年3月3日
"""


def parsed(text: str) -> Issue:
    return parse_issue(read_lines(text, "a.txt", "utf-8"))


def test_a_small_issue() -> None:
    issue = parsed(issue_text())
    assert (issue.id, len(issue.contents), len(issue.documents), issue.findings) == ("2024-01", 1, 1, ())
    assert issue.contents[0].document == issue.documents[0].id


def test_other_code_points_of_the_same_print_are_read_and_reported() -> None:
    issue = parsed(issue_text().replace("人民政府", "⼈⺠政府"))
    (finding,) = issue.findings
    assert (finding.rule, issue.contents[0].document) == ("character-forms", issue.documents[0].id)
    assert "人民政府" in issue.documents[0].title


def test_an_enclosed_plan_may_have_contents_of_its_own() -> None:
    issue = parsed(issue_text() + "\n" + PLAN + "\n" + "\n".join([SHORT] * 6))
    assert [document.document_number for document in issue.documents][:2] == ["清政办发〔2024〕1号", "清政办发〔2024〕51号"]
    assert len(issue.contents) == 1


def test_ids_are_unique() -> None:
    issue = parsed(issue_text() + "\n" + SHORT)
    ids = [document.id for document in issue.documents]
    assert ids == ["2024-01-01", "2024-01-02"]
    for document in issue.documents:
        parts = [part.id for part in document.parts]
        assert len(parts) == len(set(parts))


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("", {"not-a-gazette", "no-contents", "no-documents"}),
        ("购物清单\n鸡蛋\n牛奶", {"not-a-gazette", "no-contents", "no-documents"}),
        (issue_text().replace("目 录", "目 次 表"), {"no-contents"}),
        ("清禾县人民政府公报\n\n2024年第01期\n\n目 录\n\n1.清禾县人民政府关于防火的通知……(01)", {"no-documents"}),
    ],
)
def test_what_is_no_issue_says_why(text: str, rules: set[str]) -> None:
    assert {finding.rule for finding in parsed(text).findings} == rules
