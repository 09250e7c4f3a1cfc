"""English: how far a denial reaches, what stays open in a question, and denial without a negative word."""

import pytest

from tests.language.reading import polarity_of
from trainer.core.analysis import Polarity

NO, YES, OPEN, UNSURE = Polarity.NEGATED, Polarity.AFFIRMED, Polarity.OPEN, Polarity.UNSURE


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("A page that never moves is annoying.", "page", YES),
        ("A page that never moves is annoying.", "move", NO),
        ("A page that never moves is annoying.", "annoying", YES),
        ("I can imagine that waiting for something that doesn't come is frustrating.", "frustrating", YES),
        ("I know a parcel that still hasn't arrived must be upsetting.", "upsetting", YES),
        ("A courier who never rings is annoying", "annoying", YES),
        ("A page that never really moves makes anybody angry", "angry", YES),
        ("A seller who never makes mistakes helps", "mistakes", NO),
        ("A box that you never received is annoying", "annoying", YES),
        ("A page you can't open must be frustrating", "frustrating", YES),
        ("A page you can't open must be frustrating", "open", NO),
        ("The parcel that hasn't arrived is being traced.", "parcel", YES),
        ("The parcel that hasn't arrived is being traced.", "traced", YES),
        ("A page that isn't available is annoying", "page", YES),
        ("A refund that is not approved is not possible", "refund", NO),
        ("A refund that is out of the question is a refund", "refund", YES),
        ("No parcel that hasn't been sent can be refunded", "refunded", NO),
        ("I doubt nothing that you never said", "said", NO),
        ("A page that the app never shows is annoying", "annoying", NO),
        ("At the moment we cannot promise that the refund will come", "come", NO),
        ("By the week you cannot say the refund will come", "come", NO),
        ("The week we cannot say the refund will come", "come", NO),
        ("If the page you want never moves tap it", "tap", NO),
        ("The thing that totally frankly surely does not work is annoying", "annoying", NO),
        ("The thing that", "thing", YES),
        ("It is not there, nine days with a page that never moves is annoying.", "annoying", YES),
        ("It is not there, nine days with a page that never moves is annoying.", "days", YES),
        ("It is not there, nine days with a page that never moves is annoying.", "there", NO),
        ("A page that never moves, not once, is annoying", "annoying", YES),
        ("The seller who didn't answer you will be contacted", "contacted", YES),
        ("A page that never tells you it is late is annoying", "late", NO),
        ("It is not your fault that it did not arrive", "arrive", NO),
        ("We do not refund parcels that have not arrived", "arrived", NO),
        ("It is not true that we do not refund it", "refund", YES),
        ("We don't think that we do not refund it", "refund", YES),
        ("Don't rate, keep the box.", "keep", YES),
        ("Two things: please don't rate, keep the box.", "keep", YES),
        ("Don't rate, keep or open it.", "keep", NO),
        ("We don't rate, keep it.", "keep", NO),
        ("It is not here, not there, a page that never moves", "page", NO),
        ("The thing that really", "thing", YES),
        ("A page that isn't in stock and can't be had is annoying", "annoying", YES),
    ],
)
def test_a_denial_in_a_relative_clause_stays_in_it(text: str, word: str, polarity: Polarity) -> None:
    assert polarity_of("en", text, word) is polarity


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("I can't say if we will refund you.", "refund", OPEN),
        ("I'll check whether a refund is possible.", "refund", OPEN),
        ("Let me see if we can refund you.", "refund", OPEN),
        ("I am not sure if we can refund it.", "refund", OPEN),
        ("I'm not sure we can refund it.", "refund", UNSURE),
        ("I'll ask the carrier for you if it is lost.", "lost", OPEN),
        ("I'll check if it is lost and whether we can refund you.", "refund", OPEN),
        ("It is too early to say if we refund you.", "refund", OPEN),
        ("I can't tell you if we will refund you.", "refund", OPEN),
        ("I'll check if we can't refund you", "refund", OPEN),
        ("I'll check if a refund is impossible", "refund", OPEN),
        ("I'll check if we may not refund it", "refund", OPEN),
        ("Whether it is lost is not known.", "lost", OPEN),
        ("I'll check if it is lost, and we will write to you.", "write", YES),
        ("I'll check if it is lost, ok?", "lost", OPEN),
        ("We refund you if it is lost.", "lost", YES),
        ("If it is lost, we refund you.", "refund", YES),
        ("I'll let you know if it is lost.", "lost", YES),
        ("I'll tell you if it is lost.", "lost", YES),
        ("Just ask if anything is unclear.", "unclear", YES),
        ("Feel free to ask if anything is unclear.", "unclear", YES),
        ("Don't hesitate to ask if anything is unclear.", "unclear", YES),
        ("Please check whether it is lost.", "lost", YES),
        ("Could you tell me if it is lost?", "lost", YES),
        ("Just to check if you need a label?", "label", YES),
        ("You can check if it is lost.", "lost", YES),
        ("I can look for it if I have the number", "number", YES),
        ("I'll check the parcel if I get the number", "number", YES),
        ("I'll find it if I get the number", "number", YES),
        ("I'll find out if it is lost", "lost", OPEN),
        ("I'll find out if it is lost and then we refund you", "refund", YES),
        ("You asked if we refund you", "refund", OPEN),
        ("Just whether it is lost", "lost", OPEN),
        ("I'll check for you if it is lost", "lost", OPEN),
        ("We don't know yet if it is lost", "lost", OPEN),
    ],
)
def test_a_question_that_nobody_has_answered_is_neither_claimed_nor_denied(
    text: str, word: str, polarity: Polarity
) -> None:
    assert polarity_of("en", text, word) is polarity


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("It is too late for a refund.", "refund", NO),
        ("It's too late now to refund you.", "refund", NO),
        ("It is too early to promise a refund.", "promise", NO),
        ("It's not too late for a refund.", "refund", YES),
        ("I'm only too happy to refund you.", "refund", YES),
        ("It took too long to arrive.", "arrive", YES),
        ("I'll tell her too to refund you.", "refund", YES),
        ("I'll write to you too for the refund.", "refund", YES),
        ("A refund is no longer possible.", "refund", NO),
        ("A refund is out of the question.", "refund", NO),
        ("It is out of the question to refund you.", "refund", NO),
        ("A refund is not out of the question.", "refund", YES),
        ("We are past the point where a refund helps.", "refund", NO),
        ("We are past the deadline for a refund.", "refund", NO),
        ("We are beyond the point where we refund it.", "refund", NO),
        ("The deadline for a refund has passed.", "refund", YES),
        ("The deadline has passed for a refund.", "refund", NO),
        ("The refund window has closed.", "refund", NO),
        ("The refund period is over.", "refund", NO),
        ("We avoid a refund.", "refund", NO),
        ("Please refrain from pressing it.", "press", NO),
        ("This prevents us from refunding you.", "refund", NO),
        ("A refund is ruled out.", "refund", NO),
        ("It is impossible for us to refund you.", "refund", NO),
        ("Our failure to refund you was wrong.", "refund", NO),
        ("I will refund you without fail.", "refund", YES),
        ("Without a doubt we will refund you.", "refund", YES),
        ("We rarely refund it.", "refund", NO),
        ("Rather than a refund I would offer a voucher.", "voucher", YES),
        ("Rather than a refund I would offer a voucher.", "refund", NO),
        ("We can't send a voucher instead of a refund.", "refund", NO),
        ("The lack of a refund is bad.", "refund", NO),
        ("The lack of a refund is bad.", "bad", YES),
        ("Refunds are not something we offer.", "refund", NO),
        ("A refund is not something I can do.", "refund", NO),
    ],
)
def test_words_deny_without_a_negative_word(text: str, word: str, polarity: Polarity) -> None:
    assert polarity_of("en", text, word) is polarity
