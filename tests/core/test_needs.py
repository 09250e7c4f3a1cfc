"""What each need is met by, what comes near, and why it is not met or unsure."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.core.asking import (
    ANY_POLARITY,
    MET,
    NOT_MET,
    ORDER,
    PHOTO,
    REFUND,
    UNSURE,
    find,
    missed,
    p,
    said,
)
from tests.fakes import FakeReader
from trainer.core.analysis import Analysis, EvidenceKind, Finding, FindingKind, Span
from trainer.core.needs import Reason
from trainer.core.rubric import (
    AllOf,
    AnyOf,
    Ask,
    AtLeast,
    Civil,
    Closing,
    InOrder,
    InSentence,
    KeigoCorrect,
    Length,
    Near,
    Need,
    NoneOf,
    Opening,
    Phrase,
    Register,
    RegisterLevel,
    SaysNot,
    ToneCalm,
)

UNLESS = AllOf((REFUND, NoneOf(p("photo"))))
IMPOLITE = {FindingKind.PLAIN_STYLE, FindingKind.MIXED_STYLE, FindingKind.TOO_CASUAL, FindingKind.RUDE}


@pytest.mark.parametrize(
    ("need", "text", "evidence"),
    [
        (REFUND, "a refund", ["refund"]),
        (REFUND, "not refund but refund", ["refund"]),
        (REFUND, "refnud", ["refnud"]),
        (REFUND, "reufdn or refund", ["refund"]),
        (ANY_POLARITY, "not refund", ["refund"]),
        (ANY_POLARITY, "maybe refund", ["refund"]),
        (SaysNot(ANY_POLARITY), "refund", ["refund"]),
        (AnyOf(p("refund", "photo")), "photo", ["photo"]),
        (AnyOf(p("refund", "photo")), "photo refund", ["refund", "photo"]),
        (AllOf(p("refund", "photo")), "photo refund", ["refund", "photo"]),
        (AtLeast(2, p("refund", "photo", "order")), "order photo", ["photo", "order"]),
        (AtLeast(2, p("refund", "photo", "order")), "order photo refund", ["refund", "photo", "order"]),
        (NoneOf(p("refund", "photo")), "order", []),
        (NoneOf(p("refund")), "not refund", []),
        (SaysNot(REFUND), "not refund", ["not refund"]),
        (SaysNot(SaysNot(REFUND)), "refund", ["refund"]),
        (SaysNot(AnyOf(p("refund", "photo"))), "refund not photo", ["refund not photo"]),
        (Ask(REFUND), "refund?", ["refund?"]),
        (Ask(REFUND), "refund. want a refund?", ["refund?"]),
        (Ask(REFUND), "refund? and refund?", ["refund?", "refund?"]),
        (Ask(AllOf(p("refund", "photo"))), "photo and refund?", ["refund?", "photo and refund?"]),
        (Ask(AllOf((REFUND, NoneOf(p("photo"))))), "photo? refund?", ["refund?"]),
        (Ask(Ask(REFUND)), "refund?", ["refund?"]),
        (Ask(SaysNot(REFUND)), "not refund?", ["not refund?"]),
        (SaysNot(Ask(REFUND)), "not refund?", ["not refund?"]),
        (InSentence(REFUND), "photo. refund.", ["refund"]),
        (InSentence(AllOf(p("refund", "photo"))), "refund. photo and refund.", ["refund", "photo"]),
        (InSentence(UNLESS), "refund photo. refund order", ["refund"]),
        (InSentence(Ask(REFUND)), "refund?", ["refund?"]),
        (Opening(REFUND), "hello. refund. x. y.", ["refund"]),
        (Closing(REFUND), "x. y. refund. bye.", ["refund"]),
        (Opening(Closing(REFUND)), "refund.", ["refund"]),
        (Closing(Ask(REFUND)), "x. y. refund? bye.", ["refund?"]),
        (Near(p("refund", "photo"), 2), "photo the refund", ["refund", "photo"]),
        (Near(p("refund", "photo"), 3), "refund x photo", ["refund", "photo"]),
        (Near(p("refund", "photo"), 2), "refund x x x photo refund", ["refund", "photo"]),
        (Near(p("refund", "photo"), 2), "refund. photo", ["refund", "photo"]),
        (Near(p("full refund", "photo"), 3), "photo full refund", ["full refund", "photo"]),
        (
            Near((AllOf(p("refund", "order")), PHOTO), 3),
            "refund x x x photo order refund",
            ["refund", "order", "photo"],
        ),
        (Near((REFUND, NoneOf(p("photo"))), 3), "refund photo x x refund x", ["refund"]),
        (Near((REFUND, Near(p("photo", "order"), 2)), 3), "order photo refund", ["refund", "photo", "order"]),
        (Near((Ask(REFUND), PHOTO), 2), "photo refund x x x?", ["refund x x x?", "photo"]),
        (Near(p("refund"), 1), "refund", ["refund"]),
        (InOrder(p("refund", "photo")), "photo refund photo", ["refund", "photo"]),
        (InOrder(p("refund", "refund")), "refund refund", ["refund", "refund"]),
        (InOrder(p("refund", "photo", "order")), "refund photo. order", ["refund", "photo", "order"]),
        (
            InOrder((AllOf(p("refund", "photo")), ORDER)),
            "photo order refund order",
            ["refund", "photo", "order"],
        ),
        (InOrder((AnyOf(p("refund", "photo")), ORDER)), "photo order refund", ["photo", "order"]),
        (InOrder((NoneOf(p("photo")), REFUND)), "refund", ["refund"]),
        (InOrder((REFUND, NoneOf(p("photo")))), "photo refund order", ["refund"]),
        (
            Near((InOrder(p("refund", "photo")), ORDER), 3),
            "photo refund photo order",
            ["refund", "photo", "order"],
        ),
        (Length(minimum=2), "one two", []),
        (Length(maximum=2), "one two", []),
        (Length(), "", []),
        (ToneCalm(), "calm words", []),
        (Civil(), "LOUD words", []),
        (Civil(), "", []),
        (Register(RegisterLevel.POLITE), "calm words", []),
        (Register(RegisterLevel.RESPECTFUL), "kindly wait", []),
        (KeigoCorrect(), "SHOUTED words", []),
        (Opening(ToneCalm()), "calm. words. are. LOUD", []),
    ],
)
def test_a_need_is_met_by_these_words(need: Need, text: str, evidence: list[str]) -> None:
    found = find(need, text)
    assert (found.state, found.reason, found.misses) == (MET, None, ())
    assert said(found, text) == evidence


@pytest.mark.parametrize(
    ("need", "text", "reason", "evidence"),
    [
        (REFUND, "maybe refund", Reason.UNCLEAR_NEGATION, ["refund"]),
        (SaysNot(REFUND), "maybe refund", Reason.UNCLEAR_NEGATION, ["maybe refund"]),
        (Phrase("guarantee"), "compensation", Reason.HOMOPHONE, ["compensation"]),
        (REFUND, "reufdn", Reason.TYPO, ["reufdn"]),
        (ANY_POLARITY, "maybe reufdn", Reason.TYPO, ["reufdn"]),
        (AnyOf(p("photo", "guarantee")), "not photo compensation", Reason.HOMOPHONE, ["compensation"]),
        (AllOf(p("photo", "refund")), "photo reufdn", Reason.TYPO, ["photo", "reufdn"]),
        (
            AtLeast(2, p("photo", "refund", "order")),
            "maybe photo order",
            Reason.UNCLEAR_NEGATION,
            ["order", "photo"],
        ),
        (NoneOf(p("photo", "refund")), "reufdn", Reason.TYPO, ["reufdn"]),
        (Ask(REFUND), "maybe refund?", Reason.UNCLEAR_NEGATION, ["refund?"]),
        (Opening(REFUND), "reufdn", Reason.TYPO, ["reufdn"]),
        (Near(p("photo", "refund"), 2), "photo reufdn", Reason.TYPO, ["photo", "reufdn"]),
        (Near(p("photo", "refund"), 2), "photo reufdn x photo reufdn", Reason.TYPO, ["photo", "reufdn"]),
        (InOrder(p("photo", "refund")), "photo reufdn", Reason.TYPO, ["photo", "reufdn"]),
    ],
)
def test_a_need_is_unsure_where_a_person_must_look(
    need: Need, text: str, reason: Reason, evidence: list[str]
) -> None:
    found = find(need, text)
    assert (found.state, found.reason) == (UNSURE, reason)
    assert said(found, text) == evidence


@pytest.mark.parametrize(
    ("need", "text", "reason", "nearest"),
    [
        (REFUND, "", None, []),
        (REFUND, "photo", None, []),
        (REFUND, "not refund", Reason.NEGATED, ["refund"]),
        (SaysNot(REFUND), "refund", Reason.AFFIRMED, ["refund"]),
        (REFUND, "whether refund", Reason.OPEN, ["refund"]),
        (SaysNot(REFUND), "whether refund", Reason.OPEN, ["refund"]),
        (SaysNot(REFUND), "photo", None, []),
        (AnyOf(p("refund", "photo")), "not photo", Reason.NEGATED, ["photo"]),
        (AllOf(p("refund", "photo")), "photo", None, ["photo"]),
        (AllOf(p("refund", "photo")), "photo not refund", Reason.NEGATED, ["photo", "refund"]),
        (AllOf(p("refund", "photo", "order")), "maybe photo refund", None, ["refund", "photo"]),
        (AtLeast(2, p("refund", "photo", "order")), "photo", None, ["photo"]),
        (AtLeast(3, p("refund", "photo")), "photo refund", None, ["refund", "photo"]),
        (NoneOf(p("refund", "photo")), "photo", None, ["photo"]),
        (Ask(REFUND), "refund.", Reason.NOT_ASKED, ["refund"]),
        (Ask(REFUND), "order? refund.", Reason.NOT_ASKED, ["refund"]),
        (Ask(AllOf(p("refund", "photo"))), "photo? refund?", Reason.NOT_ASKED, ["refund", "photo"]),
        (Ask(REFUND), "not refund?", Reason.NEGATED, ["refund"]),
        (Ask(NoneOf(p("refund"))), "photo.", Reason.NOT_ASKED, []),
        (InSentence(AllOf(p("refund", "photo"))), "refund. photo.", Reason.WRONG_PLACE, ["refund", "photo"]),
        (InSentence(UNLESS), "refund photo.", None, ["refund", "photo"]),
        (InSentence(REFUND), "", None, []),
        (Opening(REFUND), "x. y. refund.", Reason.WRONG_PLACE, ["refund"]),
        (Closing(REFUND), "refund. x. y.", Reason.WRONG_PLACE, ["refund"]),
        (Closing(REFUND), "x. y.", None, []),
        (Opening(REFUND), "", None, []),
        (Near(p("refund", "photo"), 2), "refund x photo", Reason.WRONG_PLACE, ["refund", "photo"]),
        (
            Near(p("full refund", "photo"), 2),
            "photo full refund",
            Reason.WRONG_PLACE,
            ["full refund", "photo"],
        ),
        (Near(p("refund", "photo"), 2), "refund x x", None, ["refund"]),
        (
            Near((AllOf(p("refund", "order")), PHOTO), 2),
            "refund x x photo order",
            Reason.WRONG_PLACE,
            ["refund", "order", "photo"],
        ),
        (Near((REFUND, NoneOf(p("photo"))), 2), "refund photo", Reason.WRONG_PLACE, ["refund"]),
        (Near((NoneOf(p("refund")), NoneOf(p("photo"))), 2), "refund", None, ["refund"]),
        (InOrder(p("refund", "photo")), "photo refund", Reason.WRONG_PLACE, ["refund", "photo"]),
        (InOrder(p("refund", "refund")), "refund", Reason.WRONG_PLACE, ["refund", "refund"]),
        (InOrder(p("refund", "photo")), "refund", None, ["refund"]),
        (Length(minimum=3), "one two", Reason.TOO_SHORT, []),
        (Length(maximum=1), "one two", Reason.TOO_LONG, []),
        (Register(RegisterLevel.RESPECTFUL), "wait", Reason.REGISTER, []),
        (ToneCalm(), "", Reason.REGISTER, []),
        (Closing(ToneCalm()), "", Reason.REGISTER, []),
    ],
)
def test_a_need_that_is_not_met_names_what_came_nearest(
    need: Need, text: str, reason: Reason | None, nearest: list[str]
) -> None:
    found = find(need, text)
    assert (found.state, found.reason, found.hits) == (NOT_MET, reason, ())
    assert missed(found, text) == nearest


def test_words_that_are_denied_are_shown_as_denied() -> None:
    assert [hit.kind for hit in find(REFUND, "not refund").misses] == [EvidenceKind.NEGATED]


def test_words_that_should_be_denied_keep_their_kind() -> None:
    assert [hit.kind for hit in find(SaysNot(REFUND), "refunds").misses] == [EvidenceKind.INFLECTED]


def test_a_fault_of_tone_comes_with_the_remark_of_the_reader() -> None:
    found = find(AllOf((REFUND, ToneCalm())), "REFUND now")
    assert (found.state, found.reason) == (NOT_MET, Reason.REGISTER)
    assert [(one.kind, one.better) for one in found.findings] == [(FindingKind.SHOUTING, "refund")]
    assert find(Closing(ToneCalm()), "x. y. LOUD").findings == (
        Finding(FindingKind.SHOUTING, Span(6, 10), "loud"),
    )


@dataclass(frozen=True)
class RemarkingReader(FakeReader):
    """A reader that has the same remark on every text."""

    remark: FindingKind = FindingKind.BLAME

    def read(self, text: str) -> Analysis:
        analysis = FakeReader.read(self, text)
        return Analysis(
            text, "fake", analysis.views, analysis.sentences, (Finding(self.remark, Span(0, 1)),), 1, True
        )


@pytest.mark.parametrize(
    ("need", "kinds"),
    [
        (Register(RegisterLevel.POLITE), IMPOLITE),
        (Register(RegisterLevel.RESPECTFUL), IMPOLITE),
        (
            KeigoCorrect(),
            {
                FindingKind.WRONG_DIRECTION,
                FindingKind.OWN_SIDE,
                FindingKind.DOUBLE_HONORIFIC,
                FindingKind.CASUAL_HONORIFIC,
                FindingKind.MISFORMED,
                FindingKind.FOR_COLLEAGUES,
            },
        ),
        (ToneCalm(), {FindingKind.BLAME, FindingKind.DISMISSAL, FindingKind.SHOUTING, FindingKind.RUDE}),
        (Civil(), {FindingKind.RUDE}),
    ],
)
def test_each_need_of_manner_minds_its_own_remarks(need: Need, kinds: set[FindingKind]) -> None:
    faults = {
        kind for kind in FindingKind if find(need, "word", RemarkingReader(remark=kind)).state is NOT_MET
    }
    assert faults == kinds
