"""Slips of the keyboard that YAML's parser complains of somewhere else, or not at all."""

from __future__ import annotations

import re

_KEY = "[a-z][a-z_]*"
_WIDE_SPACE = re.compile(
    rf"^ *(?:\u3000(?=[ \u3000]*(?:-[ \u3000]|{_KEY}[:：](?:\s|$)))|-\u3000|(?:- +)?{_KEY}:\u3000)",
    re.MULTILINE,
)
_WIDE_COLON = re.compile(rf"^ *(?:- +)?{_KEY}(?P<colon>：)", re.MULTILINE)
_RULER = re.compile(r"[ \t]*(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_QUOTED = re.compile(r"""(?<![^\s\[{,])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
_OPENING_MARK = re.compile(r"""(?<![^\s\[{,])["']""")
_COMMENT = re.compile(r"(?<!\S)#.*")
_CURLY_QUOTED = re.compile("[“”„‟＂][^“”„‟＂]*[“”„‟＂]|[‘’‚‛][^‘’‚‛]*[‘’‚‛]")
_STRAY_QUOTE = re.compile(r"""(?<!\d)"\Z|(?<=[.,;:!?…。、？！])'\Z""")
_GLUED_COMMENT = re.compile(r"[ \t]+(?P<comment>#[^\s#][^\n]*)")

_LINES_BEFORE = 3
"""How far behind a slip the parser may stumble over it."""


def wide_space(text: str, *, start: int, end: int) -> int | None:
    """Return where a full-width space stands for YAML's own, on the lines that begin in a passage."""
    found = _WIDE_SPACE.search(text, start, end)
    return found.end() - 1 if found else None


def wide_colon(text: str, *, start: int, end: int) -> int | None:
    """Return where a full-width colon follows a key, on the lines that begin in a passage."""
    found = _WIDE_COLON.search(text, start, end)
    return found.start("colon") if found else None


def lines_before(text: str, position: int) -> int:
    """Return where the passage begins in which a slip may stand that is noticed at the position."""
    start = _line_start(text, position)
    for _ in range(_LINES_BEFORE):
        start = _line_start(text, max(0, start - 1))
    return start


def line_end(text: str, position: int) -> int:
    """Return where the line of a position ends."""
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def is_ruler(text: str, position: int) -> bool:
    """Return whether the position stands on a line of nothing but ``---`` or ``...``."""
    return _RULER.match(text, _line_start(text, position)) is not None


def quote_left_open(text: str, position: int) -> int | None:
    """Return the quotation mark whose missing partner made the parser stop at a position.

    There the parser stands outside of a quoted text, though a mark was opened before it on the line: it took
    that mark for the closing one of an earlier line.
    """
    start = _line_start(text, position)
    here = _open_mark(text[start:position])
    if here is None:
        return None
    sign = text[start + here]
    while start:
        end = start - 1
        start = _line_start(text, end)
        opened = _open_mark(text[start:end])
        if opened is not None and text[start + opened] == sign:
            return start + opened
    return None


def is_curly_quoted(text: str) -> bool:
    """Return whether a text stands between typographic quotation marks, which are letters to YAML."""
    return _CURLY_QUOTED.fullmatch(text.strip()) is not None


def stray_quote(text: str) -> str | None:
    """Return the straight quotation mark that ends a text and was not opened in it, if one does.

    An inch sign and an apostrophe stand at the end of texts too: of the first a digit comes before, of the
    second a letter.
    """
    found = _STRAY_QUOTE.search(text)
    return found[0] if found and text.count(found[0]) == 1 else None


def glued_comment(text: str, end: int) -> tuple[int, str] | None:
    """Return where the comment behind a text begins, and the comment.

    Only one whose ``#`` is glued to a word, as in ``order #1``: one that is meant has a space there.
    """
    found = _GLUED_COMMENT.match(text, end)
    return (found.start("comment"), found["comment"].rstrip()) if found else None


def key_before_wide_colon(text: str) -> str | None:
    """Return the key of a text such as ``label：Says sorry``."""
    found = _WIDE_COLON.match(text)
    return text[: found.start("colon")] if found else None


def _open_mark(line: str) -> int | None:
    """Return the quotation mark of a line that is not closed on it."""
    rest = _COMMENT.sub("", _QUOTED.sub(lambda found: "x" * len(found[0]), line))
    found = _OPENING_MARK.search(rest)
    return found.start() if found else None


def _line_start(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1
