"""How the tests of the readers look at an analysis."""

from trainer.core.analysis import Analysis, FindingKind, Polarity, Token
from trainer.language import reader_for


def read(language: str, text: str) -> Analysis:
    return reader_for(language).read(text)


def heavy(analysis: Analysis, view: int = 0) -> list[str]:
    return [token.surface for token in analysis.views[view] if not token.is_light]


def polarity_of(language: str, text: str, word: str) -> Polarity:
    """Return the polarity of the word of a text that a phrase names."""
    analysis = read(language, text)
    (wanted, *_) = [token for token in reader_for(language).read_phrase(word)[0] if not token.is_light]
    return next(token.polarity for token in analysis.views[0] if compares(token, wanted))


def compares(one: Token, other: Token) -> bool:
    shares_sound = bool(one.sounds & other.sounds) and (one.is_phonetic or other.is_phonetic)
    return bool(one.forms.keys() & other.forms.keys()) or shares_sound


def finds(language: str, phrase: str, text: str) -> bool:
    """Say whether the heavy words of a phrase (all, if none is) stand together in a text, in some view."""
    reader = reader_for(language)
    analysis = reader.read(text)
    for wanted, view in zip(reader.read_phrase(phrase), analysis.views, strict=True):
        needles = [token for token in wanted if not token.is_light]
        hay = [token for token in view if needles and not token.is_light] or list(view)
        needles = needles or list(wanted)
        for at in range(len(hay) - len(needles) + 1):
            if all(map(compares, hay[at : at + len(needles)], needles)):
                return True
    return False


def asks(language: str, text: str) -> list[str | None]:
    """Return what makes each sentence of a text ask."""
    analysis = read(language, text)
    return [
        text[sentence.asks.start : sentence.asks.end] if sentence.asks else None
        for sentence in analysis.sentences
    ]


def remarks(language: str, text: str) -> list[tuple[FindingKind, str, str | None]]:
    """Return the kind, the words and the better wording of each remark on a text."""
    return [
        (finding.kind, text[finding.span.start : finding.span.end], finding.better)
        for finding in read(language, text).findings
    ]
