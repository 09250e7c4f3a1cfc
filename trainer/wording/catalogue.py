"""The language of the screens: which one is in force, and its catalogue (gettext).

Messages are marked as ``_("… {name} …")`` and filled with ``.format(name=…)`` after the look-up, so that the
extractor finds them.
"""

from __future__ import annotations

import gettext as _gettext
import io
import locale
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from trainer.resources import resource_folder

LANGUAGES = ("en", "ja")
"""Codes of the languages that the screens speak, the source language first."""

_log = logging.getLogger(__name__)
_current: _gettext.NullTranslations = _gettext.NullTranslations()
_language = LANGUAGES[0]
_spoken: ContextVar[str] = ContextVar("_spoken", default="")


def _(message: str) -> str:
    """Return the message in the language in force."""
    return _catalogue().gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of the message that fits the count, in the language in force."""
    return _catalogue().ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Return the message in the language in force, where one English word has several translations."""
    return _catalogue().pgettext(context, message)


def language() -> str:
    """Return the code of the language in force."""
    return _spoken.get() or _language


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak another language for a while, in this thread alone: for a document that others will read.

    Args:
        code: BCP 47 tag; where there is no catalogue for it, the language in force goes on.
    """
    wish = code.split("-")[0].lower()
    token = _spoken.set(wish if wish in LANGUAGES else "")
    try:
        yield
    finally:
        _spoken.reset(token)


def _catalogue() -> _gettext.NullTranslations:
    spoken = _spoken.get()
    return _loaded(spoken) if spoken else _current


def set_language(code: str | None) -> str:
    """Put a language in force; ``None`` means the system's.

    Returns:
        The code that is now in force: English where there is no catalogue for the wish.
    """
    global _current, _language  # noqa: PLW0603 - the process speaks one language at a time
    wish = (code or system_language()).split("-")[0].lower()
    _language = wish if wish in LANGUAGES else LANGUAGES[0]
    _current = _loaded(_language)
    return _language


def system_language() -> str:
    """Return the language code of the system, ``en`` where it says nothing."""
    name, _encoding = locale.getlocale()
    return (name or "en").replace("_", "-").split("-")[0].lower().replace("japanese", "ja")


@cache
def _loaded(code: str) -> _gettext.NullTranslations:
    return _load(code)


def _load(code: str) -> _gettext.NullTranslations:
    if code == LANGUAGES[0]:
        return _gettext.NullTranslations()
    folder = resource_folder("assets") / "i18n"
    compiled, source = folder / f"{code}.mo", folder / f"{code}.po"
    if compiled.is_file() and not _is_older(compiled, source):
        with compiled.open("rb") as file:
            return _gettext.GNUTranslations(file)
    return _compiled_in_memory(source)


def _is_older(compiled: Path, source: Path) -> bool:
    return source.is_file() and compiled.stat().st_mtime < source.stat().st_mtime


def _compiled_in_memory(source: Path) -> _gettext.NullTranslations:
    """Read the catalogue of a checkout that was not set up yet."""
    # Babel's file formats are needed in a checkout only and cost start-up time.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    _log.info("no fresh compiled catalogue beside %s; reading the source", source)
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return _gettext.GNUTranslations(compiled)
