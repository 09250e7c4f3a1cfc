"""Which words of a Japanese sentence are denied: the denial stands behind the predicate and reaches back."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.analysis import Polarity
from trainer.language.japanese_clauses import number_clauses
from trainer.language.japanese_contrast import contrast_start, is_beyond_words
from trainer.language.japanese_harmless import is_harmless, second_of_must
from trainer.language.japanese_only import start_behind_only
from trainer.language.japanese_open import open_stretches
from trainer.language.japanese_words import CAUSATIVES, NOMINAL, Lexeme, Role, listed

LONGEST_REACH = 100
"""Words that a denial can reach back over; far more than any clause, so that hostile text stays linear."""

_SPEECH = listed("speech")
_ABLE = frozenset({"可能", "要", "必要"})
_EXISTS = frozenset({"有る", "御座る", "ある", "ござる", "無い"})
_ASKED_WITH = frozenset({"下さる", "頂く"})
_FLIPPED = {
    Polarity.AFFIRMED: Polarity.NEGATED,
    Polarity.NEGATED: Polarity.AFFIRMED,
    Polarity.UNSURE: Polarity.UNSURE,
}


class _Sentence:
    """The words of one sentence while their polarity is worked out."""

    def __init__(self, words: Sequence[Lexeme], clauses: Sequence[int], polarity: list[Polarity]) -> None:
        self.words = words
        self.clauses = clauses
        self.polarity = polarity
        self.void: set[int] = set()

    def start_of(self, index: int) -> int:
        """Return where the clause of a word begins."""
        clause, limit = self.clauses[index], max(0, index - LONGEST_REACH)
        while index > limit and self.clauses[index - 1] == clause:
            index -= 1
        return index

    def start_of_run(self, index: int) -> int:
        """Return where the nouns begin that touch a word."""
        start = index
        while start > max(0, index - LONGEST_REACH) and self.words[start - 1].role in NOMINAL:
            start -= 1
        return start

    def flip(self, start: int, end: int) -> None:
        """Deny the words from ``start`` up to ``end``; denied words are asserted again."""
        for index in range(start, end):
            self.polarity[index] = _FLIPPED[self.polarity[index]]

    def behind(self, index: int, steps: int = 1) -> Lexeme | None:
        """Return the word some steps behind another, or ``None``."""
        return self.words[index + steps] if index + steps < len(self.words) else None

    def noun_before(self, index: int) -> int | None:
        """Return the place of the noun whose existence is denied: 問題 in 問題はございません."""
        at = index - 1
        while at >= max(0, index - LONGEST_REACH) and (
            self.words[at].role in (Role.AUXILIARY, Role.PARTICLE) or self.words[at].is_any(_EXISTS)
        ):
            at -= 1
        return at if at >= 0 else None


def _deny_idiom(sentence: _Sentence, index: int) -> bool:
    """Handle 問題ございません and its like: only the noun is denied, 申し訳ございません denies nothing."""
    noun = sentence.noun_before(index)
    if noun is None:
        return False
    if is_beyond_words(sentence.words, noun):
        return True
    kind = sentence.words[noun].denies
    if kind == "idiom":
        sentence.flip(noun, noun + 1)
    is_adverb = (
        sentence.words[index].form.startswith("連用")
        and noun == index - 1
        and sentence.words[index].norm == "無い"
        and sentence.words[noun].role in (Role.NOUN, Role.VERBAL_NOUN)
        and (after := sentence.behind(index)) is not None
        and after.role not in (Role.PARTICLE, Role.AUXILIARY, Role.MARK, Role.SUPPORT)
    )
    if is_adverb and kind not in ("idiom", "apology"):
        sentence.flip(noun, noun + 1)
    return is_adverb or kind in ("idiom", "apology")


def _deny(sentence: _Sentence, index: int) -> None:
    """Handle the denial ない, ぬ, ず, かねる at an index."""
    if index in sentence.void:
        return
    second = second_of_must(sentence.words, index)
    if second is not None:
        sentence.void.add(second)
        return
    if is_harmless(sentence.words, index) or _deny_idiom(sentence, index):
        return
    own = contrast_start(sentence.words, sentence.start_of(index), index)
    begin = start_behind_only(sentence.words, own, index)
    start, polarity = _through_quote(sentence, begin, index)
    if polarity is Polarity.UNSURE:
        sentence.polarity[start:index] = [Polarity.UNSURE] * (index - start)
    else:
        sentence.flip(start, index)


def _through_quote(sentence: _Sentence, start: int, index: int) -> tuple[int, Polarity]:
    """Carry a denial of thinking or saying back into what is quoted: 返金できるとは思いません."""
    words = sentence.words
    quotes = start and any(word.surface == "と" for word in words[max(0, start - 2) : start + 1])
    window = words[start:index]
    if quotes and any(word.base == "限る" for word in window):
        return sentence.start_of(start - 1), Polarity.UNSURE
    heavy = [word for word in window if not word.is_light and word.role is not Role.MARK]
    if quotes and heavy and all(word.is_any(_SPEECH) or word.role is Role.SUPPORT for word in heavy):
        return sentence.start_of(start - 1), Polarity.NEGATED
    return start, Polarity.NEGATED


def _deny_by_meaning(sentence: _Sentence, index: int) -> None:
    """Handle a word whose meaning denies what stands before it: 難しい, 不可, 対象外, お控えください."""
    word, behind = sentence.words[index], sentence.behind(index)
    if _is_cue(sentence.words, index, behind):
        sentence.flip(sentence.start_of(index), index)
    elif word.denies == "beside":
        sentence.flip(sentence.start_of_run(index), index)
    elif word.denies == "next" and word.role is Role.PREFIX and behind is not None:
        start = sentence.start_of(index) if behind.is_any(_ABLE) else index + 1
        sentence.flip(start, index + 2)


def _is_cue(words: Sequence[Lexeme], index: int, behind: Lexeme | None) -> bool:
    """Say whether a word denies its clause: by itself, asked for, declined politely, or as a condition.

    控えさせていただきます declines as お控えください asks; 駄目 forbids behind ては (してはだめ).
    """
    match words[index].denies:
        case "back":
            return True
        case "asked":
            return behind is not None and (behind.norm in _ASKED_WITH or behind.base in CAUSATIVES)
        case "outside":
            return behind is not None and behind.surface == "外"
        case "condition":
            before = [word.surface for word in words[max(0, index - 2) : index]]
            return before[-1:] in (["ちゃ"], ["じゃ"]) or before in (["て", "は"], ["で", "は"])
        case _:
            return False


def forbids(words: Sequence[Lexeme], index: int) -> bool:
    """Say whether な at a place forbids: it stands behind the dictionary form of a verb, at the end (行くな).

    There the dictionary may take it for a form of だ.
    """
    before = words[index - 1] if index else None
    behind = words[index + 1] if index + 1 < len(words) else None
    return (
        before is not None
        and words[index].surface == "な"
        and before.role in (Role.VERB, Role.SUPPORT)
        and before.form.startswith(("終止", "連体"))
        and (behind is None or behind.role is Role.MARK or behind.kind == "終助詞")
    )


def read_polarity(words: Sequence[Lexeme]) -> tuple[list[Polarity], list[int]]:
    """Say of each short word of a sentence whether it is asserted, and number its clause.

    The denial reaches back from the predicate to the start of its clause; two denials of one predicate undo
    each other (日本語記述文法研究会『現代日本語文法 3』2007, part 7). What a question inside the
    sentence leaves open (返金できるか確認します) is neither.

    Args:
        words: The short words and marks of one sentence.

    Returns:
        The polarity and the clause number (from 0) of each word. A denial itself stands as its surroundings
        leave it.
    """
    clauses, polarity = number_clauses(words), [Polarity.AFFIRMED] * len(words)
    denials = [index for index, word in enumerate(words) if word.may_deny]
    if denials:
        _deny_all(_Sentence(words, clauses, polarity), denials)
    for start, end in open_stretches(words, clauses):
        polarity[start:end] = [Polarity.OPEN] * (end - start)
    return polarity, clauses


def _deny_all(sentence: _Sentence, denials: Sequence[int]) -> None:
    """Let the words at some places deny what they deny."""
    for index in denials:
        word = sentence.words[index]
        if word.role is Role.NEGATIVE:
            _deny(sentence, index)
        elif word.denies:
            _deny_by_meaning(sentence, index)
        elif forbids(sentence.words, index):
            sentence.flip(sentence.start_of(index - 1), index)
