"""The YAML parser's complaints, told apart by what an author has to mend."""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from trainer.packs.problems import Place, ProblemCode, Problems

_BY_WORDS: tuple[tuple[str, ProblemCode], ...] = (
    ("found unknown escape character", ProblemCode.YAML_BAD_ESCAPE),
    ("found another document", ProblemCode.SEVERAL_DOCUMENTS),
    ("mapping values are not allowed", ProblemCode.YAML_STRAY_COLON),
    ("expected <block end>", ProblemCode.YAML_INDENTATION),
    ("sequence entries are not allowed here", ProblemCode.YAML_INDENTATION),
    ("block sequence entries not allowed", ProblemCode.YAML_INDENTATION),
    ("mapping keys are not allowed here", ProblemCode.YAML_INDENTATION),
)
"""Words of ruamel.yaml's scanner and parser; what is not here is shown as it is."""

_LONE_KEY = re.compile(r"\s*(- )?[\w-]+")
_ALIAS = re.compile(r"undefined alias '(?P<name>[^']*)'")


def note_control_character(error: ReaderError, text: str, file: str, problems: Problems) -> None:
    """Note a character that YAML forbids, with its line and column."""
    position = int(error.position)
    problems.add(
        ProblemCode.CONTROL_CHARACTER,
        place_at(text, position, file),
        character=f"U+{ord(text[position]):04X}",
    )


def place_at(text: str, position: int, file: str) -> Place:
    """Return line and column of a position in a text."""
    before = text[:position]
    return Place(file, before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1)


def note_syntax_fault(error: MarkedYAMLError, text: str, file: str, problems: Problems) -> None:
    """Note a fault of syntax under the code that tells an author what to do.

    Args:
        error: What ruamel.yaml found; only its first fault, the rest of the file cannot be understood.
        text: The file's content.
        file: Its name inside the pack.
        problems: Takes it.
    """
    code, mark, data = _classify(error, text)
    place = Place(file, mark.line + 1, mark.column + 1) if mark is not None else Place(file)
    problems.note(code, place, data)


def _classify(error: MarkedYAMLError, text: str) -> tuple[ProblemCode, Any, dict[str, object]]:
    words, context, mark = str(error.problem or ""), str(error.context or ""), error.problem_mark
    opened = error.context_mark or mark
    if alias := _ALIAS.search(words):
        return ProblemCode.YAML_UNKNOWN_ALIAS, mark, {"name": alias["name"]}
    if ("quoted scalar" in context and "end of stream" in words) or "document separator" in words:
        return ProblemCode.YAML_UNCLOSED_QUOTE, opened, {}
    if mark is not None and text[mark.index : mark.index + 1] == "\t":
        return ProblemCode.YAML_TAB, mark, {}
    if "cannot start any token" in words:
        return ProblemCode.YAML_RESERVED_CHARACTER, mark, {"character": text[mark.index : mark.index + 1]}
    if "flow sequence" in context or "flow mapping" in context:
        return ProblemCode.YAML_UNCLOSED_BRACKET, opened, {"bracket": text[opened.index : opened.index + 1]}
    if "could not find expected ':'" in words:
        return ProblemCode.YAML_MISSING_COLON, opened, {}
    if "more indented follow up line" in context:
        return ProblemCode.YAML_INDENTATION, opened, {}
    for known, code in _BY_WORDS:
        if known in words:
            return _closer(code, mark, text)
    return ProblemCode.YAML_SYNTAX, mark, {"detail": " ".join(part for part in (context, words) if part)}


def _closer(code: ProblemCode, mark: Any, text: str) -> tuple[ProblemCode, Any, dict[str, object]]:
    """Tell apart what the parser finds alike, by what stands before the fault on its line."""
    before = text[mark.index - mark.column : mark.index].rstrip()
    if code is ProblemCode.YAML_INDENTATION and before.endswith(("'", '"')):
        return ProblemCode.YAML_TEXT_AFTER_QUOTE, mark, {}
    if code is ProblemCode.YAML_STRAY_COLON and _LONE_KEY.fullmatch(before):
        return ProblemCode.YAML_INDENTATION, mark, {}
    return code, mark, {}
