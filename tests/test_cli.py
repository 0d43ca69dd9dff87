"""The command line as the office meets it: good input, every kind of bad input, and what was published before."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from convert import cli, pipeline, printing
from convert.publish.pdf import book, render
from convert.publish.write import PublishError
from tests.conftest import ROOT, issue_text

Run = Callable[..., "Ran"]


class Ran:
    """What one run of the command gave."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in the project; MkDocs itself is replaced by a stub that takes no time."""
    monkeypatch.chdir(project)
    monkeypatch.setattr(pipeline, "build_site", _stub_site)

    def command(*argv: str) -> Ran:
        try:
            code = cli.main(argv)
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        return Ran(code, *capsys.readouterr())

    return command


def _stub_site(project: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    pages = sorted(path.relative_to(project / "docs").as_posix() for path in (project / "docs").rglob("*.md"))
    (out / "index.html").write_text("\n".join(pages), encoding="utf-8")


def put(path: Path, content: str | bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


# -- good input ---------------------------------------------------------------


def test_build_says_what_it_made(run: Run, project: Path, tmp_path: Path) -> None:
    ran = run("build", put(tmp_path / "a.txt", issue_text()))
    assert (ran.code, ran.err) == (0, "")
    assert "读取 1/1 a.txt" in ran.out
    assert "完成：1 期，1 件文件，0 张表，用时 " in ran.out
    assert "问题：错误 " in ran.out
    assert f"网站：{project / 'site' / 'index.html'}（双击即可打开）" in ran.out
    assert (project / "site" / "index.html").is_file()
    assert "1 期，1 件文件" in (project / "build" / "report.txt").read_text(encoding="utf-8")


def test_out_and_folder(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "公报 文字"
    put(folder / "2024" / "a.txt", issue_text(2024, 1))
    put(folder / "b.MD", issue_text(2023, 2))
    for name in ("README.md", ".hidden.txt", "gold/c.txt", ".git/d.txt", "e.docx", "~$a.txt"):
        put(folder / name, "不是公报")
    ran = run("build", str(folder), "--out", str(tmp_path / "网站"))
    assert (ran.code, ran.err) == (0, "")
    assert "完成：2 期" in ran.out
    assert "没有读 1 个文件：e.docx。" in ran.out
    assert (tmp_path / "网站" / "index.html").is_file()


def test_the_same_file_named_twice_is_read_once(run: Run, tmp_path: Path) -> None:
    source = put(tmp_path / "in" / "a.txt", issue_text())
    ran = run("build", source, str(tmp_path / "in"), source)
    assert (ran.code, ran.err) == (0, "")


def test_samples_are_the_default(run: Run, project: Path) -> None:
    put(project / "samples" / "a.txt", issue_text())
    ran = run("build")
    assert (ran.code, ran.err) == (0, "")
    assert "a.txt" in ran.out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_make_the_same_model(run: Run, tmp_path: Path, encoding: str, end: str) -> None:
    plain, other = tmp_path / "1" / "a.txt", tmp_path / "2" / "a.txt"
    put(plain, issue_text())
    put(other, issue_text().replace("\n", end).encode(encoding))
    for source in (plain, other):
        assert run("model", str(source), "-o", str(source.with_suffix(".json"))).code == 0
    assert other.with_suffix(".json").read_bytes() == plain.with_suffix(".json").read_bytes()


def test_model_is_readable_json(run: Run, tmp_path: Path) -> None:
    ran = run("model", put(tmp_path / "a.txt", issue_text()), "-o", str(tmp_path / "new" / "a.json"))
    text = (tmp_path / "new" / "a.json").read_text(encoding="utf-8")
    assert ran.code == 0
    assert '"publication": "清禾县人民政府公报"' in text
    assert re.search(r'"source": \[\[\d+, \d+\]\]', text)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.json"]


def test_the_end_of_a_build_asks_for_what_the_site_needs(run: Run, project: Path, tmp_path: Path) -> None:
    """The office has recorded nothing of this issue; once it has, nothing is asked."""
    source = put(tmp_path / "a.txt", issue_text(2023))
    assert "网站资料：《清禾县人民政府公报》有 1 期没有登记网上发布时间（2023-01）" in run("build", source).out
    records = project / "site_data" / "online.yml"
    records.write_text("qh/2023-01: 2023-03-01 09:00\n", encoding="utf-8")
    assert "网站资料" not in run("build", source).out
    assert '"PubDate": "2023-03-01 09:00"' in (project / "docs" / "qh" / "2023-01" / "01.md").read_text(encoding="utf-8")


def test_unknown_publication_works_and_is_told_how_to_register(run: Run, tmp_path: Path) -> None:
    ran = run("build", put(tmp_path / "a.txt", issue_text(name="白水县人民政府公报")), "--verbose")
    assert ran.code == 0
    assert "“白水县人民政府公报”还没有登记" in ran.out
    assert "name: 白水县人民政府公报" in ran.out


def test_verbose_lists_notes_and_the_report_has_them_anyway(run: Run, project: Path, tmp_path: Path) -> None:
    source = put(tmp_path / "a.txt", issue_text(name="白水县人民政府公报"))
    assert "提示 a.txt" not in run("build", source).out
    assert "提示 a.txt" in (project / "build" / "report.txt").read_text(encoding="utf-8")
    assert "提示 a.txt" in run("build", source, "--verbose").out


# -- PDF ------------------------------------------------------------------------


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands in for WeasyPrint, which may not be here and takes its time → the keys of what was printed."""
    keys: list[str] = []

    def pdf_bytes(html: str, style: str, key: str) -> tuple[bytes, list[str]]:
        keys.append(key)
        return f"%PDF {key}".encode(), ["𠮷"] if "𠮷" in html else []

    monkeypatch.setattr(book, "pdf_bytes", pdf_bytes)
    monkeypatch.setattr(printing, "missing", lambda: None)
    return keys


def test_pdf_makes_one_file_an_issue_and_only_when_it_changed(run: Run, project: Path, tmp_path: Path, press: list[str]) -> None:
    first, second = put(tmp_path / "1.txt", issue_text(2024, 1)), put(tmp_path / "2.txt", issue_text(2024, 2))
    ran = run("pdf", first, second)
    assert (ran.code, ran.err) == (0, "")
    assert "排印 PDF 2/2 清禾县人民政府公报2024年第1期" in ran.out
    assert "完成：2 期，2 件文件，0 张表，新排印 2 个 PDF，用时 " in ran.out
    assert sorted(path.name for path in (project / "build" / "pdf" / "qh").iterdir()) == ["2024-01.pdf", "2024-02.pdf"]
    put(tmp_path / "1.txt", issue_text(2024, 1).replace("落实责任", "落实好责任"))
    assert "新排印 1 个 PDF，其余 1 个没有变化" in run("pdf", first, second).out
    assert len(press) == 3
    assert "新排印 0 个 PDF，其余 1 个没有变化" in run("pdf", second).out
    assert (project / "build" / "pdf" / "qh" / "2024-01.pdf").is_file()
    assert not (project / "site").exists()


def test_build_puts_the_pdf_beside_the_page_and_links_it(run: Run, project: Path, tmp_path: Path, press: list[str]) -> None:
    source, folder = put(tmp_path / "a.txt", issue_text()), project / "docs" / "qh" / "2024-01"
    assert run("build", source, "--pdf").code == 0
    assert (folder / "issue.pdf").read_bytes() == f"%PDF {press[0]}".encode()
    assert 'href="issue.pdf"' in (folder / "index.md").read_text(encoding="utf-8")
    assert run("build", source, "--pdf").code == 0
    assert len(press) == 1
    assert run("build", source).code == 0
    assert not (folder / "issue.pdf").exists()
    assert "issue.pdf" not in (folder / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [("pdf",), ("build", "--pdf")])
def test_characters_without_a_font_are_named(run: Run, tmp_path: Path, press: list[str], command: tuple[str, ...]) -> None:
    ran = run(*command, put(tmp_path / "a.txt", issue_text().replace("落实责任", "落实𠮷责任")))
    assert ran.code == 0
    assert "清禾县人民政府公报2024年第1期的 PDF 里有 1 个字没有字体可印：𠮷\n" in ran.out


@pytest.mark.parametrize("command", [("pdf",), ("build", "--pdf")])
@pytest.mark.parametrize(("error", "advice"), [(ImportError("weasyprint"), "make pdf"), (OSError("libpango"), "libpango-1.0-0")])
def test_without_weasyprint_or_pango_one_line_says_what_to_install(
    run: Run, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], error: Exception, advice: str
) -> None:
    def refuse(name: str) -> None:
        raise error

    monkeypatch.setattr(render.importlib, "import_module", refuse)
    ran = run(*command, put(tmp_path / "a.txt", issue_text()))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("不能生成 PDF：")
    assert advice in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not (project / "build").exists()


# -- bad input ----------------------------------------------------------------

MASTHEAD = issue_text().partition("目 录")[0]
ONLY_CONTENTS = issue_text().partition("清禾县人民政府办公室关于做好春季防火工作的通知\n\n清政办发")[0]
ZIP = b"PK\x03\x04\x14\x00\x06\x00"
BAD = {
    "empty": (b"", "文件是空的"),
    "blank": (b" \r\n\t\n", "文件是空的"),
    "binary": (bytes(range(256)) * 8, "这是二进制文件"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Subtype /Image>>", "这是 PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "这是图片"),
    "word": (ZIP + b"word/document.xml", "这是 Word 文档（.docx）"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "这是旧式 Office 文件"),
    "zip": (ZIP + b"1.txt", "这是压缩包"),
    "other encoding": ("縣人民政府公報第一期".encode("big5") * 20, "既不是 UTF-8 也不是 GB18030"),
    "damaged": (issue_text().encode().replace("落实".encode(), b"\xff\xfe", 1), "有损坏的字节"),
    "not a gazette": ("今天天气很好。\n我们去春游。\n" * 20, "不像一期公报"),
    "only a masthead": (MASTHEAD, "没有读到文件正文"),
    "contents without documents": (ONLY_CONTENTS, "没有读到文件正文"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_file_alone(run: Run, project: Path, tmp_path: Path, case: str) -> None:
    content, message = BAD[case]
    published = put(project / "site" / "index.html", "以前的网站")
    source = put(tmp_path / "bad.txt", content)
    ran = run("build", source)
    assert ran.code == 1
    assert ran.err.splitlines()[0].startswith(f"没有用上 {source}：")
    assert message in ran.err
    assert len(ran.err.splitlines()) == 2
    assert "原来的网站没有改动" in ran.err.splitlines()[1]
    assert Path(published).read_text(encoding="utf-8") == "以前的网站"
    assert not (project / "docs" / "qh").exists()


@pytest.mark.parametrize("case", BAD)
def test_bad_file_among_others_does_not_stop_them(run: Run, tmp_path: Path, case: str) -> None:
    content, message = BAD[case]
    sources = [put(tmp_path / "1.txt", issue_text(2024, 1)), put(tmp_path / "2.txt", content), put(tmp_path / "3.txt", issue_text(2024, 2))]
    ran = run("build", *sources)
    assert ran.code == 1
    assert message in ran.err
    assert len(ran.err.splitlines()) == 1
    assert "完成：2 期，2 件文件，0 张表，1 个文件没有用上" in ran.out


@pytest.mark.parametrize("case", BAD)
def test_bad_file_makes_no_model(run: Run, tmp_path: Path, case: str) -> None:
    content, message = BAD[case]
    output = put(tmp_path / "out.json", "以前的数据")
    ran = run("model", put(tmp_path / "bad.txt", content), "-o", output)
    assert ran.code == 1
    assert message in ran.err
    assert len(ran.err.splitlines()) == 1
    assert Path(output).read_text(encoding="utf-8") == "以前的数据"


def test_missing_file_and_empty_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    ran = run("build", str(tmp_path / "没有.txt"), str(tmp_path / "空"), put(tmp_path / "a.txt", issue_text()))
    assert ran.code == 1
    assert "没有.txt：找不到。请检查文件名" in ran.err
    assert "空：文件夹里没有 .txt 或 .md 文件" in ran.err
    assert "完成：1 期，1 件文件，0 张表，2 个文件没有用上" in ran.out


def test_model_of_a_folder(run: Run, tmp_path: Path) -> None:
    ran = run("model", str(tmp_path), "-o", str(tmp_path / "a.json"))
    assert (ran.code, ran.err) == (1, f"{tmp_path}：这是文件夹，不是文件。请写明文件名\n")


def test_no_contents_is_told_and_not_published(run: Run, tmp_path: Path) -> None:
    text = issue_text()
    start, end = text.index("目 录"), text.index("主 编：")
    bad = put(tmp_path / "a.txt", text[:start] + text[end:])
    ran = run("build", bad, put(tmp_path / "b.txt", issue_text(2024, 2)))
    assert ran.code == 1
    assert ran.err.startswith(f"没有用上 {bad}：没有读到目录")
    assert len(ran.err.splitlines()) == 1
    assert "完成：1 期，1 件文件" in ran.out
    assert "原来的网站没有改动" in run("build", bad).err
    assert run("model", bad, "-o", str(tmp_path / "a.json")).code == 0, "its data can be looked at"


def test_the_same_issue_from_two_files(run: Run, tmp_path: Path) -> None:
    first, second = put(tmp_path / "1.txt", issue_text()), put(tmp_path / "2.txt", issue_text().replace("落实责任", "落实好责任"))
    ran = run("build", first, second, put(tmp_path / "3.txt", issue_text(2024, 2)))
    assert ran.code == 1
    assert ran.err == f"没有用上 {second}：与 {first} 是同一期（清禾县人民政府公报2024年第1期），只用了前一个。请去掉其中一个文件\n"
    assert "完成：2 期，2 件文件" in ran.out


def test_the_same_number_of_another_publication_is_another_issue(run: Run, tmp_path: Path) -> None:
    ran = run("build", put(tmp_path / "1.txt", issue_text()), put(tmp_path / "2.txt", issue_text(name="白水县人民政府公报")))
    assert ran.code == 0
    assert "完成：2 期" in ran.out


def test_wrong_publication_file_stops_everything(run: Run, project: Path, tmp_path: Path) -> None:
    put(project / "site_data" / "publication-x.yml", "id: bs\nname: 白水县人民政府公报\nadress: 白水县城\n")
    ran = run("build", put(tmp_path / "a.txt", issue_text()))
    assert ran.code == 1
    assert ran.err == "site_data/publication-x.yml：没有“adress”这个字段，是不是 address？\n"
    assert not (project / "site").exists()


# -- packing and checking -------------------------------------------------------


def test_pack_the_built_site_and_verify_it(run: Run, project: Path, tmp_path: Path) -> None:
    run("build", put(tmp_path / "a.txt", issue_text()))
    ran = run("pack")
    place = project / "build" / "gazette.zip"
    assert (ran.code, ran.err) == (0, "")
    assert re.search(r"完成：\d+ 个文件，共 \d+\.\d MB，压缩后 \d+\.\d MB", ran.out)
    assert f"压缩包：{place}（全部解压后，双击 gazette 文件夹里的 index.html）" in ran.out
    assert f"SHA-256：{sha256(place.read_bytes()).hexdigest()}" in ran.out
    assert run("verify", str(place)).out.splitlines()[-1].startswith("一致：")
    put(project / "site" / "index.html", "改过")
    ran = run("verify", str(project / "site"), "--against", str(place))
    assert ran.code == 1
    assert ran.out.splitlines()[-2:] == ["已改动：index.html", "缺少：README.txt"]
    assert ran.err == "不一致：清单有 2 个文件，已改动 1 个，缺少 1 个，多出 0 个\n"


def test_pack_one_issue_leaves_pages_and_site_alone(run: Run, project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for number in (1, 2, 3):
        put(folder / f"{number}.txt", issue_text(2024, number))
    run("build", str(folder))
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    ran = run("pack", str(folder), "--issue", "2024-02", "-o", str(tmp_path / "2.zip"))
    assert (ran.code, ran.err) == (0, "")
    with ZipFile(tmp_path / "2.zip") as zipped:
        pages = zipped.read("gazette/index.html").decode().splitlines()  # the stub of MkDocs lists the pages there
    assert {page.split("/")[1] for page in pages if page.startswith("qh/2024")} == {"2024-02"}
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_pack_what_is_not_there(run: Run, project: Path, tmp_path: Path) -> None:
    old = put(project / "build" / "gazette.zip", "以前的压缩包")
    source = put(tmp_path / "a.txt", issue_text())
    for argv, message in (
        (("pack",), "这里没有生成好的网站。请先运行 gazette build"),
        (("pack", source, "--issue", "2023-07"), "没有读到 2023-07 这一期，没有打包"),
        (("pack", put(tmp_path / "bad.txt", "不是公报")), "没有可以打包的公报，没有打包"),
        (("verify", str(tmp_path / "nowhere.zip")), "找不到"),
        (("verify", source), "不是完好的压缩包"),
    ):
        ran = run(*argv)
        assert ran.code == 1
        assert message in ran.err.splitlines()[-1]
    assert Path(old).read_text(encoding="utf-8") == "以前的压缩包"


def test_verify_needs_no_project_and_shows_no_control_characters(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    put(folder / "SHA256SUMS.txt", f"{sha256(b'x').hexdigest()}  a.html\n")
    put(folder / "a.html", "x")
    assert run("verify", str(folder)).code == 0
    put(folder / "\x1b[31mred", "x")
    for number in range(30):
        put(folder / f"{number:02d}", "x")
    ran = run("verify", str(folder))
    assert ran.code == 1
    assert "\x1b" not in ran.out
    assert "……多出的还有 11 个（加 --verbose 全部列出）" in ran.out
    assert "多出：\ufffd[31mred" in run("verify", str(folder), "--verbose").out


# -- what goes wrong while writing -------------------------------------------------

DISK = {errno.ENOSPC: "磁盘已满", errno.EACCES: "权限", errno.EROFS: "只读"}


@pytest.mark.parametrize("number", DISK)
@pytest.mark.parametrize("command", ["build", "model"])
def test_disk_trouble(run: Run, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, command: str) -> None:
    source, output = put(tmp_path / "a.txt", issue_text()), put(tmp_path / "a.json", "以前的数据")
    published = put(project / "site" / "index.html", "以前的网站")

    def refuse(path: Path, *_: object, **__: object) -> int:
        raise OSError(number, "refused", str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    ran = run(command, source, *(["-o", output] if command == "model" else []))
    assert ran.code == 1
    assert DISK[number] in ran.err
    assert len(ran.err.splitlines()) == 1
    assert Path(published).read_text(encoding="utf-8") == "以前的网站"
    assert Path(output).read_text(encoding="utf-8") == "以前的数据"


def test_a_site_that_does_not_build_leaves_the_old_one(run: Run, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(project: Path, out: Path) -> None:
        raise PublishError("网站没有生成，原来的网站没有改动")

    published = put(project / "site" / "index.html", "以前的网站")
    monkeypatch.setattr(pipeline, "build_site", refuse)
    ran = run("build", put(tmp_path / "a.txt", issue_text()))
    assert (ran.code, ran.err) == (1, "网站没有生成，原来的网站没有改动\n")
    assert Path(published).read_text(encoding="utf-8") == "以前的网站"


def test_a_disk_that_really_is_full(project: Path, tmp_path: Path) -> None:
    """On a small disk of its own, where this machine lets us make one."""
    small = tmp_path / "small"
    small.mkdir()
    source = put(tmp_path / "a.txt", issue_text())
    script = """mount -t tmpfs -o size=600k none "$1" || exit 9
        mkdir "$1/site"; touch "$1/site/.generated"; echo 以前的网站 > "$1/site/index.html"
        "$2" -m convert build --project "$3" --out "$1/site" "$4"; echo "code $?"; cat "$1/site/index.html"
    """
    command = ["unshare", "--mount", "sh", "-c", script, "sh", str(small), sys.executable, str(project), source]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        pytest.skip("no unshare here")
    if "code" not in done.stdout:
        pytest.skip("no right to mount a small disk here")
    assert "code 1" in done.stdout
    assert "以前的网站" in done.stdout
    assert "磁盘已满" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_interrupted(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(project: Path, out: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build_site", interrupt)
    ran = run("build", put(tmp_path / "a.txt", issue_text()))
    assert (ran.code, ran.err.strip()) == (130, "已停止，原来的网站没有改动")


def test_own_mistakes_give_one_line_and_details_on_request(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "site_pages", lambda archive, *_: archive.missing)
    source = put(tmp_path / "a.txt", issue_text())
    ran = run("build", source)
    assert ran.code == 1
    assert ran.err.startswith("程序出错（AttributeError）")
    assert len(ran.err.splitlines()) == 1
    assert "Traceback" in run("build", source, "--verbose").err


# -- misuse and help ------------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        ((), "还缺少：命令"),
        (("biuld",), "没有“biuld”这条命令，可用的有 build、model、pdf、serve、pack、verify"),
        (("build", "--fast"), "不认识的选项：--fast"),
        (("build", "--out"), "--out 后面要写内容"),
        (("model", "a.txt"), "还缺少：-o/--output"),
        (("serve", "--port", "x"), "--port 应当是 0 到 65535 的整数"),
        (("serve", "--port", "70000"), "--port 应当是 0 到 65535 的整数"),
        (("pack", "--issue", "第2期"), "--issue 不能是 '第2期'"),
        (("pack", "--issue", "2024-02"), "--issue 要同公报文字一起写"),
        (("pack", "a.txt", "--site", "b"), "--site 是已经生成的网站"),
        (("verify",), "还缺少：压缩包或文件夹"),
        (("build", "--project", "nowhere"), "找不到项目"),
    ],
)
def test_misuse(run: Run, argv: tuple[str, ...], message: str) -> None:
    ran = run(*argv)
    assert ran.code == 2
    assert message in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "argv", [("--help",), ("build", "-h"), ("model", "-h"), ("pdf", "-h"), ("serve", "-h"), ("pack", "-h"), ("verify", "-h")]
)
def test_help_is_chinese_and_has_examples(run: Run, argv: tuple[str, ...]) -> None:
    ran = run(*argv)
    assert ran.code == 0
    assert "例子：\n  gazette" in ran.out
    for english in ("usage", "options", "positional", "show this", "exit"):
        assert english not in ran.out


def test_python_dash_m(tmp_path: Path) -> None:
    source = put(tmp_path / "a.txt", issue_text())
    command = [sys.executable, "-m", "convert", "model", source, "-o", str(tmp_path / "a.json")]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "数据已写到" in done.stdout.decode("utf-8")


# -- what an entry of a dictionary changes ---------------------------------------------------------------

UNIT = "- {id: grain-office, name: 粮油服务中心, kind: agency, aliases: [粮油中心], example: 县粮油服务中心}\n"
INDUSTRY = "- {id: fire, name: 护林防火, terms: [春季防火], example: 春季防火工作}\n"


def news(ran: Ran) -> list[str]:
    return [line for line in ran.out.splitlines() if line.startswith("词典：")]


@pytest.fixture
def source(tmp_path: Path) -> str:
    duties = "二、严肃纪律\n\n储备粮油。（牵头单位：县粮油服务中心；责任单位：粮油中心）\n\n巡查林区。（牵头单位：粮油服务中心）"
    return put(tmp_path / "a.txt", issue_text().replace("二、严肃纪律", duties))


def test_build_says_what_a_new_unit_changed(run: Run, project: Path, source: str) -> None:
    assert news(run("build", source)) == []
    with (project / "site_data" / "units.yml").open("a", encoding="utf-8") as file:
        file.write(UNIT)
    (line,) = news(run("build", source))
    assert line.startswith("词典：新增单位“粮油服务中心”——3 个名称现归入它（")
    assert line.endswith("），2 项任务")
    assert news(run("build", source)) == []


def test_build_says_what_an_alias_or_its_loss_changed(run: Run, project: Path, source: str) -> None:
    path = project / "site_data" / "units.yml"
    former = path.read_text(encoding="utf-8")
    path.write_text(former + UNIT.replace("粮油中心", "油料中心"), encoding="utf-8")
    run("build", source)
    path.write_text(former + UNIT, encoding="utf-8")
    assert news(run("build", source)) == ["词典：修改单位“粮油服务中心”——1 个名称现归入它（粮油中心），1 项任务"]
    path.write_text(former, encoding="utf-8")
    (line,) = news(run("build", source))
    assert line.startswith("词典：删去单位“粮油服务中心”——3 个名称不再归入它（")
    path.write_text(former + UNIT.replace("粮油", "盐业"), encoding="utf-8")
    assert news(run("build", source)) == ["词典：新增单位“盐业服务中心”——这几期公报的归类没有变化"]


def test_build_says_what_a_new_industry_changed(run: Run, project: Path, source: str) -> None:
    run("build", source)
    with (project / "site_data" / "industries.yml").open("a", encoding="utf-8") as file:
        file.write(INDUSTRY)
    (line,) = news(run("build", source))
    assert line.startswith("词典：新增产业“护林防火”——1 件文件、")
    assert news(run("build", source)) == []


@pytest.mark.parametrize("damage", ["units.yml: [", "- {id: 1}"])
def test_a_damaged_record_is_told_and_replaced(run: Run, project: Path, source: str, damage: str) -> None:
    run("build", source)
    record = project / "build" / "dictionaries" / "units.yml"
    record.write_text(damage, encoding="utf-8")
    ran = run("build", source)
    assert ran.code == 0
    assert "已损坏" in ran.out
    assert news(ran) == []
    assert record.read_text(encoding="utf-8") == (project / "site_data" / "units.yml").read_text(encoding="utf-8")
    record.unlink()
    assert "已损坏" in run("build", source).out


def test_a_build_that_published_nothing_keeps_the_record(run: Run, project: Path, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run("build", source)
    with (project / "site_data" / "units.yml").open("a", encoding="utf-8") as file:
        file.write(UNIT)

    def fail(*_: object) -> None:
        raise PublishError("磁盘已满")

    with monkeypatch.context() as broken:
        broken.setattr(pipeline, "build_site", fail)
        assert news(run("build", source)) == []
    assert len(news(run("build", source))) == 1


def test_a_dictionary_that_was_emptied_is_told_in_a_few_lines(run: Run, project: Path, source: str) -> None:
    run("build", source)
    (project / "site_data" / "units.yml").write_text("", encoding="utf-8")
    told = news(run("build", source))
    assert len(told) < 12
    assert re.fullmatch(r"词典：另有 \d{2,} 条新增、修改或删去，这几期公报的归类没有变化", told[-1])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("淸 清\n", "每行应当是“印的字: 规范字”"),
        ("淸: [\n", "写法有误"),
        ("淸淸: 清\n", "“淸淸: 清”左右应当各是一个字"),
    ],
)
def test_mistakes_in_the_variants_are_told(run: Run, project: Path, source: str, text: str, said: str) -> None:
    (project / "site_data" / "variants.yml").write_text(text, encoding="utf-8")
    ran = run("build", source)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert ran.err.startswith("site_data/variants.yml：")
    assert said in ran.err


def test_the_version(run: Run) -> None:
    assert re.fullmatch(r"gazette \d+\.\d+\.\d+\n", run("--version").out)


def test_a_web_page_is_no_text(run: Run, tmp_path: Path) -> None:
    ran = run("build", put(tmp_path / "a.txt", f"<!DOCTYPE html>\n<html><body>{issue_text()}</body></html>"))
    assert ran.code == 1
    assert "网页（HTML）" in ran.err


def test_a_folder_that_a_windows_console_closed_with_its_quotation_mark(run: Run, tmp_path: Path) -> None:
    r"""``gazette build "公报 文字\"`` → the argument ``公报 文字"``."""
    put(tmp_path / "公报 文字" / "a.txt", issue_text())
    assert run("build", f'{tmp_path / "公报 文字"}"').code == 0
