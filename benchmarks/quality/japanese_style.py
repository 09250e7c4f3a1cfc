"""Whether remarks on Japanese style agree with what style checkers say. All of it is information.

* *Mixed style*: textlint and RedPen say whether です・ます and だ・である are mixed; we say so with
  a finding. Rows with options are left out: they set a style, which no need does.
* *Double negation*: the checkers find it, we only have to read it. Two denials are not a denial, so the
  full word before the first of them must not be read as denied; left open is right too.
* *Levels*: KeiCO marks each sentence from 1, most honorific, to 4, plain. Levels 1 to 3 should be met
  as polite, 4 should not; honorific or humble words should make a reply respectful. Its marks are
  noisy.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.quality.asking import asker, is_met
from benchmarks.quality.figures import Figure, Tally
from benchmarks.quality.japanese_negation import DENIAL
from benchmarks.quality.material import json_lines
from benchmarks.quality.word_patterns import language_of
from trainer.core.analysis import Analysis, FindingKind, Polarity
from trainer.core.rubric import KeigoCorrect, Register, RegisterLevel

MIXED_RULES = ("no-mix-dearu-desumasu", "redpen-JapaneseStyle")
PLAIN_LEVEL = 4


def measure_checkers(folder: Path) -> list[Figure]:
    mixed, doubled = Tally(), Tally()
    for row in json_lines(folder, "politeness/ja_style.jsonl"):
        analysis = asker("ja").reply(row["text"]).analysis
        if row["rule"] in MIXED_RULES and not row["options"]:
            is_mixed = any(one.kind is FindingKind.MIXED_STYLE for one in analysis.findings)
            mixed.add(is_mixed is row["violates"], id=row["id"], reply=row["text"], mixed=row["violates"])
        elif row["rule"] not in MIXED_RULES and row["violates"] and language_of(row["text"]) == "ja":
            doubled.add(not _is_denied(analysis), id=row["id"], reply=row["text"])
    return [
        mixed.figure("ja-style-mixed", "Japanese mixed style, agreement with checkers"),
        doubled.figure("ja-style-double", "Japanese double negation not taken for a denial"),
    ]


def _is_denied(analysis: Analysis) -> bool:
    """Say whether the full word before the first denial is read as denied."""
    denial = DENIAL.search(analysis.text)
    end = denial.start() if denial else len(analysis.text)
    before = [token for token in analysis.views[0] if not token.is_light and token.span.start < end]
    return bool(before) and before[-1].polarity is Polarity.NEGATED


def measure_levels(folder: Path) -> list[Figure]:
    polite, respectful, wrong = Tally(), Tally(), Tally()
    for row in json_lines(folder, "politeness/ja_keico.jsonl"):
        text, told = row["text"], {"id": row["id"], "reply": row["text"], "level": row["level"]}
        is_polite = is_met(asker("ja").ask(Register(RegisterLevel.POLITE), text))
        polite.add(is_polite is (row["level"] < PLAIN_LEVEL), **told, said=is_polite)
        has_honorifics = asker("ja").reply(text).analysis.respectful
        is_marked = bool(row["respectful"] or row["humble"])
        respectful.add(has_honorifics is is_marked, **told, said=has_honorifics, marked=is_marked)
        if row["level"] < PLAIN_LEVEL:
            answer = asker("ja").ask(KeigoCorrect(), text)
            remarks = [[one.kind.value, text[one.span.start : one.span.end]] for one in answer.findings]
            wrong.add(is_met(answer), **told, findings=remarks)
    return [
        polite.figure("ja-levels-polite", "Japanese levels, polite or plain, agreement"),
        respectful.figure("ja-levels-respectful", "  honorific words noticed, agreement"),
        wrong.figure(
            "ja-levels-wrong", "  polite sentences flagged for wrong honorifics", is_failed_share=True
        ),
    ]
