"""The doctor's report in sentences, each with what to do where something is missing."""

from __future__ import annotations

from trainer.core.errors import UserFacingError
from trainer.services.doctor import Check, DoctorLine
from trainer.wording.catalogue import _
from trainer.wording.errors import explain, explained_codes
from trainer.wording.numbers import file_size, number


def check_name(check: Check) -> str:
    """Return what was looked at."""
    return {
        Check.PROGRAM: _("Program"),
        Check.LIBRARIES: _("Libraries"),
        Check.DATABASE: _("Database"),
        Check.PACKS: _("Packs"),
        Check.SPEECH: _("Read-aloud"),
        Check.JAPANESE_FONT: _("Japanese font"),
        Check.INPUT_METHOD: _("Input method"),
        Check.SCREEN: _("Screen"),
    }[check]


def doctor_sentence(line: DoctorLine) -> str:
    """Say what was found and what to do about it."""
    if line.code in explained_codes():
        return explain(UserFacingError(line.code, **line.data)).text
    data = {key: number(value) for key, value in line.data.items()}
    if "bytes" in line.data:
        data["size"] = file_size(line.data["bytes"])
    return sentences()[line.code].format(**data)


def speech_sentence(code: str) -> str:
    """Say why the customer cannot be heard and what to do about it."""
    return sentences()[code]


def sentences() -> dict[str, str]:
    """Return the sentence for each code of a finding, in the language in force."""
    return _system_sentences() | _speech_sentences()


def _system_sentences() -> dict[str, str]:
    return {
        "program": "Reply Dojo {version} · Python {python} · {system}",
        "libraries": "{names}",
        "libraries-missing": _("Not installed: {names}. Run `python3 dev.py run` to install them."),
        "database-fine": _("{path} can be read and written ({size})"),
        "packs-fine": _("packs: {packs}, scenarios: {scenarios}"),
        "packs-broken": _("packs: {packs}, scenarios: {scenarios}. Left out because of faults: {names}"),
        "fonts-fine": _("found: {family}"),
        "fonts-missing": _("No font has Japanese characters. Install one (on Debian: fonts-noto-cjk)."),
        "fonts-by-system": _("comes with the system"),
        "fonts-unknown": _("cannot be looked up here: fontconfig is not installed"),
        "input-by-system": _("comes with the system"),
        "input-ibus": _("IBus is set up"),
        "input-fcitx": _(
            "fcitx is set up, but Qt brings no part for it. Start with QT_IM_MODULE=ibus; fcitx knows it."
        ),
        "input-none": _(
            "No input method is set up. To type Japanese, install ibus-anthy or fcitx5-mozc and log in again."
        ),
        "screen-fine": _("found"),
        "screen-none": _("No screen: drills run in the terminal. Start from a desktop to get the window."),
    }


def _speech_sentences() -> dict[str, str]:
    return {
        "speech-fine": _("{engine}; voices: {english} English, {japanese} Japanese"),
        "speech-fine-with-player": _(
            "{engine}; voices: {english} English, {japanese} Japanese; played by {player}"
        ),
        "speech-silent-en": _(
            "The speech engine has no English voice. Install one in the system settings. "
            "Until then, English customers only write."
        ),
        "speech-silent-ja": _(
            "The speech engine has no Japanese voice. Install one in the system settings. "
            "Until then, Japanese customers only write."
        ),
        "speech-no-engine": _("No speech engine. Install one (on Debian: libespeak-ng1 espeak-ng-data)."),
        "speech-no-voice": _(
            "The speech engine has no voice for this language. Install one in the system settings."
        ),
        "speech-no-player": _("Nothing here plays sound files. Install a player (on Debian: alsa-utils)."),
        "speech-no-device": _(
            "There is no sound device, or it is busy. Plug in headphones or choose an output."
        ),
        "speech-hangs": _("The speech engine does not answer. Read-aloud is off until the next start."),
        "speech-dies": _("The speech engine stops by itself. Read-aloud is off until the next start."),
    }
