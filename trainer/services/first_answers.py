"""Of all answers that were ever given, the first of each person to each question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trainer.core.quiz_records import PlayedAnswer, SittingMode

PersonAndQuestion = tuple[str, str]
"""Ids of a trainee and of a question of one quiz."""


def first_answers(answers: Iterable[PlayedAnswer]) -> Mapping[PersonAndQuestion, PlayedAnswer]:
    """Return what counts for statistics: later answers are given by people who were told the right one.

    What was taken back was told, too, and counts. In an exam nothing is told before the end: there the last
    answer counts. An answer that has no mark (yet) gives way to one that has.

    Args:
        answers: To the questions of one quiz, sitting by sitting as they were begun, in each as they were
            given.
    """
    firsts: dict[PersonAndQuestion, PlayedAnswer] = {}
    for one in answers:
        key = (one.trainee_id, one.item.question_id)
        if _takes_place(one, firsts.get(key)):
            firsts[key] = one
    return firsts


def _takes_place(one: PlayedAnswer, known: PlayedAnswer | None) -> bool:
    if known is None:
        return True
    is_same_exam = one.mode is SittingMode.EXAM and one.answer.sitting_id == known.answer.sitting_id
    return is_same_exam or (known.answer.low is None and one.answer.low is not None)
