"""The command line as the office sees it: every word of it Chinese."""

from __future__ import annotations

import argparse
import re
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

DESCRIPTION = "把县人民政府公报的文字（.txt、.md）做成网站。"
EXAMPLES = """例子：
  gazette build                          生成自带样例的网站
  gazette build 2023年第2期.txt            生成一期
  gazette build 2022年/ 2023年/ --out 网站   生成几个文件夹里的所有各期
  gazette model 2023年第2期.txt -o 2.json  只把一期读成数据
  gazette pdf 2023年/                    每期排成一个 PDF，供打印
  gazette serve 2023年/                  生成后在浏览器里看
  gazette pack                           把生成的网站打成一个压缩包
  gazette verify gazette.zip             核对压缩包有没有损坏或改动

每条命令的说明：gazette build --help
没有安装 gazette 命令时，用 python -m convert 代替 gazette。"""
BUILD_EXAMPLES = """例子：
  gazette build 2023年第1期.txt 2023年第2期.md
  gazette build 公报文字/ --out D:\\公报网站
  gazette build 公报文字/ --verbose

一个文件是一期。文件夹代表其中（包括下级文件夹）所有 .txt 和 .md 文件，README 和以点开头的除外。
一个文件有问题不影响其他文件；有文件没有用上时，退出码是 1，命令写错时是 2。
全部生成成功才替换原来的网站，中途出错时原来的网站不变。"""
MODEL_EXAMPLES = """例子：
  gazette model 2023年第2期.txt -o 2023-02.json"""
PDF_DESCRIPTION = "把一期或多期公报各排成一个 PDF：封面、目录（带页码）、全部文件和附件、书签。需要 WeasyPrint 和 Pango。"
PDF_EXAMPLES = """例子：
  gazette pdf 2023年第2期.txt
  gazette pdf 公报文字/ --out D:\\公报PDF

PDF 的名字是“公报/年份-期号.pdf”。没有变化的各期不重新排印。"""
SERVE_DESCRIPTION = "生成网站，在本机开一个网址供查看，按 Ctrl+C 结束。"
SERVE_EXAMPLES = """例子：
  gazette serve
  gazette serve 公报文字/ --port 9000"""
PACK_DESCRIPTION = "把网站打成一个压缩包，供离线阅读、存档和分发。"
PACK_EXAMPLES = """例子：
  gazette pack                                   打包已经生成的网站（项目里的 site）
  gazette pack --site D:\\公报网站 -o D:\\公报.zip   打包别处的网站，写明压缩包放在哪里
  gazette pack 2023年第2期.txt                     只打包这一期
  gazette pack 公报文字/ --issue 2023-02           从文件夹里挑出一期打包

不写公报文字，打包的是已经生成的网站，请先运行 gazette build。
写了公报文字，就用它们另外生成一个网站来打包，项目里的网站不变；没有包括在内的各期，文中提到也不加链接。
收到的人把压缩包全部解压，双击其中的 index.html 就能阅读和查找，不用联网。
同一个网站每次打出的压缩包完全相同。里面的 SHA256SUMS.txt 是核对用的清单，核对用 gazette verify。
打包不成时，原来的压缩包不变。打包不成或有文件没有用上时，退出码是 1，命令写错时是 2。"""
VERIFY_DESCRIPTION = "核对压缩包或解压后的文件夹：有没有文件被改动、缺少或多出。"
VERIFY_EXAMPLES = """例子：
  gazette verify gazette.zip
  gazette verify D:\\gazette                        核对解压后的文件夹
  gazette verify D:\\gazette --against gazette.zip  与另一个压缩包的清单比较

完全一致时退出码是 0；有不一致，或者没有清单、打不开时是 1。
核对只看内容，不解压、不改动任何文件。"""

PORTS = 65535
ERRORS = (
    (re.compile(r"unrecognized arguments: (.*)"), r"不认识的选项：\1"),
    (re.compile(r"the following arguments are required: (.*)"), r"还缺少：\1"),
    (re.compile(r"argument (.*): invalid choice: '([^']*)'.*"), r"没有“\2”这条命令，可用的有 build、model、pdf、serve、pack、verify"),
    (re.compile(r"argument (.*): expected (?:one|at least one) argument"), r"\1 后面要写内容"),
    (re.compile(r"argument (.*): invalid \S+ value: (.*)"), r"\1 不能是 \2"),
    (re.compile(r"argument (.*): (应当是.*)"), r"\1 \2"),
    (re.compile(r"ambiguous option: (\S+) could match (.*)"), r"选项 \1 不完整，可能是 \2"),
    (re.compile(r"argument (.*): ignored explicit argument (.*)"), r"\1 后面不能带 \2"),
)


class ChineseParser(argparse.ArgumentParser):
    """An argument parser whose headings, help and errors are Chinese."""

    def __init__(self, prog: str | None = None, description: str | None = None, epilog: str | None = None) -> None:
        super().__init__(prog, None, description, epilog, formatter_class=_Formatter, add_help=False, allow_abbrev=False)
        self._positionals.title = "要写的内容"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        """One line that says what was wrong and where to look; exit code 2."""
        shown = next((pattern.sub(text, message) for pattern, text in ERRORS if pattern.fullmatch(message)), "命令写得不对")
        self.exit(2, f"{shown}。请看说明：{self.prog} --help\n")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=6, width=100)

    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


def parser() -> ChineseParser:
    """The whole command line."""
    root = ChineseParser("gazette", DESCRIPTION, EXAMPLES)
    root.add_argument("--version", action="version", version=f"gazette {version('county-gazette')}", help="显示版本")
    commands = root.add_subparsers(dest="command", metavar="命令", required=True)
    build = commands.add_parser("build", help="生成网站", description="把一期或多期公报做成网站。", epilog=BUILD_EXAMPLES)
    _add_build_options(build)
    model = commands.add_parser("model", help="把一期读成数据", description="只读一期，写成 JSON 数据。", epilog=MODEL_EXAMPLES)
    _add_model_options(model)
    pdf = commands.add_parser("pdf", help="把各期排成 PDF", description=PDF_DESCRIPTION, epilog=PDF_EXAMPLES)
    _add_pdf_options(pdf)
    serve = commands.add_parser("serve", help="生成网站并查看", description=SERVE_DESCRIPTION, epilog=SERVE_EXAMPLES)
    _add_build_options(serve)
    serve.add_argument("--port", type=_port, default=8000, metavar="端口", help="网址里的端口号（默认 8000）")
    pack = commands.add_parser("pack", help="打成一个压缩包", description=PACK_DESCRIPTION, epilog=PACK_EXAMPLES)
    _add_pack_options(pack)
    verify = commands.add_parser("verify", help="核对压缩包", description=VERIFY_DESCRIPTION, epilog=VERIFY_EXAMPLES)
    _add_verify_options(verify)
    return root


def _add_build_options(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser)
    parser.add_argument("--out", type=_place, metavar="文件夹", help="网站放在哪里（默认是项目里的 site）")
    parser.add_argument("--pdf", action="store_true", help="每期另排一个 PDF，放在网站里供下载（见 gazette pdf）")
    _add_common_options(parser)


def _add_pdf_options(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser)
    parser.add_argument("--out", type=_place, metavar="文件夹", help="PDF 放在哪里（默认是项目里的 build/pdf）")
    _add_common_options(parser)


def _place(text: str) -> Path:
    r"""``"公报 文字\"`` → the folder: to a Windows console the backslash before the quotation mark makes that a part of the name."""
    return Path(text.rstrip('"'))


def _add_sources(parser: argparse.ArgumentParser) -> None:
    help_sources = "公报文字（.txt、.md）；不写就用自带的样例"
    parser.add_argument("sources", nargs="*", type=_place, metavar="文件或文件夹", help=help_sources)


def _add_model_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=_place, metavar="文件", help="一期公报的文字（.txt、.md）")
    parser.add_argument("-o", "--output", type=_place, metavar="文件.json", required=True, help="数据写到哪里")
    _add_common_options(parser)


def _add_pack_options(parser: argparse.ArgumentParser) -> None:
    help_output = "压缩包放在哪里，写文件名（.zip）或文件夹（默认是项目里的 build 文件夹）"
    parser.add_argument("sources", nargs="*", type=_place, metavar="文件或文件夹", help="公报文字（.txt、.md）；不写就打包已经生成的网站")
    parser.add_argument("--issue", type=_issue, metavar="期", help="只打包公报文字里的这一期，写年份和期号，例如 2023-02")
    parser.add_argument("--site", type=_place, metavar="文件夹", help="已经生成的网站在哪里（默认是项目里的 site）")
    parser.add_argument("-o", "--output", type=_place, metavar="文件.zip", help=help_output)
    _add_common_options(parser)


def _add_verify_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("copy", type=_place, metavar="压缩包或文件夹", help="gazette pack 打成的压缩包，或解压后的文件夹")
    parser.add_argument("--against", type=_place, metavar="压缩包", help="与这个压缩包（或文件夹）的清单比较，不用自己的清单")
    parser.add_argument("--verbose", action="store_true", help="列出全部不一致的文件")


def _add_common_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--project", type=_place, metavar="文件夹", help="项目所在的文件夹（默认自动找）")
    parser.add_argument("--verbose", action="store_true", help="列出全部问题，包括提示；程序出错时显示详情")


def _issue(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2,}", text, re.ASCII):
        raise ValueError
    return text


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > PORTS:
        raise argparse.ArgumentTypeError(f"应当是 0 到 {PORTS} 的整数")
    return int(text)
