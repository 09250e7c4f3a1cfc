"""How languages and engines are named; light, because every worker loads it."""

import re

# pyttsx3's name for espeak-ng.
ESPEAK = "espeak"


def normal_tag(language: str) -> str:
    """Spells a language tag in one way: ``en_US.UTF-8`` and ``EN-us`` are ``en-us``."""
    return re.sub(r"[.@].*", "", language.strip()).replace("_", "-").casefold()


def primary(language: str) -> str:
    return normal_tag(language).split("-")[0]
