"""A page to read in the terminal: Markdown whose paragraphs and tables wrap as Japanese does."""

from __future__ import annotations

from typing import ClassVar

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Markdown, MarkdownElement, TableElement, TextElement
from rich.table import Table

from trainer.cli.paper import Paragraph


class _MarkdownParagraph(TextElement):
    style_name = "markdown.paragraph"

    def __rich_console__(self, _console: Console, _options: ConsoleOptions) -> RenderResult:
        yield Paragraph(self.text)


class _FoldedTable(TableElement):
    """Japanese has no blanks to break at: what does not fit goes on below instead of being cut off."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for one in super().__rich_console__(console, options):
            for column in one.columns if isinstance(one, Table) else ():
                column.overflow = "fold"
            yield one


class Page(Markdown):
    """A Markdown page whose paragraphs and tables wrap as Japanese does."""

    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "paragraph_open": _MarkdownParagraph,
        "table_open": _FoldedTable,
    }
