"""What tests of the window share: the theme with the real assets, its icons, and a quiet platform."""

from pathlib import Path
from typing import Any

import pytest

from trainer.resources import resource_folder
from trainer.ui.icons import Icons
from trainer.ui.theme import Scheme, Theme

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform has no window manager, and says so each time one would be told something."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture
def theme(qapp: Any) -> Theme:
    theme = Theme(resource_folder("assets"), scheme=Scheme.LIGHT, parent=qapp)
    theme.apply()
    return theme


@pytest.fixture
def icons(theme: Theme) -> Icons:
    return Icons(theme)
