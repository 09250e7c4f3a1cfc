"""Notes and seminars for everybody: each control has a name, and Tab reaches it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget

from tests.ui.house import House
from tests.ui.test_access import focusable, name_of
from trainer.ui.routes import NOTES, SEMINAR
from trainer.ui.seminar.page import SeminarPage

PACK, ID = "tsugite-support-en", "late-parcels"


def demand_access(house: House, what: str) -> None:
    house.window.notice.hide()
    wanted = {one for one in focusable(house) if not isinstance(one, QMenuBar)}
    nameless = [repr(one) for one in wanted if not name_of(one).strip()]
    assert not nameless, f"{what}: {nameless}"
    reached: set[QWidget | None] = set()
    for _step in range(2 * len(wanted) + 10):
        reached.add(QApplication.focusWidget())
        house.window.focusNextPrevChild(True)
    missed = [f"{one!r} {name_of(one)}" for one in wanted - reached]
    assert not missed, f"{what}: {missed}"


@pytest.mark.parametrize("page", [NOTES, SEMINAR])
def test_a_list_and_what_is_chosen_are_reached(house: House, page: str) -> None:
    house.application.routes.show(page)
    house.settle()
    demand_access(house, page)


def test_every_step_of_a_seminar_is_reached(house: House) -> None:
    trainee_id = house.settings.value.trainee_id
    state = house.office.seminars.open(trainee_id, PACK, ID)
    house.office.seminars.write(state, "Tonight.", prompt_id=state.seminar.prompts[0].id, by="Ben")
    house.application.routes.study.open_seminar(PACK, ID)
    house.settle()
    page = house.page
    assert isinstance(page, SeminarPage)
    for row, step in enumerate(page.run.model.rows):
        page.run.list.setCurrentIndex(page.run.model.index(row, 0))
        house.settle()
        demand_access(house, step.title)
