"""What a drill's file becomes when nothing is wrong with it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from tests.packs.builders import all_problems_of, changed, load, problems_of
from trainer.core.rubric import (
    AllOf,
    AnyOf,
    Ask,
    AtLeast,
    Civil,
    Closing,
    Criterion,
    CriterionKey,
    InOrder,
    InSentence,
    KeigoCorrect,
    Length,
    Near,
    Need,
    NoneOf,
    Opening,
    Phrase,
    Register,
    RegisterLevel,
    SaysNot,
    Settled,
    ToneCalm,
)
from trainer.core.scenario import (
    AllHold,
    AnyHolds,
    Channel,
    Condition,
    CriteriaMet,
    CriteriaMissed,
    CriticalMade,
    Customer,
    ElapsedIs,
    Ending,
    Fact,
    FactsTold,
    Line,
    MoodIs,
    NotHolds,
    Outcome,
    Rule,
    Sample,
    Scenario,
    ScoreIs,
    TriesAre,
    VoiceGender,
)
from trainer.packs.needs import LONGEST_SET_CHAIN, MOST_PARTS

APOLOGY = AnyOf((Phrase("sorry"), Phrase("apolog*")))


def scenario_of(folder: Path, old: str = "id: parcel\n", new: str = "id: parcel\n") -> Scenario:
    pack = load(folder, {"drills/parcel.yaml": changed("drills/parcel.yaml", old, new)}).pack
    return pack.scenarios[0]


def need_of(folder: Path, written: str) -> Need:
    scenario = scenario_of(folder, "needs: tomorrow", f"needs: {written}")
    return scenario.turn("second").criteria[0].need


def condition_of(folder: Path, written: str) -> Condition | None:
    return scenario_of(folder, "{critical: true}", written).turn("opening").rules[0].condition


def test_every_key_of_a_scenario_arrives(tmp_path: Path) -> None:
    scenario = scenario_of(tmp_path)
    assert (scenario.id, scenario.title, scenario.language) == ("parcel", "Where is my parcel?", "en")
    assert (scenario.channel, scenario.level, scenario.minutes) == (Channel.CHAT, 2, 6)
    assert scenario.skills == ("empathy", "probing")
    assert scenario.briefing == "The buyer paid eight days ago."
    assert (scenario.notes, scenario.pass_mark, scenario.turn_limit) == (("shipping",), 70, 8)
    assert scenario.customer == Customer("Mika", 35, VoiceGender.FEMALE)
    assert scenario.start == "opening"
    asked = Ask(AnyOf((Phrase("order number"), Phrase("order ID"))))
    assert scenario.facts == (Fact("order-number", asked, (Line("It's M-20391."),)),)
    thanks = (Line("Thank you."),)
    assert scenario.endings == (Ending("solved", Outcome.RESOLVED, thanks), Ending("lost", Outcome.LOST))


def test_every_key_of_a_turn_arrives(tmp_path: Path) -> None:
    turn = scenario_of(tmp_path).turn("opening")
    assert turn.says == (Line("Where is it?"), Line("Hello?", "hello", "media/hello.ogg"))
    assert turn.goal == "Acknowledge and ask."
    assert turn.model.startswith("I am so sorry.")
    promise = AnyOf((Phrase("refund you"), Phrase("full refund")))
    assert turn.criteria == (
        Criterion(
            "apology",
            "Apologises",
            APOLOGY,
            points=20,
            section="empathy",
            skill="empathy",
            hint="Her feeling.",
        ),
        Criterion("ask-order", "Asks", Ask(Phrase("order number")), points=30, skill="solution"),
        Criterion(
            "promise", "Promises nothing", promise, is_avoided=True, is_critical=True, skill="solution"
        ),
    )
    met = AllHold((CriteriaMet(("apology", "ask-order")), FactsTold(("order-number",))))
    missed = AllHold((CriteriaMissed(("ask-order",)), TriesAre(below=3)))
    assert turn.rules == (
        Rule(CriticalMade(), go="lost", mood=-30),
        Rule(met, go="second", mood=20),
        Rule(missed, says=(Line("So?"),), is_again=True),
        Rule(go="second"),
    )


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ("{met: opening.ask-order}", Settled((CriterionKey("opening", "ask-order"),))),
        ("{fact: order-number}", Settled(facts=("order-number",))),
        (
            "{met: [opening.apology, opening.ask-order], fact: [order-number]}",
            Settled(
                (CriterionKey("opening", "apology"), CriterionKey("opening", "ask-order")), ("order-number",)
            ),
        ),
    ],
)
def test_what_makes_a_criterion_fall_away_arrives(tmp_path: Path, written: str, settled: Settled) -> None:
    scenario = scenario_of(tmp_path, "needs: tomorrow}", f"needs: tomorrow, not_applicable: {written}}}")
    assert scenario.turn("second").criteria[0].not_applicable == settled


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    drill = """\
id: short
title: Short
language: ja
customer: {name: 山田}
start: only
turns:
  - id: only
    says: こんにちは
    model: はい、すぐにお調べいたします。
    criteria: [{id: one, label: 一, skill: empathy, points: 1, deduct: 2, bonus: 3, needs: はい}]
    then: [{go: end}]
endings: [{id: end, outcome: escalated}]
"""
    changes = {"drills/parcel.yaml": drill, "samples/parcel.yaml": None, "notes/shipping.md": None}
    scenario = load(tmp_path, changes).pack.scenarios[0]
    assert (scenario.language, scenario.level, scenario.minutes, scenario.turn_limit) == ("ja", 1, 5, 12)
    assert (scenario.pass_mark, scenario.briefing, scenario.facts) == (70, "", ())
    assert scenario.customer == Customer("山田")
    criterion = scenario.turns[0].criteria[0]
    assert (criterion.section, criterion.skill) == ("solution", "empathy")
    assert (criterion.points, criterion.deduct, criterion.bonus) == (1, 2, 3)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("tomorrow", Phrase("tomorrow")),
        ('"  tomorrow "', Phrase("tomorrow")),
        ("no", Phrase("no")),
        ("24", Phrase("24")),
        ("$20 refund", Phrase("$20 refund")),
        ("🙏", Phrase("🙏")),
        (r'"\uD83D\uDE4F"', Phrase("🙏")),
        ("$apology", APOLOGY),
        ("[a, $apology]", AnyOf((Phrase("a"), APOLOGY))),
        ("{phrase: a, typos: no}", Phrase("a", takes_typos=False)),
        ("{phrase: a, inflect: false}", Phrase("a", takes_inflection=False)),
        ("{phrase: a, typos: yes, negated: any}", Phrase("a", takes_negation=True)),
        ("{phrase: a, negated: no}", Phrase("a")),
        ("{any: [a, b]}", AnyOf((Phrase("a"), Phrase("b")))),
        ("{any: a}", AnyOf((Phrase("a"),))),
        ("{all: [a, {none: [b]}]}", AllOf((Phrase("a"), NoneOf((Phrase("b"),))))),
        ("{at_least: 2, of: [a, b]}", AtLeast(2, (Phrase("a"), Phrase("b")))),
        ("{near: [a, b], within: 8}", Near((Phrase("a"), Phrase("b")), 8)),
        ("{in_order: [a, b]}", InOrder((Phrase("a"), Phrase("b")))),
        ("{ask: a}", Ask(Phrase("a"))),
        ("{sentence: a}", InSentence(Phrase("a"))),
        ("{opening: a}", Opening(Phrase("a"))),
        ("{closing: a}", Closing(Phrase("a"))),
        ("{says_not: a}", SaysNot(Phrase("a"))),
        ("{tone: calm}", ToneCalm()),
        ("{tone: civil}", Civil()),
        ("{length: {min: 40}}", Length(40, None)),
        ("{length: {min: 40, max: 40}}", Length(40, 40)),
        ("{all: [{length: {max: 9}}, a]}", AllOf((Length(None, 9), Phrase("a")))),
    ],
)
def test_needs_are_read_as_documented(tmp_path: Path, written: str, expected: Need) -> None:
    assert need_of(tmp_path, written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{register: polite}", Register(RegisterLevel.POLITE)),
        ("{register: respectful}", Register(RegisterLevel.RESPECTFUL)),
        ("{keigo: correct}", KeigoCorrect()),
        ("{tone: civil}", Civil()),
    ],
)
def test_japanese_needs_are_at_home_in_a_japanese_scenario(
    tmp_path: Path, written: str, expected: Need
) -> None:
    drill = changed("drills/parcel.yaml", "needs: tomorrow", f"needs: {written}") + "language: ja-JP\n"
    loaded = load(tmp_path, {"drills/parcel.yaml": drill})
    assert loaded.pack.scenarios[0].turn("second").criteria[0].need == expected
    assert loaded.warnings == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{critical: no}", CriticalMade(expected=False)),
        ("{score: 50}", ScoreIs(at_least=50)),
        ("{score: {at_least: 50, below: 101}}", ScoreIs(50, 101)),
        ("{mood: {below: 20}}", MoodIs(below=20)),
        ("{tries: 2}", TriesAre(at_least=2)),
        ("{elapsed: {at_least: 90}}", ElapsedIs(at_least=90)),
        ("{met: apology}", CriteriaMet(("apology",))),
        ("{missed: [apology, promise]}", CriteriaMissed(("apology", "promise"))),
        ("{fact: [order-number]}", FactsTold(("order-number",))),
        ("{not: {met: apology}}", NotHolds(CriteriaMet(("apology",)))),
        ("{any: [{tries: 2}, {critical: yes}]}", AnyHolds((TriesAre(2), CriticalMade()))),
        ("{all: [{tries: 2}]}", AllHold((TriesAre(2),))),
        ("{tries: 2, score: 5}", AllHold((TriesAre(2), ScoreIs(5)))),
    ],
)
def test_conditions_are_read_as_documented(tmp_path: Path, written: str, expected: Condition) -> None:
    assert condition_of(tmp_path, written) == expected


def test_marks_say_what_people_found(tmp_path: Path) -> None:
    sample = Sample("parcel", "opening", "I am sorry.", {"apology": True, "ask-order": False}, "Aki")
    assert load(tmp_path).pack.samples == (sample,)


def test_a_loop_without_a_way_out_names_every_turn_in_it(tmp_path: Path) -> None:
    drill = changed("drills/parcel.yaml", "{go: solved}", "{go: opening}").replace("go: lost", "go: second")
    found = {(one.code, one.data.get("turn", one.data.get("ending"))) for one in problems_of(
        tmp_path, {"drills/parcel.yaml": drill}
    )}  # fmt: skip
    assert found == {
        ("no-way-out", "opening"), ("no-way-out", "second"),
        ("ending-unreachable", "lost"), ("ending-unreachable", "solved"),
    }  # fmt: skip


def test_again_for_ever_is_no_way_out(tmp_path: Path) -> None:
    drill = changed("drills/parcel.yaml", "- {go: solved}", "- {again: true}\n      - {go: solved}")
    codes = [one.code for one in problems_of(tmp_path, {"drills/parcel.yaml": drill})]
    assert codes == ["no-way-out", "rule-never-reached", "ending-unreachable"]


def test_a_turn_that_nothing_leads_to_is_warned_of(tmp_path: Path) -> None:
    orphan = """\
  - id: orphan
    says: Hm.
    model: An answer that nobody will ever read.
    criteria: [{id: x, label: X, points: 1, needs: x}]
    then: [{go: solved}]
endings:
"""
    drill = changed("drills/parcel.yaml", "endings:\n", orphan)
    loaded = load(tmp_path, {"drills/parcel.yaml": drill})
    assert [(one.code, one.data, one.line) for one in loaded.warnings] == [
        ("turn-unreachable", {"turn": "orphan"}, 41)
    ]


def test_without_any_points_there_is_nothing_to_score(tmp_path: Path) -> None:
    drill = changed("drills/parcel.yaml", "points: 10", "bonus: 10")
    drill = drill.replace("points: 20", "bonus: 20").replace("points: 30", "deduct: 30")
    assert [one.code for one in problems_of(tmp_path, {"drills/parcel.yaml": drill})] == ["no-points"]


def test_hints_and_briefings_that_hold_the_model_are_warned_of(tmp_path: Path) -> None:
    model = "I have found it and it will come tomorrow."
    drill = changed("drills/parcel.yaml", "needs: tomorrow}", f'needs: tomorrow, hint: "Say: {model}"}}')
    drill = drill.replace("The buyer paid eight days ago.", f"Write:\n  {model}")
    found = [(one.code, one.data["key"]) for one in all_problems_of(tmp_path, {"drills/parcel.yaml": drill})]
    assert found == [("model-given-away", "briefing"), ("model-given-away", "hint")]


def test_what_cannot_be_read_calls_forth_no_further_faults(tmp_path: Path) -> None:
    """A misspelt key of an id, a rule, a turn or a fact is one fault, not a dozen unknown names."""
    drill = changed("drills/parcel.yaml", "  - id: second\n", "  - ic: second\n")
    drill = drill.replace("  - id: order-number\n", "  - di: order-number\n")
    drill = drill.replace("{id: apology,", "{ids: apology,").replace("{id: lost,", "{idd: lost,")
    drill = drill.replace("again: true", "agian: true").replace("- {go: solved}", "- {goo: solved}")
    found = problems_of(tmp_path, {"drills/parcel.yaml": drill})
    assert {one.code for one in found} == {"unknown-key"}
    assert [one.suggestion for one in found] == ["id", "id", "again", "id", "go", "id"]


@pytest.mark.parametrize("key", ["turns", "endings", "facts", "criteria", "then"])
@pytest.mark.parametrize("value", ["7", "{a: b}", "[7]", "[[a]]"])
def test_a_list_of_something_else_is_one_fault(tmp_path: Path, key: str, value: str) -> None:
    lines = """\
id: parcel
title: T
customer: {name: N}
start: a
turns: [{id: a, says: x, model: m, criteria: [{id: c, label: L, points: 1, needs: x}], then: [{go: z}]}]
endings: [{id: z, outcome: lost}]
facts: [{id: f, asked: x, says: y}]
"""
    start = lines.index(f"{key}: ") + len(key) + 2
    end = {"criteria": lines.index(", then"), "then": lines.index("}]\n")}.get(key, lines.index("\n", start))
    drill = lines[:start] + value + lines[end:]
    changes = {"drills/parcel.yaml": drill, "samples/parcel.yaml": None}
    assert [one.code for one in problems_of(tmp_path, changes)] == ["wrong-type"]


SETS = '  apology: [sorry, "apolog*"]\n'


def test_a_set_may_hold_any_need_and_other_sets(tmp_path: Path) -> None:
    pack = changed("pack.yaml", SETS, SETS + "  both: {all: [$apology, $お詫び]}\n  お詫び: 申し訳\n")
    drill = changed("drills/parcel.yaml", "needs: tomorrow", "needs: $both")
    scenario = load(tmp_path, {"pack.yaml": pack, "drills/parcel.yaml": drill}).pack.scenarios[0]
    assert scenario.turn("second").criteria[0].need == AllOf((APOLOGY, Phrase("申し訳")))


def test_a_chain_of_sets_has_an_end(tmp_path: Path) -> None:
    names = [f"s{number}" for number in range(LONGEST_SET_CHAIN + 2)]
    chain = "".join(f"  {name}: ${following}\n" for name, following in itertools.pairwise(names))
    pack = changed("pack.yaml", SETS, SETS + chain + f"  {names[-1]}: end\n")
    found = problems_of(tmp_path, {"pack.yaml": pack})
    assert [(one.code, one.line, one.data) for one in found] == [("sets-too-deep", 18, {"limit": 8})]


@pytest.mark.parametrize("filler", ["x", "{tone: calm}"])
def test_sets_of_sets_do_not_explode(tmp_path: Path, filler: str) -> None:
    ten = ", ".join([filler] * 10)
    sets = f"  a: [{ten}]\n" + "".join(
        f"  {name}: [{', '.join([f'${before}'] * 10)}]\n"
        for before, name in zip("abcde", "bcdef", strict=True)
    )
    pack = changed("pack.yaml", SETS, SETS + sets)
    drill = changed("drills/parcel.yaml", "needs: tomorrow", "needs: {ask: [$c, $c, $b, {ask: [$b, $b]}]}")
    found = problems_of(tmp_path, {"pack.yaml": pack, "drills/parcel.yaml": drill})
    large = [(one.file, one.data["limit"]) for one in found if one.code == "need-too-large"]
    assert large == [("drills/parcel.yaml", MOST_PARTS), *[("pack.yaml", MOST_PARTS)] * 3]
