"""A class that answers the questions of a quiz, for what is told of questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count

from trainer.core.given import Chosen, Entered, Given
from trainer.core.quiz import (
    Choices,
    Open,
    Option,
    Question,
    Quiz,
    Reading,
    ShortText,
    TextAnswer,
    TrueOrFalse,
)
from trainer.core.quiz_records import PlayedAnswer, QuizAnswer, SittingItem, SittingMode
from trainer.core.scenario import Pack
from trainer.services.library import Shelf
from trainer.services.quiz_statistics import QuizReport, QuizStatistics

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
WHO = Question(
    "who", "*Who* calls?", Choices((Option("The **carrier**", 100.0), Option("The =customer"), Option("Me")))
)
WORD = Question("word", "Which number?", ShortText((TextAnswer("order number"),)))
FAIR = Question("fair", "It is fair.", TrueOrFalse(True))
QUIZ = Quiz(
    "parcels",
    "Parcels",
    "en",
    (WHO, Question("text", "Read.", Reading()), WORD, FAIR, Question("own", "Why?", Open())),
)
PACK = Pack("shop", "1.0.0", "Shop", "en", "a" * 64, (), quizzes=(QUIZ,))
OLD = replace(PACK, content_hash="b" * 64, quizzes=(replace(QUIZ, questions=(replace(WHO, text="Who?"),)),))


@dataclass
class Classroom:
    """Stands for the store and the library."""

    editions: dict[str, Pack] = field(
        default_factory=lambda: {PACK.content_hash: PACK, OLD.content_hash: OLD}
    )
    told: list[PlayedAnswer] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)

    def shelf(self) -> Shelf:
        return Shelf((PACK,), (), (), ())

    def edition(self, pack_hash: str) -> Pack | None:
        return self.editions.get(pack_hash)

    def answers(self, pack_id: str, *, quiz_id: str) -> Iterator[PlayedAnswer]:
        return (one for one in self.told if (one.item.pack_id, one.item.quiz_id) == (pack_id, quiz_id))

    def answer(
        self,
        who: str,
        question: Question,
        given: Given | None,
        low: float | None,
        high: float | None = None,
        *,
        mode: SittingMode = SittingMode.PRACTICE,
        sitting: str = "",
        pack_hash: str = PACK.content_hash,
        is_taken_back: bool = False,
    ) -> None:
        """Let somebody answer; each answer has a sitting of its own, if none is named."""
        name = str(next(self.numbers))
        answer = QuizAnswer(
            name, sitting or name, 0, given, NOON, 10.0, low, low if high is None else high,
            question_text=question.text, is_taken_back=is_taken_back,
        )  # fmt: skip
        item = SittingItem(PACK.id, pack_hash, QUIZ.id, question.id)
        self.told.append(PlayedAnswer(item, who, mode, None, None, answer))

    def choose(self, who: str, option: int) -> None:
        self.answer(who, WHO, Chosen((option,)), 100.0 if option == 0 else 0.0)

    def write(self, who: str, text: str, credit: float) -> None:
        self.answer(who, WORD, Entered(text), credit)

    @property
    def service(self) -> QuizStatistics:
        return QuizStatistics(self, self)  # type: ignore[arg-type]

    def report(self) -> QuizReport:
        (report,) = self.service.reports()
        return report


def misled() -> Classroom:
    """A class whose better half falls for the second option."""
    room = Classroom()
    for at in range(12):
        is_good = at < 8
        room.choose(f"t{at}", 1 if is_good else 0)
        room.write(f"t{at}", "order number" if is_good else "name", 100.0 if is_good else 0.0)
    return room
