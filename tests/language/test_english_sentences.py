"""English: what asks, where sentences end, and what is no sentence."""

import pytest

from tests.language.reading import asks, heavy, read


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Where is it?", ["Where is it"]),
        ("The number?", ["?"]),
        ("Could you tell me the number", ["Could you"]),
        ("Can you send it?", ["Can you"]),
        ("May I have your number?", ["May I"]),
        ("Please send it.", ["Please"]),
        ("The number, please.", ["please"]),
        ("Please accept my apologies.", [None]),
        ("Let me know your number.", ["Let me know"]),
        ("I'd need you to send it.", ["I'd need"]),
        ("I’ll need the number.", ["I’ll need"]),
        ("Would you mind sending it", ["Would you mind"]),
        ("I can let you know. Send me it.", [None, "Send me"]),
        ("We will refund you.", [None]),
    ],
)
def test_what_asks(text: str, cues: list[str | None]) -> None:
    assert asks("en", text) == cues


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("what did you sell and how big is it", "what did you"),
        ("tell us nothing, but how big is it", "tell us"),
        ("I see, and how big is it", "how big is it"),
        ("which item was it", "which item was it"),
        ("could u send it", "could u"),
        ("do you have the order number", "do you"),
        ("is it in the app", "is it"),
        ("ok so did you press it", "did you"),
        ("ok then did you press it", "did you"),
        ("hi mika which item was it", "which item was it"),
        ("whats the number", "whats"),
        ("what kind of box is it", "what kind of box is it"),
        ("how many items did you sell", "how many items did you"),
        ("how big is the box", "how big is"),
        ("got it, which phone is it", "which phone is it"),
        ("got it, where did you post it", "where did you"),
        ("where is the label", "where is"),
        ("which is the number", "which is"),
        ("what is it that you need", "what is it"),
        ("what is wrong", "what is"),
        ("don't you have it", "don't you"),
        ("what status is it", "what status is it"),
        ("Thanks 👍 did you press it", "did you"),
        ("and why is that", "why is that"),
        ("should i press it", "should i"),
        ("one thing: are you at the shop", "are you"),
        ("is there a label", "is there"),
        ("have you a box", "have you"),
        ("so do you have it", "do you"),
    ],
)
def test_a_clause_in_the_order_of_a_question_asks_without_its_mark(text: str, cue: str) -> None:
    assert asks("en", text) == [cue]


@pytest.mark.parametrize(
    "text",
    [
        "What I did was wrong.",
        "When you have it, send it.",
        "That is what you need.",
        "how it works is shown below",
        "how much the fee is",
        "how big boxes are",
        "Our team, who are great",
        "It is late, which is bad",
        "Which is why we wait",
        "What is needed is a photo",
        "What happened is it broke",
        "What happens is it asks for a code",
        "what you need is it",
        "what the app shows is it",
        "What a long wait",
        "what very dull grey old box is it",
        "what",
        "what colour",
        "So do I.",
        "so do we",
        "Do it now",
        "Have it ready",
        "Have this ready",
        "did that already",
        "Had we known, we would",
        "Should you need help, write",
        "Only then can we refund",
        "We can neither send it nor do we refund",
        "was the wrong size",
        "How kind of you",
        "the label, where is the code",
        "I will check and have you sorted",
        "I know what it is",
    ],
)
def test_a_statement_command_or_condition_asks_nothing(text: str) -> None:
    assert asks("en", text) == [None]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dear Mr. Sato, hello. Bye!", ["Dear Mr. Sato, hello.", "Bye!"]),
        ('He said "no." Fine.', ['He said "no."', "Fine."]),
        ("It is $12.50 today", ["It is $12.50 today"]),
        ("Which order no. is it? Ok", ["Which order no. is it?", "Ok"]),
        ("Your order no. 12345 is here", ["Your order no. 12345 is here"]),
        ("Send the order no. We check", ["Send the order no.", "We check"]),
        ("Send the order no.", ["Send the order no."]),
        ("Is it yours? no. we check", ["Is it yours?", "no.", "we check"]),
        ("I sent an order no! we check", ["I sent an order no!", "we check"]),
        ("Really?! Yes... ok", ["Really?!", "Yes...", "ok"]),
        ("Hi Mika\n\nwe are late", ["Hi Mika", "we are late"]),
        ("we are\nlate", ["we are\nlate"]),
        ("one\nTwo", ["one", "Two"]),
        ("Done! 🎉 Bye", ["Done! 🎉", "Bye"]),
        ("example.Com is here", ["example.Com is here"]),
    ],
)
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert [text[one.span.start : one.span.end] for one in read("en", text).sentences] == sentences


@pytest.mark.parametrize(
    ("text", "is_fragment"),
    [
        ("refund order number", True),
        ("we refund you", False),
        ("parcel arrived", False),
        ("Sorry for the delay", False),
        ("order number?", False),
    ],
)
def test_a_bare_list_of_words_is_a_fragment(text: str, is_fragment: bool) -> None:
    assert read("en", text).sentences[0].is_fragment is is_fragment


def test_length_counts_words_as_written() -> None:
    assert read("en", "I can't find M-20391, sorry!").length == 5


def test_light_words_are_grammar() -> None:
    assert heavy(read("en", "The parcel has not been sent")) == ["parcel", "sent"]


def test_clauses_are_counted_through_the_text() -> None:
    clauses = [token.clause for token in read("en", "I check, but you wait. Thanks").views[0]]
    assert clauses == sorted(clauses)
    assert len(set(clauses)) == 3


@pytest.mark.parametrize(
    ("text", "is_fragment"),
    [
        ("Sorry, order number?", False),
        ("sorry, trace, carrier, 48 hours", True),
        ("hello sorry frustrating order number", True),
        ("Hello Sorry Frustrating Order Number", True),
        ("Hello and good morning, Hannah", False),
        ("Hello, yes, sure, okay, thanks", False),
        ("Thanks for your quick and friendly reply", False),
        ("Good morning Hannah Brooks", False),
    ],
)
def test_a_formula_excuses_what_belongs_to_it_and_no_list(text: str, *, is_fragment: bool) -> None:
    assert [one.is_fragment for one in read("en", text).sentences] == [is_fragment]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("I just need one thing: your order number.", "I just need"),
        ("I need: the order number", "I need"),
        ("All I need is your order number.", "I need"),
        ("To open a case, all I need is your order number.", "I need"),
        ("All we need from you now are photos.", "we need"),
        ("What I need from you is the order number.", "I need"),
        ("The only thing that I still need is the number.", "I still need"),
        ("I'd need to see the box", "I'd need"),
        ("I only require your number", "I only require"),
        ("If you give me your order number, I'll look.", "If you give"),
        ("If you can send the order number, I'll look.", "If you can send"),
        ("Once you send us photos, we can start.", "Once you send"),
        ("If you have the number to hand, I can look.", "If you have"),
        ("If you reply with the number I can look.", "If you reply"),
        ("Send me this: your order number", "Send me"),
        ("Send it over and I'll look", "Send it"),
        ("Give us the number and we will look", "Give us"),
        ("Mind sending the number", "Mind sending"),
        ("Just drop me your number", "Just drop me"),
        ("Once I have your number, I can look.", "Once I have"),
        ("All that's missing is your number", "All that's missing is"),
        ("Thanks, mind if I ask for the number", "mind if"),
        ("Reply with your number", "Reply with"),
        ("Attach your photos and we start", "Attach your"),
        ("Ok, confirm your number then", "confirm your"),
        ("Your order number, please.", "please"),
        ("Any chance you have the number", "Any chance"),
        ("I was wondering if you have the number", "wondering if you"),
        ("We're still missing your number", "We're still missing"),
        ("Your order number would be helpful", "would be helpful"),
    ],
)
def test_a_need_an_offer_or_a_command_to_give_is_a_request(text: str, cue: str) -> None:
    assert asks("en", text) == [cue]


@pytest.mark.parametrize(
    "text",
    [
        "I need a moment to look.",
        "We need up to two days.",
        "I need to refund it.",
        "We need not wait.",
        "I have everything I need.",
        "That is all I need.",
        "That is all we need from you, it is fine.",
        "What I need",
        "I need",
        "I need.",
        "If I need more I will write.",
        "We do not need a number.",
        "If you send it back it is free.",
        "If you send the parcel by then, it is free.",
        "When you send photos they are kept.",
        "If you have a dog",
        "If you",
        "If you can",
        "If we send it",
        "Once it is here",
        "I will confirm your order.",
        "We never share your address.",
        "Mind the gap",
        "Mind",
        "Reply to it",
        "Send your parcel at the shop.",
        "Send it today",
    ],
)
def test_a_need_of_time_or_an_offer_to_the_customer_asks_for_nothing(text: str) -> None:
    assert asks("en", text) == [None]
