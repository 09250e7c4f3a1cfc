"""Packs of any size: seeded, from sentence parts of their own, half in English and half in Japanese."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

SEED = 20_261_122
TURNS, CRITERIA, QUESTIONS = 5, 5, 20
LEADS = {
    "en": ("We looked into it", "Thank you for waiting", "I see the parcel here", "The depot wrote to me"),
    "ja": (
        "お待たせいたしました",
        "確認いたしました",
        "荷物は営業所にございます",
        "担当から連絡がありました",
    ),
}
THINGS = {
    "en": ("the grey kettle", "order M-20391", "your second parcel", "the spare lid", "the invoice of May"),
    "ja": ("青いやかん", "注文番号の控え", "二つ目のお荷物", "替えのふた", "五月分の請求書"),
}
ENDS = {
    "en": ("by Thursday noon", "before the weekend", "as soon as the van is back", "within two working days"),
    "ja": ("木曜日の正午までに", "週末になる前に", "車が戻り次第", "二営業日以内に"),
}
PACK = """\
id: made-up
version: 1.0.0
title: Made-up practice
language: en
authors: [Nobody]
licence: CC0-1.0
phrases:
  apology: [sorry, "apolog*", "my (mistake | fault)", 申し訳, お詫び]
"""


class PackWriter:
    """Writes a pack of about so many turns, criteria and questions.

    Args:
        folder: Made anew.
        items: How many; half in scenarios, half in quizzes, and at least one of each.
    """

    def __init__(self, folder: Path, items: int) -> None:
        self._folder = folder
        self._chance = random.Random(SEED)
        self._language = "en"
        self._turns = min(TURNS, max(1, items // 2 // (CRITERIA + 1)))
        self._questions = min(QUESTIONS, max(1, items // 2 - 1))
        self.items = self.bytes = 0
        self._write("pack.yaml", PACK)
        self._write_until(items // 2, "drills", self._scenario)
        self._write_until(items, "quizzes", self._quiz)

    def _write_until(self, items: int, where: str, make: Callable[[str], str]) -> None:
        for number in count(1):
            self._language = "ja" if number % 2 else "en"
            name = f"{where}-{number}"
            self._write(f"{where}/{name}.yaml", make(name))
            if self.items >= items:
                return

    def _write(self, name: str, text: str) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.bytes += len(text.encode())

    def _one_of(self, parts: Mapping[str, tuple[str, ...]]) -> str:
        return self._chance.choice(parts[self._language])

    def _sentence(self) -> str:
        joint, stop = ("、", "。") if self._language == "ja" else (", ", ".")
        return (
            joint.join(self._one_of(parts) for parts in (LEADS, THINGS, ENDS))
            + f" {self._chance.randrange(10**5)}{stop}"
        )

    def _phrases(self) -> str:
        things = self._chance.sample(THINGS[self._language], 3)
        return ", ".join(f'"{thing} ... {self._one_of(ENDS)}"' for thing in things)

    def _scenario(self, name: str) -> str:
        turns = "".join(map(self._turn, range(self._turns)))
        return (
            f"id: {name}\ntitle: {self._sentence()}\nlanguage: {self._language}\nchannel: chat\nlevel: 2\n"
            f"skills: [empathy, probing]\nminutes: 6\nbriefing: |\n"
            f"  {self._sentence()}\n  {self._sentence()}\n"
            f"customer: {{name: Mika, mood: 35, voice: female}}\n"
            f"pass_mark: 70\nstart: turn-0\nturns:\n{turns}"
            f"endings:\n  - {{id: solved, outcome: resolved, says: {self._sentence()!r}}}\n"
        )

    def _turn(self, number: int) -> str:
        self.items += 1
        criteria = "".join(map(self._criterion, range(CRITERIA)))
        onward = f"turn-{number + 1}" if number + 1 < self._turns else "solved"
        return (
            f"  - id: turn-{number}\n    says:\n      - {self._sentence()!r}\n      - {self._sentence()!r}\n"
            f"    goal: {self._sentence()!r}\n    model: {self._sentence()!r}\n    criteria:\n{criteria}"
            f"    then:\n      - if: {{missed: c-0, tries: {{below: 2}}}}\n"
            f"        says: {self._sentence()!r}\n        again: true\n"
            f"      - {{go: {onward}, mood: 10}}\n"
        )

    def _criterion(self, number: int) -> str:
        self.items += 1
        need = "$apology" if number == 1 else f"{{any: [{self._phrases()}]}}"
        return (
            f"      - id: c-{number}\n        label: {self._sentence()!r}\n        points: 20\n"
            f"        needs: {need}\n        hint: {self._sentence()!r}\n"
        )

    def _quiz(self, name: str) -> str:
        questions = "".join(map(self._question, range(self._questions)))
        return (
            f"id: {name}\ntitle: {self._sentence()}\nlanguage: {self._language}\nlevel: 1\nminutes: 5\n"
            f"skills: [probing]\nintroduction: {self._sentence()!r}\nquestions:\n{questions}"
        )

    def _question(self, number: int) -> str:
        self.items += 1
        lines = "".join(self._answer(number))
        told = f"    explanation: {self._sentence()!r}\n"
        return f"  - id: q-{number}\n    ask: {self._sentence()!r}\n{lines}{told}"

    def _answer(self, number: int) -> Iterator[str]:
        """Yield the lines of an answer, of each kind in turn; four in ten are options."""
        kind = number % 5
        if kind == 2:
            yield f"    answer: {'yes' if number % 2 else 'no'}\n"
        elif kind == 3:
            yield "    order:\n"
            yield from (f"      - {self._sentence()!r}\n" for _ in range(4))
        elif kind == 4:
            yield f"    answers: [{self._phrases().replace(' ... ', ' ')}]\n"
        else:
            yield "    options:\n"
            for at in range(4):
                yield f"      - {'wrong' if at else 'right'}: {self._sentence()!r}\n"
                yield f"        feedback: {self._sentence()!r}\n"
