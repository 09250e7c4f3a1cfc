"""Measures scoring on a folder of evaluation sets and prints one table.

Every reply is read and every need compiled as in the product. A set that is missing leaves out its lines.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality.asking import asker
from benchmarks.quality.figures import Figure
from benchmarks.quality.material import BrokenSet, MissingSet
from benchmarks.quality.questions import QUESTIONS, Measure
from benchmarks.quality.table import lines_of, write_failures

PROJECT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "ja")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the evaluation sets lie")
    parser.add_argument("--only", nargs="+", choices=QUESTIONS, metavar="NAME", help=", ".join(QUESTIONS))
    parser.add_argument("--failures", type=Path, metavar="DIR", help="where the rows that failed are written")
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        parser.exit(2, f"There is no folder {options.folder}: nothing was measured.\n")
    if options.failures is not None and _is_guarded(options.failures, options.folder):
        parser.exit(2, "Rows of the sets must stay outside the project and the evaluation folder.\n")
    names = [name for name in QUESTIONS if options.only is None or name in options.only]
    figures = measured({name: QUESTIONS[name] for name in names}, options.folder)
    print("\n".join(lines_of(figures)))
    _keep(figures, options.failures)
    return 0


def _is_guarded(failures: Path, folder: Path) -> bool:
    place = failures.resolve()
    return any(place.is_relative_to(guarded) for guarded in (PROJECT, folder.resolve()))


def measured(questions: dict[str, Measure], folder: Path) -> list[Figure]:
    """Return the figures of all questions whose sets are there; say which are not, and what each took."""
    print("Readers: " + ", ".join(asker(language).reader.signature for language in LANGUAGES))
    figures: list[Figure] = []
    for name, measure in questions.items():
        begun_s = time.perf_counter()
        try:
            answered = measure(folder)
        except MissingSet as missing:
            print(f"{name}: left out, because {missing.path} is missing.")
            continue
        except BrokenSet as broken:
            print(f"{name}: left out, because {broken.path} cannot be read: {broken.reason}")
            continue
        figures += answered
        print(f"{name}: {time.perf_counter() - begun_s:.1f} s")
    print()
    return figures


def _keep(figures: list[Figure], failures: Path | None) -> None:
    folder = Path(tempfile.mkdtemp(prefix="reply-dojo-quality-")) if failures is None else failures
    folder.mkdir(parents=True, exist_ok=True)
    written = write_failures(figures, folder)
    print(f"\nRows that failed: {len(written)} files in {folder}")


if __name__ == "__main__":
    sys.exit(main())
