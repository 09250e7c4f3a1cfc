"""What the customer knows, remembers and says unasked, as a drill's file gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import all_problems_of, changed, load, take_mark
from trainer.core.rubric import AnyOf, Phrase
from trainer.core.rules import AllHold, FlagsRaised, Line, MoodIs
from trainer.core.scenario import Flag, Interjection, Scenario

FILE = "drills/parcel.yaml"
SAYS = 'says: "It\'s M-20391."'
START = "pass_mark: 70"
FLAGS = "flags:\n  - {id: call, said: [call you, ring you], label: Promised a call}\n  - {id: cross}\n"
RAISED = ("if: {critical: true}, go: lost, mood: -30", "if: {critical: true}, go: lost, raise: cross")


def scenario(folder: Path, *changes: tuple[str, str]) -> Scenario:
    text = text_with(*changes)
    return load(folder, {FILE: text}).pack.scenarios[0]


def text_with(*changes: tuple[str, str]) -> str:
    text = changed(FILE, *changes[0])
    for old, new in changes[1:]:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def test_flags_are_raised_by_words_or_by_rules(tmp_path: Path) -> None:
    read = scenario(tmp_path, (START, FLAGS + START), RAISED)
    assert read.flags == (
        Flag("call", AnyOf((Phrase("call you"), Phrase("ring you"))), "Promised a call"),
        Flag("cross"),
    )
    assert read.turns[0].rules[0].raises == ("cross",)


def test_a_line_may_depend_on_what_happened(tmp_path: Path) -> None:
    line = '{text: "You said you would call!", if: {flag: call, mood: {below: 40}}}'
    read = scenario(
        tmp_path, (START, FLAGS + START), RAISED, ('says: "And now?"', f"says: [And now?, {line}]")
    )
    condition = AllHold((FlagsRaised(("call",)), MoodIs(below=40)))
    assert read.turns[1].says == (Line("And now?"), Line("You said you would call!", condition=condition))


def test_interjections_come_in_order(tmp_path: Path) -> None:
    written = "interjections:\n  - {after: 60, says: Hello?, mood: -5}\n  - {after: 90, says: [A?, B?]}\n"
    read = scenario(tmp_path, (START, written + START))
    assert read.interjections == (
        Interjection(60, (Line("Hello?"),), -5),
        Interjection(90, (Line("A?"), Line("B?"))),
    )


def test_placeholders_are_filled_wherever_people_read_them(tmp_path: Path) -> None:
    read = scenario(
        tmp_path,
        (SAYS, 'value: M-20391\n    says: "It is {fact.order-number}, says {name}."'),
        ("goal: Acknowledge and ask.", 'goal: "Help {name}."'),
        ('"I am so sorry. What', '"I am so sorry, {name}. What'),
        ("label: Asks,", 'label: "Asks {name}",'),
        ('hint: "Her feeling."', 'hint: "{{name}} is {name}; {not this} stays."'),
        ('reading: "hello"', 'reading: "hello {name}"'),
        ("The buyer paid", "{name} paid {"),
        ("channel: chat", 'channel: email\nsubject: "{fact.order-number}"'),
    )
    turn = read.turns[0]
    assert read.facts[0].says == (Line("It is M-20391, says Mika."),)
    assert (turn.goal, turn.model) == ("Help Mika.", "I am so sorry, Mika. What is the order number?")
    assert turn.criteria[1].label == "Asks Mika"
    assert turn.criteria[0].hint == "{name} is Mika; {not this} stays."
    assert turn.says[1].reading == "hello Mika"
    assert read.briefing.startswith("Mika paid {")
    assert read.subject == "M-20391"


def test_an_exam_may_have_a_time_of_its_own(tmp_path: Path) -> None:
    read = scenario(tmp_path, (START, f"exam_minutes: 9\n{START}"))
    assert read.exam_limit_s == 540


@pytest.mark.parametrize(
    ("old", "new", "code", "data", "suggestion"),
    [
        (START, f"flags:\n  - {{id: ¦cross}}\n{START}", "flag-never-raised", {"flag": "cross"}, None),
        (START, f"flags:\n  - ¦cross\n{START}", "wrong-type", {"expected": "mapping", "key": "flags"}, None),
        (
            START,
            f"flags:\n  - {{id: a, said: b}}\n  - {{id: ¦a, said: c}}\n{START}",
            "duplicate-flag",
            {"id": "a", "first_line": 16},
            None,
        ),
        (
            START,
            f"flags:\n  - {{id: a, said: ¦{{length: {{min: 3}}}}}}\n{START}",
            "flag-never-said",
            {"flag": "a"},
            None,
        ),
        ("{critical: true}", "{flag: ¦call}", "unknown-flag", {"name": "call"}, None),
        ("mood: -30", "raise: ¦call", "unknown-flag", {"name": "call"}, None),
        (
            'says: "And now?"',
            "says: [B?, {text: A?, if: {flag: ¦call}}]",
            "unknown-flag",
            {"name": "call"},
            None,
        ),
        ('says: "And now?"', "says: [B?, {text: A?, if: {fact: ¦x}}]", "unknown-fact", {"name": "x"}, None),
        (
            'says: "And now?"',
            "says: [B?, {text: A?, if: {¦met: when}}]",
            "line-about-reply",
            {"key": "met"},
            None,
        ),
        (
            'says: "And now?"',
            "¦says: [{text: A?, if: {mood: 5}}, {text: B?, if: {mood: 9}}]",
            "lines-all-conditional",
            {"turn": "second"},
            None,
        ),
        (
            START,
            f"interjections:\n  - {{after: 60, says: A}}\n  - ¦{{after: 60, says: B}}\n{START}",
            "interjection-order",
            {"after": 60, "before": 60},
            None,
        ),
        (START, f"interjections:\n  - ¦soon\n{START}", "wrong-type", {"key": "interjections"}, None),
        (START, f"interjections:\n  - {{after: ¦4, says: A}}\n{START}", "out-of-range", {"minimum": 5}, None),
        (SAYS, 'says: ¦"It is {fact.order-number}."', "fact-without-value", {"fact": "order-number"}, None),
        (
            SAYS,
            'says: ¦"It is {fact.order-numbr}."',
            "unknown-fact",
            {"name": "order-numbr"},
            "order-number",
        ),
        (SAYS, 'says: ¦"I am {nam}."', "unknown-placeholder", {"name": "nam"}, "name"),
        (
            "channel: chat",
            "channel: ¦mail\nsubject: Help",
            "unknown-value",
            {"key": "channel"},
            "email",
        ),
        ("title: Where", "subject: ¦Help\ntitle: Where", "subject-without-letter", {"channel": "chat"}, None),
        (
            "- {go: solved}",
            "- {if: {score: 50}, go: solved}\n      - ¦{again: yes}",
            "exam-can-stick",
            {},
            None,
        ),
    ],
)
def test_a_fault_is_named_at_its_place(
    tmp_path: Path, old: str, new: str, code: str, data: dict[str, object], suggestion: str | None
) -> None:
    text, line, column = take_mark(changed(FILE, old, new))
    (problem,) = all_problems_of(tmp_path, {FILE: text})
    assert (problem.code, problem.line, problem.column) == (code, line, column)
    assert data.items() <= problem.data.items()
    assert problem.suggestion == suggestion


def test_a_fact_that_cannot_be_read_leaves_its_placeholders_in_peace(tmp_path: Path) -> None:
    text = changed(FILE, "  - id: order-number\n    asked", "  - asked").replace(
        "It's M-20391.", "It is {fact.order-number}."
    )
    codes = {one.code for one in all_problems_of(tmp_path, {FILE: text.replace(", fact: order-number", "")})}
    assert codes == {"missing-key"}
