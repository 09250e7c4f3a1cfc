"""What the program asks of the system around it: screen, fonts, voices."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.speech.diagnosis import SpeechDiagnosis

_WITH_A_SCREEN = ("win32", "darwin")
_FONT_QUERY_TIMEOUT_S = 10


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether a window can be shown; a platform plugin that was asked for by name is taken at its word.

    Args:
        platform: As ``sys.platform`` has it.
        environment: The environment variables.
    """
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform in _WITH_A_SCREEN or any(environment.get(name) for name in names)


def fontconfig_japanese_fonts() -> tuple[str, ...] | None:
    """Return the families that hold Japanese glyphs, by fontconfig; ``None`` where it cannot be asked."""
    import shutil  # each start looks for a screen, few for fonts
    import subprocess

    command = shutil.which("fc-list")
    if command is None:
        return None
    try:
        listing = subprocess.run(
            [command, ":lang=ja", "family"],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_FONT_QUERY_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return tuple(sorted({line.split(",")[0].strip() for line in listing.stdout.splitlines() if line}))


def diagnose_speech() -> SpeechDiagnosis:
    """Try the voices of this computer, in a process of their own."""
    from trainer.speech.diagnosis import probe  # each start looks for a screen, few for voices

    return probe()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the checks ask of the system."""

    platform: str = sys.platform
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    diagnose_speech: Callable[[], SpeechDiagnosis] = diagnose_speech
    japanese_fonts: Callable[[], tuple[str, ...] | None] = fontconfig_japanese_fonts
