"""What a sitting came to, as a certificate has to say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from trainer.core.codes import Result
from trainer.core.quiz import FULL_CREDIT
from trainer.core.quiz_records import QuizAnswer, SittingFinish, SittingMode
from trainer.core.sitting import Asks, SittingState


@dataclass(frozen=True, slots=True)
class SittingRecord:
    """What a sitting came to. Times are in the trainee's zone.

    Attributes:
        title: Of the quiz; empty for a plan.
        pack_title: Empty where no copy of that edition is left, and for questions out of several packs.
        used: Time on its clock.
        low_score: 0 … 100; ``None`` where nothing was scored.
        high_score: The same if every unsure verdict goes well.
        scored: Of how many answers the score is the mean; in an exam of all questions.
        questions: How many were asked in all, those that nobody but the trainee judges left out.
        right: Surely earned everything.
        partly: Earned a part.
        wrong: Surely earned nothing, though answered.
        unanswered: Were left out, "I do not know" among them.
        unsure: Of the answered ones, how many have a verdict that is unsure.
        own: How many only the trainee judged; they do not count.
        was_clock_set_back: The clock of the computer was seen to be set back during an exam.
        attempt: The how manieth exam of this quiz it is for the trainee, from 1; 0 outside exams.
        times_left: How often an exam was left.
        away: How long nobody was there then.
    """

    sitting_id: str
    trainee_name: str
    title: str
    quiz_id: str
    pack_id: str
    pack_title: str
    pack_version: str
    pack_hash: str
    mode: SittingMode
    language: str
    started_at: datetime
    ended_at: datetime | None
    used: timedelta
    time_limit: timedelta | None
    low_score: int | None
    high_score: int | None
    pass_mark: int
    result: Result
    finish: SittingFinish | None
    scored: int
    questions: int
    right: int
    partly: int
    wrong: int
    unanswered: int
    unsure: int
    own: int
    was_clock_set_back: bool
    attempt: int = 0
    times_left: int = 0
    away: timedelta = timedelta()


def record_of(
    state: SittingState, *, trainee_name: str, pack_title: str, zone: tzinfo, attempt: int = 0
) -> SittingRecord:
    """Return the record of a sitting.

    Args:
        state: Over, or as it stands.
        trainee_name: As it is now.
        pack_title: Empty if it is not known.
        zone: Of the trainee.
        attempt: See `SittingRecord`.
    """
    head, standing = state.head, state.standing
    marked = state.scored_places
    answers = [one for place in marked if (one := state.counted.get(place)) is not None]
    given = [one for one in answers if one.given is not None]
    return SittingRecord(
        sitting_id=head.id,
        trainee_name=trainee_name,
        title=head.title,
        quiz_id=head.quiz_id,
        pack_id=head.pack_id,
        pack_title=pack_title,
        pack_version=head.pack_version,
        pack_hash=head.pack_hash,
        mode=head.mode,
        language=head.language,
        started_at=head.started_at.astimezone(zone),
        ended_at=None if standing.ended_at is None else standing.ended_at.astimezone(zone),
        used=_used(state),
        time_limit=state.time_limit,
        low_score=standing.low_score,
        high_score=standing.high_score,
        pass_mark=head.pass_mark,
        result=standing.result,
        finish=standing.finish,
        scored=len(marked if state.mode is SittingMode.EXAM else answers),
        questions=len(marked),
        right=sum(_is_right(one) for one in given),
        partly=sum(_is_partly(one) for one in given),
        wrong=sum(one.high == 0.0 for one in given),
        unanswered=len(marked) - len(given),
        unsure=sum(one.low != one.high for one in given),
        own=state.asks.count(Asks.OPEN) - sum(state.asks[place] is Asks.OPEN for place in marked),
        was_clock_set_back=standing.was_clock_set_back,
        attempt=attempt,
        times_left=standing.times_left,
        away=timedelta(seconds=standing.away_s),
    )


def _used(state: SittingState) -> timedelta:
    """Return the time on the clock, which no exam has beyond its limit."""
    shown = timedelta(seconds=state.standing.elapsed_s)
    return shown if state.time_limit is None else min(shown, state.time_limit)


def _is_right(answer: QuizAnswer) -> bool:
    return answer.low is not None and answer.low >= FULL_CREDIT


def _is_partly(answer: QuizAnswer) -> bool:
    return answer.high is not None and answer.high > 0.0 and not _is_right(answer)


def as_data(record: SittingRecord) -> Mapping[str, object]:
    """Return a record for programs: times with their zone, lengths in whole seconds."""
    return {name: _plain(value) for name, value in asdict(record).items()}


def _plain(value: object) -> object:
    match value:
        case datetime():
            return value.isoformat(timespec="seconds")
        case timedelta():
            return int(value.total_seconds())
        case StrEnum():
            return value.value
        case _:
            return value
