"""The client interrupts, stops, retries, gives up, and says nothing twice. The test plays the worker."""

import threading

import pytest

from tests.speech.conftest import MakeClient
from tests.speech.stage import PATIENT, VOICES, Desk, Ear, Link
from trainer.core.errors import SpeechFault
from trainer.core.scenario import VoiceGender
from trainer.speech.client import SpeechClient
from trainer.speech.protocol import (
    Failed,
    FailureCode,
    Finished,
    ListVoices,
    Ready,
    Speak,
    Started,
    Voices,
)
from trainer.speech.utterance import SpeechPhase, SpeechState, SpeechTiming, Utterance
from trainer.speech.voices import VoiceWish

HELLO = Utterance("Hello", "en")
STARTING, SPEAKING, IDLE, UNAVAILABLE = SpeechPhase


def get_ready(desk: Desk, *, engine: str = "espeak", lists_voices: bool = True) -> Link:
    """The next worker starts, and is asked for its voices if it is the first."""
    worker = desk.next()
    worker.say(Ready(engine, "player"))
    if lists_voices:
        assert worker.hear() == ListVoices()
        worker.say(Voices(VOICES))
    return worker


def hear_line(worker: Link) -> Speak:
    command = worker.hear()
    assert isinstance(command, Speak)
    return command


def start_line(client: SpeechClient, ear: Ear, worker: Link, utterance: Utterance = HELLO) -> int:
    """Brings a line to the moment at which it sounds."""
    line_id = client.speak(utterance)
    assert ear.next() == SpeechState(STARTING, line_id)
    assert hear_line(worker).line_id == line_id
    worker.say(Started(line_id, 1000))
    assert ear.next() == SpeechState(SPEAKING, line_id)
    return line_id


def test_a_line_is_spoken_and_then_it_is_quiet(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    line_id = client.speak(Utterance("Hello", "en", rate=1.25, volume=0.5))
    worker = get_ready(desk)
    assert hear_line(worker) == Speak(line_id, "Hello", "gmw/en", 1.25, 0.5)
    worker.say(Started(line_id, 700), Finished(line_id))
    ear.until(IDLE)
    assert [state.phase for state in ear.heard] == [STARTING, SPEAKING, IDLE]
    assert client.state == SpeechState(IDLE)


def test_a_warm_worker_says_the_next_line_too(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    client.warm()
    worker = get_ready(desk)
    for _ in range(2):
        line_id = start_line(client, ear, worker)
        worker.say(Finished(line_id))
        assert ear.next() == SpeechState(IDLE)
    assert desk.has_nobody()


def test_stop_ends_the_process_and_warms_the_next(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    client.warm()
    worker = get_ready(desk)
    start_line(client, ear, worker)
    client.stop()
    assert ear.next() == SpeechState(IDLE)
    worker.wait_until_gone()
    start_line(client, ear, get_ready(desk, lists_voices=False))


def test_stop_before_the_worker_is_ready_forgets_the_line(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    client.speak(HELLO)
    ear.until(STARTING)
    client.stop()
    assert ear.next() == SpeechState(IDLE)
    worker = get_ready(desk)
    # The next thing that the worker hears is the next line, not the forgotten one.
    start_line(client, ear, worker, Utterance("Next", "en"))


def test_a_new_line_interrupts_the_old_one(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    client.warm()
    old = get_ready(desk)
    start_line(client, ear, old)
    line_id = client.speak(Utterance("Second", "en"))
    assert ear.next() == SpeechState(STARTING, line_id)
    old.wait_until_gone()
    assert hear_line(get_ready(desk, lists_voices=False)).text == "Second"


def test_of_many_lines_before_the_start_only_the_last_is_spoken(desk: Desk, make_client: MakeClient) -> None:
    client, _ = make_client()
    for number in range(5):
        client.speak(Utterance(f"Line {number}", "en"))
    client.stop()
    client.speak(Utterance("The last", "en"))
    assert hear_line(get_ready(desk)).text == "The last"


def test_replay_says_the_last_line_again(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    client.replay()
    client.warm()
    worker = get_ready(desk)
    worker.say(Finished(start_line(client, ear, worker)))
    ear.until(IDLE)
    client.replay()
    assert hear_line(worker).text == "Hello"


def test_a_worker_killed_before_the_sound_is_replaced_and_the_line_spoken(
    desk: Desk, make_client: MakeClient
) -> None:
    client, ear = make_client()
    line_id = client.speak(HELLO)
    worker = get_ready(desk)
    hear_line(worker)
    worker.crash()
    again = hear_line(get_ready(desk, lists_voices=False))
    assert (again.line_id, again.text) == (line_id, "Hello")
    assert {state.phase for state in ear.heard} == {STARTING}


def test_a_line_that_may_have_been_heard_is_not_said_twice(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    client.warm()
    worker = get_ready(desk)
    start_line(client, ear, worker)
    worker.crash()
    assert ear.next() == SpeechState(IDLE)
    next_id = client.speak(Utterance("Next", "en"))
    assert hear_line(get_ready(desk, lists_voices=False)).line_id == next_id


def test_a_player_that_dies_is_not_tried_again_with_the_same_line(
    desk: Desk, make_client: MakeClient
) -> None:
    client, ear = make_client()
    client.warm()
    worker = get_ready(desk)
    line_id = start_line(client, ear, worker)
    worker.say(Failed(FailureCode.PLAYER_DIED, "signal 9", line_id, was_heard=True))
    assert ear.next() == SpeechState(IDLE)


def test_an_idle_worker_that_dies_is_replaced_at_the_next_line(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    client.warm()
    worker = get_ready(desk)
    worker.say(Finished(start_line(client, ear, worker)))
    ear.until(IDLE)
    worker.crash()
    worker.wait_until_gone()
    line_id = client.speak(Utterance("Next", "en"))
    assert hear_line(get_ready(desk, lists_voices=False)).line_id == line_id
    assert UNAVAILABLE not in {state.phase for state in ear.heard}


def test_three_deaths_at_the_start_give_one_notice(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    client.speak(HELLO)
    for _ in range(3):
        desk.next().crash()
    assert ear.until(UNAVAILABLE).fault is SpeechFault.DIES
    client.speak(HELLO)
    client.replay()
    client.stop()
    client.warm()
    client.close()
    assert [state.phase for state in ear.heard].count(UNAVAILABLE) == 1
    assert desk.has_nobody()


def test_a_finished_line_clears_the_strikes(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    lists_voices = True
    for _ in range(3):
        client.speak(HELLO)
        desk.next().crash()
        worker = get_ready(desk, lists_voices=lists_voices)
        lists_voices = False
        line_id = hear_line(worker).line_id
        worker.say(Started(line_id, 10), Finished(line_id))
        ear.until(IDLE)
        worker.crash()
        worker.wait_until_gone()
    assert UNAVAILABLE not in {state.phase for state in ear.heard}


@pytest.mark.parametrize(
    ("code", "fault"),
    [(FailureCode.NO_ENGINE, SpeechFault.NO_ENGINE), (FailureCode.NO_PLAYER, SpeechFault.NO_PLAYER)],
)
def test_what_cannot_mend_itself_is_given_up_at_once(
    code: FailureCode, fault: SpeechFault, desk: Desk, make_client: MakeClient
) -> None:
    client, ear = make_client()
    client.speak(HELLO)
    desk.next().say(Failed(code, "not here"))
    assert ear.until(UNAVAILABLE).fault is fault
    client.speak(HELLO)
    client.close()
    assert desk.has_nobody()


def test_a_missing_device_is_tried_three_times(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    line_id = client.speak(HELLO)
    for attempt in range(3):
        worker = get_ready(desk, lists_voices=attempt == 0)
        assert hear_line(worker).line_id == line_id
        worker.say(Started(line_id, 500), Failed(FailureCode.NO_DEVICE, "exit 1", line_id))
    assert ear.until(UNAVAILABLE).fault is SpeechFault.NO_DEVICE


def test_retry_forgets_that_speech_was_given_up(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    client.retry()
    client.speak(HELLO)
    desk.next().say(Failed(FailureCode.NO_ENGINE, "not here"))
    ear.until(UNAVAILABLE)
    client.retry()
    assert ear.next() == SpeechState(IDLE)
    client.speak(HELLO)
    assert hear_line(get_ready(desk)).text == "Hello"


def test_a_language_without_a_voice_is_told_and_the_others_go_on(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    line_id = client.speak(Utterance("Saluton", "eo"))
    worker = get_ready(desk)
    assert ear.until(UNAVAILABLE) == SpeechState(UNAVAILABLE, line_id, SpeechFault.NO_VOICE, "eo")
    start_line(client, ear, worker)


def test_a_voice_that_the_engine_lacks_after_all_is_told(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    client.speak(HELLO)
    worker = get_ready(desk)
    worker.say(Failed(FailureCode.NO_VOICE, "not here", hear_line(worker).line_id))
    assert ear.until(UNAVAILABLE).fault is SpeechFault.NO_VOICE
    start_line(client, ear, worker)


@pytest.mark.parametrize("hangs_at", ["start", "voices", "render", "play"])
def test_a_worker_that_hangs_is_killed(hangs_at: str, desk: Desk, make_client: MakeClient) -> None:
    impatient = SpeechTiming(
        ready_ms=60_000 if hangs_at in {"render", "play"} else 1,
        render_ms=1 if hangs_at == "render" else 60_000,
        render_ms_per_character=0,
        play_slack_ms=1,
        retry_ms=(1, 1),
    )
    client, ear = make_client(timing=impatient)
    line_id = client.speak(HELLO)
    if hangs_at in {"render", "play"}:
        worker = get_ready(desk)
        hear_line(worker)
        if hangs_at == "play":
            worker.say(Started(line_id, 1))
            ear.until(IDLE)
        worker.wait_until_gone()
    else:
        assert ear.until(UNAVAILABLE).fault is SpeechFault.HANGS


def test_japanese_reaches_espeak_as_kana_and_other_engines_as_written(
    desk: Desk, make_client: MakeClient
) -> None:
    for engine, expected in (("espeak", "チューモンワ マダデスカ？"), ("sapi5", "注文はまだですか？")):
        client, _ = make_client()
        client.speak(Utterance("注文はまだですか？", "ja"))
        assert hear_line(get_ready(desk, engine=engine)).text == expected


def test_a_customer_has_a_voice(desk: Desk, make_client: MakeClient) -> None:
    client, _ = make_client()
    client.speak(Utterance("Hello", "en", voice=VoiceWish(VoiceGender.FEMALE, "mika")))
    assert (hear_line(get_ready(desk)).voice_id or "").startswith("gmw/en+f")


@pytest.mark.parametrize("text", ["", "   ", "…", "\x00", "!?"])
def test_nothing_to_say_is_over_at_once(text: str, desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    client.speak(Utterance(text, "en"))
    worker = get_ready(desk)
    ear.until(IDLE)
    start_line(client, ear, worker)


def test_a_command_that_cannot_be_started_counts_as_dying(make_client: MakeClient) -> None:
    client, ear = make_client(command=["/no/such/program"])
    client.speak(HELLO)
    assert ear.until(UNAVAILABLE).fault is SpeechFault.DIES


@pytest.mark.expect_log("broke the protocol")
def test_a_worker_that_talks_nonsense_is_ended(desk: Desk, make_client: MakeClient) -> None:
    client, _ = make_client()
    client.speak(HELLO)
    worker = desk.next()
    worker.send_raw(b"Audio saved to file\n")
    worker.wait_until_gone()
    assert hear_line(get_ready(desk)).text == "Hello"


def test_reports_about_other_lines_change_nothing(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    client.warm()
    worker = get_ready(desk)
    line_id = start_line(client, ear, worker)
    worker.say(Started(99, 1), Finished(98), Finished(line_id))
    assert ear.next() == SpeechState(IDLE)


@pytest.mark.expect_log("a listener of the speech state failed")
def test_a_failing_listener_does_not_silence_the_customer(desk: Desk) -> None:
    def fail(state: SpeechState) -> None:
        raise RuntimeError("listener")

    client = SpeechClient(fail, command=desk.worker_command, timing=PATIENT)
    client.speak(HELLO)
    assert hear_line(get_ready(desk)).text == "Hello"
    client.close()


@pytest.mark.expect_log("speech failed")
def test_our_own_mistake_is_logged_and_gives_speech_up(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    client.speak(Utterance(None, "en"))  # type: ignore[arg-type]
    get_ready(desk)
    assert ear.until(UNAVAILABLE).fault is SpeechFault.DIES


def test_close_ends_the_sound_and_leaves_no_process(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client()
    client.warm()
    worker = get_ready(desk)
    start_line(client, ear, worker)
    client.close()
    worker.wait_until_gone()
    client.close()
    client.speak(HELLO)
    assert desk.has_nobody()
    assert not any(thread.name.startswith("speech") and thread.is_alive() for thread in threading.enumerate())


def test_close_may_be_called_by_a_listener(desk: Desk) -> None:
    is_closed = threading.Event()

    def close(state: SpeechState) -> None:
        client.close()
        is_closed.set()

    client = SpeechClient(close, command=desk.worker_command, timing=PATIENT)
    client.speak(HELLO)
    assert is_closed.wait(20)
    client.close()


def test_a_burst_of_calls_does_not_wait_for_the_worker(desk: Desk, make_client: MakeClient) -> None:
    """The worker never answers; every call returns all the same, and the client can still be closed."""
    client, _ = make_client()
    long_text = "word " * 20_000
    for _ in range(50):
        client.speak(Utterance(long_text, "en"))
        client.stop()
        client.replay()
    client.close()
