"""Which of an engine's voices says a line: by language, then by gender, then steadily by customer."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.core.scenario import VoiceGender
from trainer.speech.protocol import VoiceEntry
from trainer.speech.tables import table
from trainer.speech.tags import ESPEAK, normal_tag


@dataclass(frozen=True, slots=True)
class VoiceWish:
    """How a customer should sound: a gender if it matters, and whose voice it is.

    The same ``customer_id`` always gets the same voice of the same engine.
    """

    gender: VoiceGender | None = None
    customer_id: str = ""


def pick_voice(
    voices: Sequence[VoiceEntry], *, engine: str, language: str, wish: VoiceWish | None = None
) -> str | None:
    """Returns the id of the voice for a language, or None if the engine has none for it.

    A wished gender is met where it can be; a language is never given up for it.
    """
    candidates = voices_for(voices, language)
    if not candidates:
        return None
    wish = wish or VoiceWish()
    if engine == ESPEAK:
        return _espeak_voice(candidates[0], wish)
    fitting = [voice for voice in candidates if voice.gender == wish.gender] or candidates
    if not wish.customer_id:
        return fitting[0].voice_id
    return fitting[_steady_index(wish.customer_id, len(fitting))].voice_id


def voices_for(voices: Iterable[VoiceEntry], language: str) -> list[VoiceEntry]:
    """Lists the voices that speak a language, the nearest region first and novelty voices left out."""
    wanted = normal_tag(language)
    ranked = [
        (rank, voice.voice_id, voice)
        for voice in voices
        if voice.name.casefold() not in table("voices")["novelty"]
        and (rank := _nearness(voice.languages, wanted)) is not None
    ]
    return [voice for _, _, voice in sorted(ranked, key=lambda entry: entry[:2])]


def _nearness(languages: Sequence[str], wanted: str) -> int | None:
    """0 is the very tag; a preferred region comes before the others; None is another language."""
    tables = table("voices")
    main = wanted.split("-")[0]
    preferred: list[str] = tables["preferred"].get(main, [])
    family = {main, *tables["same_language"].get(main, [])}
    ranks = []
    for tag in map(normal_tag, languages):
        if tag == wanted:
            ranks.append(0)
        elif tag in preferred:
            ranks.append(1 + preferred.index(tag))
        elif tag.split("-")[0] in family:
            ranks.append(10 + tag.count("-"))
    return min(ranks, default=None)


def _espeak_voice(voice: VoiceEntry, wish: VoiceWish) -> str:
    """Gives espeak-ng's one voice a language the wished person: its variants are added with a plus."""
    if wish.gender is None and not wish.customer_id:
        return voice.voice_id
    variants: dict[str, list[str]] = table("voices")["espeak_variants"]
    choices = variants[wish.gender] if wish.gender else [*variants["female"], *variants["male"]]
    return f"{voice.voice_id}+{choices[_steady_index(wish.customer_id, len(choices))]}"


def _steady_index(customer_id: str, count: int) -> int:
    # hash() differs from one start of the program to the next.
    return zlib.crc32(customer_id.encode("utf-8", "surrogatepass")) % count if customer_id else 0
