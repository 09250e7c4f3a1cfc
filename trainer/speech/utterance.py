"""What is to be said, and what reading aloud is doing: the frozen values of the speech client."""

from dataclasses import dataclass, field
from enum import StrEnum

from trainer.core.errors import SpeechFault
from trainer.speech.voices import VoiceWish

_RATES = (0.5, 2.0)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One line of a customer.

    ``language`` is BCP 47. ``reading`` says how the text sounds where the engine needs it. ``rate`` is a
    factor of the engine's usual speed, ``volume`` goes from 0 to 1; values outside are brought inside.
    """

    text: str
    language: str
    reading: str | None = None
    rate: float = 1.0
    volume: float = 1.0
    voice: VoiceWish = field(default_factory=VoiceWish)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rate", min(max(self.rate, _RATES[0]), _RATES[1]))
        object.__setattr__(self, "volume", min(max(self.volume, 0.0), 1.0))


class SpeechPhase(StrEnum):
    STARTING = "starting"
    SPEAKING = "speaking"
    IDLE = "idle"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class SpeechState:
    """What reading aloud is doing.

    ``line_id`` is the number that ``speak`` gave to the line, while there is one. ``fault`` is set when the
    phase is unavailable; ``language`` with it when only that language has no voice.
    """

    phase: SpeechPhase
    line_id: int | None = None
    fault: SpeechFault | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SpeechTiming:
    """How long the worker may take; start and rendering get twice the time after each strike."""

    ready_ms: int = 2_000
    render_ms: int = 2_000
    render_ms_per_character: int = 4
    # What a sound may take longer than it lasts: a sleepy Bluetooth device needs seconds.
    play_slack_ms: int = 8_000
    # An engine that plays by itself says no duration: slow speech takes about this much for a character.
    spoken_ms_per_character: int = 500
    retry_ms: tuple[int, ...] = (100, 400)
    close_ms: int = 2_000
