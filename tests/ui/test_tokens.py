"""The tokens: every text can be read on every ground it is painted on."""

from collections.abc import Mapping

import pytest

from trainer.resources import resource_folder
from trainer.ui.tokens import Role, Tokens

TEXT_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
SHAPE_CONTRAST = 3.0  # WCAG 2.2, 1.4.11

TEXT_ON: Mapping[Role, tuple[Role, ...]] = {
    "ink": (
        "bg", "surface", "raised", "hover", "accentsoft", "bubble", "bubbleme",
        "hl_met", "hl_unsure", "hl_bad", "metsoft", "unsuresoft", "missedsoft", "criticalsoft",
    ),
    "muted": ("bg", "surface", "raised", "hover", "accentsoft", "bubble", "bubbleme"),
    "accent": ("bg", "surface", "raised", "hover", "accentsoft", "bubble", "bubbleme"),
    "onaccent": ("accent", "accenthover"),
    "met": ("metsoft", "bg", "surface", "raised"),
    "unsure": ("unsuresoft", "bg", "surface", "raised"),
    "missed": ("missedsoft", "bg", "surface", "raised"),
    "critical": ("criticalsoft", "bg", "surface", "raised"),
}  # fmt: skip
SHAPE_ON: Mapping[Role, tuple[Role, ...]] = {
    "edge": ("bg", "surface", "raised"),
    "accent": ("line", "bg", "surface"),
    "met": ("line", "hl_met"),
    "unsure": ("line", "hl_unsure"),
    "missed": ("line", "hl_bad"),
}


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(scope="module")
def tokens() -> Tokens:
    return Tokens.load(resource_folder("assets") / "theme" / "tokens.json")


def faults(colours: Mapping[Role, str], pairs: Mapping[Role, tuple[Role, ...]], least: float) -> list[str]:
    return [
        f"{front} on {ground}: {contrast(colours[front], colours[ground]):.2f}"
        for front, grounds in pairs.items()
        for ground in grounds
        if contrast(colours[front], colours[ground]) < least
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_on_its_ground(tokens: Tokens, scheme: str) -> None:
    assert faults(getattr(tokens, scheme), TEXT_ON, TEXT_CONTRAST) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_shape_stands_out_from_its_ground(tokens: Tokens, scheme: str) -> None:
    assert faults(getattr(tokens, scheme), SHAPE_ON, SHAPE_CONTRAST) == []


def test_the_measure_of_contrast_is_the_published_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_both_schemes_name_the_same_colours(tokens: Tokens) -> None:
    assert set(tokens.light) == set(tokens.dark) == set(Role.__args__)  # type: ignore[attr-defined]
