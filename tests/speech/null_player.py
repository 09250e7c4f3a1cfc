"""A null sink in real time: lasts as long as the sound does, and is not heard."""

import sys
import time
import wave
from pathlib import Path


def main() -> int:
    with Path(sys.argv[1]).open("rb") as stream, wave.open(stream) as content:
        time.sleep(content.getnframes() / content.getframerate())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
