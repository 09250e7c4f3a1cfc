"""The list of problems: cut, guessed and shortened within limits."""

from __future__ import annotations

from trainer.core.errors import Severity
from trainer.packs.problems import MAX_PROBLEMS, MAX_SUGGESTIONS, Place, ProblemCode, Problems


def test_a_list_without_end_is_cut_and_says_so() -> None:
    problems = Problems()
    for line in range(1, MAX_PROBLEMS + 11):
        problems.warn(ProblemCode.FILE_NOT_READ, Place("a", line))
        problems.add(ProblemCode.UNKNOWN_KEY, Place("b", line), key="x")
    found = problems.in_order()
    assert len(found) == MAX_PROBLEMS + 1
    assert (found[0].code, found[0].data) == ("too-many-problems", {"hidden": MAX_PROBLEMS + 20})
    assert {one.severity for one in found} == {Severity.ERROR}


def test_the_same_fault_at_the_same_place_is_kept_once() -> None:
    problems = Problems()
    for _ in range(2):
        problems.add(ProblemCode.UNKNOWN_KEY, Place("a", 1, 1), key="x")
    assert len(problems.in_order()) == problems.error_count == 1


def test_guessing_ends_before_it_costs_too_much() -> None:
    problems = Problems()
    guesses = [problems.guess("titel", ["title"]) for _ in range(MAX_SUGGESTIONS + 1)]
    assert guesses == ["title"] * MAX_SUGGESTIONS + [None]


def test_long_values_are_shortened_for_messages() -> None:
    problems = Problems()
    problems.add(ProblemCode.UNKNOWN_KEY, Place("a"), key="x" * 1000)
    assert problems.in_order()[0].data == {"key": "x" * 79 + "…"}
