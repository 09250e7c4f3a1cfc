"""What the composition root hands to the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.services.narration import Narrator, SpeechState
    from trainer.services.office import Office


@dataclass(frozen=True)
class Opening:
    """How the services come to be.

    ``open_office`` opens database and services and returns them with what closes them; it runs behind the
    first paint. ``open_narrator`` makes the voice around a listener that is called on a thread of its own.
    """

    open_office: Callable[[], tuple[Office, Callable[[], None]]]
    open_narrator: Callable[[Callable[[SpeechState], None]], Narrator]
