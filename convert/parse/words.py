"""Word lists inside patterns: one list, one place to add a word."""

from __future__ import annotations


def one_of(*words: str) -> str:
    """``one_of("通知 决定", "函")`` → the pattern ``(?:通知|决定|函)``; each word may itself be a pattern without blanks."""
    return f"(?:{'|'.join(word for line in words for word in line.split())})"
