"""Ten times the text must cost ten times the time and memory, within 20 %.

    python -m benchmarks.linear [SOURCE]

Measured twice: ten issues in one run, and one issue whose documents are printed ten times.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from convert.known import Known
from convert.pipeline import convert, read_one
from convert.read.decode import Decoded, decode
from convert.sources import Refused

ROOT = Path(__file__).resolve().parent.parent
TIMES = 10
TOLERANCE = 1.2
ROUNDS = 5


def main(argv: list[str]) -> int:
    """Measure, print a table, and fail if a ratio is too high."""
    source = Path(argv[0]) if argv else largest_sample()
    text = read_text(source)
    print(f"{source.name}: {len(text):,} characters")
    with tempfile.TemporaryDirectory() as folder:
        ratios = [
            *compare("ten issues", copies(text, Path(folder, "one"), 1), copies(text, Path(folder, "ten"), TIMES)),
            *compare("one issue, documents tenfold", longer(source, Path(folder, "short"), 1), longer(source, Path(folder, "long"), TIMES)),
        ]
    return 0 if max(ratios) <= TIMES * TOLERANCE else 1


def largest_sample() -> Path:
    """The longest of the bundled issues."""
    return max((ROOT / "samples").glob("*.[tm][xd]*"), key=lambda path: path.stat().st_size)


def read_text(source: Path) -> str:
    """The text of a source in any encoding."""
    decoded = decode(source.read_bytes())
    assert isinstance(decoded, Decoded), decoded
    return decoded.text


def copies(text: str, folder: Path, count: int) -> list[Path]:
    """So many issues, alike but for their numbers."""
    folder.mkdir()
    paths = [folder / f"{number:02d}.txt" for number in range(1, count + 1)]
    for number, path in enumerate(paths, 1):
        path.write_text(re.sub(r"(\d{4}年第\s*)\d+(\s*期)", rf"\g<1>{number}\g<2>", text, count=1), encoding="utf-8")
    return paths


def longer(source: Path, folder: Path, count: int) -> list[Path]:
    """One issue whose documents stand in it so many times, one after the other."""
    annotated = read_one(source, Known())
    assert not isinstance(annotated, Refused), annotated
    first = annotated.issue.documents[0].source[0][0] - 1
    last = annotated.issue.documents[-1].source[-1][1]
    lines = read_text(source).split("\n")
    folder.mkdir()
    path = folder / "issue.txt"
    path.write_text("\n".join([*lines[:first], *(lines[first:last] * count), *lines[last:]]), encoding="utf-8")
    return [path]


def compare(what: str, one: list[Path], ten: list[Path]) -> tuple[float, float]:
    """Print and return how many times the time and the memory of one ten takes."""
    seconds = [best_seconds(one), best_seconds(ten)]
    memory = [peak_memory(one), peak_memory(ten)]
    ratios = seconds[1] / seconds[0], memory[1] / memory[0]
    print(f"{what:30} time {seconds[0]:7.3f} s → {seconds[1]:7.3f} s  x{ratios[0]:5.2f}", end="   ")
    print(f"memory {memory[0] / 2**20:6.1f} MiB → {memory[1] / 2**20:6.1f} MiB  x{ratios[1]:5.2f}")
    return ratios


def best_seconds(paths: list[Path]) -> float:
    """Processor time of the conversion, the best of some rounds, which is the least disturbed one."""
    return min(timed(lambda: convert(paths, Known(), silent)) for _ in range(ROUNDS))


def timed(action: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    started = time.process_time()
    action()
    return time.process_time() - started


def peak_memory(paths: list[Path]) -> int:
    """Most bytes that Python objects took during the conversion."""
    tracemalloc.start()
    convert(paths, Known(), silent)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def silent(_: str) -> None:
    """Nobody watches a benchmark."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
