"""The published schema says what the loader does: the same keys, enumerations, ranges and refusals."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from tests.packs.builders import write_pack
from tests.packs.bundled import FOLDER, NAMES
from tests.packs.everything import FILES
from tests.packs.quizzes import PNG
from trainer.core.errors import PackError
from trainer.packs.conditions import _RANGES
from trainer.packs.fields import Fields
from trainer.packs.loader import load_pack
from trainer.packs.needs import _OPERATORS, _OPTIONAL_KEYS
from trainer.packs.problems import Place, ProblemCode, Problems
from trainer.packs.quiz_faults import QuizFault
from trainer.packs.yaml_nodes import ListNode, MapNode, Node
from trainer.packs.yaml_reader import read_yaml
from trainer.resources import schema_file

PACKAGE = Path(__file__).resolve().parents[2] / "trainer" / "packs"
MEDIA: Mapping[str, str | bytes] = {
    "notes/shipping.md": "# Shipping", "media/hello.ogg": b"OggS", "media/box.png": PNG,
}  # fmt: skip
SHAPE = {
    ProblemCode.UNKNOWN_KEY, ProblemCode.MISSING_KEY, ProblemCode.EMPTY_VALUE, ProblemCode.EMPTY_TEXT,
    ProblemCode.EMPTY_LIST, ProblemCode.WRONG_TYPE, ProblemCode.UNKNOWN_VALUE, ProblemCode.OUT_OF_RANGE,
    ProblemCode.RANGE_WITHOUT_BOUND, ProblemCode.BAD_ID, ProblemCode.BAD_VERSION, ProblemCode.BAD_LANGUAGE,
    ProblemCode.UNKNOWN_NEED, ProblemCode.SEVERAL_NEEDS, ProblemCode.TOO_FEW_NEEDS,
    ProblemCode.LINE_ABOUT_REPLY,
    ProblemCode.NEEDS_AND_AVOID, ProblemCode.NEEDS_OR_AVOID, ProblemCode.AVOID_WITH_POINTS,
    ProblemCode.RULE_WITHOUT_TARGET, ProblemCode.RULE_WITH_TWO_TARGETS,
    QuizFault.QUESTION_WITHOUT_TEXT, QuizFault.QUESTION_WITHOUT_ANSWER, QuizFault.QUESTION_OF_TWO_KINDS,
    QuizFault.KEY_FOR_OTHER_QUESTION, QuizFault.OPTION_WITHOUT_TEXT, QuizFault.OPTION_WITH_TWO_TEXTS,
    QuizFault.TOO_FEW, QuizFault.NUMBER_WITHOUT_RANGE, QuizFault.NUMBER_OUT_OF_RANGE,
}  # fmt: skip
"""What one file shows by itself; names that lead nowhere and the like are none of a schema's business."""


@cache
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(schema_file().read_text(encoding="utf-8"))
    return loaded


@cache
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema())


def plain(text: str) -> Any:
    """The data of a file as an editor sees it."""
    return YAML(typ="safe", pure=True).load(text)


def resolved(part: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in part:
        part = schema()["$defs"][part["$ref"].rpartition("/")[2]]
    return part


# What the loader asks for


@dataclass
class Asked:
    """What the loader asked one mapping for."""

    required: set[str]
    optional: set[str]
    values: dict[str, set[tuple[str, object]]] = field(default_factory=dict)


class Recorder:
    """Listens to the loader: each mapping with its keys, and what is asked of their values."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: dict[Place, Asked] = {}
        self.callers: set[tuple[str, str]] = set()
        made = Fields.__init__

        def make(fields: Fields, node: MapNode, problems: Problems, **keys: Any) -> None:
            asked = Asked(set(keys.get("required", ())), set(keys.get("optional", ())))
            self.asked.setdefault(node.place, asked)
            self.callers.add(_caller())
            made(fields, node, problems, **keys)

        monkeypatch.setattr(Fields, "__init__", make)
        for name in ("choice", "whole_number", "switch", "text", "id", "items", "named_texts"):
            self._listen(name, monkeypatch)

    def _listen(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        method: Callable[..., Any] = getattr(Fields, name)

        def ask(fields: Fields, key: str, *more: Any, **rest: Any) -> Any:
            detail: object = None
            if name == "choice":
                detail = tuple(option.value for option in more[0])
            elif name == "whole_number":
                detail = (rest["minimum"], rest["maximum"])
            self.asked[fields.place].values.setdefault(key, set()).add((name, detail))
            return method(fields, key, *more, **rest)

        monkeypatch.setattr(Fields, name, ask)


def _caller() -> tuple[str, str]:
    frame = sys._getframe(2)
    while frame.f_code.co_name == "open_fields" or "<" in frame.f_code.co_name:
        assert frame.f_back is not None
        frame = frame.f_back
    return Path(frame.f_code.co_filename).stem, frame.f_code.co_name


def asking_functions() -> set[tuple[str, str]]:
    """Every function of the loader that opens a mapping by its keys."""
    found = set()
    for path in PACKAGE.glob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef) and path.stem != "fields":
                names = {one.func.id for one in ast.walk(function)
                         if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)}  # fmt: skip
                found |= {(path.stem, function.name)} if names & {"Fields", "open_fields"} else set()
    return found


@pytest.fixture
def recorder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    folder = write_everything(tmp_path)
    recorder = Recorder(monkeypatch)
    load_pack(folder)
    return recorder


def write_everything(folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    return write_pack(folder, {**FILES, **MEDIA, **(changes or {})})


# The same mappings in the schema


def mappings(node: Node, part: Mapping[str, Any]) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    """Walk a file and the schema side by side; yield each mapping that has keys of its own in the schema."""
    part = fitting(node, resolved(part))
    if isinstance(node, ListNode):
        for item in node.items:
            yield from mappings(item, part["items"])
    elif isinstance(node, MapNode):
        properties = part.get("properties", {})
        if properties:
            yield node.place, part
        for key, (_, value) in node.entries.items():
            yield from mappings(value, properties.get(key) or part["additionalProperties"])


def fitting(node: Node, part: Mapping[str, Any]) -> Mapping[str, Any]:
    """Choose the alternative that is meant by a value."""
    if "allOf" in part and "properties" not in part:
        return resolved(part["allOf"][0])
    if "anyOf" not in part or "properties" in part:
        return part
    kind = {ListNode: "array", MapNode: "object"}.get(type(node), "string")
    for one in map(resolved, part["anyOf"]):
        inner = fitting(node, one)
        if inner.get("type") == kind or (kind == "string" and inner.get("type") not in ("array", "object")):
            return inner
    raise AssertionError(f"{node.place}: no alternative for {kind}")


def kind_of(name: str) -> str:
    """Which part of the schema speaks of a file."""
    kinds = {"drills": "drill", "quizzes": "quiz", "seminars": "seminar"}
    folder = name.partition("/")[0].removesuffix(".yaml")
    return kinds.get(folder, folder)


def parts_of_everything() -> dict[Place, Mapping[str, Any]]:
    parts: dict[Place, Mapping[str, Any]] = {}
    for name, text in FILES.items():
        node = read_yaml(text, name, Problems())
        assert node is not None
        parts |= dict(mappings(node, schema()["$defs"][kind_of(name)]))
    return parts


def test_the_schema_itself_is_valid_and_explains_every_key() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    for name, part in schema()["$defs"].items():
        assert part.get("title"), name
        for key, value in part.get("properties", {}).items():
            assert value is False or value.get("description"), f"{name}.{key}"


def test_every_mapping_that_the_loader_knows_stands_in_the_pack_of_everything(recorder: Recorder) -> None:
    assert asking_functions() <= recorder.callers


def test_loader_and_schema_know_the_same_keys(recorder: Recorder) -> None:
    parts = parts_of_everything()
    seen = set()
    for place, part in parts.items():
        asked = recorder.asked[place]
        seen.add(part["title"] + part["description"])
        if set(_OPERATORS) & asked.required:
            continue  # see the next test
        assert asked.required | asked.optional == set(part["properties"]), f"{place}: {part['title']}"
        assert asked.required == set(part.get("required", ())), f"{place}: {part['title']}"
        assert part["additionalProperties"] is False
    with_keys = [part for part in schema()["$defs"].values() if "properties" in part]
    assert len(seen) == len(with_keys), "a mapping of the schema stands nowhere in the pack of everything"


def test_loader_and_schema_know_the_same_needs() -> None:
    part = schema()["$defs"]["need-mapping"]
    partners = {key for keys in _OPERATORS.values() for key in keys}
    assert set(part["properties"]) == set(_OPERATORS) | partners
    assert [one["required"] for one in part["oneOf"]] == [[key] for key in _OPERATORS]
    expected: dict[str, list[str]] = {}
    for key, others in _OPERATORS.items():
        expected |= {other: [key] for other in others}
        needed = [other for other in others if other not in _OPTIONAL_KEYS]
        expected |= {key: needed} if needed else {}
    assert part["dependentRequired"] == expected


def test_loader_and_schema_want_the_same_values(recorder: Recorder) -> None:
    checked = 0
    for place, part in parts_of_everything().items():
        for key, asks in recorder.asked[place].values.items():
            for how, detail in asks:
                demand_same(how, detail, part["properties"][key], f"{place}: {key}")
                checked += 1
    assert checked > 200


def demand_same(how: str, detail: object, written: Mapping[str, Any], where: str) -> None:
    value = resolved(written)
    reference = written.get("$ref", "").rpartition("/")[2]
    if how == "choice":
        assert tuple(value["enum"]) == detail, where
    elif how == "whole_number":
        bounds = (value["minimum"], value.get("maximum"))
        assert detail == bounds or (where.endswith("at_least") and bounds == (1, None)), where
    elif how == "items":
        lists = [one for one in (value, *map(resolved, value.get("anyOf", ()))) if one.get("type") == "array"]
        assert min(one["minItems"] for one in lists) >= 1, where
    else:
        names = {"switch": {"switch"}, "id": {"id"}, "named_texts": {"texts"}, "text": {"text", "language"}}
        assert reference in names[how] or (how == "text" and value.get("type") == "string"), where


def test_ranges_of_conditions_agree() -> None:
    for key, (_, top) in _RANGES.items():
        number, bounds = map(resolved, schema()["$defs"][f"{key}-range"]["anyOf"])
        assert (number["minimum"], number["maximum"]) == (0, top)
        assert all(one["maximum"] == top + 1 for one in bounds["properties"].values())


@pytest.mark.no_cover
@pytest.mark.parametrize("pack", NAMES)
def test_bundled_packs_are_valid(pack: str) -> None:
    every = sorted((FOLDER / pack).rglob("*.yaml"))
    samples = [path for path in every if path.parent.name == "samples"]
    for path in set(every) - set(samples[1:]):  # one of these thousands of lines is enough
        validator().validate(plain(path.read_text(encoding="utf-8")))


def test_the_pack_of_everything_is_valid() -> None:
    for text in FILES.values():
        validator().validate(plain(text))


# The same refusals


VALUES: tuple[Any, ...] = (None, [], {}, "", "x y", -1, 10**6, True, {"zzz": 1}, [["x"]])


def ways_to_spoil(data: Any) -> Iterator[tuple[str, tuple[Any, ...], Any]]:
    """Yield what can be done to a file's data to spoil one thing, where, and what is put there."""
    for path, part in places_in(data):
        if isinstance(part, dict):
            yield f"{path} with an unknown key", (*path, "zzz"), 1
            for key in part:
                yield f"{path} without {key}", (*path, key), Ellipsis
        if path:
            for value in VALUES:
                yield f"{path} = {value!r}", path, value


def places_in(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    yield path, data
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield from places_in(value, (*path, key))


def put(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    copy = deepcopy(data)
    part = copy
    for key in path[:-1]:
        part = part[key]
    if value is Ellipsis:
        del part[path[-1]]
    else:
        part[path[-1]] = value
    return copy


def refusals(name: str, data: Any, folder: Path) -> set[str]:
    (folder / name).write_text(json.dumps(data), encoding="utf-8")
    try:
        load_pack(folder)
    except PackError as error:
        return {one.code for one in error.problems if one.file == name}
    return set()


def disagreements(name: str, folder: Path, *, every: int) -> list[str]:
    """Spoil a file in many ways and return what only one of loader and schema refuses for its shape."""
    one_kind = jsonschema.Draft202012Validator(
        {**schema()["$defs"][kind_of(name)], "$defs": schema()["$defs"]}
    )
    write_everything(folder)
    found = []
    sound = plain(FILES[name])
    for what, path, value in islice(ways_to_spoil(sound), 0, None, every):
        data = put(sound, path, value)
        codes = refusals(name, data, folder)
        by_loader, by_schema = bool(codes & SHAPE), not one_kind.is_valid(data)
        is_left_out = value == ""  # pointless, and the loader does not mind where nothing is needed
        if by_loader != by_schema and not (by_schema and (codes or is_left_out)):
            found.append(f"{what}: loader {sorted(codes)}, schema {by_schema}")
    return found


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("name", "every"),
    [
        ("pack.yaml", 5),
        ("drills/parcel.yaml", 131),
        ("samples/parcel.yaml", 5),
        ("quizzes/returns.yaml", 67),
        ("seminars/morning.yaml", 11),
    ],
)
def test_what_the_loader_refuses_for_its_shape_the_schema_refuses(
    name: str, every: int, tmp_path: Path
) -> None:
    assert disagreements(name, tmp_path, every=every) == []
