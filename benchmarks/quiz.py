"""What the plan of the day costs out of very many memories, against Anki's library building its queue.

Both get the same number of cards with the same days, all of them due, in files of their own. Then two
processes that have them open take turns: ours plans ten minutes, Anki's builds its queue with a daily limit
of as many cards as our plan holds, in ascending order of recall (the order of ours) and by due day (its own).
Every round of Anki's begins by choosing the deck, so that nothing of the last queue is left.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median
from types import TracebackType
from typing import Self

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.memory import peak_mb

_HERE = Path(__file__).parent
_LONGEST_OVERDUE, _LONGEST_STABILITY = 30, 60


class Server:
    """A process that has its cards open and builds a queue for each line it is sent."""

    def __init__(self, *command: str) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def queue(self, order: str) -> tuple[float, int]:
        """Return the milliseconds that a queue took, and how many cards were ready."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()
        took_ms, count = json.loads(self._process.stdout.readline())
        return took_ms, count

    def peak_mb(self) -> float:
        """Return the peak of its memory until now."""
        return peak_mb(self._process.pid)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cards", type=int, default=100_000, help="memories, all of them due (100000)")
    parser.add_argument("--rounds", type=int, default=15, help="queues of each kind (15)")
    parser.add_argument("--peer", default=sys.executable, help="an interpreter that can import anki")
    arguments = parser.parse_args()
    has_peer = not subprocess.run(
        [arguments.peer, "-c", "import anki"], capture_output=True, check=False
    ).returncode
    with tempfile.TemporaryDirectory(prefix="quiz-") as folder:
        measure(Path(folder), arguments.peer if has_peer else None, arguments.cards, arguments.rounds)
    return 0


def measure(folder: Path, peer: str | None, cards: int, rounds: int) -> None:
    """Write both files, let both take turns, and print what it came to."""
    ours = str(folder / "ours.sqlite"), str(_HERE / "quiz_ours.py"), str(cards)
    write(cards, sys.executable, ours[1], ours[0])
    print(f"{cards:,} memories, all due; {platform.python_implementation()} {platform.python_version()}")
    with Server(sys.executable, ours[1], "serve", ours[0], ours[2]) as server:
        first_ms, count = server.queue("recall")
        print(f"ours, the first plan of a start: {first_ms:.0f} ms for {count} questions")
        if peer is None:
            times = [server.queue("recall")[0] for _ in range(rounds)]
            print(f"ours {median(times):.0f} ms, {server.peak_mb():.0f} MB")
            print("Anki's library is not installed in this interpreter; name one that has it with --peer.")
            return
        with against(folder, peer, cards, count) as other:
            compare(server, other, rounds)


@contextmanager
def against(folder: Path, peer: str, cards: int, limit: int) -> Iterator[Server]:
    """Write Anki's file and give the process that has it open."""
    file, script = str(folder / "peer.anki2"), str(_HERE / "quiz_peer.py")
    write(cards, peer, script, file)
    with Server(peer, script, "serve", file, str(limit)) as server:
        server.queue("recall")
        yield server


def compare(ours: Server, other: Server, rounds: int) -> None:
    """Let both take turns, and print the ratios."""
    times: dict[str, list[float]] = {"ours": [], "recall": [], "due": []}
    for _ in range(rounds):
        times["ours"].append(ours.queue("recall")[0])
        for order in ("recall", "due"):
            times[order].append(other.queue(order)[0])
    mine, names = times["ours"], {"recall": "ascending recall", "due": "due day"}
    print(f"ours: median {median(mine):.0f} ms, best {min(mine):.0f} ms")
    for order, name in names.items():
        theirs = times[order]
        print(
            f"Anki, {name}: median {median(theirs):.0f} ms, best {min(theirs):.0f} ms;"
            f" ours takes {median(mine) / median(theirs):.2f} of it (best {min(mine) / min(theirs):.2f})"
        )
    if other.peak_mb():
        mb = ours.peak_mb(), other.peak_mb()
        print(f"peak of memory: ours {mb[0]:.0f} MB, Anki {mb[1]:.0f} MB, {mb[0] / mb[1]:.2f} of it")


def write(cards: int, interpreter: str, script: str, file: str) -> None:
    """Let a child write its file of made-up cards: the same for both."""
    chance = Random(cards)
    lines = []
    for _ in range(cards):
        stability = round(chance.uniform(1, _LONGEST_STABILITY), 2)
        lines.append(json.dumps([chance.randrange(_LONGEST_OVERDUE), int(stability), stability]))
    subprocess.run([interpreter, script, "make", file], input="\n".join(lines), encoding="utf-8", check=True)


if __name__ == "__main__":
    sys.exit(main())
