"""Single values are replaced where they stand, and everything else stays letter by letter."""

from __future__ import annotations

import pytest

from trainer.packs.yaml_edits import value_in, with_values

VALUES = {"id": "late-mine", "title": "Wo ist „es“: 'hier'?"}
QUOTED = "\"Wo ist „es“: 'hier'?\""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# c\nid: late   # x\ntitle: A\n", f"# c\nid: late-mine   # x\ntitle: {QUOTED}\n"),
        ("title: |\n  A b\n  c\nid: 'late'\nlevel: 2\n", f"title: {QUOTED}\nid: 'late-mine'\nlevel: 2\n"),
        ('id: "late"\r\ntitle: A\r\n  b\r\nx: 1\r\n', f'id: "late-mine"\r\ntitle: {QUOTED}\r\nx: 1\r\n'),
        ("{id: late, title: 'A', x: {id: other}}", f"{{id: late-mine, title: {QUOTED}, x: {{id: other}}}}"),
        ("turns:\n  - id: first\nid: late", "turns:\n  - id: first\nid: late-mine"),
        ("x: &x late\nid: *x # c\ny: *x\n", "x: &x late\nid: late-mine # c\ny: *x\n"),
        ("id: &x late\ny: *x\n", "id: &x late-mine\ny: *x\n"),
        ("{id: &x 'late', title: *x}", f"{{id: &x 'late-mine', title: {QUOTED}}}"),
        ("title:\nid: late\n", "title:\nid: late-mine\n"),
    ],
)
def test_values_at_the_top_are_replaced(before: str, after: str) -> None:
    assert with_values(before, VALUES) == after


@pytest.mark.parametrize(
    "text", ["id: [", "\t- x", "- id: late", "just text", "", "? [a]\n: b\nname: {id: x}\n"]
)
def test_what_has_no_such_value_stays_as_it_is(text: str) -> None:
    assert with_values(text, VALUES) == text
    assert value_in(text, "id") is None


def test_a_value_is_read() -> None:
    assert value_in("a: 😀\nid: late # x\n", "id") == "late"
