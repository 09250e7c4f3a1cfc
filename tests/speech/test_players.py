"""A sound is played by the first player that can, and ends when it is told to."""

import os
import sys
import threading
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.speech.stage import PATIENCE_S, Desk
from trainer.speech.players import PLAYER_VARIABLE, NoDevice, Playback, PlayerDied, available_players

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="players are children on Linux alone")
FAILS = (sys.executable, "-c", "raise SystemExit(3)")


@pytest.fixture
def sound(tmp_path: Path) -> Iterator[int]:
    path = tmp_path / "sound.wav"
    with wave.open(str(path), "wb") as content:
        content.setnchannels(1)
        content.setsampwidth(2)
        content.setframerate(22_050)
        content.writeframes(bytes(44_100))
    descriptor = os.open(path, os.O_RDONLY)
    path.unlink()
    yield descriptor
    os.close(descriptor)


def test_the_best_player_comes_first() -> None:
    found = available_players({}, which=lambda name: None if name == "pw-play" else f"/usr/bin/{name}")
    assert found == (("paplay",), ("aplay", "-q"))


def test_a_forced_player_is_the_only_one() -> None:
    assert available_players({PLAYER_VARIABLE: "my-player --loud"}, which=str) == (("my-player", "--loud"),)


def test_a_forced_player_that_is_not_there_leaves_none() -> None:
    assert available_players({PLAYER_VARIABLE: "/no/such/player"}) == ()


def test_the_player_reads_the_sound_although_it_has_no_name(desk: Desk, sound: int) -> None:
    playback = Playback([desk.player_command])
    for _ in range(2):
        thread = threading.Thread(target=playback.play, args=(sound,))
        thread.start()
        player = desk.next()
        assert player.hear_json()["duration_ms"] == 1000
        player.send_raw(b"0\n")
        thread.join(PATIENCE_S)
        assert not thread.is_alive()


def test_the_next_player_tries_when_the_first_gives_up_at_once(desk: Desk, sound: int) -> None:
    playback = Playback([("/no/such/player",), FAILS, desk.player_command])
    thread = threading.Thread(target=playback.play, args=(sound,))
    thread.start()
    player = desk.next()
    player.hear_json()
    player.send_raw(b"0\n")
    thread.join(PATIENCE_S)
    assert not thread.is_alive()


def test_no_player_that_plays_is_no_device(sound: int) -> None:
    with pytest.raises(NoDevice):
        Playback([("/no/such/player",)]).play(sound)


def play_and_keep(playback: Playback, sound: int) -> tuple[threading.Thread, list[Exception]]:
    kept: list[Exception] = []

    def play() -> None:
        try:
            playback.play(sound)
        except (NoDevice, PlayerDied) as error:
            kept.append(error)

    thread = threading.Thread(target=play)
    thread.start()
    return thread, kept


def test_a_killed_player_is_not_replaced(desk: Desk, sound: int) -> None:
    thread, kept = play_and_keep(Playback([desk.player_command, desk.player_command]), sound)
    os.kill(desk.next().hear_json()["pid"], 9)
    thread.join(PATIENCE_S)
    assert [type(error) for error in kept] == [PlayerDied]
    assert desk.has_nobody()


def test_shut_ends_the_sound_and_lets_none_start(desk: Desk, sound: int) -> None:
    playback = Playback([desk.player_command])
    thread, kept = play_and_keep(playback, sound)
    player = desk.next()
    player.hear_json()
    playback.shut()
    player.wait_until_gone()
    thread.join(PATIENCE_S)
    assert len(kept) == 1
    with pytest.raises(PlayerDied):
        playback.play(sound)
    assert desk.has_nobody()
