"""From a reply to points: verdicts with their evidence, section totals, the range, the signature.

Pure and deterministic: the same analysis, rubric and settings give the same card, for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from trainer.core.analysis import Analysis, EvidenceKind, Finding, Reader, Span
from trainer.core.answers import NOTHING, Found, Hit, IndexedReply, Reason, State
from trainer.core.honesty import Doubt, doubt_about
from trainer.core.needs import NeedCompiler
from trainer.core.phrase_index import Sieve
from trainer.core.rubric import SECTIONS, Criterion
from trainer.core.scenario import Fact, Scenario, Turn
from trainer.core.ways import looseness

ENGINE_VERSION = 1
"""Raised whenever the same reply may get another verdict, so that an old card can be explained."""

MOST_EVIDENCE = 100
"""Stretches kept a verdict, the first in the text: a page pasted in must not fill screen and database."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a reply that decided a verdict, or came nearest.

    Attributes:
        span: Code points of the text as typed.
        kind: How they agree with the phrase.
        phrase: The phrase of the rubric, or the better wording where a reader's finding decided.
    """

    span: Span
    kind: EvidenceKind
    phrase: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one criterion.

    Attributes:
        criterion_id: Unique in the turn.
        state: ``MET`` is always the good answer: an avoided phrase was avoided.
        evidence: The words that decided it; for a forbidden phrase, that phrase.
        nearest: For *not met*, the words that came nearest.
        reason: Why it is unsure, or what kept the nearest words from counting.
    """

    criterion_id: str
    state: State
    evidence: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    reason: Reason | None = None


class Points(NamedTuple):
    """Points as a range, since an unsure verdict may still go either way. ``0 ≤ low ≤ high ≤ possible``."""

    low: int
    high: int
    possible: int

    @property
    def low_score(self) -> int:
        """0 … 100, rounded down, so that a score shown as the pass mark has reached it."""
        return _percent(self.low, self.possible)

    @property
    def high_score(self) -> int:
        """0 … 100, rounded down."""
        return _percent(self.high, self.possible)


def _percent(points: int, possible: int) -> int:
    return 100 * points // possible if possible else 0


@dataclass(frozen=True, slots=True)
class SectionTotal:
    """Points of one section by itself, earned less deducted, within 0 … possible like the whole."""

    section: str
    points: Points


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """All that a reply earned, and why.

    Attributes:
        turn_id: The turn that the reply answered.
        verdicts: One a criterion, in the order of the rubric.
        points: Earned less deducted.
        sections: In the order of ``rubric.SECTIONS``, then as named.
        bonus: Surely earned beside the score.
        criticals: Ids of the critical criteria that were surely broken.
        signature: Versions of engine, language data and pack.
    """

    turn_id: str
    verdicts: tuple[Verdict, ...]
    points: Points
    sections: tuple[SectionTotal, ...]
    bonus: int
    criticals: tuple[str, ...]
    signature: str

    @property
    def unsure_count(self) -> int:
        """How many verdicts wait for a person."""
        return sum(verdict.state is State.UNSURE for verdict in self.verdicts)

    def verdict(self, criterion_id: str) -> Verdict | None:
        """Return the verdict on this criterion, or ``None``."""
        return next((one for one in self.verdicts if one.criterion_id == criterion_id), None)


@dataclass(frozen=True, slots=True)
class ScoreSettings:
    """What scoring is told from outside.

    Attributes:
        pack_label: For the signature.
        shown_texts: What the trainee was shown in this turn (hints, the model reply): pasting it earns
            nothing by itself.
    """

    pack_label: str = ""
    shown_texts: tuple[str, ...] = ()


class CompiledTurn:
    """A turn whose criteria are ready to be asked of replies.

    Args:
        turn: As loaded.
        compiler: Compiles its criteria.

    Raises:
        PhraseSyntaxError: If a phrase is not well formed.
    """

    def __init__(self, turn: Turn, compiler: NeedCompiler) -> None:
        self.turn = turn
        self._needs = [compiler.compile(criterion.need) for criterion in turn.criteria]
        self._sieve = Sieve(self._needs, compiler.index)
        self._unsaid = [(criterion, _judge(criterion, NOTHING)) for criterion in turn.criteria]

    def judged(self, reply: IndexedReply, doubt: Doubt | None) -> list[Judged]:
        """Return the criteria with the verdicts on a reply, in the order of the turn."""
        judged = self._unsaid.copy()
        for number in self._sieve.numbers(reply):
            criterion = self.turn.criteria[number]
            verdict = _judge(criterion, self._needs[number].find(reply, reply.whole))
            judged[number] = criterion, _doubted(criterion, verdict, doubt)
        return judged


class CompiledScenario:
    """A scenario with every criterion and fact compiled once.

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
        self._facts = [(fact, compiler.compile(fact.asked)) for fact in scenario.facts]
        self._facts_sieve = Sieve([need for _, need in self._facts], compiler.index)

    def turn(self, turn_id: str) -> CompiledTurn:
        """Return the compiled turn with this id.

        Raises:
            KeyError: If there is none.
        """
        return self._turns[turn_id]

    def hear(
        self, analysis: Analysis, turn_id: str, *, settings: ScoreSettings
    ) -> tuple[ScoreCard, tuple[Fact, ...]]:
        """Score a reply and say which facts it asks for; its words are looked up once for both.

        Args:
            analysis: Of the reply, made by the scenario's reader.
            turn_id: The turn that it answers.
            settings: What only the caller knows.

        Raises:
            KeyError: If there is no such turn.
        """
        reply = IndexedReply(analysis)
        return _scored(reply, self._turns[turn_id], self.reader, settings), self._facts_asked(reply)

    def facts_asked(self, analysis: Analysis) -> tuple[Fact, ...]:
        """Return the facts that a reply surely asks for, in the order of the scenario."""
        return self._facts_asked(IndexedReply(analysis))

    def _facts_asked(self, reply: IndexedReply) -> tuple[Fact, ...]:
        facts = (self._facts[number] for number in self._facts_sieve.numbers(reply))
        return tuple(fact for fact, need in facts if need.find(reply, reply.whole).state is State.MET)


def compile_turn(turn: Turn, reader: Reader) -> CompiledTurn:
    """Compile the criteria of one turn.

    Raises:
        PhraseSyntaxError: If a phrase is not well formed.
    """
    return CompiledTurn(turn, NeedCompiler(reader))


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
    doubt = doubt_about(reply.analysis, settings.shown_texts, reader)
    signature = card_signature(reader, settings.pack_label)
    return card_of(turn.turn.id, turn.judged(reply, doubt), signature=signature)


def card_signature(reader: Reader, pack_label: str) -> str:
    """Name everything that decides a score: ``engine-1 en-1+snowball-3.1 pack@1.0.0:0123456789ab``."""
    return " ".join(part for part in (f"engine-{ENGINE_VERSION}", reader.signature, pack_label) if part)


def _judge(criterion: Criterion, found: Found) -> Verdict:
    if criterion.is_avoided:
        return _judge_avoided(criterion.id, found)
    if found.state is State.NOT_MET:
        faults = tuple(map(_remark, found.findings[:MOST_EVIDENCE]))
        return Verdict(criterion.id, found.state, faults, _evidence(found.misses), found.reason)
    return Verdict(criterion.id, found.state, _evidence(found.hits), reason=found.reason)


def _judge_avoided(criterion_id: str, found: Found) -> Verdict:
    """Turn the answer round: that the words stand there is the fault."""
    if found.state is State.NOT_MET:
        return Verdict(criterion_id, State.MET)
    if found.state is State.UNSURE:
        return Verdict(criterion_id, State.UNSURE, _evidence(found.hits), reason=found.reason)
    forbidden = tuple(replace(one, kind=EvidenceKind.FORBIDDEN) for one in _evidence(found.hits))
    return Verdict(criterion_id, State.NOT_MET, forbidden)


def _remark(finding: Finding) -> Evidence:
    return Evidence(finding.span, EvidenceKind.FORBIDDEN, finding.better or "")


def _evidence(hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    """Keep the widest of the hits that lie inside each other, the closest of equal ones, in text order."""
    kept: list[Evidence] = []
    furthest = -1
    for hit in sorted(hits, key=lambda one: (one.shown.start, -one.shown.end, looseness(one.kind))):
        if hit.shown.end > furthest and len(kept) < MOST_EVIDENCE:
            furthest = hit.shown.end
            kept.append(Evidence(hit.shown, hit.kind, hit.phrase))
    return tuple(kept)


def _doubted(criterion: Criterion, verdict: Verdict, doubt: Doubt | None) -> Verdict:
    """Turn points that were not honestly earned into a question for the trainer."""
    if doubt is None or criterion.is_avoided or verdict.state is not State.MET:
        return verdict
    if not doubt.touches(_spans(verdict)):
        return verdict
    return replace(verdict, state=State.UNSURE, reason=doubt.reason)


def _spans(verdict: Verdict) -> tuple[Span, ...]:
    return tuple(one.span for one in verdict.evidence)


Judged = tuple[Criterion, Verdict]


def card_of(turn_id: str, judged: Sequence[Judged], *, signature: str) -> ScoreCard:
    """Put a card together from the verdicts on one reply.

    Args:
        turn_id: The turn that the reply answered.
        judged: Its criteria with their verdicts, in the order of the rubric.
        signature: What decided them; see `card_signature`.
    """
    return ScoreCard(
        turn_id=turn_id,
        verdicts=tuple(verdict for _, verdict in judged),
        points=points_of(judged),
        sections=sections_of(judged),
        bonus=sum(one.bonus for one, verdict in judged if verdict.state is State.MET),
        criticals=tuple(
            one.id for one, verdict in judged if one.is_critical and verdict.state is State.NOT_MET
        ),
        signature=signature,
    )


def points_of(judged: Iterable[Judged]) -> Points:
    """Add up: earned less deducted, within 0 … possible, the unsure ones both ways.

    Args:
        judged: Criteria with their verdicts; of several replies, if a whole drill is meant.
    """
    low = high = possible = 0
    for criterion, verdict in judged:
        possible += criterion.points
        gain = criterion.points + criterion.deduct
        low -= criterion.deduct
        high -= criterion.deduct
        low += gain if verdict.state is State.MET else 0
        high += gain if verdict.state is not State.NOT_MET else 0
    return Points(_within(low, possible), _within(high, possible), possible)


def _within(points: int, possible: int) -> int:
    return max(0, min(points, possible))


def sections_of(judged: Iterable[Judged]) -> tuple[SectionTotal, ...]:
    """Add up each section by itself, in the order in which sections are shown."""
    groups: dict[str, list[Judged]] = {}
    for criterion, verdict in judged:
        groups.setdefault(criterion.section, []).append((criterion, verdict))
    known = [section for section in SECTIONS if section in groups]
    others = [section for section in groups if section not in SECTIONS]
    return tuple(SectionTotal(section, points_of(groups[section])) for section in known + others)
