"""One question for trainers: its figures, what is noticeable, and how often each answer was given."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from trainer.ui.context import Context
from trainer.ui.quiz.questions_model import QuestionRow
from trainer.ui.tokens import Role
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.item_list import ItemList
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _
from trainer.wording.quiz_statistics import figures_line, pick_headings, pick_rows, remark_sentences
from trainer.wording.remembering import leech_sentence


class QuestionDetails(Card):
    """Nothing is shown while nothing is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, padding_px=0)
        self._context = context
        self._inside = ScrollPanel(context.theme)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._inside)
        self.remarks: tuple[str, ...] = ()

    def show_row(self, row: QuestionRow | None) -> None:
        """Show a question."""
        theme = self._context.theme
        self._inside.clear()
        self.remarks = ()
        if row is None:
            return
        column = self._inside.column
        text = MarkdownText(theme, style="strong")
        text.set_markdown(row.report.question.text)
        column.addWidget(text)
        column.addWidget(Text(theme, figures_line(row.report), style="caption", role="muted"))
        leech = () if row.leech is None else (leech_sentence(row.leech),)
        self.remarks = (*leech, *remark_sentences(row.report))
        if self.remarks:
            column.addSpacing(theme.tokens.space.s)
            column.addWidget(SectionHeading(theme, _("What to look at")))
            items = ItemList(theme)
            items.set_items(self.remarks)
            column.addWidget(items)
        rows = pick_rows(row.report)
        if rows:
            column.addSpacing(theme.tokens.space.s)
            column.addWidget(SectionHeading(theme, _("What was answered")))
            column.addWidget(self._picks((pick_headings(), *rows)))

    def _picks(self, rows: tuple[tuple[str, ...], ...]) -> QWidget:
        theme = self._context.theme
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.tokens.space.l)
        grid.setVerticalSpacing(theme.tokens.space.xs)
        grid.setColumnStretch(0, 1)
        headings = rows[0]
        for at, row in enumerate(rows):
            role: Role = "ink" if at else "muted"
            said = ", ".join(
                f"{name} {value}" for name, value in zip(headings[1:], row[1:], strict=True) if value
            )
            for place, words in enumerate(row):
                text = Text(theme, words, style="caption", role=role, wraps=place == 0)
                if at and not place:
                    text.setAccessibleName(f"{words}: {said}")
                side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag(0)
                grid.addWidget(text, at, place, side)
        return holder
