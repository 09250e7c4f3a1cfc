"""What argparse says of arguments that it cannot understand, in the language of the screens."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping

from trainer.cli.invocation import PROGRAM
from trainer.wording.catalogue import _

_SAYINGS: Mapping[str, Callable[[], str]] = {
    r"the following arguments are required: (?P<names>.+)": lambda: _("{names} is missing"),
    r"unrecognized arguments: (?P<names>.+)": lambda: _("{names} means nothing here"),
    r"argument (?P<name>.+?): invalid choice: (?P<given>.+) \(choose from (?P<choices>.+)\)": lambda: _(
        "{given} is not possible for {name}; these are: {choices}"
    ),
    r"argument (?P<name>.+?): invalid \S+ value: (?P<given>.+)": lambda: _(
        "{given} is not possible for {name}"
    ),
    r"argument (?P<name>.+?): expected (?:one|at least one) argument": lambda: _(
        "something must follow {name}"
    ),
    r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)": lambda: _(
        "{name} and {other} cannot be used together"
    ),
    r"argument (?P<name>.+?): ignored explicit argument (?P<given>.+)": lambda: _(
        "nothing may follow {name}, and {given} does"
    ),
}


def told(message: str, commands: Mapping[str, str] | None = None) -> str:
    """Return a message of argparse in the language of the screens; one that is not known as it is.

    Args:
        message: As argparse words it, in English.
        commands: What may be typed as a command → what it is called in full, for "did you mean".
    """
    for form, saying in _SAYINGS.items():
        if found := re.fullmatch(form, message, re.DOTALL):
            sentence = saying().format(**found.groupdict())
            return sentence + _meant(found.groupdict().get("given", ""), commands or {})
    return message


def _meant(given: str, commands: Mapping[str, str]) -> str:
    """Return which command may be meant, or nothing."""
    names = difflib.get_close_matches(given.strip("'").lower(), commands, n=1)
    if not names:
        return ""
    return "\n" + _("Did you mean “{command}”?").format(command=f"{PROGRAM} {commands[names[0]]}")
