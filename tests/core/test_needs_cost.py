"""What holds for needs in needs of any kind: their cost, and what never happens."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.core.asking import (
    MET,
    NOT_MET,
    PHOTO,
    READER,
    REFUND,
    find,
    p,
)
from tests.fakes import FakeReader
from trainer.core.analysis import Span, View
from trainer.core.answers import NOTHING, Places
from trainer.core.needs import Found, IndexedReply, Matcher, NeedCompiler, Scope, State, compile_need
from trainer.core.placed_needs import SentenceNeed
from trainer.core.plain_needs import CountedNeed, PhraseNeed, combined
from trainer.core.rubric import (
    AllOf,
    AnyOf,
    Ask,
    AtLeast,
    Closing,
    InOrder,
    InSentence,
    Near,
    Need,
    NoneOf,
    Opening,
    SaysNot,
)


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


def test_a_reply_that_was_asked_before_a_rubric_grew_is_asked_anew() -> None:
    compiler = NeedCompiler(READER)
    reply = IndexedReply(READER.read("A photo of the order, please."))
    first = compiler.compile(AnyOf((REFUND, PHOTO)))
    assert first.find(reply, reply.whole).state is MET
    later = compiler.compile(AnyOf(p("order", "of please")))
    assert later.find(reply, reply.whole).state is MET
    assert first.find(reply, reply.whole).state is MET


NESTED = [
    AnyOf((AnyOf(p("refund", "photo")), AnyOf((AnyOf(p("order")), Ask(REFUND))))),
    AnyOf((AtLeast(1, p("refund", "order")), PHOTO)),
]


@pytest.mark.parametrize(
    "text", ["refund photo order?", "reufdn. photo", "not refund. order", "not photo", "x"]
)
@pytest.mark.parametrize("need", NESTED)
def test_alternatives_of_alternatives_answer_as_if_asked_one_after_the_other(need: AnyOf, text: str) -> None:
    reply = IndexedReply(READER.read(text))
    answers = [compile_need(one, READER).find(reply, reply.whole) for one in need.needs]
    assert find(need, text) == combined([one for one in answers if one != NOTHING], 1)


@dataclass(frozen=True, eq=False)
class CountedMatcher:
    """Passes the question on and counts."""

    inner: Matcher
    asked: list[Scope]
    phrases: None = None

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        self.asked.append(scope)
        return self.inner.find(reply, scope)


@dataclass(frozen=True, eq=False)
class CountedPhrase:
    """A phrase need that notes where it is asked."""

    inner: PhraseNeed
    asked: list[Span | None]

    @property
    def phrases(self) -> frozenset[Places]:
        return self.inner.phrases

    def find(self, reply: IndexedReply, scope: Scope) -> Found:
        self.asked.append(scope.window)
        return self.inner.find(reply, scope)


def test_a_need_is_asked_only_in_windows_where_one_of_its_phrases_stands() -> None:
    compiler = NeedCompiler(READER)
    inner = compiler.compile(PHOTO)
    assert isinstance(inner, PhraseNeed)
    photo = CountedPhrase(inner, [])
    either = CountedNeed((compiler.compile(REFUND), photo), 1, compiler.index)
    text = "A refund. A photo. A refund."
    reply = IndexedReply(READER.read(text))
    windows = [reply.sentence_window(sentence) for sentence in range(3)]
    found = [either.find(reply, reply.whole.within(window)) for window in windows]
    assert [one.state for one in found] == [MET, MET, MET]
    assert photo.asked == [windows[1]]


WRAPPERS = {
    "ask": Ask,
    "sentence": InSentence,
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
    assert 0 < len(asked) <= 30


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
        inner.map(InSentence),
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


@given(NEEDS, TEXTS)
def test_a_need_whose_phrases_do_not_stand_in_a_reply_answers_nothing(need: Need, text: str) -> None:
    matcher = compile_need(need, READER)
    reply = IndexedReply(READER.read(text))
    if matcher.phrases is not None and not any(phrase.hits(reply) for phrase in matcher.phrases):
        assert matcher.find(reply, reply.whole) == NOTHING


@given(NEEDS, TEXTS, st.booleans())
@example(AnyOf((REFUND, NoneOf((PHOTO,)))), "order. refund photo. photo", False)
@example(AnyOf((AllOf((REFUND, PHOTO)), *p("order"))), "refund? photo? photo, refund? order?", True)
@example(AllOf((NoneOf((PHOTO,)), NoneOf((REFUND,)))), "order. refund", False)
def test_sentences_that_are_left_out_would_have_answered_nothing(need: Need, text: str, asks: bool) -> None:
    matcher = compile_need(Ask(need) if asks else InSentence(need), READER)
    assert isinstance(matcher, SentenceNeed)
    reply = IndexedReply(READER.read(text))
    thorough = replace(matcher, needed=None)
    assert matcher.find(reply, reply.whole) == thorough.find(reply, reply.whole)


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
