"""Plain data to YAML as a person would write it: block style, few quotation marks, no line without need."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)

WIDEST = 88
"""Columns that something on one line may take, without what stands before it."""

_UNWIELDY = 10_000
"""No folding: a text of one line stays on one line, and editors wrap it as their owners like."""

_NOT_PLAIN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff\t]")
_SHAKY_BLOCK = re.compile(r"\A\s|[ \u3000]+(\n|\Z)")
_UNSAFE = re.compile(
    r"""\A[-?:,\[\]{}#&*!|>'"%@`=~<]|:\Z|:\s|\s\#|\A\.\.\.\Z
    |\A[“”„‟＂‘’‚‛]|\A(-\ +)?[a-z][a-z_]*：  # taken as they are, but they look like slips of the keyboard
    """,
    re.VERBOSE,
)
_UNSAFE_ON_LINE = re.compile(r"[,\[\]{}:?]")


class Short:
    """Something that stands on one line if it is short enough.

    Args:
        tree: A mapping or a list; what is neither is as it is.
    """

    def __init__(self, tree: object) -> None:
        self.tree = tree


def write_yaml(tree: Mapping[str, Any]) -> str:
    """Return a file with one mapping.

    Args:
        tree: Mappings, lists, texts, numbers and switches; `Short` around what may stand on one line.
    """
    yaml = YAML()
    yaml.width = _UNWIELDY
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(_node(tree), stream)
    return stream.getvalue()


def _node(tree: Any) -> Any:
    if isinstance(tree, Short):
        return _line(tree.tree) if _width(tree) <= WIDEST else _node(tree.tree)
    if isinstance(tree, Mapping):
        return {_quoted(key): _node(value) for key, value in tree.items()}
    if isinstance(tree, str):
        return _text(tree)
    if isinstance(tree, Sequence):
        return [_node(one) for one in tree]
    return tree


def _line(tree: Any) -> Any:
    """Return something that is written on one line, all that is inside included."""
    if isinstance(tree, Short):
        return _line(tree.tree)
    if isinstance(tree, Mapping):
        mapping = CommentedMap((_quoted(key, is_on_line=True), _line(value)) for key, value in tree.items())
        mapping.fa.set_flow_style()
        return mapping
    if isinstance(tree, Sequence) and not isinstance(tree, str):
        items = CommentedSeq(_line(one) for one in tree)
        items.fa.set_flow_style()
        return items
    return _quoted(tree, is_on_line=True) if isinstance(tree, str) else tree


def _width(tree: Any) -> int:
    """Return about how many columns something takes on one line; a text of several lines takes too many."""
    if isinstance(tree, Short):
        return _width(tree.tree)
    if isinstance(tree, Mapping):
        return 2 + sum(len(key) + 4 + _width(value) for key, value in tree.items())
    if isinstance(tree, str):
        columns = sum(2 if sign > "\u2e80" else 1 for sign in tree)
        return columns + 2 if "\n" not in tree else WIDEST + 1
    if isinstance(tree, Sequence):
        return 2 + sum(2 + _width(one) for one in tree)
    return len(str(tree))


def _text(text: str) -> str:
    is_block = "\n" in text and not _NOT_PLAIN.search(text) and not _SHAKY_BLOCK.search(text)
    if not is_block:
        return _quoted(text)
    block: str = LiteralScalarString(text + "\n")
    return block


def _quoted(text: str, *, is_on_line: bool = False) -> str:
    """Return a text with quotation marks where it needs them: ruamel.yaml forgets some on one line."""
    in_double: str = DoubleQuotedScalarString(text)
    if "\n" in text or _NOT_PLAIN.search(text):
        return in_double
    if not _UNSAFE.search(text) and not (is_on_line and _UNSAFE_ON_LINE.search(text)):
        return text
    has_marks = '"' in text or "\\" in text
    in_single: str = SingleQuotedScalarString(text)
    return in_single if has_marks else in_double
