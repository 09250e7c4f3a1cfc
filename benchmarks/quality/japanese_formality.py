"""Whether polite and plain sentences of Japanese are told apart.

CoCoA-MT gives each text in both registers, with the words marked that carry the register. A sentence of
a text counts when it holds marked words and is not in the other text as well: sentences without a mark
say nothing about their register by themselves. Each such sentence is a reply: the reader must remark on
plain style in the informal one, and must not in the other. Shown beside it: all sentences that are in
one of the two texts only, marked or not; whole texts; and the same sentences asked for
``{register: polite}``, which minds casual words (してます, ちょっと) as well, and these stand in both texts
of many pairs. Pairs that do not differ are left out everywhere.
"""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.quality.asking import asker, is_met
from benchmarks.quality.figures import Figure, Row, Tally, at_least
from benchmarks.quality.material import json_lines
from trainer.core.analysis import FindingKind
from trainer.core.rubric import Register, RegisterLevel

POLITE = Register(RegisterLevel.POLITE)
STYLE = frozenset({FindingKind.PLAIN_STYLE, FindingKind.MIXED_STYLE})
SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*")


def measure(folder: Path) -> list[Figure]:
    rows = [
        row
        for row in json_lines(folder, "politeness/ja_formality_pairs.jsonl")
        if row["formal"] != row["informal"]
    ]
    marked, formal, informal, every, texts, polite = (Tally() for _ in range(6))
    for row in rows:
        for register in ("formal", "informal"):
            _judge(texts, row, row[register], register)
            for sentence, is_marked in _own_sentences(row, register):
                _judge(every, row, sentence, register)
                if is_marked:
                    _judge(marked, row, sentence, register)
                    _judge(formal if register == "formal" else informal, row, sentence, register)
                    _judge(polite, row, sentence, register, minds=None)
    return [
        marked.figure(
            "ja-formality", "polite and plain told apart, sentences", floor="97.7 %", aim=at_least(0.99)
        ),
        Figure("", "  polite sentences taken as polite", formal.fine_share, formal.rows),
        Figure("", "  plain sentences taken as not polite", informal.fine_share, informal.rows),
        every.figure("ja-formality-unmarked", "  unmarked sentences too"),
        texts.figure("ja-formality-texts", "  whole texts"),
        polite.figure("ja-formality-polite", "  marked sentences asked for {register: polite}"),
    ]


def _own_sentences(row: Row, register: str) -> list[tuple[str, bool]]:
    """Return the sentences that are in one text only, with whether they hold marked words."""
    other = set(_sentences(row["informal" if register == "formal" else "formal"]))
    marks: list[str] = row[f"{register}_markers"]
    own = [one for one in _sentences(row[register]) if one not in other]
    return [(sentence, any(mark in sentence for mark in marks)) for sentence in own]


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in SENTENCE.findall(text) if part.strip()]


def _judge(
    tally: Tally, row: Row, reply: str, register: str, *, minds: frozenset[FindingKind] | None = STYLE
) -> None:
    """Judge one reply by the remarks of some kinds, or by the whole need."""
    answer = asker("ja").ask(POLITE, reply)
    is_polite = is_met(answer) if minds is None else not minds & {one.kind for one in answer.findings}
    tally.add(
        is_polite is (register == "formal"),
        id=row["id"],
        reply=reply,
        register=register,
        said=answer.state.value,
        findings=[[one.kind.value, reply[one.span.start : one.span.end]] for one in answer.findings],
    )
