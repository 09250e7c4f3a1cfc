"""Builds the queue of the day with Anki's library; run by `quiz.py` with an interpreter that has it.

The first argument is ``make`` or ``serve``. A collection is made of cards that are all due, with the memory
states and due days of the list on standard input. To serve, each line of standard input asks for the queue
once; the answer is how long it took and how many cards came.
"""

from __future__ import annotations

import json
import sys
import time

from anki.collection import Collection

_BY_DUE_DAY, _BY_RECALL = 0, 7
_SECONDS_A_DAY = 86_400
_SHOWN = 30


def make(file: str) -> None:
    """Write a collection; each line of the input is days overdue, interval in days, stability."""
    collection = Collection(file)
    collection.set_config("fsrs", True)
    deck = collection.decks.id("due")
    kind = collection.models.by_name("Basic")["id"]
    now, today = int(time.time()), collection.sched.today
    cards = [json.loads(line) for line in sys.stdin]
    collection.db.executemany(
        "insert into notes values (?, ?, ?, ?, -1, '', ?, ?, 0, 0, '')",
        [(now + n, str(n), kind, now, f"question {n}\x1fanswer", f"question {n}") for n in range(len(cards))],
    )
    collection.db.executemany(
        "insert into cards values (?, ?, ?, 0, ?, -1, 2, 2, ?, ?, 2500, 5, 0, 0, 0, 0, 0, ?)",
        [
            (
                now + n,
                now + n,
                deck,
                now,
                today - overdue,
                interval,
                _state(stability, now, overdue + interval),
            )
            for n, (overdue, interval, stability) in enumerate(cards)
        ],
    )
    collection.close()


def _state(stability: float, now: int, days: int) -> str:
    last = now - days * _SECONDS_A_DAY
    return json.dumps({"s": stability, "d": 5.0, "dr": 0.9, "decay": 0.1542, "lrt": last})


def serve(file: str, limit: str) -> None:
    """Answer each line, ``due`` or ``recall``, with the milliseconds of a queue in that order."""
    collection = Collection(file)
    deck = collection.decks.id("due")
    for line in sys.stdin:
        settings = collection.decks.config_dict_for_deck_id(deck)
        settings["rev"]["perDay"] = int(limit)
        settings["reviewOrder"] = _BY_RECALL if line.strip() == "recall" else _BY_DUE_DAY
        collection.decks.update_config(settings)
        collection.decks.select(deck)  # forgets the queue that was built before
        began = time.perf_counter()
        queue = collection.sched.get_queued_cards(fetch_limit=_SHOWN)
        took_ms = (time.perf_counter() - began) * 1000
        print(json.dumps([took_ms, len(queue.cards)]), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    else:
        serve(*sys.argv[2:])
