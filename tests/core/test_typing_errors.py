"""Edits between words, and what counts as a typing error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.analysis import EvidenceKind, Span, Token
from trainer.core.typing_errors import NearForms, allowed_edits, edits_between, typing_error

LETTERS = st.text("abc", max_size=8)
EVERY = frozenset(EvidenceKind)


def word(text: str, *bases: str, is_unknown: bool = False) -> Token:
    forms = {text: EvidenceKind.EXACT} | {f"{base}~": EvidenceKind.INFLECTED for base in bases or (text,)}
    return Token(Span(0, len(text)), text, forms, is_unknown=is_unknown)


def typed(text: str, *bases: str) -> Token:
    return word(text, *bases, is_unknown=True)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("refund", "refund", 0),
        ("refund", "refnd", 1),
        ("refund", "refunnd", 1),
        ("refund", "refumd", 1),
        ("refund", "refudn", 1),
        ("refund", "rfeudn", 2),
        ("refund", "refined", 2),
        ("confirmation", "confimratoin", 2),
        ("confirmation", "conversation", 3),
        ("refund", "refundable", 3),
        ("", "ab", 2),
        ("ca", "abc", 3),
    ],
)
def test_the_edits_between_two_words(one: str, other: str, edits: int) -> None:
    assert edits_between(one, other, limit=2) == edits


@given(LETTERS, LETTERS)
def test_edits_are_the_same_in_both_directions_and_none_only_for_equal_words(one: str, other: str) -> None:
    edits = edits_between(one, other, limit=9)
    assert edits == edits_between(other, one, limit=9)
    assert (edits == 0) is (one == other)
    assert edits <= max(len(one), len(other))


@given(LETTERS, LETTERS, st.integers(0, 3))
def test_a_limit_changes_nothing_up_to_it(one: str, other: str, limit: int) -> None:
    assert edits_between(one, other, limit=limit) == min(edits_between(one, other, limit=9), limit + 1)


@given(LETTERS, st.integers(0, 7), st.sampled_from("abc"))
def test_one_slip_is_one_edit(text: str, at: int, letter: str) -> None:
    assert edits_between(text, text[:at] + letter + text[at:], limit=2) == 1
    assert edits_between(text, text[:at] + text[at + 1 :], limit=2) <= 1
    assert edits_between(text, text[:at] + text[at : at + 2][::-1] + text[at + 2 :], limit=2) <= 1


@pytest.mark.parametrize(
    ("form", "edits"), [("form", 0), ("form~", 0), ("order", 1), ("inconvenience", 2), ("", 0)]
)
def test_longer_words_may_have_more_edits(form: str, edits: int) -> None:
    assert allowed_edits(form) == edits


@pytest.mark.parametrize(
    ("keyword", "reply", "kind"),
    [
        (word("refund"), typed("refudn"), EvidenceKind.TYPO),
        (word("order"), typed("oder"), EvidenceKind.TYPO),
        (word("receive"), typed("recieved", "recieve", "reciev"), EvidenceKind.TYPO),
        (word("inconvenience"), typed("inconveneince"), EvidenceKind.TYPO),
        (word("inconvenience"), typed("inconvinience"), EvidenceKind.TYPO),
        (word("inconvenience"), typed("inconvinianse"), None),
        (word("inconvenience"), typed("inconviniense"), EvidenceKind.FAR_TYPO),
        (word("refund"), typed("rfeudn"), None),
        (word("form"), typed("fomr"), None),
        (word("refund"), typed("efund"), None),
        (word("refund"), word("refudn"), None),
    ],
)
def test_what_counts_as_a_typing_error(keyword: Token, reply: Token, kind: EvidenceKind | None) -> None:
    assert typing_error(keyword, reply, EVERY) is kind


def test_a_phrase_that_takes_no_other_form_takes_no_error_in_one() -> None:
    recieved = typed("recieved", "recieve")
    assert typing_error(word("receive"), recieved, EVERY - {EvidenceKind.INFLECTED}) is None
    assert typing_error(word("received"), recieved, EVERY - {EvidenceKind.INFLECTED}) is EvidenceKind.TYPO


def test_a_phrase_without_typing_errors_takes_none() -> None:
    assert typing_error(word("refund"), typed("refudn"), EVERY - {EvidenceKind.TYPO}) is None


def test_the_near_forms_of_a_rubric_are_those_that_an_error_may_be_meant_for() -> None:
    forms = NearForms()
    forms.add(["refund", "refund~", "refill", "refunds", "fund", "form", "efund"])
    assert forms.near(typed("refudn")) == {"refund", "refund~"}
    assert forms.near(word("refudn")) == frozenset()


@given(LETTERS.map("abcab".__add__), LETTERS.map("abcab".__add__))
def test_near_forms_miss_no_typing_error(keyword: str, reply: str) -> None:
    forms = NearForms()
    forms.add(word(keyword).forms)
    if typing_error(word(keyword), typed(reply), EVERY):
        assert forms.near(typed(reply)) & word(keyword).forms.keys()
