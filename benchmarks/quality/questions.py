"""The questions by name, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from benchmarks.quality import (
    answer_rules,
    dialogues,
    english_inflection,
    english_real_words,
    english_typos,
    japanese_formality,
    japanese_inflection,
    japanese_negation,
    japanese_normalising,
    japanese_style,
    japanese_variants,
    short_answer_fit,
    short_answers,
    word_patterns,
)
from benchmarks.quality.figures import Figure

Measure = Callable[[Path], list[Figure]]

QUESTIONS: Mapping[str, Measure] = MappingProxyType(
    {
        "en-word-patterns": word_patterns.measure,
        "en-inflection": english_inflection.measure,
        "en-typos": english_typos.measure,
        "en-real-words": english_real_words.measure,
        "ja-inflection": japanese_inflection.measure,
        "ja-negation": japanese_negation.measure,
        "ja-variants": japanese_variants.measure,
        "ja-formality": japanese_formality.measure,
        "ja-operators": dialogues.measure_operators,
        "en-agents": dialogues.measure_agents,
        "en-short-answers": short_answers.measure,
        "en-short-answers-fitted": short_answer_fit.measure,
        "en-answer-rules": answer_rules.measure,
        "ja-style": japanese_style.measure_checkers,
        "ja-levels": japanese_style.measure_levels,
        "ja-normalising": japanese_normalising.measure,
    }
)
