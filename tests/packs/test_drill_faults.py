"""One fault in a drill's file each: its code, its exact line and column, its data, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import DRILL, all_problems_of, changed, take_mark

FILE = "drills/parcel.yaml"

# old passage, new passage with the mark, code, data (those that matter), suggestion
Case = tuple[str, str, str, dict[str, object], str | None]

KEYS_AND_VALUES: list[Case] = [
    ("minutes: 6", "¦minuets: 6", "unknown-key", {"key": "minuets"}, "minutes"),
    ("minutes: 6", "¦zzz: 6", "unknown-key", {"key": "zzz"}, None),
    ("minutes: 6", "minutes: ¦６", "wrong-type", {"expected": "whole-number"}, "6"),
    ("minutes: 6", "minutes: 6\n¦minutes: 7", "duplicate-key", {"key": "minutes", "first_line": 6}, None),
    ("title: Where is my parcel?\n", "", "missing-key", {"key": "title"}, None),
    ("title: Where is my parcel?", "¦title:", "empty-value", {"key": "title"}, None),
    ("title: Where is my parcel?", "¦title: ~", "empty-value", {"key": "title"}, None),
    ("title: Where is my parcel?", 'title: ¦""', "empty-text", {"key": "title"}, None),
    ("title: Where is my parcel?", "title: ¦[a]", "wrong-type", {"expected": "text", "found": "list"}, None),
    ("title: Where is my parcel?", "title: ¦{a: b}", "wrong-type", {"found": "mapping"}, None),
    ("channel: chat", "channel: ¦chatt", "unknown-value", {"value": "chatt", "key": "channel"}, "chat"),
    ("level: 2", "level: ¦6", "out-of-range", {"value": 6, "minimum": 1, "maximum": 5}, None),
    ("level: 2", "level: ¦two", "wrong-type", {"expected": "whole-number", "found": "text"}, None),
    ("level: 2", 'level: ¦"2"', "wrong-type", {"expected": "whole-number", "found": "text"}, None),
    ("level: 2", "level: ¦2.5", "wrong-type", {"expected": "whole-number", "found": "number"}, None),
    ("level: 2", "level: ¦true", "wrong-type", {"expected": "whole-number", "found": "switch"}, None),
    ("level: 2", "level: ¦[2]", "wrong-type", {"expected": "whole-number", "found": "list"}, None),
    ("minutes: 6", "minutes: ¦0", "out-of-range", {"key": "minutes"}, None),
    ("pass_mark: 70", "pass_mark: ¦101", "out-of-range", {"key": "pass_mark", "maximum": 100}, None),
    ("max_turns: 8", "max_turns: ¦0", "out-of-range", {"key": "max_turns"}, None),
    ("mood: 35", "mood: ¦-1", "out-of-range", {"key": "mood", "minimum": 0}, None),
    ("voice: female", "voice: ¦femal", "unknown-value", {"allowed": ("female", "male")}, "female"),
    (
        "customer: {name: Mika, mood: 35, voice: female}",
        "customer: ¦Mika",
        "wrong-type",
        {"expected": "mapping"},
        None,
    ),
    ("name: Mika, ", "", "missing-key", {"key": "name"}, None),
    ("customer: {name: Mika, mood: 35, voice: female}\n", "", "missing-key", {"key": "customer"}, None),
    ("id: parcel\n", "id: ¦Parcel One\n", "bad-id", {"value": "Parcel One"}, "parcel-one"),
    ("id: parcel\n", "id: ¦荷物\n", "bad-id", {"value": "荷物"}, None),
    ("title: Where", "language: ¦ja_JP\ntitle: Where", "bad-language", {"value": "ja_JP"}, "ja-JP"),
    ("title: Where", "language: ¦jp\ntitle: Where", "bad-language", {}, "ja"),
    ("title: Where", "language: ¦'?'\ntitle: Where", "bad-language", {}, None),
    ("skills: [empathy, probing]", "skills: ¦[]", "empty-list", {"key": "skills"}, None),
    ("skills: [empathy, probing]", "skills: [empathy, ¦~]", "empty-value", {"key": "skills"}, None),
    ("skills: [empathy, probing]", "skills: [¦[x]]", "wrong-type", {"expected": "text"}, None),
    ("notes: [shipping]", "notes: [¦shiping]", "unknown-note", {"name": "shiping"}, "shipping"),
    ("notes: [shipping]", "notes: ¦shiping", "unknown-note", {"name": "shiping"}, "shipping"),
    ("start: opening", "start: ¦openning", "unknown-start", {"name": "openning"}, "opening"),
    ("start: opening", "start: ¦solved", "unknown-start", {"name": "solved"}, None),
    ("{id: lost, outcome: lost}", "¦lost", "wrong-type", {"expected": "mapping", "key": "endings"}, None),
    ("outcome: resolved", "outcome: ¦solved", "unknown-value", {"key": "outcome"}, "resolved"),
    ("{id: lost, outcome: lost}", "¦{id: lost}", "missing-key", {"key": "outcome"}, None),
    ('says: "It\'s M-20391."', "", "missing-key", {"key": "says"}, None),
    ('says: "And now?"', 'says: ["And now?", ¦""]', "empty-text", {"key": "says"}, None),
    ('says: "And now?"', 'says: ¦{reading: "x"}', "missing-key", {"key": "text"}, None),
    ('says: "And now?"', 'says: {¦txt: "x"}', "unknown-key", {"key": "txt"}, "text"),
    ('says: "And now?"', "says: [¦[x]]", "wrong-type", {"expected": "text", "key": "says"}, None),
]

CRITERIA: list[Case] = [
    ("label: Says when, ", "", "missing-key", {"key": "label"}, None),
    ("points: 10,", "points: ¦0,", "out-of-range", {"key": "points", "minimum": 1}, None),
    (
        "{id: when, label: Says when, points: 10, needs: tomorrow}",
        "¦tomorrow",
        "wrong-type",
        {"key": "criteria"},
        None,
    ),
    (
        "id: ask-order, label: Asks",
        "id: ¦apology, label: Asks",
        "duplicate-criterion",
        {"id": "apology", "first_line": 26},
        None,
    ),
    ("points: 10, needs: tomorrow", "points: 10, needs: tomorrow, ¦avoid: x", "needs-and-avoid", {}, None),
    (
        "{id: when, label: Says when, points: 10, needs: tomorrow}",
        "¦{id: when, label: Says when, points: 10}",
        "needs-or-avoid",
        {},
        None,
    ),
    (
        "critical: true, avoid: [",
        "critical: true, ¦points: 5, avoid: [",
        "avoid-with-points",
        {"key": "points"},
        None,
    ),
    (
        "critical: true, avoid: [",
        "critical: true, ¦bonus: 5, avoid: [",
        "avoid-with-points",
        {"key": "bonus"},
        None,
    ),
    (
        "- {id: promise, label: Promises nothing, critical: true,",
        "- ¦{id: promise, label: Promises nothing,",
        "criterion-without-effect",
        {"allowed": ("deduct", "critical")},
        None,
    ),
    (
        "- {id: promise, label: Promises nothing, critical: true,",
        "- ¦{id: promise, label: Promises nothing, critical: no,",
        "criterion-without-effect",
        {},
        None,
    ),
    (
        "- {id: promise, label: Promises nothing, critical: true,",
        "- {id: promise, label: Promises nothing, critical: ¦maybe,",
        "wrong-type",
        {"expected": "switch"},
        None,
    ),
    (
        "- {id: when, label: Says when, points: 10,",
        "- ¦{id: when, label: Says when,",
        "criterion-without-effect",
        {"allowed": ("points", "deduct", "bonus", "critical")},
        None,
    ),
    ("[refund you, full refund]", "¦[]", "empty-list", {"key": "avoid"}, None),
    (
        "label: Says when, points: 10, needs: tomorrow",
        "label: Says when, points: 10, needs: ¦{register: polite}",
        "need-for-other-language",
        {"need": "register", "language": "en"},
        None,
    ),
    (
        "label: Says when, points: 10, needs: tomorrow",
        "label: Says when, points: 10, needs: ¦{any: [a, {keigo: correct}]}",
        "need-for-other-language",
        {"need": "keigo"},
        None,
    ),
]

RULES_AND_GRAPH: list[Case] = [
    ("- {go: solved}", "- {go: ¦solvd}", "unknown-target", {"name": "solvd"}, "solved"),
    ("- {go: solved}", "- ¦{mood: 3}", "rule-without-target", {}, None),
    ("- {go: solved}", "- ¦{again: no}", "rule-without-target", {}, None),
    ("- {go: solved}", "- {go: solved, ¦again: true}", "rule-with-two-targets", {}, None),
    ("- {go: solved}", "- {go: solved, mood: ¦101}", "out-of-range", {"key": "mood"}, None),
    ("- {go: solved}", "- {go: solved, mood: ¦up}", "wrong-type", {"key": "mood"}, None),
    ("- {go: solved}", "- ¦solved", "wrong-type", {"expected": "mapping", "key": "then"}, None),
    (
        "- {go: solved}",
        "- {go: solved}\n      - ¦{go: lost}",
        "rule-never-reached",
        {"line_before": 40},
        None,
    ),
    ("- {go: solved}", "- ¦{if: {score: 50}, go: solved}", "turn-can-stick", {"turn": "second"}, None),
    ("  - id: second\n", "  - id: ¦opening\n", "duplicate-turn", {"id": "opening", "first_line": 19}, None),
    (
        "{id: lost, outcome: lost}",
        "{id: ¦solved, outcome: lost}",
        "duplicate-turn",
        {"id": "solved", "first_line": 42},
        None,
    ),
    (
        "{id: lost, outcome: lost}",
        "{id: lost, outcome: lost}\n  - {id: ¦second, outcome: lost}",
        "duplicate-turn",
        {"id": "second"},
        None,
    ),
    (
        "{id: lost, outcome: lost}",
        "{id: lost, outcome: lost}\n  - {id: ¦gone, outcome: lost}",
        "ending-unreachable",
        {"ending": "gone"},
        None,
    ),
    ("- {go: solved}", "- {if: {score: 101}, go: solved}\n      - {go: second}", "out-of-range", {}, None),
    (
        "met: [apology, ask-order]",
        "met: [¦apologie, ask-order]",
        "unknown-criterion",
        {"name": "apologie", "turn": "opening"},
        "apology",
    ),
    ("missed: ask-order", "missed: ¦when", "unknown-criterion", {"name": "when"}, None),
    ("fact: order-number", "fact: ¦order-numbers", "unknown-fact", {}, "order-number"),
    (
        '{ask: {any: ["order number", "order ID"]}}',
        "¦{none: [order]}",
        "fact-never-askable",
        {"fact": "order-number"},
        None,
    ),
    ('{ask: {any: ["order number", "order ID"]}}', "¦{length: {min: 3}}", "fact-never-askable", {}, None),
    ("tries: {below: 3}", "tries: ¦{}", "range-without-bound", {"keys": ("at_least", "below")}, None),
    ("tries: {below: 3}", "tries: ¦{at_least: 3, below: 3}", "empty-range", {"low": 3, "high": 3}, None),
    ("tries: {below: 3}", "score: ¦101", "out-of-range", {"key": "score"}, None),
    ("tries: {below: 3}", "elapsed: ¦soon", "wrong-type", {"key": "elapsed"}, None),
    ("tries: {below: 3}", "¦trys: 3", "unknown-key", {}, "tries"),
    ("{critical: true}", "{critical: ¦7}", "wrong-type", {"expected": "switch"}, None),
    ("{critical: true}", "¦{}", "empty-value", {"key": "if"}, None),
    (
        "needs: tomorrow",
        "needs: tomorrow, not_applicable: ¦when",
        "wrong-type",
        {"key": "not_applicable"},
        None,
    ),
    (
        "needs: tomorrow",
        "needs: tomorrow, not_applicable: ¦{}",
        "empty-value",
        {"key": "not_applicable"},
        None,
    ),
    ("needs: tomorrow", "needs: tomorrow, not_applicable: {¦mett: a}", "unknown-key", {"key": "mett"}, "met"),
    ("needs: tomorrow", "needs: tomorrow, not_applicable: {fact: ¦a}", "unknown-fact", {"name": "a"}, None),
    (
        "needs: tomorrow",
        "needs: tomorrow, not_applicable: {met: ¦openin.apology}",
        "unknown-turn",
        {"name": "openin"},
        "opening",
    ),
    (
        "needs: tomorrow",
        "needs: tomorrow, not_applicable: {met: ¦opening.apologi}",
        "unknown-criterion",
        {"name": "apologi", "turn": "opening"},
        "apology",
    ),
    ("{critical: true}", "¦critical", "wrong-type", {"expected": "mapping", "key": "if"}, None),
    ("{critical: true}", "{all: [¦x]}", "wrong-type", {"expected": "mapping"}, None),
    ("{critical: true}", "{met: ¦[]}", "empty-list", {"key": "met"}, None),
    ("{critical: true}", "{met: [¦[apology]]}", "wrong-type", {"expected": "text", "key": "met"}, None),
    ('    model: "I have found it and it will come tomorrow."\n', "", "no-model", {"turn": "second"}, None),
    (
        "goal: Acknowledge and ask.",
        "goal: ¦Write i am so sorry. What  is the order number?",
        "model-given-away",
        {"key": "goal", "turn": "opening"},
        None,
    ),
    (
        "audio: media/hello.ogg",
        "audio: ¦media/helo.ogg",
        "file-missing",
        {"path": "media/helo.ogg"},
        "media/hello.ogg",
    ),
    ("audio: media/hello.ogg", "audio: ¦media/hello.exe", "media-type", {"path": "media/hello.exe"}, None),
    ("audio: media/hello.ogg", "audio: ¦../hello.ogg", "path-outside", {}, None),
    ("audio: media/hello.ogg", "audio: ¦/hello.ogg", "path-outside", {}, None),
    ("audio: media/hello.ogg", "audio: ¦C:/hello.ogg", "path-outside", {}, None),
    ("audio: media/hello.ogg", "audio: ¦media\\hello.ogg", "path-not-portable", {}, "media/hello.ogg"),
]

NEED = "points: 10, needs: tomorrow}"


def need(
    written: str, code: str, data: dict[str, object] | None = None, suggestion: str | None = None
) -> Case:
    return NEED, f"points: 10, needs: {written}}}", code, data or {}, suggestion


NEEDS: list[Case] = [
    need("¦$apologies", "unknown-set", {"name": "apologies"}, "$apology"),
    need("¦$nothing", "unknown-set"),
    need("sorry ¦$apology", "set-inside-phrase", {"name": "apology"}),
    need('"¦(card | bank"', "phrase-unbalanced", {"phrase": "(card | bank"}),
    need('"card ¦| bank"', "phrase-unbalanced"),
    need('"(card |¦)"', "phrase-empty-alternative"),
    need('"card … ¦*"', "phrase-lone-star"),
    need('"refund ¦* you"', "phrase-lone-star"),
    need('"¦... refund"', "phrase-edge-gap"),
    need('"card ¦...99 bank"', "phrase-gap-too-long", {"limit": 50}),
    need("¦'!?'", "phrase-no-words"),
    need('{phrase: "card ¦*"}', "phrase-lone-star"),
    need('"card ¦& bank"', "phrase-ampersand", {"sign": "&"}),
    need("{phrase: 予約 ¦＆ 確認}", "phrase-ampersand", {"sign": "＆"}),
    need('{phrase: ¦""}', "empty-text"),
    need("{phrase: ¦[a]}", "wrong-type", {"expected": "text", "key": "phrase"}),
    need("{phrase: a, typos: ¦perhaps}", "wrong-type", {"expected": "switch", "key": "typos"}),
    need("{phrase: a, ¦typo: no}", "unknown-key", {}, "typos"),
    need("{phrase: a, negated: ¦yes}", "unknown-value", {"allowed": ("any", "no")}),
    need(f"¦{'a' * 501}", "phrase-too-long", {"limit": 500}),
    need(f'¦"{"(a | " * 9}a{")" * 9}"', "phrase-too-deep", {"limit": 8}),
    need("¦[]", "empty-list"),
    need("[¦~]", "empty-value"),
    need("¦{}", "empty-value"),
    need("{¦anny: [a]}", "unknown-need", {"key": "anny"}, "any"),
    need("{any: [a], ¦all: [b]}", "several-needs", {"first": "any", "second": "all"}),
    need("{¦any: }", "empty-value", {"key": "any"}),
    need("{near: ¦[a], within: 3}", "too-few-needs", {"key": "near", "minimum": 2}),
    need("¦{near: [a, b]}", "missing-key", {"key": "within"}),
    need("{near: [a, b], within: ¦0}", "out-of-range", {"key": "within"}),
    need("{in_order: ¦a}", "too-few-needs", {"key": "in_order"}),
    need("{at_least: ¦3, of: [a, b]}", "out-of-range", {"key": "at_least", "maximum": 2}),
    need("¦{at_least: 1}", "missing-key", {"key": "of"}),
    need("{tone: ¦angry}", "unknown-value", {"allowed": ("calm", "civil")}),
    need(
        "{near: [a, ¦{length: {min: 1}}], within: 3}",
        "need-without-place",
        {"need": "length", "inside": "near"},
    ),
    need("{ask: ¦{any: [a, {tone: calm}]}}", "need-without-place", {"need": "tone", "inside": "ask"}),
    need("{closing: ¦{tone: civil}}", "need-without-place", {"need": "tone", "inside": "closing"}),
    need("{length: ¦{}}", "range-without-bound", {"keys": ("min", "max")}),
    need("{length: ¦{min: 5, max: 4}}", "empty-range", {"low": 5, "high": 4}),
    need("{length: ¦5}", "wrong-type", {"expected": "mapping"}),
    need("{length: {¦mim: 5}}", "unknown-key", {}, "min"),
]


@pytest.mark.parametrize(
    ("old", "new", "code", "data", "suggestion"),
    [*KEYS_AND_VALUES, *CRITERIA, *RULES_AND_GRAPH, *NEEDS],
)
def test_one_fault_is_reported_once_at_its_place(
    tmp_path: Path, old: str, new: str, code: str, data: dict[str, object], suggestion: str | None
) -> None:
    text = changed("drills/parcel.yaml", old, new)
    place = None
    if "¦" in text:
        text, *place = take_mark(text)
    problems = all_problems_of(tmp_path, {FILE: text, "samples/parcel.yaml": None})
    assert [(one.file, one.code, one.suggestion) for one in problems] == [(FILE, code, suggestion)]
    assert data.items() <= dict(problems[0].data).items()
    if place is not None:
        assert [problems[0].line, problems[0].column] == place


def test_the_pack_that_the_cases_break_has_no_fault(tmp_path: Path) -> None:
    assert all_problems_of(tmp_path, {FILE: DRILL}) == ()


def test_a_misspelt_key_is_one_fault_and_not_one_for_each_name_below_it(tmp_path: Path) -> None:
    text = DRILL.replace("criteria:", "critera:").replace("\nfacts:", "\nfact:")
    problems = all_problems_of(tmp_path, {FILE: text})
    assert {one.code for one in problems} == {"unknown-key"}
