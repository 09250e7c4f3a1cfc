"""The YAML parser's complaints, told apart by what an author has to mend."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from trainer.packs.problems import Place, ProblemCode, Problems
from trainer.packs.yaml_slips import is_ruler, line_end, lines_before, quote_left_open, wide_colon, wide_space

_BY_WORDS: tuple[tuple[str, ProblemCode], ...] = (
    ("found unknown escape character", ProblemCode.YAML_BAD_ESCAPE),
    ("found another document", ProblemCode.SEVERAL_DOCUMENTS),
    ("mapping values are not allowed", ProblemCode.YAML_STRAY_COLON),
    ("expected <block end>", ProblemCode.YAML_INDENTATION),
    ("sequence entries are not allowed here", ProblemCode.YAML_INDENTATION),
    ("block sequence entries not allowed", ProblemCode.YAML_INDENTATION),
    ("more indented follow up line", ProblemCode.YAML_INDENTATION),
    ("mapping keys are not allowed here", ProblemCode.YAML_INDENTATION),
)
"""Words of ruamel.yaml's scanner and parser; what is not here is shown as it is."""

_LONE_KEY = re.compile(r"\s*(- )?[\w-]+")
_GLUED_COLON = re.compile(r"(?P<key>[\w-]+):(?P<value>[^\s:][^\n]{0,40})")
_KEY_BEFORE = re.compile(r"[\w-]+\s*\Z")
_CLOSING = {"[": "]", "{": "}"}
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
    fault = _Fault(error, text)
    known = fault.in_a_scalar() or fault.of_slip() or fault.in_brackets() or fault.in_a_block()
    code, position, data = known or (ProblemCode.YAML_SYNTAX, fault.position, {"detail": fault.detail})
    problems.note(code, place_at(text, position, file), data)


_Found = tuple[ProblemCode, int, dict[str, object]]


class _Fault:
    """One complaint of the parser: its words, and the positions of the fault and of what it belongs to."""

    def __init__(self, error: MarkedYAMLError, text: str) -> None:
        self._words = str(error.problem or "")
        self._context = str(error.context or "")
        self._text = text
        here = error.problem_mark or error.context_mark
        self.position = int(here.index)
        self._opened = int((error.context_mark or here).index)
        self.detail = " ".join(part for part in (self._context, self._words) if part)

    def in_a_scalar(self) -> _Found | None:
        sign = self._text[self.position : self.position + 1]
        if alias := _ALIAS.search(self._words):
            return ProblemCode.YAML_UNKNOWN_ALIAS, self.position, {"name": alias["name"]}
        if "quoted scalar" in self._context and (
            "end of stream" in self._words or "separator" in self._words
        ):
            return ProblemCode.YAML_UNCLOSED_QUOTE, self._opened, {}
        if sign == "\t":
            return ProblemCode.YAML_TAB, self.position, {}
        if "block scalar" in self._context and self._text[self._opened : self._opened + 1] in "|>":
            sign = self._text[self._opened]
            return ProblemCode.YAML_RESERVED_CHARACTER, self._opened, {"character": sign}
        if "cannot start any token" in self._words:
            return ProblemCode.YAML_RESERVED_CHARACTER, self.position, {"character": sign}
        return None

    def of_slip(self) -> _Found | None:
        start = lines_before(self._text, min(self.position, self._opened))
        end = line_end(self._text, self.position)
        space = wide_space(self._text, start=start, end=end)
        if space is not None:
            return ProblemCode.YAML_WIDE_SPACE, space, {}
        colon = wide_colon(self._text, start=start, end=end)
        if colon is not None:
            return ProblemCode.YAML_WIDE_COLON, colon, {}
        quote = quote_left_open(self._text, self.position)
        if quote is not None:
            return ProblemCode.YAML_UNCLOSED_QUOTE, quote, {}
        sign = self._text[self.position : self.position + 1]
        if sign and sign in "]}" and "flow" not in self._context:
            return ProblemCode.YAML_STRAY_BRACKET, self.position, {"bracket": sign}
        if "<document" in self._words or is_ruler(self._text, self._opened):
            at = self.position if "<document" in self._words else self._opened
            return ProblemCode.SEVERAL_DOCUMENTS, at, {}
        return None

    def in_brackets(self) -> _Found | None:
        if "expected the node content" in self._words and "found ','" in self._words:
            return ProblemCode.YAML_EXTRA_COMMA, self.position, {}
        if "flow sequence" in self._context or "flow mapping" in self._context:
            opened = self._opened
            if (here := self._place_inside(opened)) is not None:
                return ProblemCode.YAML_MISSING_COMMA, here, {"closing": _CLOSING[self._text[opened]]}
        elif "expected the node content" in self._words and "<stream end>" in self._words:
            opened = self._last_open_bracket()
        else:
            return None
        return ProblemCode.YAML_UNCLOSED_BRACKET, opened, {"bracket": self._text[opened]}

    def _place_inside(self, opened: int) -> int | None:
        """Return where the parser stumbled if that stands inside of the brackets, else they are not closed.

        Inside is the line where they open, and a line that is indented deeper.
        """
        key = _KEY_BEFORE.search(self._text, opened, self.position)
        at_colon = self._text[self.position : self.position + 1] == ":"
        here = key.start() if at_colon and key is not None else self.position
        starts = [self._text.rfind("\n", 0, position) + 1 for position in (opened, here)]
        depths = [len(self._text[start:]) - len(self._text[start:].lstrip(" ")) for start in starts]
        is_inside = here < len(self._text.rstrip()) and (starts[0] == starts[1] or depths[0] < depths[1])
        return here if is_inside else None

    def in_a_block(self) -> _Found | None:
        if "could not find expected ':'" in self._words:
            return self._without_colon()
        for known, code in _BY_WORDS:
            if known in self.detail:
                return self._closer(code), self.position, {}
        return None

    def _without_colon(self) -> _Found:
        """Tell ``level:1`` apart, where the colon is there and the space behind it is not."""
        glued = _GLUED_COLON.match(self._text, self._opened)
        if glued is None:
            return ProblemCode.YAML_MISSING_COLON, self._opened, {}
        data: dict[str, object] = {"key": glued["key"], "value": glued["value"]}
        return ProblemCode.YAML_MISSING_SPACE, glued.end("key"), data

    def _closer(self, code: ProblemCode) -> ProblemCode:
        """Tell apart what the parser finds alike, by what stands before the fault on its line."""
        line_start = self._text.rfind("\n", 0, self.position) + 1
        before = self._text[line_start : self.position].rstrip()
        if code is ProblemCode.YAML_INDENTATION and before.endswith(("'", '"')):
            return ProblemCode.YAML_TEXT_AFTER_QUOTE
        if code is ProblemCode.YAML_STRAY_COLON and _LONE_KEY.fullmatch(before):
            return ProblemCode.YAML_INDENTATION
        return code

    def _last_open_bracket(self) -> int:
        """Return the bracket that the end of the file finds open; brackets inside texts may mislead."""
        open_brackets = [0]
        for position, sign in enumerate(self._text):
            if sign in "[{":
                open_brackets.append(position)
            elif sign in "]}" and len(open_brackets) > 1:
                open_brackets.pop()
        return open_brackets[-1]
