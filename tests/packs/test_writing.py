"""What is written as YAML is read back to the same objects, and is fit to be read by people."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.packs.builders import changed, load
from tests.packs.bundled import FOLDER, NAMES, bundled
from tests.packs.generated import quizzes, scenarios, seminars
from tests.packs.quizzes import PNG, QUIZ, SEMINAR
from trainer.core.quiz import Better, Matching, Pair, Question, Quiz
from trainer.core.rubric import AnyOf, Criterion, Phrase
from trainer.core.scenario import NamedSet, Pack, Sample, Scenario
from trainer.core.seminar import Seminar
from trainer.packs.loader import load_pack
from trainer.packs.needs import NeedReader
from trainer.packs.problems import Problems
from trainer.packs.quizzes import QuizReader
from trainer.packs.scenarios import ScenarioReader
from trainer.packs.seminars import SeminarReader
from trainer.packs.writing import (
    manifest_yaml,
    note_markdown,
    quiz_yaml,
    samples_yaml,
    scenario_yaml,
    seminar_yaml,
)
from trainer.packs.yaml_nodes import Node
from trainer.packs.yaml_reader import read_yaml


def write_whole(pack: Pack, folder: Path) -> Path:
    """Write every part of a pack."""
    texts = {"pack.yaml": manifest_yaml(pack)}
    for scenario in pack.scenarios:
        given_name = f"{scenario.id}.yaml"
        texts[f"drills/{given_name}"] = scenario_yaml(
            scenario, pack_language=pack.language, sets=pack.phrases
        )
        if samples := [one for one in pack.samples if one.scenario_id == scenario.id]:
            texts[f"samples/{given_name}"] = samples_yaml(samples)
    for quiz in pack.quizzes:
        texts[f"quizzes/{quiz.id}.yaml"] = quiz_yaml(quiz, pack_language=pack.language, sets=pack.phrases)
    for seminar in pack.seminars:
        texts[f"seminars/{seminar.id}.yaml"] = seminar_yaml(seminar, pack_language=pack.language)
    texts |= {f"notes/{note.id}.md": note_markdown(note) for note in pack.notes}
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def in_order(samples: Iterable[Sample]) -> list[Sample]:
    """Samples by scenario and turn; in which file they stood makes no difference."""
    return sorted(samples, key=lambda one: (one.scenario_id, one.turn_id, one.reply, one.by))


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_a_bundled_pack_is_the_same_when_it_was_written_anew(tmp_path: Path, name: str) -> None:
    pack = bundled(name).pack
    folder = write_whole(pack, tmp_path / name)
    shutil.copytree(FOLDER / name / "media", folder / "media")
    again = load_pack(folder).pack
    assert in_order(again.samples) == in_order(pack.samples)
    assert replace(again, content_hash="", samples=()) == replace(pack, content_hash="", samples=())


def test_a_small_pack_is_the_same_when_it_was_written_anew(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "quizzes/parcels.yaml": QUIZ, "media/box.png": PNG, "seminars/morning.yaml": SEMINAR,
    }  # fmt: skip
    pack = load(tmp_path / "old", files).pack
    new = write_whole(pack, tmp_path / "new")
    (new / "media").mkdir()
    for name in ("hello.ogg", "box.png"):
        (new / "media" / name).write_bytes(PNG)
    loaded = load_pack(new)
    assert replace(loaded.pack, content_hash="") == replace(pack, content_hash="")
    assert not loaded.warnings


EVERY_NEED = """\
  apology: [sorry, "apolog*"]
  every-need:
    all:
      - {none: [never]}
      - {at_least: 2, of: [one, two, three]}
      - {near: [refund, today], within: 6}
      - {in_order: [first, then]}
      - {ask: "order number"}
      - {sentence: {all: [refund, once]}}
      - {opening: hello}
      - {closing: regards}
      - {says_not: promise}
      - {phrase: "send back", inflect: false, negated: any}
"""


def test_every_kind_of_need_is_the_same_when_it_was_written_anew(tmp_path: Path) -> None:
    text = changed("pack.yaml", '  apology: [sorry, "apolog*"]\n', EVERY_NEED)
    pack = load(tmp_path / "pack", {"pack.yaml": text}).pack
    assert {one.name for one in pack.phrases} == {"apology", "every-need"}
    again = write_whole(pack, tmp_path / "again")
    (again / "media").mkdir()
    (again / "media" / "hello.ogg").write_bytes(b"OggS")
    assert load_pack(again).pack.phrases == pack.phrases


def node_of(text: str) -> Node:
    problems = Problems()
    node = read_yaml(text, "a.yaml", problems)
    assert node is not None, problems.in_order()
    return node


def read_scenario(text: str) -> Scenario:
    """Read a drill's file; whether its turns fit together makes no difference here."""
    draft = ScenarioReader(Problems(), NeedReader(Problems(), {}), language="en").read(node_of(text))
    assert draft is not None
    return draft.scenario


def read_quiz(text: str) -> Quiz:
    """Read a quiz's file; whether its answers can be right makes no difference here."""
    draft = QuizReader(Problems(), NeedReader(Problems(), {}), language="en").read(node_of(text))
    assert draft is not None
    return draft.quiz


@settings(max_examples=30)
@given(scenarios)
def test_any_scenario_is_read_back_equal(scenario: Scenario) -> None:
    text = scenario_yaml(scenario, pack_language="en")
    assert read_scenario(text) == scenario, text


@settings(max_examples=50)
@given(quizzes)
def test_any_quiz_is_read_back_equal(quiz: Quiz) -> None:
    text = quiz_yaml(quiz, pack_language="en")
    assert read_quiz(text) == quiz, text


@settings(max_examples=20)
@given(seminars)
def test_any_seminar_is_read_back_equal(seminar: Seminar) -> None:
    text = seminar_yaml(seminar, pack_language="en")
    draft = SeminarReader(Problems(), language="en").read(node_of(text))
    assert draft is not None
    assert draft.seminar == seminar, text


def test_a_pair_of_replies_is_written_better_one_first() -> None:
    better = Better(
        ("No.", "So sorry."), 1, (Criterion("a", "A", Phrase("sorry"), points=1, skill="solution"),)
    )
    text = quiz_yaml(Quiz("a", "A", "en", (Question("b", "Which?", better),)))
    assert "    replies:\n      better: So sorry.\n      other: No.\n" in text
    (read,) = read_quiz(text).questions
    assert read.answer == replace(better, replies=("So sorry.", "No."), better=0)


@pytest.mark.parametrize(
    ("left", "written"),
    [("Short", "Short: yes"), ("Long " * 13 + "side", "right: yes"), ("Two\nlines", "right: yes")],
)
def test_a_left_side_is_a_key_only_where_one_would_read_it_as_one(left: str, written: str) -> None:
    quiz = Quiz("a", "A", "en", (Question("b", "?", Matching((Pair(left, "yes"), Pair("Other", "no")))),))
    text = quiz_yaml(quiz, pack_language="en")
    assert written in text.replace('"', "").replace("'", "")
    assert read_quiz(text) == quiz


def test_what_is_written_is_fit_to_be_read(tmp_path: Path) -> None:
    quiz = load(tmp_path, {"quizzes/parcels.yaml": QUIZ, "media/box.png": PNG}).pack.quizzes[0]
    text = quiz_yaml(quiz, pack_language="en")
    assert text.startswith(
        "id: parcels\n"
        "title: Parcels\n"
        "introduction: Read the page first.\n"
        "level: 2\n"
        "minutes: 4\n"
        "pass_mark: 80\n"
        "skills: [knowledge]\n"
        "notes: [shipping]\n"
        "questions:\n"
        "  - id: hello\n"
        "    read: These are about parcels.\n"
    )
    assert "      - right: Order number\n      - right: Postcode\n      - wrong: Password\n" in text
    assert "    pairs:\n      Lost: Warehouse\n      Broken: Returns\n    spare: [Sales]\n" in text
    assert "    number: 7\n" in text
    assert "!!" not in text


def test_a_set_that_is_another_under_a_second_name_names_no_circle(tmp_path: Path) -> None:
    pack = load(tmp_path).pack
    need = AnyOf((Phrase("sorry"), Phrase("apolog*")))
    text = manifest_yaml(replace(pack, phrases=(NamedSet("first", need), NamedSet("second", need))))
    assert "phrases:\n  first: [sorry, apolog*]\n  second: $first\n" in text
    assert "needs: $first\n" in scenario_yaml(
        pack.scenarios[0], sets=(NamedSet("first", need), NamedSet("second", need))
    )


def test_what_a_pack_calls_fictional_is_written_too(tmp_path: Path) -> None:
    pack = replace(load(tmp_path).pack, fictional=("TS-48201", "@tsugite.jp", "0120 000"))
    assert load(tmp_path, {"pack.yaml": manifest_yaml(pack)}).pack.fictional == pack.fictional
