"""The command ``quiz review``: answers that wait for a person, one after the other."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from trainer.cli.entrance import Tools
from trainer.cli.keyboard import ReadReply
from trainer.cli.markdown import Page
from trainer.cli.paper import Paper, Paragraph, box
from trainer.cli.quiz_feedback import feedback_sheet
from trainer.cli.statuses import FINE, MENDABLE
from trainer.core.errors import UserFacingError
from trainer.core.given import Entered
from trainer.core.quiz import FULL_CREDIT
from trainer.services.office import Office
from trainer.services.quiz_reviews import WaitingAnswer
from trainer.wording.catalogue import _
from trainer.wording.errors import explain
from trainer.wording.quiz_reviews import decided_answer, waiting_answer_line, waiting_answers, waiting_why
from trainer.wording.sitting_records import result_sentence

_RIGHT, _PARTLY, _WRONG = "1", "2", "3"
_LATER, _QUIT = ("", "s"), ("q", "/q")


def quiz_review(pack_id: str, paper: Paper, tools: Tools, read: ReadReply) -> int:
    """Show each answer that waits and ask what it is worth; what is left waits on.

    Args:
        pack_id: To questions of this pack only; empty for all.
        paper: Takes the lines.
        tools: Opens the office.
        read: Asks for one line.
    """
    with tools.office() as office:
        return _Reviewing(office, paper, read).run(pack_id)


class _Reviewing:
    def __init__(self, office: Office, paper: Paper, read: ReadReply) -> None:
        self._office = office
        self._paper = paper
        self._read = read
        self._name = ""

    def run(self, pack_id: str) -> int:
        waiting = self._office.quiz_reviews.waiting(pack_id)
        self._say(waiting_answers(len(waiting)), style="bold")
        status = FINE
        for place, one in enumerate(waiting, start=1):
            self._paper.print(_sheet(one, place, len(waiting)))
            try:
                if not self._decided(one):
                    break
            except UserFacingError as error:  # the next one may be decided all the same
                self._say(explain(error).text, style="bold red")
                status = MENDABLE
        if waiting:
            self._say(waiting_answers(self._office.quiz_reviews.waiting_count(pack_id)))
        return status

    def _decided(self, one: WaitingAnswer) -> bool:
        """Ask what an answer is worth and store it; say whether to go on with the next."""
        credit = self._ask_credit()
        if credit is None:
            return False
        if credit < 0:
            return True
        self._name = self._name or self._ask(_("Your name, as the record will say it: "))
        comment = self._ask(_("Why? (Enter for no comment) "))
        review = self._office.quiz_reviews.decide(one.id, credit, self._name, comment)
        self._say(decided_answer(review))
        self._say(result_sentence(self._office.quizzes.record(one.head.id)), style="dim")
        return True

    def _ask_credit(self) -> float | None:
        """Return the credit; one below nothing for later, ``None`` for the end."""
        known: dict[str, Callable[[], float]] = {
            _RIGHT: lambda: FULL_CREDIT,
            _PARTLY: self._ask_points,
            _WRONG: lambda: 0.0,
        }
        while True:
            try:
                typed = self._read(_("[1] right, [2] partly, [3] wrong, Enter for later, [q] to end: "), "")
            except EOFError:
                return None
            said = unicodedata.normalize("NFKC", typed).strip().lower()
            if said in _QUIT:
                return None
            if said in _LATER:
                return -1.0
            if said in known:
                return known[said]()

    def _ask_points(self) -> float:
        while True:
            said = unicodedata.normalize("NFKC", self._ask(_("How many points, 0 to 100? "))).strip()
            if said.isdecimal() and int(said) <= FULL_CREDIT:
                return float(said)
            if not said:
                return -1.0

    def _ask(self, question: str) -> str:
        try:
            return self._read(question, "")
        except EOFError:
            return ""

    def _say(self, text: str, *, style: str = "") -> None:
        self._paper.print(Paragraph(text, style=style))


def _sheet(one: WaitingAnswer, place: int, count: int) -> RenderableType:
    """Return an answer with what a fair decision needs."""
    heading = Text(f"{place}/{count} · {waiting_answer_line(one)}", style="bold")
    question = Padding(Page(one.answer.question_text), (0, 0, 0, 2))
    why = Paragraph(waiting_why(one), style="yellow")
    if one.told is not None:
        return Group(Text(""), heading, question, feedback_sheet(one.told), why)
    given = one.answer.given
    text = given.text if isinstance(given, Entered) else ""
    gone = Paragraph(_("No copy of the pack is left that it was asked from."), style="dim")
    return Group(Text(""), heading, question, box(Paragraph(text), title=one.trainee_name), gone, why)
