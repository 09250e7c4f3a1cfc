"""What plays a sound file on Linux, and how it is started so that nothing is left behind."""

import os
import shlex
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence

# Forces the player; the sound file's path is added as the last word.
PLAYER_VARIABLE = "REPLY_DOJO_PLAYER"
_KNOWN_PLAYERS: tuple[tuple[str, ...], ...] = (("pw-play",), ("paplay",), ("aplay", "-q"))
# A player that gives up sooner than this has not been heard: the next one may try.
_UNHEARD_S = 0.5


class NoDevice(Exception):
    """Every player gave up at once."""


class PlayerDied(Exception):
    """A player ended badly after it may have been heard."""


def available_players(
    environment: Mapping[str, str], which: Callable[[str], str | None] = shutil.which
) -> tuple[tuple[str, ...], ...]:
    """Lists the commands that can play a file here, the best first."""
    if forced := shlex.split(environment.get(PLAYER_VARIABLE, "")):
        return (tuple(forced),) if which(forced[0]) else ()
    return tuple(player for player in _KNOWN_PLAYERS if which(player[0]))


class Playback:
    """Plays one sound at a time; ``shut`` ends it from another thread, for good."""

    def __init__(self, players: Sequence[tuple[str, ...]]) -> None:
        self._players = list(players)
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._is_shut = False

    def play(self, sound: int) -> None:
        """Plays the open file to its end; raises NoDevice or PlayerDied."""
        failures = []
        for player in list(self._players):
            began = time.monotonic()
            code = self._run(player, sound)
            if code == 0:
                self._prefer(player)
                return
            failures.append(f"{player[0]}: exit {code}")
            if code < 0 or time.monotonic() - began > _UNHEARD_S:
                raise PlayerDied(failures[-1])
        raise NoDevice("; ".join(failures))

    def shut(self) -> None:
        """Ends what plays now and lets nothing start again."""
        with self._lock:
            self._is_shut = True
            if self._child is not None:
                self._child.kill()

    def _run(self, player: tuple[str, ...], sound: int) -> int:
        with self._lock:
            if self._is_shut:
                raise PlayerDied("shut")
            os.lseek(sound, 0, os.SEEK_SET)
            # The sound comes as standard input, so that it needs no name in any folder.
            try:
                child = subprocess.Popen(
                    [*player, "/dev/stdin"], stdin=sound, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            except OSError:
                return 127
            self._child = child
        try:
            return child.wait()
        finally:
            with self._lock:
                self._child = None

    def _prefer(self, player: tuple[str, ...]) -> None:
        self._players.remove(player)
        self._players.insert(0, player)
