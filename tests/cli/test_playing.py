"""`pack play` at the terminal: figures to read, figures for programs, and a status that tells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.stand import Stand, widest_line
from tests.packs.builders import DRILL, changed, write_pack
from trainer.cli.statuses import FINE, INTERRUPTED, MENDABLE
from trainer.core.exploration import explore
from trainer.services.pack_plays import PackPlayer
from trainer.services.rehearsal import PromiseBroken, Rehearsal
from trainer.wording.catalogue import set_language

FILE = "drills/parcel.yaml"
QUICK = ("--seeds", "5")


@pytest.fixture
def shop(tmp_path: Path) -> str:
    return str(write_pack(tmp_path / "shop"))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_was_seen_is_told_in_the_language_of_the_screens(stand: Stand, shop: str, language: str) -> None:
    set_language(language)
    done = stand.run("pack", "play", shop, *QUICK)
    assert done.status == FINE
    assert "parcel" in done.out
    assert "solved" in done.out
    assert ("perfect play" if language == "en" else "満点のプレイ") in done.out
    assert ("sample replies" if language == "en" else "採点テストの返信") in done.out
    assert widest_line(done.out) <= 80
    assert not done.err


def test_programs_get_json_and_nothing_else(stand: Stand, shop: str) -> None:
    done = stand.run("pack", "play", shop, *QUICK, "--json", "--mode", "exam")
    data = json.loads(done.out)
    assert (data["pack"], data["is_whole"]) == ("little-shop", True)
    (scenario,) = data["scenarios"]
    assert (scenario["scenario"], scenario["mode"], scenario["is_fine"]) == ("parcel", "exam", True)
    assert scenario["ways"]["random"]["plays"] == 5
    assert scenario["endings"]["solved"] > 0


def test_a_bundled_pack_is_named_by_its_id_and_one_scenario_by_its_own(stand: Stand) -> None:
    done = stand.run("pack", "play", "tsugite-support-en", "--scenario", "first-sale", "--seeds", "1")
    assert done.status == FINE
    assert "first-sale" in done.out
    assert "late-parcel" not in done.out


def test_what_is_not_there_is_told(stand: Stand, shop: str, tmp_path: Path) -> None:
    unknown = stand.run("pack", "play", "tsugite-suport-en")
    assert unknown.status == MENDABLE
    assert "tsugite-support-en" in unknown.err
    missing = stand.run("pack", "play", shop, "--scenario", "parcle")
    assert missing.status == MENDABLE
    assert "parcel" in missing.err
    broken = write_pack(tmp_path / "broken", {FILE: changed(FILE, "start: opening", "start: openning")})
    done = stand.run("pack", "play", str(broken))
    assert done.status == MENDABLE
    assert f"{FILE}:17" in done.out


def test_a_perfect_play_that_fails_is_a_failure(stand: Stand, tmp_path: Path) -> None:
    harsh = DRILL.replace("outcome: resolved", "outcome: lost").replace(
        "{id: lost, outcome: lost}", "{id: lost, outcome: resolved}"
    )
    done = stand.run("pack", "play", str(write_pack(tmp_path / "harsh", {FILE: harsh})), *QUICK)
    assert done.status == MENDABLE
    assert "ending: solved" in done.out


def test_a_perfect_play_without_an_ending_says_so(stand: Stand, tmp_path: Path) -> None:
    endless = DRILL.replace("- {go: solved}", "- {if: {missed: when}, go: solved}\n      - {go: second}")
    done = stand.run("pack", "play", str(write_pack(tmp_path / "endless", {FILE: endless})), *QUICK)
    assert done.status == MENDABLE
    assert "the turn limit" in done.out


def test_rules_that_were_not_taken_are_told_apart(stand: Stand, tmp_path: Path) -> None:
    odd = DRILL.replace(
        "- {go: solved}",
        "- {if: {tries: 2}, go: lost}\n      - {if: {elapsed: 80000}, go: lost}\n      - {go: solved}",
    )
    done = stand.run("pack", "play", str(write_pack(tmp_path / "odd", {FILE: odd})), *QUICK)
    said = " ".join(done.out.split())
    assert "never taken here: " in said
    assert "rule 2 of “second”. Never taken by any drill" in said
    assert "Never taken by any drill of this kind: rule 1 of “second”." in said


@pytest.mark.expect_log("a play broke")
def test_what_breaks_is_told_and_a_failure(stand: Stand, shop: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: Rehearsal) -> None:
        raise PromiseBroken("no replay")

    monkeypatch.setattr(Rehearsal, "demand_same_replay", fail)
    done = stand.run("pack", "play", shop, "--seeds", "1")
    assert done.status == MENDABLE
    said = " ".join(done.out.split())
    assert "Something broke in a drill played with silence, seed 0: PromiseBroken: no replay" in said
    assert "not played yet" in said
    data = json.loads(stand.run("pack", "play", shop, "--seeds", "1", "--json").out)
    assert data["scenarios"][0]["faults"][0]["what"] == "PromiseBroken: no replay"


def test_a_search_that_was_given_up_is_told(stand: Stand, shop: str, monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr(
        "trainer.services.playing.explore", lambda scenario, mode: explore(scenario, mode=mode, most_states=0)
    )
    done = stand.run("pack", "play", shop, *QUICK)
    assert done.status == FINE
    assert "Not all paths were searched" in done.out


def test_ctrl_c_shows_what_was_seen_till_then(
    stand: Stand, shop: str, monkeypatch: pytest.MonkeyPatch
) -> None:

    run = PackPlayer.run

    def stopped(self: PackPlayer) -> Iterator[int]:
        steps = run(self)
        yield next(steps)
        raise KeyboardInterrupt

    monkeypatch.setattr(PackPlayer, "run", stopped)
    done = stand.run("pack", "play", shop, *QUICK)
    assert done.status == INTERRUPTED
    assert "Stopped after 1 of 9 drills" in done.out
    assert json.loads(stand.run("pack", "play", shop, *QUICK, "--json").out)["is_whole"] is False


@pytest.mark.parametrize("arguments", [("pack",), ("pack", "play"), ("pack", "play", "x", "--seeds", "0")])
def test_what_cannot_be_understood_is_told(
    stand: Stand, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        stand.run(*arguments)
    assert "cannot be understood" in capsys.readouterr().err
