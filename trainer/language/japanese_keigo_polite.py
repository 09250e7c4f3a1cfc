"""Says a plain Japanese predicate politely: 届かない → 届きません."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.language.japanese_keigo_forms import RESPECTFUL_ENDS, text_of
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
_ICHIDAN = frozenset({"いる", "居る", "れる", "られる", "せる", "させる", "できる", "出来る", "てる", "える"})
_VERBAL = frozenset({Role.VERB, Role.SUPPORT, Role.AUXILIARY})
_LOW_ROWS = frozenset("いきぎしじちにひびみりえけげせぜてでねへべめれ")
"""Before る they leave open whether the verb is 五段 or 一段."""


def polite_form(words: Sequence[Lexeme], start: int, end: int) -> str | None:
    """Return a plain predicate in です・ます, ``None`` where its form does not tell for sure.

    A verb in る alone can be 五段 or 一段 (切る, 着る); the dictionary says which only where it is inflected.

    Args:
        words: Of the sentence.
        start: Where the predicate begins.
        end: Where it ends (exclusive).
    """
    polite = _polite_end(words, start, end)
    return None if polite is None else text_of(words, start, polite[0]) + polite[1]


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
    if not last.form.startswith(("終止", "連体")):
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
    if word.surface in _ICHIDAN:
        return word.surface[:-1]
    is_unsure = word.surface[-1] == "る" and not _is_clear(word.surface[-2])
    return None if is_unsure else _stem_in_i(word.surface)


def _is_clear(kana: str) -> bool:
    """Say whether る behind a letter belongs to a 五段 verb: behind kana of the rows a, u and o it does."""
    return "ぁ" <= kana <= "ん" and kana not in _LOW_ROWS
