"""The command ``reply-dojo``: the speech worker branches off before anything heavy is imported."""

from __future__ import annotations

import gc
import sys

COLLECT_EVERY = 20_000
"""New objects. Python's own number has all that was imported looked through again and again at the start."""


def main() -> int:
    """Run the program with the arguments of the command line and return its exit status."""
    if "--speech-worker" in sys.argv[1:2]:
        from trainer.speech.worker import main as speech_worker  # only the worker loads the engine

        return speech_worker()
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support  # no start from source or a wheel pays for it

        freeze_support()  # a helper process of the frozen app begins, and ends, here
    gc.set_threshold(COLLECT_EVERY)
    from trainer.app import run  # the worker must not pay for it

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
