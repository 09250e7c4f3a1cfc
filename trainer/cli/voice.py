"""The customer's voice in the terminal: says lines, and tells whether they can be heard."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Protocol

from trainer.core.scenario import Line, Scenario
from trainer.services.narration import Narrator, SpeechPhase, SpeechState

_LONGEST_START_S = 4.0
"""A voice that needs longer than this leaves the trainee waiting: the text is shown then."""

_log = logging.getLogger(__name__)


class Speaker(Protocol):
    """Reads lines aloud."""

    def say(self, lines: Sequence[Line], scenario: Scenario) -> None:
        """Say new lines one after the other, if the settings want it."""

    def is_heard(self) -> bool:
        """Say whether the last lines can be heard."""

    def close(self) -> None:
        """Make silence."""


class Silence:
    """No voice: every text is shown at once."""

    def say(self, lines: Sequence[Line], scenario: Scenario) -> None:
        """Say nothing."""

    def is_heard(self) -> bool:
        """Say no."""
        return False

    def close(self) -> None:
        """Do nothing."""


class Voice:
    """Says one message at a time; a new one interrupts the old one.

    Args:
        open_narrator: Makes the narrator around a listener, which is called on a thread of its own.
    """

    def __init__(self, open_narrator: Callable[[Callable[[SpeechState], None]], Narrator]) -> None:
        self._is_known = threading.Event()
        self._is_speaking = False
        self._narrator = open_narrator(self._hear)

    def say(self, lines: Sequence[Line], scenario: Scenario) -> None:
        """Say new lines one after the other, if the settings want it; does not wait."""
        self._is_known.clear()
        self._narrator.announce(lines, scenario)

    def is_heard(self) -> bool:
        """Say whether the last lines can be heard; waits a moment for the voice to begin."""
        return self._narrator.speaks_by_itself and self._is_known.wait(_LONGEST_START_S) and self._is_speaking

    def close(self) -> None:
        """Make silence; nothing is left running."""
        self._narrator.close()

    def _hear(self, state: SpeechState) -> None:
        _log.info("speech: %s", state)
        if state.phase in (SpeechPhase.SPEAKING, SpeechPhase.UNAVAILABLE):
            self._is_speaking = state.phase is SpeechPhase.SPEAKING
            self._is_known.set()
