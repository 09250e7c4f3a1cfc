"""GIFT is read as Moodle reads it, case by case, where the cases lie beside this folder."""

from __future__ import annotations

import pytest

from tests.packs import gift_oracles as oracles

pytestmark = pytest.mark.no_cover

_ABSENT = f"no GIFT files here: {oracles.FOLDER} (REPLY_DOJO_EVALUATION names the folder above it)"
_OTHER_WAY = {("TFTwoFeedback", 1), ("TFTwoFeedback", 2)}
"""There the other parser gives the first feedback to “true”; Moodle gives it to the wrong answer."""


@pytest.mark.parametrize("case", oracles.moodle_cases(), ids=lambda case: case["id"])
def test_a_case_of_moodles_own_tests_is_read_as_moodle_does(case: oracles.Seen) -> None:
    assert oracles.ours(case["gift"]) == [oracles.moodles(case["oracle"])]


@pytest.mark.parametrize(
    ("name", "text", "expected"), oracles.other_cases(), ids=[case[0] for case in oracles.other_cases()]
)
def test_a_file_is_read_as_another_parser_does(name: str, text: str, expected: list[oracles.Seen]) -> None:
    questions = [one for one in expected if one["type"] != "Category"]
    seen = oracles.ours(text)
    assert len(seen) == len(questions)
    for number, (ours, theirs) in enumerate(zip(seen, questions, strict=True)):
        assert (ours == oracles.others(theirs)) is ((name, number) not in _OTHER_WAY), number


def test_the_cases_are_there() -> None:
    if not oracles.FOLDER.is_dir():
        pytest.skip(_ABSENT)
    assert len(oracles.moodle_cases()) > 10
    assert len(oracles.other_cases()) > 40
