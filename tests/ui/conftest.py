"""What tests of the window share: the theme with the real assets, its icons, and a quiet platform."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.services.swift import use_remembered_packs
from tests.services.waiting_room import write_waiting_room
from tests.ui.house import House
from trainer.resources import resource_folder
from trainer.ui.icons import Icons
from trainer.ui.theme import Scheme, Theme
from trainer.wording.catalogue import set_language

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform has no window manager, and says so each time one would be told something."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The style of the program, whatever the desktop would choose."""
    return ["reply-dojo", "-style", "Fusion"]


@pytest.fixture
def theme(qapp: Any) -> Theme:
    theme = Theme(resource_folder("assets"), scheme=Scheme.LIGHT, parent=qapp)
    theme.apply()
    return theme


@pytest.fixture
def icons(theme: Theme) -> Icons:
    return Icons(theme)


@pytest.fixture
def in_english() -> Iterator[None]:
    """The language of the screens belongs to the whole process: leave it as it was found."""
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def open_house(
    qapp: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_english: None
) -> Iterator[Callable[..., House]]:
    """Opens the window; every one that was opened is closed in the end."""
    use_remembered_packs(monkeypatch)
    houses: list[House] = []

    def open_one(**how: Any) -> House:
        houses.append(House(tmp_path / "data", **how))
        return houses[-1]

    yield open_one
    for house in houses:
        house.close()
    qapp.setStyleSheet("")


@pytest.fixture
def house(open_house: Callable[..., House]) -> House:
    """The window of somebody who has been here before."""
    return open_house().settled_in()


@pytest.fixture
def here(open_house: Callable[..., House]) -> House:
    """The same with a pack that has facts, flags, rules and an impatient customer."""
    house = open_house()
    write_waiting_room(house.paths.packs)
    return house.settled_in()
