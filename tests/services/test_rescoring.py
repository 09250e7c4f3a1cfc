"""Scoring again: the difference is shown first, the old cards stay, reviews count, nothing is half done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from tests.data.plans import watched_plans
from tests.services.stage import HandClock, Stage, bundled, copy_pack
from trainer.core.codes import Result, State
from trainer.core.drill_events import Scored
from trainer.core.errors import UserFacingError
from trainer.data.orm import ReplyRow, RescoreRow, VerdictRow
from trainer.services import helper_processes
from trainer.services import rescoring as module
from trainer.services.debriefs import debrief
from trainer.services.drills import DrillSession
from trainer.services.paths import AppPaths
from trainer.services.rescoring import Progress

PACK = "tsugite-support-en"
GOOD = "Hi Hannah, I'm so sorry. That must be frustrating. Could you give me the order number, please?"
NOT_YET = "Hello Hannah. Quel dommage. Could you give me the order number, please?"


@pytest.fixture
def own(tmp_path: Path) -> Stage:
    """A stage whose pack can be changed."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    shutil.rmtree(copy_pack(PACK, folder) / "samples")  # they name criteria that are renamed here
    return Stage(AppPaths.under(tmp_path / "data"), HandClock(), (folder, tmp_path / "data" / "packs"))


def change(stage: Stage, old: str, new: str, *, file: str = "drills/late-parcel.yaml") -> None:
    """Edit the pack and start the program anew."""
    path = stage.folders[0] / PACK / file
    told = path.read_text(encoding="utf-8")
    assert old in told
    path.write_text(told.replace(old, new, 1), encoding="utf-8")
    stage.reopen()


def play(stage: Stage, *replies: str) -> DrillSession:
    session = stage.begin("late-parcel")
    for reply in replies:
        session.send(reply)
    session.stop()
    return session


def run(stage: Stage, **options: object) -> list[Progress]:
    return list(stage.rescoring.run(stage.rescoring.plan(), helpers=0, **options))  # type: ignore[arg-type]


def with_a_new_synonym(stage: Stage) -> None:
    change(stage, "apology:\n", 'apology:\n    - "quel dommage"\n', file="pack.yaml")


def stored(stage: Stage) -> tuple[int, int]:
    with stage.database.reading() as session:
        cards = session.scalar(select(func.count()).select_from(RescoreRow))
        return cards or 0, session.scalar(select(func.count()).select_from(VerdictRow)) or 0


def test_without_a_change_nothing_changes(own: Stage) -> None:
    play(own, GOOD, NOT_YET)
    (step,) = run(own)
    assert (step.done, step.total, step.changes) == (2, 2, ())
    assert (step.tally.replies, step.tally.changed, step.tally.drills) == (2, 0, 1)
    (step,) = run(own, applies=True)
    assert stored(own)[0] == 0, "a card that says the same is not stored twice"
    (step,) = run(own, applies=True)
    assert (step.tally.up_to_date, step.tally.replies, step.done) == (1, 0, 2)


def test_a_dry_run_shows_the_difference_with_the_words_and_changes_nothing(own: Stage) -> None:
    session = play(own, NOT_YET)
    with_a_new_synonym(own)
    before = own.store.history(), stored(own)
    (step,) = run(own)
    (changed,) = step.changes
    assert (changed.attempt_id, changed.turn_id, changed.text) == (session.head.id, "opening", NOT_YET)
    assert changed.after.low > changed.before.low
    (criterion,) = changed.criteria
    assert (criterion.criterion_id, criterion.before, criterion.after) == (
        "apology",
        State.NOT_MET,
        State.MET,
    )
    assert criterion.words_after == ("Quel dommage",)
    assert criterion.review is None
    key = ("late-parcel", "opening", "apology", State.NOT_MET, State.MET)
    assert step.tally.verdicts == {key: 1}
    assert (own.store.history(), stored(own)) == before


def test_the_new_card_counts_and_the_old_one_is_kept_with_its_signature(own: Stage) -> None:
    session = play(own, NOT_YET)
    with_a_new_synonym(own)
    own.clock.turn(days=1)
    run(own, applies=True)
    loaded = own.store.load(session.head.id)
    (old,) = [one.card for one in loaded.events if isinstance(one, Scored)]
    (new,) = loaded.rescores
    assert old.signature != new.card.signature
    assert new.card.points.low > old.points.low
    assert session.state.plays[0].card == old
    assert new.at == own.clock()
    opened = own.drills.open(session.head.id)
    (reply,) = debrief(opened.head, opened.state, opened.amendments).replies
    assert reply.card == new.card
    assert reply.rescored_at == own.clock()
    apology = next(one for one in reply.judged if one.criterion.id == "apology")
    assert apology.verdict.state is State.MET
    assert apology.before is not None
    assert apology.before.state is State.NOT_MET
    assert [one.before for one in reply.judged if one.criterion.id == "ask-order"] == [None]
    (summary,) = own.store.history()
    assert summary.standing.low_score == opened.score().points.low_score
    with own.database.reading() as database:
        row = database.get(ReplyRow, reply.play.reply_id)
    assert row is not None
    assert (row.low_points, row.signature) == (new.card.points.low, new.card.signature)


def test_a_changed_rubric_counts_with_its_criteria_points_and_pass_mark(own: Stage) -> None:
    session = play(own, GOOD)
    change(own, "      - id: greeting\n", "      - id: salutation\n")
    (step,) = run(own, applies=True)
    told = {(one.criterion_id, one.before, one.after) for one in step.changes[0].criteria}
    assert told == {("greeting", State.MET, None), ("salutation", None, State.MET)}
    change(own, "points: 25\n", "points: 40\n")
    change(own, "pass_mark: 70\n", "pass_mark: 71\n")
    (step,) = run(own, applies=True)
    (changed,) = step.changes
    assert changed.criteria == ()
    assert changed.after.possible == changed.before.possible + 15
    opened = own.drills.open(session.head.id)
    judged = debrief(opened.head, opened.state, opened.amendments).replies[0].judged
    assert "salutation" in {one.criterion.id for one in judged}
    assert opened.state.scenario.pass_mark == 71
    shutil.rmtree(own.folders[0] / PACK)
    own.reopen()
    assert own.drills.open(session.head.id).score() == opened.score(), "the rubric was kept with the card"


def test_reviews_survive_and_what_the_machine_says_by_now_is_shown(own: Stage) -> None:
    session = play(own, NOT_YET)
    reply_id = session.state.plays[0].reply_id
    own.reviews.decide(reply_id=reply_id, criterion_id="apology", state=State.NOT_MET, reviewer="Aki")
    with_a_new_synonym(own)
    (step,) = run(own, applies=True)
    (criterion,) = step.changes[0].criteria
    assert criterion.review is State.NOT_MET
    opened = own.drills.open(session.head.id)
    (reply,) = debrief(opened.head, opened.state, opened.amendments).replies
    apology = next(one for one in reply.judged if one.criterion.id == "apology")
    assert apology.verdict.state is State.NOT_MET
    assert apology.machine is not None
    assert apology.review is not None
    assert (apology.review.machine_state, apology.machine.state) == (State.NOT_MET, State.MET)
    before = next(one for one in step.changes if one.reply_id == reply_id)
    assert reply.card.points.low == before.before.low, (
        "the trainer's verdict counts whatever the machine says"
    )
    again = own.reviews.decide(reply_id=reply_id, criterion_id="apology", state=State.MET, reviewer="Aki")
    assert again.machine_state is State.MET


def test_what_had_been_shown_then_still_counts_as_pasted(own: Stage) -> None:
    session = own.begin("late-parcel")
    session.send("One moment.")
    session.show_model("opening")
    session.try_again()
    session.send(session.entry.scenario.turn("opening").model)
    session.stop()
    assert session.state.plays[-1].card is not None
    assert session.state.plays[-1].card.unsure_count
    (step,) = run(own)
    assert step.changes == ()


def test_drills_that_go_on_are_left_to_themselves(own: Stage) -> None:
    session = own.begin("late-parcel")
    session.send(NOT_YET)
    with_a_new_synonym(own)
    assert own.rescoring.plan().replies == 0
    assert run(own, applies=True) == []


def test_a_pack_that_is_gone_is_scored_with_its_kept_copy_or_counted_as_out_of_reach(own: Stage) -> None:
    play(own, GOOD)
    shutil.rmtree(own.folders[0] / PACK)
    own.reopen()
    plan = own.rescoring.plan()
    assert (plan.replies, plan.out_of_reach) == (1, ())
    shutil.rmtree(own.paths.kept_packs)
    own.reopen()
    plan = own.rescoring.plan()
    assert plan.replies == 0
    assert [(one.pack_id, one.replies) for one in plan.out_of_reach] == [(PACK, 1)]


def test_one_pack_alone_can_be_scored_again(stage: Stage) -> None:
    play(stage, GOOD)
    assert stage.rescoring.plan(PACK).replies == 1
    assert stage.rescoring.plan("tsugite-support-ja").replies == 0


def test_a_drill_that_changes_meanwhile_is_left_for_the_next_time(own: Stage) -> None:
    sessions = [play(own, NOT_YET) for _ in range(2)]
    with_a_new_synonym(own)
    load = own.rescoring._store.load

    def reviewed_meanwhile(candidates):  # type: ignore[no-untyped-def]
        drills = load(candidates)
        reply_id = sessions[0].state.plays[0].reply_id
        own.reviews.decide(reply_id=reply_id, criterion_id="apology", state=State.NOT_MET, reviewer="Aki")
        return drills

    own.rescoring._store.load = reviewed_meanwhile  # type: ignore[method-assign]
    (step,) = run(own, applies=True)
    assert (step.tally.missed, step.tally.drills) == (1, 1)
    assert own.store.load(sessions[0].head.id).rescores == ()
    own.reopen()
    (step,) = run(own, applies=True)
    assert (step.tally.up_to_date, step.tally.drills, step.tally.changed) == (1, 1, 1)
    (kept,) = own.store.load(sessions[0].head.id).rescores
    assert kept.card.verdict("apology").state is State.MET  # type: ignore[union-attr]


def test_stopping_in_the_middle_keeps_what_was_reported_and_goes_on_later(
    own: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "DRILLS_A_PAGE", 2)
    for _ in range(5):
        play(own, NOT_YET)
    with_a_new_synonym(own)
    steps = own.rescoring.run(own.rescoring.plan(), applies=True, helpers=0)
    assert next(steps).tally.changed == 2
    steps.close()
    assert stored(own)[0] == 2
    *_, last = run(own, applies=True)
    assert (last.tally.changed, last.tally.up_to_date, last.done) == (3, 2, 5)
    assert stored(own)[0] == 5
    own.database.check()


def scorer(stage: Stage) -> subprocess.Popen[str]:
    """Start a process that waits for a word, then scores everything again."""
    script = Path(__file__).with_name("rescoring_run.py")
    process = subprocess.Popen(
        [sys.executable, str(script), str(stage.paths.data), str(stage.folders[0])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def test_a_process_that_is_killed_in_the_middle_leaves_whole_drills(own: Stage) -> None:
    """Each drill has two replies: both have a newer card and new points, or neither has."""
    sessions = [play(own, NOT_YET, NOT_YET) for _ in range(12)]
    with_a_new_synonym(own)
    with scorer(own) as process:
        go(process)
        assert process.stdout is not None
        assert process.stdout.readline()
        process.kill()
    own.database.check()
    cards = [len(own.store.load(one.head.id).rescores) for one in sessions]
    assert set(cards) <= {0, 2}
    assert 2 in cards
    for session, count in zip(sessions, cards, strict=True):
        is_newer = own.drills.open(session.head.id).score() != session.score()
        assert is_newer is (count == 2)
    *_, last = run(own, applies=True)
    assert last.tally.up_to_date == cards.count(2)
    assert {len(own.store.load(one.head.id).rescores) for one in sessions} == {2}


def test_two_processes_at_once_store_each_card_once(own: Stage) -> None:
    sessions = [play(own, NOT_YET) for _ in range(12)]
    with_a_new_synonym(own)
    processes = [scorer(own), scorer(own)]
    for process in processes:
        go(process)
    said = [process.communicate()[0].split()[-1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sum(map(int, said)) == len(sessions), "what the other one has written is counted there"
    assert [len(own.store.load(one.head.id).rescores) for one in sessions] == [1] * len(sessions)
    own.database.check()


def test_a_second_change_is_kept_beside_the_first(own: Stage) -> None:
    session = play(own, NOT_YET)
    with_a_new_synonym(own)
    run(own, applies=True)
    change(own, '    - "quel dommage"\n', "", file="pack.yaml")
    (step,) = run(own, applies=True)
    assert step.changes[0].criteria[0].after is State.NOT_MET
    first, second = own.store.load(session.head.id).rescores
    assert first.card.points.low > second.card.points.low
    assert own.drills.open(session.head.id).score() == session.score()


def test_the_result_of_a_drill_follows(own: Stage) -> None:
    session = own.begin("late-parcel")
    while not session.state.is_over:
        session.send(session.state.turn.model)
    assert session.score().result is Result.PASSED
    change(own, "pass_mark: 70\n", "pass_mark: 100\n")
    change(own, "needs: $apology\n", "needs: {phrase: quel dommage}\n")
    *_, last = run(own, applies=True)
    assert last.tally.results == {(Result.PASSED, Result.FAILED): 1}
    (summary,) = own.store.history()
    assert summary.standing.result is own.drills.open(session.head.id).score().result


def test_helpers_in_processes_of_their_own_bring_the_same(
    own: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "DRILLS_A_PAGE", 2)
    for reply in (NOT_YET, GOOD, NOT_YET, "No."):
        play(own, reply)
    with_a_new_synonym(own)
    plan = own.rescoring.plan()
    alone = list(own.rescoring.run(plan, helpers=0))
    helped = list(own.rescoring.run(plan, helpers=2))
    assert [step.changes for step in helped] == [step.changes for step in alone]
    assert (helped[-1].tally.changed, helped[-1].done) == (2, 4)


def test_a_helper_that_is_killed_is_told_and_leaves_everything_whole(
    own: Stage, monkeypatch: pytest.MonkeyPatch, log_watch: object
) -> None:
    log_watch.expected.append("a helper process is gone")  # type: ignore[attr-defined]
    play(own, NOT_YET)
    with_a_new_synonym(own)
    monkeypatch.setattr(helper_processes, "help_with", _die)
    with pytest.raises(UserFacingError) as caught:
        list(own.rescoring.run(own.rescoring.plan(), applies=True, helpers=1))
    assert caught.value.code == "rescoring-helper-lost"
    assert stored(own)[0] == 0


def _die(_drills: object) -> None:
    os._exit(1)


def test_pages_are_read_along_the_keys(own: Stage) -> None:
    play(own, GOOD)
    plan = own.rescoring.plan()
    with watched_plans() as plans:
        list(own.rescoring.run(plan, helpers=0))
    assert plans
    assert not [step for step in plans if step.startswith("SCAN")], plans


def test_a_bundled_scenario_is_worth_the_same_again(stage: Stage) -> None:
    """The pages of the bundled packs in both languages come through encoding, helpers' form and back."""
    for language in ("en", "ja"):
        session = stage.begin("late-parcel", language)
        while not session.state.is_over:
            session.send(session.state.turn.model)
    (step,) = run(stage)
    assert step.changes == ()
    assert step.tally.replies > 2
    assert bundled().is_dir()
    with stage.database.writing() as database:
        database.execute(text("UPDATE attempts SET low_score = 1"))
    (step,) = run(stage, applies=True)
    assert [replace(one.standing, low_score=0).result for one in stage.store.history()]
    assert all((one.standing.low_score or 0) > 1 for one in stage.store.history()), "what was wrong is mended"
