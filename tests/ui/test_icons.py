"""The icons: each can be drawn, takes the theme's colour, and is sharp at any ratio."""

import pytest
from PySide6.QtGui import QPixmap

from trainer.ui.icons import IconName, Icons
from trainer.ui.theme import Scheme, Theme

NAMES: tuple[IconName, ...] = IconName.__args__  # type: ignore[attr-defined]


def colours(pixmap: QPixmap) -> set[str]:
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_colour_asked_for(theme: Theme, icons: Icons, name: IconName) -> None:
    assert colours(icons.pixmap(name, "missed", size_px=48)) == {theme.tokens.light["missed"]}


def test_every_file_is_an_icon_with_a_name(icons: Icons) -> None:
    files = {path.stem for path in icons.path("home").parent.glob("*.svg")}
    assert files == set(NAMES)


def test_an_icon_follows_the_scheme(theme: Theme, icons: Icons) -> None:
    theme.update(scheme=Scheme.DARK)
    assert colours(icons.pixmap("met", "met", size_px=48)) == {theme.tokens.dark["met"]}


def test_a_sharp_screen_gets_more_pixels_for_the_same_size(icons: Icons) -> None:
    pixmap = icons.pixmap("home", "ink", size_px=20, ratio=2.0)
    assert (pixmap.width(), pixmap.deviceIndependentSize().width()) == (40, 20.0)


def test_the_window_icon_has_every_size_a_system_asks_for(icons: Icons) -> None:
    sizes = {size.width() for size in icons.app_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes
