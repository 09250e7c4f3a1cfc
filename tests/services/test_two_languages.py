"""A pack that holds a scenario in another language: each is read in its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import write_pack
from trainer.core.codes import Mode
from trainer.services.library import Library
from trainer.services.pack_checks import check_folder
from trainer.services.pack_plays import PackPlayer
from trainer.services.trials import Effect, try_phrase

DRILL = """\
id: nimotsu
title: 荷物はどこですか
language: ja
channel: chat
level: 1
customer: {name: 三田}
start: opening
turns:
  - id: opening
    says: 荷物が届きません。
    model: ご心配をおかけし、申し訳ございません。ご注文番号をお教えいただけますか。
    criteria:
      - {id: apology, label: お詫びする, points: 20, needs: 申し訳ない}
      - {id: ask-order, label: 番号を尋ねる, points: 30, needs: {ask: 注文番号を教える}}
    then:
      - {if: {met: [apology, ask-order]}, go: solved}
      - {go: lost}
endings:
  - {id: solved, outcome: resolved}
  - {id: lost, outcome: lost}
"""
SAMPLES = """\
scenario: nimotsu
samples:
  - turn: opening
    reply: 誠に申し訳ありませんでした。
    marks: {apology: met, ask-order: not-met}
  - turn: opening
    reply: ご迷惑をおかけしました。
    marks: {apology: met, ask-order: not-met}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack", {"drills/nimotsu.yaml": DRILL, "samples/nimotsu.yaml": SAMPLES})


def test_a_check_and_its_bench_read_each_scenario_in_its_language(folder: Path) -> None:
    report = check_folder(folder)
    assert [one for one in report.problems if one.file == "drills/nimotsu.yaml"] == []
    assert report.bench is not None
    first, second = (one for one in report.bench.samples if one.sample.scenario_id == "nimotsu")
    assert first.states == {"apology": "met", "ask-order": "not-met"}
    assert second.states == {"apology": "not-met", "ask-order": "not-met"}


def test_a_phrase_is_tried_in_the_language_of_its_scenario(folder: Path) -> None:
    (change,) = try_phrase(folder, "nimotsu/opening/apology", "迷惑をかける").changes
    assert (change.sample.reply, change.effect) == ("ご迷惑をおかけしました。", Effect.BETTER)


def test_a_folder_is_played_in_the_language_of_each_scenario(folder: Path, tmp_path: Path) -> None:
    library = Library((tmp_path / "own",), tmp_path / "kept")
    player = PackPlayer.of(folder, library, scenario_id="nimotsu", mode=Mode.PRACTICE, seeds=1)
    assert list(player.run())[-1] == player.plays
    (report,) = player.reports
    assert report.faults == []
    assert [(one.score, one.ending_id) for one in report.perfect] == [(100, "solved")]
