"""English inflection: which words are forms of one word, and which only look like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.language.english_inflection import bases, is_past, lemma


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("refund", "refunded"),
        ("parcel", "parcels"),
        ("box", "boxes"),
        ("address", "addresses"),
        ("case", "cases"),
        ("match", "matches"),
        ("reply", "replies"),
        ("cookie", "cookies"),
        ("reply", "replied"),
        ("play", "playing"),
        ("tie", "tied"),
        ("lie", "lying"),
        ("hope", "hoping"),
        ("hop", "hopping"),
        ("plan", "planned"),
        ("quit", "quitting"),
        ("equal", "equalled"),
        ("cancel", "cancelled"),
        ("cancel", "canceling"),
        ("refer", "referred"),
        ("visit", "visited"),
        ("call", "called"),
        ("add", "added"),
        ("discuss", "discussing"),
        ("focus", "focussed"),
        ("focus", "focusses"),
        ("focus", "focused"),
        ("quiz", "quizzes"),
        ("panic", "panicking"),
        ("sync", "synced"),
        ("force", "forced"),
        ("please", "pleased"),
        ("value", "valued"),
        ("agree", "agreed"),
        ("guarantee", "guaranteed"),
        ("see", "seeing"),
        ("dye", "dyed"),
        ("bring", "brought"),
        ("leaf", "leaves"),
        ("leave", "leaves"),
        ("child", "children"),
        ("fast", "faster"),
        ("late", "latest"),
        ("big", "bigger"),
        ("easy", "easier"),
        ("long", "longest"),
        ("longer", "longest"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    assert bases(one) & bases(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("experience", "experiment"),
        ("universe", "university"),
        ("general", "generous"),
        ("custom", "customer"),
        ("organ", "organisation"),
        ("pay", "payment"),
        ("hop", "hoping"),
        ("hope", "hopped"),
        ("rat", "rated"),
        ("see", "seed"),
        ("nee", "need"),
        ("cal", "called"),
        ("pas", "passed"),
        ("ad", "added"),
        ("pleas", "pleased"),
        ("new", "news"),
        ("good", "goods"),
        ("it", "its"),
        ("even", "evening"),
        ("thi", "this"),
        ("statu", "status"),
        ("addres", "address"),
        ("numb", "number"),
        ("corn", "corner"),
        ("fore", "forest"),
        ("longed", "longer"),
        ("th", "thing"),
        ("a", "as"),
        ("princes", "princesses"),
    ],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert bases(one).isdisjoint(bases(other))


@given(st.text(st.characters(), max_size=30))
def test_any_word_is_a_form_of_itself(word: str) -> None:
    assert word in bases(word)


@given(st.text("aeinrstlgdby", min_size=3, max_size=12), st.sampled_from(["s", "es", "ed", "ing", "est"]))
def test_a_form_has_few_dictionary_words(stem: str, ending: str) -> None:
    assert len(bases(stem + ending)) <= 6


def test_past_forms_show_a_predicate() -> None:
    assert all(map(is_past, ["refunded", "sent", "went"]))
    assert not any(map(is_past, ["red", "better", "refund"]))


def test_only_irregular_forms_have_a_listed_word() -> None:
    assert (lemma("sent"), lemma("send"), lemma("refunded")) == ("send", "send", "refunded")
