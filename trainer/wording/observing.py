"""How the one who plays the customer should sound."""

from __future__ import annotations

from trainer.core.codes import MoodBand
from trainer.wording.catalogue import _
from trainer.wording.names import mood_name


def how_to_say(band: MoodBand) -> str:
    """Return the mood with the voice that fits it, such as ``Furious: loud and fast``."""
    manner = {
        MoodBand.FURIOUS: _("loud and fast"),
        MoodBand.UPSET: _("sharp, with a raised voice"),
        MoodBand.UNEASY: _("hesitant, a little strained"),
        MoodBand.CALM: _("quiet and even"),
        MoodBand.PLEASED: _("warm, with a smile"),
    }[band]
    return _("{mood}: {manner}").format(mood=mood_name(band), manner=manner)
