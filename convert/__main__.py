"""``python -m convert``: the same as the ``gazette`` command."""

from __future__ import annotations

import sys

from convert.cli import main

if __name__ == "__main__":
    sys.exit(main())
