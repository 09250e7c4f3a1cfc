"""Likely personal data in the texts of a pack: where it stands, of what kind it is, and partly masked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from trainer.core.errors import Problem, Severity
from trainer.packs.personal_kinds import PersonalKind
from trainer.packs.personal_patterns import Spot, detectors

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−ー"), 0x2D)
_NARROW = _WIDE | _HYPHENS
"""Full-width letters, digits and signs, and every dash, one character for one, so that columns stay."""

_SHOWN_ENDS = 2
_SHORTEST_INVENTED = 4


def personal_data_in(
    texts: Mapping[str, bytes], *, language: str, invented: Iterable[str] = (), used: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """Return what may be personal data, as warnings in file and line order.

    Args:
        texts: Name → content of the pack's text files; what is not UTF-8 is read as far as it is.
        language: Of the pack, for telephone numbers without a country.
        invented: What the pack says it made up: the same again, in any writing, or something that holds it,
            such as an address at an invented domain, is no finding.
        used: What the pack works with, such as its facts and phrases. Numbers of orders among it are no
            findings; that a telephone number is asked for does not make it nobody's.
    """
    known = _long_enough(invented)
    orders = [*known, *_long_enough(used)]
    found: list[Problem] = []
    for name in sorted(texts):
        lines = texts[name].decode("utf-8-sig", "replace").split("\n")
        for number, line in enumerate(lines, start=1):
            for kind, start, end in _spots(line, language):
                text = line[start:end]
                if kind is not None and not _is_in(text, orders if kind is PersonalKind.ORDER else known):
                    data = {"text": masked(text)}
                    found.append(Problem(name, number, start + 1, kind.value, data, None, Severity.WARNING))
    return tuple(found)


def _spots(line: str, language: str) -> Iterator[Spot]:
    """Yield what is found in a line; of two that overlap the one of the surer kind."""
    plain = line.translate(_NARROW)
    taken: list[Spot] = []
    for detect in detectors(language):
        for kind, start, end in detect(plain):
            if all(end <= begun or start >= ended for _, begun, ended in taken):
                taken.append((kind, start, end))
    yield from sorted(taken, key=lambda spot: spot[1])


def _long_enough(texts: Iterable[str]) -> list[str]:
    return [one for one in map(_bare, texts) if len(one) >= _SHORTEST_INVENTED]


def _is_in(text: str, known: list[str]) -> bool:
    bare = _bare(text)
    return any(bare in one or one in bare for one in known)


def _bare(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def masked(text: str) -> str:
    """Return a text of which only its beginning and end can be read.

    Dots take the place of letters and digits; other signs stay, so that it can be found again.
    """
    places = [at for at, sign in enumerate(text) if sign.isalnum()]
    hidden = set(places[_SHOWN_ENDS:-_SHOWN_ENDS])
    return "".join("•" if at in hidden else sign for at, sign in enumerate(text))


def is_personal(problem: Problem) -> bool:
    """Say whether a problem is a finding of `personal_data_in`."""
    return problem.code in frozenset(PersonalKind)
