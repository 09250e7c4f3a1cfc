"""Single values of a YAML file read and replaced where they stand; everything else stays letter by letter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")  # ids and versions
_ANCHOR = re.compile(r"&\S+\s+")
_ALIAS = re.compile(r"\s*:\s+(\*[^\s,}]+)")


def value_in(text: str, key: str) -> str | None:
    """Return a text that stands directly below the top of a file, or ``None``."""
    return values_in(text).get(key)


def values_in(text: str) -> Mapping[str, str]:
    """Return all texts that stand directly below the top of a file, the first one of each key."""
    found: dict[str, str] = {}
    for name, node in _top_pairs(text):
        found.setdefault(name.value, node.value)
    return found


def may_hold(text: str, value: str) -> bool:
    """Say whether a short text without spaces can be a value in a file; far faster than to read the file."""
    return value in text or "\\" in text  # with which any sign may be written as another


def with_values(text: str, values: Mapping[str, str]) -> str:
    """Return a file with other texts for keys directly below its top; keys that it lacks are left out."""
    places = [
        (*_place(text, key, node), node, values[key.value])
        for key, node in _top_pairs(text)
        if key.value in values
    ]
    for start, end, node, value in sorted(places, key=lambda one: one[0], reverse=True):
        if start == end:
            continue  # the key says nothing
        ending = "\n" if text[start:end].endswith("\n") else ""  # a block takes its last line end with it
        text = text[:start] + _written(value, node) + ending + text[end:]
    return text


def _place(text: str, key: ScalarNode, node: ScalarNode) -> tuple[int, int]:
    """Return where a value begins and ends: an alias stands elsewhere, and an anchor stays for others."""
    if alias := _ALIAS.match(text, key.end_mark.index):
        return alias.span(1)
    start, end = node.start_mark.index, node.end_mark.index
    anchor = _ANCHOR.match(text, start, end)
    return (start if anchor is None else anchor.end()), end


def _written(value: str, node: ScalarNode) -> str:
    """Write a text as the one before it was written, where it can be written so."""
    if node.style is None and _PLAIN.fullmatch(value):
        return value
    return f"'{value}'" if node.style == "'" and "'" not in value else json.dumps(value, ensure_ascii=False)


def _top_pairs(text: str) -> Iterator[tuple[ScalarNode, ScalarNode]]:
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, ValueError, AssertionError, RecursionError):  # its faults are told when it is loaded
        return
    if not isinstance(root, MappingNode):
        return
    for key, value in root.value:
        if isinstance(key, ScalarNode) and isinstance(value, ScalarNode):
            yield key, value
