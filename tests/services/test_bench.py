"""The bench: what it counts, when it warns, and what one more phrase would change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import PACK, write_pack
from trainer.core.codes import State
from trainer.core.errors import PackError, UserFacingError
from trainer.services.bench_results import Bench
from trainer.services.pack_checks import check_folder
from trainer.services.rubric_checks import CheckCode
from trainer.services.trials import Effect, try_phrase

SAMPLES = """\
scenario: parcel
samples:
  - {turn: opening, reply: "I am sorry. What is the order number?", marks: {apology: met, ask-order: met}}
  - {turn: opening, reply: "I regret this. What is the order number?", marks: {apology: met, ask-order: met}}
  - {turn: opening, reply: "I am sorry for nothing.", marks: {apology: not-met, ask-order: not-met}}
  - {turn: opening, reply: "I am here for you.", marks: {promise: met}}
"""


def bench_of(folder: Path, samples: str = SAMPLES) -> Bench:
    bench = check_folder(write_pack(folder, {"samples/parcel.yaml": samples})).bench
    assert bench is not None
    return bench


def test_each_criterion_has_its_marks_and_what_was_missed_either_way(tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    apology, ask_order, promise = bench.criteria
    assert apology.key == ("parcel", "opening", "apology")
    assert (apology.label, apology.marks, apology.agreed) == ("Apologises", 3, 1)
    assert [one.sample.reply[:8] for one in apology.missed_positives] == ["I regret"]
    assert [one.sample.reply[:8] for one in apology.missed_negatives] == ["I am sor"]
    assert (ask_order.marks, ask_order.agreed, promise.marks, promise.agreed) == (3, 3, 1, 1)
    assert (bench.marks, bench.agreed) == (7, 5)
    assert [one.state for one in bench.disagreements] == [State.NOT_MET, State.MET]


def test_totals_are_counted_over_the_criteria_that_were_marked(tmp_path: Path) -> None:
    """100 and 100, 100 and 60, 0 and 40; where only a prohibition was marked there is nothing to add up."""
    bench = bench_of(tmp_path)
    assert [one.total for one in bench.samples] == [(200, 200), (200, 120), (0, 80), None]
    assert (bench.totals, bench.equal_totals) == (3, 1)
    people, program = (200, 200, 0), (200, 120, 80)
    seen = 3 * sum((one - other) ** 2 for one, other in zip(people, program, strict=True))
    chance = sum((one - other) ** 2 for one in people for other in program)
    assert bench.kappa == pytest.approx(1 - seen / chance)


def test_a_total_that_people_gave_stands_against_the_whole_score(tmp_path: Path) -> None:
    samples = SAMPLES.replace("marks: {promise: met}", "marks: {}, total: 20", 1)
    bench = bench_of(tmp_path, samples)
    assert bench.samples[-1].total == (40, 0)
    assert bench.totals == 4


def test_a_weak_bench_is_warned_of_and_a_good_one_is_not(tmp_path: Path) -> None:
    weak = check_folder(write_pack(tmp_path / "weak", {"samples/parcel.yaml": SAMPLES}))
    assert weak.bench is not None
    assert weak.bench.kappa is not None
    (warning,) = [one for one in weak.problems if one.code == CheckCode.BENCH_WEAK]
    assert warning.data == {"kappa": f"{weak.bench.kappa:.2f}", "lowest": "0.70", "totals": "3"}
    good = check_folder(
        write_pack(tmp_path / "good", {"pack.yaml": PACK.replace("[sorry,", "[sorry, regret,")})
    )
    assert [one for one in good.problems if one.code == CheckCode.BENCH_WEAK] == []
    none = check_folder(write_pack(tmp_path / "none", {"samples/parcel.yaml": None}))
    assert none.bench is not None
    assert (none.bench.kappa, none.bench.agreement) == (None, 1.0)


@pytest.mark.parametrize(
    ("phrase", "left"),
    [
        ("must have been", "must"),
        ("have an answer", "answer"),
        ("must ... been", None),
        ("order number", None),
    ],
)
def test_a_phrase_that_is_looked_for_by_less_than_half_of_itself_is_found(
    tmp_path: Path, phrase: str, left: str | None
) -> None:
    report = check_folder(write_pack(tmp_path, {"pack.yaml": PACK.replace("[sorry,", f"[sorry, {phrase},")}))
    found = {
        one.data["phrase"]: one.data["left"] for one in report.problems if one.code == CheckCode.PHRASE_THIN
    }
    assert found == ({phrase: left} if left else {})


def test_a_synonym_is_tried_on_every_sample_and_measured_by_the_marks(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, {"samples/parcel.yaml": SAMPLES})
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    trial = try_phrase(folder, "parcel/opening/apology", "regret")
    (change,) = trial.changes
    assert (change.criterion_id, change.before, change.after) == ("apology", State.NOT_MET, State.MET)
    assert (change.mark, change.effect) == (True, Effect.BETTER)
    assert trial.after.kappa is not None
    assert trial.before.kappa is not None
    assert trial.after.kappa > trial.before.kappa
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("target", ["parcel/opening/apology", "$apology"])
def test_what_gets_worse_and_what_nobody_marked_is_told_apart(tmp_path: Path, target: str) -> None:
    samples = SAMPLES.replace("I am sorry for nothing.", "I am busy.")
    trial = try_phrase(write_pack(tmp_path, {"samples/parcel.yaml": samples}), target, "(busy | here)")
    assert [(one.sample.reply, one.effect) for one in trial.changes] == [
        ("I am busy.", Effect.WORSE),
        ("I am here for you.", Effect.OPEN),
    ]


def test_a_trial_inside_a_question_asks_too(tmp_path: Path) -> None:
    samples = SAMPLES.replace("I am sorry for nothing.", "Which parcel is it?")
    folder = write_pack(tmp_path, {"samples/parcel.yaml": samples})
    changes = try_phrase(folder, "parcel/opening/ask-order", "parcel").changes
    assert [one.sample.reply for one in changes] == ["Which parcel is it?"]


def test_an_avoided_phrase_is_tried_as_one_more_to_avoid(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, {"samples/parcel.yaml": SAMPLES})
    (change,) = try_phrase(folder, "parcel/opening/promise", "here for you").changes
    assert (change.before, change.after, change.effect) == (State.MET, State.NOT_MET, Effect.WORSE)


def test_faults_of_the_phrase_the_target_and_the_pack_are_told_apart(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "p", {"samples/parcel.yaml": SAMPLES})
    with pytest.raises(PackError) as broken:
        try_phrase(folder, "$apology", "(oops")
    assert [(one.file, one.code) for one in broken.value.problems] == [("$apology", "phrase-unbalanced")]
    with pytest.raises(UserFacingError) as unknown:
        try_phrase(folder, "parcel/opening/apologie", "oops")
    assert (unknown.value.code, unknown.value.data["known"]) == (
        "trial-unknown",
        [
            "parcel/opening/apology",
            "parcel/opening/ask-order",
            "parcel/opening/promise",
            "parcel/second/when",
        ],
    )
    with pytest.raises(PackError):
        try_phrase(tmp_path / "none", "$apology", "oops")
