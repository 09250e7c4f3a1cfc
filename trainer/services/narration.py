"""Reading the customer's lines aloud, as the settings say; the speech engine starts with the first line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trainer.core.scenario import Line, Scenario
from trainer.services.settings import SettingsService
from trainer.speech.client import SpeechClient
from trainer.speech.utterance import SpeechPhase, SpeechState, Utterance
from trainer.speech.voices import VoiceWish

__all__ = ["Narrator", "SpeechPhase", "SpeechState"]


class Narrator:
    """Says one line at a time; a new line interrupts the old one. No method ever blocks.

    Args:
        settings: Whether, how fast and how loud.
        on_state: Called with every change, on a thread of the speech client.
        make_client: Builds the client around ``on_state``.
    """

    def __init__(
        self,
        settings: SettingsService,
        on_state: Callable[[SpeechState], None],
        make_client: Callable[[Callable[[SpeechState], None]], SpeechClient] = SpeechClient,
    ) -> None:
        self._settings = settings
        self._on_state = on_state
        self._make_client = make_client
        self._client: SpeechClient | None = None
        self._is_heard = True

    @property
    def speaks_by_itself(self) -> bool:
        """New lines are read aloud without being asked for."""
        return self._settings.value.speaks

    @property
    def is_heard(self) -> bool:
        """Lines can be heard, as far as is known: the last one had a voice, and speech was not given up."""
        return self._is_heard

    def announce(self, lines: Sequence[Line], scenario: Scenario) -> None:
        """Say new lines one after the other, if the settings want it."""
        if self.speaks_by_itself:
            self.say(lines, scenario)

    def say(self, lines: Sequence[Line], scenario: Scenario) -> None:
        """Say lines now, with the customer's voice."""
        if not lines:
            return
        customer = scenario.customer
        wish = VoiceWish(gender=customer.voice, customer_id=f"{scenario.id}/{customer.name}")
        readings = "\n".join(line.reading or line.text for line in lines)
        has_reading = any(line.reading for line in lines)
        text = "\n".join(line.text for line in lines)
        self._speak(text, scenario.language, reading=readings if has_reading else None, voice=wish)

    def try_out(self, text: str, language: str) -> None:
        """Say a sentence with the present settings, even after speech was given up."""
        if self._client is not None:
            self._client.retry()
        self._speak(text, language, reading=None, voice=VoiceWish())

    def _speak(self, text: str, language: str, *, reading: str | None, voice: VoiceWish) -> None:
        if self._client is None:
            self._client = self._make_client(self._hear)
        chosen = self._settings.value
        self._client.speak(
            Utterance(
                text,
                language,
                reading=reading,
                rate=chosen.speech_rate,
                volume=chosen.speech_volume,
                voice=voice,
            )
        )

    def _hear(self, state: SpeechState) -> None:
        if state.phase in {SpeechPhase.SPEAKING, SpeechPhase.UNAVAILABLE}:
            self._is_heard = state.phase is SpeechPhase.SPEAKING
        self._on_state(state)

    def stop(self) -> None:
        """Make silence at once."""
        if self._client is not None:
            self._client.stop()

    def close(self) -> None:
        """Make silence and end the engine; nothing is left running."""
        if self._client is not None:
            self._client.close()
            self._client = None
