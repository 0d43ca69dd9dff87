"""``python -m convert``: the same as the ``gazette`` command."""

from __future__ import annotations

import sys

STOPPED = 130
"""Exit code of a run that was interrupted."""


def main() -> int:
    """The command; one that is interrupted while it is still being loaded ends quietly too."""
    try:
        from convert.cli import main as run

        return run()
    except KeyboardInterrupt:
        sys.stderr.write("已停止，原来的网站没有改动\n")
        return STOPPED


if __name__ == "__main__":
    sys.exit(main())
