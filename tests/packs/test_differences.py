"""What differs between two versions of a pack: every item and field, once, with its values before and now."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from tests.packs.builders import changed, load
from trainer.core.pack_difference import ChangeKind, FieldChange, ItemChange, ItemKind, PackDifference
from trainer.core.quiz import Choices, Option, Question, Quiz
from trainer.core.rubric import AnyOf, Criterion, Phrase
from trainer.core.scenario import Flag, Interjection, Line, NamedSet, Pack, Sample, Scenario, Turn
from trainer.core.seminar import Prompt, Seminar
from trainer.packs.differences import compare

DRILL = "drills/parcel.yaml"


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return load(tmp_path / "old").pack


def scenario_of(pack: Pack) -> Scenario:
    (scenario,) = pack.scenarios
    return scenario


def with_scenario(pack: Pack, **fields: object) -> Pack:
    scenario = dataclasses.replace(scenario_of(pack), **fields)  # type: ignore[arg-type]
    return dataclasses.replace(pack, scenarios=(scenario,), content_hash="other")


def one(difference: PackDifference) -> ItemChange:
    (item,) = difference.items
    return item


def test_the_same_pack_does_not_differ(pack: Pack) -> None:
    difference = compare(pack, pack)
    assert difference.is_same_content
    assert difference.is_same_meaning


def test_a_comment_changes_the_content_and_nothing_that_it_means(tmp_path: Path, pack: Pack) -> None:
    new = load(tmp_path / "new", {DRILL: changed(DRILL, "id: parcel", "# a comment\nid: parcel")}).pack
    difference = compare(pack, new)
    assert not difference.is_same_content
    assert difference.is_same_meaning


def test_the_head_is_told_with_licence_and_authors(pack: Pack) -> None:
    new = dataclasses.replace(pack, version="2.0.0", licence="CC0-1.0", authors=("Aki", "Ben"))
    change = one(compare(pack, new))
    assert (change.kind, change.change, change.address) == (ItemKind.PACK, ChangeKind.CHANGED, ())
    told = {field.field: (field.before, field.after) for field in change.fields}
    assert told == {
        "version": (pack.version, "2.0.0"),
        "licence": (pack.licence, "CC0-1.0"),
        "authors": (pack.authors, ("Aki", "Ben")),
    }


def test_a_field_is_told_where_it_stands(tmp_path: Path, pack: Pack) -> None:
    new = load(tmp_path / "new", {DRILL: changed(DRILL, "points: 20", "points: 25")}).pack
    change = one(compare(pack, new))
    assert change == ItemChange(
        ItemKind.CRITERION,
        ChangeKind.CHANGED,
        ("parcel", "opening", "apology"),
        "Apologises",
        (FieldChange("points", 20, 25),),
    )


def test_a_named_set_is_told_once_and_not_with_each_need_that_names_it(tmp_path: Path, pack: Pack) -> None:
    phrases = {item.name: item.need for item in pack.phrases}
    assert "apology" in phrases
    text = changed("pack.yaml", "apology: [", 'apology: ["I regret", ')
    new = load(tmp_path / "new", {"pack.yaml": text}).pack
    change = one(compare(pack, new))
    assert (change.kind, change.address) == (ItemKind.PHRASES, ("apology",))
    assert [field.field for field in change.fields] == ["need"]


def test_a_need_is_told_by_the_names_of_its_sets(tmp_path: Path, pack: Pack) -> None:
    new = load(
        tmp_path / "new", {DRILL: changed(DRILL, "needs: tomorrow", "needs: [tomorrow, $apology]")}
    ).pack
    (field,) = one(compare(pack, new)).fields
    assert field.before == Phrase("tomorrow")
    assert field.after == AnyOf((Phrase("tomorrow"), Phrase("$apology")))


def test_a_need_that_only_looks_like_a_set_of_one_version_has_not_changed(pack: Pack) -> None:
    need = Phrase("tomorrow")
    new = dataclasses.replace(pack, phrases=(*pack.phrases, NamedSet("soon", need)))
    assert one(compare(pack, new)).kind is ItemKind.PHRASES


def test_what_comes_or_goes_is_told_without_what_is_in_it(pack: Pack) -> None:
    empty = dataclasses.replace(pack, scenarios=(), notes=(), samples=(), phrases=())
    for old, new, kind in ((empty, pack, ChangeKind.ADDED), (pack, empty, ChangeKind.REMOVED)):
        items = compare(old, new).items
        assert {item.change for item in items} == {kind}
        kinds = [item.kind for item in items]
        assert kinds == sorted(kinds, key=list(ItemKind).index)
        assert set(kinds) == {ItemKind.PHRASES, ItemKind.SCENARIO, ItemKind.NOTE, ItemKind.SAMPLE}
        assert all(item.fields == () for item in items)


def test_another_order_is_told_by_the_ids_that_stayed(pack: Pack) -> None:
    first, *others = scenario_of(pack).turns[0].criteria
    more = Criterion("more", "More", Phrase("more"))
    turn = dataclasses.replace(scenario_of(pack).turns[0], criteria=(*others, more, first))
    new = with_scenario(pack, turns=(turn, *scenario_of(pack).turns[1:]))
    added, order = sorted(compare(pack, new).items, key=lambda item: item.change.value)
    assert (added.change, added.address[-1]) == (ChangeKind.ADDED, "more")
    ids = tuple(criterion.id for criterion in (first, *others))
    assert order.kind is ItemKind.TURN
    assert order.fields == (FieldChange("order-of-criterion", ids, (*ids[1:], ids[0])),)


def test_a_new_id_is_a_move_and_what_is_inside_stays(pack: Pack) -> None:
    new = with_scenario(pack, id="late-parcel")
    change = one(compare(dataclasses.replace(pack, samples=()), dataclasses.replace(new, samples=())))
    assert (change.kind, change.change) == (ItemKind.SCENARIO, ChangeKind.MOVED)
    assert (change.was_at, change.address, change.fields) == (("parcel",), ("late-parcel",), ())


def test_a_new_id_with_the_same_title_is_a_move_whatever_else_changed(pack: Pack) -> None:
    scenario = dataclasses.replace(scenario_of(pack), id="late-parcel", level=4)
    turn = dataclasses.replace(scenario.turns[0], id="first", model="Sorry.")
    scenario = dataclasses.replace(scenario, turns=(turn, *scenario.turns[1:]))
    old = dataclasses.replace(pack, samples=())
    whole, part = compare(old, dataclasses.replace(old, scenarios=(scenario,))).items
    assert whole.change is part.change is ChangeKind.MOVED
    assert whole.fields == (FieldChange("level", scenario_of(pack).level, 4),)
    assert (part.was_at, part.address) == (("parcel", "opening"), ("late-parcel", "first"))
    assert [field.field for field in part.fields] == ["model"]


def test_a_criterion_that_went_to_another_turn_is_moved_with_its_changes(pack: Pack) -> None:
    opening, second = scenario_of(pack).turns[:2]
    gone = dataclasses.replace(opening, criteria=opening.criteria[1:])
    moved = dataclasses.replace(opening.criteria[0], points=5)
    grown = dataclasses.replace(second, criteria=(*second.criteria, moved))
    change = one(compare(pack, with_scenario(pack, turns=(gone, grown))))
    assert change.change is ChangeKind.MOVED
    assert (change.was_at, change.address) == (
        ("parcel", "opening", "apology"),
        ("parcel", "second", "apology"),
    )
    assert change.fields == (FieldChange("points", 20, 5),)


def test_a_turn_that_went_to_another_scenario_brings_what_came_into_it(pack: Pack) -> None:
    scenario = scenario_of(pack)
    first, second = scenario.turns
    second = dataclasses.replace(second, goal="Say when")
    grown = dataclasses.replace(
        second, criteria=(*second.criteria, Criterion("more", "More", Phrase("more")))
    )
    other = dataclasses.replace(scenario, id="other", title="Other", turns=(first,))

    def pack_of(here: tuple[Turn, ...], there: tuple[Turn, ...]) -> Pack:
        scenarios = (dataclasses.replace(scenario, turns=here), dataclasses.replace(other, turns=there))
        return dataclasses.replace(pack, scenarios=scenarios, samples=())

    moved, added = compare(pack_of((first, second), (first,)), pack_of((first,), (first, grown))).items
    assert (moved.change, moved.was_at) == (ChangeKind.MOVED, ("parcel", "second"))
    assert moved.address == ("other", "second")
    assert (added.change, added.address) == (ChangeKind.ADDED, ("other", "second", "more"))


def test_quizzes_and_questions_are_compared(pack: Pack) -> None:
    right = Choices((Option("Seven days", 100.0), Option("Two days")))
    questions = tuple(Question(f"q{n}", f"How long, {n}?\n\nIn days.", right) for n in (1, 2))
    old = dataclasses.replace(pack, quizzes=(Quiz("times", "Times", "en", questions),))
    text = dataclasses.replace(questions[0], explanation="See the note.")
    new = dataclasses.replace(
        old, quizzes=(Quiz("times", "Times", "en", (questions[1], text), pass_mark=80),)
    )
    quiz, question = compare(old, new).items
    assert [field.field for field in quiz.fields] == ["pass_mark", "order-of-question"]
    assert (question.address, question.title) == (("times", "q1"), "How long, 1?")
    assert question.fields == (FieldChange("explanation", "", "See the note."),)


def test_seminars_and_their_prompts_are_compared(pack: Pack) -> None:
    prompts = (Prompt("when", "When?\n\nAnd why?"), Prompt("who", "Who?"))
    old = dataclasses.replace(pack, seminars=(Seminar("a", "A", "en", ("shipping",), "", prompts),))
    hinted = dataclasses.replace(prompts[0], hint="Soon.")
    new = dataclasses.replace(
        pack, seminars=(Seminar("a", "A", "en", ("shipping",), "", (prompts[1], hinted), "Team"),)
    )
    seminar, prompt = compare(old, new).items
    assert [field.field for field in seminar.fields] == ["owner", "order-of-prompt"]
    assert (prompt.kind, prompt.address, prompt.title) == (ItemKind.PROMPT, ("a", "when"), "When?")
    assert prompt.fields == (FieldChange("hint", "", "Soon."),)


def test_samples_are_told_apart_by_their_replies(pack: Pack) -> None:
    (sample,) = pack.samples
    marked = dataclasses.replace(sample, marks={**sample.marks, "apology": False})
    twin = Sample("parcel", "opening", sample.reply, {"apology": True})
    old = dataclasses.replace(pack, samples=(sample, twin))
    new = dataclasses.replace(pack, samples=(marked, twin, dataclasses.replace(twin, reply="What?")))
    mark, added = compare(old, new).items
    assert mark.address == added.address == ("parcel", "opening")
    assert [field.field for field in mark.fields] == ["marks"]
    assert (added.change, added.title) == (ChangeKind.ADDED, "What?")


def test_a_later_interjection_is_a_moved_one(pack: Pack) -> None:
    def silent(*seconds: int) -> Pack:
        said = tuple(Interjection(after, (Line(f"Hello {n}?"),)) for n, after in enumerate(seconds))
        return with_scenario(pack, interjections=said)

    change = one(compare(silent(60, 90), silent(60, 120)))
    assert (change.was_at, change.address) == (("parcel", "90"), ("parcel", "120"))


def test_what_the_customer_remembers_is_compared(pack: Pack) -> None:
    old = with_scenario(pack, flags=(Flag("call", None, "Promised a call"),))
    new = with_scenario(pack, flags=(Flag("call", Phrase("call you"), "Promised a call"),))
    assert one(compare(old, new)) == ItemChange(
        ItemKind.FLAG,
        ChangeKind.CHANGED,
        ("parcel", "call"),
        "Promised a call",
        (FieldChange("said", None, Phrase("call you")),),
    )


def test_media_are_compared_by_their_content(pack: Pack) -> None:
    old = {"media/a.ogg": "1", "media/b.ogg": "2", DRILL: "x"}
    new = {"media/b.ogg": "3", "media/c.ogg": "4", DRILL: "y"}
    items = compare(pack, pack, old_files=old, new_files=new).items
    assert [(item.change, item.address) for item in items] == [
        (ChangeKind.CHANGED, ("media/b.ogg",)),
        (ChangeKind.ADDED, ("media/c.ogg",)),
        (ChangeKind.REMOVED, ("media/a.ogg",)),
    ]
