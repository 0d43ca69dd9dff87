"""Commands, progress, printed findings, exit codes.  The only place that prints."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
import traceback
from argparse import Namespace
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from convert import pipeline, printing
from convert.console import report
from convert.console.arguments import parser
from convert.console.serve import serve_folder
from convert.console.terminal import LiveLine
from convert.dictionary_news import dictionary_news
from convert.known import Known, load_known
from convert.model.publication import Archive
from convert.outcome import ASK_FOR_HELP, Conversion, Unpublished
from convert.pack.pack import Packed, pack_site
from convert.pack.verify import verify
from convert.project import Project, find_project
from convert.sources import Refused, without_text
from convert.text_file import write_file

DONE, BAD_INPUT, MISUSE, STOPPED = 0, 1, 2, 130


class Progress:
    """One line that changes on a terminal, plain lines elsewhere."""

    def __init__(self) -> None:
        self._line = LiveLine() if sys.stdout.isatty() else None

    def __call__(self, message: str) -> None:
        """Say what happens next."""
        if self._line is None:
            _say(message)
        else:
            print(self._line.over(message, shutil.get_terminal_size().columns - 1), end="", flush=True)

    def clear(self) -> None:
        """Give the line back before something else is printed."""
        if self._line is not None:
            self("")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command → exit code: 0 done, 1 something was not taken, 2 misuse."""
    _speak_utf8()
    given = parser().parse_args(argv)
    try:
        return _run(given)
    except KeyboardInterrupt:
        return _fail("已停止，原来的网站没有改动", STOPPED)
    except Exception as error:  # the last resort: one line for the office, the rest on request
        if given.verbose:
            traceback.print_exc()
        return _fail(f"程序出错（{type(error).__name__}），原来的网站没有改动。{ASK_FOR_HELP}")


def _run(given: Namespace) -> int:
    if given.command == "verify":  # all it needs is the copy
        return _verify(given)
    project = find_project(given.project)
    if project is None:
        return _fail("找不到项目（有 site_data 和 mkdocs.yml 的文件夹）。请在项目文件夹里运行，或用 --project 写明项目文件夹", MISUSE)
    known, problems = load_known(project.site_data)
    if problems:
        return max(_fail(problem.message) for problem in problems)
    return COMMANDS[given.command](given, project, known)


def _model(given: Namespace, project: Project, known: Known) -> int:
    annotated = pipeline.read_one(given.source, known)
    if isinstance(annotated, Refused):
        return _fail(_refusal(annotated, given.verbose))
    problem = pipeline.write_model(annotated, given.output)
    if problem is not None:
        return _fail(problem.message)
    _say(f"数据已写到 {given.output}：{report.extent_line(Archive((annotated.publication,), (annotated,)))}")
    return DONE


def _build(given: Namespace, project: Project, known: Known) -> int:
    if given.pdf and (problem := printing.pdf_problem()):
        return _fail(problem.message)
    started, progress, warnings = time.monotonic(), Progress(), list[str]()
    conversion = _convert(given.sources or [project.samples], given, known, progress)
    if not conversion.archive.issues:
        return _fail("没有可以发布的公报，原来的网站没有改动")
    pdfs = printing.pdf_files(conversion.archive, progress, warnings.append) if given.pdf else None
    problem = pipeline.publish(conversion.archive, known, project, _site(given, project), progress, pdfs)
    progress.clear()
    if problem is not None:
        return _fail(problem.message)
    for line in (*warnings, *dictionary_news(conversion.archive, known, project)):
        _say(line)
    _summarise(conversion, given, project, time.monotonic() - started)
    return BAD_INPUT if conversion.refused else DONE


def _pdf(given: Namespace, project: Project, known: Known) -> int:
    if problem := printing.pdf_problem():
        return _fail(problem.message)
    started, progress, warnings = time.monotonic(), Progress(), list[str]()
    conversion = _convert(given.sources or [project.samples], given, known, progress)
    if not conversion.archive.issues:
        return _fail("没有可以排印的公报，原来的 PDF 没有改动")
    out = (given.out or project.pdf).resolve()
    printed = printing.write_pdfs(printing.pdf_files(conversion.archive, progress, warnings.append), out)
    progress.clear()
    if isinstance(printed, Unpublished):
        return _fail(printed.message)
    for line in (*warnings, *report.printed_lines(printed.paths)):
        _say(line)
    kept = f"，其余 {len(printed.paths) - printed.made} 个没有变化" if printed.made < len(printed.paths) else ""
    _say(f"完成：{report.extent_line(conversion.archive)}，新排印 {printed.made} 个 PDF{kept}，用时 {time.monotonic() - started:.1f} 秒")
    return BAD_INPUT if conversion.refused else DONE


def _summarise(conversion: Conversion, given: Namespace, project: Project, seconds: float) -> None:
    found = report.located(conversion.archive)
    problem = write_file(project.report, report.report_text(conversion.archive, map(_refusal, conversion.refused)))
    for line in report.shown(found, given.verbose):
        _say(line)
    left_out = f"，{len(conversion.refused)} 个文件没有用上" if conversion.refused else ""
    _say(f"完成：{report.extent_line(conversion.archive)}{left_out}，用时 {seconds:.1f} 秒")
    _say(f"问题：{report.counts_line(found)}。" + (f"全部列在 {project.report}" if problem is None else f"没有存成文件：{problem.message}"))
    for line in (*report.forgotten_lines(without_text(given.sources)), *report.site_lines(conversion.archive)):
        _say(line)
    _say(f"网站：{_site(given, project) / 'index.html'}（双击即可打开）")


def _serve(given: Namespace, project: Project, known: Known) -> int:
    code = _build(given, project, known)
    if not (_site(given, project) / "index.html").is_file():
        return code
    problem = serve_folder(_site(given, project), given.port, _say)
    return _fail(_refusal(problem)) if problem is not None else code


def _pack(given: Namespace, project: Project, known: Known) -> int:
    started, progress = time.monotonic(), Progress()
    if given.issue and not given.sources:
        return _fail(f"--issue 要同公报文字一起写，例如：gazette pack 公报文字/ --issue {given.issue}", MISUSE)
    if given.site and given.sources:
        return _fail("--site 是已经生成的网站，写了公报文字就不能再写它。请看说明：gazette pack --help", MISUSE)
    output = given.output or project.build
    if not given.sources:
        return _packed(pack_site(given.site or project.site, output, progress), progress, started)
    conversion = _convert(given.sources, given, known, progress, given.issue)
    if not conversion.archive.issues:
        return _fail(f"没有读到 {given.issue} 这一期，没有打包" if given.issue else "没有可以打包的公报，没有打包")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        site = pipeline.publish_alone(conversion.archive, known, project, Path(folder), progress)
        if isinstance(site, Unpublished):
            return _fail(site.message)
        code = _packed(pack_site(site, output, progress), progress, started)
    return max(code, BAD_INPUT if conversion.refused else DONE)


def _packed(packed: Packed | Refused, progress: Progress, started: float) -> int:
    progress.clear()
    if isinstance(packed, Refused):
        return _fail(_refusal(packed))
    sizes = f"共 {packed.size / (1 << 20):.1f} MB，压缩后 {packed.zipped / (1 << 20):.1f} MB"
    _say(f"完成：{packed.files} 个文件，{sizes}，用时 {time.monotonic() - started:.1f} 秒")
    _say(f"压缩包：{packed.place.resolve()}（全部解压后，双击 {packed.folder} 文件夹里的 index.html）")
    _say(f"SHA-256：{packed.digest}（可以同压缩包一起公布，供收到的人核对）")
    return DONE


def _verify(given: Namespace) -> int:
    progress = Progress()
    checked = verify(given.copy, given.against, progress)
    progress.clear()
    if isinstance(checked, Refused):
        return _fail(_refusal(checked))
    for line in report.differing(checked.changed, checked.missing, checked.additional, given.verbose):
        _say(line)
    if checked.same:
        _say(f"一致：{checked.files} 个文件与清单完全相同")
        return DONE
    if not checked.intact:
        _fail("压缩包本身有改动或损坏，请重新取得")
    counts = f"已改动 {len(checked.changed)} 个，缺少 {len(checked.missing)} 个，多出 {len(checked.additional)} 个"
    return _fail(f"不一致：清单有 {checked.files} 个文件，{counts}")


COMMANDS = {"build": _build, "model": _model, "pdf": _pdf, "serve": _serve, "pack": _pack}


def _convert(sources: Sequence[Path], given: Namespace, known: Known, progress: Progress, only: str | None = None) -> Conversion:
    """Read the sources, and say which files were of no use."""
    conversion = pipeline.convert(sources, known, progress, only)
    progress.clear()
    for refused in conversion.refused:
        _fail(f"没有用上 {_refusal(refused, given.verbose)}")
    return conversion


def _site(given: Namespace, project: Project) -> Path:
    return (given.out or project.site).resolve()


def _refusal(refused: Refused, verbose: bool = False) -> str:
    return f"{refused.name}：{refused.message}" + (f"\n{refused.detail}" if verbose and refused.detail else "")


def _fail(message: str, code: int = BAD_INPUT) -> int:
    print(message, file=sys.stderr, flush=True)
    return code


def _say(message: str) -> None:
    print(message, flush=True)


def _speak_utf8() -> None:
    """A Windows console shows Chinese, whatever its code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
