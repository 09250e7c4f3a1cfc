"""A page to read in the terminal: Markdown whose paragraphs wrap as Japanese does."""

from __future__ import annotations

from typing import ClassVar

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Markdown, MarkdownElement, TextElement

from trainer.cli.paper import Paragraph


class _MarkdownParagraph(TextElement):
    style_name = "markdown.paragraph"

    def __rich_console__(self, _console: Console, _options: ConsoleOptions) -> RenderResult:
        yield Paragraph(self.text)


class Page(Markdown):
    """A Markdown page whose paragraphs wrap as Japanese does."""

    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "paragraph_open": _MarkdownParagraph,
    }
