"""Puts one Japanese verb into the place of another, in the same inflection and with the same endings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.core.analysis import FindingKind
from trainer.language.japanese_words import Lexeme, Role

_GODAN = {"う": "わいうえおっ", "く": "かきくけこい", "す": "さしすせそし", "る": "らりるれろっ"}
"""Last kana of a verb → its stems: denied, joined, final, conditional, volitional, before て and た."""

_SURU = ("し", "し", "する", "すれ", "しよ", "し")
RESPECTFUL_ENDS = ("っしゃる", "なさる", "くださる", "ござる", "仰る", "下さる")
"""Verbs whose stem before ます ends in い (なさいます)."""

_ICHIDAN = ("いる", "じる", "える", "れる", "ける", "せる", "てる", "める", "げる")
_ENDINGS = frozenset({Role.AUXILIARY, Role.NEGATIVE, Role.SUPPORT})
_PAST = frozenset({"た", "てる", "とく", "ちゃう"})
_LONGEST_TAIL = 12
"""Endings shown behind a verb; more would only be hostile."""

_PLACES = {"未然": 0, "連用": 1, "終止": 2, "連体": 2, "仮定": 3, "意志": 4}


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on some words of a sentence, from one place up to another (exclusive).

    Attributes:
        kind: What was noticed.
        start: The first word.
        end: Behind the last word.
        better: A better wording, where there is one.
        is_whole_reply: It is one only where the reply says nothing else (できかねます。).
    """

    kind: FindingKind
    start: int
    end: int
    better: str | None = None
    is_whole_reply: bool = False


def text_of(words: Sequence[Lexeme], start: int, end: int) -> str:
    """Return words as they are written, one behind the other."""
    return "".join(word.surface for word in words[start:end])


def tail_end(words: Sequence[Lexeme], end: int) -> int:
    """Return where the endings of a verb stop: まし・た, て・い・ます."""
    limit = min(len(words), end + _LONGEST_TAIL)
    while end < limit:
        is_ending = words[end].role in _ENDINGS and words[end].surface != "じゃ"
        if not is_ending and not _is_joint(words, end):
            break
        end += 1
    return end


def verb_start(words: Sequence[Lexeme], end: int) -> int:
    """Return where the verb begins whose endings stop at a place: 確認・さ・れ."""
    start = end - 1
    limit = max(0, end - _LONGEST_TAIL)
    while start > limit and words[start].role is Role.AUXILIARY:
        start -= 1
    is_made = words[start].norm == "為る" and start > 0 and words[start - 1].role is Role.VERBAL_NOUN
    return start - 1 if is_made else start


def reworded(words: Sequence[Lexeme], start: int, end: int, verb: str, kind: FindingKind) -> Remark:
    """Return the remark that another verb belongs there; both wordings are shown with their endings.

    A verb that ends its sentence is put in the polite style, whatever the wrong one was in.

    Args:
        words: Of the sentence.
        start: Where the wrong verb begins.
        end: Where it ends (exclusive), its endings not counted.
        verb: The right one, in its dictionary form.
        kind: What was noticed.
    """
    tail = tail_end(words, end)
    is_last = tail == end < len(words) and words[end].kind == "句点" and words[end].surface == "。"
    if is_last and _place(words, end) == _PLACES["終止"]:
        return Remark(kind, start, tail, _inflected(verb, _PLACES["連用"]) + "ます")
    return Remark(kind, start, tail, inflected(verb, words, end) + text_of(words, end, tail))


def inflected(verb: str, words: Sequence[Lexeme], end: int) -> str:
    """Return a verb in the form that the word before a place has there.

    Args:
        verb: In its dictionary form: 五段 in う, く, す or る, 一段, or ending in する.
        words: Of the sentence.
        end: The place behind the inflected word.
    """
    return _inflected(verb, _place(words, end))


def _inflected(verb: str, place: int) -> str:
    """Return a verb in one of its stems."""
    if verb.endswith("する"):
        stem, ending = verb[:-2], _SURU[place]
    elif verb.endswith(_ICHIDAN):
        stem, ending = verb[:-1], ("", "", "る", "れ", "よ", "")[place]
    else:
        stem, ending = verb[:-1], _GODAN[verb[-1]][place]
        if place == 1 and verb.endswith(RESPECTFUL_ENDS):
            ending = "い"
    return stem + ending + ("う" if place == _PLACES["意志"] else "")


def _place(words: Sequence[Lexeme], end: int) -> int:
    """Return which of its stems a verb shows before a place."""
    if end < len(words) and (_is_joint(words, end) or words[end].base in _PAST):
        return 5
    return _PLACES.get(words[end - 1].form[:2], 2)


def _is_joint(words: Sequence[Lexeme], at: int) -> bool:
    """Say whether a word is て or で behind a verb."""
    return words[at].surface in ("て", "で") and words[at].kind == "接続助詞"
