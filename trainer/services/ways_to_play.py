"""Ways in which a program plays a drill: perfectly, silently, with nonsense, with samples, and at random."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from trainer.core.drill_state import Mode
from trainer.core.scenario import Sample, Scenario, Turn
from trainer.services.rehearsal import Rehearsal

_SENTENCE = re.compile(r"[^.!?。！？]*[.!?。！？]+\s*|[^.!?。！？]+$")
_SILENCE = "…"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CHARACTERS = (
    "あいうえおかきくけこさしすせそたちつてとなにぬねのアイウエオ荷物時計電車山川空海色音紙糸。、？!"
)
_MOST_TAKEN_BACK = 3
_LONGEST_WAIT_S = 400


class Way(StrEnum):
    """How a drill is played."""

    MODEL = "model"
    SILENCE = "silence"
    NONSENSE = "nonsense"
    SAMPLES = "samples"
    RANDOM = "random"


class Replies:
    """Texts to answer the turns of one scenario with.

    Args:
        scenario: Has the model replies.
        samples: Of its pack.
    """

    def __init__(self, scenario: Scenario, samples: Sequence[Sample]) -> None:
        own = [one for one in samples if one.scenario_id == scenario.id]
        self._samples: Mapping[str, list[str]] = {
            turn.id: [one.reply for one in own if one.turn_id == turn.id] for turn in scenario.turns
        }
        self._everything = [turn.model for turn in scenario.turns if turn.model]
        self._everything += [one.reply for one in own]

    def model(self, turn: Turn) -> str:
        """Return the model reply; silence where there is none."""
        return turn.model or _SILENCE

    def sample(self, turn: Turn, chance: random.Random) -> str:
        """Return a sample of the turn; its model reply where there is none."""
        samples = self._samples[turn.id]
        return chance.choice(samples) if samples else self.model(turn)

    def part_of_model(self, turn: Turn, chance: random.Random) -> str:
        """Return some of the sentences of the model reply, at least one, in their order."""
        sentences = _SENTENCE.findall(self.model(turn))
        kept = [one for one in sentences if chance.random() < 0.6]
        return "".join(kept or sentences[:1])

    def anything(self, chance: random.Random) -> str:
        """Return any reply of the scenario, meant for whichever turn."""
        return chance.choice(self._everything) if self._everything else _SILENCE


def nonsense(chance: random.Random) -> str:
    """Make up words that nobody knows, in Latin letters or Japanese characters."""
    if chance.random() < 0.5:
        return "".join(chance.choices(_CHARACTERS, k=chance.randint(1, 60)))
    words = ("".join(chance.choices(_LETTERS, k=chance.randint(1, 9))) for _ in range(chance.randint(1, 20)))
    return " ".join(words) + chance.choice((".", "?", ""))


def play(one: Rehearsal, way: Way, replies: Replies, chance: random.Random) -> None:
    """Play a drill to its end.

    Args:
        one: That has just begun.
        way: How.
        replies: Of its scenario.
        chance: Seeded, so that the same drill is played the same way.
    """
    if way is Way.SILENCE:
        _say_nothing(one)
    elif way is Way.RANDOM:
        _do_anything(one, replies, chance)
    else:
        choose: Mapping[Way, Callable[[Turn], str]] = {
            Way.MODEL: replies.model,
            Way.NONSENSE: lambda _turn: nonsense(chance),
            Way.SAMPLES: lambda turn: replies.sample(turn, chance),
        }
        while not one.state.is_over:
            one.reply(choose[way](one.state.turn))


def _say_nothing(one: Rehearsal) -> None:
    """In an exam the time runs out; elsewhere something has to be sent in the end."""
    while not one.state.is_over:
        one.wait_for_interjections()
        if not one.state.is_over:
            one.reply(_SILENCE)


def _do_anything(one: Rehearsal, replies: Replies, chance: random.Random) -> None:
    taken_back = 0
    text = _SILENCE
    while not one.state.is_over:
        _look_around(one, chance)
        text = _any_reply(one.state.turn, text, replies, chance)
        one.reply(text, after_s=chance.choice((2, 15, 40, chance.randint(1, _LONGEST_WAIT_S))))
        if taken_back < _MOST_TAKEN_BACK and one.state.can_try_again and chance.random() < 0.15:
            taken_back += 1
            one.take_back()


def _look_around(one: Rehearsal, chance: random.Random) -> None:
    """Do what trainees do before they write: take a hint, look at a model reply, pause."""
    state = one.state
    if state.mode is Mode.PRACTICE and chance.random() < 0.1:
        one.look_at_hint(chance.choice(state.turn.criteria).id)
    if state.mode is Mode.PRACTICE and state.plays and chance.random() < 0.1:
        one.look_at_model(chance.choice(state.plays).turn_id)
    if chance.random() < 0.1:
        one.pause()
        one.wait(chance.randint(1, _LONGEST_WAIT_S))


def _any_reply(turn: Turn, last: str, replies: Replies, chance: random.Random) -> str:
    choose: Sequence[tuple[int, Callable[[], str]]] = (
        (25, lambda: replies.model(turn)),
        (25, lambda: replies.part_of_model(turn, chance)),
        (25, lambda: replies.sample(turn, chance)),
        (8, lambda: replies.anything(chance)),
        (5, lambda: f"{replies.part_of_model(turn, chance)} {replies.sample(turn, chance)}"),
        (6, lambda: nonsense(chance)),
        (4, lambda: last),
        (2, lambda: _SILENCE),
    )
    weights, ways = zip(*choose, strict=True)
    chosen: Callable[[], str] = chance.choices(ways, weights)[0]
    return chosen()
