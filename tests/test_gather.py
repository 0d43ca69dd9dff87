"""Single issues → one archive, linked across issues."""

from __future__ import annotations

from pathlib import Path

from convert.known import Known
from convert.model.publication import Publication
from convert.outcome import Conversion
from convert.pipeline import convert
from tests.conftest import issue_text

QINGHE = Publication(id="qh", name="清禾县人民政府公报")
BAISHUI = Publication(id="bs", name="白水县人民政府公报")


def converted(folder: Path, *texts: str, known: tuple[Publication, ...] = (QINGHE, BAISHUI)) -> Conversion:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return convert([folder], Known(known), lambda _: None)


def test_newest_first_within_a_publication_and_publications_as_registered(tmp_path: Path) -> None:
    other = BAISHUI.name
    archive = converted(tmp_path, issue_text(2023, 2), issue_text(2024, 1, other), issue_text(2024, 1), issue_text(2023, 10)).archive
    assert archive.publications == (QINGHE, BAISHUI)
    assert [(each.publication.id, each.issue.id) for each in archive.issues] == [
        ("qh", "2024-01"),
        ("qh", "2023-10"),
        ("qh", "2023-02"),
        ("bs", "2024-01"),
    ]


def test_registered_publications_without_an_issue_are_left_out(tmp_path: Path) -> None:
    assert converted(tmp_path, issue_text()).archive.publications == (QINGHE,)


def test_unregistered_publications_come_last(tmp_path: Path) -> None:
    archive = converted(tmp_path, issue_text(name="安河县人民政府公报"), issue_text()).archive
    assert [publication.registered for publication in archive.publications] == [True, False]


def test_a_number_mentioned_leads_to_the_document_of_another_issue(tmp_path: Path) -> None:
    citing = issue_text(2024, 2).replace("为做好", "按照《通知》（清政办发〔2024〕1号）要求，为做好")
    archive = converted(tmp_path, issue_text(2024, 1), citing).archive
    assert [(each.number, each.citing, each.document) for each in archive.issues[0].references] == [
        ("清政办发〔2024〕1号", "2024-02-01", "2024-01-01")
    ]


def test_references_do_not_cross_publications(tmp_path: Path) -> None:
    citing = issue_text(2024, 2, BAISHUI.name).replace("为做好", "按照《通知》（清政办发〔2024〕1号）要求，为做好")
    archive = converted(tmp_path, issue_text(2024, 1), citing).archive
    assert [each.document for each in archive.issues[-1].references] == [None]


def test_what_is_found_twice_in_one_line_is_said_once(tmp_path: Path) -> None:
    text = issue_text().replace("。", "。各校要关注 quality 提升，各乡镇也要关注 quality 提升。", 1)
    (annotated,) = converted(tmp_path, text).archive.issues
    assert [each.rule for each in annotated.findings].count("english-word") == 1
