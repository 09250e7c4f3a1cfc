"""The part of SARIF 2.1.0 that the program writes, by the standard (OASIS), chapter 3: shapes and ranges."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def _object(properties: Mapping[str, Any], *required: str) -> Mapping[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


_TEXT = {"type": "string", "minLength": 1}
_MESSAGE = _object({"text": _TEXT}, "text")  # 3.11, 3.12
_URI = {"type": "string", "pattern": "^[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+$"}  # RFC 3986
_COUNT = {"type": "integer", "minimum": 1}
_REGION = _object({"startLine": _COUNT, "startColumn": _COUNT}, "startLine")  # 3.30
_LOCATION = _object(  # 3.28, 3.29
    {
        "physicalLocation": _object(
            {"artifactLocation": _object({"uri": _URI}, "uri"), "region": _REGION}, "artifactLocation"
        )
    },
    "physicalLocation",
)
_RESULT = _object(  # 3.27
    {
        "ruleId": _TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": _MESSAGE,
        "locations": {"type": "array", "items": _LOCATION, "minItems": 1},
    },
    *("ruleId", "ruleIndex", "level", "message", "locations"),
)
_RULE = _object({"id": _TEXT, "shortDescription": _MESSAGE}, "id")  # 3.49
_DRIVER = _object(  # 3.19
    {
        "name": _TEXT,
        "semanticVersion": _TEXT,
        "rules": {"type": "array", "items": _RULE, "uniqueItems": True},
    },
    "name",
)
_RUN = _object(  # 3.14
    {
        "tool": _object({"driver": _DRIVER}, "driver"),
        "language": {"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": _RESULT},
    },
    *("tool", "results"),
)
SARIF = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_object(  # 3.13
        {"$schema": _URI, "version": {"const": "2.1.0"}, "runs": {"type": "array", "items": _RUN}},
        *("version", "runs"),
    ),
}
