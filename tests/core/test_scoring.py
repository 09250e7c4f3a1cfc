"""From a reply to points: verdicts with their words, ranges, sections, what fails a reply, the signature."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import FakeReader
from trainer.core.analysis import EvidenceKind, FindingKind, Span
from trainer.core.answers import Reason, State
from trainer.core.phrases import PhraseSyntaxError
from trainer.core.rubric import (
    SECTIONS,
    AllOf,
    AnyOf,
    Ask,
    Civil,
    Criterion,
    CriterionKey,
    Length,
    NoneOf,
    Phrase,
    Settled,
    ToneCalm,
)
from trainer.core.scenario import Customer, Fact, Line, Scenario, Turn
from trainer.core.scoring import (
    ENGINE_VERSION,
    MOST_EVIDENCE,
    CompiledScenario,
    Evidence,
    Points,
    ScoreCard,
    ScoreSettings,
    Verdict,
    card_signature,
    compile_turn,
    points_of,
    score_reply,
    sections_of,
)

MET, UNSURE, NOT_MET = State.MET, State.UNSURE, State.NOT_MET
EXACT, FORBIDDEN = EvidenceKind.EXACT, EvidenceKind.FORBIDDEN
READER = FakeReader()
SORRY, REFUND, ORDER = Phrase("sorry"), Phrase("refund"), Phrase("order")


def asks_for(points: int = 0, *, need: Phrase = SORRY, **more: object) -> Criterion:
    return replace(Criterion("c", "C", need, points=points), **more)  # type: ignore[arg-type]


def score(text: str, *criteria: Criterion, shown: tuple[str, ...] = (), label: str = "") -> ScoreCard:
    turn = compile_turn(Turn("t", (), criteria, ()), READER)
    return score_reply(READER.read(text), turn, READER, settings=ScoreSettings(label, shown))


def verdict(text: str, criterion: Criterion, *shown: str) -> Verdict:
    (only,) = score(text, criterion, shown=shown).verdicts
    return only


def test_a_met_criterion_shows_the_words_that_met_it() -> None:
    assert verdict("I am sorry", asks_for()) == Verdict("c", MET, (Evidence(Span(5, 10), EXACT, "sorry"),))


def test_a_missed_criterion_shows_the_words_that_came_nearest_and_why() -> None:
    near = Evidence(Span(9, 14), EvidenceKind.NEGATED, "sorry")
    assert verdict("I am not sorry", asks_for()) == Verdict("c", NOT_MET, (), (near,), Reason.NEGATED)


def test_a_missed_manner_shows_the_faults_with_the_better_wording() -> None:
    fault = Evidence(Span(3, 6), FORBIDDEN, "now", FindingKind.SHOUTING)
    calm = Criterion("c", "C", ToneCalm())
    assert verdict("do NOW", calm) == Verdict("c", NOT_MET, (fault,), (), Reason.REGISTER)


def test_an_unsure_criterion_says_why() -> None:
    doubtful = Evidence(Span(6, 11), EXACT, "sorry")
    assert verdict("maybe sorry", asks_for()) == Verdict(
        "c", UNSURE, (doubtful,), (), Reason.UNCLEAR_NEGATION
    )


AVOID = Criterion("c", "C", REFUND, is_avoided=True, deduct=10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we are sorry", Verdict("c", MET)),
        ("we will not refund", Verdict("c", MET)),
        ("we refund", Verdict("c", NOT_MET, (Evidence(Span(3, 9), FORBIDDEN, "refund"),))),
        (
            "we maybe refund",
            Verdict("c", UNSURE, (Evidence(Span(9, 15), EXACT, "refund"),), (), Reason.UNCLEAR_NEGATION),
        ),
    ],
)
def test_what_is_to_be_avoided_is_met_when_it_is_not_said(text: str, expected: Verdict) -> None:
    assert verdict(text, AVOID) == expected


def test_of_words_inside_each_other_the_widest_are_shown_and_of_equal_ones_the_closest() -> None:
    phrases = ["order", "order number", "number", "refunded", "refunds", "refund*", "photo"]
    criterion = Criterion("c", "C", AllOf(tuple(map(Phrase, phrases))))
    shown = verdict("photo of order number is refunds", criterion).evidence
    assert [(one.span, one.phrase) for one in shown] == [
        (Span(0, 5), "photo"),
        (Span(9, 21), "order number"),
        (Span(25, 32), "refunds"),
    ]


def test_a_question_is_shown_with_what_makes_it_one() -> None:
    ask = Criterion("c", "C", Ask(Phrase("order")))
    assert verdict("your order please?", ask).evidence == (Evidence(Span(5, 18), EXACT, "order"),)


def test_a_page_pasted_in_fills_no_card() -> None:
    shown = verdict("I am sorry. " * 5000, asks_for()).evidence
    assert [one.span.start for one in shown] == [12 * at + 5 for at in range(MOST_EVIDENCE)]


@pytest.mark.parametrize(
    ("criterion", "text", "low", "high"),
    [
        (asks_for(20), "I am sorry", 20, 20),
        (asks_for(20), "I am here", 0, 0),
        (asks_for(20), "I am maybe sorry", 0, 20),
        (asks_for(20, deduct=5), "I am sorry", 20, 20),
        (asks_for(20, deduct=5), "I am here", 0, 0),
        (asks_for(bonus=5), "I am sorry", 0, 0),
    ],
)
def test_one_criterion_earns_its_points_or_leaves_a_range(
    criterion: Criterion, text: str, low: int, high: int
) -> None:
    assert score(text, criterion).points == Points(low, high, criterion.points)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("I am sorry", Points(20, 20, 30)),
        ("I am sorry and refund", Points(10, 10, 30)),
        ("I am sorry and maybe refund", Points(10, 20, 30)),
        ("I am maybe sorry and maybe refund", Points(0, 20, 30)),
        ("I refund", Points(0, 0, 30)),
        ("I am sorry photo", Points(30, 30, 30)),
        ("I am sorry photo and refund", Points(20, 20, 30)),
    ],
)
def test_deductions_are_taken_from_what_was_earned_and_never_below_nothing(text: str, points: Points) -> None:
    criteria = (asks_for(20), Criterion("p", "P", Phrase("photo"), points=10), replace(AVOID, id="a"))
    assert score(text, *criteria).points == points


@pytest.mark.parametrize(
    ("points", "low", "high"),
    [
        (Points(0, 0, 0), 0, 0),
        (Points(2, 2, 3), 66, 66),
        (Points(699, 700, 1000), 69, 70),
        (Points(3, 3, 3), 100, 100),
    ],
)
def test_scores_are_rounded_down_so_that_a_pass_mark_shown_is_reached(
    points: Points, low: int, high: int
) -> None:
    assert (points.low_score, points.high_score) == (low, high)


@pytest.mark.parametrize(("text", "bonus"), [("I am sorry", 5), ("I am maybe sorry", 0), ("no", 0)])
def test_a_bonus_counts_beside_the_score_when_it_is_sure(text: str, bonus: int) -> None:
    card = score(text, asks_for(bonus=5), Criterion("p", "P", Phrase("photo"), points=10))
    assert (card.bonus, card.points) == (bonus, Points(0, 0, 10))


@pytest.mark.parametrize(
    ("text", "criticals"), [("I refund", ("c",)), ("I maybe refund", ()), ("I am sorry", ())]
)
def test_only_a_sure_critical_error_is_listed(text: str, criticals: tuple[str, ...]) -> None:
    card = score(text, replace(AVOID, is_critical=True), asks_for(10, id="x"))
    assert card.criticals == criticals


def test_a_card_counts_what_waits_for_a_person_and_finds_its_verdicts() -> None:
    card = score(
        "I am maybe sorry, refund", asks_for(id="one"), asks_for(id="two"), asks_for(id="three", need=REFUND)
    )
    assert card.unsure_count == 2
    found = card.verdict("three")
    assert found is not None
    assert found.state is MET
    assert card.verdict("four") is None
    assert [one.criterion_id for one in card.verdicts] == ["one", "two", "three"]
    assert card.turn_id == "t"


def test_sections_come_in_the_usual_order_and_the_packs_own_after_them() -> None:
    names = ["own", "closing", "other", "opening", "own"]
    judged = [(asks_for(10, section=name), Verdict("c", MET)) for name in names]
    totals = sections_of(judged)
    assert [(one.section, one.points.low) for one in totals] == [
        ("opening", 10),
        ("closing", 10),
        ("own", 20),
        ("other", 10),
    ]
    assert SECTIONS.index("opening") < SECTIONS.index("closing")


def test_the_signature_names_everything_that_decides() -> None:
    assert score("x", label="pack@1.0.0:abc").signature == f"engine-{ENGINE_VERSION} fake-1 pack@1.0.0:abc"
    assert card_signature(READER, "") == f"engine-{ENGINE_VERSION} fake-1"


SETTLED = Settled(met=(CriterionKey("before", "asked"),), facts=("date",))


@pytest.mark.parametrize(
    ("met_before", "facts_told", "ids"),
    [
        ((), (), ["a", "b"]),
        ((CriterionKey("before", "asked"),), (), ["a", "b"]),
        ((), ("date",), ["a", "b"]),
        ((CriterionKey("before", "other"),), ("date",), ["a", "b"]),
        ((CriterionKey("before", "asked"),), ("date", "place"), ["b"]),
    ],
)
def test_a_criterion_falls_away_once_everything_is_settled_that_it_names(
    met_before: tuple[CriterionKey, ...], facts_told: tuple[str, ...], ids: list[str]
) -> None:
    criteria = (asks_for(20, id="a", not_applicable=SETTLED), asks_for(10, id="b"))
    turn = compile_turn(Turn("t", (), criteria, ()), READER)
    settings = ScoreSettings(met_before=frozenset(met_before), facts_told=frozenset(facts_told))
    for text in ("I am sorry", "no"):
        card = score_reply(READER.read(text), turn, READER, settings=settings)
        assert [one.criterion_id for one in card.verdicts] == ids
        assert card.points.possible == (30 if "a" in ids else 10)


LISTED = "sorry refund order number"


@pytest.mark.parametrize(
    ("text", "shown", "reason"),
    [
        (LISTED, "", Reason.KEYWORDS_ONLY),
        ("we are sorry. we are sorry. we are sorry.", "", Reason.REPEATED),
        ("we are sorry that this is so late", "we are sorry that this is so late", Reason.COPIED),
    ],
)
def test_what_was_not_honestly_earned_is_a_question_for_a_person(
    text: str, shown: str, reason: Reason
) -> None:
    found = verdict(text, asks_for(10), shown)
    assert (found.state, found.reason) == (UNSURE, reason)
    assert found.evidence


def test_a_doubt_changes_neither_what_was_missed_nor_what_was_avoided() -> None:
    card = score(
        LISTED,
        asks_for(id="missed", need=Phrase("photo")),
        replace(AVOID, id="said"),
        replace(AVOID, id="kept", need=Phrase("bank")),
        Criterion("civil", "No insults", Civil(), is_critical=True),
    )
    assert [one.state for one in card.verdicts] == [NOT_MET, NOT_MET, MET, MET]


def test_civility_that_earns_points_is_doubted_with_the_whole_reply() -> None:
    civil = Criterion("civil", "No insults", Civil())
    for earning in (replace(civil, points=5), replace(civil, bonus=5)):
        found = verdict(LISTED, earning)
        assert (found.state, found.reason) == (UNSURE, Reason.KEYWORDS_ONLY)


def test_words_said_outside_of_what_is_doubted_count() -> None:
    text = "we are sorry. we are sorry. we are sorry. and I am sorry now."
    assert verdict(text, asks_for()).state is MET


def scenario(*, facts: tuple[Fact, ...] = (), turns: tuple[Turn, ...] = ()) -> Scenario:
    return Scenario(
        "s", "S", "fake", Customer("Mika"), "t", turns or (Turn("t", (), (), ()),), (), facts=facts
    )


def test_a_scenario_knows_its_turns_and_which_facts_are_asked_for() -> None:
    facts = tuple(Fact(name, Ask(Phrase(name)), (Line(name),)) for name in ("order", "photo", "date"))
    compiled = CompiledScenario(scenario(facts=facts), READER)
    asked = compiled.facts_asked(READER.read("date and order? photo. maybe photo?"))
    assert [fact.id for fact in asked] == ["order", "date"]
    assert compiled.turn("t").turn.id == "t"
    with pytest.raises(KeyError):
        compiled.turn("elsewhere")


def test_hearing_a_reply_gives_its_score_and_the_facts_that_it_asks_for() -> None:
    turn = Turn("t", (), (asks_for(10),), ())
    compiled = CompiledScenario(scenario(facts=(Fact("order", Ask(ORDER), ()),), turns=(turn,)), READER)
    settings = ScoreSettings("pack")
    for text in ("sorry, your order?", "sorry", "order?", ""):
        analysis = READER.read(text)
        heard = compiled.hear(analysis, "t", settings=settings)
        assert heard.card == score_reply(analysis, compiled.turn("t"), READER, settings=settings)
        assert heard.facts_asked == tuple(fact.id for fact in compiled.facts_asked(analysis))


@pytest.mark.parametrize(
    "broken",
    [
        scenario(facts=(Fact("f", Phrase("(order"), ()),)),
        scenario(turns=(Turn("t", (), (Criterion("c", "C", Phrase("*")),), ()),)),
    ],
)
def test_a_scenario_with_a_broken_phrase_is_refused(broken: Scenario) -> None:
    with pytest.raises(PhraseSyntaxError):
        CompiledScenario(broken, READER)


WORDS = ["sorry", "refund", "photo", "not", "maybe", "order", "we", "are", "?", "."]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=40)
NEEDS = st.sampled_from(
    [SORRY, REFUND, Ask(REFUND), AnyOf((SORRY, REFUND)), NoneOf((SORRY,)), ToneCalm(), Length(minimum=3)]
)
CRITERIA = st.lists(
    st.builds(
        Criterion,
        id=st.sampled_from("abc"),
        label=st.just(""),
        need=NEEDS,
        is_avoided=st.booleans(),
        points=st.integers(0, 50),
        deduct=st.integers(0, 50),
        is_critical=st.booleans(),
        section=st.sampled_from(["opening", "own"]),
    ),
    max_size=5,
).map(tuple)


@given(TEXTS, CRITERIA, st.lists(TEXTS, max_size=2).map(tuple))
def test_a_score_is_a_range_within_0_and_100_and_its_words_lie_in_the_text(
    text: str, criteria: tuple[Criterion, ...], shown: tuple[str, ...]
) -> None:
    card = score(text, *criteria, shown=shown)
    assert 0 <= card.points.low <= card.points.high <= card.points.possible
    assert 0 <= card.points.low_score <= card.points.high_score <= 100
    assert sum(one.points.possible for one in card.sections) == card.points.possible
    for one in card.verdicts:
        assert all(0 <= part.span.start < part.span.end <= len(text) for part in one.evidence + one.nearest)


@given(TEXTS, CRITERIA, st.lists(TEXTS, max_size=2).map(tuple))
def test_the_same_reply_gets_the_same_card(
    text: str, criteria: tuple[Criterion, ...], shown: tuple[str, ...]
) -> None:
    assert score(text, *criteria, shown=shown) == score(text, *criteria, shown=shown)


@given(st.lists(st.sampled_from(["sorry", "photo", "order"]), max_size=8))
def test_a_forbidden_phrase_never_raises_a_score(words: list[str]) -> None:
    criteria = (asks_for(20), replace(AVOID, id="a"))
    text = " ".join(["we are", *words])
    with_it, without = score(f"{text} refund", *criteria).points, score(text, *criteria).points
    assert with_it.high <= without.high
    assert with_it.low <= without.low


@given(st.lists(st.tuples(CRITERIA, st.sampled_from(State)), max_size=4))
def test_points_of_several_replies_are_added_before_they_are_held_at_nothing(
    replies: list[tuple[tuple[Criterion, ...], State]],
) -> None:
    judged = [(one, Verdict(one.id, state)) for criteria, state in replies for one in criteria]
    points = points_of(judged)
    assert 0 <= points.low <= points.high <= points.possible == sum(one.points for one, _ in judged)
