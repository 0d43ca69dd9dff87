"""Two printings of one thing: whether they say the same."""

from __future__ import annotations

import re

from convert.model.variants import Variants


def same(a: str, b: str, variants: Variants) -> bool:
    """Whether two printings say the same, brackets and variant characters aside."""
    return variants.fold(plain(a)) == variants.fold(plain(b))


def plain(title: str) -> str:
    """A title without blanks and brackets."""
    return re.sub(r"[\s《》〈〉<>“”\"（）()]", "", title)
