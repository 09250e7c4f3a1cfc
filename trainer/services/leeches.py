"""Questions that are forgotten again and again: is the question badly written, or is it badly taught?"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from trainer.core.item_statistics import ItemRemark
from trainer.core.memory import ItemKey

if TYPE_CHECKING:
    from trainer.core.quiz import Question
    from trainer.core.quiz_records import Leech, PlayedAnswer
    from trainer.services.question_shelf import Found

LAPSES = 4
"""How often a question is forgotten in review before it is told of."""

MOST = 0.5
"""Share of trainees that fail from which the question is suspected, not they."""

FEWEST_TRAINEES = 3
"""Trainees who answered a question before anything is said of all."""

_FAILED_BELOW = 50.0
_MISLEADING = frozenset({ItemRemark.BETTER_FAIL, ItemRemark.WEAK})


class LeechFault(StrEnum):
    """What to mend."""

    WRITTEN = "written"
    TAUGHT = "taught"


class LeechWhy(StrEnum):
    """Why it is thought to be so."""

    MOST_FAIL = "most-fail"
    MISLEADS = "misleads"
    WITHOUT_NOTE = "without-note"
    ONE_ALONE = "one-alone"
    SOME_FORGET = "some-forget"


@dataclass(frozen=True, slots=True)
class LeechReport:
    """One question, with everybody who keeps forgetting it.

    Attributes:
        found: The question as it is now; ``None`` if it is in no pack that is here.
        text: As it was asked last, or as it is now.
        trainees: Names of those who keep forgetting it, and how often they did, the most often first.
        answered: How many trainees answered it.
        failed: How many of them got less than half for their first answer; one that nothing judged is not
            among them.
    """

    key: ItemKey
    found: Found | None
    text: str
    trainees: tuple[tuple[str, int], ...]
    answered: int
    failed: int
    why: LeechWhy

    @property
    def fault(self) -> LeechFault:
        """What to mend: the question, or how it is taught."""
        is_written = self.why in (LeechWhy.MOST_FAIL, LeechWhy.MISLEADS)
        return LeechFault.WRITTEN if is_written else LeechFault.TAUGHT

    @property
    def lapses(self) -> int:
        """How often it was forgotten, by all of them together."""
        return sum(lapses for _name, lapses in self.trainees)


def leech_report(
    key: ItemKey,
    leeches: Iterable[Leech],
    answers: Iterable[PlayedAnswer],
    found: Found | None,
    remarks: Collection[ItemRemark] = (),
) -> LeechReport:
    """Return what is told of one question.

    Most of three trainees or more fail it, or those who do well elsewhere do no better here: it is badly
    written. It has no note: nothing teaches it. One trainee alone forgets it: that one needs another
    explanation. Else the note does not stick.

    Args:
        key: What it is about.
        leeches: The memories of those who keep forgetting it.
        answers: All answers to it.
        found: The question as it is now, if it is here.
        remarks: What the statistics of the question remark.
    """
    forgetful = tuple((one.trainee_name, one.remembered.memory.lapses) for one in leeches)
    first: dict[str, PlayedAnswer] = {}
    text = "" if found is None else found[2].text
    for one in answers:
        if not one.answer.is_taken_back:
            first.setdefault(one.trainee_id, one)
            text = text if found is not None else one.answer.question_text
    judged = [one.answer.low for one in first.values() if one.answer.low is not None]
    failed = sum(low < _FAILED_BELOW for low in judged)
    if len(judged) >= FEWEST_TRAINEES and failed / len(judged) > MOST:
        why = LeechWhy.MOST_FAIL
    elif not _MISLEADING.isdisjoint(remarks):
        why = LeechWhy.MISLEADS
    else:
        why = _taught(None if found is None else found[2], len(forgetful))
    return LeechReport(key, found, text, forgetful, len(first), failed, why)


def _taught(question: Question | None, forgetful: int) -> LeechWhy:
    if question is not None and not question.note:
        return LeechWhy.WITHOUT_NOTE
    return LeechWhy.ONE_ALONE if forgetful == 1 else LeechWhy.SOME_FORGET
