"""Every error that can reach a user has a sentence in both languages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import trainer
from tests.wording.sentences import demand_sentence
from trainer.core.answer_faults import AnswerFault, Refusal
from trainer.core.errors import DatabaseFault, FileFault, PackError, UserFacingError
from trainer.data.settings_file import SettingsFault
from trainer.wording.errors import explain, explain_bug, explained_codes

DATA: dict[str, object] = {
    "choices": ["tsugite-support-en/late-parcel", "mine/late-parcel"],
    "length": 100_000, "limit": 10_000, "scenario": "late", "known": ["late-parcel", "first-sale"],
    "title": "Where is my parcel?", "version": "1.0.0", "pack": "basics", "folder": "packs/basics",
    "why": "Permission denied", "count": 3, "path": "scores.csv", "turn": "opening", "kept_aside": "x.broken",
    "revision": "9", "newest_known": "1", "finding": "page 3", "attempt_id": "a", "stored": 1, "seq": 2,
    "trainee_id": "t", "name": "Aiko", "which": "1", "target": "$apology", "waiting": 2,
    "source": "basics.dojopack", "reason": "Input/output error", "id": "basics", "present": "1.2.0",
    "doubts": ("other-pack", "other-signer"), "names": ["drills/late-parcel"], "choice": "both",
    "file": "drills.xlsx", "size_bytes": 40_000_000, "limit_bytes": 30_000_000, "titles": ("Returns",),
    "signer": "Ben", "quiz": "late-parcels", "credit": 120,
    "refusal": Refusal(AnswerFault.NOT_A_NUMBER),
}  # fmt: skip


def codes_in_the_code() -> set[str]:
    """First arguments of every ``UserFacingError("…")`` of the program."""
    found = set()
    for path in Path(trainer.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func).endswith("UserFacingError")
                and node.args
            ):
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def all_codes() -> set[str]:
    faults = {one.value for kind in (DatabaseFault, FileFault, SettingsFault) for one in kind}
    return faults | codes_in_the_code()


@pytest.mark.no_cover  # goes through all of the code, and calls none of it
def test_every_code_that_is_raised_has_sentences_of_its_own() -> None:
    codes = all_codes()
    assert len(codes) > 20
    assert codes <= explained_codes(), codes - explained_codes()


@pytest.mark.parametrize("code", sorted(explained_codes()))
def test_an_error_is_explained(code: str, language: str) -> None:
    explanation = explain(UserFacingError(code, **DATA))
    demand_sentence(explanation.text, language, what=code)
    assert explanation.happened
    for part in (explanation.happened, explanation.still_works, explanation.to_do):
        is_list = part.endswith(("late-parcel", "first-sale", "python3 dev.py run"))
        assert not part or is_list or part[-1] in ".。", part
    assert code not in explanation.text


def test_a_code_without_a_sentence_is_told_all_the_same(language: str) -> None:
    text = explain(UserFacingError("never-heard-of")).text
    demand_sentence(text, language)
    assert "never-heard-of" in text


def test_our_own_fault_is_called_so(language: str) -> None:
    demand_sentence(explain_bug(ZeroDivisionError("division by zero")).text, language)


def test_a_settings_file_that_could_not_be_kept_aside_promises_no_copy(language: str) -> None:
    text = explain(UserFacingError("settings-broken", kept_aside="")).text
    demand_sentence(text, language)
    assert "broken" not in text


@pytest.mark.parametrize(("count", "expected"), [(1, "1 problem and"), (2, "2 problems and")])
def test_problems_are_counted_in_their_number(count: int, expected: str) -> None:
    error = PackError(Path("basics"), ())
    error.data["count"] = count
    assert expected in explain(error).text


@pytest.mark.parametrize(
    ("name", "program"), [("a.CSV", "Excel"), ("bank.gift", "UTF-8"), ("bank.txt", "UTF-8")]
)
def test_letters_in_doubt_are_mended_where_the_file_was_written(name: str, program: str) -> None:
    said = explain(UserFacingError("import-encoding", file=name)).to_do
    assert program in said
    assert ("Excel" in said) is (program == "Excel")
