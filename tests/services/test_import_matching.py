"""A sheet that is imported again meets what a pack has: results never go to another scenario or question."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.quiz import Question, Quiz, Reading
from trainer.core.scenario import Customer, Pack, Scenario
from trainer.packs.importers.columns import SheetKind, sheet_words
from trainer.packs.loader import load_pack
from trainer.services.import_matching import fitted
from trainer.services.import_plans import ImportPlan, PackHead, SourceFormat
from trainer.services.importing import ClashChoice, Importing
from trainer.services.library import Library

TITLES = (
    "注文した靴のサイズが合わない",
    "ポイントが付かない",
    "荷物が届かない",
    "VIPのお客さま",
    "VIPの怒り",
    "Lamp",
)


@pytest.fixture
def importing(tmp_path: Path) -> Importing:
    own = tmp_path / "packs"
    return Importing(Library((own,), tmp_path / "kept"), own)


def sheet(tmp_path: Path, *titles: str, ids: Sequence[str] = ()) -> Path:
    path = tmp_path / "表.csv"
    named = [*ids, *[""] * (len(titles) - len(ids))]
    rows = [
        f"{title},{name},困っています。,お詫び：申し訳,申し訳ございません。"
        for title, name in zip(titles, named, strict=True)
    ]
    path.write_text(
        "\n".join(["シナリオ名,シナリオID,お客さまのセリフ,必ず伝える,お手本", *rows]), encoding="utf-8"
    )
    return path


def questions(tmp_path: Path, *texts: str) -> Path:
    path = tmp_path / "問題.csv"
    rows = [f"返品,{text},はい,いいえ" for text in texts]
    path.write_text("\n".join(["クイズ名,問題文,正解,不正解", *rows]), encoding="utf-8")
    return path


def ids_by_title(folder: Path) -> dict[str, str]:
    return {one.title: one.id for one in load_pack(folder).pack.scenarios}


def test_a_new_japanese_scenario_meets_no_other_one(tmp_path: Path, importing: Importing) -> None:
    first = importing.look(sheet(tmp_path, TITLES[0]))
    folder = importing.write(first, first.head)
    before = ids_by_title(folder)
    second = importing.look(sheet(tmp_path, TITLES[1]))
    assert importing.clashes(second, folder) == ()
    importing.write(second, folder)
    after = ids_by_title(folder)
    assert before.items() <= after.items()
    assert set(after) == {TITLES[0], TITLES[1]}


def test_a_row_that_is_put_on_top_moves_none_of_those_below(tmp_path: Path, importing: Importing) -> None:
    first = importing.look(sheet(tmp_path, *TITLES[:3]))
    folder = importing.write(first, first.head)
    before = ids_by_title(folder)
    again = importing.look(sheet(tmp_path, "新しいお客さま", *TITLES[:3]))
    clashes = importing.clashes(again, folder)
    assert [(one.title, one.title_here) for one in clashes] == [(title, title) for title in TITLES[:3]]
    importing.write(again, folder, choices={one.key: ClashChoice.REPLACE for one in clashes})
    assert before.items() <= ids_by_title(folder).items()


def test_what_a_pack_calls_by_another_id_is_known_by_its_title(tmp_path: Path, importing: Importing) -> None:
    first = importing.look(sheet(tmp_path, *TITLES[:2], ids=("scenario", "scenario-2")))
    folder = importing.write(first, first.head)
    again = importing.look(sheet(tmp_path, TITLES[1], TITLES[0]))
    assert {one.title: one.key for one in importing.clashes(again, folder)} == {
        TITLES[0]: "scenario/scenario", TITLES[1]: "scenario/scenario-2",
    }  # fmt: skip


def test_an_id_that_stands_in_the_sheet_is_the_same_scenario_under_a_new_title(
    tmp_path: Path, importing: Importing
) -> None:
    first = importing.look(sheet(tmp_path, TITLES[0], ids=("shoes",)))
    folder = importing.write(first, first.head)
    (clash,) = importing.clashes(importing.look(sheet(tmp_path, "靴の交換", ids=("shoes",))), folder)
    assert (clash.key, clash.title, clash.title_here) == ("scenario/shoes", "靴の交換", TITLES[0])


def test_questions_keep_their_ids_where_rows_are_put_between(tmp_path: Path, importing: Importing) -> None:
    first = importing.look(questions(tmp_path, "一つ目は？", "二つ目は？"))
    folder = importing.write(first, first.head)
    before = {one.text: one.id for one in load_pack(folder).pack.quizzes[0].questions}
    again = importing.look(questions(tmp_path, "新しい問題は？", "二つ目は？", "一つ目は？"))
    (clash,) = importing.clashes(again, folder)
    importing.write(again, folder, choices={clash.key: ClashChoice.REPLACE})
    after = {one.text: one.id for one in load_pack(folder).pack.quizzes[0].questions}
    assert before.items() <= after.items()
    assert len(set(after.values())) == 3


def test_a_question_is_known_by_its_short_name_where_its_text_was_mended() -> None:
    here = pack_of(
        [], [Question("question-1", "なに？", Reading(), "初日"), Question("b", "だれ？", Reading())]
    )
    plan = plan_of(
        [], [Question("x", "何？", Reading(), "初日"), Question("question-1", "いつ？", Reading())]
    )
    first, second = fitted(plan, here).quizzes[0].questions
    assert first.id == "question-1"
    assert second.id not in ("question-1", "b", "x")


def pack_of(titles: Sequence[str], asked: Sequence[Question]) -> Pack:
    plan = plan_of(titles, asked)
    return Pack("shop", "1.0.0", "Shop", "ja", "", plan.scenarios, quizzes=plan.quizzes)


def plan_of(titles: Sequence[str], asked: Sequence[Question]) -> ImportPlan:
    """As a reader makes it that counts per file, which is the hardest case."""
    drills = [
        Scenario("scenario" if n == 1 else f"scenario-{n}", title, "ja", Customer("森"), "a", (), ())
        for n, title in enumerate(titles, 1)
    ]
    quizzes = (Quiz("quiz", "問", "ja", tuple(asked)),) if asked else ()
    return ImportPlan(Path("a.csv"), SourceFormat.CSV, quizzes, tuple(drills), (), PackHead("a", "a", "ja"))


def counted(texts: Sequence[str]) -> list[Question]:
    return [Question(f"question-{n}", text, Reading()) for n, text in enumerate(texts, 1)]


_NAMES = st.lists(st.sampled_from([*TITLES, "新規", "追加", "変更後"]), unique=True, max_size=6)


@settings(max_examples=80, deadline=None)
@given(_NAMES, _NAMES)
def test_whatever_is_put_in_moved_or_renamed_no_id_changes_its_owner(old: list[str], new: list[str]) -> None:
    here = pack_of(old, counted(old))
    got = fitted(plan_of(new, counted(new)), here)
    owners = {one.id: one.title for one in here.scenarios}
    assert len({one.id for one in got.scenarios}) == len(new)
    assert all(owners.get(one.id, one.title) == one.title for one in got.scenarios)
    assert {one.id for one in got.scenarios if one.title in old} <= set(owners)
    asked = {one.id: one.text for quiz in here.quizzes for one in quiz.questions}
    for quiz in got.quizzes:
        assert len({one.id for one in quiz.questions}) == len(new)
        assert all(asked.get(one.id, one.text) == one.text for one in quiz.questions)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_template_says_what_an_empty_id_means(language: str) -> None:
    words = sheet_words(language)
    word = "same" if language == "en" else "同じ"
    for kind, keys in ((SheetKind.QUIZ, ("quiz_id", "id")), (SheetKind.SCENARIO, ("id",))):
        abouts = {column.key: column.about for column in words.columns[kind]}
        assert all(word in abouts[key] for key in keys)


def test_two_japanese_titles_are_proposed_two_ids(tmp_path: Path, importing: Importing) -> None:
    heads = [importing.look(sheet(tmp_path, title)).head for title in TITLES[:2]]
    assert len({head.id for head in heads}) == 2
    assert all(head.id.startswith("pack-") for head in heads)
    assert importing.look(sheet(tmp_path, TITLES[0])).head == heads[0]
