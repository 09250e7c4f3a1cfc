"""Marks on a reply: the kind follows the verdict, a typing error that counted is one of its own; letters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.ui.house import House
from trainer.core.analysis import EvidenceKind, Span
from trainer.core.needs import State
from trainer.core.rubric import Criterion, Phrase
from trainer.core.scenario import Channel
from trainer.core.scoring import Evidence, Verdict
from trainer.services.debriefs import JudgedCriterion
from trainer.ui.drill.conversation import known_facts, marks_of, messages_of
from trainer.ui.text_block import Mark, MarkKind


@pytest.mark.parametrize(
    ("state", "kind", "mark"),
    [
        (State.MET, EvidenceKind.EXACT, "met"),
        (State.MET, EvidenceKind.TYPO, "slip"),
        (State.UNSURE, EvidenceKind.FAR_TYPO, "unsure"),
        (State.UNSURE, EvidenceKind.TYPO, "unsure"),
        (State.NOT_MET, EvidenceKind.FORBIDDEN, "bad"),
    ],
)
def test_marks_tell_what_became_of_the_words(state: State, kind: EvidenceKind, mark: MarkKind) -> None:
    evidence = Evidence(Span(2, 7), kind, "sorry")
    judged = JudgedCriterion(Criterion("a", "", Phrase("sorry")), Verdict("a", state, (evidence,)))
    assert marks_of([judged]) == (Mark(2, 7, mark),)


def test_what_is_said_by_e_mail_is_a_letter_and_nothing_else_is(house: House) -> None:
    house.begin()
    house.send("Hello Hannah, I am sorry.")
    session = house.drill().session
    assert session is not None
    for channel in Channel:
        scenario = replace(session.state.scenario, channel=channel)
        messages = messages_of(replace(session.state, scenario=scenario))
        assert {one.speaker for one in messages} == {"customer", "trainee"}
        assert {one.is_letter for one in messages} == {channel is Channel.EMAIL}


def test_what_the_customer_told_is_noted_as_its_value_or_as_the_line(house: House) -> None:
    house.begin()
    house.send("Hello Hannah, I am sorry. What is your order number?")
    session = house.drill().session
    assert session is not None
    state = session.state
    (fact,) = (one for one in state.scenario.facts if one.id in state.facts_told)
    for value, noted in (("TG-1", "TG-1"), ("", state.transcript[2].line.text)):
        facts = tuple(replace(one, value=value) if one is fact else one for one in state.scenario.facts)
        told = replace(state, scenario=replace(state.scenario, facts=facts))
        assert known_facts(told) == (noted,)
        assert known_facts(told, {"line-3"}) == ()


def test_what_was_not_sent_is_no_message_of_its_own_where_nothing_was_written(house: House) -> None:
    session = house.begin()
    before = messages_of(session.state)
    assert messages_of(replace(session.state, unsent=" \n")) == before
    assert len(messages_of(replace(session.state, unsent="Dear"))) == len(before) + 1


def test_what_is_new_among_the_notes_comes_into_sight_without_moving_where_one_writes(house: House) -> None:
    house.window.resize(1024, 700)
    house.begin()
    case = house.drill().case
    house.send("Hello Hannah, I am sorry. What is your order number?")
    bottom = case.known.mapTo(case, case.known.rect().bottomLeft()).y()
    assert 0 < bottom <= case.face.mapTo(case, case.face.rect().topLeft()).y()
    assert house.focused() is house.drill().composer.edit
    house.drill().composer.setFocus()
    house.press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    assert case.known.mapTo(case, case.known.rect().bottomLeft()).y() > bottom
