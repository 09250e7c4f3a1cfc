"""Reviews in the terminal: the verdicts that wait, one after the other, or decided by a script."""

from __future__ import annotations

import argparse
import unicodedata

from trainer.cli.entrance import Tools
from trainer.cli.keyboard import ReadText, read_text
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.statuses import FINE, MENDABLE
from trainer.cli.streams import is_interactive
from trainer.cli.waiting import WaitingVerdicts
from trainer.core.codes import State
from trainer.core.errors import UserFacingError
from trainer.core.records import Review
from trainer.services.office import Office
from trainer.wording.catalogue import _
from trainer.wording.errors import explain
from trainer.wording.reviews import history_line, waiting_count

_KEYS = {
    "m": State.MET,
    "met": State.MET,
    "はい": State.MET,
    "n": State.NOT_MET,
    "not-met": State.NOT_MET,
    "いいえ": State.NOT_MET,
}
_SKIP, _QUIT = ("", "s", "skip"), ("q", "quit", "/quit")


def review(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Decide the verdict that was named, list what waits, or ask about each in turn."""
    with tools.office() as office:
        return Reviewing(office, paper, read_text).run(arguments, may_ask=is_interactive())


class Reviewing:
    """One run of ``review``.

    Args:
        office: All services.
        paper: Where it is printed.
        read: Asks for one text.
    """

    def __init__(self, office: Office, paper: Paper, read: ReadText) -> None:
        self._office = office
        self._paper = paper
        self._read = read
        self._verdicts = WaitingVerdicts(office)

    def run(self, arguments: argparse.Namespace, *, may_ask: bool) -> int:
        """Decide what was named, show its history, list what waits, or ask about each in turn.

        Raises:
            UserFacingError: ``decision-missing``, ``verdict-unnamed``, ``reviewer-missing``,
                ``review-unknown``, or what kept the review from being stored.
        """
        if arguments.comment and arguments.decision is None:
            raise UserFacingError("decision-missing")
        if arguments.which is not None:
            return self._one(arguments)
        if arguments.decision is not None:
            self._list(arguments.limit)
            raise UserFacingError("verdict-unnamed", waiting=self._office.reviews.waiting_count())
        if may_ask and not arguments.list:
            return self._ask_about_all(arguments.by)
        self._list(arguments.limit)
        return FINE

    def _list(self, limit: int) -> None:
        self._paper.print(Paragraph(waiting_count(self._office.reviews.waiting_count()), style="bold"))
        for verdict in self._verdicts.listed(self._office.reviews.waiting(limit=limit)):
            self._paper.print(verdict)

    # One that was named

    def _one(self, arguments: argparse.Namespace) -> int:
        reply_id, criterion_id = self._key(arguments.which)
        if arguments.decision is None:
            return self._print_history(reply_id, criterion_id)
        name = arguments.by or self._ask_name()
        state = State(arguments.decision)
        try:
            review = self._decide(reply_id, criterion_id, state, name, arguments.comment)
        except UserFacingError as error:
            if error.code != "attempt-gone":
                raise
            raise UserFacingError("review-unknown", which=arguments.which) from error
        self._paper.print(Paragraph(history_line(review)))
        return FINE

    def _key(self, which: str) -> tuple[str, str]:
        """Return reply and criterion of a number of the list, or of ``reply/criterion``."""
        reply_id, slash, criterion_id = which.partition("/")
        if slash:
            return reply_id, criterion_id
        waiting = self._office.reviews.waiting(limit=int(which)) if which.isdecimal() else ()
        if not waiting or len(waiting) != int(which):
            raise UserFacingError("review-unknown", which=which)
        return waiting[-1].reply_id, waiting[-1].criterion_id

    def _print_history(self, reply_id: str, criterion_id: str) -> int:
        history = self._office.reviews.history(reply_id=reply_id, criterion_id=criterion_id)
        if not history:
            self._paper.print(Paragraph(_("No trainer has decided this verdict yet.")))
        for review in history:
            self._paper.print(Paragraph(history_line(review)))
        return FINE

    # One after the other

    def _ask_about_all(self, name: str | None) -> int:
        waiting = self._office.reviews.waiting()
        self._paper.print(Paragraph(waiting_count(len(waiting)), style="bold"))
        if not waiting:
            return FINE
        status = FINE
        for place, one in enumerate(waiting, start=1):
            self._paper.print(self._verdicts.shown(one, place))
            state = self._ask_state()
            if state is None:
                break
            if state is State.UNSURE:
                continue
            asked = name or self._ask_name()
            comment = self._ask_comment()
            try:
                name = self._decide(one.reply_id, one.criterion_id, state, asked, comment).reviewer
            except UserFacingError as error:  # the next one may be decided all the same
                self._paper.print(Paragraph(explain(error).text, style="bold red"))
                status = MENDABLE
        self._paper.print(Paragraph(waiting_count(self._office.reviews.waiting_count())))
        return status

    def _ask_state(self) -> State | None:
        """Return the decision; ``UNSURE`` for later, ``None`` for the end."""
        question = _("[m] met, [n] not met, Enter for later, [q] to end: ")
        while True:
            try:
                answer = unicodedata.normalize("NFKC", self._read(question, "")).strip().lower()
            except EOFError:
                return None
            if answer in _QUIT:
                return None
            if answer in _SKIP:
                return State.UNSURE
            if answer in _KEYS:
                return _KEYS[answer]

    def _ask_comment(self) -> str:
        """Ask why; who ends the input here has decided all the same."""
        try:
            return self._read(_("Why? (Enter for no comment) "), "")
        except EOFError:
            return ""

    def _ask_name(self) -> str:
        """Ask who decides."""
        try:
            return self._read(_("Your name, as the trainee will read it: "), "")
        except EOFError:
            raise UserFacingError("reviewer-missing") from None

    def _decide(self, reply_id: str, criterion_id: str, state: State, name: str, comment: str) -> Review:
        return self._office.reviews.decide(
            reply_id=reply_id, criterion_id=criterion_id, state=state, reviewer=name, comment=comment
        )
