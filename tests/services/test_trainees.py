"""Who practises."""

from __future__ import annotations

import pytest

from tests.services.stage import Stage
from trainer.core.errors import UserFacingError
from trainer.services.trainees import LONGEST_NAME, checked_name


def test_the_last_one_added_or_chosen_practises(stage: Stage) -> None:
    assert stage.trainees.present() is None
    aiko = stage.trainees.add(" 青木　 愛子 ")
    assert aiko.name == "青木 愛子"
    ben = stage.trainees.add("Ben")
    assert stage.trainees.present() == ben
    stage.trainees.choose(aiko.id)
    assert stage.trainees.present() == aiko
    stage.trainees.rename(aiko.id, "愛子")
    assert [one.name for one in stage.trainees.all()] == ["Ben", "愛子"]
    assert stage.trainees.present_or_new("You").id == aiko.id


def test_somebody_who_is_not_in_this_database_does_not_practise_here(stage: Stage) -> None:
    stage.trainees.choose("from-another-database")
    assert stage.trainees.present() is None
    assert stage.trainees.present_or_new("You").name == "You"


@pytest.mark.parametrize(("name", "code"), [("", "name-empty"), (" 　\n", "name-empty"), ("x" * 81, "long")])
def test_a_name_that_cannot_be_one_is_refused(name: str, code: str) -> None:
    with pytest.raises(UserFacingError, match=code):
        checked_name(name)
    assert len(checked_name("x" * LONGEST_NAME)) == LONGEST_NAME


def test_a_drill_for_somebody_who_is_gone_is_refused(stage: Stage) -> None:
    entry = stage.library.find("late-parcel")
    with pytest.raises(UserFacingError, match="trainee-gone"):
        stage.drills.start("nobody", entry)
