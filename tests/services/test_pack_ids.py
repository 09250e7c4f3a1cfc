"""An id that is proposed can be used, and still says what the title says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.packs.fields import read_id
from trainer.packs.problems import Place, Problems
from trainer.packs.yaml_nodes import TextNode
from trainer.services.pack_ids import id_for


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Marketplace support, first month", "marketplace-support-first-month"),
        ("Café & Öl – Übung", "cafe-ol-ubung"),
        ("ＡＢＣ１２３", "abc123"),
        ("応対の基本", "pack"),
        ("応対の基本 2", "pack-2"),
        ("", "pack"),
    ],
)
def test_an_id_says_what_the_title_says(title: str, expected: str) -> None:
    assert id_for(title) == expected


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert id_for("Returns", taken={"returns"}) == "returns-2"
    assert id_for("Returns", taken={"returns", "returns-2"}) == "returns-3"
    assert id_for("応対", taken={"quiz"}, fallback="quiz") == "quiz-2"
    assert id_for("a" * 80, taken={"a" * 64}) == "a" * 62 + "-2"


@settings(max_examples=60)
@given(st.text(max_size=90), st.sets(st.sampled_from(["pack", "a", "pack-2"])))
def test_the_loader_takes_every_id_that_is_proposed(title: str, taken: set[str]) -> None:
    problems = Problems()
    name = id_for(title, taken=taken)
    assert read_id(TextNode(Place(""), name, is_plain=False), problems) == name
    assert not problems.in_order()
    assert name not in taken


def test_thousands_with_one_title_take_no_longer_each() -> None:
    class Counted(set[str]):
        looks = 0

        def __contains__(self, name: object) -> bool:
            self.looks += 1
            return super().__contains__(name)

    taken = Counted()
    for _ in range(1000):
        taken.add(id_for("CS", taken=taken))
    assert set(taken) == {"cs", *(f"cs-{number}" for number in range(2, 1001))}
    assert taken.looks < 25 * 1000
