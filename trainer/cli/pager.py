"""A page that is longer than the terminal, read one screenful after the other."""

from __future__ import annotations

from rich.segment import Segment, Segments

from trainer.cli.keyboard import Interrupted, ReadText
from trainer.cli.markdown import Page
from trainer.cli.paper import Paper
from trainer.cli.streams import is_interactive
from trainer.wording.catalogue import _

_QUIT = ("q", "/later", "/stop")
_LEFT_FREE = 2  # lines: the question, and the last line of what was read before
_LEAST = 5


def turn_pages(paper: Paper, markdown: str, read: ReadText) -> bool:
    """Print Markdown; where somebody looks on, Enter goes on to the next screenful.

    Args:
        paper: Where it is printed.
        markdown: What is read.
        read: Waits for Enter.

    Returns:
        Whether it was read to its end; False if somebody left before.
    """
    lines = paper.render_lines(Page(markdown, hyperlinks=False), pad=False)
    while lines and not _has_words(lines[-1]):
        lines.pop()
    height = max(_LEAST, paper.size.height - _LEFT_FREE) if is_interactive() else max(1, len(lines))
    for start in range(0, len(lines), height):
        for line in lines[start : start + height]:
            paper.print(Segments([*line, Segment.line()]), end="")
        if start + height < len(lines) and not _goes_on(read):
            return False
    return True


def _has_words(line: list[Segment]) -> bool:
    return any(segment.text.strip() for segment in line)


def _goes_on(read: ReadText) -> bool:
    try:
        return read(_("Enter for more, q to leave: "), "").strip().lower() not in _QUIT
    except (EOFError, Interrupted):
        return False
