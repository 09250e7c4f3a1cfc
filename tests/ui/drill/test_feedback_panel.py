"""The panel of feedback: what a later try at the same message shows."""

from __future__ import annotations

from tests.ui.drill.test_drill_page import GREETING, feedback_button, texts
from tests.ui.house import House
from trainer.ui.widgets.verdict_row import VerdictRow


def test_a_second_try_shows_what_the_first_one_met_and_what_both_are_worth(house: House) -> None:
    house.begin()
    house.send(GREETING)
    house.send("Could you give me the order number?")
    rows = [row.accessibleName() for row in house.drill().feedback.findChildren(VerdictRow)]
    assert any(row.endswith(": Already met in your try 1; it counts.") for row in rows), rows
    assert any(one.startswith("With your earlier tries: ") for one in texts(house))
    feedback_button(house, "Try again").click()
    house.settle()
    assert not any(one.startswith("With your earlier tries: ") for one in texts(house))
