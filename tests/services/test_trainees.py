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


def test_a_new_name_keeps_the_drills_and_can_be_taken_back(stage: Stage) -> None:
    aiko = stage.trainees.add("Aiko")
    stage.drills.start(aiko.id, stage.library.find("late-parcel"))
    renamed = stage.trainees.rename(aiko.id, "  Aiko\u3000Aoki ")
    assert (renamed.id, renamed.name) == (aiko.id, "Aiko Aoki")
    assert stage.trainees.present() == renamed
    assert [one.head.scenario_id for one in stage.drills.unfinished(aiko.id)] == ["late-parcel"]
    assert stage.trainees.rename(aiko.id, "Aiko") == aiko


@pytest.mark.parametrize("name", ["Ben", " ben ", "ＢＥＮ"])
def test_a_name_that_cannot_be_told_from_that_of_somebody_else_is_refused(stage: Stage, name: str) -> None:
    stage.trainees.add("Ben")
    aiko = stage.trainees.add("Aiko")
    with pytest.raises(UserFacingError, match="name-taken"):
        stage.trainees.rename(aiko.id, name)
    with pytest.raises(UserFacingError, match="name-taken"):
        stage.trainees.add_another(name)
    assert [one.name for one in stage.trainees.all()] == ["Aiko", "Ben"]
    assert stage.trainees.present() == aiko


def test_ones_own_name_may_be_written_otherwise(stage: Stage) -> None:
    aiko = stage.trainees.add("aiko")
    assert stage.trainees.rename(aiko.id, "AIKO").name == "AIKO"
    assert stage.trainees.add_another("Ben").name == "Ben"


def test_who_has_lost_the_settings_may_take_a_name_that_is_there(stage: Stage) -> None:
    first = stage.trainees.add("Aiko")
    assert stage.trainees.add("Aiko").id != first.id


@pytest.mark.parametrize(("name", "code"), [("  ", "name-empty"), ("x" * 81, "name-too-long")])
def test_a_rename_that_is_refused_changes_nothing(stage: Stage, name: str, code: str) -> None:
    aiko = stage.trainees.add("Aiko")
    with pytest.raises(UserFacingError, match=code):
        stage.trainees.rename(aiko.id, name)
    assert stage.trainees.all() == (aiko,)


def test_nobody_is_renamed_who_is_not_here(stage: Stage) -> None:
    with pytest.raises(UserFacingError, match="trainee-gone"):
        stage.trainees.rename("nobody", "Aiko")


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
