"""The strip below a question: to answer it, to rate what was told, to go on, or to move about in an exam."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.memory import Rating
from trainer.core.quiz_records import SittingMode
from trainer.core.sitting import Asks
from trainer.ui.context import Context
from trainer.ui.drill.composer import send_keys
from trainer.ui.quiz.answers.making import is_long
from trainer.ui.quiz.centred import Centred
from trainer.ui.quiz.rating_button import RatingButton
from trainer.ui.quiz.view import SittingView
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.ui.widgets.foot_strip import FootStrip
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.remembering import interval_label


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
        self.ask = Text(theme, style="caption", role="muted")
        self.ratings = {rating: RatingButton(theme, rating) for rating in Rating}
        self.answer = Button(theme, kind="primary", keys="↵")
        self.skip = Button(theme, kind="quiet", keys="0")
        self.go_on = Button(theme, kind="primary", keys="↵")
        self.back = Button(theme, kind="secondary", icons=context.icons, icon="chevron-left")
        self.flag = Button(theme, kind="quiet", keys="Ctrl M")
        self.forth = Button(theme, kind="primary", keys="↵")
        self.submit = Button(theme, kind="secondary")
        self.finish = Button(theme, kind="primary", keys="↵")  # the same, where nothing comes after it
        self._asking = Centred(theme, self.ask)
        buttons = QWidget()
        self._flow = FlowLayout(buttons, spacing_px=theme.tokens.space.m)
        for widget in self._all():
            self._flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.tokens.space.m)
        column.setSpacing(0)
        column.addWidget(self._asking)
        column.addWidget(Centred(theme, buttons))
        self._connect()

    def show_view(self, view: SittingView, *, is_flagged: bool = False) -> None:
        """Offer what can be done now."""
        self._view, self._is_flagged = view, is_flagged
        shown = self._wanted(view)
        for widget in self._all():
            widget.setVisible(widget in shown)
        self._asking.setVisible(self.ratings[Rating.GOOD] in shown)
        keys = send_keys() if is_long(view.question) else "↵"
        for button in (self.answer, self.forth, self.finish):
            button.set_keys(keys)
        self.back.setEnabled(view.state.place > 0)
        self.retranslate()

    def retranslate(self) -> None:
        """The language of the screens is another one."""
        self.answer.setText(_("Answer"))
        self.skip.setText(_("I don’t know"))
        self.go_on.setText(_("Go on"))
        self.back.setText(_("Back"))
        self.flag.setText(_("Take the flag away") if self._is_flagged else _("Flag"))
        self.forth.setText(_("Next"))
        self.submit.setText(_("Submit"))
        self.finish.setText(_("Submit"))
        self.ask.set_text(_("How well did you know it? Below each: when it comes back."))
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
        buttons: list[Button | RatingButton] = [self.answer, self.go_on, self.forth, self.finish]
        buttons += [one for one in self.ratings.values() if one.is_proposed]
        return next((one for one in buttons if not one.isHidden()), None)

    def rate(self, rating: Rating) -> bool:
        """Press one of the four, if it is offered."""
        button = self.ratings[rating]
        if button.isHidden():
            return False
        button.click()
        return True

    def _wanted(self, view: SittingView) -> tuple[QWidget, ...]:
        is_text = view.state.asks[view.state.place] is Asks.NOTHING
        if view.state.mode is SittingMode.EXAM:
            is_last = view.state.place == len(view.state.asks) - 1
            flag = () if is_text else (self.flag,)
            if is_last:
                return (self.back, self.finish, *flag)
            return (self.back, self.forth, *flag, self.submit)
        if view.feedback is not None and view.feedback.intervals:
            if view.feedback.given is None:  # what was not known is forgotten
                return (self.ratings[Rating.AGAIN],)
            return tuple(self.ratings.values())
        if view.feedback is not None or is_text:
            return (self.go_on,)
        return self.answer, self.skip

    def _all(self) -> tuple[QWidget, ...]:
        return (
            *self.ratings.values(),
            self.answer,
            self.go_on,
            self.back,
            self.forth,
            self.finish,
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
            (self.finish, self.submitted),
        )
        for pressed, signal in pairs:
            pressed.clicked.connect(signal)
