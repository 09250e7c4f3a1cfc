"""What several tries at one message give together is what the drill counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import write_pack
from tests.services.stage import HandClock, Stage
from trainer.services.drills import DrillSession
from trainer.services.paths import AppPaths
from trainer.services.tries import tries_together

FIRST = {
    "en": "Hello Hannah. I'm so sorry. That must be frustrating.",
    "ja": "中村さま、誠に申し訳ございません。",
}
SECOND = {"en": "Could you give me the order number?", "ja": "取引番号をお知らせいただけますでしょうか。"}


def two_tries(stage: Stage, language: str) -> DrillSession:
    session = stage.begin(language=language)
    session.send(FIRST[language])
    session.send(SECOND[language])
    first, second = session.state.plays
    assert first.visit == second.visit
    return session


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_second_try_keeps_what_the_first_one_met(stage: Stage, language: str) -> None:
    session = two_tries(stage, language)
    first, second = session.state.plays
    assert tries_together(session.state, first) is None
    together = tries_together(session.state, second)
    assert together is not None
    assert together.met_in["apology"] == 1
    assert "ask-order" not in together.met_in, "the second one met it itself"
    assert second.card is not None
    assert second.card.points.low < together.points.low
    session.stop()
    assert session.score().points == together.points, "as the drill counts them"


def test_a_kept_prohibition_of_an_earlier_try_is_nothing_met(stage: Stage) -> None:
    session = stage.begin()
    session.send(FIRST["en"])
    session.send("Just wait a few more days.")
    together = tries_together(session.state, session.state.plays[-1])
    assert together is not None
    prohibited = {one.id for one in session.entry.scenario.turn("opening").criteria if one.is_prohibition}
    assert prohibited
    assert not prohibited & set(together.met_in)


def test_a_try_that_was_taken_back_gives_nothing(stage: Stage) -> None:
    session = stage.begin()
    session.send(FIRST["en"])
    session.try_again()
    session.send(SECOND["en"])
    for play in session.state.plays:
        assert tries_together(session.state, play) is None


def test_the_first_try_that_met_a_criterion_is_named(tmp_path: Path) -> None:
    write_pack(tmp_path / "packs" / "shop")
    stage = Stage(AppPaths.under(tmp_path / "data"), HandClock(), (tmp_path / "packs",))
    session = stage.begin("parcel")
    for reply in ("Hello.", "I am so sorry.", "Hello?"):
        session.send(reply)
    last = session.state.plays[-1]
    assert (last.visit, last.try_number) == (1, 3)
    together = tries_together(session.state, last)
    assert together is not None
    assert together.met_in == {"apology": 2}
