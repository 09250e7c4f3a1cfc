"""The customer's voice in the terminal: says lines, and tells whether they can be heard."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from typing import Protocol

from trainer.core.scenario import Line, Scenario
from trainer.services.narration import Narrator, SpeechPhase, SpeechState

_LONGEST_START_S = 4.0
"""A voice that needs longer than this leaves the trainee waiting: the text is shown then."""

_SURELY_HEARD_S = 0.4
"""A sound device that is not there is found out sooner than this."""

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
        self._phases: SimpleQueue[SpeechPhase] = SimpleQueue()
        self._is_given_up = False
        self._narrator = open_narrator(self._hear)

    def say(self, lines: Sequence[Line], scenario: Scenario) -> None:
        """Say new lines one after the other, if the settings want it; does not wait."""
        self._phases = SimpleQueue()
        self._narrator.announce(lines, scenario)

    def is_heard(self) -> bool:
        """Say whether the last lines can be heard; waits a moment for the voice to begin and to go on."""
        until_s = time.monotonic() + (_SURELY_HEARD_S if self._is_given_up else _LONGEST_START_S)
        is_speaking = False
        while self._narrator.speaks_by_itself:
            patience_s = _SURELY_HEARD_S if is_speaking else max(0.0, until_s - time.monotonic())
            try:
                phase = self._phases.get(timeout=patience_s)
            except Empty:
                return is_speaking
            if phase is SpeechPhase.UNAVAILABLE or (phase is SpeechPhase.IDLE and is_speaking):
                return is_speaking and phase is SpeechPhase.IDLE  # a short line may be over already
            is_speaking = phase is SpeechPhase.SPEAKING
        return False

    def close(self) -> None:
        """Make silence; nothing is left running."""
        self._narrator.close()

    def _hear(self, state: SpeechState) -> None:
        _log.info("speech: %s", state)
        self._is_given_up = state.phase is SpeechPhase.UNAVAILABLE
        self._phases.put(state.phase)
