"""Plain text inside Markdown: every sign stays what was typed."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_BEGINNING = re.compile(r"^(\s*)(?:([-+=])|(\d+)([.)])(?=\s|$))", re.MULTILINE)


def escaped(text: str, *, keeps_lines: bool = False) -> str:
    """Return plain text as Markdown that shows it as it was typed.

    Args:
        text: As typed.
        keeps_lines: A line break stays one; else the text becomes one line.
    """
    if not keeps_lines:
        text = " ".join(text.split())
    text = _BEGINNING.sub(_without_meaning, _SIGNS.sub(r"\\\1", text))
    lines = [line.strip() for line in text.split("\n")]
    return "\n".join(
        line + "\\" if line and following else line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    )


def _without_meaning(match: re.Match[str]) -> str:
    space, sign, digits, mark = match.groups()
    return f"{space}\\{sign}" if sign else f"{space}{digits}\\{mark}"
