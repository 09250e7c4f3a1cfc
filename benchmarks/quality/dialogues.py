"""How often real people at work are flagged: operators in Japanese, agents in English.

Every turn is a reply; a turn is flagged when the reader remarks anything about its register, its 敬語 or
its tone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality.asking import asker
from benchmarks.quality.figures import Figure, Row, Tally, at_most
from benchmarks.quality.material import json_lines


def measure_operators(folder: Path) -> list[Figure]:
    rows = json_lines(folder, "dialogues/ja_operator_customer.jsonl")
    turns = [(row["id"], turn["text"]) for row in rows for turn in row["turns"] if turn["role"] == "agent"]
    tally = _flagged("ja", iter(turns))
    return [
        tally.figure(
            "ja-operators-flagged",
            "real operators flagged impolite or wrong",
            aim=at_most(0.01),
            is_failed_share=True,
        )
    ]


def measure_agents(folder: Path) -> list[Figure]:
    rows = json_lines(folder, "dialogues/en_agent_customer.jsonl")
    turns = [(row["id"], text) for row in rows for role, text in row["turns"] if role == "agent"]
    tally = _flagged("en", iter(turns))
    return [
        tally.figure(
            "en-agents-flagged",
            "real English agents flagged for their tone",
            aim=at_most(0.01),
            is_failed_share=True,
        )
    ]


def _flagged(language: str, turns: Iterator[tuple[str, str]]) -> Tally:
    tally = Tally()
    for name, text in turns:
        findings = asker(language).reply(text).analysis.findings
        tally.counts.update(Counter({one.kind.value for one in findings}))
        remarks: list[Row] = [
            {"kind": one.kind.value, "words": text[one.span.start : one.span.end], "better": one.better}
            for one in findings
        ]
        tally.add(not findings, id=name, reply=text, flagged=remarks)
    return tally
