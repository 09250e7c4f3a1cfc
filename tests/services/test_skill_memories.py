"""Drills move memories of skills once each, and Home proposes what trains the one in need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from tests.services.quiz_room import write_quiz_room
from tests.services.stage import HandClock, Stage, copy_pack, play_to_the_end
from trainer.core.errors import UserFacingError
from trainer.core.memory import ItemKey, ItemKind, Memory, MemoryReview, Phase, Rating
from trainer.core.quiz import Reading
from trainer.core.records import Trainee
from trainer.data.due_queue import DueQueue
from trainer.data.glance import look_at
from trainer.data.memories import MemoryStore
from trainer.data.skill_rows import SkillRows
from trainer.services.paths import AppPaths
from trainer.services.progress import HomeView, ProgressService, Why
from trainer.services.skill_memories import SkillMemories, skill_memories

POLICY = ("policy", "probing", "empathy", "language", "closing", "compliance")


class Skilled(Stage):
    """A stage where drills move memories."""

    def open(self) -> None:
        super().open()
        self.memories = MemoryStore(self.database)
        self.skills = SkillMemories(
            self.memories,
            SkillRows(self.database),
            self.store,
            self.library,
            zone=UTC,
            clock=self.clock,
            make_id=self._id,
        )
        self.progress = ProgressService(
            self.store, self.library, self.clock, skills=self.skills, study=DueQueue(self.database), zone=UTC
        )

    def play(self, reply: str = "") -> str:
        session = self.begin()
        while not session.state.is_over:
            self.clock.turn(seconds=30)
            session.send(reply or session.state.turn.model)
        return self.store.history()[0].head.id

    def home(self) -> HomeView:
        return self.progress.home(self.trainee_id(), language="en")


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Skilled]:
    packs = tmp_path / "bundled"
    copy_pack("tsugite-support-en", packs)
    write_quiz_room(packs)
    made = Skilled(AppPaths.under(tmp_path / "data"), HandClock(), (packs, tmp_path / "data" / "packs"))
    yield made
    made.database.close()


def test_drills_that_were_there_before_are_taken_in_once_however_often_it_is_asked(stage: Skilled) -> None:
    trainee = stage.trainee_id()
    stage.play()
    stage.clock.turn(days=1)
    stage.play()
    stage.begin()
    assert stage.skills.take_in(trainee) == 2
    first = stage.skills.skills(trainee)
    assert {one.key.item_id for one in first} <= set(POLICY)
    assert first
    assert {one.memory.reviews for one in first} == {2}
    stage.reopen()
    assert stage.skills.take_in(trainee) == 0
    assert stage.skills.skills(trainee) == first
    assert {one.key.kind for one in stage.memories.reviews(trainee)} == {ItemKind.SKILL}


def test_a_drill_that_was_scored_anew_does_not_count_again(stage: Skilled) -> None:
    trainee = stage.trainee_id()
    stage.play("Sorry.")
    before = stage.skills.skills(trainee)
    waiting = stage.reviews.waiting()
    for one in waiting:
        stage.reviews.decide(
            reply_id=one.reply_id, criterion_id=one.criterion_id, state=one.state.MET, reviewer="Mei"
        )
    assert stage.skills.skills(trainee) == before


def test_a_drill_says_how_well_each_skill_was_remembered(stage: Skilled) -> None:
    trainee = stage.trainee_id()
    attempt = stage.play("No.")
    stage.skills.take_in(trainee)
    reviews = tuple(stage.memories.reviews(trainee))
    assert {one.answer_id for one in reviews} == {attempt}
    assert Rating.AGAIN in {one.rating for one in reviews}
    shares = stage.skills.skill_shares(trainee)
    told = skill_memories(stage.skills.skills(trainee), shares, stage.clock(), UTC)
    assert all(one.recall == 1.0 for one in told)
    assert told[0].recent_share == min(shares.values())


def test_a_drill_whose_pack_has_gone_or_that_says_nothing_hinders_none(
    stage: Skilled, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainee = stage.trainee_id()
    stage.play()
    calls = []

    def gone(attempt_id: str) -> None:
        calls.append(attempt_id)
        raise UserFacingError("attempt-pack-gone", pack="p", version="1", title="t")

    with monkeypatch.context() as patch:
        patch.setattr(stage.store, "load", gone)
        assert [stage.skills.take_in(trainee) for _ in range(2)] == [0, 0]
    assert len(calls) == 1
    stage.reopen()
    assert stage.skills.take_in(trainee) == 1


def test_home_proposes_what_is_about_to_be_forgotten_and_counts_what_is_due(stage: Skilled) -> None:
    assert stage.home().proposal.why is Why.FIRST  # type: ignore[union-attr]
    stage.play()
    fresh = stage.home()
    assert fresh.proposal is not None
    assert fresh.proposal.why is Why.LONGEST_AGO
    assert (fresh.weakest, fresh.due_count, fresh.plan_minutes) == (None, 0, 0)
    stage.clock.turn(days=400)
    at = stage.clock() - timedelta(days=2)
    learned = Memory(Phase.LEARNING, 1, 2.0, 5.0, stage.clock() + timedelta(minutes=5), at)
    known = replace(learned, phase=Phase.REVIEW, step=None, due_at=stage.clock() + timedelta(hours=2))
    pack_id, quiz = next((one.id, one.quizzes[0]) for one in stage.library.shelf().packs if one.quizzes)
    asked = [one for one in quiz.questions if not isinstance(one.answer, Reading)]
    for number, (quiz_id, memory) in enumerate(((quiz.id, known), (quiz.id, learned), ("gone", known))):
        key = ItemKey(ItemKind.QUESTION, asked[number].id, pack_id, quiz_id)
        review = MemoryReview(stage._id(), stage.trainee_id(), key, Rating.GOOD, at, None, memory)
        stage.memories.save(review)
    view = stage.home()
    assert (view.due_count, view.plan_minutes) == (1, 1)
    proposal = view.proposal
    assert proposal is not None
    assert (proposal.why, proposal.days_ago) == (Why.FORGETTING, 400)
    assert proposal.skill is not None
    assert proposal.skill == stage.home().weakest
    assert proposal.skill.recall < 0.9


def test_home_proposes_what_is_weak_after_two_drills(stage: Skilled) -> None:
    for _ in range(2):
        stage.play("No.")
    proposal = stage.home().proposal
    assert proposal is not None
    assert proposal.why is Why.WEAKEST
    assert proposal.skill is not None
    assert proposal.skill.is_weak
    assert proposal.days_ago == 0


def test_a_skill_that_no_scenario_trains_is_not_the_reason(stage: Skilled) -> None:
    stage.play()
    stage.clock.turn(days=400)
    shelf = stage.library.shelf()
    entries = tuple(replace(one, scenario=replace(one.scenario, skills=())) for one in shelf.entries)
    stage.library._shelf = replace(shelf, entries=entries)
    view = stage.home()
    assert view.proposal is not None
    assert view.proposal.why is Why.LONGEST_AGO
    assert view.weakest is not None


def test_a_quick_look_shows_the_same_home_as_the_open_database(stage: Skilled) -> None:
    trainee = stage.trainee_id()
    stage.play()
    stage.clock.turn(days=200)
    stage.home()  # takes the drill in

    def look(glance: object) -> HomeView:
        service = ProgressService(glance, stage.library, stage.clock, skills=glance, study=glance, zone=UTC)  # type: ignore[arg-type]
        return service.home(trainee, language="en")

    assert look_at(stage.paths.database, look) == stage.home()


def test_two_who_share_a_computer_do_not_share_skills(stage: Skilled) -> None:
    trainee = stage.trainee_id()
    stage.play()
    other = stage.trainees.add("Ren")
    assert isinstance(other, Trainee)
    assert stage.skills.take_in(other.id) == 0
    assert stage.skills.skills(other.id) == ()
    assert skill_memories((), {}, stage.clock() + timedelta(days=1), UTC) == ()
    assert stage.skills.take_in(trainee) == 1
    play_to_the_end(stage.begin())


def test_another_window_that_was_quicker_is_no_harm(stage: Skilled, monkeypatch: pytest.MonkeyPatch) -> None:
    trainee = stage.trainee_id()
    stage.play()

    def refuse(reviews: object) -> None:
        raise UserFacingError("memory-changed-elsewhere")

    with monkeypatch.context() as patch:
        patch.setattr(stage.memories, "save_all", refuse)
        assert stage.skills.take_in(trainee) == 0
    assert stage.skills.take_in(trainee) == 1


def test_a_drill_that_was_stopped_before_anything_was_sure_says_nothing(
    stage: Skilled, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainee = stage.trainee_id()
    stage.play()
    with monkeypatch.context() as patch:
        patch.setattr("trainer.core.skills.skills_of", lambda _state: ())
        assert stage.skills.take_in(trainee) == 0
    assert stage.skills.take_in(trainee) == 0
