"""From a reply to points: verdicts with their evidence, section totals, the range, the signature.

Pure and deterministic: the same analysis, rubric and settings give the same card, for ever.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.analysis import Analysis, Reader
from trainer.core.answers import NOTHING, IndexedReply, State
from trainer.core.cards import Judged as Judged  # this and more: what scoring gives
from trainer.core.cards import Points as Points
from trainer.core.cards import ScoreCard as ScoreCard
from trainer.core.cards import SectionTotal as SectionTotal
from trainer.core.cards import card_of as card_of
from trainer.core.cards import points_of as points_of
from trainer.core.cards import sections_of as sections_of
from trainer.core.honesty import ShownTexts, doubt_about
from trainer.core.needs import NeedCompiler
from trainer.core.phrase_index import Sieve
from trainer.core.rubric import Criterion, CriterionKey, Need
from trainer.core.scenario import Fact, Flag, Scenario, Turn
from trainer.core.verdicts import MOST_EVIDENCE as MOST_EVIDENCE
from trainer.core.verdicts import Evidence as Evidence
from trainer.core.verdicts import Verdict as Verdict
from trainer.core.verdicts import verdict_on

ENGINE_VERSION = 2
"""Raised whenever the same reply may get another verdict, so that an old card can be explained."""


@dataclass(frozen=True, slots=True)
class ScoreSettings:
    """What scoring is told from outside.

    Attributes:
        pack_label: For the signature.
        shown_texts: What the trainee was shown in this turn (hints, the model reply, the customer's words,
            the situation): pasting it earns nothing by itself.
        met_before: Criteria that were met in earlier turns; see `drill_score.met_before`.
        facts_told: Ids of the facts that the customer told before the reply.
    """

    pack_label: str = ""
    shown_texts: tuple[str, ...] = ()
    met_before: frozenset[CriterionKey] = frozenset()
    facts_told: frozenset[str] = frozenset()

    def applies(self, criterion: Criterion) -> bool:
        """Say whether a criterion still applies after what was settled before the reply."""
        settled = criterion.not_applicable
        return settled is None or not (
            self.met_before.issuperset(settled.met) and self.facts_told.issuperset(settled.facts)
        )


class CompiledTurn:
    """A turn whose criteria are ready to be asked of replies.

    Args:
        turn: As loaded.
        reader: Of the scenario's language.

    Raises:
        PhraseSyntaxError: If a phrase is not well formed.
    """

    def __init__(self, turn: Turn, reader: Reader) -> None:
        self.turn = turn
        compiler = NeedCompiler(reader)
        self._needs = [compiler.compile(criterion.need) for criterion in turn.criteria]
        self._sieve = Sieve(self._needs, compiler.index)
        self._unsaid = [(criterion, verdict_on(criterion, NOTHING)) for criterion in turn.criteria]
        self._shown = ShownTexts(reader)

    def judged(self, reply: IndexedReply, settings: ScoreSettings) -> list[Judged]:
        """Return the criteria that apply, with the verdicts on a reply, in the order of the turn."""
        doubt = doubt_about(reply.analysis, settings.shown_texts, self._shown)
        judged = self._unsaid.copy()
        for number in self._sieve.numbers(reply):
            criterion = self.turn.criteria[number]
            found = self._needs[number].find(reply, reply.whole)
            judged[number] = criterion, verdict_on(criterion, found, doubt)
        return [one for one in judged if settings.applies(one[0])]


@dataclass(frozen=True, slots=True)
class Heard:
    """What the customer takes from a reply.

    Attributes:
        facts_asked: Ids of the facts that it surely asks for, in the order of the scenario.
        flags_raised: Ids of the flags that it surely raises.
    """

    card: ScoreCard
    facts_asked: tuple[str, ...]
    flags_raised: tuple[str, ...]


class CompiledScenario:
    """A scenario with every criterion, fact and flag compiled once.

    Args:
        scenario: As loaded.
        reader: Of its language.

    Raises:
        PhraseSyntaxError: If a phrase is not well formed (the loader has said so before).
    """

    def __init__(self, scenario: Scenario, reader: Reader) -> None:
        self.scenario = scenario
        self.reader = reader
        compiler = NeedCompiler(reader)
        self._turns = {turn.id: compile_turn(turn, reader) for turn in scenario.turns}
        listened: list[tuple[Fact | Flag, Need]] = [(fact, fact.asked) for fact in scenario.facts]
        listened += [(flag, flag.said) for flag in scenario.flags if flag.said is not None]
        self._listens = [(one, compiler.compile(need)) for one, need in listened]
        self._listens_sieve = Sieve([need for _, need in self._listens], compiler.index)

    def turn(self, turn_id: str) -> CompiledTurn:
        """Return the compiled turn with this id.

        Raises:
            KeyError: If there is none.
        """
        return self._turns[turn_id]

    def hear(self, analysis: Analysis, turn_id: str, *, settings: ScoreSettings) -> Heard:
        """Score a reply and say which facts it asks for and which flags it raises.

        Args:
            analysis: Of the reply, made by the scenario's reader.
            turn_id: The turn that it answers.
            settings: What only the caller knows.

        Raises:
            KeyError: If there is no such turn.
        """
        reply = IndexedReply(analysis)
        card = _scored(reply, self._turns[turn_id], self.reader, settings)
        heard = self._heard(reply)
        flags = tuple(one.id for one in heard if isinstance(one, Flag))
        return Heard(card, tuple(one.id for one in heard if isinstance(one, Fact)), flags)

    def facts_asked(self, analysis: Analysis) -> tuple[Fact, ...]:
        """Return the facts that a reply surely asks for, in the order of the scenario."""
        heard = self._heard(IndexedReply(analysis))
        return tuple(one for one in heard if isinstance(one, Fact))

    def _heard(self, reply: IndexedReply) -> list[Fact | Flag]:
        listens = (self._listens[number] for number in self._listens_sieve.numbers(reply))
        return [one for one, need in listens if need.find(reply, reply.whole).state is State.MET]


def compile_turn(turn: Turn, reader: Reader) -> CompiledTurn:
    """Compile the criteria of one turn.

    Raises:
        PhraseSyntaxError: If a phrase is not well formed.
    """
    return CompiledTurn(turn, reader)


def score_reply(
    analysis: Analysis, turn: CompiledTurn, reader: Reader, *, settings: ScoreSettings
) -> ScoreCard:
    """Score one reply against the rubric of its turn.

    Args:
        analysis: Of the reply, made by ``reader``.
        turn: The turn that it answers.
        reader: Its signature goes onto the card.
        settings: What only the caller knows.

    Returns:
        The card; verdicts stand in the order of the turn's criteria.
    """
    return _scored(IndexedReply(analysis), turn, reader, settings)


def _scored(reply: IndexedReply, turn: CompiledTurn, reader: Reader, settings: ScoreSettings) -> ScoreCard:
    signature = card_signature(reader, settings.pack_label)
    return card_of(turn.turn.id, turn.judged(reply, settings), signature=signature)


def card_signature(reader: Reader, pack_label: str) -> str:
    """Name everything that decides a score: ``engine-2 en-3+words-0.9.1 pack@1.0.0:0123456789ab``."""
    return " ".join(part for part in (f"engine-{ENGINE_VERSION}", reader.signature, pack_label) if part)
