"""Seminars: what their files give, each fault of them at its place, and how they fit their pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import all_problems_of, load, problems_of, take_mark
from tests.packs.quizzes import PNG, QUIZ, SEMINAR
from trainer.core.errors import Severity
from trainer.core.seminar import Prompt, Seminar
from trainer.packs.cache import PackCache
from trainer.packs.loader import load_pack
from trainer.packs.problems import Place

HEAD = "id: a\ntitle: A\n"
WITH_QUIZ: dict[str, str | bytes | None] = {
    "drills/parcel.yaml": None,
    "samples/parcel.yaml": None,
    "quizzes/parcels.yaml": QUIZ,
    "media/box.png": PNG,
}


def seminar_of(folder: Path, text: str) -> Seminar:
    """The one seminar of a pack."""
    return load(folder, {**WITH_QUIZ, "seminars/one.yaml": text}).pack.seminars[0]


def test_every_key_of_a_seminar_is_read(tmp_path: Path) -> None:
    loaded = load(tmp_path, {**WITH_QUIZ, "seminars/one.yaml": SEMINAR})
    assert loaded.warnings == ()
    assert loaded.pack.seminars == (
        Seminar(
            "parcel-morning",
            "A morning about parcels",
            "en",
            ("shipping",),
            "parcels",
            (
                Prompt("when", "When would **you** call the carrier?", "Day 7 is a promise, not a wish."),
                Prompt("who", "Who decides about exceptions?"),
            ),
            "Shipping team",
            "Read, then talk.",
            45,
            2,
            ("knowledge",),
        ),
    )
    assert loaded.places["", "seminar", "parcel-morning"] == Place("seminars/one.yaml", 1, 5)
    assert loaded.places["", "seminar", "parcel-morning", "who"] == Place("seminars/one.yaml", 14, 9)


def test_a_seminar_needs_no_more_than_a_note(tmp_path: Path) -> None:
    assert seminar_of(tmp_path, f"{HEAD}notes: shipping\n") == Seminar("a", "A", "en", ("shipping",))


def test_a_seminar_has_a_language_of_its_own_if_it_says_so(tmp_path: Path) -> None:
    assert seminar_of(tmp_path, f"{HEAD}notes: [shipping]\nlanguage: en-GB\n").language == "en-GB"


def test_a_kept_pack_has_the_same_seminars(tmp_path: Path) -> None:
    load(
        tmp_path / "pack",
        {**WITH_QUIZ, "seminars/one.yaml": SEMINAR, "seminars/two.yml": f"{HEAD}notes: shipping"},
    )
    cache = PackCache(tmp_path / "cache")
    first = load_pack(tmp_path / "pack", cache=cache)
    kept = load_pack(tmp_path / "pack", cache=cache)
    assert kept.pack.seminars[0].title == "A morning about parcels"
    assert kept.pack.seminars[1].prompts == ()
    assert kept == first


CASES: list[tuple[str, str, dict[str, object], str | None]] = [
    ("¦id: a\nnotes: [shipping]\n", "missing-key", {"key": "title"}, None),
    ("¦id: a\ntitle: A\n", "missing-key", {"key": "notes"}, None),
    (f"{HEAD}notes: ¦[]\n", "empty-list", {"key": "notes"}, None),
    (f"{HEAD}notes: [¦shiping]\n", "unknown-note", {"name": "shiping"}, "shipping"),
    (f"{HEAD}notes: [shipping]\nquiz: ¦parcel\n", "unknown-quiz", {"name": "parcel"}, "parcels"),
    (f"{HEAD}notes: [shipping]\n¦discusion: []\n", "unknown-key", {"key": "discusion"}, "discussion"),
    (f"{HEAD}notes: [shipping]\ndiscussion: ¦x\n", "wrong-type", {"key": "discussion"}, None),
    (f"{HEAD}notes: [shipping]\ndiscussion: [¦x]\n", "wrong-type", {"key": "discussion"}, None),
    (f"{HEAD}notes: [shipping]\ndiscussion: [¦{{id: x}}]\n", "missing-key", {"key": "ask"}, None),
    (
        f"{HEAD}notes: [shipping]\ndiscussion:\n  - {{id: x, ask: A}}\n  - {{id: ¦x, ask: B}}\n",
        "duplicate-prompt", {"id": "x", "first_line": 5}, None,
    ),
    (f"{HEAD}notes: [shipping]\nminutes: ¦0\n", "out-of-range", {"key": "minutes"}, None),
    (f"{HEAD}notes: [shipping]\nlevel: ¦6\n", "out-of-range", {"key": "level"}, None),
    ("¦- a\n", "wrong-type", {}, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "data", "suggestion"), CASES)
def test_each_fault_is_told_at_its_place(
    tmp_path: Path, text: str, code: str, data: dict[str, object], suggestion: str | None
) -> None:
    text, line, column = take_mark(text)
    found = all_problems_of(tmp_path, {**WITH_QUIZ, "seminars/one.yaml": text})
    assert [(one.code, one.line, one.column, one.suggestion) for one in found] == [
        (code, line, column, suggestion)
    ]
    assert found[0].data.items() >= data.items()


def test_two_seminars_with_one_id_are_refused(tmp_path: Path) -> None:
    files = {**WITH_QUIZ, "seminars/a.yaml": SEMINAR, "seminars/b.yaml": SEMINAR}
    (found,) = problems_of(tmp_path, files)
    assert (found.file, found.code) == ("seminars/b.yaml", "duplicate-seminar")
    assert found.data == {"id": "parcel-morning", "other": "seminars/a.yaml"}


def test_a_quiz_that_cannot_be_read_is_not_told_as_missing(tmp_path: Path) -> None:
    files = {**WITH_QUIZ, "quizzes/parcels.yaml": "- a\n", "seminars/one.yaml": SEMINAR}
    assert [one.code for one in problems_of(tmp_path, files)] == ["wrong-type"]


def test_a_quiz_in_another_language_is_warned_of(tmp_path: Path) -> None:
    quiz = QUIZ.replace("language: en", "language: ja")
    (found,) = load(
        tmp_path, {**WITH_QUIZ, "quizzes/parcels.yaml": quiz, "seminars/one.yaml": SEMINAR}
    ).warnings
    assert (found.code, found.line, found.severity) == ("seminar-quiz-language", 9, Severity.WARNING)
    assert found.data == {"name": "parcels", "language": "ja", "expected_language": "en"}


@pytest.mark.parametrize(
    ("language", "note", "is_foreign"),
    [
        ("ja", "# 送料\n\n七日目から遅れです。", False),
        ("ja", "# Shipping\n\nSeven days.", True),
        ("ja", "# 7\n\n", False),
        ("en", "# 送料について\n\nこれは、もうだめかもしれないときのためのものです。", True),
        ("en", "# Saying sorry\n\nThey said 申し訳ございません and meant it.", False),
    ],
)
def test_a_note_in_another_language_is_warned_of(
    tmp_path: Path, language: str, note: str, *, is_foreign: bool
) -> None:
    seminar = f"{HEAD}language: {language}\nnotes: [page]\n"
    warnings = load(tmp_path, {**WITH_QUIZ, "notes/page.md": note, "seminars/one.yaml": seminar}).warnings
    assert [(one.code, one.line) for one in warnings] == [("seminar-note-language", 4)] * is_foreign


@pytest.mark.parametrize(
    ("link", "column", "suggestion"),
    [
        ("[times](shipping.md)", None, None),
        ("[times](./shipping.md#late)", None, None),
        ("[times](#late) and [web](https://example.com/a.md) and [mail](mailto:a@example.com)", None, None),
        ("![a box](../media/box.png) ![again](media/box.png)", None, None),
        ("See [times](shiping.md).", 13, "shipping.md"),
        ("See [all](zzzzzzz.md).", 11, None),
        ("![a box](../media/bax.png)", 10, "media/box.png"),
        ("```\n[times](nowhere.md)\n```", None, None),
        ("[odd](http://[a)", None, None),
    ],
)
def test_links_of_notes_lead_somewhere(
    tmp_path: Path, link: str, column: int | None, suggestion: str | None
) -> None:
    note = f"# Page\n\n{link}\n"
    warnings = load(tmp_path, {**WITH_QUIZ, "notes/page.md": note}).warnings
    told = [] if column is None else [("note-link-nowhere", 3, column, suggestion)]
    assert [(one.code, one.line, one.column, one.suggestion) for one in warnings] == told


@pytest.mark.parametrize(
    "target", ["https://example.com/a.png", "file:///etc/a.png", "data:image/png;base64,AA"]
)
def test_a_picture_outside_of_the_pack_is_told(tmp_path: Path, target: str) -> None:
    (told,) = load(tmp_path, {**WITH_QUIZ, "notes/page.md": f"# Page\n\n![a]({target})\n"}).warnings
    assert (told.code, told.line, told.column) == ("note-picture-outside", 3, 6)
    assert told.data["target"] == target
