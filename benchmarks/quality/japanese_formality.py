"""Whether polite and plain sentences of Japanese are told apart.

CoCoA-MT gives each text in both registers, with the words marked that carry the register. A sentence of
a text counts when it holds marked words and is not in the other text as well: sentences without a mark
say nothing about their register by themselves. Each such sentence is a reply and is asked for
``{register: polite}``: met for the formal one, not met for the other. Shown beside it: all sentences
that are in one of the two texts only, marked or not, and whole texts, where every sentence must be
polite. Pairs that do not differ are left out everywhere.
"""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.quality.asking import asker, is_met
from benchmarks.quality.figures import Figure, Row, Tally, at_least
from benchmarks.quality.material import json_lines
from trainer.core.rubric import Register, RegisterLevel

POLITE = Register(RegisterLevel.POLITE)
SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*")


def measure(folder: Path) -> list[Figure]:
    rows = [
        row
        for row in json_lines(folder, "politeness/ja_formality_pairs.jsonl")
        if row["formal"] != row["informal"]
    ]
    marked, formal, informal, every, texts = Tally(), Tally(), Tally(), Tally(), Tally()
    for row in rows:
        for register in ("formal", "informal"):
            _judge(texts, row, row[register], register)
            for sentence, is_marked in _own_sentences(row, register):
                _judge(every, row, sentence, register)
                if is_marked:
                    _judge(marked, row, sentence, register)
                    _judge(formal if register == "formal" else informal, row, sentence, register)
    return [
        marked.figure(
            "ja-formality", "polite and plain told apart, sentences", floor="97.7 %", aim=at_least(0.99)
        ),
        Figure("", "  polite sentences taken as polite", formal.fine_share, formal.rows),
        Figure("", "  plain sentences taken as not polite", informal.fine_share, informal.rows),
        every.figure("ja-formality-unmarked", "  unmarked sentences too"),
        texts.figure("ja-formality-texts", "  whole texts"),
    ]


def _own_sentences(row: Row, register: str) -> list[tuple[str, bool]]:
    """Return the sentences that are in one text only, with whether they hold marked words."""
    other = set(_sentences(row["informal" if register == "formal" else "formal"]))
    marks: list[str] = row[f"{register}_markers"]
    own = [one for one in _sentences(row[register]) if one not in other]
    return [(sentence, any(mark in sentence for mark in marks)) for sentence in own]


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in SENTENCE.findall(text) if part.strip()]


def _judge(tally: Tally, row: Row, reply: str, register: str) -> None:
    answer = asker("ja").ask(POLITE, reply)
    tally.add(
        is_met(answer) is (register == "formal"),
        id=row["id"],
        reply=reply,
        register=register,
        said=answer.state.value,
        findings=[[one.kind.value, reply[one.span.start : one.span.end]] for one in answer.findings],
    )
