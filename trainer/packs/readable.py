"""What of a pack with errors can be looked at all the same: the parts in which no error was found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from trainer.core.quiz import Better, Question, ShortText
from trainer.core.scenario import Pack
from trainer.packs.drafts import ScenarioDraft
from trainer.packs.quizzes import QuizDraft


def readable_part(
    pack: Pack, scenarios: Sequence[ScenarioDraft], quizzes: Sequence[QuizDraft],
    *, files_with_errors: Collection[str], are_sets_sound: bool,
) -> Pack:  # fmt: skip
    """Return a pack with the scenarios and questions that have no error, so that doubts can be told.

    Args:
        pack: As it was put together, with what could not be read left out or empty.
        scenarios: Its scenarios; one counts as whole if its file has no error.
        quizzes: Its quizzes; each question counts by itself.
        files_with_errors: Their names.
        are_sets_sound: Named sets are what their author meant. Without them no rubric is.
    """
    whole = (one.scenario for one in scenarios if one.place.file not in files_with_errors)
    by_id = {
        one.id: replace(one.quiz, questions=tuple(_sound(one, are_sets_sound=are_sets_sound)))
        for one in quizzes
    }
    return replace(
        pack,
        scenarios=tuple(whole) if are_sets_sound else (),
        quizzes=tuple(by_id.values()),
        samples=(),
        seminars=(),
    )


def _sound(draft: QuizDraft, *, are_sets_sound: bool) -> list[Question]:
    return [one for one in draft.sound if are_sets_sound or not _has_rubric(one)]


def _has_rubric(question: Question) -> bool:
    answer = question.answer
    return isinstance(answer, Better) or (isinstance(answer, ShortText) and bool(answer.criteria))
