"""What each need is met by, what comes near, and why it is not met or unsure."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import FakeReader
from trainer.core.analysis import Analysis, EvidenceKind, Finding, FindingKind, Reader, Span, View
from trainer.core.needs import Found, IndexedReply, Matcher, NeedCompiler, Reason, Scope, State, compile_need
from trainer.core.rubric import (
    AllOf,
    AnyOf,
    Ask,
    AtLeast,
    Closing,
    InOrder,
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

MET, UNSURE, NOT_MET = State.MET, State.UNSURE, State.NOT_MET
READER = FakeReader(
    forms={"reufdn": {"refund": EvidenceKind.FAR_TYPO}, "refnud": {"refund": EvidenceKind.TYPO}},
    sounds={"guarantee": "hosho", "compensation": "hosho"},
)


def p(*texts: str) -> tuple[Need, ...]:
    return tuple(map(Phrase, texts))


REFUND, PHOTO, ORDER = p("refund", "photo", "order")
ANY_POLARITY = Phrase("refund", takes_negation=True)


def find(need: Need, text: str, reader: Reader = READER) -> Found:
    reply = IndexedReply(reader.read(text))
    return compile_need(need, reader).find(reply, reply.whole)


def said(found: Found, text: str) -> list[str]:
    return [text[hit.shown.start : hit.shown.end] for hit in found.hits]


def missed(found: Found, text: str) -> list[str]:
    return [text[hit.span.start : hit.span.end] for hit in found.misses]


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
        (SaysNot(REFUND), "not refund", ["refund"]),
        (SaysNot(SaysNot(REFUND)), "refund", ["refund"]),
        (SaysNot(AnyOf(p("refund", "photo"))), "refund not photo", ["photo"]),
        (Ask(REFUND), "refund?", ["refund?"]),
        (Ask(REFUND), "refund. want a refund?", ["refund?"]),
        (Ask(REFUND), "refund? and refund?", ["refund?", "refund?"]),
        (Ask(AllOf(p("refund", "photo"))), "photo and refund?", ["refund?", "photo and refund?"]),
        (Ask(AllOf((REFUND, NoneOf(p("photo"))))), "photo? refund?", ["refund?"]),
        (Ask(Ask(REFUND)), "refund?", ["refund?"]),
        (Ask(SaysNot(REFUND)), "not refund?", ["refund?"]),
        (SaysNot(Ask(REFUND)), "not refund?", ["refund?"]),
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
        (SaysNot(REFUND), "maybe refund", Reason.UNCLEAR_NEGATION, ["refund"]),
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
        (Register(RegisterLevel.POLITE), {FindingKind.PLAIN_STYLE, FindingKind.MIXED_STYLE}),
        (Register(RegisterLevel.RESPECTFUL), {FindingKind.PLAIN_STYLE, FindingKind.MIXED_STYLE}),
        (
            KeigoCorrect(),
            {FindingKind.WRONG_DIRECTION, FindingKind.DOUBLE_HONORIFIC, FindingKind.CASUAL_HONORIFIC},
        ),
        (ToneCalm(), {FindingKind.BLAME, FindingKind.DISMISSAL, FindingKind.SHOUTING}),
    ],
)
def test_each_need_of_manner_minds_its_own_remarks(need: Need, kinds: set[FindingKind]) -> None:
    faults = {
        kind for kind in FindingKind if find(need, "word", RemarkingReader(remark=kind)).state is NOT_MET
    }
    assert faults == kinds


@dataclass(frozen=True)
class CountingReader(FakeReader):
    """A reader that notes which phrases it cut."""

    cuts: list[str] = field(default_factory=list)

    def read_phrase(self, phrase: str) -> tuple[View, ...]:
        self.cuts.append(phrase)
        return FakeReader.read_phrase(self, phrase)


def test_a_phrase_of_many_needs_is_cut_once() -> None:
    reader = CountingReader()
    compiler = NeedCompiler(reader)
    for _ in range(5):
        compiler.compile(AnyOf((REFUND, Ask(REFUND))))
    assert reader.cuts.count("refund") == 1


@dataclass(frozen=True, eq=False)
class CountedMatcher:
    """Passes the question on and counts."""

    inner: Matcher
    asked: list[Scope]

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        self.asked.append(scope)
        return self.inner.find(reply, scope)


WRAPPERS = {
    "ask": Ask,
    "opening": Opening,
    "closing": Closing,
    "near": lambda inner: Near((inner, PHOTO), 5),
    "in order": lambda inner: InOrder((inner, PHOTO)),
    "none": lambda inner: NoneOf((inner,)),
    "says not": SaysNot,
    "all": lambda inner: AllOf((inner, PHOTO)),
}


@pytest.mark.parametrize("text", ["refund photo?", "nothing.", "refund.", "x? y. refund. z. photo?"])
@pytest.mark.parametrize("wrap", WRAPPERS.values(), ids=WRAPPERS)
def test_needs_in_needs_ask_the_innermost_a_bounded_number_of_times(
    wrap: object, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Scope] = []
    compile_one = NeedCompiler.compile

    def count_refund(self: NeedCompiler, need: Need) -> Matcher:
        matcher = compile_one(self, need)
        return CountedMatcher(matcher, asked) if need == REFUND else matcher

    monkeypatch.setattr(NeedCompiler, "compile", count_refund)
    need: Need = REFUND
    for _ in range(30):
        need = wrap(need)  # type: ignore[operator]
    find(need, text)
    assert len(asked) <= 30


def test_needs_of_place_are_worked_out_on_a_reply_of_many_words() -> None:
    text = "refund or photo? " * 1000
    need = AllOf(
        (
            Near(p("photo", "refund", "nowhere"), 5),
            Near(p("photo photo", "refund"), 5),
            InOrder(p("refund", "photo") * 5),
            InOrder((AllOf(p("refund", "photo")), REFUND)),
            Ask(AllOf(p("refund", "photo"))),
        )
    )
    assert find(need, text).state is NOT_MET
    assert find(AllOf(need.needs[2:]), text).state is MET


TEXTS = st.lists(
    st.sampled_from(["refund", "photo", "order", "not", "maybe", "reufdn", "x", "?", "."]), max_size=25
).map(" ".join)
PHRASES = st.sampled_from(p("refund", "photo", "order", "refund ...2 photo"))


def _groups(inner: st.SearchStrategy[Need]) -> st.SearchStrategy[Need]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        several.map(AnyOf),
        several.map(AllOf),
        several.map(NoneOf),
        several.map(InOrder),
        st.builds(Near, several, st.integers(1, 6)),
        st.builds(AtLeast, st.integers(1, 3), several),
        inner.map(Ask),
        inner.map(Opening),
        inner.map(Closing),
        inner.map(SaysNot),
    )


NEEDS: st.SearchStrategy[Need] = st.recursive(PHRASES, _groups, max_leaves=6)


@given(NEEDS, TEXTS)
def test_words_are_given_only_for_what_they_decided_and_lie_inside_the_text(need: Need, text: str) -> None:
    found = find(need, text)
    assert all(0 <= hit.shown.start < hit.shown.end <= len(text) for hit in found.hits + found.misses)
    assert not found.hits or found.state is not NOT_MET
    assert not found.misses or found.state is NOT_MET


@given(NEEDS, NEEDS, TEXTS)
def test_one_more_alternative_never_takes_anything_away(need: Need, other: Need, text: str) -> None:
    order = list(State)
    alone, both = find(need, text).state, find(AnyOf((need, other)), text).state
    assert order.index(both) >= order.index(alone)


@given(NEEDS, TEXTS)
def test_the_same_question_gets_the_same_answer(need: Need, text: str) -> None:
    matcher = compile_need(need, READER)
    reply = IndexedReply(READER.read(text))
    first = matcher.find(reply, reply.whole)
    assert first == matcher.find(reply, reply.whole) == find(need, text)


@given(st.lists(PHRASES, min_size=1, max_size=3).map(tuple), st.integers(1, 6), TEXTS)
def test_a_wider_window_never_takes_anything_away(needs: tuple[Need, ...], within: int, text: str) -> None:
    order = list(State)
    narrow, wide = find(Near(needs, within), text).state, find(Near(needs, within + 1), text).state
    assert order.index(wide) >= order.index(narrow)
