"""Japanese numbers as they sound: plain, digit by digit, and changed by the counter that follows them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from trainer.core.kanji_numbers import read_kanji_number
from trainer.speech.tables import table

_DIGITS = ("", "イチ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュー")
_IRREGULAR = {
    "サンヒャク": "サンビャク",
    "ロクヒャク": "ロッピャク",
    "ハチヒャク": "ハッピャク",
    "サンセン": "サンゼン",
    "ハチセン": "ハッセン",
}
_GREAT = ((10**12, "チョー"), (10**8, "オク"), (10**4, "マン"))
_LARGEST = 10**16

# What the end of the number becomes before a counter.
# Source of the classes: NHK pronunciation dictionary, counters.
_DOUBLED: Mapping[str, Mapping[str, str]] = {
    "k": {"イチ": "イッ", "ロク": "ロッ", "ハチ": "ハッ", "ジュー": "ジュッ", "ャク": "ャッ"},
    "s": {"イチ": "イッ", "ハチ": "ハッ", "ジュー": "ジュッ"},
    "h": {"イチ": "イッ", "ロク": "ロッ", "ハチ": "ハッ", "ジュー": "ジュッ", "ャク": "ャッ"},
    "ten": {"ジュー": "ジュッ"},
}


def parse_number(text: str) -> Decimal:
    """Reads ``1,980``, ``3.5``, ``1万2千``, ``二十三``; the text must hold nothing else."""
    return read_kanji_number(text, lambda digits: Decimal(digits.replace(",", ""))) or Decimal(0)


def number_kana(number: Decimal) -> str:
    """Says a number from 0 to below 10^16, with its decimals one by one."""
    whole, _, decimals = f"{number.normalize():f}".partition(".")
    said = _whole_kana(int(whole))
    if not decimals:
        return said
    point = "レーテン" if whole == "0" else f"{_before_point(said)}テン"
    return point + "".join(digits_kana(decimals[:-1]).split()) + (_DIGITS[int(decimals[-1])] or "ゼロ")


def digits_kana(digits: str) -> str:
    """Says digits one by one, as telephone and order numbers are read."""
    names: dict[str, str] = table("readings")["digits"]
    return " ".join(names[digit] for digit in digits)


def counted_kana(number: Decimal, counter: str) -> str:
    """Says a number with its counter: ``3`` and ``本`` is サンボン."""
    spec: dict[str, Any] = table("counters")["counters"][counter]
    plain = f"{number.normalize():f}"
    if exact := spec.get("exact", {}).get(plain):
        return str(exact)
    said = number_kana(number)
    if "." in plain:
        return said + str(spec["kana"])
    return _joined(_with_last_digit(said, plain, spec.get("last", {})), spec)


def is_sayable(number: Decimal) -> bool:
    return number < _LARGEST


def _whole_kana(number: int) -> str:
    if number == 0:
        return "ゼロ"
    said = ""
    for size, name in _GREAT:
        count, number = divmod(number, size)
        if count:
            said += _great_kana(_below_ten_thousand(count), name)
    return said + _below_ten_thousand(number)


def _great_kana(count: str, name: str) -> str:
    if name == "チョー":
        count = _doubled(count, "s")
    # 千万 is イッセンマン, but 千円 is センエン.
    return (f"イッ{count}" if count.startswith("セン") else count) + name


def _below_ten_thousand(number: int) -> str:
    said = ""
    for size, name in ((1000, "セン"), (100, "ヒャク"), (10, "ジュー")):
        count, number = divmod(number, size)
        if count:
            part = ("" if count == 1 else _DIGITS[count]) + name
            said += _IRREGULAR.get(part, part)
    return said + _DIGITS[number]


def _before_point(said: str) -> str:
    """ニ and ゴ are drawn out before the point (ニーテンゴ), 1, 8 and 10 are cut short (イッテンゴ)."""
    if said.endswith(("ニ", "ゴ")):
        return said + "ー"
    return _doubled(said, "s")


def _with_last_digit(said: str, plain: str, last: Mapping[str, str]) -> str:
    digit = plain[-1]
    if digit not in last:
        return said
    usual = "ゼロ" if plain == "0" else _DIGITS[int(digit)]
    return said.removesuffix(usual) + last[digit] if usual and said.endswith(usual) else said


def _joined(said: str, spec: Mapping[str, Any]) -> str:
    kana = str(spec["kana"])
    doubled = _doubled(said, spec.get("change", ""))
    if doubled != said:
        return doubled + str(spec.get("doubled", kana))
    if said.endswith(("サン", "ゼン", "マン")):
        return said + str(spec.get("after_san", kana))
    if said.endswith("ヨン"):
        return said + str(spec.get("after_yon", kana))
    return said + kana


def _doubled(said: str, change: str) -> str:
    for end, short in _DOUBLED.get(change, {}).items():
        if said.endswith(end):
            return said.removesuffix(end) + short
    return said
