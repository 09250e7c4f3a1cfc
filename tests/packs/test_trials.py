"""One more phrase finds its place in any need, and the pack is otherwise the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.packs.builders import FILES, changed, write_pack
from trainer.core.errors import PackError, UserFacingError
from trainer.core.rubric import (
    AllOf,
    AnyOf,
    Ask,
    AtLeast,
    Closing,
    InOrder,
    InSentence,
    Near,
    Need,
    NoneOf,
    Opening,
    Phrase,
    SaysNot,
)
from trainer.core.scenario import Pack
from trainer.packs.loader import load_pack
from trainer.packs.trials import load_trial

OOPS = Phrase("oops")
APOLOGY = AnyOf((Phrase("sorry"), Phrase("apolog*")))
EXTENDED = AnyOf((*APOLOGY.needs, OOPS))


def folder_with(tmp_path: Path, need: str) -> Path:
    return write_pack(
        tmp_path, {"drills/parcel.yaml": changed("drills/parcel.yaml", "needs: $apology", f"needs: {need}")}
    )


def need_of(pack: Pack) -> Need:
    return pack.scenarios[0].turns[0].criteria[0].need


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("well", AnyOf((Phrase("well"), OOPS))),
        ("[well, dear]", AnyOf((Phrase("well"), Phrase("dear"), OOPS))),
        ("{ask: well}", Ask(AnyOf((Phrase("well"), OOPS)))),
        ("{opening: [well]}", Opening(AnyOf((Phrase("well"), OOPS)))),
        ("{closing: {says_not: well}}", Closing(SaysNot(AnyOf((Phrase("well"), OOPS))))),
        ("$apology", EXTENDED),
    ],
)
def test_a_phrase_stands_beside_those_of_which_any_will_do(
    tmp_path: Path, written: str, wanted: Need
) -> None:
    folder = folder_with(tmp_path, written)
    tried = load_trial(folder, "parcel/opening/apology", "oops")
    assert need_of(tried) == wanted
    loaded = load_pack(folder).pack
    assert tried.content_hash == loaded.content_hash
    assert tried.scenarios[0].turns[1:] == loaded.scenarios[0].turns[1:]
    assert tried.scenarios[0].turns[0].criteria[1:] == loaded.scenarios[0].turns[0].criteria[1:]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("$apology", EXTENDED),
        ("{ask: $apology}", Ask(EXTENDED)),
        ("{sentence: $apology}", InSentence(EXTENDED)),
        ("{opening: $apology}", Opening(EXTENDED)),
        ("{closing: $apology}", Closing(EXTENDED)),
        ("{says_not: $apology}", SaysNot(EXTENDED)),
        ("[$apology, well]", AnyOf((EXTENDED, Phrase("well")))),
        ("{all: [$apology, well]}", AllOf((EXTENDED, Phrase("well")))),
        ("{none: [$apology]}", NoneOf((EXTENDED,))),
        ("{at_least: 1, of: [$apology, well]}", AtLeast(1, (EXTENDED, Phrase("well")))),
        ("{near: [$apology, well], within: 5}", Near((EXTENDED, Phrase("well")), 5)),
        ("{in_order: [$apology, well]}", InOrder((EXTENDED, Phrase("well")))),
        ("[sorry, 'apolog*']", APOLOGY),
    ],
)
def test_a_set_grows_wherever_it_is_named_and_nowhere_else(
    tmp_path: Path, written: str, wanted: Need
) -> None:
    assert need_of(load_trial(folder_with(tmp_path, written), "$apology", "oops")) == wanted


def test_a_set_inside_a_set_grows_too(tmp_path: Path) -> None:
    manifest = str(FILES["pack.yaml"]) + "  regret: {all: [$apology, parcel]}\n"
    drill = changed("drills/parcel.yaml", "needs: $apology", "needs: $regret")
    folder = write_pack(tmp_path, {"pack.yaml": manifest, "drills/parcel.yaml": drill})
    assert need_of(load_trial(folder, "$apology", "oops")) == AllOf((EXTENDED, Phrase("parcel")))
    with pytest.raises(UserFacingError) as caught:
        load_trial(folder, "$regret", "oops")
    assert caught.value.code == "trial-no-list"


def test_another_set_may_be_tried_as_well(tmp_path: Path) -> None:
    tried = load_trial(folder_with(tmp_path, "well"), "parcel/opening/apology", "$apology")
    assert need_of(tried) == AnyOf((Phrase("well"), APOLOGY))


@pytest.mark.parametrize("written", ["{all: [well, dear]}", "{length: {min: 3}}"])
def test_where_no_list_is_a_phrase_has_no_place(tmp_path: Path, written: str) -> None:
    with pytest.raises(UserFacingError) as caught:
        load_trial(folder_with(tmp_path, written), "parcel/opening/apology", "oops")
    assert (caught.value.code, caught.value.data["target"]) == ("trial-no-list", "parcel/opening/apology")


@pytest.mark.parametrize(
    ("target", "known"),
    [
        ("$apologie", ["$apology"]),
        ("opening/apology", "parcel/opening/apology"),
        ("", "parcel/opening/apology"),
    ],
)
def test_a_target_that_is_not_there_is_told_with_those_that_are(
    tmp_path: Path, target: str, known: str | list[str]
) -> None:
    with pytest.raises(UserFacingError) as caught:
        load_trial(write_pack(tmp_path), target, "oops")
    assert caught.value.code == "trial-unknown"
    told = caught.value.data["known"]
    assert isinstance(told, list)
    assert told == known or known in told


@pytest.mark.parametrize(
    ("phrase", "code"), [("(a |", "phrase-unbalanced"), ("!?", "phrase-no-words"), ("$none", "unknown-set")]
)
def test_a_phrase_that_is_not_well_formed_is_told_like_one_in_a_file(
    tmp_path: Path, phrase: str, code: str
) -> None:
    with pytest.raises(PackError) as caught:
        load_trial(write_pack(tmp_path), "$apology", phrase)
    assert [(one.file, one.code) for one in caught.value.problems] == [("$apology", code)]


def test_a_pack_with_faults_is_not_tried(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        load_trial(folder_with(tmp_path, "{al: [a]}"), "$apology", "oops")
    assert [one.code for one in caught.value.problems] == ["unknown-need"]


def test_totals_of_samples_are_read_and_held_to_their_range(tmp_path: Path) -> None:
    def with_total(folder: str, value: str) -> Path:
        samples = str(FILES["samples/parcel.yaml"]) + f"    total: {value}\n"
        return write_pack(tmp_path / folder, {"samples/parcel.yaml": samples})

    (sample,) = load_pack(with_total("a", "70")).pack.samples
    assert sample.total == 70
    (without,) = load_pack(write_pack(tmp_path / "b")).pack.samples
    assert without == replace(sample, total=None)
    with pytest.raises(PackError) as caught:
        load_pack(with_total("c", "101"))
    assert [one.code for one in caught.value.problems] == ["out-of-range"]
