"""How a question does its work: classical test theory over the first answers of many people.

Sources: Lord and Novick, *Statistical Theories of Mental Test Scores*, 1968; Kelley, *The selection of upper
and lower groups for the validation of test items*, Journal of Educational Psychology 30, 1939.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import fsum
from statistics import StatisticsError, correlation, fmean, median, mode

from trainer.core.answer_picks import Offered

FEWEST_ANSWERS = 5
"""With fewer people a mean says more about them than about the question."""

FEWEST_COMPARED = 10
"""With fewer people, those who do better and those who do worse are one or two each."""

GROUP_SHARE = 0.27
"""Of the people in the upper group, and in the lower one (Kelley)."""

TOO_EASY = 95.0
TOO_HARD = 20.0
"""Mean credits beyond which a question hardly tells people apart."""

WEAK = 0.2
"""Below this a question discriminates poorly (Ebel and Frisbie, *Essentials of Educational Measurement*,
1991)."""

MANY_SKIPPED = 0.25
"""Share of people who gave no answer from which that is worth a remark."""

HARDLY_CHOSEN = 0.05
"""A wrong option below this share does no work (Haladyna and Downing, *How many options is enough for a
multiple-choice test item?*, Educational and Psychological Measurement 53, 1993)."""

_DECIMALS = 6  # beyond these, sums of the same numbers may differ by their order

MOST_TYPED = 5
"""Typed answers that are told, the most frequent ones."""


class ItemRemark(StrEnum):
    """What is noticeable about a question. Those about a pick name it in ``PickShare.remarks``."""

    TOO_FEW = "too-few-answers"
    """Fewer than ``FEWEST_ANSWERS``: nothing is said of the question."""
    TOO_FEW_COMPARED = "too-few-to-compare"
    """Fewer than ``FEWEST_COMPARED``, or all alike: better and worse trainees are not compared."""
    EASY = "too-easy"
    HARD = "too-hard"
    BETTER_FAIL = "better-trainees-fail"
    """Those who do well elsewhere do worse here: its key may be wrong, or its text misleads."""
    WEAK = "tells-little"
    SKIPPED = "often-skipped"
    WRONG_BEATS_RIGHT = "wrong-beats-right"
    """A wrong pick is chosen more often than every right one."""
    TEMPTS_BETTER = "tempts-better-trainees"
    """A wrong pick is chosen by more of the upper group than of the lower one."""
    HARDLY_CHOSEN = "hardly-chosen"
    """A wrong pick that nearly nobody falls for."""


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """One person's first answer to a question.

    Attributes:
        credit: 0 … 100; of an unsure mark its middle.
        rest: Mean credit of that person's answers to the other questions; ``None`` if there are none.
        took_s: Pauses left out.
        picks: Keys of what was picked, or the typed text.
        is_skipped: No answer was given.
        others: How many answers ``rest`` is the mean of.
    """

    credit: float
    rest: float | None = None
    took_s: float = 0.0
    picks: tuple[str, ...] = ()
    is_skipped: bool = False
    others: int = 0


@dataclass(frozen=True, slots=True)
class PickShare:
    """How many picked something.

    Attributes:
        key: As in `Offered`, or the typed text.
        share: Of all people, 0 … 1.
        upper: Share of the upper group; ``None`` where groups are not compared.
        lower: Share of the lower group.
        credit: Of something typed, what it was worth on average, 0 … 100; ``None`` for what is offered.
    """

    key: str
    count: int
    share: float
    upper: float | None = None
    lower: float | None = None
    remarks: tuple[ItemRemark, ...] = ()
    credit: float | None = None


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """What many first answers say about a question.

    Attributes:
        count: People who met it.
        skipped: Those of them who gave no answer.
        difficulty: Mean credit, 0 … 100: the lower, the harder; ``None`` with too few people.
        discrimination: Correlation of its credit with the mean credit elsewhere (corrected item-rest
            correlation; the point-biserial one where credits are all or nothing), -1 … 1; ``None`` with too
            few people, or where all have the same credit here or elsewhere.
        others: On the answers to how many other questions that stands, of most people; ``None`` without it.
        median_s: Median time of an answer; ``None`` if nobody gave one.
        picks: In the order of the pack; typed ones by how often they were typed.
    """

    count: int
    skipped: int = 0
    difficulty: float | None = None
    discrimination: float | None = None
    median_s: float | None = None
    picks: tuple[PickShare, ...] = ()
    remarks: tuple[ItemRemark, ...] = ()
    others: int | None = None


_Group = Sequence[ItemAnswer]


def item_statistics(answers: Sequence[ItemAnswer], offers: Sequence[Offered] = ()) -> ItemStatistics:
    """Sum up the answers to one question.

    Args:
        answers: One a person.
        offers: What can be picked; nothing where the answer is typed or arranged.
    """
    skipped = sum(one.is_skipped for one in answers)
    times = [one.took_s for one in answers if not one.is_skipped]
    is_enough = len(answers) >= FEWEST_ANSWERS
    difficulty = fmean(one.credit for one in answers) if is_enough else None
    discrimination = _discrimination(answers)
    return ItemStatistics(
        count=len(answers),
        skipped=skipped,
        difficulty=difficulty,
        discrimination=discrimination,
        median_s=median(times) if times else None,
        picks=tuple(_pick_shares(answers, offers)),
        remarks=tuple(_remarks(difficulty, discrimination, skipped / max(1, len(answers)))),
        others=None if discrimination is None else mode(one.others for one in answers),
    )


def _discrimination(answers: Iterable[ItemAnswer]) -> float | None:
    pairs = [(one.credit, one.rest) for one in answers if one.rest is not None]
    if len(pairs) < FEWEST_COMPARED:
        return None
    try:
        return correlation([credit for credit, _ in pairs], [rest for _, rest in pairs])
    except StatisticsError:  # all are alike, here or elsewhere
        return None


def _remarks(difficulty: float | None, discrimination: float | None, skipped: float) -> Iterable[ItemRemark]:
    if difficulty is None:
        yield ItemRemark.TOO_FEW
        return
    if difficulty >= TOO_EASY or difficulty <= TOO_HARD:
        yield ItemRemark.EASY if difficulty >= TOO_EASY else ItemRemark.HARD
    if discrimination is None:
        yield ItemRemark.TOO_FEW_COMPARED
    elif discrimination < WEAK:
        yield ItemRemark.BETTER_FAIL if discrimination < 0 else ItemRemark.WEAK
    if skipped >= MANY_SKIPPED:
        yield ItemRemark.SKIPPED


def _pick_shares(answers: Sequence[ItemAnswer], offers: Sequence[Offered]) -> Iterable[PickShare]:
    counts = Counter(key for one in answers for key in set(one.picks))
    rights = [counts[one.key] for one in offers if one.is_right]
    best, worst = _groups(answers)
    typed = [] if offers else [key for key, _ in counts.most_common(MOST_TYPED)]
    wrong = {one.key for one in offers if not one.is_right}
    for key in [one.key for one in offers] or typed:
        upper, lower = _share(best, key), _share(worst, key)
        credit = None if offers else fmean(one.credit for one in answers if key in one.picks)
        share = PickShare(key, counts[key], counts[key] / max(1, len(answers)), upper, lower, credit=credit)
        is_told = key in wrong and len(answers) >= FEWEST_ANSWERS
        remarks = tuple(_remarks_on_wrong(share, max(rights, default=0))) if is_told else ()
        yield replace(share, remarks=remarks)


def _remarks_on_wrong(pick: PickShare, right_count: int) -> Iterable[ItemRemark]:
    if pick.count > right_count:
        yield ItemRemark.WRONG_BEATS_RIGHT
    if pick.upper is not None and pick.lower is not None and pick.upper > pick.lower:
        yield ItemRemark.TEMPTS_BETTER
    if pick.share < HARDLY_CHOSEN:
        yield ItemRemark.HARDLY_CHOSEN


def _groups(answers: Iterable[ItemAnswer]) -> tuple[_Group, _Group]:
    """Return those who do best and those who do worst elsewhere; nobody where there are too few."""
    ranked = sorted((one for one in answers if one.rest is not None), key=lambda one: one.rest or 0.0)
    if len(ranked) < FEWEST_COMPARED or ranked[0].rest == ranked[-1].rest:
        return (), ()
    size = round(GROUP_SHARE * len(ranked))
    return ranked[-size:], ranked[:size]


def _share(group: _Group, key: str) -> float | None:
    return sum(key in one.picks for one in group) / len(group) if group else None


def rests(credits: Mapping[str, float]) -> Mapping[str, float | None]:
    """Return, for each question that a person answered, the mean credit of that person's other answers.

    Args:
        credits: Key of a question → its credit, 0 … 100, all of one person.
    """
    total, others = fsum(credits.values()), len(credits) - 1
    return {
        key: round((total - credit) / others, _DECIMALS) if others else None
        for key, credit in credits.items()
    }
