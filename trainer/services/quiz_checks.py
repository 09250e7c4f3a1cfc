"""Checks of quizzes that need a reader of their language: do they do what their author meant?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from trainer.core.analysis import Reader
from trainer.core.answers import State
from trainer.core.cards import ScoreCard
from trainer.core.errors import Problem, Severity
from trainer.core.feeling_marks import feeling_places, is_within_word
from trainer.core.marking import answers_marked_otherwise
from trainer.core.quiz import Better, Feeling, Question, ShortText
from trainer.core.rubric import Criterion, Phrase
from trainer.core.rubric_marks import BetterMarker, RubricMarker
from trainer.core.scoring import ScoreSettings
from trainer.packs.loader import LoadedPack
from trainer.packs.phrase_checks import words_given_away
from trainer.services.pauses import Pause, no_pause
from trainer.services.rubric_checks import faults_of_phrase, phrases_of, placed_phrases, where
from trainer.services.rubrics import Rubrics

MOST_SHOWN = 75
"""Per cent of a message's letters. Beyond it, whoever marks the whole message earns six sevenths and more."""

Place = tuple[str, ...]
_Fault = tuple[Place, StrEnum, Mapping[str, object]]


class QuizCheck(StrEnum):
    """What the checks find. Behind each: what is wrong, then the keys of its ``data``. All are warnings."""

    BETTER_NOT_BETTER = "better-not-better"
    """The rubric gives the better of two replies no more points. ``question``, ``better``, ``other``."""
    BETTER_CRITICAL = "better-critical"
    """The better of two replies makes a critical error. ``question``, ``names`` (labels)."""
    BETTER_ALIKE = "better-alike"
    """No criterion tells two replies apart for sure. ``question``."""
    FEELING_ALL_SHOWN = "feeling-all-shown"
    """So much of a message shows the feeling that there is nothing to look for. ``question``, ``percent``."""
    BETTER_EQUAL = "better-equal"
    """Both of two replies surely get the same. ``question``, ``points``."""
    SHOWN_INSIDE_WORD = "shown-inside-word"
    """Words that are to show a feeling stand in the message as a part of another word only. ``question``,
    ``text``."""
    QUIZ_HINT_GIVES_AWAY = "quiz-hint-gives-away"
    """A hint holds the words that earn its own criterion. ``question``, ``label``, ``words``."""
    ANSWER_EARNS_OTHER = "answer-earns-other"
    """A short answer, typed as it stands there, earns other credit. ``question``, ``text``, ``credit``,
    ``earned``."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what its checks need."""

    question: Question
    reader: Reader
    place: Place


def check_quizzes(
    loaded: LoadedPack, rubrics: Rubrics | None = None, pause: Pause = no_pause
) -> tuple[Problem, ...]:
    """Return what a pack's author should look at once more in its quizzes, as warnings.

    Args:
        loaded: The pack with the places of its parts.
        rubrics: Finds the reader of a language.
        pause: Is called before each question.

    Returns:
        One problem for each fault, in file and line order. A phrase is complained of once, and not if the
        scenarios have it too: `trainer.services.rubric_checks.check_pack` has said so.
    """
    rubrics = rubrics or Rubrics()
    found: list[Problem] = []
    seen = {
        (phrase, rubrics.reader(scenario.language).language)
        for scenario in loaded.pack.scenarios
        for _, phrase in placed_phrases(scenario)
    }
    for asked in _asked(loaded, rubrics):
        pause()
        for place, code, data in (*_faults(asked), *_hint_faults(asked), *_phrase_faults(asked, seen)):
            at = loaded.places[place]
            found.append(Problem(at.file, at.line, at.column, code.value, data, severity=Severity.WARNING))
    return tuple(sorted(found, key=where))


def _asked(loaded: LoadedPack, rubrics: Rubrics) -> Iterator[_Asked]:
    for quiz in loaded.pack.quizzes:
        reader = rubrics.reader(quiz.language)
        for one in quiz.questions:
            yield _Asked(one, reader, ("", "quiz", quiz.id, one.id))


def _faults(asked: _Asked) -> Iterator[_Fault]:
    match asked.question.answer:
        case Better() as better:
            yield from _better_faults(asked, better)
        case Feeling() as feeling:
            percent = round(100 * _shown_share(feeling))
            if percent > MOST_SHOWN:
                yield asked.place, QuizCheck.FEELING_ALL_SHOWN, _of(asked, {"percent": str(percent)})
            for span in feeling_places(feeling):
                if is_within_word(feeling.message, span):
                    data = {"text": feeling.message[span.start : span.end]}
                    yield asked.place, QuizCheck.SHOWN_INSIDE_WORD, _of(asked, data)
        case ShortText(criteria=()) as short:
            for place, mark in answers_marked_otherwise(asked.question, asked.reader):
                answer = short.answers[place]
                data = {"text": answer.text, "credit": f"{answer.credit:g}", "earned": f"{mark.low:g}"}
                yield asked.place, QuizCheck.ANSWER_EARNS_OTHER, _of(asked, data)


def _of(asked: _Asked, data: Mapping[str, object]) -> dict[str, object]:
    return {"question": asked.question.id, **data}


def _shown_share(feeling: Feeling) -> float:
    """Return how much of a message shows the feeling, by letters and digits as marks are counted."""
    message = feeling.message
    places = {place for span in feeling_places(feeling) for place in range(span.start, span.end)}
    letters = [place for place, sign in enumerate(message) if sign.isalnum()]
    return sum(place in places for place in letters) / max(1, len(letters))


def _better_faults(asked: _Asked, answer: Better) -> Iterator[_Fault]:
    """A rubric that cannot tell the replies apart teaches what the question does not mean."""
    rubric = RubricMarker(asked.question.id, answer.criteria, asked.reader, ScoreSettings())
    cards = BetterMarker(answer, rubric).cards
    better, other = cards[answer.better], cards[1 - answer.better]
    if better.criticals:
        names = tuple(one.label for one in answer.criteria if one.id in better.criticals)
        yield asked.place, QuizCheck.BETTER_CRITICAL, _of(asked, {"names": names})
    elif not other.criticals and better.points == other.points and better.points.low == better.points.high:
        yield asked.place, QuizCheck.BETTER_EQUAL, _of(asked, {"points": str(better.points.low)})
    elif not _is_surely_less(other, better):
        points = {"better": str(better.points.low), "other": str(other.points.high)}
        yield asked.place, QuizCheck.BETTER_NOT_BETTER, _of(asked, points)
    if not any(better.has(one.id, State.MET) and other.has(one.id, State.NOT_MET) for one in answer.criteria):
        yield asked.place, QuizCheck.BETTER_ALIKE, _of(asked, {})


def _is_surely_less(card: ScoreCard, other: ScoreCard) -> bool:
    return bool(card.criticals) or card.points.high < other.points.low


def _hint_faults(asked: _Asked) -> Iterator[_Fault]:
    """What holds for hints of drills holds here: they nudge, and do not tell the answer."""
    for criterion in _criteria(asked):
        if words := words_given_away(criterion, asked.reader):
            data = {"label": criterion.label, "words": words}
            yield (*asked.place, criterion.id), QuizCheck.QUIZ_HINT_GIVES_AWAY, _of(asked, data)


def _criteria(asked: _Asked) -> tuple[Criterion, ...]:
    answer = asked.question.answer
    return answer.criteria if isinstance(answer, Better | ShortText) else ()


def _phrase_faults(asked: _Asked, seen: set[tuple[Phrase, str]]) -> Iterator[_Fault]:
    """Yield the faults of phrases that nothing before this question had in its language."""
    for criterion in _criteria(asked):
        for phrase in phrases_of(criterion.need):
            key = (phrase, asked.reader.language)
            if key not in seen:
                seen.add(key)
                yield from faults_of_phrase(phrase, asked.reader, (*asked.place, criterion.id))
