"""What is doubted, what is not, and in which part of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import FakeReader
from trainer.core.analysis import Span
from trainer.core.answers import Reason
from trainer.core.honesty import (
    FEWEST_COPIED_WORDS,
    LONGEST_REFRAIN,
    MOST_KNOWN_TEXTS,
    RUN_WORDS,
    Doubt,
    ShownTexts,
    doubt_about,
)

READER = FakeReader()
MODEL = "we are sorry that your parcel is late, please send your order number so that we can check it today."
HINT = "say sorry for her long wait"


def doubt(text: str, *shown: str) -> Doubt | None:
    return doubt_about(READER.read(text), shown, ShownTexts(READER))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?!",
        "Sorry!",
        "Order number?",
        "Sorry! Order number?",
        "Sorry, Mika. Thanks.",
        "Your order number please?",
        "Sorry about the long delay.",
        "I am sorry, please send refund order number photo.",
        "refund order number",
        "We are here. We are here.",
        "we are sorry, we are sorry and will check",
        "we are very very very sorry",
        "Order number: 5. I will check it.",
        "sorry refund order photo. I will check it for you today.",
        "sorry refund order photo. I will check. I will send it.",
        "I am here. Order number? Photo? I will check it.",
        MODEL,
    ],
)
def test_an_honest_reply_is_not_doubted(text: str) -> None:
    assert doubt(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "sorry refund order number",
        "Sorry. Refund. Photo. Order.",
        "sorry order number, refund photo?",
        "sorry refund order number photo a parcel",
        "sorry, refund, order number, photo",
        "sorry / refund / order number / photo",
        "sorry. refund. order. photo.",
        "refund refund refund refund",
    ],
)
def test_a_list_of_keywords_is_doubted_as_a_whole(text: str) -> None:
    assert doubt(text) == Doubt(Reason.KEYWORDS_ONLY, (Span(0, len(text)),))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Be well. sorry refund order photo.", [Span(9, 34)]),
        ("sorry refund. order photo. Be well.", [Span(0, 13), Span(14, 26)]),
        ("Am Mika. Order number? sorry refund order photo parcel name", [Span(23, 59)]),
    ],
)
def test_a_list_of_keywords_beside_a_greeting_is_doubted_where_it_stands(
    text: str, spans: list[Span]
) -> None:
    assert doubt(text) == Doubt(Reason.KEYWORDS_ONLY, tuple(spans), is_whole=False)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("I will refund refund refund refund it.", [Span(7, 34)]),
        ("we are sorry, we are sorry, we are sorry", [Span(0, 40)]),
        ("I will check. it is so so so so so bad.", [Span(20, 34)]),
        ("we will be sorry sorry sorry sorry and be late late late late", [Span(11, 34), Span(42, 61)]),
    ],
)
def test_the_same_words_over_and_over_in_a_sentence_are_doubted_where_they_stand(
    text: str, spans: list[Span]
) -> None:
    assert doubt(text) == Doubt(Reason.REPEATED, tuple(spans), is_whole=False)


def test_a_word_said_many_times_is_one_stretch_however_it_is_counted() -> None:
    """Seven times one word are also three times two words: what is marked is not marked twice."""
    found = doubt("we are " + "sorry " * 7)
    assert found is not None
    assert len(found.spans) == 1


def test_a_long_refrain_is_left_alone() -> None:
    refrain = " ".join(["we will", *(f"w{number}" for number in range(LONGEST_REFRAIN - 1))])
    assert doubt(f"{refrain} " * 3) is None


def test_a_shown_text_is_read_once_and_not_for_ever() -> None:
    shown = ShownTexts(READER)
    assert shown.words("send a photo") is shown.words("send a photo")
    first = shown.words("send a photo")
    for number in range(MOST_KNOWN_TEXTS):
        shown.words(f"text {number}")
    assert shown.words("send a photo") is not first
    assert shown.words("send a photo") == first


@pytest.mark.parametrize(
    "text",
    [
        MODEL,
        MODEL.upper(),
        f"Hello Mika, {MODEL}",
        MODEL.replace("parcel", "package"),
        HINT,
    ],
)
def test_what_was_shown_and_pasted_is_doubted_as_a_whole(text: str) -> None:
    assert doubt(text, "something else", MODEL, HINT) == Doubt(Reason.COPIED, (Span(0, len(text)),))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (MODEL, HINT),
        ("we are sorry that your parcel is late.", MODEL),
        ("we are sorry.", "we are sorry."),
        ("sorry is what we are, so please give me that number and a day to check on your parcel.", MODEL),
        (
            "dear Mika, I am so very sorry to read this, your parcel is late. please send your number.",
            MODEL,
        ),
        ("", ""),
    ],
)
def test_words_of_ones_own_are_not_doubted_although_something_was_shown(text: str, shown: str) -> None:
    assert doubt(text, shown) is None


def test_a_run_that_is_too_short_says_nothing() -> None:
    words = [f"w{number}" for number in range(4 * FEWEST_COPIED_WORDS)]
    own = [word if at % RUN_WORDS else f"will{at}" for at, word in enumerate(words)]
    assert doubt(" ".join([*own, "is"]), " ".join(words)) is None


def test_the_same_sentence_again_and_again_is_doubted_where_it_stands() -> None:
    text = "We are sorry. I will check. We are SORRY! We are sorry."
    spans = (Span(0, 13), Span(28, 41), Span(42, 55))
    assert doubt(text) == Doubt(Reason.REPEATED, spans, is_whole=False)


@pytest.mark.parametrize(
    ("evidence", "is_touched"),
    [
        ((), False),
        ((Span(3, 5),), True),
        ((Span(3, 5), Span(20, 30)), True),
        ((Span(3, 5), Span(12, 15)), False),
        ((Span(0, 1),), False),
        ((Span(9, 11),), False),
    ],
)
def test_repetition_touches_only_what_stands_in_it_alone(
    evidence: tuple[Span, ...], is_touched: bool
) -> None:
    assert Doubt(Reason.REPEATED, (Span(2, 10), Span(20, 30)), is_whole=False).touches(evidence) is is_touched


@pytest.mark.parametrize("reason", [Reason.COPIED, Reason.KEYWORDS_ONLY])
def test_a_doubt_about_the_whole_reply_touches_verdicts_without_words_too(reason: Reason) -> None:
    assert Doubt(reason, (Span(0, 9),)).touches(())


@pytest.mark.no_cover
def test_a_very_long_reply_is_compared_in_proportion_to_its_length() -> None:
    text = "we can check it " * 6_250  # 100,000 characters
    shown = "we can check it " * 2_000
    assert doubt(text, shown) == Doubt(Reason.COPIED, (Span(0, len(text)),))
    assert doubt(text, shown.replace("it", "that")) == Doubt(
        Reason.REPEATED, (Span(0, len(text) - 1),), False
    )


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_doubted_or_not_inside_its_own_bounds(text: str, shown: str) -> None:
    found = doubt(text, shown)
    for span in found.spans if found else ():
        assert 0 <= span.start <= span.end <= len(text)
