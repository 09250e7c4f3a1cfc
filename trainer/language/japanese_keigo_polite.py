"""Says a plain Japanese predicate politely: 届かない → 届きません."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.language import kana
from trainer.language.japanese_keigo_forms import RESPECTFUL_ENDS, text_of
from trainer.language.japanese_keigo_words import listed
from trainer.language.japanese_words import Lexeme, Role

_WHOLE = {
    "でしょ": "でしょう",
    "ましょ": "ましょう",
    "だ": "です",
    "だろう": "でしょう",
    "する": "します",
    "来る": "来ます",
    "くる": "きます",
    "てる": "ています",
}
"""Last word → the polite one, whatever stands before it."""

_A_ROW, _I_ROW, _U_ROW = (
    "かがさざただなはばまやらわ",
    "きぎしじちぢにひびみいりい",
    "くぐすずつづぬふぶむゆるう",
)
_TO_STEM = dict(zip(_U_ROW, _I_ROW, strict=True))
_ICHIDAN = frozenset(
    {
        *(
            "いる",
            "れる",
            "られる",
            "せる",
            "させる",
            "できる",
            "出来る",
            "てる",
            "える",
            "みる",
            "あげる",
            "くれる",
        ),
        *(
            "居る",
            "見る",
            "観る",
            "診る",
            "出る",
            "寝る",
            "着る",
            "似る",
            "煮る",
            "得る",
            "経る",
            "鋳る",
            "射る",
        ),
    }
)
"""一段 verbs that their writing does not show: in kana, or with one syllable before る (送り仮名の付け方)."""

_GODAN = frozenset({"混じる", "交じる"})
"""五段 verbs that are written as if they were 一段."""
_OFFERS = listed("offer")
_OFFERING = frozenset({"ね", "よ"})
_VERBAL = frozenset({Role.VERB, Role.SUPPORT, Role.AUXILIARY})
_LOW_ROWS = frozenset("いきぎしじちにひびみりえけげせぜてでねへべめれ")
"""Before る they leave open whether the verb is 五段 or 一段."""


def polite_form(words: Sequence[Lexeme], start: int, end: int) -> str | None:
    """Return a plain predicate in です・ます, ``None`` where its form does not tell for sure.

    A verb in る in kana can be 五段 or 一段 (きる). In kanji the kana behind tell: 一段 verbs show the
    syllable before る (調べる, 起きる), 五段 verbs do not (送る) (内閣告示「送り仮名の付け方」1973, 通則1).
    What one offers to do (調べるね) is better said humbly (お調べします). A ban (送るな) has no polite form
    here, nor has 〜てあげる, which puts the customer in one's debt.

    Args:
        words: Of the sentence.
        start: Where the predicate begins.
        end: Where it ends (exclusive).
    """
    behind = words[end] if end < len(words) else None
    if behind is not None and behind.kind == "終助詞" and words[end - 1].base == words[end - 1].surface:
        if behind.surface == "な":
            return None
        offer = _offer(words, start, end) if behind.surface in _OFFERING else None
        if offer is not None:
            return offer
    polite = _polite_end(words, start, end)
    return None if polite is None else text_of(words, start, polite[0]) + polite[1]


def _offer(words: Sequence[Lexeme], start: int, end: int) -> str | None:
    """Return what one offers to do for the customer in its humble form: 調べるね → お調べします."""
    verb = words[end - 1]
    if end - start > 1 or verb.norm not in _OFFERS:
        return None
    stem = _stem_in_u(verb)
    return None if stem is None else f"お{stem}します"


def _polite_end(words: Sequence[Lexeme], start: int, end: int) -> tuple[int, str] | None:
    """Return from which word on the predicate changes, and into what."""
    last, at = words[end - 1], end - 1
    before = words[at - 1] if at > start else None
    if before is not None and _is_past(before, last):
        return _past(words, at - 1, start)
    if last.surface in _WHOLE:
        return at, _WHOLE[last.surface]
    if last.kind == "接続助詞":
        asks = before is not None and before.role is not Role.AUXILIARY and before.norm != "仕舞う"
        return (end, "ください") if asks else None
    if not last.form.startswith(("終止", "連体")) or last.norm == "上げる":
        return None
    if last.role is Role.NEGATIVE and last.surface == "ない":
        return _denied(words, at, start, "ません")
    if last.role is Role.ADJECTIVE or last.surface == "たい":
        return end, "です"
    return _ending_in(at, _stem_in_u(last) if last.role in _VERBAL else None, "ます")


def _is_past(before: Lexeme, last: Lexeme) -> bool:
    """Say whether a word is た, or だ behind a verb that takes it (読んだ)."""
    return last.surface == "た" or (last.surface == "だ" and "音便" in before.form)


def _past(words: Sequence[Lexeme], at: int, start: int) -> tuple[int, str] | None:
    """Return the polite form of a predicate in た, given by the word before it."""
    word = words[at]
    if word.surface == "だっ":
        return at, "でした"
    if word.surface == "なかっ":
        return _denied(words, at, start, "ませんでした")
    if word.role is Role.ADJECTIVE or word.surface == "たかっ":
        return at + 1, "たです"
    if word.base == "てる":
        return at, "ていました"
    return _ending_in(at, _stem_in_i(word.base) if "音便" in word.form else word.surface, "ました")


def _denied(words: Sequence[Lexeme], at: int, start: int, ending: str) -> tuple[int, str] | None:
    """Return the polite form of ない behind a verb (届か・ない), or of ない by itself (問題ない)."""
    before = words[at - 1] if at > start else None
    if before is not None and before.form.startswith("未然"):
        return _ending_in(at - 1, _stem_of(before), ending)
    return (at, "あり" + ending) if words[at].kind == "非自立可能" else None


def _ending_in(at: int, stem: str | None, ending: str) -> tuple[int, str] | None:
    """Return an ending behind the stem of a verb, ``None`` where there is no stem."""
    return None if stem is None else (at, stem + ending)


def _stem_of(word: Lexeme) -> str | None:
    """Return the stem before ます of a verb that stands before ない."""
    if word.norm == "来る":
        return "来" if word.surface == "来" else "き"
    return _stem_in_i(word.base) if word.surface[-1] in _A_ROW else word.surface


def _stem_in_i(base: str) -> str | None:
    """Return the stem before ます of a 五段 verb: 送り, いらっしゃい; a word of old (べし) has none."""
    last = "い" if base.endswith(RESPECTFUL_ENDS) else _TO_STEM.get(base[-1])
    return None if last is None else base[:-1] + last


def _stem_in_u(word: Lexeme) -> str | None:
    """Return the stem before ます of a verb in its dictionary form."""
    if word.base != word.surface or len(word.surface) < 2 or word.surface[-1] not in _U_ROW:
        return None
    if word.surface in _ICHIDAN or _shows_ichidan(word.surface):
        return word.surface[:-1]
    is_unsure = (
        word.surface[-1] == "る" and kana.is_phonetic(word.surface) and not _is_clear(word.surface[-2])
    )
    return None if is_unsure else _stem_in_i(word.surface)


def _shows_ichidan(verb: str) -> bool:
    """Say whether the kana behind kanji show a 一段 verb: 調べる, 起きる."""
    is_written_out = not kana.is_phonetic(verb) and verb[-1] == "る" and verb not in _GODAN
    return is_written_out and verb[-2] in _LOW_ROWS


def _is_clear(letter: str) -> bool:
    """Say whether る behind a letter belongs to a 五段 verb: behind kana of the rows a, u and o it does."""
    return letter not in _LOW_ROWS
