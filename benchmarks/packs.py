"""What a large pack costs: when it is read for the first time, and at each start of the program after that.

A pack of made-up scenarios and quizzes is written, half in English and half in Japanese; its items are turns,
criteria and questions. The first load, from files to a checked pack, stands against parsing the same YAML
alone, with the same parser and nothing done with what it returns. The two take turns; a figure is the
processor time of the fastest round.

A later start is a fresh process that opens the library and has its shelf; from before the process is made to
the end of that, by the clock. One with the large pack, one with a pack of ten items, and one with ten items
and recordings take turns; medians. The kept form of the packs is there, as at every start but the first.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from ruamel.yaml import YAML

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.made_up_packs import PackWriter
from trainer.__main__ import COLLECT_EVERY
from trainer.packs.cache import PackCache
from trainer.packs.loader import load_pack

ROOT = Path(__file__).resolve().parents[1]
FEW = 10
RECORDINGS = 4
START = """
import json, os, sys, time
from pathlib import Path
import trainer.app
from benchmarks.memory import peak_mb
from trainer.services.library import Library

folder = Path(sys.argv[1])
begun_s = time.perf_counter()
shelf = Library((folder / "packs",), folder / "kept", folder / "cache").shelf()
opened_s = time.perf_counter()
assert len(shelf.packs) == 1, shelf.broken
shelf.entries[-1].scenario.turns
looked_s = time.perf_counter()
parts = opened_s - begun_s, looked_s - opened_s, time.process_time(), peak_mb(os.getpid())
print(json.dumps([time.monotonic(), *parts]))
"""


@dataclass(frozen=True)
class Opening:
    """One start: until the shelf is there, its part of that, and a look into one scenario; in seconds.

    Attributes:
        worked_s: The processor's part of all that.
        peak_mb: The most memory it held.
    """

    whole_s: float
    shelf_s: float
    look_s: float
    worked_s: float
    peak_mb: float


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--items", type=int, default=10_000, metavar="N", help="of the large pack (10000)")
    parser.add_argument("--media", type=int, default=100, metavar="MB", help="megabytes of recordings (100)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds of loading (3)")
    parser.add_argument("--starts", type=int, default=15, metavar="N", help="starts of each kind (15)")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} CPUs")
    with tempfile.TemporaryDirectory(prefix="reply-dojo-packs-") as scratch:
        folder = Path(scratch)
        large = write(folder / "large", options.items)
        measure_first_load(large, rounds=options.rounds)
        write(folder / "small", FEW)
        write(folder / "recorded", FEW)
        record(folder / "recorded", megabytes=options.media)
        measure_starts(folder, options)
    return 0


def write(folder: Path, items: int) -> Path:
    """Write a pack of about so many items and return its folder."""
    pack = folder / "packs" / "made-up"
    written = PackWriter(pack, items)
    files = sum(path.is_file() for path in pack.rglob("*"))
    print(f"  a pack of {written.items:,} items: {files:,} files, {written.bytes / 1e6:.1f} MB")
    return pack


def record(folder: Path, *, megabytes: int) -> None:
    """Put recordings beside the scenarios of a pack."""
    media = folder / "packs" / "made-up" / "media"
    media.mkdir()
    for number in range(RECORDINGS):
        (media / f"line-{number}.ogg").write_bytes(os.urandom(megabytes * 1_000_000 // RECORDINGS))


def measure_first_load(pack: Path, *, rounds: int) -> None:
    """Print what the first load costs, as a ratio to parsing the YAML alone."""
    gc.set_threshold(COLLECT_EVERY)
    texts = [path.read_text(encoding="utf-8") for path in sorted(pack.rglob("*.yaml"))]
    with tempfile.TemporaryDirectory() as cache:
        works: dict[str, Callable[[], object]] = {
            "parsing": lambda: [YAML(typ="safe", pure=True).load(text) for text in texts],
            "loading": lambda: load_pack(pack),
            "loading, and keeping it": lambda: load_pack(
                pack, cache=PackCache(Path(tempfile.mkdtemp(dir=cache)))
            ),
        }
        least_s = dict.fromkeys(works, math.inf)
        for _ in range(rounds):
            for name, work in works.items():
                least_s[name] = min(least_s[name], spent_s(work))
    print(f"\nfirst load, the fastest of {rounds}   aim: 2 × parsing")
    for name, each_s in least_s.items():
        print(f"  {name:24} {each_s:8.2f} s   {each_s / least_s['parsing']:6.2f} × parsing")


def spent_s(work: Callable[[], object]) -> float:
    """Return the processor time of one piece of work."""
    gc.collect()
    begun_s = time.process_time()
    work()
    return time.process_time() - begun_s


def measure_starts(folder: Path, options: argparse.Namespace) -> None:
    """Print what opening the library costs at a later start, as a ratio to one with a small pack."""
    names = {
        "small": f"{FEW} items",
        "large": f"{options.items:,} items",
        "recorded": f"{FEW} items, {options.media} MB",
    }
    openings: dict[str, list[Opening]] = {name: [] for name in names}
    first = {name: start(folder / name) for name in names}  # reads the files and keeps the pack
    for _ in range(options.starts):
        for name, found in openings.items():
            found.append(start(folder / name))
    print(f"  the most memory at the first start: {first['large'].peak_mb:.0f} MB")
    print(f"\nlater starts, medians of {options.starts}   aim: 100 ms more than with {FEW} items")
    small = middle(openings["small"])
    for name, label in names.items():
        one = middle(openings[name])
        more_ms, worked_ms = 1000 * (one.whole_s - small.whole_s), 1000 * (one.worked_s - small.worked_s)
        print(
            f"  {label:24} {1000 * one.whole_s:6.0f} ms   {one.whole_s / small.whole_s:6.2f} × small,"
            f" {more_ms:+.0f} ms (processor {worked_ms:+.0f} ms)"
        )
        print(
            f"    the shelf {1000 * one.shelf_s:.1f} ms, a look into a scenario {1000 * one.look_s:.1f} ms,"
            f" memory {one.peak_mb:.0f} MB"
        )


def middle(openings: Sequence[Opening]) -> Opening:
    """Return the medians of some starts."""
    return Opening(*map(statistics.median, zip(*map(astuple, openings), strict=True)))


def start(folder: Path) -> Opening:
    """Open the library in a process of its own."""
    before_s = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", START, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    ended_s, *others = json.loads(done.stdout)
    return Opening(ended_s - before_s, *others)


if __name__ == "__main__":
    sys.exit(main())
