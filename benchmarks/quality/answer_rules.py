"""How far our needs agree with the answer rules of Oppia: these look at characters, we at words.

* *Equals*: the words and nothing else (a phrase and a length).
* *FuzzyEquals*: the same, where typing errors count by our rule.
* *Contains*: a phrase. Theirs is a raw substring; we differ on purpose, for a part of a word is not the
  word.
* *StartsWith*: the phrase with any ending in the opening. Theirs is the first characters of the answer;
  an opening is two sentences, since nobody grades how a reply begins to the letter.

The inputs of a rule are alternatives. Differences are counted by rule; there is no aim.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.quality.asking import asker, is_met, is_unsure
from benchmarks.quality.figures import Figure, Row, Tally
from benchmarks.quality.material import json_lines
from trainer.core.rubric import AllOf, AnyOf, Length, Need, Opening, Phrase

REASONS = {
    "Equals": "words, not characters",
    "FuzzyEquals": "typing errors by our rule",
    "Contains": "a part of a word is not the word",
    "StartsWith": "the opening is two sentences",
}
EMPTY = "a keyword without words"


def measure(folder: Path) -> list[Figure]:
    tally = Tally()
    for row in json_lines(folder, "matching/en_answer_rules.jsonl"):
        told = {key: row[key] for key in ("id", "rule", "inputs", "answer", "expected")}
        need = _need(row)
        if need is None:
            tally.add(row["expected"] is False, **told, reason=EMPTY)
            tally.counts[EMPTY] += row["expected"] is not False
            continue
        answer = asker("en").ask(need, row["answer"])
        agrees = is_met(answer) is row["expected"]
        tally.counts[REASONS[row["rule"]]] += not agrees
        tally.counts["left to a person"] += is_unsure(answer)
        tally.add(agrees, **told, said=answer.state.value, reason=REASONS[row["rule"]])
    return [tally.figure("en-answer-rules", "answer rules by characters, agreement")]


def _need(row: Row) -> Need | None:
    """Return the need for a rule; ``None`` where no input has a word."""
    inputs = [text.strip() for text in row["inputs"] if text.strip()]
    needs = tuple(_single(row["rule"], text) for text in inputs)
    return AnyOf(needs) if needs else None


def _single(rule: str, text: str) -> Need:
    phrase = Phrase(text, takes_typos=rule == "FuzzyEquals", takes_inflection=False, takes_negation=True)
    match rule:
        case "Contains":
            return phrase
        case "StartsWith":
            return Opening(Phrase(f"{text}*", takes_typos=False, takes_inflection=False, takes_negation=True))
        case _:
            words = asker("en").reader.read(text).length
            return AllOf((phrase, Length(words, words)))
