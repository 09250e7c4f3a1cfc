"""What is printed on: lines that never get too long to read, and paragraphs that wrap as Japanese does."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.panel import Panel
from rich.style import StyleType
from rich.text import Text

WIDEST = 96
"""Columns. Longer lines lose the eye on its way back."""

_CELLS_MOST = 2
"""Columns that one character can take."""

_NEVER_FIRST = frozenset(
    "、。，．,.!?！？:;：；・…‥ー―～〜）)」』】〕〉》〟’”%％々ゝゞ"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NEVER_LAST = frozenset("（(「『【〔〈《〝‘“￥¥＄$")


class Paper(Console):
    """A console that stays narrow on a wide terminal."""

    @property
    def options(self) -> ConsoleOptions:
        """The options of every print."""
        options = super().options
        return options.update(width=min(options.max_width, WIDEST))

    def print_line(self, line: RenderableType) -> None:
        """Print a line that programs may read too: where there is no terminal it stays whole."""
        self.print(line, soft_wrap=not self.is_terminal)


def paper(*, is_for_errors: bool = False) -> Paper:
    """Make a console; without a terminal it has no colours and 80 columns."""
    return Paper(stderr=is_for_errors, highlight=False, emoji=False)


class Paragraph:
    """A text that breaks between Japanese characters too, but never before 。 or after 「 (JIS X 4051)."""

    def __init__(self, text: Text | str, style: StyleType = "") -> None:
        self.text = Text(text, style=style) if isinstance(text, str) else text

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.text.split("\n", allow_blank=True):
            width = len(line.plain) * _CELLS_MOST if options.no_wrap else options.max_width
            pieces = line.divide(list(breaks(line.plain, width)))
            for piece in pieces or [line]:
                piece.rstrip()
                yield piece

    def __rich_measure__(self, _console: Console, options: ConsoleOptions) -> Measurement:
        longest = max(map(cell_len, self.text.plain.splitlines()), default=1)
        return Measurement(min(2, options.max_width), max(1, min(longest, options.max_width)))


def breaks(text: str, width: int) -> Iterator[int]:
    """Yield the offsets at which a line of text is broken.

    Args:
        text: Without line ends.
        width: In columns, of which a kanji takes two.
    """
    start = possible = used = 0
    for at, character in enumerate(text):
        if at > start and _may_break(text, at):
            possible = at
        used += cell_len(character)
        while used > width and at > start and not character.isspace():
            cut = possible if possible > start else at
            yield cut
            start, used = cut, cell_len(text[cut : at + 1])


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if before.isspace():
        return not after.isspace()
    if after.isspace() or after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def dotted(*parts: Text) -> Text:
    """Put short statements on one line."""
    line = Text()
    for part in parts:
        line.append(" · " if line else "", style="dim").append_text(part)
    return line


def box(content: RenderableType, *, title: str | Text, style: StyleType = "dim") -> Panel:
    """Put a frame with a title around something to read."""
    label = Text(f" {title} ") if isinstance(title, str) else title
    return Panel(content, title=label, title_align="left", border_style=style, padding=(0, 1))
