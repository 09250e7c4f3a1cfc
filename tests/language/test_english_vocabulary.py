"""Words that may be typing errors, and words that never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.reading import read
from trainer.language import reader_for
from trainer.language.english_vocabulary import _vocabulary, is_strange, vocabulary_version


@pytest.mark.parametrize(
    "word", ["refudn", "recieved", "adress", "parcle", "stoped", "alowed", "colourr", "deliverd"]
)
def test_what_is_no_word_is_strange(word: str) -> None:
    assert is_strange(word)


@pytest.mark.parametrize(
    "word",
    [
        "refund",
        "refined",
        "refunding",
        "form",
        "colour",
        "color",
        "apologise",
        "apologising",
        "centred",
        "favourable",
        "emailed",
        "xyz",
        "x" * 46,
        "返金",
        "café",
        "m20391",
        "it's",
        "",
    ],
)
def test_words_forms_and_what_is_no_plain_word_are_not(word: str) -> None:
    assert not is_strange(word)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Your refudn is sent", ["refudn"]),
        ("Refudn is sent", ["refudn"]),
        ("REFUDN IS SENT", ["refudn"]),
        ("We sent it, Hanneh", []),
        ("Ask Tsugite about it", []),
        ("Send the IBAM now", []),
        ("an iPhome is sent", []),
        ("order M-20391 to a@exampel.com", []),
        ("it doesnt arrive", []),
    ],
)
def test_names_and_numbers_are_no_typing_errors(text: str, unknown: list[str]) -> None:
    assert [token.surface for token in read("en", text).views[0] if token.is_unknown] == unknown


def test_the_words_of_a_phrase_are_meant_as_they_are() -> None:
    assert not any(token.is_unknown for token in reader_for("en").read_phrase("Refudn oder")[0])


@given(st.text(st.characters(), max_size=50))
def test_any_text_can_be_judged(text: str) -> None:
    assert is_strange(text) in (True, False)
    assert is_strange(text) is False or text.isascii()


def test_the_list_is_loaded_with_its_version() -> None:
    """Anew: whichever test read it first is perhaps not counted."""
    known, common = _vocabulary.__wrapped__()
    assert {"parcel", "order"} <= common < known
    assert vocabulary_version.__wrapped__() == vocabulary_version()
