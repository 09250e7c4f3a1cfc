"""Reads the customer's lines aloud, and knows which of them are heard before they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible

from trainer.ui.drill.conversation import key_of, keys_since_reply, place_of
from trainer.ui.widgets.channels import SPOKEN_CHANNELS

if TYPE_CHECKING:
    from trainer.services.drills import DrillSession
    from trainer.services.narration import Narrator


class DrillVoice:
    """On the phone and in person a line is spoken first; its text comes on demand, or with the answer to it.

    Where nothing can be heard, reading aloud is off, or a screen reader listens, the text is there at once.
    """

    def __init__(self, narrator: Narrator) -> None:
        self._narrator = narrator
        self._session: DrillSession | None = None
        self._covered: set[str] = set()
        self._spoken = ""

    @property
    def spoken(self) -> str:
        """The key of the message that was read last."""
        return self._spoken

    @property
    def speaks_by_itself(self) -> bool:
        return self._narrator.speaks_by_itself

    def open(self, session: DrillSession) -> None:
        """Another drill; what stands in it already was heard before."""
        self._session = session
        self._covered.clear()
        self._spoken = ""

    def covered(self) -> frozenset[str]:
        """Return the keys of the messages whose text is not shown yet."""
        if self._session is None or not self._is_heard_first(self._session):
            self._covered.clear()
            return frozenset()
        self._covered.intersection_update(keys_since_reply(self._session.state))
        return frozenset(self._covered)

    def uncover(self, key: str) -> None:
        """Show the text of a message from now on."""
        self._covered.discard(key)

    def announce(self, keys: Sequence[str]) -> None:
        """Read new lines, if that is wanted."""
        session = self._session
        if session is None or not keys:
            return
        if self._is_heard_first(session):
            self._covered.update(keys)
        self._spoken = keys[-1]
        lines = [session.state.transcript[place_of(key)].line for key in keys]
        self._narrator.announce(lines, session.entry.scenario)

    def announce_last(self) -> None:
        """Read what the customer said since the last reply."""
        if self._session is not None:
            self.announce(keys_since_reply(self._session.state))

    def announce_newest(self, count: int) -> None:
        """Read the last messages of the conversation, this many."""
        if self._session is not None:
            total = len(self._session.state.transcript)
            self.announce([key_of(number) for number in range(total - count + 1, total + 1)])

    def say(self, key: str) -> None:
        """Read a line again."""
        if self._session is not None:
            self._spoken = key
            line = self._session.state.transcript[place_of(key)].line
            self._narrator.say([line], self._session.entry.scenario)

    def stop(self) -> None:
        """Make silence."""
        self._narrator.stop()

    def _is_heard_first(self, session: DrillSession) -> bool:
        is_spoken = session.entry.scenario.channel in SPOKEN_CHANNELS and not session.state.is_over
        can_be_heard = self._narrator.speaks_by_itself and self._narrator.is_heard
        return is_spoken and can_be_heard and not QAccessible.isActive()
