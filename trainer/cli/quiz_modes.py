"""The two ways in which a quiz is played in the terminal: answer by answer, and as an exam."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from rich.text import Text

from trainer.cli.keyboard import ReadReply
from trainer.cli.paper import Paper, Paragraph, dotted
from trainer.cli.quiz_feedback import feedback_sheet
from trainer.cli.quiz_play import Commands, TerminalSitting
from trainer.cli.quiz_results import print_answers, print_result
from trainer.cli.quiz_typing import plain
from trainer.core.memory import Rating
from trainer.core.quiz_records import SittingFinish, SittingMode
from trainer.core.sitting import Asks, Stage
from trainer.services.quizzes import QuizSession
from trainer.wording.catalogue import _
from trainer.wording.numbers import clock
from trainer.wording.quizzing import exam_lines, rating_name, unanswered_sentence
from trainer.wording.remembering import interval_label

_RATINGS = {"a": Rating.AGAIN, "h": Rating.HARD, "g": Rating.GOOD, "e": Rating.EASY}


def sitting_of(session: QuizSession, paper: Paper, read: ReadReply) -> TerminalSitting:
    """Return what plays a session in its mode."""
    kind = TerminalExam if session.head.mode is SittingMode.EXAM else TerminalPractice
    return kind(session, paper, read)


class TerminalPractice(TerminalSitting):
    """Practice, plan and cramming: each answer is told, then rated."""

    def _step(self) -> None:
        session = self._session
        if session.state.stage is Stage.TOLD:
            self._rate()
            return
        self._show_question()
        if session.state.asks[session.state.place] is Asks.NOTHING:
            if self._asked() is not None:
                session.go_on()
            return
        typed = self._asked()
        for given in () if typed is None else self._made(typed):
            self._try(partial(session.answer, given))

    def _rate(self) -> None:
        told = self._session.feedback
        if told is None:  # a session that is told has it
            return
        key = (told.place, len(self._session.state.given_answers), Stage.TOLD)
        if key != self._shown:
            self._shown = key
            self._paper.print(feedback_sheet(told))
        can_rate = bool(told.intervals) and told.given is not None
        prompt = _("Enter goes on > ")
        if can_rate:
            self._paper.print(_ratings(told.intervals))
            prompt = _("Enter: {rating} > ").format(rating=rating_name(told.proposed))
        typed = self._asked(prompt)
        if typed is None:
            return
        rating = _RATINGS.get(plain(typed)) if can_rate else None
        if plain(typed) and rating is None:
            self._help()
        else:
            self._try(lambda: self._session.rate(rating))

    def _commands(self) -> Commands:
        return {
            "n": (self._read_note, _("read the note where this is explained")),
            "u": (self._undo, _("take the last answer back and answer it again")),
            "q": (self._to_leave, _("leave now and continue another time")),
            "x": (self._session.submit, _("end it here")),
            "?": (self._help, _("this list")),
        }

    def _help(self) -> None:
        super()._help()
        told = self._session.feedback
        if told is not None and told.intervals:
            self.say(_("A, H, G and E say how well you knew it, which decides when it comes back."))

    def _undo(self) -> None:
        if not self._session.state.can_undo:
            self.say(_("There is no answer to take back."))
            return
        self._session.undo()
        self._shown = None
        self.say(_("Taken back. Answer it once more:"))

    def _finish(self) -> None:
        print_result(self._session, self._paper)


class TerminalExam(TerminalSitting):
    """An exam: back and forth, nothing told, one submission."""

    def __init__(self, session: QuizSession, paper: Paper, read: ReadReply) -> None:
        super().__init__(session, paper, read)
        self._is_at_end = False

    def _introduce(self) -> None:
        super()._introduce()
        head, state = self._session.head, self._session.state
        limit_s = head.time_limit_s or 0
        for line in exam_lines(questions=state.questions, limit_s=limit_s, pass_mark=head.pass_mark):
            self.say(line)

    def _step(self) -> None:
        session = self._session
        if self._is_at_end:
            self._look_back()
            return
        self._show_question()
        place, is_last = session.state.place, session.state.place == len(session.state.asks) - 1
        typed = self._asked(self._prompt())
        if typed is None or session.state.is_over:
            return
        is_text = session.state.asks[place] is Asks.NOTHING
        if is_text or not typed.strip():  # what was answered before stays, and what was only begun does not
            if self._is_writing():
                session.save_draft(None)
            self._is_at_end = self._try(session.skip) and is_last
            return
        for given in self._made(typed):
            self._is_at_end = self._try(partial(session.answer, given)) and is_last

    def _look_back(self) -> None:
        """Say what is missing, and ask where to go from the last question."""
        self._paper.print(Paragraph(unanswered_sentence(self._session.state), style="bold"))
        self.say(_("S submits. A number goes to that question, - goes back."))
        typed = self._asked(self._prompt())
        if typed is not None and typed.strip():
            self._go_to_number(plain(typed))

    def _is_writing(self) -> bool:
        return not self._is_at_end and super()._is_writing()

    def _asked(self, prompt: str = "> ") -> str | None:
        typed = super()._asked(prompt)
        if typed is None or not plain(typed).lstrip("/").startswith("#"):
            return typed
        self._go_to_number(plain(typed).lstrip("/#"))
        return None

    def _go_to_number(self, typed: str) -> None:
        state = self._session.state
        found = [
            place
            for place, asks in enumerate(state.asks)
            if asks is not Asks.NOTHING and typed == str(state.number_of(place))
        ]
        if found:
            self._go_to(found[0])
        else:
            self.say(_("Please type a number from {first} to {last}.").format(first=1, last=state.questions))

    def _go_to(self, place: int) -> None:
        count = len(self._session.state.asks)
        self._session.go_to(min(max(0, place), count - 1))
        self._shown, self._is_at_end = None, place >= count

    def _prompt(self) -> str:
        left = self._session.time_left()
        return "> " if left is None else _("{time} left").format(time=clock(left)) + " > "

    def _commands(self) -> Commands:
        here = self._session.state.place
        return {
            "+": (lambda: self._go_to(here + 1), _("the next question; Enter alone does the same")),
            "-": (lambda: self._go_to(here - (not self._is_at_end)), _("the question before")),
            "#": (self._help, _("with a number, such as #3: that question")),
            "s": (self._submit, _("submit the exam")),
            "q": (self._to_leave, _("leave; the clock goes on")),
            "?": (self._help, _("this list")),
        }

    def _submit(self) -> None:
        state = self._session.state
        draft = state.draft
        left = [place for place in state.unanswered if draft is None or place != draft[0]]
        if left:
            self._paper.print(Paragraph(unanswered_sentence(state), style="yellow"))
            if not _is_yes(self._read(_("Submit all the same? [y/N] "), attend=self._attend)):
                return
        self._session.submit()

    def _leave(self) -> None:
        left = self._session.time_left()
        if left is not None:
            self.say(_("The clock of the exam goes on: {time} left.").format(time=clock(left)), "yellow")
        super()._leave()

    def _finish(self) -> None:
        if self._session.state.standing.finish is SittingFinish.TIME_LIMIT:
            self.say(_("The time of the exam is over."), "bold yellow")
        print_answers(self._session, self._paper)
        print_result(self._session, self._paper)


def _ratings(intervals: Mapping[Rating, timedelta]) -> Text:
    """Return the letters that rate, with when the question would come back."""
    parts = []
    for letter, rating in _RATINGS.items():
        meaning = f" {rating_name(rating)} ({interval_label(intervals[rating])})"
        parts.append(Text(letter.upper(), style="bold").append(meaning, "not bold"))
    return dotted(*parts)


def _is_yes(answer: str) -> bool:
    return plain(answer).startswith(("y", "はい"))
