"""Questions found by what their memories are about, and how long one takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from statistics import median

from trainer.core.errors import UserFacingError
from trainer.core.memory import ItemKey, ItemKind
from trainer.core.quiz import (
    Better,
    Choices,
    Feeling,
    Matching,
    Numeric,
    Open,
    Ordering,
    Question,
    Quiz,
    Reading,
    ShortText,
    TrueOrFalse,
)
from trainer.core.scenario import Pack

USUAL_SECONDS: Mapping[type, float] = {
    TrueOrFalse: 12,
    Choices: 20,
    Numeric: 30,
    ShortText: 40,
    Ordering: 40,
    Matching: 45,
    Feeling: 45,
    Better: 60,
    Open: 90,
}
"""How long a question takes until somebody's own times are known: rules of thumb of ours."""

FEWEST_TIMES = 5
"""Answers to questions of one kind before their median is used."""

Found = tuple[Pack, Quiz, Question]


class QuestionShelf:
    """The questions of the packs that are here; such as ask nothing are none.

    Args:
        packs: In the order of the shelf.
        bundled: Ids of those that come with the program: of new questions, theirs come last, because whoever
            brings a pack wants it learned.

    Attributes:
        packs: The same.
    """

    def __init__(self, packs: tuple[Pack, ...], bundled: Collection[str] = ()) -> None:
        self.packs = packs
        self._bundled = bundled
        self._packs = {pack.id: pack for pack in sorted(packs, key=lambda pack: pack.id in bundled)}
        self._questions: dict[tuple[str, str], Mapping[str, Question]] = {}

    def only(self, pack_id: str) -> QuestionShelf:
        """Return the questions of one pack.

        Raises:
            UserFacingError: ``pack-unknown``, with the ids that there are.
        """
        if pack_id not in self._packs:
            raise UserFacingError("pack-unknown", pack=pack_id, known=sorted(self._packs))
        return QuestionShelf((self._packs[pack_id],), self._bundled)

    def quizzes(self, language: str) -> Iterator[tuple[Pack, Quiz]]:
        """Yield the quizzes in a language, pack by pack, by level and title; all if there are none in it."""
        all_of_them = [
            (pack, quiz)
            for pack in self._packs.values()
            for quiz in sorted(pack.quizzes, key=lambda quiz: (quiz.level, quiz.title))
        ]
        fitting = [one for one in all_of_them if one[1].language.startswith(language)]
        yield from fitting or all_of_them

    def questions(self, pack_id: str, quiz_id: str) -> Mapping[str, Question]:
        """Return the questions of a quiz by id, in its order; empty if there is no such quiz."""
        key = (pack_id, quiz_id)
        if key not in self._questions:
            pack = self._packs.get(pack_id)
            quiz = None if pack is None else pack.quiz(quiz_id)
            asked = () if quiz is None else quiz.questions
            self._questions[key] = {one.id: one for one in asked if not isinstance(one.answer, Reading)}
        return self._questions[key]

    def find(self, key: ItemKey) -> Found | None:
        """Return a question with its quiz and pack; ``None`` if it is not here."""
        question = self.questions(key.pack_id, key.quiz_id).get(key.item_id)
        if question is None:
            return None
        pack = self._packs[key.pack_id]
        quiz = pack.quiz(key.quiz_id)
        return None if quiz is None else (pack, quiz, question)


def question_key(pack: Pack, quiz: Quiz, question: Question) -> ItemKey:
    """Return what the memory of a question is about."""
    return ItemKey(ItemKind.QUESTION, question.id, pack.id, quiz.id)


class Pace:
    """How long somebody takes for a question: the median of their own answers, else what is usual.

    Args:
        times: Questions with the seconds that an answer took.
    """

    def __init__(self, times: Iterable[tuple[Question, float]]) -> None:
        by_kind: defaultdict[type, list[float]] = defaultdict(list)
        for question, seconds in times:
            by_kind[type(question.answer)].append(seconds)
        self._own = {kind: median(found) for kind, found in by_kind.items() if len(found) >= FEWEST_TIMES}

    def seconds(self, question: Question) -> float:
        """Return how long a question will take; a second at least, so that a plan ends."""
        kind = type(question.answer)
        return max(1.0, self._own.get(kind, USUAL_SECONDS[kind]))
