"""The result of a sitting: the score, every question with its answer, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.given import Given
from trainer.core.quiz_records import SittingMode
from trainer.services.exports import ExportService
from trainer.services.quiz_sessions import Feedback
from trainer.ui.context import Context
from trainer.ui.outcomes import RESULT_TONES
from trainer.ui.page import HeaderChip, Page
from trainer.ui.quiz.record_file import ask_and_save_record
from trainer.ui.quiz.results import ResultView
from trainer.ui.quiz.verdict_card import TONES, criterion_rows, told_remarks, tone_of
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.fact_table import FactTable
from trainer.ui.widgets.fold import Fold
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.rich_block import RichBlock
from trainer.ui.widgets.scroll_keys import ScrollKeys
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.ui.widgets.two_columns import TwoColumns
from trainer.wording.answer_words import answer_words
from trainer.wording.catalogue import _
from trainer.wording.names import result_name
from trainer.wording.numbers import minutes, number, score_range
from trainer.wording.quizzing import (
    missed_title,
    questions_count,
    sitting_mode_name,
    sitting_title,
    verdict_line,
)
from trainer.wording.sitting_records import clock_sentence, finish_sentence, result_sentence

_SIDE_PX = 300
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class ResultPage(Page):
    """Shows one sitting that is over."""

    missed_requested = Signal(object, str)  # a Plan and its title
    again_requested = Signal(str, str)  # ids of a pack and of its quiz
    note_requested = Signal(str, str)  # ids of a pack and of its note
    seminar_requested = Signal(str, str)  # ids of a pack and of its seminar
    undo_requested = Signal(str)  # id of the sitting
    page_requested = Signal(str)
    starts_without_notices = True

    def __init__(self, context: Context, exports: ExportService) -> None:
        super().__init__()
        self._context, self._exports = context, exports
        self._view: ResultView | None = None
        theme = context.theme
        self.missed = Button(theme, kind="primary")
        self.again = Button(theme, kind="secondary")
        self.record = Button(theme, kind="secondary", icons=context.icons, icon="export")
        self.back = Button(theme, kind="secondary", icons=context.icons, icon="chevron-left")
        self.undo = Button(theme, kind="quiet", icons=context.icons, icon="retry")
        self.undo.clicked.connect(self._undo)
        self.missed.clicked.connect(self._practise_missed)
        self.again.clicked.connect(self._again)
        self.record.clicked.connect(self._save)
        self.back.clicked.connect(self._go_back)
        self.panel = ScrollPanel(theme)
        ScrollKeys(self.panel)
        self.folds: list[Fold] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.retranslate()

    def title(self) -> str:
        return sitting_title(self._view.head) if self._view else _("Quiz")

    def header_chips(self) -> Sequence[HeaderChip]:
        if self._view is None or not self._view.head.title:
            return ()
        return (HeaderChip(sitting_mode_name(self._view.head.mode, self._view.head.title)),)

    def header_actions(self) -> Sequence[QWidget]:
        view = self._view
        if view is None:
            return ()
        shown: list[QWidget] = [self.undo] if view.can_undo else []
        shown += [self.record] if view.record.mode is not SittingMode.CRAM else []
        shown.append(self.back)
        return shown

    def retranslate(self) -> None:
        self.undo.setText(_("Undo"))
        self.undo.setToolTip(_("Take the last answer back"))
        self.record.setText(_("Save record"))
        self.again.setText(_("Once more"))
        self._show()

    def entered(self) -> None:
        (self.missed if self.missed.isVisible() else self.back).setFocus()

    def open(self, view: ResultView) -> None:
        """Show what a sitting came to."""
        self._view = view
        self._show()
        self.panel.verticalScrollBar().setValue(0)
        self.header_changed.emit()

    # What is done

    def _practise_missed(self) -> None:
        if self._view is not None:
            self.missed_requested.emit(self._view.missed, missed_title(self._view.head))

    def _again(self) -> None:
        if self._view is not None:
            self.again_requested.emit(self._view.head.pack_id, self._view.head.quiz_id)

    def _undo(self) -> None:
        if self._view is not None:
            self.undo_requested.emit(self._view.head.id)

    def _go_back(self) -> None:
        view = self._view
        if view is not None and view.head.seminar_id:
            self.seminar_requested.emit(view.head.pack_id, view.head.seminar_id)
        else:
            self.page_requested.emit("quiz")

    def _save(self) -> None:
        if self._view is not None:
            ask_and_save_record(self._context, self._exports, self._view.record, self.window())

    # Showing

    def _show(self) -> None:
        view = self._view
        for button in (self.missed, self.again):
            button.setParent(None)  # they outlive the cards that they stand in
        self.panel.clear()
        self.folds = []
        if view is None:
            return
        self.back.setText(_("Back to the seminar") if view.head.seminar_id else _("Quizzes"))
        side = self._column(self._score_card(view))
        wide = self._column(self._questions_card(view))
        columns = TwoColumns(
            self._context.theme, wide=wide, narrow=side, narrow_px=_SIDE_PX, is_narrow_left=True
        )
        self.panel.add_centred(columns)

    def _column(self, *widgets: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.tokens.space.l)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        return holder

    def _score_card(self, view: ResultView) -> Card:
        theme, record = self._context.theme, view.record
        card = Card(theme, padding_px=theme.tokens.space.xl)
        is_scored = record.low_score is not None
        has_mark = record.mode in {SittingMode.PRACTICE, SittingMode.EXAM}
        if has_mark and is_scored:
            chip = Chip(theme, result_name(record.result), tone=RESULT_TONES[record.result])
            card.body.addWidget(chip, 0, _CENTRE)
        figure = score_range(record.low_score, record.high_score)
        card.body.addWidget(Text(theme, figure, style="number", weight="bold", wraps=False), 0, _CENTRE)
        if is_scored:
            of = (
                _("of 100 · pass mark {mark}").format(mark=number(record.pass_mark))
                if has_mark
                else _("of 100")
            )
            card.body.addWidget(Text(theme, of, role="muted", alignment=_CENTRE))
        for sentence in _closing(view, is_told=has_mark and is_scored):
            card.body.addWidget(Text(theme, sentence, role="muted", alignment=_CENTRE))
        card.body.addSpacing(theme.tokens.space.s)
        facts = FactTable(theme)
        facts.set_rows(_facts(view))
        card.body.addWidget(facts)
        card.body.addSpacing(theme.tokens.space.s)
        count = len(view.missed.items)
        self.missed.setText(_("Practise the missed ones ({count})").format(count=number(count)))
        for button, is_offered in ((self.missed, bool(count)), (self.again, bool(view.head.quiz_id))):
            card.body.addWidget(button, 0, _CENTRE)
            button.setVisible(is_offered)
        return card

    def _questions_card(self, view: ResultView) -> Card:
        theme = self._context.theme
        card = Card(theme)
        heading = Text(
            theme, questions_count(view.record.questions + view.record.own), style="strong", weight="semibold"
        )
        card.body.addWidget(heading)
        if view.state is None:
            words = _("The pack has changed since, and no copy of it is left: the questions cannot be shown.")
            card.body.addWidget(Text(theme, words, role="muted"))
        for place, told in enumerate(view.told, start=1):
            fold = self._question_fold(view, place, told)
            self.folds.append(fold)
            card.body.addWidget(fold)
        return card

    def _question_fold(self, view: ResultView, place: int, told: Feedback) -> Fold:
        theme, question = self._context.theme, told.question
        icon, role, _ground = TONES[tone_of(told.mark, is_known=told.given is not None)]
        asked = RichBlock(theme, question.title or question.text).words.split("\n")[0]
        words = _("{place}. {question} – {verdict}").format(
            place=number(place), question=asked, verdict=_verdict(view, told)
        )
        fold = Fold(theme, self._context.icons, words, icon=icon, role=role)
        parts = [(_("Question"), question.text), (_("Your answer"), _lines(told, told.given))]
        is_right = told.mark is not None and told.mark.is_right
        if told.right is not None and not is_right:
            parts.append((_("Right answer"), _lines(told, told.right)))
        parts += [("", remark) for remark in told_remarks(told)]
        self._add_texts(fold, parts)
        for row in criterion_rows(self._context, told):
            fold.inside.addWidget(row)
        self._add_texts(fold, [(_("Why"), question.explanation)])
        note = told.note
        if note is not None:
            pack_id = view.head.items[told.place].pack_id
            link = Link(theme, _("Open the note: {title}").format(title=note.title))
            link.clicked.connect(lambda _on=False, wanted=note.id: self.note_requested.emit(pack_id, wanted))
            fold.inside.addWidget(link)
        return fold

    def _add_texts(self, fold: Fold, parts: Sequence[tuple[str, str]]) -> None:
        """Markdown under its heading; what is empty is left out."""
        for heading, text in ((one, words) for one, words in parts if words.strip()):
            if heading:
                fold.inside.addWidget(SectionHeading(self._context.theme, heading))
            shown = MarkdownText(self._context.theme)
            shown.set_markdown(text)
            fold.inside.addWidget(shown)


def _verdict(view: ResultView, told: Feedback) -> str:
    if told.given is None and view.head.mode is SittingMode.EXAM:
        return _("Not answered")
    return verdict_line(told.given, told.mark)


def _lines(told: Feedback, given: Given | None) -> str:
    return "\n\n".join(answer_words(told.question, given))


def _closing(view: ResultView, *, is_told: bool) -> tuple[str, ...]:
    """How it ended; what it came to only where no sign above says it already."""
    record = view.record
    sentence = finish_sentence(record) or ("" if is_told else result_sentence(record))
    return tuple(filter(None, (sentence, clock_sentence(record))))


def _facts(view: ResultView) -> tuple[tuple[str, str], ...]:
    record = view.record
    counts = (
        (_("Right"), record.right),
        (_("Partly right"), record.partly),
        (_("Wrong"), record.wrong),
        (_("Not answered"), record.unanswered),
        (_("Judged by yourself"), record.own),
    )
    rows = [(name, number(count)) for name, count in counts if count]
    return (*rows, (_("Time"), minutes(record.used)))
