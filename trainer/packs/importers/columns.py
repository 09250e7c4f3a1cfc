"""The columns of the tables that are read and written: headings, values and explanations, by language."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "ja")
"""Languages of the templates. Headings and values are read in all of them, whatever the rows say."""


class SheetKind(StrEnum):
    """What the rows of a table are."""

    QUIZ = "quiz"
    SCENARIO = "scenario"


@dataclass(frozen=True, slots=True)
class Column:
    """A column in one language.

    Attributes:
        key: Its name in this program.
        heading: As templates and exports write it.
        also: Other headings that are read.
        about: What belongs into it.
        width: In characters.
    """

    key: str
    heading: str
    also: tuple[str, ...]
    about: str
    width: int


@dataclass(frozen=True, slots=True)
class SheetWords:
    """Everything that tables say in one language.

    Attributes:
        sheets: ``quiz``, ``scenario``, ``guide``, ``example`` → name of the sheet.
        columns: By kind, in the order of the template.
        values: ``type``, ``channel``, ``next``, ``switch``, ``truth`` → value → as it is written.
        drill: What stands in a scenario where the table says nothing.
        guide: Explanations, by kind.
        examples: Rows, by kind: key of the column → cell.
        banner: Stands above the examples.
        guide_columns: Headings of the list of columns in the explanations.
    """

    sheets: Mapping[str, str]
    columns: Mapping[SheetKind, tuple[Column, ...]]
    values: Mapping[str, Mapping[str, str]]
    drill: Mapping[str, str]
    guide: Mapping[SheetKind, tuple[str, ...]]
    examples: Mapping[SheetKind, tuple[Mapping[str, str], ...]]
    banner: str
    guide_columns: tuple[str, ...]

    def heading(self, kind: SheetKind, key: str) -> str:
        """Return the heading of a column."""
        return next(column.heading for column in self.columns[kind] if column.key == key)


def sheet_language(language: str) -> str:
    """Return the language of a template for people or texts of a language: English where there is none."""
    short = language.split("-")[0].lower()
    return short if short in LANGUAGES else LANGUAGES[0]


@cache
def sheet_words(language: str) -> SheetWords:
    """Return what tables say in a language; see `sheet_language`."""
    name = f"words_{sheet_language(language)}.json"
    raw = json.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    return SheetWords(
        sheets=raw["sheets"],
        columns={kind: _columns(raw["columns"][kind.value]) for kind in SheetKind},
        values=raw["values"],
        drill=raw["drill"],
        guide={kind: tuple(raw["guide"][kind.value]) for kind in SheetKind},
        examples={kind: tuple(raw["examples"][kind.value]) for kind in SheetKind},
        banner=raw["banner"],
        guide_columns=tuple(raw["guide_columns"]),
    )


def _columns(raw: Mapping[str, Mapping[str, object]]) -> tuple[Column, ...]:
    return tuple(
        Column(
            key, str(one["heading"]), tuple(_texts(one["also"])), str(one["about"]), int(str(one["width"]))
        )
        for key, one in raw.items()
    )


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def fold_heading(text: str) -> str:
    """Return a heading or a value without case, spaces and signs, full-width forms as half-width ones."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum() or sign in "○×〇✕")


@cache
def known_headings(kind: SheetKind) -> Mapping[str, tuple[str, str]]:
    """Return every heading that is read: folded → (key of its column, language)."""
    found: dict[str, tuple[str, str]] = {}
    main = {}
    for language in LANGUAGES:
        for column in sheet_words(language).columns[kind]:
            main[fold_heading(column.heading)] = (column.key, language)
            for other in (column.key, *column.also):
                found.setdefault(fold_heading(other), (column.key, language))
    return found | main


@cache
def all_headings() -> frozenset[str]:
    """Return the headings of all kinds, folded."""
    return frozenset(known_headings(SheetKind.QUIZ)) | frozenset(known_headings(SheetKind.SCENARIO))


_ALSO: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "type": {
        "single": ("single", "single choice", "multiple choice", "mc", "単一選択", "択一", "選択", "四択"),
        "multiple": ("multiple", "multiple answers", "checkbox", "several", "複数選択", "複数"),
        "true-false": ("true-false", "true/false", "tf", "yes/no", "正誤", "まるばつ", "〇×", "〇✕", "○✕"),
        "ordering": ("ordering", "order", "sequence", "順番", "並び替え", "並べかえ"),
        "matching": ("matching", "pairs", "組合せ", "組み合せ", "マッチング"),
        "numeric": ("numeric", "numerical", "数字", "数"),
        "short": ("short", "short answer", "text", "短答", "短文", "語句"),
        "open": ("essay", "free text", "自由記述", "論述"),
        "reading": ("read", "information", "読む", "文章"),
    },
    "channel": {
        "chat": ("live chat",),
        "email": ("email", "mail", "Eメール", "電子メール"),
        "phone": ("telephone", "call", "お電話"),
        "in-person": ("face to face", "shop", "store", "店頭", "接客"),
    },
    "next": {
        "resolved": ("end", "resolved", "done", "終了", "終わり", "完了"),
        "escalated": ("escalated", "escalate", "エスカレーション", "引継ぎ"),
        "lost": ("lost", "失う", "離脱", "失注"),
    },
    "switch": {"true": ("true", "1", "x", "有"), "false": ("false", "0", "無")},
    "truth": {
        "true": ("true", "t", "yes", "right", "correct", "はい", "正しい", "正", "○", "〇", "まる", "1"),
        "false": ("false", "f", "no", "wrong", "いいえ", "誤り", "誤", "×", "✕", "ばつ", "0", "正しくない"),
    },
}  # fmt: skip
"""What people write besides the words of the lists."""


@cache
def known_values(name: str) -> Mapping[str, str]:
    """Return every value of one list that is read: folded → its name in this program."""
    written = [sheet_words(language).values[name] for language in LANGUAGES]
    pairs = [(text, value) for values in written for value, text in values.items()]
    also = [(text, value) for value, texts in _ALSO[name].items() for text in (value, *texts)]
    return {fold_heading(text): value for text, value in [*also, *pairs]}
