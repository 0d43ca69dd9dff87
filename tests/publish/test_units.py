"""The pages of units, industries, deadlines and cited documents: every task reaches whom it was given to, and leads back to its row."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from bs4 import BeautifulSoup

from convert.model.blocks import BlockKind, Cell, Purpose, Table
from convert.model.bodies import AboutDocument, Body
from convert.model.industries import Evidence, Filing, Industry, Where
from convert.model.publication import Act, Archive, Reference, Relation, Task
from convert.model.units import Kind, Level
from convert.publish.page import Page
from convert.publish.pages import site_pages
from convert.publish.pages.work.parts import IN_A_PART, ON_ONE_PAGE, parts_of
from convert.publish.work.gathered import works_of
from convert.publish.work.job import Share, When, when_of
from convert.publish.work.sentences import stretches
from tests.publish.gazettes import NUMBER, annotated, archive, document, notice, text

FARMS = Body("qh", "agriculture", "农业农村局", Kind.GOVERNMENT, printed=("县农业农村局", "农业局"))
MONEY = Body("qh", "finance", "财政局", Kind.GOVERNMENT, printed=("县财政局",))
TOWN = Body("qh", "baishui-zhen", "白水镇", Kind.TOWNSHIP, Level.TOWNSHIP, printed=("白水镇",))
TOWNS = Body("qh", "townships", "各乡镇", Kind.GROUP, printed=("各乡镇",), members=("baishui-zhen", "never-met"))
OTHER = Body("qh", "u-123456", "蜂业指导站", Kind.AGENCY, known=False, printed=("蜂业指导站",))
BEES = Industry("bees", "中蜂", ("中蜂",), "中蜂产业", code="0392")

SAID = "新建蜂场7个。（牵头单位：县农业农村局；责任单位：各乡镇；配合单位：县财政局、蜂业指导站）"
GRID = Table(
    title="任务分工",
    purpose=Purpose.ASSIGNMENT,
    columns=("任务", "责任单位"),
    header_rows=1,
    rows=(("育王一百只", "白水镇"), ("每月报账", "县财政局")),
    row_sources=(((21, 21),), ((22, 22),)),
    cells=(
        *(Cell(words, 0, column, header=True) for column, words in enumerate(("任务", "责任单位"))),
        *(
            Cell(words, row, column)
            for row, line in enumerate((("育王一百只", "白水镇"), ("每月报账", "县财政局")), 1)
            for column, words in enumerate(line)
        ),
    ),
    source=((20, 22),),
)


def task(order: int, words: str, line: int, roles: tuple[tuple[str, ...], ...], units: tuple[str, ...], **others: object) -> Task:
    lead, responsible, cooperating = roles
    made = Task(f"2023-02-01-k{order}", "2023-02-01", "table", words, lead, responsible, cooperating, None, None, ((line, line),), units)
    return replace(made, **others)  # type: ignore[arg-type]


TASKS = (
    task(
        1,
        "新建蜂场7个。",
        10,
        (("县农业农村局",), ("各乡镇",), ("县财政局", "蜂业指导站")),
        ("agriculture", "townships", "finance", "u-123456"),
        deadline="6月底前",
        due=date(2023, 6, 30),
        industries=("bees",),
    ),
    task(2, "育王一百只", 21, ((), ("白水镇",), ()), ("baishui-zhen",), deadline="长期坚持", industries=("bees",)),
    task(3, "每月报账", 22, ((), ("县财政局", "某处"), ()), ("finance", ""), deadline="每月底"),
)


@pytest.fixture(scope="module")
def made() -> Archive:
    first = document(1, [notice([text(BlockKind.PARAGRAPH, SAID, 10), GRID])])
    second = document(2, [notice([text(BlockKind.PARAGRAPH, f"按照{NUMBER}和宁政发〔2020〕5号办理。", 30)])], number="清政办发〔2023〕2号")
    filing = Filing("bees", (Evidence(Where.TITLE, "中蜂", 2),))
    about = (AboutDocument("2023-02-01", ("agriculture",), (filing,), (("bees",),)), AboutDocument("2023-02-02"))
    cited = (Reference(NUMBER, second.id, ((30, 30),), first.id), Reference("宁政发〔2020〕5号", second.id, ((30, 30),)))
    issue = replace(annotated([first, second], references=cited), tasks=TASKS, about=about)
    return replace(archive(issue), bodies=(FARMS, MONEY, TOWN, TOWNS, OTHER), industries=(BEES,))


@pytest.fixture(scope="module")
def files(made: Archive) -> dict[str, str]:
    return {page.path: page.text for page in site_pages(made) if isinstance(page, Page)}


def test_each_of_several_tasks_in_a_paragraph_has_its_sentence() -> None:
    words = "建蜂场7个。（牵头单位：县农业农村局）每月报账。（责任单位：县财政局）"
    own = document(1, [notice([text(BlockKind.PARAGRAPH, words, 10)])])
    tasks = (
        task(1, "建蜂场7个。", 10, (("县农业农村局",), (), ()), ("agriculture",), where="inline"),
        task(2, "每月报账。", 10, ((), ("县财政局",), ()), ("finance",), where="inline"),
    )
    made = replace(archive(replace(annotated([own]), tasks=tasks)), bodies=(FARMS, MONEY))
    files = {page.path: page.text for page in site_pages(made) if isinstance(page, Page)}
    assert listed(files, "qh/units/finance.md") == [("责任", "", "../2023-02/01.html#b3-s2")]
    sentences = {span["id"]: span.get_text() for span in soup(files, "qh/2023-02/01.md").select("#b3 .sentence")}
    assert sentences == {"b3-s1": "建蜂场7个。（牵头单位：县农业农村局）", "b3-s2": "每月报账。（责任单位：县财政局）"}
    assert soup(files, "qh/2023-02/01.md").select("#b3")[0].get_text() == words
    assert [link["href"] for link in soup(files, "qh/2023-02/01.md").select("#b3-s2 a")] == ["../units/finance.html"]


def test_a_duty_list_in_one_paragraph_has_a_sentence_for_each_unit() -> None:
    words = "第四条 县农业农村局负责规划；县财政局负责资金。"
    tasks = (
        task(1, "负责规划", 10, ((), ("县农业农村局",), ()), ("agriculture",), where="list"),
        task(2, "负责资金。", 10, ((), ("县财政局",), ()), ("finance",), where="list"),
    )
    assert [words[start:end] for start, end in stretches(words, tasks)] == ["第四条 县农业农村局负责规划；", "县财政局负责资金。"]
    assert stretches(words, tasks[:1]) == []
    assert stretches(words.replace("资金", "钱"), tasks) == []


def test_an_industry_can_be_filtered_by_unit_and_role(files: dict[str, str]) -> None:
    jobs = soup(files, "qh/industries/bees.md").select("[data-jobs]")[0]
    assert json.loads(str(jobs["data-units"]))["agriculture"] == "农业农村局"
    assert [item["data-u"].split() for item in jobs.select("li")] == [
        ["agriculture:lead", "townships:responsible", "finance:cooperating", "u-123456:cooperating"],
        ["baishui-zhen:responsible"],
    ]


def test_what_one_document_does_to_another_stands_on_both_pages_with_the_sentence() -> None:
    words = f"本通知自印发之日起施行，《防火方案》（{NUMBER}）和宁政发〔2020〕5号同时废止。"
    first, second = document(1), document(2, [notice([text(BlockKind.PARAGRAPH, words, 30)])], number="清政办发〔2023〕2号")
    cited = (Reference(NUMBER, second.id, ((30, 30),), first.id), Reference("宁政发〔2020〕5号", second.id, ((30, 30),)))
    said = (
        Relation(Act.REPEALS, second.id, words, ((30, 30),), NUMBER, "《防火方案》", first.id),
        Relation(Act.REPEALS, second.id, words, ((30, 30),), "宁政发〔2020〕5号"),
    )
    issue = replace(annotated([first, second], references=cited), relations=said)
    files = {page.path: page.text for page in site_pages(archive(issue)) if isinstance(page, Page)}
    ours, theirs = (soup(files, f"qh/2023-02/0{order}.md") for order in (2, 1))
    items = [item for item in ours.select(".panel li") if "本文废止" in item.get_text()]
    assert [item.get_text() for item in items] == [
        f"本文废止《防火方案》（{NUMBER}）：{words}",
        f"本文废止宁政发〔2020〕5号（本站未收录）：{words}",
    ]
    assert [link["href"] for link in items[0].select("a")] == ["01.html", "#b3"]
    (passive,) = (item for item in theirs.select(".panel li") if "被《" in item.get_text())
    assert passive.get_text().endswith(f"废止：{words}")
    assert [link["href"] for link in passive.select("a")] == ["02.html", "02.html#b3"]
    assert "（废止本文件）" in theirs.select(".cited-by")[0].get_text()


def soup(files: dict[str, str], path: str) -> BeautifulSoup:
    return BeautifulSoup(files[path].split("---\n", 2)[2], "html.parser")


def listed(files: dict[str, str], path: str) -> list[tuple[str, str, str]]:
    """Role, group and address of each task on a page."""
    items = soup(files, path).select(".jobs li")
    facts = ([each.get_text() for each in item.select(f".{name}")] for item in items for name in ("job-role", "job-group"))
    words = ["".join(each) for each in facts]
    return list(zip(words[::2], words[1::2], [str(item.select(".job-text")[0]["href"]) for item in items], strict=True))


def test_each_unit_has_its_tasks_with_role_and_row(files: dict[str, str]) -> None:
    assert listed(files, "qh/units/agriculture.md") == [("牵头", "", "../2023-02/01.html#b3")]
    assert listed(files, "qh/units/finance.md") == [("配合", "", "../2023-02/01.html#b3"), ("责任", "", "../2023-02/01.html#t1-r2")]


def test_what_a_group_is_given_reaches_its_members_and_says_so(files: dict[str, str]) -> None:
    found = listed(files, "qh/units/baishui-zhen.md")
    assert found == [("责任", "交给全体：各乡镇", "../2023-02/01.html#b3"), ("责任", "", "../2023-02/01.html#t1-r1")]
    assert listed(files, "qh/units/townships.md") == [("责任", "", "../2023-02/01.html#b3")]


def test_a_unit_no_dictionary_has_gets_a_page_that_says_so(files: dict[str, str]) -> None:
    page = soup(files, "qh/units/u-123456.md")
    assert "词典里还没有" in page.get_text()
    assert "蜂业指导站" in files["qh/units.md"]


def test_what_a_unit_issued(files: dict[str, str]) -> None:
    assert [link["href"] for link in soup(files, "qh/units/agriculture.md").select(".found-list a")] == ["../2023-02/01.html"]


def test_an_industry_has_documents_evidence_units_and_tasks(files: dict[str, str]) -> None:
    page = soup(files, "qh/industries/bees.md")
    assert "归类依据：标题有“中蜂”2 次" in page.get_text()
    assert {link["href"] for link in page.select(".work-links a")} >= {"../units/agriculture.html", "../units/townships.html"}
    assert [link["href"] for link in page.select(".job-text")] == ["../2023-02/01.html#b3", "../2023-02/01.html#t1-r1"]


def test_the_matrix_counts_and_leads_to_the_filtered_page(files: dict[str, str]) -> None:
    cells = {link["href"]: link.get_text() for link in soup(files, "qh/matrix.md").select("td a")}
    assert cells["units/agriculture.html?industry=bees#tasks"] == "1"
    assert "units/finance.html?industry=bees#tasks" in cells
    assert len(cells) == 5


def test_deadlines_by_month_and_what_is_no_day_apart(files: dict[str, str]) -> None:
    assert [link["href"] for link in soup(files, "qh/deadlines.md").select(".work-months a")] == ["deadlines-2023-06.html"]
    assert [heading["id"] for heading in soup(files, "qh/deadlines-open-2023.md").select(".jobs h3")] == ["w-periodic", "w-open"]
    assert "BEGIN:VEVENT" in files["qh/deadlines.ics"]
    assert [files[f"qh/units/{unit}.ics"].count("BEGIN:VEVENT") for unit in ("agriculture", "baishui-zhen")] == [1, 1]


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("每季度末", When.PERIODIC),
        ("按月", When.PERIODIC),
        ("长期坚持", When.OPEN),
        ("持续推进", When.OPEN),
        ("见文件", When.STATED),
        (None, When.NONE),
    ],
)
def test_kinds_of_deadlines(deadline: str | None, expected: When) -> None:
    assert when_of(replace(TASKS[0], deadline=deadline, due=None)) is expected


def test_cited_documents_that_are_not_here(files: dict[str, str]) -> None:
    (entry,) = json.loads(files["qh/cited.json"])["documents"]
    assert entry["number"] == "宁政发〔2020〕5号"
    assert [each["page"] for each in entry["cited"]] == ["2023-02/02.html#b3"]
    assert [row[0] for row in csv.reader(StringIO(files["qh/cited.csv"].removeprefix("\ufeff")))][1:] == ["宁政发〔2020〕5号"]


def test_a_document_says_who_cites_it_and_whom_it_gives_work(files: dict[str, str]) -> None:
    box = soup(files, "qh/2023-02/01.md").select_one(".related")
    assert box is not None
    assert [str(link["href"]).partition("#")[0] for link in box.select(".cited-by a")] == ["02.html"]
    assert "../units/townships.html" in {str(link["href"]) for link in box.select("a")}
    panel = soup(files, "qh/2023-02/01.md").select_one(".panel")
    assert panel is not None
    assert "../industries/bees.html" in {str(link["href"]) for link in panel.select("a")}


def test_units_in_the_text_are_links_where_they_are_known(files: dict[str, str]) -> None:
    links = {(link.get_text(), link["href"]) for link in soup(files, "qh/2023-02/01.md").select(".gazette-text .unit-link")}
    assert ("县农业农村局", "../units/agriculture.html") in links
    assert ("白水镇", "../units/baishui-zhen.html") in links
    assert not [words for words, _ in links if words == "某处"]


def test_lists_as_csv_and_json(files: dict[str, str]) -> None:
    rows = list(csv.reader(StringIO(files["qh/units/finance.csv"].removeprefix("\ufeff"))))
    assert files["qh/units/finance.csv"].startswith("\ufeff")
    assert rows[1][:8] == ["新建蜂场7个。", "配合", "", "县农业农村局", "各乡镇", "县财政局、蜂业指导站", "6月底前", "2023-06-30"]
    data = json.loads(files["qh/units/finance.json"])
    assert [(entry["id"], entry["role"], entry["page"]) for entry in data["tasks"]][1] == (
        "2023-02-01-k3",
        ["责任"],
        "../2023-02/01.html#t1-r2",
    )
    assert data["documents"]["2023-02-01"]["document_number"] == NUMBER
    for name in ("units", "industries", "matrix", "deadlines", "cited"):
        assert files[f"qh/{name}.csv"].startswith("\ufeff")
        assert json.loads(files[f"qh/{name}.json"])


def test_without_anything_to_list_there_is_only_the_hub() -> None:
    paths = {page.path for page in site_pages(archive(annotated([document()])))}
    assert "work/index.md" in paths
    assert not [path for path in paths if "units" in path or "industries" in path]


def test_long_lists_are_split_by_year(made: Archive) -> None:
    job = works_of(made)[0].jobs[0]
    assert parts_of([Share(job, ())] * ON_ONE_PAGE) == []
    parts = parts_of([Share(job, ())] * (IN_A_PART + 1))
    assert [(part.id, part.name, len(part.shares)) for part in parts] == [("2023", "2023年", IN_A_PART), ("2023-2", "2023年（续1）", 1)]
