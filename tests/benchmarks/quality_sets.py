"""Tiny sets of our own in the formats of the evaluation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def write_json(folder: Path, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def write_table(folder: Path, name: str, heads: str, *rows: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (line.replace(" ", "\t") for line in (heads, *rows))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def negation(premise: str, hypothesis: str, answer: str) -> dict[str, Any]:
    return {"id": "1", "premises": [premise], "hypothesis": hypothesis, "answer": answer}


def answered(answer: str, label: str = "correct", qid: str = "q") -> dict[str, Any]:
    question, reference = "Why did the alarm ring?", ["", "The back door was open all night."]
    return {
        "id": "1",
        "qid": qid,
        "question": question,
        "reference": reference,
        "answer": answer,
        "label": label,
    }


def write_every_set(folder: Path) -> None:
    """Write tiny sets of our own in the formats of the evaluation."""
    write_table(folder, "matching/en_inflection.tsv", "lemma form tags", "ship shipped V;PST", "call calls V")
    write_table(
        folder,
        "matching/ja_inflection.tsv",
        "lemma form tags neg polite_tag",
        "送る お送りします V;FORM;HUMB 0 1",
        "送る 送らない V;NEG 1 0",
    )
    sets: dict[str, list[dict[str, Any]]] = {
        "matching/en_word_patterns": [
            {
                "id": "1",
                "expression": "match_w(late)",
                "options": {},
                "response": "it is late",
                "expected": True,
            }
        ],
        "matching/en_typos": [
            {"id": "1", "typo": "parcle", "correct": "parcel"},
            {"id": "2", "typo": "adress", "correct": "address"},
            {"id": "3", "typo": "bil", "correct": "bill"},
            {"id": "4", "typo": "evnelpes", "correct": "envelopes"},
        ],
        "matching/ja_negation": [negation("荷物は届きません。", "荷物は届きます。", "no")],
        "matching/ja_variants": [
            {"head": "見積もり", "variant": "見積り", "group": "1", "kind": "okurigana"},
            {"head": "積み荷", "variant": "積荷", "group": "2", "kind": "okurigana"},
        ],
        "matching/en_answer_rules": [
            {"id": str(at), "rule": rule, "inputs": inputs, "answer": "a late parcel", "expected": expected}
            for at, (rule, inputs, expected) in enumerate(
                [
                    ("Equals", ["late", "a late parcel"], True),
                    ("FuzzyEquals", ["parcel"], False),
                    ("Contains", ["late parcel"], True),
                    ("Contains", ["arce"], True),  # a raw substring
                    ("Contains", [""], True),
                    ("StartsWith", ["a late"], True),
                ]
            )
        ],
        "matching/ja_normaliser": [
            {
                "id": "1",
                "func": "normalize",
                "input": "ｻｰﾊﾞｰ",
                "args": [],
                "kwargs": {},
                "expected": "サーバー",
            },
            {"id": "2", "func": "normalize", "input": "（", "args": [], "kwargs": {}, "expected": "("},
            {"id": "3", "func": "normalize", "input": "a*b", "args": [], "kwargs": {}, "expected": "a * b"},
            {"id": "4", "func": "kana2alphabet", "input": "か", "args": [], "kwargs": {}, "expected": "ka"},
        ],
        "matching/ja_spelling": [
            {
                "id": "1",
                "validator": "KatakanaSpellCheck",
                "texts": ["サーバとサーバー"],
                "n_errors": [1],
                "properties": [],
            }
        ],
        "politeness/ja_formality_pairs": [
            {
                "id": "1",
                "formal": "確認しました。はい。",
                "informal": "確認した。はい。",
                "formal_markers": ["しました"],
                "informal_markers": ["した"],
            },
            {"id": "2", "formal": "はい", "informal": "はい", "formal_markers": [], "informal_markers": []},
        ],
        "politeness/ja_keico": [
            {
                "id": "1",
                "text": "資料を拝見しました。",
                "level": 1,
                "respectful": 0,
                "humble": 1,
                "polite": 0,
            },
            {"id": "2", "text": "資料を見た。", "level": 4, "respectful": 0, "humble": 0, "polite": 0},
        ],
        "politeness/ja_style": [
            {
                "id": "1",
                "rule": "no-mix-dearu-desumasu",
                "text": "雨です。寒いのである。",
                "options": None,
                "violates": True,
            },
            {
                "id": "2",
                "rule": "no-doubled-negative",
                "text": "行けないわけではない。",
                "options": None,
                "violates": True,
            },
        ],
        "dialogues/ja_operator_customer": [
            {
                "id": "1",
                "turns": [
                    {"role": "agent", "text": "承知いたしました。"},
                    {"role": "customer", "text": "うん"},
                ],
            }
        ],
        "dialogues/en_agent_customer": [
            {"id": "1", "turns": [["agent", "How may I help?"], ["customer", "Hi"]]}
        ],
        "grading/en_short_answers": [answered("the back door was open"), answered("no", "non_domain", "r")],
    }
    guidelines = json.dumps({"text": "first the form, then from the form"})
    (folder / "dialogues").mkdir()
    (folder / "dialogues" / "en_agent_guidelines.json").write_text(guidelines, encoding="utf-8")
    for name, rows in sets.items():
        write_json(folder, f"{name}.jsonl", rows)
