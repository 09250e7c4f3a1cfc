"""The strip below a question: to answer it, to rate what was told, to go on, or to move about in an exam."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from trainer.core.memory import Rating
from trainer.core.quiz_records import SittingMode
from trainer.core.sitting import Asks
from trainer.ui.context import Context
from trainer.ui.quiz.rating_button import RatingButton
from trainer.ui.quiz.view import SittingView
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.ui.widgets.foot_strip import FootStrip
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.remembering import interval_label

SHEET_PX = 820
"""How wide a question is at most, before the text scale: longer lines are hard to read."""

_MUCH = 1000  # against the stretches beside it


class SittingFoot(FootStrip):
    """Shows what can be done now; ``act`` is what Enter means."""

    answered = Signal()
    skipped = Signal()
    went_on = Signal()
    rated = Signal(object)  # a Rating
    went_back = Signal()
    went_forth = Signal()
    flagged = Signal()
    submitted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        theme = context.theme
        self._view: SittingView | None = None
        self._is_flagged = False
        self.ask = Text(theme, role="muted", wraps=False)
        self.ratings = {rating: RatingButton(theme, rating) for rating in Rating}
        self.answer = Button(theme, kind="primary", keys="↵")
        self.skip = Button(theme, kind="quiet", keys="0")
        self.go_on = Button(theme, kind="primary", keys="↵")
        self.back = Button(theme, kind="secondary", icons=context.icons, icon="chevron-left")
        self.flag = Button(theme, kind="quiet", keys="Ctrl M")
        self.forth = Button(theme, kind="primary", keys="↵")
        self.submit = Button(theme, kind="secondary")
        self._row = QHBoxLayout(self)
        space = theme.tokens.space
        self._row.setContentsMargins(space.xl, space.m, space.xl, space.m)
        self._buttons = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._buttons.setSizePolicy(policy)
        self._flow = FlowLayout(self._buttons, spacing_px=theme.tokens.space.m)
        for widget in self._all():
            self._flow.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._buttons, _MUCH)
        self._row.addStretch(1)
        theme.changed.connect(self._fit)
        self._fit()
        self._connect()

    def show_view(self, view: SittingView, *, is_flagged: bool = False) -> None:
        """Offer what can be done now."""
        self._view, self._is_flagged = view, is_flagged
        shown = self._wanted(view)
        for widget in self._all():
            widget.setVisible(widget in shown)
        self.retranslate()

    def retranslate(self) -> None:
        """The language of the screens is another one."""
        self.answer.setText(_("Answer"))
        self.skip.setText(_("I do not know"))
        self.go_on.setText(_("Go on"))
        self.back.setText(_("Back"))
        self.flag.setText(_("Take the flag away") if self._is_flagged else _("Flag"))
        self.forth.setText(_("Next"))
        self.submit.setText(_("Submit"))
        self.ask.set_text(_("How well did you know it?"))
        feedback = None if self._view is None else self._view.feedback
        if feedback is not None:
            for rating, interval in feedback.intervals.items():
                is_proposed = rating is feedback.proposed
                self.ratings[rating].set_content(interval_label(interval), is_proposed=is_proposed)
        self.updateGeometry()

    def act(self) -> None:
        """Do what Enter means."""
        primary = self.primary()
        if primary is not None:
            primary.click()

    def primary(self) -> Button | RatingButton | None:
        """Return what Enter means now."""
        buttons: list[Button | RatingButton] = [self.answer, self.go_on, self.forth]
        buttons += [one for one in self.ratings.values() if one.is_proposed]
        return next((one for one in buttons if not one.isHidden()), None)

    def rate(self, rating: Rating) -> bool:
        """Press one of the four, if it is offered."""
        button = self.ratings[rating]
        if button.isHidden():
            return False
        button.click()
        return True

    def _fit(self) -> None:
        """As wide as the question above it."""
        self._buttons.setMaximumWidth(self._theme.scaled(SHEET_PX))

    def _wanted(self, view: SittingView) -> tuple[QWidget, ...]:
        is_text = view.state.asks[view.state.place] is Asks.NOTHING
        if view.state.mode is SittingMode.EXAM:
            is_last = view.state.place == len(view.state.asks) - 1
            moves = (self.back, self.forth) if not is_last else (self.back,)
            return (*moves, *(() if is_text else (self.flag,)), self.submit)
        if view.feedback is not None and view.feedback.intervals:
            if view.feedback.given is None:  # what was not known is forgotten
                return (self.ratings[Rating.AGAIN],)
            return (self.ask, *self.ratings.values())
        if view.feedback is not None or is_text:
            return (self.go_on,)
        return self.answer, self.skip

    def _all(self) -> tuple[QWidget, ...]:
        return (
            self.ask,
            *self.ratings.values(),
            self.answer,
            self.go_on,
            self.back,
            self.forth,
            self.skip,
            self.flag,
            self.submit,
        )

    def _connect(self) -> None:
        for rating, button in self.ratings.items():
            button.clicked.connect(lambda _checked=False, chosen=rating: self.rated.emit(chosen))
        pairs: tuple[tuple[Button, SignalInstance], ...] = (
            (self.answer, self.answered),
            (self.skip, self.skipped),
            (self.go_on, self.went_on),
            (self.back, self.went_back),
            (self.forth, self.went_forth),
            (self.flag, self.flagged),
            (self.submit, self.submitted),
        )
        for pressed, signal in pairs:
            pressed.clicked.connect(signal)
