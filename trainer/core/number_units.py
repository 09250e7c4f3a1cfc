"""Units that numbers are typed with: which of them mean the same, and which can be turned into others."""

from __future__ import annotations

_SAME = (
    "s sec secs second seconds 秒 秒間",
    "min mins minute minutes 分 分間",
    "h hr hrs hour hours 時間",
    "d day days 日 日間",
    "wk wks week weeks 週 週間",
    "month months ヶ月 ケ月 か月 カ月 ヵ月 箇月 ヶ月間 か月間 カ月間",
    "y yr yrs year years 年 年間",
    "mm millimetre millimetres millimeter millimeters ミリ ミリメートル",
    "cm centimetre centimetres centimeter centimeters センチ センチメートル",
    "m metre metres meter meters メートル",
    "km kilometre kilometres kilometer kilometers キロメートル",
    "g gram grams gramme grammes グラム",
    "kg kgs kilogram kilograms キログラム",
    "ml millilitre millilitres milliliter milliliters ミリリットル",
    "l litre litres liter liters リットル",
    "% percent パーセント",
    "¥ \\ yen jpy 円 えん",
    "$ dollar dollars usd ドル",
    "€ euro euros eur ユーロ",
    "£ pound pounds gbp ポンド",
    "time times x 回 度",
    "person persons people 人 名 名様",
    "point points pt pts 点 ポイント",
    "character characters letter letters 文字 字",
    "case cases item items 件 個 つ",
)
_MEASURES: tuple[dict[str, int], ...] = (
    {"s": 1, "min": 60, "h": 3_600, "d": 86_400, "wk": 604_800},
    {"month": 1, "y": 12},
    {"mm": 1, "cm": 10, "m": 1_000, "km": 1_000_000},
    {"g": 1, "kg": 1_000},
    {"ml": 1, "l": 1_000},
)
"""Units of one measure, each in its smallest. Calendar months have no fixed number of days."""

_BUSINESS = ("business", "working")
_MONEY = frozenset("¥$€£")
_CANON = {unit: units.split()[0] for units in _SAME for unit in units.split()}
_CANON |= {f"{one} {day}": "business days" for one in _BUSINESS for day in ("day", "days")}
_CANON["営業日"] = "business days"


def _canon(unit: str) -> str:
    plain = unit.casefold().replace("per cent", "percent").strip(" .()[]")
    return _CANON.get(plain, plain)


def is_known_unit(text: str) -> bool:
    """Say whether a folded text is a unit that many questions ask for."""
    return text in _CANON


def is_measure(text: str) -> bool:
    """Say whether a folded text is a unit of money or of a measure, which may stand before its number."""
    canon = _canon(text)
    return canon in _MONEY or any(canon in measure for measure in _MEASURES)


def is_unit_for(typed: str, asked: str) -> bool:
    """Say whether a unit is the one that is asked for, or the end of it (``days`` for ``business days``).

    Args:
        typed: Folded.
        asked: As the pack has it.
    """
    if typed not in _CANON:
        typed = typed.removesuffix("間")  # a length of time in any unit: 営業日間
    wanted, given = _canon(asked), _canon(typed)
    ends = {wanted, _canon(wanted.rpartition(" ")[2]), _canon(wanted.removesuffix("目"))}
    if given in ends:
        return True
    return not typed.isascii() and wanted.endswith(typed)


def factor_between(typed: str, asked: str) -> tuple[int, int] | None:
    """Return what to multiply with and what to divide by to turn one unit into another of its measure.

    Args:
        typed: Folded.
        asked: As the pack has it.

    Returns:
        ``None`` where no exact number turns one into the other.
    """
    given, wanted = _canon(typed), _canon(asked)
    for measure in _MEASURES:
        if given in measure and wanted in measure:
            return measure[given], measure[wanted]
    return None
