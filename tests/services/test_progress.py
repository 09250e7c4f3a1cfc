"""What Home proposes, and in whose days minutes are counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.services.stage import Stage, play_to_the_end
from trainer.services.progress import Why

OTHERS = ("phone-charged-twice", "bug-report")


def finish(stage: Stage, scenario: str, reply: str = "") -> None:
    session = stage.begin(scenario)
    while not session.state.is_over:
        stage.clock.turn(seconds=30)
        session.send(reply or session.state.turn.model)


def test_the_first_proposal_is_the_easiest_in_the_language_of_the_screens(stage: Stage) -> None:
    for language in ("en", "ja"):
        view = stage.progress.home(stage.trainee_id(), language=language)
        assert view.proposal is not None
        assert view.proposal.why is Why.FIRST
        assert view.proposal.entry.scenario.language == language
        assert view.proposal.entry.scenario.level == 1


def test_a_language_without_scenarios_is_offered_the_others(stage: Stage) -> None:
    view = stage.progress.home(stage.trainee_id(), language="fr")
    assert view.proposal is not None


def test_proposals_go_from_new_to_not_passed_to_longest_ago(stage: Stage) -> None:
    trainee = stage.trainee_id()
    seen = []
    for scenario in OTHERS:
        finish(stage, scenario)
    for scenario, reply in (("first-sale", ""), ("late-parcel", "No."), ("damaged-item", "")):
        finish(stage, scenario, reply)
        proposal = stage.progress.home(trainee, language="en").proposal
        assert proposal is not None
        seen.append((proposal.why, proposal.entry.scenario.id))
    assert seen == [
        (Why.NEVER_PLAYED, "late-parcel"),
        (Why.NEVER_PLAYED, "damaged-item"),
        (Why.NOT_PASSED, "late-parcel"),
    ]
    finish(stage, "late-parcel")
    proposal = stage.progress.home(trainee, language="en").proposal
    assert proposal is not None
    assert (proposal.why, proposal.entry.scenario.id) == (Why.LONGEST_AGO, OTHERS[0])
    assert proposal.best_score is not None


def test_a_customer_met_with_a_critical_error_is_not_called_new(stage: Stage) -> None:
    session = stage.begin("late-parcel")
    session.send("I will refund you right now, no need to wait.")
    play_to_the_end(session)
    for scenario in ("first-sale", "damaged-item", *OTHERS):
        finish(stage, scenario)
    proposal = stage.progress.home(stage.trainee_id(), language="en").proposal
    assert proposal is not None
    assert (proposal.why, proposal.best_score) == (Why.NOT_PASSED, None)


def test_home_lists_what_can_be_continued_and_the_latest_scores(stage: Stage) -> None:
    finish(stage, "first-sale")
    stage.clock.turn(minutes=1)
    open_one = stage.begin("late-parcel")
    view = stage.progress.home(stage.trainee_id(), language="en")
    assert [one.head.id for one in view.unfinished] == [open_one.head.id]
    assert len(view.recent) == 1


@pytest.mark.parametrize(
    ("zone", "days_ago"),
    [("UTC", 1), ("Asia/Tokyo", 0), ("America/Los_Angeles", 1), ("Pacific/Kiritimati", 0)],
)
def test_days_end_at_the_midnight_of_the_person_who_practises(
    stage: Stage, at_zone: Callable[[str], None], zone: str, days_ago: int
) -> None:
    """23:50 in London on the 17th is the 18th in Tokyo; it is looked at at 00:20 of the 18th in London."""
    at_zone(zone)
    stage.clock.now = datetime(2026, 11, 17, 23, 50, tzinfo=UTC)
    finish(stage, "first-sale")
    stage.clock.now = datetime(2026, 11, 18, 0, 20, tzinfo=UTC)
    week = stage.progress.home(stage.trainee_id(), language="en").week_seconds
    in_los_angeles_too = 0 if zone == "America/Los_Angeles" else days_ago
    assert [at for at, seconds in enumerate(reversed(week)) if seconds] == [in_los_angeles_too]
    assert sum(week) > 0


def test_the_week_has_seven_days_and_forgets_the_eighth(stage: Stage) -> None:
    finish(stage, "first-sale")
    for _day in range(6):
        stage.clock.turn(days=1)
    view = stage.progress.home(stage.trainee_id(), language="en")
    assert len(view.week_seconds) == 7
    assert view.week_seconds[0] > 0
    stage.clock.turn(days=1)
    assert sum(stage.progress.home(stage.trainee_id(), language="en").week_seconds) == 0


def test_history_and_best_scores_are_those_of_one_trainee(stage: Stage) -> None:
    finish(stage, "first-sale")
    other = stage.trainees.add("Ben")
    assert stage.progress.history(other.id) == ()
    first = next(one for one in stage.trainees.all() if one.name == "Aiko")
    assert stage.progress.best_scores(first.id) == {("tsugite-support-en", "first-sale"): 100}
