"""Whether our needs say what word patterns of Moodle's question type *Pattern match* say.

Each expression is translated into a need (``pattern_needs``) and asked of the response, read in the
language that the writing of the expression shows. Rows whose pattern no need can say are left out, each
with its reason, and counted by reason in the last column; the reason never depends on what was
expected. The words of an author that stand for others (Moodle's synonyms) become ``(a | b)``.
"""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.quality.asking import asker, is_met, is_unsure, kinds
from benchmarks.quality.figures import Figure, Row, Tally, at_least
from benchmarks.quality.material import json_lines
from benchmarks.quality.pattern_needs import Inexpressible, need_for, without_impossible
from benchmarks.quality.pattern_notation import parse
from trainer.core.rubric import Need

SCIENTIFIC = re.compile(r"\d\s*[x×]\s*10\s*<sup>|\d[eE][+-]?\d")
SCRIPTS = {"ja": re.compile("[ぁ-ヿ]"), "ko": re.compile("[가-힣]"), "th": re.compile("[ก-๛]")}
_SYNONYM = re.compile(r"~\(\?<=\^\|\\PL\)(.+)\(\?=\\PL\|\$\)~u")
"""How Moodle stores the word that is replaced: between two looks at what is no letter."""


def measure(folder: Path) -> list[Figure]:
    said, left_out = Tally(), Tally()
    for row in json_lines(folder, "matching/en_word_patterns.jsonl"):
        language = language_of(row["expression"])
        told = {key: row[key] for key in ("id", "expression", "response", "expected")}
        try:
            need = _need(row, language)
        except Inexpressible as because:
            left_out.add(False, **told, reason=because.reason)
            left_out.counts[because.reason] += 1
            continue
        answer = asker(language).ask(need, row["response"])
        said.counts["left to a person"] += is_unsure(answer)
        said.add(
            is_met(answer) is row["expected"],
            **told,
            need=str(need),
            said=answer.state.value,
            kinds=kinds(answer),
        )
    return [
        said.figure("en-word-patterns", "word patterns, what our needs can say", aim=at_least(1.0)),
        Figure(
            "en-word-patterns-inexpressible",
            "  no need can say",
            None,
            left_out.rows,
            tuple(left_out.failures),
            note=left_out.counted,
        ),
    ]


def language_of(text: str) -> str:
    """Return the language that the writing shows; English for Latin letters."""
    return next((language for language, script in SCRIPTS.items() if script.search(text)), "en")


def _need(row: Row, language: str) -> Need:
    if "sentencedividers" in row["options"]:
        raise Inexpressible("what ends a sentence, set by the author")
    if SCIENTIFIC.search(row["response"]):
        raise Inexpressible("a number in scientific notation")
    expression = parse(with_synonyms(row["expression"], row["options"]))
    return need_for(without_impossible(expression, row["response"]), asker(language).reader)


def with_synonyms(expression: str, options: Row) -> str:
    """Return the expression with the author's words for words put in."""
    pairs = zip(options.get("wordstoreplace", ()), options.get("synonymtoreplacewith", ()), strict=True)
    for pattern, others in pairs:
        word = _SYNONYM.fullmatch(pattern)
        if word is None:
            raise Inexpressible("words for words that are more than words")
        expression = re.sub(rf"(?<!\w){word[1]}(?!\w)", others.replace("\\", r"\\"), expression)
    return expression
