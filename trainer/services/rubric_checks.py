"""Checks of a rubric that need a reader of its language: does it do what its author meant?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import chain

from trainer.core.analysis import Reader
from trainer.core.answers import IndexedReply, State
from trainer.core.errors import Problem, Severity
from trainer.core.matching import PhraseMatcher
from trainer.core.phrases import Either, Gap, Pattern, Prefix, Words, parse_phrase
from trainer.core.rubric import Need, Phrase
from trainer.core.scenario import Scenario, Turn
from trainer.core.scoring import CompiledScenario, ScoreSettings, Verdict, score_reply
from trainer.packs.loader import LoadedPack
from trainer.packs.phrase_checks import words_given_away
from trainer.services.pauses import Pause, no_pause
from trainer.services.rubrics import Rubrics

_WORD = re.compile(r"\S+")
_JOINTS = (" ", "", "を", "に", "の", "は", "、")
"""What may stand between the parts of a phrase in a reply; one of them has to fit.

The particles, because side by side two Japanese words may be cut as other ones.
"""


class CheckCode(StrEnum):
    """What the checks find. Behind each: what is wrong, then the keys of its ``data``."""

    MODEL_MISSES = "model-misses"
    """The model reply of a turn does not meet a criterion of it. ``turn``, ``criterion``, ``label``."""
    MODEL_BREAKS = "model-breaks"
    """The model reply says what a criterion of its turn forbids. ``turn``, ``criterion``, ``label``."""
    MODEL_DOUBTED = "model-doubted"
    """Whether the model reply meets a criterion is unsure. ``turn``, ``criterion``, ``label``."""
    HINT_GIVES_AWAY = "hint-gives-away"
    """A hint holds the words that earn its own criterion. ``turn``, ``criterion``, ``label``, ``words``."""
    PHRASE_LOST = "phrase-lost"
    """The reader finds no word in a phrase, so that it stands nowhere. ``phrase``."""
    PHRASE_NEVER_FOUND = "phrase-never-found"
    """A phrase is not even found in its own words. ``phrase``, ``example``."""
    PHRASE_THIN = "phrase-thin"
    """A phrase is looked for by less than half of its words, so stands in too much. ``phrase``, ``left``."""
    BENCH_WEAK = "bench-weak"
    """People and the rubrics agree too little. ``kappa``, ``lowest``, ``totals``."""
    PACK_INSTALLED = "pack-installed"
    """An installed pack has the id of one that lies elsewhere. ``id``, ``other`` (the folder of that one)."""
    PACK_STRANGER = "pack-stranger"
    """A pack that is here has its id and is evidently another one. ``id``, ``other`` (its folder)."""


Place = tuple[str, ...]
"""``()``, ``(scenario,)``, ``(scenario, turn)`` or ``(scenario, turn, criterion)``, by their ids."""


def check_pack(
    loaded: LoadedPack, rubrics: Rubrics | None = None, pause: Pause = no_pause
) -> tuple[Problem, ...]:
    """Return what a pack's author should look at once more, as warnings.

    Args:
        loaded: The pack with the places of its parts.
        rubrics: Its scenarios, if somebody else needs them compiled too.
        pause: Is called before each scenario, and before each phrase.

    Returns:
        One problem for each fault, in file and line order; the same phrase is complained of once.
    """
    rubrics = rubrics or Rubrics()
    found = {
        (code, tuple(sorted(data.items()))): problem_at(loaded, place, code, data)
        for scenario in loaded.pack.scenarios
        for place, code, data in _faults_of_replies(rubrics.of(scenario), pause)
    }
    # A phrase of a set stands in many needs and is checked once, by the reader of each language it serves.
    phrases = {
        (phrase, rubrics.of(scenario).reader): place
        for scenario in loaded.pack.scenarios
        for place, phrase in placed_phrases(scenario)
    }
    for (phrase, reader), stands in phrases.items():
        pause()
        for place, code, data in faults_of_phrase(phrase, reader, stands):
            found[code, tuple(sorted(data.items()))] = problem_at(loaded, place, code, data)
    return tuple(sorted(found.values(), key=where))


def problem_at(loaded: LoadedPack, place: Place, code: CheckCode, data: Mapping[str, str]) -> Problem:
    """Return a warning about a part of a pack, with the place in its files."""
    at = loaded.places[place]
    return Problem(at.file, at.line, at.column, code.value, data, severity=Severity.WARNING)


def where(problem: Problem) -> tuple[str, int, int, str]:
    """Return what problems are sorted by: file, line, column, and their code."""
    return problem.file, problem.line, problem.column, problem.code


Fault = tuple[Place, CheckCode, dict[str, str]]


def _faults_of_replies(compiled: CompiledScenario, pause: Pause) -> Iterator[Fault]:
    pause()
    return chain(_model_faults(compiled), _hint_faults(compiled.scenario, compiled.reader))


def _model_faults(compiled: CompiledScenario) -> Iterator[Fault]:
    scenario, reader = compiled.scenario, compiled.reader
    for turn in scenario.turns:
        if not turn.model:
            continue  # the loader has said so
        card = score_reply(reader.read(turn.model), compiled.turn(turn.id), reader, settings=ScoreSettings())
        for verdict in card.verdicts:
            if verdict.state is not State.MET:
                yield _model_fault(scenario, turn, verdict)


def _model_fault(scenario: Scenario, turn: Turn, verdict: Verdict) -> Fault:
    criterion = next(one for one in turn.criteria if one.id == verdict.criterion_id)
    data = {"turn": turn.id, "criterion": criterion.id, "label": criterion.label}
    code = CheckCode.MODEL_BREAKS if criterion.is_prohibition else CheckCode.MODEL_MISSES
    if verdict.state is State.UNSURE:
        code = CheckCode.MODEL_DOUBTED
    return (scenario.id, turn.id, criterion.id), code, data


def _hint_faults(scenario: Scenario, reader: Reader) -> Iterator[Fault]:
    for turn in scenario.turns:
        for one in turn.criteria:
            if words := words_given_away(one, reader):
                data = {"turn": turn.id, "criterion": one.id, "label": one.label, "words": words}
                yield (scenario.id, turn.id, one.id), CheckCode.HINT_GIVES_AWAY, data


def placed_phrases(scenario: Scenario) -> Iterator[tuple[Place, Phrase]]:
    """Yield every phrase of a scenario with the place of what it stands in."""
    for fact in scenario.facts:
        yield from (((scenario.id,), phrase) for phrase in phrases_of(fact.asked))
    for turn in scenario.turns:
        for criterion in turn.criteria:
            place = (scenario.id, turn.id, criterion.id)
            yield from ((place, phrase) for phrase in phrases_of(criterion.need))


def faults_of_phrase(phrase: Phrase, reader: Reader, place: Place) -> Iterator[Fault]:
    """Yield what is wrong with a phrase as the reader of a language sees it.

    Args:
        phrase: As written, well formed.
        reader: Of its language.
        place: Of what it stands in.
    """
    matcher = PhraseMatcher(phrase, reader)
    if not matcher.has_words:
        yield place, CheckCode.PHRASE_LOST, {"phrase": phrase.text}
        return
    left = _words_left(phrase, reader)
    if left is not None:
        yield place, CheckCode.PHRASE_THIN, {"phrase": phrase.text, "left": left}
    for parts in examples(parse_phrase(phrase.text)):
        if not any(_is_found(joint.join(parts), matcher, reader) for joint in _JOINTS):
            data = {"phrase": phrase.text, "example": " ".join(parts)}
            yield place, CheckCode.PHRASE_NEVER_FOUND, data


def _words_left(phrase: Phrase, reader: Reader) -> str | None:
    """Return what a phrase is looked for by, if that is less than half of the words it is written with.

    Particles, articles and other light words are dropped from a phrase that has others. Words are those
    between spaces: endings that a Japanese reader cuts off are no words of their own to an author.
    """
    for parts in examples(parse_phrase(phrase.text)):
        kept = [word for part in parts for word in _kept_words(part, reader)]
        if 0 < 2 * len(kept) < len(" ".join(parts).split()):
            return " ".join(kept)
    return None


def _kept_words(part: str, reader: Reader) -> list[str]:
    """Return the words of a part of a phrase that are looked for: all of them where all are light."""
    words = {found.start(): found.group() for found in _WORD.finditer(part)}
    tokens = reader.read_phrase(part)[0]
    full = [token for token in tokens if not token.is_light] or tokens
    return [words[at] for at in sorted({max(at for at in words if at <= one.span.start) for one in full})]


def _is_found(text: str, matcher: PhraseMatcher, reader: Reader) -> bool:
    return bool(matcher.hits(IndexedReply(reader.read(text))))


def phrases_of(need: Need) -> Iterator[Phrase]:
    """Yield every phrase of a need, however deep it stands."""
    if isinstance(need, Phrase):
        yield need
    for inner in getattr(need, "needs", ()):
        yield from phrases_of(inner)
    if hasattr(need, "need"):
        yield from phrases_of(need.need)


def examples(pattern: Pattern) -> list[tuple[str, ...]]:
    """Return wordings that a phrase stands for: each alternative once, with the first of all the others.

    Not every combination: ``(a | b) (c | d)`` gives a c, a d and b c.
    """
    choices = [_options(element) for element in pattern]
    first = [options[0] for options in choices]
    wordings = {_flat(first): None}
    for at, options in enumerate(choices):
        for option in options[1:]:
            wordings[_flat([*first[:at], option, *first[at + 1 :]])] = None
    return list(wordings)


def _flat(parts: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(chain.from_iterable(parts))


def _options(element: Words | Prefix | Gap | Either) -> list[tuple[str, ...]]:
    match element:
        case Words(text) | Prefix(text):
            return [(text,)]
        case Gap():
            return [()]
        case Either(options):
            return [wording for option in options for wording in examples(option)]
