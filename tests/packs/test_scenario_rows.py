"""One row is one time that the customer speaks: what comes of it plays well, and faults name their row."""

from __future__ import annotations

import pytest

from tests.packs.bundled import NAMES, bundled
from tests.packs.sheet_records import records_of, told
from trainer.core import rubric as r
from trainer.core.scenario import Channel, Outcome, Scenario
from trainer.packs.exporters.scenario_rows import scenario_rows
from trainer.packs.exporters.sheets import ExportLoss, sheet_losses
from trainer.packs.importers.columns import SheetKind, sheet_words
from trainer.packs.importers.scenario_rows import MAX_TURNS, ReadScenario, read_scenarios
from trainer.packs.importers.table_faults import TableCode

ROW = {"scenario": "Lamp", "says": "It is broken!", "must": "Sorry: sorry", "model": "I am sorry."}
MORE = {key: value for key, value in ROW.items() if key != "scenario"}


def read(*rows: dict[str, str], language: str = "en") -> tuple[ReadScenario, ...]:
    records = records_of(SheetKind.SCENARIO, rows, language=language)
    return read_scenarios(records, language=language, taken=set())


def scenario_of(*rows: dict[str, str], language: str = "en") -> Scenario:
    (found,) = read(*rows, language=language)
    return found.scenario


def faults_of(*rows: dict[str, str]) -> list[tuple[str, int, str]]:
    records = records_of(SheetKind.SCENARIO, rows)
    read_scenarios(records, language="en", taken=set())
    return told(records)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_example_of_the_template_comes_whole(language: str) -> None:
    rows = [dict(row) for row in sheet_words(language).examples[SheetKind.SCENARIO]]
    one = scenario_of(*rows, language=language)
    assert (len(one.turns), one.level, one.minutes, one.channel) == (2, 2, 5, Channel.CHAT)
    assert [ending.id for ending in one.endings] == ["resolved", "lost"]
    assert one.turns[0].criteria[-1].need == r.Civil()


def test_a_wording_may_have_a_label_alternatives_and_a_question_mark() -> None:
    cell = "Asks: order number?; order ID？\nSays: thank you; 10:30\nplain words\n- bulleted、 both\n\n: odd"
    criteria = scenario_of({**ROW, "must": cell}).turns[0].criteria
    phrase = r.Phrase
    assert [(one.label, one.need) for one in criteria[:5]] == [
        ("Asks", r.Ask(r.AnyOf((phrase("order number"), phrase("order ID"))))),
        ("Says", r.AnyOf((phrase("thank you"), phrase("10:30")))),
        ("Says “plain words”", phrase("plain words")),
        ("Says “bulleted”", r.AnyOf((phrase("bulleted"), phrase("both")))),
        ("Says “: odd”", phrase(": odd")),
    ]
    assert [one.section for one in criteria[:2]] == ["understanding", "solution"]


def test_asked_and_said_wordings_stand_side_by_side() -> None:
    need = scenario_of({**ROW, "must": "photo?; send a photo"}).turns[0].criteria[0].need
    assert need == r.AnyOf((r.Ask(r.Phrase("photo")), r.Phrase("send a photo")))


def test_what_must_not_be_said_costs_points_and_behind_an_exclamation_mark_fails() -> None:
    row = {**ROW, "must_not": "!No refund: refund you\nno blame: your fault\nrefund now"}
    found = [one for one in scenario_of(row).turns[0].criteria if one.is_avoided]
    assert [(one.label, one.is_critical, one.deduct) for one in found] == [
        ("No refund", True, 0), ("no blame", False, 20), ("Does not say “refund now”", False, 20),
    ]  # fmt: skip


def test_hints_belong_to_what_is_to_be_said_in_order() -> None:
    row = {**ROW, "must": "one\ntwo", "should": "three", "hint": "a\nb\nc\nd"}
    criteria = scenario_of(row).turns[0].criteria
    assert [one.hint for one in criteria[:3]] == ["a", "b", "c"]
    assert faults_of(row) == [(TableCode.HINTS_LEFT, 2, "Hint")]


def test_manner_is_judged_where_it_can_be() -> None:
    assert [one.id for one in scenario_of(ROW).turns[0].criteria] == ["sorry", "manner", "civil"]
    french = scenario_of(ROW, language="en-GB").turns[0].criteria
    assert len(french) == 3
    records = records_of(SheetKind.SCENARIO, [ROW])
    (found,) = read_scenarios(records, language="fr", taken=set())
    assert [one.id for one in found.scenario.turns[0].criteria] == ["sorry"]
    assert [rule.go for rule in found.scenario.turns[0].rules] == [None, "lost", "resolved"]


def test_a_row_leads_on_by_itself_or_where_it_says() -> None:
    first = {**ROW, "turn": "start", "next": "The end", "otherwise": "handed over"}
    second = {**MORE, "turn": "middle", "next": "ends well", "otherwise": "START"}
    third = {**MORE, "turn": "the end", "should": "bye", "must": "", "again": "Pardon?"}
    one = scenario_of(first, second, third)
    ways = {turn.id: [rule.go for rule in turn.rules] for turn in one.turns}
    assert ways == {
        "start": ["lost", None, "escalated", "the-end"],
        "middle": ["lost", None, "start", "resolved"],
        "the-end": ["lost", "resolved"],
    }
    assert [ending.outcome for ending in one.endings] == list(Outcome)
    assert [line.text for rule in one.turns[1].rules for line in rule.says][-1] == (
        "Hm. That is not what I had hoped for."
    )


def test_slips_lead_on_and_spoil_the_mood() -> None:
    one = scenario_of({**ROW, "must_not": "your fault"})
    two = scenario_of({**ROW, "must_not": "your fault\nnot my job"})
    assert [rule.mood for rule in one.turns[0].rules] == [-30, -10, -20, -10, 10]
    assert [rule.mood for rule in two.turns[0].rules] == [-30, -10, -20, -10, 10]


def test_the_name_of_the_customer_stands_for_its_placeholder() -> None:
    row = {
        **ROW,
        "customer": "Mia",
        "says": "- I am {name}.\n- {name} here.",
        "must": "{name}",
        "goal": "Greet {name}",
    }
    one = scenario_of(row)
    turn = one.turns[0]
    assert [line.text for line in turn.says] == ["I am Mia.", "Mia here."]
    assert (turn.goal, turn.criteria[0].need) == ("Greet Mia", r.Phrase("Mia"))
    assert scenario_of(ROW).customer.name == "Customer"


def test_only_letters_have_a_subject() -> None:
    assert scenario_of({**ROW, "channel": "E-Mail", "subject": "My lamp"}).subject == "My lamp"
    assert scenario_of({**ROW, "channel": "phone", "subject": "My lamp"}).subject == ""


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"says": ""}, (TableCode.EMPTY_CELL, 3, "Customer says")),
        ({"must": ""}, (TableCode.NOTHING_ASKED, 3, "Must say")),
        ({"model": ""}, (TableCode.NO_MODEL, 3, "Model reply")),
        ({"must": "(refund"}, (TableCode.BAD_PHRASE, 3, "Must say")),
        ({"must": "?"}, (TableCode.BAD_PHRASE, 3, "Must say")),
        ({"must": "$apology"}, (TableCode.BAD_PHRASE, 3, "Must say")),
        ({"must": "sorry, refund"}, (TableCode.COMMA_IN_PHRASE, 3, "Must say")),
        ({"next": "nowhere"}, (TableCode.UNKNOWN_ROW, 3, "Next")),
        ({"turn": "a"}, (TableCode.DUPLICATE_ROW, 3, "Row name")),
        ({"level": "3"}, (TableCode.FIRST_ROW_ONLY, 3, "Level")),
    ],
)
def test_a_fault_names_its_row_and_column(row: dict[str, str], expected: tuple[str, int, str]) -> None:
    assert faults_of({**ROW, "turn": "a"}, {**MORE, **row}) == [expected]


def test_faults_of_the_first_row() -> None:
    assert faults_of({**ROW, "channel": "pigeon"}) == [(TableCode.UNKNOWN_VALUE, 2, "Channel")]
    assert faults_of({**ROW, "level": "3.5"}) == [(TableCode.BAD_NUMBER, 2, "Level")]
    assert faults_of({**ROW, "notes": "returns"}) == [(TableCode.NOTE_NEEDED, 2, "Notes")]
    assert faults_of(MORE, ROW) == [(TableCode.ROW_BEFORE_TITLE, 2, "Scenario")]


@pytest.mark.parametrize("name", ["田中様", "森さま", "林さん"])
def test_an_honorific_in_the_name_is_told(name: str) -> None:
    assert faults_of({**ROW, "customer": name}) == [(TableCode.HONORIFIC, 2, "Customer")]
    assert faults_of({**ROW, "customer": name[0]}) == []


def test_a_scenario_with_a_faulty_row_does_not_come_and_the_others_do() -> None:
    found = read(ROW, {**MORE, "says": ""}, {**ROW, "scenario": "Chair"}, {**MORE, "scenario": "Chair"})
    assert [(one.scenario.id, len(one.scenario.turns)) for one in found] == [("chair", 2)]
    assert found[0].first.row == 4


def test_a_scenario_of_too_many_rows_is_told() -> None:
    assert faults_of(ROW, *[MORE] * MAX_TURNS)[-1][:2] == (TableCode.TOO_MANY_ROWS, MAX_TURNS + 2)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_rows_of_a_simple_scenario_come_back_to_the_same(language: str) -> None:
    words = sheet_words(language)
    example = [dict(row) for row in words.examples[SheetKind.SCENARIO]]
    one = scenario_of(*example, language=language)
    rows = scenario_rows(one, words)
    assert scenario_of(*rows, language=language) == one


def test_ways_come_back_too() -> None:
    first = {**ROW, "turn": "start", "next": "late", "otherwise": "handed over", "must_not": "!no: blame you"}
    one = scenario_of(first, {**MORE, "turn": "middle"}, {**MORE, "turn": "late", "next": "customer lost"})
    assert scenario_of(*scenario_rows(one, sheet_words("en"))) == one


@pytest.mark.parametrize("name", NAMES)
def test_what_is_richer_than_a_table_is_told_item_by_item(name: str) -> None:
    pack = bundled(name).pack
    losses = sheet_losses(pack, language=pack.language)
    parts = {(loss.code, loss.data.get("part")) for loss in losses}
    for code, part in (
        (ExportLoss.SCENARIO_DIFFERS, "facts"), (ExportLoss.SCENARIO_DIFFERS, "flags"),
        (ExportLoss.TURN_DIFFERS, "rules"), (ExportLoss.CRITERION_DIFFERS, None),
        (ExportLoss.NOT_WRITTEN, "samples"), (ExportLoss.NOT_WRITTEN, "notes"),
    ):  # fmt: skip
        assert (code, part) in parts
