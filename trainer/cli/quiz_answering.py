"""An answer that takes more than one line: numbers that are chosen one by one, words, and reasons."""

from __future__ import annotations

from collections.abc import Callable

from trainer.cli.paper import Paper, Paragraph
from trainer.cli.quiz_sheet import how_to_answer, option_list, question_sheet
from trainer.cli.quiz_typing import NotUnderstood, one_place, places, read_answer, read_words
from trainer.core.analysis import Span
from trainer.core.given import Chosen, Compared, Felt, Given
from trainer.core.quiz import Better, Choices, Feeling
from trainer.services.quizzes import QuizSession
from trainer.wording.catalogue import _

Ask = Callable[[str], str]


class LeftOut(Exception):
    """Somebody says that they do not know."""


class AnswerReader:
    """Makes an answer of what is typed, and asks on where it takes more.

    Args:
        session: Whose question is answered.
        paper: Where it is printed.
        ask: Asks for one more line.
    """

    def __init__(self, session: QuizSession, paper: Paper, ask: Ask) -> None:
        self._session = session
        self._paper = paper
        self._ask = ask

    def answer(self, typed: str) -> Given | None:
        """Return the answer; ``None`` if what was typed stands for none, which was said.

        Raises:
            LeftOut: If nothing is answered, twice.
            EOFError: If the input has ended.
            Interrupted: By Ctrl+C.
        """
        if not typed.strip():
            typed = self._ask(_("Nothing typed. Enter once more for “I don’t know”, or your answer: "))
            if not typed.strip():
                raise LeftOut
        try:
            return self._understood(typed)
        except NotUnderstood:
            self._say(_("This is no answer to this question."))
            self._say(how_to_answer(self._session.question))
            return None

    def _understood(self, typed: str) -> Given:
        question, order = self._session.question, self._session.order
        match question.answer:
            case Choices(are_several=True):
                return self._several(typed)
            case Choices():
                return Chosen((order.options[one_place(typed, len(order.options))],))
            case Feeling() as feeling:
                chosen = order.options[one_place(typed, len(order.options))]
                return Felt(chosen, self._words(feeling))
            case Better() as better:
                reply = order.replies[one_place(typed, len(order.replies))]
                return Compared(reply, self._reasons(better))
        return read_answer(question, order, typed)

    def _several(self, typed: str) -> Chosen:
        """Turn options on and off until Enter alone confirms them."""
        question, order = self._session.question, self._session.order
        chosen: frozenset[int] = frozenset()
        while typed.strip():
            try:
                chosen ^= {order.options[place] for place in places(typed, len(order.options))}
            except NotUnderstood:
                self._say(how_to_answer(question))
            else:
                self._session.save_draft(Chosen(tuple(sorted(chosen))))
                self._paper.print(question_sheet(question, order, Chosen(tuple(sorted(chosen)))))
            typed = self._ask(_("Enter confirms, a number changes: "))
        if not chosen:
            raise NotUnderstood
        return Chosen(tuple(sorted(chosen)))

    def _words(self, feeling: Feeling) -> tuple[Span, ...]:
        """Ask for the words that show a feeling, until the message has them."""
        while feeling.shown_by:
            typed = self._ask(_("Which words show it? As they stand there, several with / between: "))
            try:
                return read_words(feeling.message, typed)
            except NotUnderstood:
                self._say(
                    _("The message does not have these words. Type them as they stand, or Enter for none.")
                )
        return ()

    def _reasons(self, better: Better) -> tuple[str, ...]:
        """Ask by which criteria a reply is the better one."""
        if not better.criteria:
            return ()
        self._paper.print(option_list([one.label for one in better.criteria]))
        while True:
            typed = self._ask(_("What makes it better? The numbers, such as 1 3 (Enter for none): "))
            try:
                chosen = places(typed, len(better.criteria))
            except NotUnderstood:
                self._say(
                    _("Please type numbers from {first} to {last}.").format(
                        first=1, last=len(better.criteria)
                    )
                )
            else:
                return tuple(one.id for place, one in enumerate(better.criteria) if place in chosen)

    def _say(self, text: str) -> None:
        self._paper.print(Paragraph(text, style="yellow"))
