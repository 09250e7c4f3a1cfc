"""Every page by keyboard and by screen reader: names, roles, and a Tab order that reaches everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget

from tests.ui.house import House, widgets_of
from tests.ui.test_languages import PAGES, visit
from trainer.ui.entries import SETTINGS
from trainer.ui.navigation import NavButton
from trainer.ui.routes import DEBRIEF, DRILL, HOME, OBSERVER, PACKS, PRACTISE, PROGRESS, REPLAY

pytestmark = pytest.mark.no_cover  # goes through what each page's own tests have counted

_NOT_A_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Grouping}


def focusable(house: House) -> list[QWidget]:
    """What Tab must reach."""
    return [
        one
        for one in widgets_of(house.window)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and one.focusProxy() is None
    ]


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name))


@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_a_name_and_a_role(house: House, page: str) -> None:
    visit(house, page)
    house.window.notice.hide()
    controls = focusable(house)
    assert controls
    nameless = [repr(one) for one in controls if not name_of(one).strip()]
    assert not nameless, "\n".join(nameless)
    roleless = [
        repr(one) for one in controls if QAccessible.queryAccessibleInterface(one).role() in _NOT_A_ROLE
    ]
    assert not roleless, "\n".join(roleless)


@pytest.mark.parametrize(
    "page", [HOME, PRACTISE, DRILL, OBSERVER, DEBRIEF, REPLAY, PROGRESS, PACKS, SETTINGS]
)
def test_tab_reaches_everything_and_comes_back(house: House, page: str) -> None:
    visit(house, page)
    house.window.notice.hide()
    wanted = {one for one in focusable(house) if not isinstance(one, QMenuBar)}
    reached = set(_tab_round(house, limit=2 * len(wanted) + 10))
    missed = [f"{one!r} {name_of(one)}" for one in wanted - reached]
    assert not missed, "\n".join(missed)


def _tab_round(house: House, *, limit: int) -> Iterator[QWidget]:
    for _step in range(limit):
        focused = QApplication.focusWidget()
        if focused is not None:
            yield focused
        house.press(Qt.Key.Key_Tab)


def test_the_messages_of_a_conversation_are_met_one_by_one(house: House) -> None:
    house.begin()
    house.send("Hello Hannah, I am sorry.")
    view = house.drill().transcript
    interface = QAccessible.queryAccessibleInterface(view)
    count = house.drill().transcript.messages.rowCount()
    names = [interface.child(row).text(QAccessible.Text.Name) for row in range(count)]
    assert any(name.startswith("Customer Hannah, 1 of") for name in names)
    assert all("of" in name for name in names)


@pytest.mark.parametrize("page", [HOME, PRACTISE, PROGRESS, SETTINGS])
def test_enter_presses_a_button_that_has_the_focus(house: House, page: str) -> None:
    visit(house, page)
    pressed: list[str] = []
    buttons = [one for one in widgets_of(house.window) if type(one) is NavButton]
    assert buttons
    for button in buttons:
        assert isinstance(button, NavButton)
        button.clicked.connect(lambda: pressed.append("pressed"))
        button.setFocus(Qt.FocusReason.TabFocusReason)
        house.press(Qt.Key.Key_Return)
    assert len(pressed) == len(buttons)
