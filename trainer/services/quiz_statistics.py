"""How the questions of quizzes do their work, from the answers of everybody on this computer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from pathlib import Path
from typing import Any

from trainer.core.answer_picks import Offered, offered, picks
from trainer.core.days import day_of
from trainer.core.errors import UserFacingError
from trainer.core.item_statistics import ItemAnswer, ItemStatistics, PickShare, item_statistics, rests
from trainer.core.quiz import Open, Question, Quiz, Reading
from trainer.core.quiz_records import PlayedAnswer
from trainer.core.scenario import Pack
from trainer.data.export_question_statistics import QUESTION_STATISTICS_COLUMNS
from trainer.data.exports import write_csv
from trainer.data.sittings import SittingStore
from trainer.services.first_answers import PersonAndQuestion, first_answers
from trainer.services.library import Library
from trainer.services.note_text import plain_text
from trainer.services.quiz_editions import QuizEditions
from trainer.services.zones import SystemZone

_DECIMALS = 4
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class QuestionReport:
    """One question, and how it does its work.

    Attributes:
        offers: What can be picked; nothing where an answer is typed or arranged.
        older: People who answered before the question was changed; they do not count.
    """

    question: Question
    offers: tuple[Offered, ...]
    statistics: ItemStatistics
    older: int = 0

    @property
    def name(self) -> str:
        """Its title, or else what it asks, without Markdown."""
        return self.question.title or plain_text(self.question.text)


@dataclass(frozen=True, slots=True)
class QuizReport:
    """One quiz.

    Attributes:
        people: Who answered at least one question of it.
        questions: In the order of the quiz; without those that nothing or only a person judges.
    """

    pack: Pack
    quiz: Quiz
    people: int
    questions: tuple[QuestionReport, ...]


@dataclass(frozen=True, slots=True)
class AnswersWanted:
    """Whose answers are looked at, and of when.

    Attributes:
        since: The first day; ``None`` for no such limit.
        until: The last day.
        only: Ids of trainees; empty for everybody.
        without: Ids of trainees whose answers do not count.
    """

    since: date | None = None
    until: date | None = None
    only: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()

    def has(self, one: PlayedAnswer, zone: tzinfo) -> bool:
        """Say whether an answer is among them; days are counted in the zone."""
        if one.trainee_id in self.without or (self.only and one.trainee_id not in self.only):
            return False
        day = day_of(one.answer.answered_at, zone)
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


EVERYBODY = AnswersWanted()


class QuizStatistics:
    """Looks at all answers. Used in the background lane only.

    Args:
        store: Of sittings.
        library: Has the packs, and the editions that were asked from.
        zone: Where days are counted; that of this computer if it is not given.
    """

    def __init__(self, store: SittingStore, library: Library, *, zone: tzinfo | None = None) -> None:
        self._store = store
        self._zone = SystemZone() if zone is None else zone
        self._library = library

    def reports(
        self, pack_id: str = "", quiz_id: str = "", *, wanted: AnswersWanted = EVERYBODY
    ) -> tuple[QuizReport, ...]:
        """Return a report on each quiz that is here, in the order of the shelf, answered or not.

        Args:
            pack_id: Of this pack only; empty for all.
            quiz_id: Of this quiz only; empty for all.
            wanted: Whose answers count, and of when.

        Raises:
            UserFacingError: ``quiz-unknown`` if a pack or quiz is named and there is none.
            DatabaseError: If the answers cannot be read.
        """
        editions = QuizEditions(self._library)
        quizzes = [
            (pack, quiz)
            for pack in self._library.shelf().packs
            for quiz in pack.quizzes
            if pack_id in ("", pack.id) and quiz_id in ("", quiz.id)
        ]
        if not quizzes and (pack_id or quiz_id):
            known = sorted({quiz.id for pack in self._library.shelf().packs for quiz in pack.quizzes})
            name = "/".join(filter(None, (pack_id, quiz_id)))
            raise UserFacingError("quiz-unknown", quiz=name, known=known)
        return tuple(self._report(pack, quiz, editions, wanted) for pack, quiz in quizzes)

    def _report(self, pack: Pack, quiz: Quiz, editions: QuizEditions, wanted: AnswersWanted) -> QuizReport:
        # Of the first ones, not the first of those wanted: who answered before was told what is right.
        firsts = {
            key: one
            for key, one in first_answers(self._store.answers(pack.id, quiz_id=quiz.id)).items()
            if wanted.has(one, self._zone)
        }
        asked = {one.id: one for one in quiz.questions if not isinstance(one.answer, Open | Reading)}
        marked = {key: one for key, one in firsts.items() if key[1] in asked and one.answer.low is not None}
        current = {key: one for key, one in marked.items() if _is_of(asked[key[1]], one, editions)}
        older = Counter(question_id for _, question_id in marked.keys() - current.keys())
        answers = _by_question(current, asked, quiz.language)
        return QuizReport(
            pack,
            quiz,
            people=len({trainee_id for trainee_id, _ in firsts}),
            questions=tuple(_question_report(one, answers[one.id], older[one.id]) for one in asked.values()),
        )

    def export(self, target: Path, reports: Iterable[QuizReport]) -> int:
        """Write one row a question and option as CSV, as `docs/export.md` describes.

        Args:
            target: Replaced when the new file is complete, never before.
            reports: What to write.

        Returns:
            The number of rows.

        Raises:
            FileError: If the file cannot be written.
        """
        rows = [row for report in reports for one in report.questions for row in _rows(report, one)]
        return write_csv(target, QUESTION_STATISTICS_COLUMNS, [rows])


def _is_of(question: Question, one: PlayedAnswer, editions: QuizEditions) -> bool:
    """Say whether an answer was given to the question as it is now."""
    put = editions.find(one.item)
    return one.answer.question_text == question.text if put is None else put.question == question


def _by_question(
    answers: Mapping[PersonAndQuestion, PlayedAnswer], asked: Mapping[str, Question], language: str
) -> Mapping[str, list[ItemAnswer]]:
    credits: dict[str, dict[str, float]] = defaultdict(dict)
    for (trainee_id, question_id), one in answers.items():
        credits[trainee_id][question_id] = _credit(one)
    others = {trainee_id: rests(of_one) for trainee_id, of_one in credits.items()}
    found: dict[str, list[ItemAnswer]] = {question_id: [] for question_id in asked}
    for (trainee_id, question_id), one in answers.items():
        found[question_id].append(
            ItemAnswer(
                credits[trainee_id][question_id],
                others[trainee_id][question_id],
                one.answer.took_s,
                picks(asked[question_id], one.answer.given, language=language),
                is_skipped=one.answer.given is None,
                others=len(credits[trainee_id]) - 1,
            )
        )
    return found


def _credit(one: PlayedAnswer) -> float:
    low = one.answer.low or 0.0
    return (low + (low if one.answer.high is None else one.answer.high)) / 2


def _question_report(question: Question, answers: list[ItemAnswer], older: int) -> QuestionReport:
    offers = offered(question)
    return QuestionReport(question, offers, item_statistics(answers, offers), older)


def _rows(report: QuizReport, one: QuestionReport) -> Iterator[tuple[Any, ...]]:
    found = one.statistics
    head = (
        report.pack.id,
        report.quiz.id,
        one.question.id,
        one.question.text,
        type(one.question.answer).__name__.lower(),
        found.count,
        found.skipped,
        one.older,
        _rounded(found.difficulty),
        _rounded(found.discrimination),
        found.others,
        _rounded(found.median_s),
        _BETWEEN.join(found.remarks),
    )
    offers = {offer.key: offer for offer in one.offers}
    for pick in found.picks:
        yield (*head, *_pick_cells(pick, offers.get(pick.key)))
    if not found.picks:
        yield (*head, "", "", *[None] * 5, "")


def _pick_cells(pick: PickShare, offer: Offered | None) -> tuple[Any, ...]:
    shares = (pick.share, pick.upper, pick.lower)
    return (
        pick.key,
        pick.key if offer is None else offer.text,
        _rounded(pick.credit if offer is None else offer.credit),
        pick.count,
        *map(_rounded, shares),
        _BETWEEN.join(pick.remarks),
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DECIMALS)
