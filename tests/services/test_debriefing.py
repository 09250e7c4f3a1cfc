"""A trainee's insight and contested verdicts are kept as written, within limits that are said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.data.samples import START, start_drill
from trainer.app import open_office, open_settings
from trainer.core.errors import UserFacingError
from trainer.core.records import Contest, Insight
from trainer.data.database import Database
from trainer.data.debriefs import DebriefStore
from trainer.services.debriefing import LONGEST_TEXT, DebriefService
from trainer.services.office import Office
from trainer.services.paths import AppPaths
from trainer.wording.catalogue import set_language
from trainer.wording.errors import explain

LATER = START + timedelta(days=1)
TOO_LONG = "長" * (LONGEST_TEXT + 1)


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database.open(tmp_path / "dojo.db") as opened:
        yield opened


@pytest.fixture
def debriefs(database: Database) -> DebriefService:
    return DebriefService(DebriefStore(database), clock=lambda: LATER)


@pytest.fixture
def played(database: Database) -> tuple[str, str]:
    """A drill with one scored reply: both ids."""
    drill = start_drill(database)
    play = drill.send("So sorry!")
    drill.score(play)
    return drill.head.id, play.reply_id


def test_an_insight_is_kept_word_for_word_up_to_the_limit(
    debriefs: DebriefService, played: tuple[str, str]
) -> None:
    attempt_id, _ = played
    assert debriefs.insight(attempt_id) == Insight("", "")
    for insight in (Insight(" 先に謝る\n", "x" * LONGEST_TEXT), Insight("", "half a wo")):
        debriefs.save_insight(attempt_id, insight)
        assert debriefs.insight(attempt_id) == insight


@pytest.mark.parametrize(
    ("field", "insight"),
    [("learned", Insight(TOO_LONG, "fine")), ("suggestion", Insight("fine", TOO_LONG))],
)
def test_an_insight_that_is_too_long_is_named_and_leaves_the_one_before(
    debriefs: DebriefService, played: tuple[str, str], field: str, insight: Insight
) -> None:
    attempt_id, _ = played
    debriefs.save_insight(attempt_id, Insight("before", "before"))
    with pytest.raises(UserFacingError) as caught:
        debriefs.save_insight(attempt_id, insight)
    assert caught.value.code == "text-too-long"
    assert caught.value.data == {"field": field, "length": LONGEST_TEXT + 1, "limit": LONGEST_TEXT}
    assert debriefs.insight(attempt_id) == Insight("before", "before")


def test_the_sentence_on_a_text_that_is_too_long_says_by_how_much() -> None:
    explanation = explain(UserFacingError("text-too-long", field="learned", length=4321, limit=LONGEST_TEXT))
    assert "4,321" in explanation.happened
    assert "4,000" in explanation.happened


def test_a_verdict_can_be_contested_without_or_with_a_comment(
    debriefs: DebriefService, played: tuple[str, str]
) -> None:
    attempt_id, reply_id = played
    assert debriefs.contested(attempt_id) == frozenset()
    debriefs.contest(reply_id=reply_id, criterion_id="blame", comment=" I blamed nobody \n")
    debriefs.contest(reply_id=reply_id, criterion_id="apology")
    assert debriefs.contested(attempt_id) == {(reply_id, "apology"), (reply_id, "blame")}
    assert debriefs.contests(attempt_id) == (
        Contest(reply_id, "apology", "", LATER),
        Contest(reply_id, "blame", "I blamed nobody", LATER),
    )


def test_a_contested_verdict_can_be_left_as_it_is_after_all(
    debriefs: DebriefService, played: tuple[str, str]
) -> None:
    attempt_id, reply_id = played
    debriefs.contest(reply_id=reply_id, criterion_id="apology")
    debriefs.contest(reply_id=reply_id, criterion_id="blame")
    debriefs.take_back(reply_id=reply_id, criterion_id="apology")
    assert debriefs.contested(attempt_id) == {(reply_id, "blame")}


def test_a_comment_that_is_too_long_contests_nothing(
    debriefs: DebriefService, played: tuple[str, str]
) -> None:
    attempt_id, reply_id = played
    with pytest.raises(UserFacingError) as caught:
        debriefs.contest(reply_id=reply_id, criterion_id="apology", comment=TOO_LONG)
    assert (caught.value.code, caught.value.data["field"]) == ("text-too-long", "comment")
    assert debriefs.contested(attempt_id) == frozenset()


@pytest.mark.parametrize(
    "act",
    [
        lambda debriefs: debriefs.insight("gone"),
        lambda debriefs: debriefs.save_insight("gone", Insight("x")),
        lambda debriefs: debriefs.contested("gone"),
        lambda debriefs: debriefs.contests("gone"),
        lambda debriefs: debriefs.contest(reply_id="gone", criterion_id="apology"),
    ],
)
def test_a_drill_that_is_gone_has_a_sentence_of_its_own(
    debriefs: DebriefService, act: Callable[[DebriefService], object]
) -> None:
    with pytest.raises(UserFacingError) as caught:
        act(debriefs)
    assert caught.value.code == "attempt-gone"
    assert "not in the database" in explain(caught.value).happened


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The whole program below the window, over the packs that come with it."""
    paths = AppPaths.under(tmp_path / "data")
    opened, close = open_office(paths, open_settings(paths, language="en"))
    yield opened
    close()


def test_the_verdicts_of_a_real_drill_can_be_contested_and_its_insight_is_kept(office: Office) -> None:
    trainee = office.trainees.add("Aoi")
    entry = next(one for one in office.library.shelf().entries if one.scenario.language == "en")
    session = office.drills.start(trainee.id, entry)
    session.send("I am so sorry.")
    (play,) = session.state.plays
    assert play.card is not None
    for verdict in play.card.verdicts:
        office.debriefs.contest(reply_id=play.reply_id, criterion_id=verdict.criterion_id)
    office.debriefs.save_insight(session.head.id, Insight("Ask first.", ""))
    assert len(office.debriefs.contested(session.head.id)) == len(play.card.verdicts) > 0
    assert office.debriefs.insight(session.head.id) == Insight("Ask first.", "")
