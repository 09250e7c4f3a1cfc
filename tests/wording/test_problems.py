"""Every fault of a pack has a sentence in both languages that uses the data it is given."""

from __future__ import annotations

import re
from enum import StrEnum

import pytest

from tests.wording.sentences import demand_sentence
from trainer.core.errors import Problem, Severity
from trainer.packs.archive_faults import ArchiveCode
from trainer.packs.exporters.sheets import ExportLoss
from trainer.packs.importers.feedback_form import FormFault
from trainer.packs.importers.gift_faults import GiftFault, GiftLoss
from trainer.packs.importers.table_faults import TableCode
from trainer.packs.personal_kinds import PersonalKind
from trainer.packs.problems import ProblemCode
from trainer.packs.quiz_faults import QuizFault
from trainer.packs.seminar_faults import NoteFault, SeminarFault
from trainer.packs.yaml_nodes import ValueKind
from trainer.services.play_checks import PathCode
from trainer.services.quiz_checks import QuizCheck
from trainer.services.rubric_checks import CheckCode
from trainer.wording.problems import problem_line, problem_place, problem_sentence, rule_sentence, sentences

KINDS: tuple[type[StrEnum], ...] = (
    ProblemCode,
    CheckCode,
    PathCode,
    ArchiveCode,
    PersonalKind,
    QuizFault,
    SeminarFault,
    NoteFault,
    QuizCheck,
    GiftFault,
    GiftLoss,
    TableCode,
    ExportLoss,
    FormFault,
)
CODES = [code.value for kind in KINDS for code in kind]
VALUES: dict[str, object] = {
    "expected": "list", "found": "text", "allowed": ("points", "bonus"), "keys": ("at_least", "below"),
    "names": ("$a", "$b"), "limit": 5000, "line": 7, "first_line": 7, "line_before": 7, "hidden": 12,
    "size_bytes": 2_000_000, "limit_bytes": 1_048_576, "minimum": 2, "maximum": 5, "mode": "exam",
}  # fmt: skip


def problem(code: str, **more: object) -> Problem:
    """A problem with every key that its sentences may ask for."""
    keys = {key for text in sentences().values() for key in re.findall(r"\{(\w+)\}", text)}
    data = {key: VALUES.get(key, f"my-{key}") for key in keys}
    return Problem("drills/late.yaml", 12, 5, code, data | more)


def test_every_code_has_a_sentence_and_no_sentence_is_left_over() -> None:
    plain = {code.split(" ")[0] for code in sentences()}
    assert plain == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_fault_is_explained(code: str, language: str) -> None:
    text = problem_sentence(problem(code))
    demand_sentence(text, language, what=code)
    assert text[-1] in ".。"
    assert "–" not in text, text


def test_what_is_not_known_is_left_out(language: str) -> None:
    for code, key in (("not-utf8", "encoding"), ("empty-value", "key"), ("empty-text", "key"),
                      ("empty-list", "key"), ("no-pack-file", "found"),
                      ("archive-not-one", "kind"), ("archive-no-pack", "name"),
                      ("wrong-type", "key"), ("perfect-ending", "ending")):  # fmt: skip
        text = problem_sentence(problem(code, **{key: None}))
        demand_sentence(text, language, what=code)
        assert f"my-{key}" not in text
        assert "–" not in text


def test_a_file_that_was_found_keeps_its_name(language: str) -> None:
    assert "pack.yml" in problem_sentence(problem("no-pack-file", found="pack.yml"))


def test_a_rule_is_told_without_its_case(language: str) -> None:
    for code in CODES:
        demand_sentence(rule_sentence(code), language, what=code)


@pytest.mark.parametrize("kind", list(ValueKind))
def test_kinds_of_values_are_named_in_words(kind: ValueKind, language: str) -> None:
    text = problem_sentence(problem("wrong-type", expected=kind, found=kind, key="text"))
    assert "my-" not in text
    assert "phrase-set" not in text
    assert "whole-number" not in text
    assert "text" in text  # the key as it is written in the file


def test_no_pack_gives_commands_to_a_terminal(language: str) -> None:
    for value in ("\x1b[31mid", ("\x9b2J", "\u202eid")):
        told = problem_sentence(Problem("a", 1, 1, "bad-id", {"value": value}))
        assert "\N{REPLACEMENT CHARACTER}" in told
        assert not set("\x1b\x9b\u202e") & set(told)


def test_a_likely_right_spelling_is_offered(language: str) -> None:
    wrong = problem("unknown-key", key="crtieria")
    text = problem_sentence(Problem(wrong.file, 1, 1, wrong.code, wrong.data, "criteria"))
    demand_sentence(text, language)
    assert "criteria" in text


def test_a_line_reads_as_editors_understand_it() -> None:
    line = problem_line(problem("empty-file"))
    assert line.startswith("drills/late.yaml:12:5: error: ")
    warning = Problem("a.yaml", 0, 0, "empty-file", severity=Severity.WARNING)
    assert problem_line(warning).startswith("a.yaml: warning: ")
    assert problem_place(Problem("", 0, 0, "no-folder")) == "the pack"
