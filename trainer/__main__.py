"""The command ``reply-dojo``: the speech worker branches off before anything heavy is imported."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program with the arguments of the command line and return its exit status."""
    if "--speech-worker" in sys.argv[1:2]:
        from trainer.speech.worker import main as speech_worker  # only the worker loads the engine

        return speech_worker()
    from trainer.app import run  # the worker must not pay for it

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
