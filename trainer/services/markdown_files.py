"""A Markdown document as a file of its own: what leads into a pack would lead nowhere, and becomes words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FENCE = re.compile(r"^ {0,3}(?:> ?)*(`{3,}|~{3,})")
_PLACES = re.compile(
    r"(?P<kept>\\.|(?P<ticks>`+).+?(?P=ticks))"  # an escaped sign, or code
    r"|!?\[(?P<words>(?:\\.|[^\[\]\\])*)\]\(\s*<?(?P<target>[^()\s<>]*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_OUTSIDE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


def standing_alone(markdown: str) -> str:
    """Return a document whose links into its pack are plain words, and whose pictures are their descriptions.

    Args:
        markdown: What is code stays as it is; links out of the program stay links.
    """
    return "\n".join(_lines(markdown))


def _lines(markdown: str) -> Iterator[str]:
    fence = ""
    for line in markdown.split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        elif not fence:
            line = _PLACES.sub(_words, line)
        yield line


def _words(match: re.Match[str]) -> str:
    is_kept = match["kept"] is not None
    if is_kept or (_OUTSIDE.match(match["target"]) and not match[0].startswith("!")):
        return match[0]
    return match["words"]
