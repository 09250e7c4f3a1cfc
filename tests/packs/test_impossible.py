"""Conditions that never hold are told when a pack is loaded, and every rule and line has its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import DRILL, load, take_mark
from trainer.core.asked import lines_of
from trainer.core.errors import Severity

FILE = "drills/parcel.yaml"
RULE = "- {if: {critical: true}, go: lost, mood: -30}"
LINE = 'says: "And now?"'


@pytest.mark.parametrize(
    ("old", "new", "code", "data"),
    [
        (
            RULE,
            "- ¦{if: {met: apology, missed: apology}, go: lost}",
            "condition-met-and-missed",
            {"criterion": "apology"},
        ),
        (
            RULE,
            "- ¦{if: {all: [{score: 50}, {score: {below: 50}}]}, go: lost}",
            "condition-ranges-apart",
            {"key": "score"},
        ),
        (
            RULE,
            "- ¦{if: {critical: true, not: {critical: true}}, go: lost}",
            "condition-said-and-denied",
            {},
        ),
        (
            "- {go: solved}",
            "- ¦{if: {critical: true}, go: lost}\n      - {go: solved}",
            "condition-without-critical",
            {"turn": "second"},
        ),
        (
            LINE,
            'says: ["And now?", ¦{text: "So?", if: {all: [{mood: 50}, {mood: {below: 9}}]}}]',
            "condition-ranges-apart",
            {"key": "mood"},
        ),
    ],
)
def test_a_condition_that_shuts_itself_out_is_told(
    tmp_path: Path, old: str, new: str, code: str, data: dict[str, str]
) -> None:
    assert DRILL.count(old) == 1
    text, line, column = take_mark(DRILL.replace(old, new))
    found = [one for one in load(tmp_path, {FILE: text}).warnings if one.code == code]
    assert [(one.file, one.line, one.column) for one in found] == [(FILE, line, column)]
    assert found[0].data == data
    assert found[0].severity is Severity.WARNING


def test_conditions_that_can_hold_are_left_alone(tmp_path: Path) -> None:
    text = DRILL.replace(LINE, 'says: ["And now?", {text: "So?", if: {mood: {below: 9}}}]')
    assert load(tmp_path, {FILE: text}).warnings == ()


def test_rules_endings_and_lines_with_a_condition_have_their_places(tmp_path: Path) -> None:
    text = DRILL.replace(LINE, 'says: [{text: "So?", if: {mood: {below: 9}}}, "And now?"]')
    text = text.replace('"Thank you."', '{text: "Thank you.", if: {flag: call}}').replace(
        "pass_mark: 70", "pass_mark: 70\nflags: [{id: call, said: call}]"
    )
    loaded = load(tmp_path, {FILE: text})
    rows = text.splitlines()

    def at(*place: str) -> str:
        found = loaded.places["parcel", *place]
        return rows[found.line - 1][found.column - 1 :]

    assert at("opening", "then", "1").startswith("{if: {critical: true}")
    assert at("opening", "then", "4") == "{go: second}"
    assert at("solved").startswith("solved")
    conditional = [line for line in lines_of(loaded.pack.scenarios[0]) if line.condition is not None]
    assert [line.text for line in conditional] == ["So?", "Thank you."]
    assert at("", "if", "0").startswith('{text: "So?"')
    assert at("", "if", "1").startswith('{text: "Thank you."')
