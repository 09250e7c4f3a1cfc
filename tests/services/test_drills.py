"""Drills over a real database and the bundled packs: nothing sent is lost, and the clock is honest."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.services.stage import HandClock, Stage, copy_pack, play_to_the_end
from trainer.core.drill_events import Feedback, Submitted
from trainer.core.drill_score import Result
from trainer.core.drill_state import Mode
from trainer.core.errors import UserFacingError
from trainer.core.needs import Reason, State
from trainer.services.drills import LONGEST_REPLY
from trainer.services.paths import AppPaths
from trainer.services.standings import standing_of

EN, JA = "tsugite-support-en", "tsugite-support-ja"


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("scenario", ["late-parcel", "damaged-item", "first-sale"])
def test_model_replies_pass_every_bundled_scenario(stage: Stage, scenario: str, language: str) -> None:
    session = stage.begin(scenario, language)
    play_to_the_end(session)
    assert session.score().result is Result.PASSED
    assert len(session.state.plays) >= 3


def test_a_finished_drill_reads_the_same_from_disk(stage: Stage) -> None:
    session = stage.begin()
    play_to_the_end(session)
    stage.reopen()
    again = stage.drills.open(session.head.id)
    assert again.state == session.state
    assert again.score() == session.score()
    assert stage.drills.unfinished(stage.trainee_id()) == ()


def test_a_reply_is_on_disk_before_it_is_scored(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    session = stage.begin()

    def crash() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(session, "score_waiting", crash)
    with pytest.raises(KeyboardInterrupt):
        session.send("I'm so sorry. What is your order number?")
    stage.reopen()
    (unfinished,) = stage.drills.unfinished(stage.trainee_id())
    resumed = stage.drills.resume(unfinished.head.id)
    (play,) = resumed.state.plays
    assert play.text == "I'm so sorry. What is your order number?"
    assert play.card is not None
    assert resumed.state.waiting is None
    assert resumed.state.turn_id != "opening"


def test_scoring_what_waits_without_a_reply_does_nothing(stage: Stage) -> None:
    assert stage.begin().score_waiting() == ()


def test_a_drill_cut_off_before_its_first_line_begins_when_it_is_continued(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.services.drills.DrillSession.begin", lambda self: ())
    attempt_id = stage.begin().head.id
    monkeypatch.undo()
    resumed = stage.drills.resume(attempt_id)
    assert len(resumed.state.transcript) == 1


def test_a_pause_is_kept_off_the_clock(stage: Stage) -> None:
    session = stage.begin()
    stage.clock.turn(seconds=30)
    session.pause()
    stage.clock.turn(hours=2)
    session.resume()
    stage.clock.turn(seconds=12)
    assert session.elapsed() == timedelta(seconds=42)


def test_absence_after_a_crash_is_kept_off_the_clock(stage: Stage) -> None:
    session = stage.begin()
    stage.clock.turn(seconds=20)
    session.send("Hello?")
    stage.reopen()
    stage.clock.turn(days=3)
    resumed = stage.drills.resume(session.head.id)
    stage.clock.turn(seconds=5)
    assert resumed.elapsed() == timedelta(seconds=25)
    (listed,) = stage.drills.unfinished(stage.trainee_id())
    assert listed.standing.practised_s == 20


def test_a_clock_set_back_never_makes_negative_time(stage: Stage) -> None:
    session = stage.begin()
    stage.clock.turn(hours=-5)
    assert session.elapsed() == timedelta()
    session.send("Hello?")
    assert standing_of(session.state, stage.clock()).practised_s == 0


@pytest.mark.parametrize("text", ["", "   ", "\n\t\n", "　"])
def test_an_empty_reply_is_not_sent(stage: Stage, text: str) -> None:
    session = stage.begin()
    with pytest.raises(UserFacingError, match="reply-empty"):
        session.send(text)
    assert session.state.plays == ()


def test_a_hundred_thousand_characters_are_refused_and_the_drill_goes_on(stage: Stage) -> None:
    session = stage.begin()
    with pytest.raises(UserFacingError, match="reply-too-long") as caught:
        session.send("a" * 100_000)
    assert caught.value.data == {"length": 100_000, "limit": LONGEST_REPLY}
    session.send("a" * LONGEST_REPLY)
    assert len(session.state.plays) == 1


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("sorry \ud800 order number?", "sorry ? order number?"),
        ("sorry 😀👨‍👩‍👧 order number?", "sorry 😀👨‍👩‍👧 order number?"),
        ("عذرا على التأخير. sorry", "عذرا على التأخير. sorry"),
        ("e\u0301 \u202eabc\u202c", "e\u0301 \u202eabc\u202c"),
        ("first\nsecond\r\nthird", "first\nsecond\r\nthird"),
    ],
)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_any_text_is_stored_scored_and_read_back(
    stage: Stage, language: str, typed: str, stored: str
) -> None:
    session = stage.begin(language=language)
    session.send(typed)
    stage.reopen()
    (play,) = stage.drills.open(session.head.id).state.plays
    assert play.text == stored
    assert play.card is not None


def test_a_nul_is_survived(stage: Stage) -> None:
    session = stage.begin()
    session.send("sorry\x00 order number?")
    (play,) = stage.drills.open(session.head.id).state.plays
    assert play.text.startswith("sorry")
    assert play.card is not None


def test_drafts_are_kept_until_the_reply_is_sent(stage: Stage) -> None:
    session = stage.begin()
    session.save_draft("I am so \ud800")
    stage.reopen()
    assert stage.drills.open(session.head.id).draft == "I am so ?"
    resumed = stage.drills.resume(session.head.id)
    resumed.send("I am so sorry.")
    assert resumed.draft == ""
    assert stage.drills.open(session.head.id).draft == ""


def test_a_reply_taken_back_comes_back_as_a_draft(stage: Stage) -> None:
    session = stage.begin()
    session.send("Sorry. What is your order number?")
    assert session.try_again() == "Sorry. What is your order number?"
    assert session.state.turn_id == "opening"
    assert stage.drills.open(session.head.id).draft == "Sorry. What is your order number?"


def test_a_model_reply_that_was_looked_at_earns_nothing_by_being_pasted(stage: Stage) -> None:
    session = stage.begin()
    model = session.state.turn.model
    session.send("Sorry.")
    session.show_model("opening")
    session.try_again()
    session.send(model)
    card = session.state.plays[-1].card
    assert card is not None
    reasons = {verdict.reason for verdict in card.verdicts if verdict.state is State.UNSURE}
    assert reasons == {Reason.COPIED}


def test_the_next_hint_is_recorded_and_returned_until_none_is_left(stage: Stage) -> None:
    session = stage.begin()
    hints = [one.hint for one in session.state.turn.criteria if one.hint]
    assert [session.take_next_hint() for _hint in hints] == hints
    assert len(session.state.hints_taken) == len(hints) > 0
    assert session.take_next_hint() == ""
    assert len(session.state.hints_taken) == len(hints)


def test_a_pasted_hint_is_doubted(stage: Stage) -> None:
    session = stage.begin()
    hinted = next(one for one in session.state.turn.criteria if one.hint)
    session.take_hint(hinted.id)
    session.send(hinted.hint)
    card = session.state.plays[-1].card
    assert card is not None
    assert not any(v.state is State.MET and v.evidence for v in card.verdicts)


def test_an_exam_gives_no_feedback_on_the_way(stage: Stage) -> None:
    session = stage.begin(mode=Mode.EXAM)
    effects = session.send("Sorry. What is your order number?")
    assert not [one for one in effects if isinstance(one, Feedback)]


def test_stopping_ends_without_a_result_and_keeps_the_reason(stage: Stage) -> None:
    session = stage.begin()
    session.send("Sorry.")
    session.stop("phone rang \udfff")
    again = stage.drills.open(session.head.id)
    assert again.state.stop_why == "phone rang ?"
    assert again.score().result is Result.NO_RESULT


def test_two_windows_on_one_drill_are_noticed_and_nothing_is_lost(stage: Stage) -> None:
    first = stage.begin()
    second = stage.drills.open(first.head.id)
    first.send("Sorry. What is your order number?")
    with pytest.raises(UserFacingError, match="attempt-changed-elsewhere"):
        second.send("Hello?")
    assert second.state.plays == ()
    assert [type(e) for e in stage.store.load(first.head.id).events].count(Submitted) == 1


def test_a_drill_that_is_gone_says_so(stage: Stage) -> None:
    with pytest.raises(UserFacingError, match="attempt-gone"):
        stage.drills.open("nowhere")


def own_stage(tmp_path: Path) -> tuple[Stage, Path]:
    packs = tmp_path / "packs"
    folder = copy_pack(EN, packs)
    return Stage(AppPaths.under(tmp_path / "data"), HandClock(), (packs,)), folder


def test_a_pack_changed_between_start_and_resume_is_played_as_it_was(tmp_path: Path) -> None:
    stage, folder = own_stage(tmp_path)
    session = stage.begin()
    path = folder / "drills" / "late-parcel.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: Where is my parcel?", "title: Changed"), encoding="utf-8")
    stage.reopen()
    assert stage.library.find("late-parcel").scenario.title == "Changed"
    resumed = stage.drills.resume(session.head.id)
    assert resumed.entry.scenario.title == "Where is my parcel?"
    play_to_the_end(resumed)
    assert resumed.score().result is Result.PASSED
    stage.database.close()


def test_a_pack_that_is_gone_is_played_from_the_kept_copy(tmp_path: Path) -> None:
    stage, folder = own_stage(tmp_path)
    session = stage.begin()
    shutil.rmtree(folder)
    stage.reopen()
    assert stage.library.shelf().entries == ()
    assert stage.drills.resume(session.head.id).entry.scenario.id == "late-parcel"
    stage.database.close()


@pytest.mark.parametrize("harm", ["gone", "changed", "broken"])
def test_without_an_honest_copy_the_drill_is_not_opened(tmp_path: Path, harm: str) -> None:
    stage, folder = own_stage(tmp_path)
    session = stage.begin()
    shutil.rmtree(folder)
    kept = stage.paths.kept_packs / session.head.pack_hash
    if harm == "gone":
        shutil.rmtree(kept)
    elif harm == "changed":
        with (kept / "drills" / "late-parcel.yaml").open("a", encoding="utf-8") as file:
            file.write("# a remark\n")
    else:
        (kept / "pack.yaml").write_text("id: [", encoding="utf-8")
    stage.reopen()
    with pytest.raises(UserFacingError, match="attempt-pack-gone") as caught:
        stage.drills.resume(session.head.id)
    assert caught.value.data["title"] == "Where is my parcel?"
    assert len(stage.drills.unfinished(stage.trainee_id())) == 1
    stage.database.close()


def test_a_pack_changed_after_it_was_read_is_read_again_before_a_drill(tmp_path: Path) -> None:
    stage, folder = own_stage(tmp_path)
    entry = stage.library.find("late-parcel")
    path = folder / "drills" / "late-parcel.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: Where is my parcel?", "title: Changed"), encoding="utf-8")
    with pytest.raises(UserFacingError, match="pack-changed"):
        stage.drills.start(stage.trainee_id(), entry)
    assert stage.begin().entry.scenario.title == "Changed"
    assert stage.progress.history(stage.trainee_id())[0].head.scenario_title == "Changed"
    stage.database.close()


def test_a_pack_from_a_read_only_installation_can_be_kept(tmp_path: Path) -> None:
    stage, folder = own_stage(tmp_path)
    for one in [*folder.rglob("*"), folder]:
        one.chmod(0o555 if one.is_dir() else 0o444)
    try:
        session = stage.begin()
        kept = stage.paths.kept_packs / session.head.pack_hash
        assert (kept.stat().st_mode & 0o700) == 0o700
    finally:
        for one in [folder, *folder.rglob("*")]:
            one.chmod(0o755)
    stage.database.close()


def test_a_pack_that_cannot_be_kept_starts_no_drill(tmp_path: Path) -> None:
    stage, _folder = own_stage(tmp_path)
    trainee = stage.trainee_id()
    stage.paths.kept_packs.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(UserFacingError, match="pack-not-kept"):
        stage.begin()
    assert stage.progress.history(trainee) == ()
    stage.database.close()


def test_what_the_customer_said_earns_nothing_when_it_is_pasted(stage: Stage) -> None:
    session = stage.begin("late-parcel")
    session.send(" ".join(entry.line.text for entry in session.state.transcript))
    (play,) = session.state.plays
    assert play.card is not None
    criteria = {one.id: one for one in session.state.scenario.turn(play.turn_id).criteria}
    for verdict in play.card.verdicts:
        assert criteria[verdict.criterion_id].is_prohibition or verdict.state is not State.MET
