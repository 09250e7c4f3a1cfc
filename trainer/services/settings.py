"""What the user chose, with defaults; changed one value at a time and stored at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from trainer.core.errors import UserFacingError

LOWEST_TEXT_SCALE, HIGHEST_TEXT_SCALE = 0.8, 2.0
LOWEST_SPEECH_RATE, HIGHEST_SPEECH_RATE = 0.7, 1.5

_RANGES = {
    "text_scale": (LOWEST_TEXT_SCALE, HIGHEST_TEXT_SCALE),
    "speech_rate": (LOWEST_SPEECH_RATE, HIGHEST_SPEECH_RATE),
    "speech_volume": (0.0, 1.0),
}


class ColourScheme(StrEnum):
    """Light, dark, or as the system is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings.

    Attributes:
        language: Code of the screens' language; empty until the first start has asked.
        text_scale: 0.8 … 2.0 of the usual size.
        trainee_id: Who practises here; empty until the first start has asked.
        enter_sends: Enter sends a reply (Ctrl+Enter always does).
        speaks: The customer's lines are read aloud.
        speech_rate: 0.7 … 1.5 of the usual speed.
        speech_volume: 0.0 … 1.0.
        window: Size and place of the window, in the toolkit's own encoding.
        last_page: Where the window was left.
    """

    language: str = ""
    scheme: ColourScheme = ColourScheme.SYSTEM
    text_scale: float = 1.0
    trainee_id: str = ""
    enter_sends: bool = False
    speaks: bool = True
    speech_rate: float = 1.0
    speech_volume: float = 1.0
    window: str = ""
    last_page: str = ""

    @property
    def is_first_start(self) -> bool:
        """Nobody has said yet who practises."""
        return not self.trainee_id


class SettingsStore(Protocol):
    """Keeps a mapping of names to JSON values."""

    @property
    def fault(self) -> str | None:
        """Code of what was wrong with the stored values when they were last read."""

    @property
    def kept_aside(self) -> Path | None:
        """Where the values are now that could not be used."""

    def load(self) -> Mapping[str, Any]:
        """Return what is stored; empty where there is nothing."""

    def save(self, values: Mapping[str, Any]) -> None:
        """Store all values at once, or raise and leave what was there."""


class SettingsService:
    """The settings in force.

    Args:
        store: Where they are kept between starts.

    Attributes:
        value: What is in force.
        trouble: To be told quietly at the start: the stored settings could not be used. ``None`` if all is
            well.
    """

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._listeners: list[Callable[[Settings], None]] = []
        self.value = settings_from(store.load())
        self.trouble = _trouble(store)

    def change(self, **values: object) -> Settings:
        """Set some values, store them, and tell the listeners.

        Raises:
            UserFacingError: If they cannot be stored; the change is in force until the program ends.
        """
        before, self.value = self.value, dataclasses.replace(self.value, **values)  # type: ignore[arg-type]
        if self.value != before:
            for listener in tuple(self._listeners):
                listener(self.value)
            self._store.save(dataclasses.asdict(self.value))
        return self.value

    def when_changed(self, listener: Callable[[Settings], None]) -> None:
        """Call the listener after each change, on the thread that made it."""
        self._listeners.append(listener)


def _trouble(store: SettingsStore) -> UserFacingError | None:
    if store.fault is None:
        return None
    aside = "" if store.kept_aside is None else str(store.kept_aside)
    return UserFacingError(store.fault, kept_aside=aside)


def settings_from(values: Mapping[str, Any]) -> Settings:
    """Build settings from stored values; what is missing or unusable takes its default."""
    usable: dict[str, Any] = {}
    for field in dataclasses.fields(Settings):
        value = _usable(field.name, values.get(field.name), field.default)
        if value is not None:
            usable[field.name] = value
    return Settings(**usable)


def _usable(name: str, value: object, default: object) -> object | None:
    """Return a stored value of the default's type and inside its range, or ``None``."""
    if isinstance(default, ColourScheme):
        return next((scheme for scheme in ColourScheme if scheme == value), None)
    if isinstance(default, bool) or isinstance(value, bool):
        return value if isinstance(value, bool) and isinstance(default, bool) else None
    if isinstance(default, float):
        low, high = _RANGES[name]
        return float(value) if isinstance(value, int | float) and low <= value <= high else None
    return value if isinstance(value, str) else None
