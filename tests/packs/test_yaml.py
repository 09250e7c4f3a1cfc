"""Text and YAML: what is refused, where, and under which name; no input stops the reader."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.packs.builders import FILES, all_problems_of, take_mark
from trainer.packs.problems import Place, ProblemCode, Problems
from trainer.packs.yaml_nodes import ListNode, MapNode, Node, TextNode, ValueKind
from trainer.packs.yaml_reader import MAX_DEPTH, MAX_NODES, read_yaml

FILE = "drills/a.yaml"

SYNTAX: list[tuple[str, str, dict[str, object]]] = [
    ("a:\n¦\tb: 1", "yaml-tab", {}),
    ("a: 1\nb:\n  - c\n¦\t- d", "yaml-tab", {}),
    ('a: ¦"open\nb: 1\n', "yaml-unclosed-quote", {}),
    ("a: ¦'open\n---\nb: 1\n", "yaml-unclosed-quote", {}),
    ("a: 'it'¦s late'\n", "yaml-text-after-quote", {}),
    ('a: "he said "¦no" to me"\n', "yaml-text-after-quote", {}),
    ("a: ¦[b, c\nd: e\n", "yaml-unclosed-bracket", {"bracket": "["}),
    ("a: ¦{b: c\nd: e\n", "yaml-unclosed-bracket", {"bracket": "{"}),
    ("a: {b: c, d: e\nf: g\n".replace("{", "¦{"), "yaml-unclosed-bracket", {"bracket": "{"}),
    ('a: ¦{b: "c"\n', "yaml-unclosed-bracket", {"bracket": "{"}),
    ("- {a: b c, need: [x], points: 10 ¦label: Says}\n", "yaml-missing-comma", {"closing": "}"}),
    ('- {a: "b" ¦c: d}\n', "yaml-missing-comma", {"closing": "}"}),
    ('a: [b, "c" ¦"d"]\n', "yaml-missing-comma", {"closing": "]"}),
    ("a: [b, {c: d¦]\n", "yaml-missing-comma", {"closing": "}"}),
    ("  a: {b: [c]\n     ¦d: e}\n", "yaml-missing-comma", {"closing": "}"}),
    ("says: Hello¦: you\n", "yaml-stray-colon", {}),
    ("a: 1\n¦title\nb: 2\n", "yaml-missing-colon", {}),
    ("a: 1\nlevel¦:12 \nb: 2\n", "yaml-missing-space", {"key": "level", "value": "12 "}),
    ("a: b\n  title¦: c\n", "yaml-indentation", {}),
    ("a:\n    b: 1\n  ¦c: 2\n", "yaml-indentation", {}),
    ("a:\n  - b\n ¦c: 2\n", "yaml-indentation", {}),
    ("key: ¦- a\n", "yaml-indentation", {}),
    ("briefing: |\n    \n  ¦text\n", "yaml-indentation", {}),
    ("a: ¦@b\n", "yaml-reserved-character", {"character": "@"}),
    ("a: ¦%b\n", "yaml-reserved-character", {"character": "%"}),
    ('a: "C:\\¦path"\n', "yaml-bad-escape", {}),
    ("a: ¦*note\n", "yaml-unknown-alias", {"name": "note"}),
    ("id: ¦[", "yaml-unclosed-bracket", {"bracket": "["}),
    ("id: [a, {b: [c]}, ¦{d: ", "yaml-unclosed-bracket", {"bracket": "{"}),
    ("a: ¦|x\n", "yaml-reserved-character", {"character": "|"}),
    ("a: ¦>50% off\n", "yaml-reserved-character", {"character": ">"}),
    ("a: [¦-]\n", "yaml-reserved-character", {"character": "-"}),
    ("a: [b¦, , c]\n".replace("¦, ", ", ¦"), "yaml-extra-comma", {}),
    ("a: [¦, b]\n", "yaml-extra-comma", {}),
    ("a: [b] ¦]\n", "yaml-stray-bracket", {"bracket": "]"}),
    ("a: {b: c}\n  ¦}\n", "yaml-stray-bracket", {"bracket": "}"}),
    ("a: !b¦{c\n", "yaml-syntax", {}),
    ("a: 1\n... ¦b\n", "yaml-syntax", {}),
    ("a: 1\n" * 30_000 + "¦a: 1\n", "too-many-lines", {"limit": 30_000}),
    ("a: 1\n¦---\nb: 2\n", "several-documents", {}),
    ("a: 1\n...\n¦b: 2\n", "several-documents", {}),
    ("a:\n  b: 1\n  ¦---\n  c: 2\n", "several-documents", {}),
    ("a: [b,\n¦---\nc]\n", "several-documents", {}),
    ("turns:\n¦　- id: a\n    label: b\n", "yaml-wide-space", {}),
    ("turns:\n  - id: a\n¦　　label: b\n", "yaml-wide-space", {}),
    ("a: 1\nskills:\n¦　- empathy\n", "yaml-wide-space", {}),
    ("a: 1\nlabel:¦　Says\nb: 2\n", "yaml-wide-space", {}),
    ("a:\n  -¦　x\n", "yaml-wide-space", {}),
    ("turns:\n  - id: a\n    label¦：Says\n    needs: x\n", "yaml-wide-colon", {}),
    ("turns:\n  - id¦：a\n    label: b\n", "yaml-wide-colon", {}),
    ("- {id: a, label¦：Says, needs: c}\n", "yaml-wide-colon", {}),
    ('c:\n  - label: ¦"Says sorry\n    needs: "sorry"\n    points: 3\n', "yaml-unclosed-quote", {}),
    ("n:\n - ¦'sorry\n - 'apology'\n", "yaml-unclosed-quote", {}),
    ('n: [sorry, ¦"apolog]\nb: "c d"\n', "yaml-unclosed-quote", {}),
    ("a: it's\nc: rock 'n roll¦: x\n", "yaml-stray-colon", {}),
    ("a: ¦!ruby/object b\n", "tag-not-allowed", {"tag": "!ruby/object"}),
    ("a: ¦!!binary aGk=\n", "tag-not-allowed", {}),
    ("? ¦[a]\n: b\n", "key-not-text", {}),
    ("a: 1\nb: 2\n¦a: 3\n", "duplicate-key", {"key": "a", "first_line": 1}),
    ("a: \x01¦".replace("\x01¦", "¦\x01") + "\n", "control-character", {"character": "U+0001"}),
    ('a: ¦"\\x07"\n', "control-character", {"character": "U+0007"}),
    ('a: ¦"\\uD83D"\n', "control-character", {"character": "U+D83D"}),
    ("a: ¦&x [*x]\n", "alias-cycle", {}),
    ("a: &x ¦[b, {c: *x}]\n".replace("&x ¦", "¦&x "), "alias-cycle", {}),
    ("[" * MAX_DEPTH + "¦[" + "]" * (MAX_DEPTH + 1), "too-deep", {"limit": MAX_DEPTH}),
    ("¦!" + "a" * 2000 + " b\n", "tag-not-allowed", {}),
]


def read(text: str) -> tuple[Node | None, Problems]:
    problems = Problems()
    return read_yaml(text, FILE, problems), problems


def read_well(text: str) -> Node:
    node, problems = read(text)
    assert problems.in_order() == ()
    assert node is not None
    return node


def entry(node: Node, key: str) -> TextNode:
    assert isinstance(node, MapNode)
    value = node.entries[key][1]
    assert isinstance(value, TextNode)
    return value


@pytest.mark.parametrize(("marked", "code", "data"), SYNTAX)
def test_a_fault_is_named_at_its_place(marked: str, code: str, data: dict[str, object]) -> None:
    text, line, column = take_mark(marked)
    _, problems = read(text)
    found = problems.in_order()
    assert [(one.file, one.code, one.line, one.column) for one in found] == [(FILE, code, line, column)]
    assert data.items() <= dict(found[0].data).items()


@pytest.mark.parametrize(
    ("marked", "code", "data"),
    [
        ("needs: [¦“sorry”, b]\n", "curly-quotes", {"text": "“sorry”"}),
        ('says: And if it is still there next week?¦"\n', "stray-quote", {"mark": '"'}),
        ("- {says: What now?¦'}\n", "stray-quote", {"mark": "'"}),
        ('says: まだですか¦"\n', "stray-quote", {"mark": '"'}),
        ("needs: ¦‘so sorry’\n", "curly-quotes", {"text": "‘so sorry’"}),
        ("label: Says ¦#1 who \nb: c\n", "comment-in-text", {"comment": "#1 who"}),
        ("- a  ¦#b", "comment-in-text", {"comment": "#b"}),
        ('a: "b"¦#c\n', "comment-in-text", {"comment": "#c"}),
        ('a: "b"¦# c', "comment-in-text", {"comment": "# c"}),
        ("a: [b]¦#c\n", "comment-in-text", {"comment": "#c"}),
        ("a: [b,¦#c\n d]\n", "comment-in-text", {"comment": "#c"}),
        ("a: [b, # c\n  d,¦#e\n  f]\n", "comment-in-text", {"comment": "#e"}),
        ("a: [b,\n¦c,\nd]\n", "yaml-indentation", {}),
        ('a:\n  b: "c\n  ¦d"\n', "yaml-indentation", {}),
        ("a: [b\n¦]\n", "yaml-indentation", {}),
        ('a: "b\n¦\tc"\n', "yaml-tab", {}),
        ("- [\n¦\tb\n  ]\n", "yaml-tab", {}),
    ],
)
def test_what_is_hardly_meant_is_warned_of(marked: str, code: str, data: dict[str, object]) -> None:
    text, line, column = take_mark(marked)
    node, problems = read(text)
    assert node is not None
    assert [(one.code, one.line, one.column, one.data) for one in problems.in_order()] == [
        (code, line, column, data)
    ]
    assert problems.error_count == 0


@pytest.mark.parametrize(
    "text",
    [
        "level: 2 #fine\n", "label: Says who # a comment\n", "label: 'Says' #1\n", "a: “sorry” is said\n",
        'a: 12"\n', "a: the parents'\n", 'a: he said "no"\n', """a: "he said 'no'"\n""",
        "[a,\nb]\n", "a: [b, # c, #d\n# e\n\n c] # f\n", "a: 'b\n\n c'\n",
        "a: &x [b, c]\nd: [*x, *x] # [,#e\n",
        'a: "“sorry”"\n', "a: |\n  　- x\n  b：c\n", "a: それは：b\n", f"{' ' * 300}- b\n", "{a：b: c}\n",
    ],
)  # fmt: skip
def test_what_is_meant_is_left_alone(text: str) -> None:
    read_well(text)


def test_a_wide_colon_is_taken_as_meant_once_it_is_told() -> None:
    node, _ = read("{label：Says}")
    assert entry(node, "label").text == "Says" if node else False


@pytest.mark.no_cover
def test_one_long_line_costs_no_more_than_its_length() -> None:
    started = time.process_time()
    read("[" + "　a," * (MAX_NODES // 5) + "]")
    assert time.process_time() - started < 4


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "~\n", "null"])
def test_a_file_that_holds_nothing_is_empty(text: str) -> None:
    node, problems = read(text)
    assert node is None
    assert [(one.code, one.line) for one in problems.in_order()] == [("empty-file", 0)]


@pytest.mark.parametrize("directive", ["%YAML 1.3", "%YAML 2.0", "%YAML x", "%TAG ! !"])
def test_directives_that_are_not_understood_are_faults(directive: str) -> None:
    _, problems = read(f"{directive}\n---\na: !b c\n")
    assert problems.error_count == 1


def test_escapes_too_large_for_unicode_are_faults() -> None:
    _, problems = read('a: "\\UFFFFFFFF"')
    assert [one.code for one in problems.in_order()] == ["yaml-syntax"]


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "2024-01-01", "1_000", "0o7", ".inf", "12:30:45", "<<", "="]
)
def test_text_stays_text_without_quotation_marks(word: str) -> None:
    assert entry(read_well(f"%YAML 1.1\n---\na: {word}"), "a").text == word


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("7", ValueKind.WHOLE_NUMBER), ("-7", ValueKind.WHOLE_NUMBER), ("+7", ValueKind.WHOLE_NUMBER),
        ("7.5", ValueKind.NUMBER), ("1e3", ValueKind.NUMBER), ("9999999999", ValueKind.NUMBER),
        ("true", ValueKind.SWITCH), ("False", ValueKind.SWITCH), ("no", ValueKind.TEXT),
        ("", ValueKind.NOTHING), ("~", ValueKind.NOTHING), ("'~'", ValueKind.TEXT), ("'7'", ValueKind.TEXT),
        ("٣", ValueKind.TEXT), ("７", ValueKind.TEXT),
    ],
)  # fmt: skip
def test_kinds_follow_yaml_1_2(written: str, kind: ValueKind) -> None:
    assert entry(read_well(f"a: {written}"), "a").kind is kind


def test_aliases_stand_for_what_they_name() -> None:
    node = read_well("a: &x [b, c]\nd: *x\ne: &y f\ng: &y h\ni: *y\n")
    assert isinstance(node, MapNode)
    assert node.entries["a"][1] is node.entries["d"][1]
    assert entry(node, "i").text == "h"


def test_a_bomb_of_aliases_is_defused_at_once() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    started = time.perf_counter()
    _, problems = read("\n".join(lines))
    assert time.perf_counter() - started < 2
    assert [(one.code, one.line) for one in problems.in_order()] == [("alias-explosion", 5)]


def test_more_values_than_a_file_may_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.packs.yaml_reader.MAX_NODES", 100)
    assert read("[" + "a," * 90 + "]")[1].error_count == 0
    _, problems = read("[" + "a," * 110 + "]")
    assert [(one.code, one.data) for one in problems.in_order()] == [("too-many-nodes", {"limit": 100})]


def test_a_stack_that_is_used_up_is_too_deep(monkeypatch: pytest.MonkeyPatch) -> None:
    def overflow(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trainer.packs.yaml_reader.Composer.get_single_node", overflow)
    _, problems = read("a: 1")
    assert [one.code for one in problems.in_order()] == ["too-deep"]


def test_places_count_from_one_and_know_where_a_text_begins() -> None:
    node = read_well('a:\n  - "quoted"\n  - plain\n  - "C\\u006fde"\n  - |\n    block\n')
    assert isinstance(node, MapNode)
    items = node.entries["a"][1]
    assert isinstance(items, ListNode)
    quoted, plain, escaped, block = items.items
    assert all(isinstance(one, TextNode) for one in items.items)
    assert isinstance(quoted, TextNode)
    assert isinstance(plain, TextNode)
    assert isinstance(escaped, TextNode)
    assert isinstance(block, TextNode)
    assert quoted.place_of(2) == Place(FILE, 2, 8)
    assert plain.place_of(2) == Place(FILE, 3, 7)
    assert escaped.place_of(2) == escaped.place == Place(FILE, 4, 5)
    assert block.place_of(2) == block.place == Place(FILE, 5, 5)


# Nothing crashes

LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12),
    st.sampled_from(["$apology", "opening", "...", "(a | b)", "a*", "parcel", "solved", "met"]),
)  # fmt: skip
KEYS = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        [
            *(
                "id",
                "title",
                "turns",
                "endings",
                "says",
                "criteria",
                "then",
                "if",
                "go",
                "again",
                "needs",
                "avoid",
            ),
            *(
                "any",
                "all",
                "none",
                "near",
                "within",
                "at_least",
                "of",
                "phrase",
                "ask",
                "facts",
                "asked",
                "text",
            ),
            *(
                "customer",
                "name",
                "start",
                "points",
                "critical",
                "met",
                "fact",
                "mood",
                "not",
                "length",
                "min",
            ),
            *("max", "notes", "audio", "outcome", "label", "language", "phrases", "version", "requires"),
            *("scenario", "samples", "marks", "turn"),
        ]
    ),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=5)),
    max_leaves=25,
)
NAMES = st.sampled_from(["pack.yaml", "drills/parcel.yaml", "samples/parcel.yaml", "notes/shipping.md"])


@pytest.mark.no_cover
@given(name=NAMES, tree=TREES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(name="drills/parcel.yaml", tree={"turns": [{"then": [{"if": {"all": []}}]}]})
def test_any_tree_is_refused_or_read(tmp_path: Path, name: str, tree: object) -> None:
    all_problems_of(tmp_path, {name: json.dumps(tree)})


@pytest.mark.no_cover
@given(name=NAMES, at=st.integers(0, 2500), cut=st.integers(0, 40), put=st.text(max_size=8))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_pack_with_a_passage_torn_out_is_refused_or_read(
    tmp_path: Path, name: str, at: int, cut: int, put: str
) -> None:
    text = str(FILES[name])
    at %= len(text)
    all_problems_of(tmp_path, {name: (text[:at] + put + text[at + cut :]).encode("utf-8", "surrogatepass")})


@given(text=st.text(alphabet=st.sampled_from("ab:-[]{}\"'|>&*!%@#?,. \n\t\r\\~0\ufeffあ"), max_size=60))
@settings(max_examples=300)
@example(text="!")
@example(text="? : - a")
@example(text="%YAML 1.2\n")
def test_any_text_of_signs_is_refused_or_read(text: str) -> None:
    node, problems = read(text)
    assert node is not None or problems.error_count


def test_codes_are_the_names_that_are_promised() -> None:
    assert len({code.value for code in ProblemCode}) == len(ProblemCode)
    for code in ProblemCode:
        assert code.value == code.name.lower().replace("_", "-")
