"""Finds what a Japanese text writes in figures, signs and Latin letters, and says each in kana."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from trainer.speech.numerals import counted_kana, digits_kana, is_sayable, number_kana, parse_number
from trainer.speech.tables import table

# Each expression found becomes one character of the private use area, so that the sentence around it
# keeps its grammar.
FIRST_MARK = 0xE000
LAST_MARK = 0xF8FF

_FIGURES = r"\d+(?:,\d{3})*(?:\.\d+)?(?:(?:[十百千]?[万億兆]|[百千])(?:\d+(?:,\d{3})*)?)*"
_KANJI_NUMBER = r"[一二三四五六七八九十百千][一二三四五六七八九十百千万億]*"
_LONGEST_NUMBER_DIGITS = 7
_LONGEST_ID_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its expressions replaced by marks, and what each mark sounds like, in their order."""

    text: str
    sounds: tuple[str, ...]

    def sound_of(self, mark: str) -> str | None:
        index = ord(mark) - FIRST_MARK
        return self.sounds[index] if 0 <= index < len(self.sounds) else None


def mark_expressions(text: str) -> Marked:
    """Replaces dates, times, amounts, numbers, codes and Latin words by marks; ``text`` is NFKC."""
    found: list[tuple[int, int, str]] = []
    taken = bytearray(len(text))
    for pattern, say in _patterns():
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]) or (sound := say(match)) is None:
                continue
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            found.append((match.start(), match.end(), sound))
    return _replaced(text, sorted(found))


def _replaced(text: str, found: Iterable[tuple[int, int, str]]) -> Marked:
    pieces: list[str] = []
    sounds: list[str] = []
    position = 0
    for start, end, sound in found:
        pieces += [text[position:start], chr(FIRST_MARK + len(sounds))]
        sounds.append(sound)
        position = end
    pieces.append(text[position:])
    return Marked("".join(pieces), tuple(sounds))


Say = Callable[[re.Match[str]], str | None]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Say], ...]:
    """The first pattern that wants a stretch of text has it, so the order is part of the rule."""
    counters = _any_of(table("counters")["counters"])
    suffixes = _any_of(table("counters")["suffixes"])
    latin_counters = _any_of(name for name in table("counters")["counters"] if name.isascii() and name != "%")
    week = "".join(table("readings")["weekdays"])
    weekday = rf"(?:\s?\((?P<weekday>[{week}])(?:曜日?)?\))?"
    counted = rf"(?P<counter>{counters})(?P<suffixes>(?:{suffixes}){{0,2}})"
    rules: tuple[tuple[str, Say], ...] = (
        (r"(?:https?://|www\.)[^\s\u3000-\u9fff\uff00-\uffef]+", lambda _: "ユーアールエル"),
        # Faces and laughter are for the eye.
        (r"m?\((?=[^()]*[_^;*´`ω∀Д><])[^()\u4e00-\u9fff]{1,12}\)m?|\^_?\^;?", lambda _: " "),
        (r"(?<=[ぁ-ヿ一-鿿。!?])w+(?![A-Za-z0-9.])", lambda _: " "),
        (r"[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", _say_address),
        (_phrase_pattern(), lambda match: _phrases()[match[0].casefold()]),
        (
            rf"(?<!\d)(?P<year>\d{{4}})[/-](?P<month>\d{{1,2}})[/-](?P<day>\d{{1,2}})(?!\d){weekday}",
            _say_date,
        ),
        (rf"(?<![\d/])(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})(?![\d/]){weekday}", _say_date),
        (rf"(?<!\d)(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?!間){weekday}", _say_date),
        (
            rf"(?P<month>[一二三四五六七八九十]{{1,2}})月(?P<day>[一二三四五六七八九十]{{1,3}})日(?!間){weekday}",
            _say_date,
        ),
        (r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?![\d:])", _say_time),
        (
            r"(?<![\dA-Za-z-])\+?\d+(?:-\d+){2,}(?![\dA-Za-z])|(?<![\dA-Za-z-])\d{3}-\d{4}(?![\d-])",
            _say_groups,
        ),
        (r"(?<![\dA-Za-z])0\d{8,}(?!\d)", _say_groups),
        (
            rf"(?<![\dA-Za-z])(?P<number>{_FIGURES})\s?(?P<counter>{latin_counters})(?![A-Za-z\d])",
            _say_counted,
        ),
        (r"(?<![A-Za-z0-9])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?![A-Za-z0-9])", _say_code),
        (r"(\d+)分の(\d+)", _say_fraction),
        (rf"[¥\\](?P<number>{_FIGURES})-?", lambda match: _money(match, "円")),
        (rf"\$(?P<number>{_FIGURES})", lambda match: _money(match, "ドル")),
        (rf"€(?P<number>{_FIGURES})", lambda match: _money(match, "ユーロ")),
        (rf"(?P<number>{_FIGURES})\s?{counted}", _say_counted),
        (rf"(?<![一二三四五六七八九十百千万億])(?P<number>{_KANJI_NUMBER}){counted}", _say_counted),
        (_FIGURES, lambda match: _say_plain(match[0])),
        (r"[A-Za-z]+(?:[-'][A-Za-z]+)*", lambda match: latin_kana(match[0])),
    )
    return tuple((re.compile(pattern, re.IGNORECASE), say) for pattern, say in rules)


def latin_kana(word: str) -> str:
    """Says a Latin word: known ones and capitals in kana; the rest is left to the engine, between spaces."""
    lowered = word.casefold()
    known: dict[str, str] = table("readings")["latin"]
    if lowered in known:
        return known[lowered]
    if len(word) == 1 or (word.isupper() and len(word) <= _LONGEST_ID_LETTERS + 1):
        return "".join(_letter(character) for character in word)
    return f" {word} "


def _letter(character: str) -> str:
    letters: dict[str, str] = table("readings")["letters"]
    return letters.get(character.casefold(), "")


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def _phrases() -> dict[str, str]:
    return {phrase.casefold(): kana for phrase, kana in table("readings")["phrases"].items()}


def _phrase_pattern() -> str:
    """A phrase that starts with a figure or a letter must not be the tail of a longer one (二十分)."""
    return rf"(?:(?<![一二三四五六七八九十\da-z])|(?=[^一十三a-z]))(?:{_any_of(_phrases())})"


def _say_address(match: re.Match[str]) -> str:
    spoken = re.sub(r"\d+", lambda digits: f" {digits_kana(digits[0])} ", match[0])
    for sign, kana in (
        ("@", " アットマーク "),
        (".", " ドット "),
        ("-", " ハイフン "),
        ("_", " アンダーバー "),
    ):
        spoken = spoken.replace(sign, kana)
    return re.sub(r"[A-Za-z]+", lambda word: latin_kana(word[0]), spoken)


def _say_date(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    month, day = parse_number(groups["month"]), parse_number(groups["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    said = f"{counted_kana(month, '月')} {'ツイタチ' if day == 1 else counted_kana(day, '日')}"
    if year := groups.get("year"):
        said = f"{counted_kana(parse_number(year), '年')} {said}"
    if weekday := groups.get("weekday"):
        name = table("readings")["weekdays"][weekday]
        said += f"、{name}" if weekday == "祝" else f"、{name}ビ"
    return said


def _say_time(match: re.Match[str]) -> str:
    hours, minutes, seconds = match.groups()
    said = counted_kana(parse_number(hours), "時")
    if minutes != "00" or seconds:
        said += " " + counted_kana(parse_number(minutes), "分")
    return f"{said} {counted_kana(parse_number(seconds), '秒')}" if seconds else said


def _say_groups(match: re.Match[str]) -> str:
    """Telephone, postal and tracking numbers: digit by digit, ノ between the groups."""
    groups = match[0].lstrip("+").split("-")
    return ("プラス " if match[0].startswith("+") else "") + " ノ ".join(
        digits_kana(group) for group in groups
    )


def _say_code(match: re.Match[str]) -> str | None:
    """An order number such as M-20391: letters by their names, figures one by one."""
    code = match[0]
    has_both = bool(re.search(r"\d{2}", code) and re.search(r"[A-Za-z]", code))
    if not has_both or max(map(len, re.findall(r"[A-Za-z]+", code))) > _LONGEST_ID_LETTERS:
        return None
    parts = re.findall(r"\d+|[A-Za-z]+|-", code)
    return " ".join(_code_part(part) for part in parts)


def _code_part(part: str) -> str:
    if part == "-":
        return "ハイフン"
    return digits_kana(part) if part.isdigit() else "".join(map(_letter, part))


def _say_fraction(match: re.Match[str]) -> str | None:
    below, above = parse_number(match[1]), parse_number(match[2])
    if not (is_sayable(below) and is_sayable(above)):
        return None
    return f"{number_kana(below)}ブンノ {number_kana(above)}"


def _money(match: re.Match[str], currency: str) -> str | None:
    number = parse_number(match["number"])
    return counted_kana(number, currency) if is_sayable(number) else None


def _say_counted(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    number = parse_number(groups["number"])
    if not is_sayable(number):
        return None
    counter = groups["counter"]
    said = counted_kana(number, counter.casefold() if counter.isascii() else counter)
    suffixes: dict[str, str] = table("counters")["suffixes"]
    written = re.findall(_any_of(suffixes), groups.get("suffixes") or "")
    return said + "".join(suffixes[suffix] for suffix in written)


def _say_plain(figures: str) -> str:
    bare = re.match(r"\d+$", figures)
    is_code = bool(bare) and (len(figures) > _LONGEST_NUMBER_DIGITS or (figures[0] == "0" and figures != "0"))
    number = parse_number(figures)
    if is_code or not is_sayable(number):
        return digits_kana(re.sub(r"\D", "", figures))
    return number_kana(number)
