"""Where a phrase stands in a reply, how closely, and at what cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import FakeReader
from trainer.core.analysis import Analysis, EvidenceKind, Polarity, Span, Token, View
from trainer.core.answers import Hits, IndexedReply
from trainer.core.matching import PhraseMatcher
from trainer.core.phrase_words import Vocabulary
from trainer.core.phrases import PhraseSyntaxError
from trainer.core.rubric import Phrase
from trainer.core.view_index import LONGEST_LIGHT_RUN

EXACT, INFLECTED, VARIANT = EvidenceKind.EXACT, EvidenceKind.INFLECTED, EvidenceKind.VARIANT
TYPO, FAR_TYPO, HOMOPHONE = EvidenceKind.TYPO, EvidenceKind.FAR_TYPO, EvidenceKind.HOMOPHONE

READER = FakeReader(
    forms={
        "colour": {"color": VARIANT},
        "refnud": {"refund": TYPO},
        "reufdn": {"refund": FAR_TYPO},
        "shipt": {"ship~": TYPO},
    },
    sounds={"hosho": "hosho", "guarantee": "hosho", "compensation": "hosho"},
    phonetic=frozenset({"hosho"}),
    tails=frozenset({"itasu"}),
)


def hits(phrase: Phrase | str, text: str, reader: FakeReader = READER) -> Hits:
    phrase = Phrase(phrase) if isinstance(phrase, str) else phrase
    return PhraseMatcher(phrase, reader).hits(IndexedReply(reader.read(text)))


def words(phrase: Phrase | str, text: str) -> list[str]:
    return [text[hit.span.start : hit.span.end] for hit in hits(phrase, text)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("order number", "your order number please", ["order number"]),
        ("order number", "Order  NUMBER", ["Order  NUMBER"]),
        ("order number", "number order", []),
        ("order number", "order the number", ["order the number"]),
        ("order number", "order big number", []),
        ("order number", "order. number", []),
        ("order big number", "order number", []),
        ("order", "order an order", ["order", "order"]),
        ("the order", "an order", ["order"]),
        ("the", "the order", ["the"]),
        ("refund*", "refunds and refunding", ["refunds", "refunding"]),
        ("refund*", "a fund", []),
        ("full refund*", "a full refunding", ["full refunding"]),
        ("refund* today", "refunded today", ["refunded today"]),
        ("pre-pai*", "pre-paid", ["pre-paid"]),
        ("pre-pai*", "prepaid", ["prepaid"]),
        ("colo*", "colour", ["colour"]),
        ("(card | bank) data", "bank data or card data", ["bank data", "card data"]),
        ("(by card | cash)", "by card not by cash", ["by card", "cash"]),
        ("(a ...3 b | c) d", "a x b y b d", ["a x b y b d"]),
        ("pay (by | with the) card", "pay with card", ["pay with card"]),
        ("(pre* | x) paid", "prefer paid", ["prefer paid"]),
        ("send ... photo", "send one two three four photo", ["send one two three four photo"]),
        ("send ... photo", "send one two three four five photo", []),
        ("send ...2 photo", "send the one a two photo", ["send the one a two photo"]),
        ("send ...0 photo", "send photo", ["send photo"]),
        ("send ... photo", "send photo photo", ["send photo"]),
        ("x ...1 ...1 c", "x y z w c", []),
        ("x ...1 ...1 c", "x y z c", ["x y z c"]),
        ("x ... c", "x" + " the" * LONGEST_LIGHT_RUN + " c", ["x" + " the" * LONGEST_LIGHT_RUN + " c"]),
        ("x ... c", "x" + " the" * (LONGEST_LIGHT_RUN + 1) + " c", []),
        ("pre-paid", "pre-paid", ["pre-paid"]),
        ("paid", "pre-paid", ["paid"]),
    ],
)
def test_a_phrase_stands_where_its_words_do(phrase: str, text: str, expected: list[str]) -> None:
    assert words(phrase, text) == expected


@pytest.mark.parametrize("phrase", ["?!", "!*", "(? | !)", "? ... !"])
def test_a_phrase_without_words_for_the_reader_stands_nowhere(phrase: str) -> None:
    matcher = PhraseMatcher(Phrase(phrase), READER)
    assert not matcher.has_words
    assert matcher.hits(IndexedReply(READER.read("anything at all?!"))) == ()


@pytest.mark.parametrize(
    "phrase", ["order (? | !) number", "order (? | ! | number)", "order !* number", "order number ... ?"]
)
def test_what_holds_no_word_is_left_out_of_a_phrase(phrase: str) -> None:
    assert PhraseMatcher(Phrase(phrase), READER).has_words
    assert words(phrase, "order number") == ["order number"]


def test_a_phrase_that_is_not_well_formed_is_refused() -> None:
    with pytest.raises(PhraseSyntaxError):
        PhraseMatcher(Phrase("(order"), READER)


@pytest.mark.parametrize(
    ("phrase", "text", "kind"),
    [
        ("refund", "refund", EXACT),
        ("refund", "refunds", INFLECTED),
        ("color", "colour", VARIANT),
        ("refund", "refnud", TYPO),
        ("refund", "reufdn", FAR_TYPO),
        ("full refund", "full refunds", INFLECTED),
        ("full refund", "full refnud", TYPO),
        ("guarantee", "compensation", HOMOPHONE),
        ("guarantee", "hosho", VARIANT),
        ("hosho", "guarantee", VARIANT),
        ("refund*", "refund", EXACT),
        ("refund*", "refunds", INFLECTED),
    ],
)
def test_the_kind_is_the_loosest_agreement_among_the_words(
    phrase: str, text: str, kind: EvidenceKind
) -> None:
    assert [hit.kind for hit in hits(phrase, text)] == [kind]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        (Phrase("refund", takes_inflection=False), "refunds"),
        (Phrase("refund", takes_typos=False), "refnud"),
        (Phrase("refund", takes_typos=False), "reufdn"),
        (Phrase("guarantee", takes_typos=False), "compensation"),
        (Phrase("ship", takes_inflection=False), "shipt"),
    ],
)
def test_what_a_phrase_does_not_take_is_no_hit(phrase: Phrase, text: str) -> None:
    assert hits(phrase, text) == ()
    assert hits(Phrase(phrase.text), text) != ()


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        (Phrase("refund", takes_inflection=False), "refund"),
        (Phrase("refund", takes_inflection=False), "refnud"),
        (Phrase("refund", takes_typos=False), "refunds"),
        (Phrase("guarantee", takes_typos=False), "hosho"),
    ],
)
def test_what_a_phrase_still_takes_is_a_hit(phrase: Phrase, text: str) -> None:
    assert hits(phrase, text) != ()


@pytest.mark.parametrize(
    ("phrase", "text", "polarity"),
    [
        ("refund", "refund", Polarity.AFFIRMED),
        ("refund", "not refund", Polarity.NEGATED),
        ("refund", "maybe refund", Polarity.UNSURE),
        ("not refund", "not refund", Polarity.AFFIRMED),
        ("not refund", "refund", Polarity.NEGATED),
        ("not refund", "maybe refund", Polarity.UNSURE),
        ("full refund", "full not refund", Polarity.NEGATED),
        ("full refund", "maybe full refund", Polarity.UNSURE),
        ("full refund", "maybe full not refund", Polarity.NEGATED),
        ("refund*", "not refunding", Polarity.NEGATED),
        ("not refund*", "not refunding", Polarity.AFFIRMED),
        ("not ... refund*", "not send refund", Polarity.NEGATED),
        ("not (refund | pay)", "not pay", Polarity.AFFIRMED),
        ("not ... (refund | pay)", "not pay", Polarity.AFFIRMED),
        ("(not | always) refund", "not refund", Polarity.AFFIRMED),
        ("(not | always) refund", "always refund", Polarity.AFFIRMED),
        ("(not | always) refund", "always maybe refund", Polarity.UNSURE),
        ("(we (refund | not pay) | ship)", "we not pay", Polarity.AFFIRMED),
        ("(we (refund | not pay) | ship | not send) today", "we not pay today", Polarity.AFFIRMED),
        ("(we (refund | not pay) | ship | not send) today", "send today", Polarity.NEGATED),
        ("maybe refund*", "maybe refunds", Polarity.UNSURE),
        ("refund", "whether refund", Polarity.OPEN),
        ("full refund", "full whether refund", Polarity.OPEN),
        ("full refund", "maybe full whether refund", Polarity.OPEN),
        ("full refund", "not full whether refund", Polarity.NEGATED),
        ("not refund", "whether refund", Polarity.OPEN),
        ("maybe refund", "whether refund", Polarity.OPEN),
        ("whether refund", "whether refund", Polarity.AFFIRMED),
        ("whether refund", "refund", Polarity.AFFIRMED),
    ],
)
def test_a_hit_says_whether_the_reply_asserts_the_phrase(phrase: str, text: str, polarity: Polarity) -> None:
    assert [hit.polarity for hit in hits(phrase, text)] == [polarity]


def test_the_words_shown_are_whole_words_as_a_reader_sees_them() -> None:
    assert words("okuri", "okuri itasu") == ["okuri itasu"]
    assert words("kara okuri", "kara okuri itasu") == ["kara okuri itasu"]
    assert words("okuri kara", "okuri itasu kara") == ["okuri itasu kara"]


def test_a_hit_names_its_phrase_and_its_sentence() -> None:
    (hit,) = hits("photo", "Hello. A photo.")
    assert (hit.phrase, hit.sentence, hit.span) == ("photo", 1, Span(9, 14))


class TwoMinds(FakeReader):
    """A reader whose second view denies everything, and agrees more loosely where it is told so."""

    def read(self, text: str) -> Analysis:
        analysis = super().read(text)
        denied = tuple(token._replace(polarity=Polarity.NEGATED) for token in analysis.views[1])
        return replace(analysis, views=(denied, analysis.views[0]))

    def read_phrase(self, phrase: str) -> tuple[tuple[Token, ...], ...]:
        return FakeReader.read(self, phrase).views


def test_of_two_views_that_agree_equally_the_stronger_claim_counts() -> None:
    assert [hit.polarity for hit in hits("refund", "refund", TwoMinds())] == [Polarity.AFFIRMED]


def test_of_two_ways_to_the_same_place_the_closer_one_counts() -> None:
    assert [hit.kind for hit in hits("(refunds | refund)", "refunds")] == [EXACT]
    assert [hit.kind for hit in hits("(refund | refunds)", "refunds")] == [EXACT]


class CountedForms(dict[str, EvidenceKind]):
    """The forms of a word, counting how often they are looked into."""

    looks = 0

    def __contains__(self, form: object) -> bool:
        type(self).looks += 1
        return super().__contains__(form)


class CountedReader(FakeReader):
    def read(self, text: str) -> Analysis:
        analysis = super().read(text)
        views = tuple(
            tuple(token._replace(forms=CountedForms(token.forms)) for token in view)
            for view in analysis.views
        )
        return replace(analysis, views=views)


@pytest.fixture
def looks() -> Iterator[type[CountedForms]]:
    CountedForms.looks = 0
    yield CountedForms
    CountedForms.looks = 0


@pytest.mark.parametrize(
    "phrase",
    [
        " ...3 ".join(["a1"] * 30),
        " ".join(["(a1 | a1)"] * 40),
        " ...2 ".join(["(a1 | a1 | a1)"] * 20),
        "(" * 15 + "a1" + " | a1)" * 15,
        "(a1 ...9 a1 | a1) ...9 (a1 ...9 a1 | a1) ...9 b1",
    ],
)
def test_a_phrase_with_many_ways_through_it_looks_at_each_word_once_a_place(
    phrase: str, looks: type[CountedForms]
) -> None:
    reply_words, forms_of_a_word, views = 60, 2, 2
    reader = CountedReader()
    reply = IndexedReply(reader.read("a1 " * reply_words))
    PhraseMatcher(Phrase(phrase), reader).hits(reply)
    words_of_the_phrase = phrase.count("1")
    assert looks.looks <= words_of_the_phrase * reply_words * forms_of_a_word * views


def test_a_phrase_whose_first_word_is_missing_costs_no_look_at_the_reply(looks: type[CountedForms]) -> None:
    reader = CountedReader()
    PhraseMatcher(Phrase("refund ... a1 ... a1"), reader).hits(IndexedReply(reader.read("a1 " * 60)))
    assert looks.looks == 0


def test_a_gap_never_reaches_into_the_next_sentence() -> None:
    assert said_spans("order ...9 photo", "order photo. photo") == [Span(0, 11)]
    assert said_spans("order ...9 photo", "order x photo y photo. photo") == [Span(0, 13)]


def said_spans(phrase: str, text: str) -> list[Span]:
    return [hit.span for hit in hits(phrase, text)]


def test_phrases_that_each_view_cuts_in_its_own_way_are_looked_for_in_all_of_that_view() -> None:
    words = Vocabulary()
    reply = IndexedReply(READER.read("pre-paid order. A pre paid order. Order"))
    found = [
        [hit.span for hit in PhraseMatcher(Phrase(phrase), READER, words).hits(reply)]
        for phrase in ("pre-paid", "pre-paid order")
    ]
    assert found == [[Span(0, 8), Span(18, 26)], [Span(0, 14), Span(18, 32)]]


@pytest.mark.no_cover
def test_two_hundred_phrases_and_two_thousand_words_are_worked_out() -> None:
    text = "please send the order number and a photo of it to us today or tomorrow. " * 140
    reply = IndexedReply(READER.read(text))
    phrases = [
        f"(send | order | photo) ...{gap % 50} (number | us | today) ... nothing{gap}" for gap in range(100)
    ]
    phrases += [f"send ...{gap % 50} photo" for gap in range(100)]
    found = [PhraseMatcher(Phrase(phrase), READER).hits(reply) for phrase in phrases]
    assert [len(one) for one in found] == [0] * 100 + [140 if gap % 50 >= 3 else 0 for gap in range(100)]


PHRASES = [
    "order",
    "order number",
    "refund*",
    "(order | number) ... photo",
    "a ...9 a",
    "not refund",
    "pre-paid",
]
REPLY_WORDS = ["order", "number", "refunds", "not", "maybe", "photo", "a", "the", "pre-paid", "?", ".", "it"]


@given(
    st.sampled_from(PHRASES), st.lists(st.sampled_from(REPLY_WORDS), max_size=30).map(" ".join) | st.text()
)
def test_hits_lie_inside_the_text_in_order_and_each_stretch_once(phrase: str, text: str) -> None:
    spans = [hit.span for hit in hits(phrase, text)]
    assert spans == sorted(set(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@given(st.lists(st.sampled_from(REPLY_WORDS), max_size=15))
def test_a_phrase_of_plain_words_is_found_wherever_it_is_put(around: list[str]) -> None:
    text = " ".join([*around, ". order number .", *around])
    assert any(text[hit.span.start : hit.span.end] == "order number" for hit in hits("order number", text))


@given(st.sampled_from(PHRASES), st.lists(st.sampled_from(REPLY_WORDS), max_size=30).map(" ".join))
def test_sentences_that_two_views_cut_alike_are_looked_at_in_one_of_them(phrase: str, text: str) -> None:
    def all_of_each(views: Sequence[View]) -> Sequence[View]:
        return views

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("trainer.core.answers.views_apart", all_of_each)
        everywhere = hits(phrase, text)
    assert hits(phrase, text) == everywhere
