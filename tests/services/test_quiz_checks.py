"""Quizzes do what their author meant, as far as a reader of their language can tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import PACK, changed, load, write_pack
from tests.packs.quizzes import PNG, QUIZ
from trainer.core.errors import Severity
from trainer.services.pack_checks import check_folder
from trainer.services.quiz_checks import check_quizzes

HEAD = "id: a\ntitle: A\nquestions:\n  - id: q\n    ask: Which?\n    explanation: So.\n"
ALONE: dict[str, str | bytes | None] = {"drills/parcel.yaml": None, "samples/parcel.yaml": None}
FEELING = "    feeling: [{right: Worry}, {wrong: Joy}]\n"
SORRY = "{id: sorry, label: Apologises, points: 10, needs: [sorry, apologise]}"
BLAME = "{id: blame, label: Blames nobody, critical: true, avoid: your fault}"
HINTED = "{{id: a, label: A, points: 1, needs: very sorry, hint: {}.}}"
MAYBE = "{id: maybe, label: Names the order, points: 10, needs: {phrase: order number, inflect: no}}"


def replies(better: str, other: str, *criteria: str) -> str:
    """The lines of a question about two replies."""
    return f"    replies: {{better: {better}, other: {other}}}\n    criteria: [{', '.join(criteria)}]\n"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (replies("I am so sorry.", "It is late.", SORRY), []),
        (replies("I am sorry.", "I apologise.", SORRY), ["better-alike", "better-equal"]),
        (replies("It is late.", "No.", SORRY), ["better-alike", "better-equal"]),
        (replies("It is late.", "I am sorry.", SORRY), ["better-not-better", "better-alike"]),
        (replies("I am sorry.", "I am sorry. It is your fault.", SORRY, BLAME), []),
        (replies("Sorry but it is your fault.", "No.", SORRY, BLAME), ["better-critical"]),
        (replies("I am so sorry.", "No.", SORRY, MAYBE), []),
        ("    answers: [sorry, {text: so sorry, credit: 50}]\n", ["answer-earns-other"]),
        ("    answers: [sorry, {text: hello, credit: 50}]\n", []),
        ("    criteria: [{id: a, label: A, points: 1, needs: (in the of)}]\n", []),
        ("    criteria: [{id: a, label: A, points: 1, needs: must have been}]\n", ["phrase-thin"]),
        (f"    message: Oh. Where is it?\n    shown_by: Where is it\n{FEELING}", ["feeling-all-shown"]),
        (f"    message: Oh. Where is it?\n    shown_by: Oh\n{FEELING}", []),
        (f"    message: Oh. Where is it?\n{FEELING}", []),
        (f"    message: It never came.\n    shown_by: ever\n{FEELING}", ["shown-inside-word"]),
        (f"    message: It never came. Will it ever?\n    shown_by: ever\n{FEELING}", []),
        (f"    message: まだ届いていません。\n    shown_by: 届い\n{FEELING}", []),
        (f"    criteria: [{HINTED.format('Say that you are very sorry')}]\n", ["quiz-hint-gives-away"]),
        (f"    criteria: [{HINTED.format('Her feeling')}]\n", []),
        ("    answer: true\n", []),
    ],
)
def test_each_doubt_is_told_at_its_question(tmp_path: Path, lines: str, told: list[str]) -> None:
    loaded = load(tmp_path, {**ALONE, "quizzes/a.yaml": HEAD + lines})
    found = check_quizzes(loaded)
    assert sorted(one.code for one in found) == sorted(told)
    assert all((one.file, one.severity) == ("quizzes/a.yaml", Severity.WARNING) for one in found)
    assert all(one.line >= 4 for one in found)


def test_what_is_told_names_points_and_labels(tmp_path: Path) -> None:
    text = HEAD + replies("Sorry but it is your fault.", "No.", SORRY, BLAME)
    (found,) = check_quizzes(load(tmp_path, {**ALONE, "quizzes/a.yaml": text}))
    assert found.data == {"question": "q", "names": ("Blames nobody",)}


def test_a_quiz_without_doubts_has_none(tmp_path: Path) -> None:
    assert check_quizzes(load(tmp_path, {"quizzes/parcels.yaml": QUIZ, "media/box.png": PNG})) == ()


def test_a_phrase_of_several_questions_is_told_once(tmp_path: Path) -> None:
    rubric = "criteria: [{id: a, label: A, points: 1, needs: must have been}]"
    second = f"  - {{id: r, ask: Why?, explanation: So., {rubric}}}\n"
    text = f"{HEAD}    {rubric}\n{second}"
    assert [one.code for one in check_quizzes(load(tmp_path, {**ALONE, "quizzes/a.yaml": text}))] == [
        "phrase-thin"
    ]


def test_a_phrase_that_a_scenario_has_too_is_told_there_alone(tmp_path: Path) -> None:
    thin = changed("drills/parcel.yaml", "needs: tomorrow", "needs: must have been")
    rubric = "    criteria: [{id: a, label: A, points: 1, needs: must have been}]\n"
    assert check_quizzes(load(tmp_path, {"drills/parcel.yaml": thin, "quizzes/a.yaml": HEAD + rubric})) == ()


EQUAL = replies("It is late.", "No.", SORRY)
MISSPELT = "  - id: r\n    ask: Why?\n    explaination: So.\n    answer: maybe\n"


def told_by_a_check(tmp_path: Path, files: dict[str, str | bytes | None]) -> list[str]:
    """Codes that a check of a pack's folder finds, sorted."""
    return sorted(one.code for one in check_folder(write_pack(tmp_path / "pack", files)).problems)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"quizzes/a.yaml": HEAD + EQUAL + MISSPELT}, {"better-equal", "unknown-key", "wrong-type"}),
        ({"quizzes/a.yaml": HEAD + EQUAL + "    pikture: a\n"}, {"better-equal", "unknown-key"}),
        ({"quizzes/a.yaml": HEAD + EQUAL, "quizzes/b.yaml": "id: ["}, {"better-equal"}),
        ({"quizzes/a.yaml": HEAD + EQUAL, "pack.yaml": PACK.replace("version: 1.2.0", "")}, {"better-equal"}),
    ],
)
def test_doubts_come_in_the_same_run_as_errors(
    tmp_path: Path, files: dict[str, str | bytes | None], told: set[str]
) -> None:
    report = check_folder(write_pack(tmp_path / "pack", {**ALONE, **files}))
    assert report.pack is None
    assert report.errors
    assert told <= {one.code for one in report.problems}


@pytest.mark.parametrize(
    "files",
    [
        {"quizzes/a.yaml": HEAD + EQUAL.replace("better: It", "bettr: It")},
        {"quizzes/a.yaml": HEAD + EQUAL, "pack.yaml": PACK.replace("[sorry,", "[(sorry,")},
        {"quizzes/a.yaml": HEAD + EQUAL, "pack.yaml": "id: ["},
    ],
)
def test_of_what_cannot_be_read_there_are_no_doubts(
    tmp_path: Path, files: dict[str, str | bytes | None]
) -> None:
    codes = told_by_a_check(tmp_path, {**ALONE, **files})
    assert codes
    assert "better-equal" not in codes


def test_doubts_of_drills_come_in_the_same_run_too(tmp_path: Path) -> None:
    thin = changed("drills/parcel.yaml", "needs: tomorrow", "needs: must have been")
    codes = told_by_a_check(tmp_path, {"drills/parcel.yaml": thin, "quizzes/a.yaml": HEAD + MISSPELT})
    assert {"phrase-thin", "unknown-key"} <= set(codes)
