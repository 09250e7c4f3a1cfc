"""What a screen reader is told when the customer has answered, or has waited too long."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.core.drill_events import CustomerSaid, Effect, Ended, Finish, MoodMoved
from trainer.core.drill_state import mood_band
from trainer.wording.catalogue import _
from trainer.wording.names import mood_name


def news_of(effects: Iterable[Effect], *, name: str, says_lines: bool) -> str:
    """Return the lines, the mood where it has another word now, and that the time is over.

    Args:
        effects: What happened.
        name: The customer's.
        says_lines: False where the voice of the drill reads them aloud.
    """
    words = []
    for effect in effects:
        match effect:
            case CustomerSaid(line) if says_lines:
                words.append(_("{name}: {text}").format(name=name, text=line.text))
            case MoodMoved(before, after) if mood_band(before) is not mood_band(after):
                mood = mood_name(mood_band(after))
                words.append(_("{name}: {text}").format(name=name, text=mood))
            case Ended(Finish.TIME_LIMIT):
                words.append(_("The time of the exam is over."))
            case _:
                pass
    return " ".join(words)
