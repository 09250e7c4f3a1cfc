"""Every finding of the doctor has a sentence in both languages."""

from __future__ import annotations

import ast
import inspect

import pytest

from tests.wording.sentences import demand_sentence
from trainer.core.errors import DatabaseFault, SpeechFault
from trainer.services import doctor
from trainer.services.doctor import Check, DoctorLine, Health
from trainer.wording.doctor import check_name, doctor_sentence, sentences, speech_sentence

DATA: dict[str, object] = {
    "version": "1", "python": "3.13", "system": "Linux", "names": "PySide6", "path": "a.db", "bytes": 81920,
    "packs": 2, "scenarios": 6, "broken": 1, "family": "Noto", "engine": "espeak", "english": 8,
    "japanese": 1, "player": "aplay",
}  # fmt: skip
NEUTRAL = {"program", "libraries"}  # names and numbers alone


def codes_in_the_service() -> set[str]:
    found = {
        node.value
        for node in ast.walk(ast.parse(inspect.getsource(doctor)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in sentences()
    }
    return found | {fault.value for fault in SpeechFault} | {"speech-silent-en", "speech-silent-ja"}


def test_every_sentence_belongs_to_a_finding() -> None:
    assert set(sentences()) == codes_in_the_service()
    assert len(sentences()) > 20


@pytest.mark.parametrize("code", [*sentences(), *(fault.value for fault in DatabaseFault)])
def test_a_finding_is_told(code: str, language: str) -> None:
    text = doctor_sentence(DoctorLine(Check.PROGRAM, Health.FINE, code, DATA))
    if code not in NEUTRAL:
        demand_sentence(text, language, what=code)


def test_checks_are_named(language: str) -> None:
    assert len({check_name(check) for check in Check}) == len(Check)


@pytest.mark.parametrize("fault", list(SpeechFault))
def test_silence_is_explained_in_the_window_too(fault: SpeechFault, language: str) -> None:
    demand_sentence(speech_sentence(fault.value), language)
