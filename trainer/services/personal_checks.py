"""Likely personal data in a pack, seen with what the pack says about its own inventions."""

from __future__ import annotations

from pathlib import Path

from trainer.core.errors import Problem
from trainer.core.quiz import Better, ShortText
from trainer.core.scenario import Pack
from trainer.packs.files import read_folder
from trainer.packs.loader import LoadedPack
from trainer.packs.personal_data import is_personal as is_personal  # told apart where problems are listed
from trainer.packs.personal_data import personal_data_in
from trainer.packs.problems import Problems

_SAMPLES = "samples/"


def personal_problems(loaded: LoadedPack) -> tuple[Problem, ...]:
    """Return warnings of what may be personal data in the samples, which are what people really wrote."""
    return tuple(one for one in personal_data_of(loaded.folder, loaded.pack) if one.file.startswith(_SAMPLES))


def personal_data_of(folder: Path, pack: Pack) -> tuple[Problem, ...]:
    """Return warnings of what may be personal data in any text of a pack.

    What it names as fictional is none, nor are numbers of orders that are its facts or stand in its phrases.
    """
    texts = read_folder(folder, Problems()).texts
    return personal_data_in(texts, language=pack.language, invented=pack.fictional, used=_used_in(pack))


def _used_in(pack: Pack) -> set[str]:
    from trainer.services.rubric_checks import phrases_of  # brings the readers of all languages

    facts = [fact for scenario in pack.scenarios for fact in scenario.facts]
    turns = [turn for scenario in pack.scenarios for turn in scenario.turns]
    answers = [question.answer for quiz in pack.quizzes for question in quiz.questions]
    rubrics = [*turns, *(one for one in answers if isinstance(one, Better | ShortText))]
    needs = [fact.asked for fact in facts] + [one.need for rubric in rubrics for one in rubric.criteria]
    phrases = {phrase.text for need in needs for phrase in phrases_of(need)}
    return phrases | {fact.value for fact in facts}
