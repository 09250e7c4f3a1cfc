"""The cells with what must, should and must not be said become criteria."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.core.naming import id_for
from trainer.core.rubric import (
    AnyOf,
    Ask,
    Civil,
    Criterion,
    Need,
    Phrase,
    Register,
    RegisterLevel,
    ToneCalm,
)
from trainer.packs.importers.columns import sheet_language, sheet_words
from trainer.packs.importers.headings import Record
from trainer.packs.importers.table_faults import TableCode
from trainer.packs.phrase_checks import check_phrase
from trainer.packs.problems import Place, Problems
from trainer.packs.yaml_nodes import TextNode

MUST_POINTS, SHOULD_POINTS, MANNER_POINTS, AVOID_DEDUCT = 20, 10, 10, 20
"""Weights: one thing that must be said counts as much as two that should be."""

MANNER_ID, CIVIL_ID = "manner", "civil"
_LABEL = re.compile(r"(?<![0-9０-９])\s*[:：]\s*|\s*[:：]\s*(?![0-9０-９\s])")
_APART = re.compile(r"[;；、](?![^(（]*[)）])")
_ASKING = ("?", "？")
_CRITICAL = ("!", "！")
_BULLET = re.compile(r"[-*–•・]\s+|[•・]")
_MANNER_LANGUAGES = ("en", "ja")
"""Languages in which manner is judged."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a cell, read.

    Attributes:
        asks: Wordings that must be asked.
        says: Wordings that must be said.
        is_critical: It began with an exclamation mark.
    """

    label: str
    asks: tuple[str, ...]
    says: tuple[str, ...]
    is_critical: bool

    @property
    def need(self) -> Need:
        """Any of its wordings."""
        asked = _any_of([Phrase(text) for text in self.asks])
        needs = [Ask(asked)] if asked is not None else []
        return _any_of([*needs, *(Phrase(text) for text in self.says)]) or AnyOf(())


def _any_of(needs: Sequence[Need]) -> Need | None:
    if not needs:
        return None
    return needs[0] if len(needs) == 1 else AnyOf(tuple(needs))


def read_criteria(record: Record, *, customer: str, language: str) -> tuple[Criterion, ...]:
    """Return what is judged in one turn; faulty wordings are noted.

    Args:
        record: The row of the turn.
        customer: Stands for ``{name}`` in wordings and labels.
        language: Of the scenario; manner is judged where that can be.
    """
    ids: set[str] = {MANNER_ID, CIVIL_ID}
    hints = [line.strip() for line in record.text("hint").split("\n") if line.strip()]
    found: list[Criterion] = []
    for key in ("must", "should", "must_not"):
        for told in _read_cell(record, key, customer=customer, language=language):
            criterion_id = id_for(told.label, taken=ids, fallback=key.replace("_", "-"))
            ids.add(criterion_id)
            hint = hints.pop(0) if hints and key != "must_not" else ""
            found.append(_criterion(key, criterion_id, told, hint))
    if hints and found:
        record.warn(TableCode.HINTS_LEFT, "hint", text=hints[0])
    return (*found, *manner_criteria(language))


def _criterion(key: str, criterion_id: str, told: Told, hint: str) -> Criterion:
    if key == "must_not":
        deduct = 0 if told.is_critical else AVOID_DEDUCT
        return Criterion(
            criterion_id, told.label, told.need, is_avoided=True, deduct=deduct, is_critical=told.is_critical,
            skill="solution",
        )  # fmt: skip
    section = "understanding" if told.asks else "solution"
    points = MUST_POINTS if key == "must" else SHOULD_POINTS
    return Criterion(
        criterion_id, told.label, told.need, points=points, section=section, skill=section, hint=hint
    )


def manner_criteria(language: str) -> tuple[Criterion, ...]:
    """Return what every turn is judged by besides what the table says: manner, and no insults."""
    short = language.split("-")[0].lower()
    if short not in _MANNER_LANGUAGES:
        return ()
    words = sheet_words(language).drill
    manner: Need = Register(RegisterLevel.POLITE) if short == "ja" else ToneCalm()
    return (
        Criterion(
            MANNER_ID, words["manner"], manner, points=MANNER_POINTS, section="language", skill="language"
        ),
        Criterion(CIVIL_ID, words["civil"], Civil(), is_critical=True, section="language", skill="language"),
    )


def _read_cell(record: Record, key: str, *, customer: str, language: str) -> Iterator[Told]:
    words = sheet_words(sheet_language(language)).drill
    for written in record.text(key).split("\n"):
        line = _BULLET.sub("", written.strip(), count=1).replace("{name}", customer)
        is_critical = key == "must_not" and line.startswith(_CRITICAL)
        label, rest = _label_of(line.lstrip("!！ ") if is_critical else line)
        wordings = [part.strip() for part in _APART.split(rest) if part.strip()]
        asks = tuple(one.rstrip("?？ ") or one for one in wordings if one.endswith(_ASKING))
        says = tuple(one for one in wordings if not one.endswith(_ASKING))
        if not wordings or not _are_good(record, key, (*asks, *says)):
            continue
        kind = "avoids" if key == "must_not" else "asks" if asks else "says"
        first = (asks or says)[0]
        yield Told(label or words[kind].format(phrase=first), asks, says, is_critical)


def _label_of(line: str) -> tuple[str, str]:
    match = _LABEL.search(line)
    if match is None or not line[: match.start()].strip() or not line[match.end() :].strip():
        return "", line.strip().rstrip(":：")
    return line[: match.start()].strip(), line[match.end() :]


def _are_good(record: Record, key: str, wordings: Sequence[str]) -> bool:
    """Note what is wrong with wordings; return whether all can be looked for."""
    is_good = True
    for text in wordings:
        problems = Problems()
        if not check_phrase(TextNode(Place(""), text), text, problems):
            fault = problems.in_order()[0]
            record.add(TableCode.BAD_PHRASE, key, phrase=text, reason=fault.code)
            is_good = False
        elif "," in text or "，" in text:
            record.warn(TableCode.COMMA_IN_PHRASE, key, phrase=text)
    return is_good
