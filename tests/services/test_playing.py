"""The program plays scenarios by itself: the same machine, the same scores, and what broke is told."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.core.drills import COMPILED, READER, SCENARIO
from tests.packs.builders import DRILL, write_pack
from tests.packs.quizzes import PNG, QUIZ
from trainer.core.codes import Finish, Mode
from trainer.core.drill import advance
from trainer.core.drill_state import DrillState, Speaker
from trainer.core.errors import PackError, UserFacingError
from trainer.core.exploration import explore
from trainer.core.scenario import Ending, Outcome, Sample, Scenario
from trainer.core.scoring import CompiledScenario, Heard
from trainer.language import reader_for
from trainer.packs.loader import load_pack
from trainer.services.library import Library
from trainer.services.pack_plays import PackPlayer
from trainer.services.play_reports import PlayReport, as_data, good_outcomes
from trainer.services.playing import ScenarioPlayer, play_perfectly
from trainer.services.rehearsal import Hearing, PromiseBroken, Rehearsal
from trainer.services.standings import score_settings
from trainer.services.ways_to_play import Replies, Way, nonsense, play

SAMPLES = (
    Sample("s", "opening", "sorry, sorry about that", {"sorry": True}),
    Sample("another", "opening", "not of this scenario", {}),
)


def rehearsal(
    mode: Mode = Mode.PRACTICE, *, seed: int = 1, compiled: CompiledScenario = COMPILED
) -> Rehearsal:
    return Rehearsal(Hearing(compiled, "pack"), mode=mode, seed=seed)


def played(way: Way, mode: Mode = Mode.PRACTICE, seed: int = 1, scenario: Scenario = SCENARIO) -> DrillState:
    one = rehearsal(mode, seed=seed, compiled=CompiledScenario(scenario, READER))
    play(one, way, Replies(scenario, SAMPLES), random.Random(seed))
    one.demand_same_replay()
    return one.state


def player(seeds: int, mode: Mode = Mode.PRACTICE, compiled: CompiledScenario = COMPILED) -> ScenarioPlayer:
    return ScenarioPlayer(compiled, SAMPLES, pack_label="pack", mode=mode, seeds=seeds)


def report(seeds: int = 40, mode: Mode = Mode.PRACTICE, compiled: CompiledScenario = COMPILED) -> PlayReport:
    one = player(seeds, mode, compiled)
    assert list(one.run()) == list(range(1, one.plays + 1))
    return one.report


def test_model_replies_make_a_perfect_play() -> None:
    state = played(Way.MODEL)
    assert [one.text for one in state.plays] == ["sorry, order?", "sorry"]
    assert state.ending_id == "solved"
    assert play_perfectly(COMPILED, mode=Mode.EXAM).is_perfect


def test_silence_waits_for_every_interjection_and_then_sends_something() -> None:
    state = played(Way.SILENCE)
    said = [one.line.text for one in state.transcript[1:4]]
    assert said == ["Hello?", "Anyone?", "…"]
    assert state.transcript[3].speaker is Speaker.TRAINEE
    assert state.finish is Finish.TURN_LIMIT


def test_in_an_exam_silence_lasts_until_the_time_is_over() -> None:
    state = played(Way.SILENCE, Mode.EXAM)
    assert state.finish is Finish.TIME_LIMIT
    assert not state.plays
    assert [one.line.text for one in state.transcript[1:]] == ["Hello?", "Anyone?"]


def test_nonsense_is_made_of_both_scripts_and_earns_nothing() -> None:
    texts = [nonsense(random.Random(seed)) for seed in range(30)]
    assert any(text.isascii() for text in texts)
    assert any(not text.isascii() for text in texts)
    assert all(text.strip() for text in texts)
    state = played(Way.NONSENSE)
    assert {verdict.state.value for one in state.plays if one.card for verdict in one.card.verdicts[:2]} == {
        "not-met"
    }


def test_samples_answer_their_own_turn_and_the_model_the_others() -> None:
    texts = {(one.turn_id, one.text) for one in played(Way.SAMPLES).plays}
    assert texts == {("opening", "sorry, sorry about that"), ("case", "sorry")}


def test_without_a_model_reply_nothing_is_said() -> None:
    bare = replace(SCENARIO, turns=tuple(replace(turn, model="") for turn in SCENARIO.turns))
    replies = Replies(bare, ())
    assert replies.model(bare.turns[0]) == "…"
    assert replies.anything(random.Random(1)) == "…"
    assert replies.part_of_model(bare.turns[0], random.Random(3)) == "…"
    assert played(Way.MODEL, scenario=bare).finish is Finish.TURN_LIMIT


@pytest.mark.parametrize("mode", [Mode.PRACTICE, Mode.EXAM])
def test_the_same_seed_plays_the_same_drill_and_others_play_others(mode: Mode) -> None:
    drills = [played(Way.RANDOM, mode, seed) for seed in range(8)]
    assert drills == [played(Way.RANDOM, mode, seed) for seed in range(8)]
    assert len({state.plays for state in drills}) > 4
    assert all(state.is_over for state in drills)


def test_at_random_everything_is_done_that_a_trainee_may_do() -> None:
    drills = [played(Way.RANDOM, seed=seed) for seed in range(60)]
    assert any(state.hints for state in drills)
    assert any(state.models_seen for state in drills)
    assert any(state.paused_for for state in drills)
    assert any(len(state.plays) > state.replies_standing for state in drills)  # taken back
    assert any("Hello?" in entry.line.text for state in drills for entry in state.transcript[1:])


class Doubtful(Hearing):
    """Compares everything that another one says with a score of its own."""

    def __init__(self, doubted: Hearing) -> None:
        super().__init__(COMPILED, "pack")
        self.doubted = doubted
        self.compared = 0

    def of(self, state: DrillState) -> Heard:
        waiting = state.waiting
        assert waiting is not None
        settings = score_settings(state, "pack")
        heard = COMPILED.hear(READER.read(waiting.text), waiting.turn_id, settings=settings)
        assert self.doubted.of(state) == heard
        self.compared += 1
        return heard


def test_scores_are_those_of_a_drill_whatever_was_heard_before() -> None:
    """The memory of what was heard leaves nothing out that a score depends on."""
    doubtful = Doubtful(Hearing(COMPILED, "pack"))
    for seed in range(40):
        one = Rehearsal(doubtful, mode=Mode.PRACTICE, seed=seed)
        play(one, Way.RANDOM, Replies(SCENARIO, SAMPLES), random.Random(seed))
    assert doubtful.compared > 100


def test_nothing_is_heard_where_nobody_has_spoken() -> None:
    with pytest.raises(ValueError, match="no reply waits"):
        Hearing(COMPILED, "").of(rehearsal().state)


def test_a_report_counts_what_was_seen() -> None:
    seen = report()
    assert {way: tally.plays for way, tally in seen.tallies.items()} == {
        Way.MODEL: 2, Way.SILENCE: 2, Way.NONSENSE: 8, Way.SAMPLES: 10, Way.RANDOM: 40,
    }  # fmt: skip
    assert seen.plays == 62
    assert seen.is_fine
    assert seen.tallies[Way.MODEL].lowest_median_highest == (100, 100, 100)
    assert seen.tallies[Way.SILENCE].turn_limits == 2
    assert seen.endings["solved"] >= 2
    assert seen.turns["opening"] >= 62
    assert seen.facts["order"] >= 2
    assert set(seen.rules) <= set(seen.all_rules)
    assert set(seen.rules_never_taken) == set(seen.all_rules) - set(seen.rules)


def test_an_exam_passes_over_another_try() -> None:
    seen = report(mode=Mode.EXAM)
    assert ("opening", 3) not in seen.all_rules
    assert seen.tallies[Way.SILENCE].time_limits == 2


def test_a_report_can_be_read_by_other_programs() -> None:
    data = as_data(report(seeds=1))
    assert data["scenario"] == "s"
    assert data["is_fine"] is True
    assert data["ways"]["model"]["highest"] == 100  # type: ignore[index]
    assert data["perfect"] == [{"score": 100, "ending": "solved", "criticals": []}]
    never = [(one["turn"], one["rule"], one["is_possible"]) for one in data["rules_never_taken"]]  # type: ignore[attr-defined]
    assert all(is_possible for _, _, is_possible in never)


def test_a_play_that_is_not_perfect_is_told() -> None:
    lost = replace(SCENARIO, endings=(Ending("solved", Outcome.LOST), Ending("lost", Outcome.RESOLVED)))
    seen = report(seeds=1, compiled=CompiledScenario(lost, READER))
    assert not seen.is_perfect
    assert not seen.is_fine
    assert not seen.faults


def test_where_nothing_can_be_resolved_a_handover_is_a_good_ending() -> None:
    handed = replace(SCENARIO, endings=(Ending("solved", Outcome.ESCALATED), Ending("lost", Outcome.LOST)))
    assert good_outcomes(SCENARIO) == {Outcome.RESOLVED}
    assert good_outcomes(handed) == {Outcome.ESCALATED}
    assert play_perfectly(CompiledScenario(handed, READER), mode=Mode.PRACTICE).is_perfect


@pytest.mark.expect_log("a play broke")
def test_what_breaks_is_told_and_ends_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Rehearsal) -> None:
        if len(self.state.plays) == 2:
            raise PromiseBroken("two")

    monkeypatch.setattr(Rehearsal, "demand_same_replay", fail)
    one = player(1)
    (fault, *_) = [one.report.faults[0] for _ in one.run() if one.report.faults]
    assert (fault.way, fault.seed, fault.what) == (Way.MODEL, 0, "PromiseBroken: two")
    assert not one.report.is_fine
    assert one.report.plays


@pytest.mark.parametrize(
    ("change", "words"),
    [({"mood": 101}, "the mood is 101"), ({"ended_at": None, "finish": Finish.STOPPED}, "without a time")],
)
def test_a_state_that_must_not_be_is_noticed(
    monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], words: str
) -> None:
    one = rehearsal()
    monkeypatch.setattr(
        "trainer.services.rehearsal.advance",
        lambda state, event: (replace(advance(state, event)[0], **change), ()),
    )
    with pytest.raises(PromiseBroken, match=words):
        one.pause()


def test_more_replies_than_may_be_are_noticed() -> None:
    one = rehearsal()
    one.reply("sorry")
    one.state = replace(one.state, scenario=replace(SCENARIO, turn_limit=0))
    with pytest.raises(PromiseBroken, match="more replies"):
        one.pause()


def test_events_that_lead_elsewhere_are_noticed() -> None:
    one = rehearsal()
    one.reply("sorry")
    one.state = replace(one.state, mood=one.state.mood + 1)
    with pytest.raises(PromiseBroken, match="another state"):
        one.demand_same_replay()


@pytest.mark.expect_log("a play broke")
def test_what_the_search_for_paths_rules_out_and_happens_is_a_fault() -> None:
    one = player(1)
    blind = replace(one.report.exploration, rules={})
    one.report = replace(one.report, exploration=blind)
    list(one.run())
    assert "which the exploration rules out" in one.report.faults[0].what
    unsure = player(1)
    given_up = explore(SCENARIO, mode=Mode.PRACTICE, most_states=0)
    unsure.report = replace(unsure.report, exploration=replace(given_up, rules={}))
    list(unsure.run())
    assert not unsure.report.faults


def test_a_pause_stands_still() -> None:
    one = rehearsal()
    one.pause()
    one.wait(3600)
    assert len(one.state.transcript) == 1
    one.reply("sorry", after_s=5)
    assert one.state.plays[0].took.total_seconds() == 5


def library(tmp_path: Path, *folders: Path) -> Library:
    return Library((*folders, tmp_path / "own"), tmp_path / "kept")


def test_a_pack_is_played_from_its_folder_or_by_its_id(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "packs" / "shop")
    packs = library(tmp_path, tmp_path / "packs")
    for source in (folder, "little-shop"):
        one = PackPlayer.of(source, packs, scenario_id=None, mode=Mode.PRACTICE, seeds=2)
        assert list(one.run()) == list(range(1, one.plays + 1))
        assert one.done == one.plays
        (seen,) = one.reports
        assert seen.is_fine
        assert seen.endings["solved"]


def test_what_is_not_there_is_told_with_what_is(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "packs" / "shop")
    write_pack(
        tmp_path / "packs" / "broken", {"drills/parcel.yaml": DRILL.replace("start: opening", "start: x")}
    )
    packs = library(tmp_path, tmp_path / "packs")

    def refused(source: Path | str, scenario_id: str | None = None) -> UserFacingError:
        with pytest.raises(UserFacingError) as caught:
            PackPlayer.of(source, packs, scenario_id=scenario_id, mode=Mode.PRACTICE, seeds=1)
        return caught.value

    unknown = refused("shoop")
    assert (unknown.code, unknown.data["known"]) == ("pack-unknown", ["little-shop"])
    missing = refused(folder, "parcle")
    assert (missing.code, missing.data["known"]) == ("scenario-unknown", ["parcel"])
    no_drills = dict.fromkeys(("drills/parcel.yaml", "samples/parcel.yaml"))
    changes = {**no_drills, "quizzes/q.yaml": QUIZ, "media/box.png": PNG}
    assert refused(write_pack(tmp_path / "quizzes", changes)).code == "pack-without-scenarios"
    assert isinstance(refused("broken"), PackError)
    assert isinstance(refused(tmp_path / "packs" / "broken"), PackError)


def test_a_drill_of_a_real_language_is_played_with_its_reader(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path / "shop")).pack
    compiled = CompiledScenario(pack.scenarios[0], reader_for("en"))
    assert play_perfectly(compiled, mode=Mode.PRACTICE).is_perfect
