"""Each line of the doctor's report, with surroundings that are made up."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.services.stage import bundled, copy_pack
from trainer.core.errors import DatabaseError, DatabaseFault, SpeechFault
from trainer.services.doctor import Check, DoctorLine, DoctorService, Health
from trainer.services.library import Library
from trainer.services.paths import AppPaths
from trainer.services.surroundings import Surroundings, has_screen
from trainer.speech.diagnosis import SpeechDiagnosis

WELL = SpeechDiagnosis("espeak", {"en": ("a", "b"), "ja": ("c",)}, "aplay")


def report(
    tmp_path: Path,
    *,
    platform: str = "linux",
    environment: Mapping[str, str] | None = None,
    speech: SpeechDiagnosis = WELL,
    fonts: tuple[str, ...] | None = ("Noto Sans CJK JP",),
    database: DatabaseError | int = 4096,
) -> dict[Check, list[DoctorLine]]:
    def check_database() -> int:
        if isinstance(database, DatabaseError):
            raise database
        return database

    paths = AppPaths.under(tmp_path / "data")
    around = Surroundings(platform, environment or {}, lambda: speech, lambda: fonts)
    library = Library((bundled(), paths.packs), paths.kept_packs)
    lines: dict[Check, list[DoctorLine]] = {}
    for line in DoctorService(paths, library, check_database, around).report():
        lines.setdefault(line.check, []).append(line)
    return lines


def only(lines: list[DoctorLine]) -> tuple[str, Health]:
    (line,) = lines
    return line.code, line.health


def test_a_computer_with_everything_is_fine_in_every_line(tmp_path: Path) -> None:
    lines = report(tmp_path, environment={"DISPLAY": ":0", "XMODIFIERS": "@im=ibus"})
    assert set(lines) == set(Check)
    assert {line.health for group in lines.values() for line in group} == {Health.FINE}


@pytest.mark.parametrize("fault", list(DatabaseFault))
def test_a_database_that_cannot_be_used_is_trouble(tmp_path: Path, fault: DatabaseFault) -> None:
    lines = report(tmp_path, database=DatabaseError(fault, path=tmp_path))
    assert only(lines[Check.DATABASE]) == (fault.value, Health.TROUBLE)


def test_a_broken_pack_is_named(tmp_path: Path) -> None:
    folder = copy_pack("tsugite-support-en", tmp_path / "data" / "packs")
    (folder / "pack.yaml").write_text("id: [", encoding="utf-8")
    (line,) = report(tmp_path)[Check.PACKS]
    assert (line.code, line.health) == ("packs-broken", Health.TROUBLE)
    assert "tsugite-support-en" in str(line.data["names"])


@pytest.mark.parametrize("fault", [one for one in SpeechFault if one is not SpeechFault.NO_VOICE])
def test_silence_is_a_notice_since_drills_go_on(tmp_path: Path, fault: SpeechFault) -> None:
    lines = report(tmp_path, speech=SpeechDiagnosis(missing=(fault,)))
    assert only(lines[Check.SPEECH]) == (fault.value, Health.NOTICE)


def test_each_language_without_a_voice_has_a_line(tmp_path: Path) -> None:
    speech = SpeechDiagnosis("x", {}, None, (SpeechFault.NO_VOICE,), ("en", "ja"))
    lines = report(tmp_path, speech=speech)[Check.SPEECH]
    assert [line.code for line in lines] == ["speech-silent-en", "speech-silent-ja"]


def test_the_player_is_named_where_there_is_one(tmp_path: Path) -> None:
    assert only(report(tmp_path)[Check.SPEECH])[0] == "speech-fine-with-player"
    speech = SpeechDiagnosis("sapi5", {"en": ("a",), "ja": ("b",)}, None)
    assert only(report(tmp_path, speech=speech)[Check.SPEECH])[0] == "speech-fine"


@pytest.mark.parametrize(
    ("fonts", "platform", "code", "health"),
    [
        (("IPAGothic",), "linux", "fonts-fine", Health.FINE),
        ((), "linux", "fonts-missing", Health.TROUBLE),
        (None, "linux", "fonts-unknown", Health.FINE),
        (None, "darwin", "fonts-by-system", Health.FINE),
        (None, "win32", "fonts-by-system", Health.FINE),
    ],
)
def test_japanese_fonts(
    tmp_path: Path, fonts: tuple[str, ...] | None, platform: str, code: str, health: Health
) -> None:
    assert only(report(tmp_path, fonts=fonts, platform=platform)[Check.JAPANESE_FONT]) == (code, health)


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "input-none"),
        ({"QT_IM_MODULE": "ibus"}, "input-ibus"),
        ({"XMODIFIERS": "@im=ibus"}, "input-ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, "input-fcitx"),
    ],
)
def test_input_methods(tmp_path: Path, environment: dict[str, str], code: str) -> None:
    assert only(report(tmp_path, environment=environment)[Check.INPUT_METHOD])[0] == code
    assert only(report(tmp_path, platform="win32")[Check.INPUT_METHOD])[0] == "input-by-system"


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":1"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_where_a_window_can_be_shown(
    tmp_path: Path, platform: str, environment: dict[str, str], expected: bool
) -> None:
    assert has_screen(platform, environment) is expected
    code = only(report(tmp_path, platform=platform, environment=environment)[Check.SCREEN])[0]
    assert code == ("screen-fine" if expected else "screen-none")
