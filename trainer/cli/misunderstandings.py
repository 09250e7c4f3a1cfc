"""What argparse says of arguments that it cannot understand, in the language of the screens."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from trainer.wording.catalogue import _

_SAYINGS: Mapping[str, Callable[[], str]] = {
    r"the following arguments are required: (?P<names>.+)": lambda: _("{names} is missing"),
    r"unrecognized arguments: (?P<names>.+)": lambda: _("{names} means nothing here"),
    r"argument (?P<name>.+?): invalid choice: (?P<given>.+) \(choose from (?P<choices>.+)\)": lambda: _(
        "{given} is not possible for {name}; these are: {choices}"
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


def told(message: str) -> str:
    """Return a message of argparse in the language of the screens; one that is not known as it is."""
    for form, saying in _SAYINGS.items():
        if found := re.fullmatch(form, message, re.DOTALL):
            return saying().format(**found.groupdict())
    return message
