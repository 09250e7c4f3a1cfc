"""English compounds, numbers and units meet however they are written."""

from itertools import permutations

import pytest

from tests.language.reading import read
from trainer.core.answers import IndexedReply, State
from trainer.core.needs import NeedCompiler
from trainer.core.rubric import Phrase
from trainer.language import reader_for


def is_met(phrase: str, text: str) -> bool:
    matcher = NeedCompiler(reader_for("en")).compile(Phrase(phrase))
    reply = IndexedReply(read("en", text))
    return reply.answer(matcher, reply.whole).state is State.MET


def surfaces(text: str) -> list[str]:
    return [token.surface for token in read("en", text).views[0]]


@pytest.mark.parametrize(
    "writings",
    [
        ("24 hours", "24 hrs", "24h", "24-hour", "twenty-four hours", "twenty four hours"),
        ("30 minutes", "30min", "thirty mins"),
        ("3 days", "three-day", "3days"),
        ("5 kg", "5kg", "five kilos"),
        ("10 am", "10am"),
        ("5%", "5 percent", "5 per cent"),
        ("wifi", "wi-fi", "wi fi"),
        ("email", "e-mail", "e mail"),
        ("log in", "login", "log-in"),
        ("website address", "web site address", "web-site address"),
        ("resend", "re-send"),
        ("refund form", "refund-form"),
    ],
)
def test_every_writing_of_one_thing_finds_every_other(writings: tuple[str, ...]) -> None:
    for phrase, said in permutations(writings, 2):
        assert is_met(phrase, f"Please use the {said} for it."), (phrase, said)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("24 hours", "within 48hrs"),
        ("4 hours", "within twenty-four hours"),
        ("20 hours", "within twenty four hours"),
        ("check", "at the checkout"),
        ("site", "on our website"),
        ("24 hours", "24 of our shops open for hours"),
        ("1", "I will send one of them"),
        ("1", "we have found one"),
        ("1", "which one is it"),
        ("1", "it was one-"),
    ],
)
def test_parts_of_other_writings_are_not_found_alone(phrase: str, text: str) -> None:
    assert not is_met(phrase, text)


def test_an_inflected_compound_in_two_words_is_found() -> None:
    assert is_met("login", "You logged in twice.")
    assert is_met("log in", "We counted your logins.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("re-send", ["resend"]),
        ("re: order", ["re", "order"]),
        ("re - order", ["re", "order"]),
        ("re order", ["re", "order"]),
        ("plan e", ["plan", "e"]),
        ("e-24", ["e", "24"]),
        ("twenty-one", ["twenty-one"]),
        ("twenty  one", ["twenty", "one"]),
        ("twenty-first", ["twenty", "first"]),
        ("twenty-", ["twenty"]),
        ("24x", ["24x"]),
    ],
)
def test_what_is_one_word(text: str, words: list[str]) -> None:
    assert surfaces(text) == words


def test_the_whole_writing_is_shown_for_a_number_with_its_unit() -> None:
    text = "within 24h today"
    (_, number, unit, _) = read("en", text).views[0]
    assert text[unit.whole.start : unit.whole.end] == "24h" if unit.whole else False
    assert (text[number.span.start : number.span.end], text[unit.span.start : unit.span.end]) == ("24", "h")
