"""The design tokens: the only place where a colour, a size or a weight of the window comes from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

Role = Literal[
    "bg", "surface", "raised", "ink", "muted", "line", "edge", "hover",
    "accent", "accenthover", "accentsoft", "onaccent",
    "met", "metsoft", "unsure", "unsuresoft", "missed", "missedsoft", "critical", "criticalsoft",
    "bubble", "bubbleme", "hl_met", "hl_unsure", "hl_bad", "shadow",
]  # fmt: skip
TextStyle = Literal["caption", "body", "strong", "title", "display", "number"]
Weight = Literal["regular", "medium", "semibold", "bold"]
Part = TypeVar("Part", "Space", "Radius", "Size", "Shadow")


@dataclass(frozen=True, kw_only=True)
class Space:
    """Distances in pixels."""

    xs: int
    s: int
    m: int
    l: int  # noqa: E741  (a shirt size among shirt sizes)
    xl: int
    xxl: int


@dataclass(frozen=True, kw_only=True)
class Radius:
    """How round corners are, in pixels."""

    mark: int
    control: int
    card: int
    bubble: int


@dataclass(frozen=True, kw_only=True)
class Size:
    """Fixed measures in pixels, before the text scale."""

    icon: int
    face: int
    control: int
    chip: int
    indicator: int
    bar: int
    rail: int
    railcollapsed: int
    header: int
    stroke: int


@dataclass(frozen=True, kw_only=True)
class Shadow:
    """A soft shadow: how far it reaches, how far it falls, and its darkest opacity."""

    spread: int
    offset: int
    opacity: float


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """All tokens as read from ``tokens.json``; colours are ``#RRGGBB`` by scheme and role."""

    light: Mapping[Role, str]
    dark: Mapping[Role, str]
    light_shadow: Shadow
    dark_shadow: Shadow
    space: Space
    radius: Radius
    size: Size
    type_px: Mapping[TextStyle, int]
    weight: Mapping[Weight, int]
    line_height_latin: float
    line_height_japanese: float

    @classmethod
    def load(cls, path: Path) -> Self:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            light=raw["color"]["light"],
            dark=raw["color"]["dark"],
            light_shadow=_filled(Shadow, raw["shadow"]["light"]),
            dark_shadow=_filled(Shadow, raw["shadow"]["dark"]),
            space=_filled(Space, raw["space"]),
            radius=_filled(Radius, raw["radius"]),
            size=_filled(Size, raw["size"]),
            type_px=raw["type"],
            weight=raw["weight"],
            line_height_latin=raw["lineHeight"]["latin"],
            line_height_japanese=raw["lineHeight"]["japanese"],
        )


def _filled(kind: type[Part], values: Mapping[str, Any]) -> Part:
    return kind(**{field.name: values[field.name] for field in fields(kind)})
