"""Reading aloud as the settings say, with a client that only listens."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from tests.services.stage import DictStore, Stage
from trainer.core.scenario import Line
from trainer.services.narration import Narrator, SpeechPhase, SpeechState
from trainer.services.settings import SettingsService
from trainer.speech.client import SpeechClient
from trainer.speech.utterance import Utterance


class QuietClient:
    """Takes every line and says none."""

    def __init__(self, on_state: Callable[[SpeechState], None]) -> None:
        self.on_state = on_state
        self.said: list[Utterance] = []
        self.done: list[str] = []

    def speak(self, utterance: Utterance) -> int:
        self.said.append(utterance)
        return len(self.said)

    def stop(self) -> None:
        self.done.append("stop")

    def retry(self) -> None:
        self.done.append("retry")

    def close(self) -> None:
        self.done.append("close")


class Booth:
    """A narrator with its clients."""

    def __init__(self, **chosen: object) -> None:
        self.settings = SettingsService(DictStore(dict(chosen)))
        self.clients: list[QuietClient] = []
        self.narrator = Narrator(self.settings, lambda state: None, self._make)

    def _make(self, on_state: Callable[[SpeechState], None]) -> SpeechClient:
        self.clients.append(QuietClient(on_state))
        return cast(SpeechClient, self.clients[-1])


def test_lines_are_said_in_the_customers_voice_as_the_settings_want(stage: Stage) -> None:
    booth = Booth(speech_rate=1.2, speech_volume=0.5)
    scenario = stage.library.find("late-parcel", language="ja").scenario
    booth.narrator.announce([Line("TG-1です。", reading="ティージーいちです。"), Line("はい。")], scenario)
    (said,) = booth.clients[0].said
    assert (said.text, said.language, said.rate, said.volume) == ("TG-1です。\nはい。", "ja", 1.2, 0.5)
    assert said.reading == "ティージーいちです。\nはい。"
    assert said.voice.gender is scenario.customer.voice
    assert scenario.customer.name in said.voice.customer_id


def test_plain_lines_have_no_reading(stage: Stage) -> None:
    booth = Booth()
    booth.narrator.say([Line("Hello.")], stage.library.find("late-parcel").scenario)
    assert booth.clients[0].said[0].reading is None


def test_no_engine_starts_while_reading_aloud_is_off(stage: Stage) -> None:
    booth = Booth(speaks=False)
    scenario = stage.library.find("late-parcel").scenario
    booth.narrator.announce([Line("Hello.")], scenario)
    booth.narrator.say([], scenario)
    booth.narrator.stop()
    booth.narrator.close()
    assert booth.clients == []
    booth.narrator.say([Line("Hello.")], scenario)  # asked for by hand
    assert len(booth.clients[0].said) == 1


def test_trying_the_voice_forgives_an_engine_that_was_given_up(stage: Stage) -> None:
    booth = Booth()
    booth.narrator.try_out("One.", "en")
    booth.narrator.try_out("Two.", "en")
    assert booth.clients[0].done == ["retry"]
    booth.narrator.stop()
    booth.narrator.close()
    booth.narrator.close()
    assert booth.clients[0].done == ["retry", "stop", "close"]


def test_a_voice_that_was_given_up_is_known_until_one_is_heard(stage: Stage) -> None:
    booth = Booth()
    heard = [booth.narrator.is_heard]
    booth.narrator.say([Line("Hello.")], stage.library.find("late-parcel", language="en").scenario)
    (client,) = booth.clients
    for phase in (SpeechPhase.UNAVAILABLE, SpeechPhase.IDLE, SpeechPhase.SPEAKING):
        client.on_state(SpeechState(phase))
        heard.append(booth.narrator.is_heard)
    assert heard == [True, False, False, True]
