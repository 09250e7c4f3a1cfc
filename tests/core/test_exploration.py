"""What the walk through a scenario finds, and that a drill never does anything else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.drills import SCENARIO, at, lines
from trainer.core.cards import ScoreCard, card_of
from trainer.core.codes import Finish, Mode, State
from trainer.core.contradictions import Clash, Contradiction, contradiction_in, joined_parts
from trainer.core.drill import advance, new_drill
from trainer.core.drill_events import Begun, Scored, Submitted, Waited
from trainer.core.drill_state import DrillState
from trainer.core.exploration import Exploration, Trap, explore
from trainer.core.rubric import Criterion, Phrase, Settled
from trainer.core.rules import (
    AllHold,
    AnyHolds,
    Condition,
    CriteriaMet,
    CriteriaMissed,
    CriticalMade,
    ElapsedIs,
    FactsTold,
    FlagsRaised,
    Line,
    MoodIs,
    NotHolds,
    Rule,
    ScoreIs,
    TriesAre,
)
from trainer.core.scenario import Customer, Ending, Fact, Flag, Interjection, Outcome, Scenario, Turn
from trainer.core.verdicts import Verdict

GOOD = Criterion("good", "Good", Phrase("good"), points=60)
KIND = Criterion("kind", "Kind", Phrase("kind"), points=40)
BAD = Criterion("bad", "Bad", Phrase("bad"), is_avoided=True, is_critical=True)
RUDE = Criterion("rude", "Rude", Phrase("rude"), is_avoided=True, deduct=30)
GOODBYE = (Rule(go="end"),)


def scenario(*turns: Turn, **more: object) -> Scenario:
    """Return a scenario with the endings ``end`` (resolved) and ``lost``."""
    whole = {
        "id": "s",
        "title": "S",
        "language": "fake",
        "customer": Customer("Mika", mood=50),
        "start": turns[0].id,
        "turns": turns,
        "endings": (Ending("end", Outcome.RESOLVED), Ending("lost", Outcome.LOST)),
        "facts": (Fact("order", Phrase("order"), lines("M-1.")),),
        "flags": (Flag("said", Phrase("said")), Flag("ruled")),
    }
    return Scenario(**(whole | more))  # type: ignore[arg-type]


def turn(*rules: Rule, name: str = "one", says: tuple[Line, ...] = ()) -> Turn:
    return Turn(name, says, (GOOD, KIND, BAD, RUDE), rules)


def taken(found: Exploration, name: str = "one") -> list[int]:
    return sorted(number for turn_id, number in found.rules if turn_id == name)


def walk(*rules: Rule, mode: Mode = Mode.PRACTICE, **more: object) -> Exploration:
    found = explore(scenario(turn(*rules), **more), mode=mode)
    assert found.is_complete
    return found


def test_everything_in_a_plain_scenario_is_found() -> None:
    found = explore(SCENARIO, mode=Mode.PRACTICE)
    assert found.is_complete
    assert set(found.rules) == {
        ("opening", 1),
        ("opening", 2),
        ("opening", 3),
        ("opening", 4),
        ("case", 1),
        ("case", 2),
    }
    assert all(map(found.takes, found.rules))
    assert found.turns == {"opening": 0, "case": 1}
    assert found.endings == {"lost": 1, "solved": 2}
    assert found.unsaid == ()
    assert found.traps == {}


def test_an_exam_passes_over_another_try() -> None:
    found = explore(SCENARIO, mode=Mode.EXAM)
    assert ("opening", 3) not in found.rules
    assert found.rules["opening", 4] == 1
    assert found.shadowed == frozenset()


@pytest.mark.parametrize(
    ("condition", "can_hold"),
    [
        (CriteriaMet(("good", "kind")), True),
        (AllHold((CriteriaMet(("good",)), CriteriaMissed(("good",)))), False),
        (AllHold((NotHolds(CriteriaMet(("good",))), NotHolds(CriteriaMissed(("good",))))), True),
        (CriteriaMet(("unheard-of",)), False),
        (CriticalMade(), True),
        (AllHold((CriticalMade(), CriteriaMet(("bad",)))), False),
        (AllHold((CriteriaMet(("bad",)), CriticalMade())), False),
        (AllHold((CriticalMade(False), CriteriaMissed(("bad",)))), False),
        (AllHold((CriticalMade(), CriticalMade())), True),
        (AllHold((ScoreIs(at_least=61), CriteriaMissed(("kind",)))), False),
        (AllHold((CriteriaMissed(("kind",)), ScoreIs(at_least=60))), True),
        (AllHold((CriteriaMissed(("kind", "rude")), ScoreIs(at_least=31))), False),
        (AllHold((ScoreIs(at_least=31, below=60), CriteriaMissed(("rude",)))), False),
        (AllHold((ScoreIs(at_least=71), CriteriaMissed(("rude",)))), False),
        (AllHold((ScoreIs(at_least=41, below=60), CriteriaMet(("rude",)))), False),
        (ScoreIs(below=1), True),
        (AllHold((ScoreIs(at_least=60), ScoreIs(below=70))), True),
        (AllHold((ScoreIs(at_least=100), CriticalMade())), True),
        (FactsTold(("order",)), True),
        (FactsTold(("order", "unheard-of")), False),
        (FlagsRaised(("said",)), True),
        (FlagsRaised(("ruled",)), False),
        (TriesAre(at_least=2), False),
        (ElapsedIs(at_least=3600), True),
        (MoodIs(at_least=51), False),
        (MoodIs(below=51), True),
        (AnyHolds((MoodIs(at_least=51), TriesAre(below=2))), True),
    ],
)
def test_a_rule_is_taken_if_a_reply_can_be_judged_so(condition: Condition, can_hold: bool) -> None:
    found = walk(Rule(condition, go="lost"), *GOODBYE)
    assert found.takes(("one", 1)) == can_hold
    assert found.ends_at("lost") == can_hold
    assert ("one", 1) not in found.shadowed


def test_an_exam_is_over_before_its_limit() -> None:
    late = Rule(ElapsedIs(at_least=600), go="lost")
    assert walk(late, *GOODBYE, exam_minutes=11, mode=Mode.EXAM).ends_at("lost")
    assert not walk(late, *GOODBYE, exam_minutes=10, mode=Mode.EXAM).ends_at("lost")


def test_a_criterion_may_fall_away() -> None:
    moot = replace(GOOD, not_applicable=Settled(facts=("order",)))
    neither = AllHold((NotHolds(CriteriaMet(("good",))), ScoreIs(at_least=100)))
    here = Turn("one", (), (moot, KIND), (Rule(neither, go="lost"), *GOODBYE))
    assert explore(scenario(here), mode=Mode.PRACTICE).ends_at("lost")
    always = Turn("one", (), (GOOD, KIND), here.rules)
    assert not explore(scenario(always), mode=Mode.PRACTICE).ends_at("lost")


def test_a_rule_behind_one_that_always_holds_with_it_is_shadowed() -> None:
    met = CriteriaMet(("good",))
    found = walk(Rule(met, go="end"), Rule(AllHold((met, CriticalMade())), go="lost"), *GOODBYE)
    assert taken(found) == [1, 3]
    assert found.shadowed == {("one", 2)}


def test_the_replies_to_a_turn_are_counted_and_raise_flags_once_and_for_all() -> None:
    found = walk(
        Rule(FlagsRaised(("ruled",)), go="lost"),
        Rule(TriesAre(below=3), is_again=True),
        Rule(is_again=True, raises=("ruled",)),
    )
    assert found.rules == {("one", 1): 4, ("one", 2): 1, ("one", 3): 3}
    assert found.most_tries == {"one": 3}
    assert found.raised == {"ruled", "said"}
    assert found.endings == {"lost": 4}


def test_what_was_told_stays_told() -> None:
    told = FactsTold(("order",))
    found = walk(
        Rule(AllHold((TriesAre(below=2), told)), is_again=True),
        Rule(TriesAre(below=2), go="end"),
        Rule(NotHolds(told), go="lost"),
        *GOODBYE,
    )
    assert taken(found) == [1, 2, 4]
    assert found.shadowed == {("one", 3)}


def test_moods_move_within_their_range_and_by_waiting() -> None:
    rules = (Rule(MoodIs(below=1), go="lost"), Rule(is_again=True, mood=30))
    assert not walk(*rules).ends_at("lost")
    assert walk(*rules).moods == {"one": (50, 100)}
    impatient = (Interjection(60, lines("Hello?"), mood=-30), Interjection(120, lines("Bye!"), mood=-30))
    found = walk(*rules, interjections=impatient)
    assert found.endings == {"lost": 1}
    assert found.moods == {"one": (0, 100)}
    hurried = walk(*rules, interjections=impatient, exam_minutes=1, mode=Mode.EXAM)
    assert not hurried.ends_at("lost")


def test_lines_are_said_where_their_condition_may_hold() -> None:
    never = Line("Never.", condition=MoodIs(at_least=90))
    asked = Line("You asked.", condition=FactsTold(("order",)))
    first = turn(Rule(go="two", says=(never, asked)), says=(asked, Line("Hello.")))
    second = turn(*GOODBYE, name="two", says=(Line("Promised!", condition=FlagsRaised(("said",))),))
    early = Line("You asked already.", condition=FactsTold(("order",)))
    told = Line("Told twice?", condition=TriesAre(at_least=2))
    found = explore(
        scenario(
            replace(first, says=(early,)),
            second,
            facts=(Fact("order", Phrase("order"), (told,)),),
            interjections=(Interjection(60, (Line("Late!", condition=ElapsedIs(at_least=60)),)),),
        ),
        mode=Mode.PRACTICE,
    )
    assert found.unsaid == (early, never, told)


def test_what_stands_behind_the_turn_limit_is_told_apart_from_what_is_nowhere() -> None:
    one = turn(Rule(go="two"))
    found = explore(scenario(one, turn(*GOODBYE, name="two"), turn_limit=1), mode=Mode.PRACTICE)
    assert found.turns == {"one": 0, "two": 1}
    assert found.endings == {"end": 2}
    assert not found.enters("two")
    assert not found.ends_at("end")
    assert not found.takes(("two", 1))
    assert found.takes(("one", 1))
    late = turn(*GOODBYE, name="two", says=(Line("Late.", condition=MoodIs(below=60)),))
    chain = scenario(one, turn(Rule(go="three"), name="two"), replace(late, id="three"), turn_limit=1)
    assert len(explore(chain, mode=Mode.PRACTICE).unsaid) == 1


def test_loops_without_exit_and_ways_into_them_are_found() -> None:
    one = turn(Rule(CriteriaMet(("good",)), go="two", mood=-20), Rule(go="two"))
    two = turn(Rule(MoodIs(at_least=50), go="end"), Rule(go="three"), name="two")
    three = turn(Rule(go="two"), name="three")
    found = explore(scenario(one, two, three), mode=Mode.PRACTICE)
    assert found.traps == {
        "two": Trap(is_always=False, mood=30, around=("three", "two")),
        "three": Trap(is_always=True, mood=30, around=("three", "two")),
    }


def test_a_turn_whose_rules_all_fail_waits_for_another_try() -> None:
    found = walk(Rule(CriteriaMet(("good",)), go="end"))
    assert found.rules == {("one", 1): 1}
    assert found.traps == {}


def test_a_good_play_says_nothing_forbidden() -> None:
    rules = (Rule(CriteriaMissed(("rude",)), go="end"), Rule(CriticalMade(), go="end"), Rule(go="lost"))
    assert walk(*rules).endings == {"end": 1, "lost": 1}
    assert explore(scenario(turn(*rules)), mode=Mode.PRACTICE, is_good=True).endings == {"lost": 1}


def test_too_many_states_are_given_up_honestly() -> None:
    found = explore(SCENARIO, mode=Mode.PRACTICE, most_states=0)
    assert not found.is_complete
    assert found.traps == {}


MET_AND_MISSED = AllHold((CriteriaMet(("good",)), CriteriaMissed(("good",))))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, None),
        (CriteriaMet(("good",)), None),
        (MET_AND_MISSED, Contradiction(Clash.MET_AND_MISSED, "good")),
        (AnyHolds((MET_AND_MISSED, MET_AND_MISSED)), Contradiction(Clash.MET_AND_MISSED, "good")),
        (AnyHolds((MET_AND_MISSED, TriesAre(2))), None),
        (AnyHolds(()), None),
        (
            AllHold((TriesAre(2), AnyHolds((MET_AND_MISSED,)))),
            Contradiction(Clash.MET_AND_MISSED, "good"),
        ),
        (AllHold((ScoreIs(50), ScoreIs(below=50))), Contradiction(Clash.RANGES_APART, "score")),
        (AllHold((MoodIs(50), AllHold((MoodIs(below=20),)))), Contradiction(Clash.RANGES_APART, "mood")),
        (AllHold((ScoreIs(50), MoodIs(below=50))), None),
        (AllHold((TriesAre(2), NotHolds(TriesAre(2)))), Contradiction(Clash.SAID_AND_DENIED)),
        (AllHold((CriticalMade(), CriticalMade(False))), Contradiction(Clash.SAID_AND_DENIED)),
        (AllHold((CriticalMade(), NotHolds(TriesAre(2)))), None),
    ],
)
def test_conditions_that_shut_themselves_out(
    condition: Condition | None, expected: Contradiction | None
) -> None:
    assert contradiction_in(condition) == expected


def test_all_that_must_hold_together_is_taken_apart() -> None:
    either = AnyHolds((TriesAre(2), TriesAre(3)))
    assert joined_parts(AllHold((AllHold((CriticalMade(),)), either))) == (CriticalMade(), either)
    assert joined_parts(None) == ()


# A drill never does what the walk did not find.

CRITERIA = (GOOD, replace(KIND, not_applicable=Settled(facts=("order",))), BAD, RUDE)
IDS = st.sampled_from([one.id for one in CRITERIA]).map(lambda name: (name,))
BOUNDS = st.sampled_from([None, 1, 2, 30, 50, 70])
LEAVES = st.one_of(
    st.builds(CriteriaMet, IDS),
    st.builds(CriteriaMissed, IDS),
    st.builds(CriticalMade, st.booleans()),
    st.builds(ScoreIs, BOUNDS, BOUNDS),
    st.builds(MoodIs, BOUNDS, BOUNDS),
    st.builds(TriesAre, BOUNDS, BOUNDS),
    st.builds(ElapsedIs, BOUNDS, BOUNDS),
    st.just(FactsTold(("order",))),
    st.sampled_from([FlagsRaised(("said",)), FlagsRaised(("ruled",))]),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(NotHolds, inner),
        st.lists(inner, max_size=2).map(lambda some: AllHold(tuple(some))),
        st.lists(inner, max_size=2).map(lambda some: AnyHolds(tuple(some))),
    ),
    max_leaves=3,
)
RULES = st.builds(
    Rule,
    CONDITIONS | st.none(),
    go=st.sampled_from(["one", "two", "end", "lost", None]),
    mood=st.sampled_from([-40, 0, 25]),
    raises=st.sampled_from([(), ("ruled",)]),
).map(lambda rule: replace(rule, is_again=rule.go is None))
SPOKEN = LEAVES.filter(lambda one: not isinstance(one, CriteriaMet | CriteriaMissed | CriticalMade | ScoreIs))
SAYS = SPOKEN.map(lambda one: (Line("If.", condition=one),))
TURNS = st.builds(
    Turn, st.just("one"), SAYS, st.just(CRITERIA), st.lists(RULES, min_size=1, max_size=3).map(tuple)
)
SCENARIOS = st.builds(
    lambda first, second, limit: scenario(
        first,
        replace(second, id="two"),
        turn_limit=limit,
        interjections=(Interjection(20, (Line("Hm?", condition=MoodIs(below=30)),), mood=-25),),
    ),
    TURNS,
    TURNS,
    st.integers(1, 4),
)


class Chance:
    """Plays a drill in which each reply is judged at random."""

    def __init__(self, data: st.DataObject, whole: Scenario, mode: Mode) -> None:
        self.data, self.second = data, 0
        self.state = new_drill(whole, mode=mode, seed=1)
        self.state, _ = advance(self.state, Begun(at(0)))

    def card(self) -> ScoreCard:
        facts = self.state.facts_told
        verdicts = st.sampled_from(State)
        judged = [
            (one, Verdict(one.id, self.data.draw(verdicts)))
            for one in self.state.turn.criteria
            if one.not_applicable is None or not facts
        ]
        return card_of(self.state.turn_id, judged, signature="")

    def reply(self) -> DrillState:
        waiting_s = self.data.draw(st.sampled_from([0, 1, 25]))
        self.second += waiting_s
        due = self.state.next_interjection
        if due is not None and self.state.waited(at(self.second)) >= timedelta(seconds=due.after_s):
            self.state, _ = advance(self.state, Waited(at(self.second)))
        asked = self.data.draw(st.sampled_from([(), ("order",)]))
        raised = self.data.draw(st.sampled_from([(), ("said",)]))
        name = f"r{len(self.state.plays)}"
        self.state, _ = advance(self.state, Submitted(name, "x", at(self.second)))
        self.state, _ = advance(self.state, Scored(self.card(), asked, at(self.second), raised))
        return self.state


@given(SCENARIOS, st.sampled_from([Mode.PRACTICE, Mode.EXAM]), st.data())
@settings(max_examples=40)
def test_a_drill_never_does_what_was_not_found(whole: Scenario, mode: Mode, data: st.DataObject) -> None:
    found = explore(whole, mode=mode)
    assert found.is_complete
    chance = Chance(data, whole, mode)
    state = chance.state
    while not state.is_over:
        assert found.enters(state.turn_id)
        state = chance.reply()
        last = state.plays[-1]
        assert last.rule is None or found.takes((last.turn_id, last.rule))
        assert state.ending_id is None or found.ends_at(state.ending_id)
        trap = found.traps.get(last.turn_id)
        assert state.finish is not Finish.ENDING or trap is None or not trap.is_always
    said = [entry.line for entry in state.transcript if entry.line.condition is not None]
    assert not any(line is unsaid for line in said for unsaid in found.unsaid)
