"""Units that numbers are typed with, and which of them mean the same."""

from __future__ import annotations

LONGEST_UNIT = 24
MOST_UNIT_WORDS = 2

_SAME = (
    "s sec secs second seconds 秒 秒間",
    "min mins minute minutes 分 分間",
    "h hr hrs hour hours 時間",
    "d day days 日 日間",
    "wk wks week weeks 週 週間",
    "month months ヶ月 ケ月 か月 カ月 ヵ月 箇月 ヶ月間 か月間 カ月間",
    "y yr yrs year years 年 年間",
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
_CANON = {unit: units.split()[0] for units in _SAME for unit in units.split()}


def _canon(unit: str) -> str:
    plain = unit.casefold().replace("per cent", "percent").strip(" .()[]")
    return _CANON.get(plain, plain)


def is_unit_for(typed: str, asked: str) -> bool:
    """Say whether a unit is the one that is asked for, or the end of it (``days`` for ``business days``).

    Args:
        typed: Folded.
        asked: As the pack has it.
    """
    if typed not in _CANON:
        typed = typed.removesuffix("間")  # a length of time in any unit: 営業日間
    wanted, given = _canon(asked), _canon(typed)
    if wanted == given or _canon(wanted.rpartition(" ")[2]) == given:
        return True
    return not typed.isascii() and wanted.endswith(typed)


def is_unit_like(text: str) -> bool:
    """Say whether a text beside a number may be its unit: nothing, one or two short words, or a sign."""
    return len(text) <= LONGEST_UNIT and len(text.split()) <= MOST_UNIT_WORDS
