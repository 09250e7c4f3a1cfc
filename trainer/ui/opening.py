"""What the composition root hands to the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.core.records import Trainee
    from trainer.services.narration import Narrator, SpeechState
    from trainer.services.office import Office
    from trainer.services.progress import HomeView


def _nothing_to_see() -> None:
    """A quick look that sees nothing; Home then waits for the office."""


@dataclass(frozen=True)
class Opening:
    """How the services come to be.

    ``open_office`` opens database and services and returns them with what closes them; it runs behind the
    first paint. ``open_narrator`` makes the voice around a listener that is called on a thread of its own.
    ``glance`` says at once who practises and what Home shows, or ``None`` where only the office can tell.
    """

    open_office: Callable[[], tuple[Office, Callable[[], None]]]
    open_narrator: Callable[[Callable[[SpeechState], None]], Narrator]
    glance: Callable[[], tuple[Trainee, HomeView] | None] = _nothing_to_see
