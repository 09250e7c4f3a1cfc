"""English: inflection, spelling, contractions, denial."""

import pytest

from tests.language.reading import finds, polarity_of, read
from trainer.core.analysis import EvidenceKind, Polarity
from trainer.language import reader_for

NO, YES, UNSURE = Polarity.NEGATED, Polarity.AFFIRMED, Polarity.UNSURE


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("refund", "Refunds are on their way"),
        ("refund", "REFUNDED"),
        ("send", "I sent it"),
        ("send", "we're sending it"),
        ("go", "it went out"),
        ("child", "the children"),
        ("cancel", "cancelled"),
        ("cancel", "canceling"),
        ("travel", "travelled"),
        ("focus", "focussing"),
        ("panic", "panicking"),
        ("experience", "experienced"),
        ("reply", "replied"),
        ("apologise", "I apologize"),
        ("apologize", "apologising"),
        ("organisation", "organizations"),
        ("colour", "colors"),
        ("favourite", "favorite"),
        ("neighbour", "neighbors"),
        ("behaviour", "behavior"),
        ("centre", "center"),
        ("centred", "centered"),
        ("catalogue", "catalogs"),
        ("analyse", "analyzed"),
        ("licence", "license"),
        ("moulded", "molded"),
        ("judgement", "judgment"),
        ("order number", "the order’s number"),
        ("sorry for the delay", "so sorry for delay"),
        ("I will check", "I'll check"),
        ("M-20391", "m20391"),
        ("¥3,000", "3000 yen"),
        ("do not", "don't"),
        ("👍🏽", "ok 👍🏽"),
    ],
)
def test_a_phrase_is_found_in_every_form(phrase: str, text: str) -> None:
    assert finds("en", phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("form", "from"),
        ("refund", "refined"),
        ("hour", "our"),
        ("promise", "prize"),
        ("for", "four"),
        ("hop", "hoping"),
        ("order number", "number order"),
        ("check", "cheque"),
        ("pace", "packed"),
        ("base", "bassed"),
    ],
)
def test_different_words_stay_apart(phrase: str, text: str) -> None:
    assert not finds("en", phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text", "kind"),
    [
        ("refund", "refund", EvidenceKind.EXACT),
        ("refund", "refunds", EvidenceKind.INFLECTED),
        ("sent", "send", EvidenceKind.INFLECTED),
        ("color", "colour", EvidenceKind.VARIANT),
    ],
)
def test_the_closeness_of_a_form(phrase: str, text: str, kind: EvidenceKind) -> None:
    (wanted,), (token,) = reader_for("en").read_phrase(phrase)[0], read("en", text).views[0]
    shared = wanted.forms.keys() & token.forms.keys()
    order = list(EvidenceKind)
    assert (
        min((max(wanted.forms[key], token.forms[key], key=order.index) for key in shared), key=order.index)
        is kind
    )


@pytest.mark.parametrize(
    ("text", "words", "typed"),
    [
        ("can't", ["can", "not"], ["can", "'t"]),
        ("Can’t", ["can", "not"], ["Can", "’t"]),
        ("won't", ["will", "not"], ["wo", "n't"]),
        ("we'll", ["we", "will"], ["we", "'ll"]),
        ("dont", ["do", "not"], ["do", "nt"]),
        ("cannot", ["can", "not"], ["can", "not"]),
        ("it's", ["it", "is"], ["it", "'s"]),
        ("Mika's", ["mika", "'s"], ["Mika", "'s"]),
        ("o'clock", ["o'clock"], ["o'clock"]),
    ],
)
def test_contractions_open_with_spans_into_the_writing(text: str, words: list[str], typed: list[str]) -> None:
    tokens = read("en", text).views[0]
    assert [token.surface for token in tokens] == words
    assert [text[token.span.start : token.span.end] for token in tokens] == typed
    assert all(token.whole is None or text[token.whole.start : token.whole.end] == text for token in tokens)


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("We refund you.", "refund", YES),
        ("We can't refund this.", "refund", NO),
        ("We can not offer you a refund.", "refund", NO),
        ("No refund is due.", "refund", NO),
        ("There will be no exchange, refund or credit.", "refund", NO),
        ("We are unable to refund you.", "refund", NO),
        ("We fail to see a refund.", "refund", NO),
        ("We refused to refund it.", "refund", NO),
        ("Without a refund", "refund", NO),
        ("Nine days without news would drive me mad", "mad", YES),
        ("Nine days without news would drive me mad", "news", NO),
        ("Without news I would be mad", "mad", YES),
        ("Without news I would be mad", "news", NO),
        ("Parcels without a label are not refunded", "refunded", NO),
        ("Parcels without a label are refunded", "refunded", YES),
        ("We cannot refund it without photos", "photos", YES),
        ("Without photos that should show it we wait", "show", NO),
        ("Without what they may want", "want", NO),
        ("It stops without you can see it", "see", NO),
        ("Please don't rate yet and keep the box.", "keep", UNSURE),
        ("Please don't rate yet and keep the box.", "rate", NO),
        ("Don't rate it yet and send a photo.", "photo", UNSURE),
        ("Don't open and keep it.", "keep", NO),
        ("Don't send photos and boxes.", "boxes", NO),
        ("We don't rate you and keep the box.", "keep", NO),
        ("I sent a replacement instead of a refund.", "refund", NO),
        ("I sent a replacement instead of a refund.", "replacement", YES),
        ("A refund is not possible.", "refund", NO),
        ("Refunds aren't currently available.", "refund", NO),
        ("A refund was never offered.", "refund", NO),
        ("A refund is out of the question.", "refund", NO),
        ("Your refund was denied.", "refund", NO),
        ("Refunds are impossible.", "refund", NO),
        ("A refund is not the fast way that you may want.", "refund", YES),
        ("The refund is not late.", "refund", YES),
        ("A refund is not. Available now.", "refund", YES),
        ("A refund won't be", "refund", YES),
        ("A refund is not if available", "refund", YES),
        ("I don't think we can refund you.", "refund", NO),
        ("We can't refund it, but we will replace it.", "replace", YES),
        ("We can't refund it; we replace it.", "replace", YES),
        ("We can't refund it and we will replace it.", "replace", YES),
        ("We can't refund it, I will replace it.", "replace", YES),
        ("If you haven't received it, contact us.", "contact", YES),
        ("If you haven't received it, contact us.", "receive", NO),
        ("We cannot refund before checking.", "check", YES),
        ("Not only a refund but a voucher", "refund", YES),
        ("No problem, we refund you.", "refund", YES),
        ("No worries, we refund you.", "refund", YES),
        ("I can't wait to refund you.", "refund", YES),
        ("Don't hesitate to ask for a refund.", "refund", YES),
        ("Don't forget to send it.", "send", YES),
        ("No, we refund you.", "refund", YES),
        ("Oh no Hannah, nine days is long", "hannah", YES),
        ("Refund? No", "refund", YES),
        ("It is not impossible to refund it.", "refund", YES),
        ("We never fail to refund.", "refund", YES),
        ("We may not refund it.", "refund", UNSURE),
        ("I'm not sure we can't refund it.", "refund", UNSURE),
        ("Isn't the refund there?", "refund", YES),
        ("Why don't you refund it?", "refund", YES),
        ("Why do we not refund it? ", "refund", YES),
        ("This is non-refundable.", "refundable", NO),
        ("Nothing is refunded", "refund", NO),
        ("you dont need any adress, its all in the QR code", "code", YES),
        ("you dont need any adress, its all in the QR code", "need", NO),
        ("We cant refund it", "refund", NO),
        ("it wasnt refunded", "refund", NO),
        ("it didnt arrive", "arrive", NO),
        ("it isnt refunded", "refund", NO),
        ("they havent refunded it", "refund", NO),
        ("you mustnt press it", "press", NO),
        ("We dont refund it, you can exchange it", "exchange", YES),
        ("If they don't find it we reimburse you", "reimburse", YES),
        ("If they don't find it we reimburse you", "find", NO),
        ("If they never find it we reimburse you", "reimburse", YES),
        ("If it doesn't arrive, we refund you", "refund", YES),
        ("If it is not there you can refund it", "refund", YES),
        ("If it is not there you refund", "there", NO),
        ("If they don't think we refund it", "refund", NO),
        ("If they don't say what we refund", "refund", NO),
        ("If we can't refund you", "refund", NO),
        ("We don't think we refund it", "refund", NO),
        ("a page that doesn't move must be frustrating", "frustrating", YES),
        ("a page that doesn't move must be frustrating", "move", NO),
        ("the courier who doesn't ring must be frustrating", "frustrating", YES),
        ("a page that doesn't move and can't load must be frustrating", "frustrating", YES),
        ("a page that doesn't know we can refund", "refund", NO),
        ("a page that doesn't say what can be refunded", "refund", NO),
        ("We do not offer items that are refunded", "refund", NO),
        ("An item that isn't sent is not refunded", "refund", NO),
        ("That isn't what must be refunded", "refund", NO),
        ("We could not find it, Hannah.", "hannah", YES),
        ("We could not find it, Ms Bell, so we refund you.", "bell", YES),
        ("We could not find it, Hannah.", "find", NO),
        ("We do not ship to Japan, Korea, or Malta.", "malta", NO),
        ("We do not ship to Japan, Korea.", "korea", NO),
        ("We do not ship to Osaka, Kyoto and Nara.", "kyoto", NO),
        ("We do not refund it, as Ms Anna Maria Bell said.", "bell", NO),
        ("If it doesn't arrive you get a refund", "refund", YES),
        ("If it doesn't arrive you get a refund", "arrive", NO),
        ("If we don't let you keep it", "keep", NO),
        ("If they don't come back to you get in touch", "touch", NO),
        ("We can't not refund you", "refund", YES),
        ("It is not that we can't refund it", "refund", YES),
        ("We cannot or will not refund you", "refund", NO),
        ("Not now, not ever a refund", "refund", NO),
        ("We do not ever refund it", "refund", NO),
        ("We can't help you with a refund", "refund", NO),
        ("I can't help feeling that a refund is due", "refund", YES),
        ("I can't thank you enough for the photos", "photos", YES),
        ("I cannot apologise for the delay", "delay", NO),
        ("I cannot apologise, but that is enough", "apologise", NO),
        ("I could not be more sorry for the delay", "sorry", YES),
        ("A refund is not at all possible", "refund", NO),
        ("Not at all, we refund you", "refund", YES),
        ("If not, we refund you", "refund", YES),
        ("If not refunded, write", "refunded", NO),
        ("It is nothing but a refund", "refund", YES),
        ("I can not wait for you to see the refund", "refund", YES),
    ],
)
def test_what_is_denied(text: str, word: str, polarity: Polarity) -> None:
    assert polarity_of("en", text, word) is polarity
