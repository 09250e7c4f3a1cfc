"""Where a scenario leads otherwise than meant: each fault at its place, and nothing where all is well."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import DRILL, load, take_mark
from trainer.core.errors import Problem, Severity
from trainer.services.play_checks import PathCode, check_plays
from trainer.services.rubric_checks import check_pack
from trainer.services.rubrics import Rubrics

FILE = "drills/parcel.yaml"
SOLVED = "      - {go: solved}\n"
ENDINGS = "  - {id: lost, outcome: lost}\n"
LOST = "      - {if: {critical: true}, go: lost, mood: -30}\n"
TO_SECOND = "      - {go: second}\n"
MOOD_90 = "      - {if: {mood: 90}, go: solved}\n      - {go: second}\n"
SECOND_TRY = "      - {if: {tries: 2}, go: solved}\n      - {if: {tries: {below: 2}}, again: true}\n"
MOOD_FALLS = """\
      - {{if: {{{}}}, go: lost}}
      - ¦{{if: {{missed: when}}, mood: -5, again: true}}
"""

Change = tuple[str, str]

# changes with one mark, code, data (those that matter)
CASES: list[tuple[list[Change], str, dict[str, object]]] = [
    (
        [(LOST, LOST + "      - ¦{if: {met: promise, critical: true}, go: lost}\n")],
        "rule-never-holds",
        {"turn": "opening"},
    ),
    (
        [(LOST, LOST + "      - ¦{if: {critical: true, missed: apology}, go: lost}\n")],
        "rule-shadowed",
        {"turn": "opening"},
    ),
    (
        [
            ("pass_mark: 70", "pass_mark: 70\nflags: [{id: vow}]"),
            (SOLVED, "      - ¦{if: {flag: vow}, go: lost}\n" + SOLVED),
            (TO_SECOND, TO_SECOND + "      - {go: lost, raise: vow}\n"),
        ],
        "rule-without-flag",
        {"flag": "vow"},
    ),
    (
        [(SOLVED, "      - ¦{if: {mood: {below: 20}}, go: lost}\n" + SOLVED)],
        "rule-without-mood",
        {"turn": "second", "low": 35, "high": 55},
    ),
    (
        [(SOLVED, "      - ¦{if: {mood: 56}, go: lost}\n" + SOLVED)],
        "rule-without-mood",
        {"turn": "second", "low": 35, "high": 55},
    ),
    (
        [(SOLVED, "      - ¦{if: {tries: 2}, go: lost}\n" + SOLVED)],
        "rule-without-tries",
        {"turn": "second", "most": 1},
    ),
    (
        [
            ("max_turns: 8", "max_turns: 2"),
            (SOLVED, "      - {if: {missed: when, tries: {below: 2}}, again: true}\n" + SOLVED),
            (TO_SECOND, "      - ¦{if: {tries: 3}, go: second}\n" + TO_SECOND),
        ],
        "rule-behind-limit",
        {"turn": "opening", "replies": 3, "limit": 2},
    ),
    (
        [
            ("- id: second", "- id: ¦second"),
            (", go: second, mood", ", go: solved, mood"),
            (TO_SECOND, "      - {if: {met: promise, critical: true}, go: second}\n      - {go: solved}\n"),
        ],
        "turn-never-entered",
        {"turn": "second"},
    ),
    (
        [(SOLVED, "      - ¦{if: {missed: when}, again: true}\n" + SOLVED)],
        "rule-endless",
        {"turn": "second", "limit": 8},
    ),
    (
        [(SOLVED, MOOD_FALLS.format("mood: 50") + SOLVED)],
        "rule-endless",
        {"turn": "second"},
    ),
    (
        [("max_turns: 8", "max_turns: 1"), ("- id: second", "- id: ¦second")],
        "turn-behind-limit",
        {"turn": "second", "replies": 1, "limit": 1},
    ),
    (
        [
            (ENDINGS, ENDINGS + "  - {id: ¦dream, outcome: resolved}\n"),
            (LOST, LOST + "      - {if: {met: promise, critical: true}, go: dream}\n"),
        ],
        "ending-never-reached",
        {"ending": "dream"},
    ),
    (
        [("max_turns: 8", "max_turns: 1"), ("id: solved", "id: ¦solved")],
        "ending-behind-limit",
        {"ending": "solved", "replies": 2, "limit": 1},
    ),
    (
        [('says: "And now?"', 'says: ["And now?", ¦{text: "So?", if: {mood: {below: 9}}}]')],
        "line-never-said",
        {},
    ),
    (
        [("- id: second", "- id: ¦second"), (SOLVED, MOOD_90)],
        "loop-without-exit",
        {"turn": "second", "turns": ("second",)},
    ),
    (
        [
            ("- id: second", "- id: ¦second"),
            (SOLVED, "      - {if: {mood: 50}, go: solved}\n      - {go: second}\n"),
        ],
        "way-without-exit",
        {"turn": "second", "mood": 35},
    ),
    (
        [
            ("- id: second", "- id: ¦second"),
            (SOLVED, SECOND_TRY + "      - {go: second}\n"),
        ],
        "exam-without-exit",
        {"turn": "second", "turns": ("second",)},
    ),
    (
        [
            (ENDINGS, ENDINGS + "  - {id: ¦bought, outcome: resolved}\n"),
            (LOST, "      - {if: {critical: true}, go: bought}\n      - {if: {score: 101}, go: lost}\n"),
            ("score: 101", "missed: [apology, ask-order]"),
        ],
        "ending-for-faults",
        {"ending": "bought"},
    ),
    (
        [
            ("id: parcel", "id: ¦parcel"),
            (SOLVED, SECOND_TRY + "      - {go: lost}\n"),
        ],
        "exam-without-good-ending",
        {},
    ),
    (
        [
            ("id: parcel", "id: ¦parcel"),
            ('says: "And now?"', 'says: "I have found it and it will come tomorrow."'),
        ],
        "perfect-score",
        {"score": 83, "mode": "practice"},
    ),
    (
        [("{id: solved", "{id: ¦solved"), ("outcome: resolved", "outcome: lost"),
         (ENDINGS, ENDINGS + "  - {id: bought, outcome: resolved}\n"),
         (LOST, LOST + "      - {if: {missed: apology}, go: bought}\n")],
        "perfect-ending",
        {"ending": "solved", "mode": "practice"},
    ),
    (
        [("id: parcel", "id: ¦parcel"),
         (SOLVED, "      - {if: {missed: when}, go: solved}\n      - {go: second}\n")],
        "perfect-ending",
        {"ending": None, "mode": "practice"},
    ),
]  # fmt: skip


def found_in(folder: Path, text: str) -> list[Problem]:
    loaded = load(folder, {FILE: text})
    told = (*loaded.warnings, *check_pack(loaded))
    return list(check_plays(loaded, Rubrics(), told))


def changed(*changes: Change) -> str:
    text = DRILL
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize(("changes", "code", "data"), CASES)
def test_a_fault_is_told_at_its_place(
    tmp_path: Path, changes: list[Change], code: str, data: dict[str, object]
) -> None:
    text, line, column = take_mark(changed(*changes))
    found = found_in(tmp_path, text)
    of_code = [one for one in found if one.code == code]
    assert [(one.file, one.line, one.column) for one in of_code] == [(FILE, line, column)], found
    assert {key: of_code[0].data[key] for key in data} == data
    assert of_code[0].severity is Severity.WARNING


def test_a_pack_without_faults_is_left_alone(tmp_path: Path) -> None:
    assert found_in(tmp_path, DRILL) == []


@pytest.mark.parametrize(
    "rules",
    [
        "{if: {missed: when, tries: {below: 3}}, again: true}",
        "{if: {tries: 3}, go: lost}\n      - {if: {missed: when}, again: true}",
        "{if: {mood: {below: 20}}, go: lost}\n      - {if: {missed: when}, mood: -5, again: true}",
        "{if: {elapsed: 300}, go: lost}\n      - {if: {missed: when}, again: true}",
    ],
)
def test_further_tries_that_come_to_an_end_are_no_fault(tmp_path: Path, rules: str) -> None:
    found = found_in(tmp_path, changed((SOLVED, f"      - {rules}\n{SOLVED}")))
    assert [one for one in found if one.code == "rule-endless"] == []


def test_every_code_is_tried_here() -> None:
    assert {code for _, code, _ in CASES} == set(PathCode) - {PathCode.NOT_SEARCHED}


def test_what_was_told_at_loading_is_not_told_again(tmp_path: Path) -> None:
    rule = "      - {if: {met: apology, missed: apology}, go: lost}\n"
    assert found_in(tmp_path, changed((LOST, LOST + rule))) == []


def test_a_model_reply_that_misses_is_told_once_and_not_as_a_bad_play(tmp_path: Path) -> None:
    assert found_in(tmp_path, changed(("it will come tomorrow", "it will come"))) == []


def test_a_model_reply_that_is_missing_is_not_played(tmp_path: Path) -> None:
    assert (
        found_in(tmp_path, changed(('    model: "I have found it and it will come tomorrow."\n', ""))) == []
    )


def test_a_search_that_was_given_up_is_told_and_accuses_nobody(tmp_path: Path) -> None:
    never = "      - {if: {met: promise, critical: true}, go: lost}\n"
    loaded = load(tmp_path, {FILE: changed((LOST, LOST + never))})
    found = check_plays(loaded, Rubrics(), loaded.warnings, most_states=0)
    assert [one.code for one in found] == ["not-searched"]
