"""Plain data of the core as JSON and back: one codec for all its dataclasses, enums, tuples and unions."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

Kind = TypeVar("Kind")
_Decoder = Callable[[Any], Any]
_PLAIN = (str, int, float, bool, type(None))


def encode(value: object) -> Any:
    """Return plain data as what JSON can hold.

    A dataclass becomes a list of its name and its values, an enum its value, a tuple a list, a mapping a list
    of pairs.

    Raises:
        TypeError: If the value is, or holds, anything else.
    """
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [encode(one) for one in typing.cast(tuple[object, ...], value)]
    if _is_record(value):
        return [kind.__name__, *(encode(getattr(value, name)) for name in _field_names(kind))]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return [[encode(key), encode(one)] for key, one in value.items()]
    raise TypeError(f"no plain data: {value!r}")


def decode(kind: type[Kind], data: Any) -> Kind:
    """Return the value that was encoded.

    Args:
        kind: Its type: a dataclass whose fields are typed with what `encode` takes. Of a field typed
            ``object`` plain values and tuples of them come back, and nothing else.
        data: What `encode` returned, perhaps through JSON.

    Raises:
        ValueError: If the data are not a value of this type.
    """
    try:
        return typing.cast(Kind, _decoder(typing.cast(Any, kind))(data))
    except (TypeError, KeyError, IndexError, ValueError) as error:
        raise ValueError(f"not a {kind.__name__}: {error!r}") from error


def encode_fields(record: object, names: Iterable[str]) -> list[Any]:
    """Return some fields of a dataclass as what JSON can hold; see `encode`."""
    return [encode(getattr(record, name)) for name in names]


def decode_fields(record: type, names: Sequence[str], data: Any) -> dict[str, Any]:
    """Return fields of a dataclass that were encoded, by name.

    Args:
        record: The dataclass.
        names: Of the fields, in the order in which they were encoded.
        data: What `encode_fields` returned, perhaps through JSON.

    Raises:
        ValueError: If the data are not values of these fields.
    """
    decoders = dict(zip(_field_names(record), _field_decoders(record), strict=True))
    try:
        return {name: decoders[name](one) for name, one in zip(names, _list(data), strict=True)}
    except (TypeError, KeyError, IndexError, ValueError) as error:
        raise ValueError(f"no fields of a {record.__name__}: {error!r}") from error


def _is_record(kind: Any) -> bool:
    return dataclasses.is_dataclass(kind)


@functools.cache
def _field_names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(record))


@functools.cache
def _decoder(kind: Any) -> _Decoder:
    origin = typing.get_origin(kind)
    if origin is typing.Union or origin is types.UnionType:
        return _union_decoder(typing.get_args(kind))
    if origin is tuple:
        return _tuple_decoder(typing.get_args(kind)[0])
    if origin is Mapping:
        return _mapping_decoder(*typing.get_args(kind))
    if kind is object:
        return _decode_any
    if _is_record(kind):
        return functools.partial(_decode_record, kind)
    return kind if issubclass(kind, Enum) else functools.partial(_decode_plain, kind)


def _union_decoder(kinds: tuple[Any, ...]) -> _Decoder:
    """Records are told apart by their names; what is no record is ``None`` or of the one other type."""
    records = {kind.__name__: _decoder(kind) for kind in kinds if _is_record(kind)}
    others = [kind for kind in kinds if kind is not types.NoneType and not _is_record(kind)]

    def decode_union(data: Any) -> Any:
        if data is None and types.NoneType in kinds:
            return None
        if others:
            return _decoder(others[0])(data)
        return records[data[0]](data)

    return decode_union


def _tuple_decoder(item: Any) -> _Decoder:
    decode_item = _decoder(item)
    return lambda data: tuple([decode_item(one) for one in _list(data)])


def _mapping_decoder(key: Any, item: Any) -> _Decoder:
    decode_key, decode_item = _decoder(key), _decoder(item)
    return lambda data: {decode_key(name): decode_item(one) for name, one in _list(data)}


@functools.cache
def _field_decoders(record: type) -> tuple[_Decoder, ...]:
    """Asked for when the first such record is read: the types of the core hold themselves."""
    hints = typing.get_type_hints(record)
    return tuple(_decoder(hints[name]) for name in _field_names(record))


def _decode_record(record: type, data: Any) -> Any:
    name, *values = _list(data)
    if name != record.__name__:
        raise ValueError(f"a {name!r} where a {record.__name__} belongs")
    decoders = _field_decoders(record)
    return record(*[decode_field(one) for decode_field, one in zip(decoders, values, strict=True)])


def _decode_plain(kind: type, data: Any) -> Any:
    if type(data) is not kind:
        raise ValueError(f"{data!r} where a {kind.__name__} belongs")
    return data


def _decode_any(data: Any) -> Any:
    if type(data) is list:
        return tuple([_decode_any(one) for one in data])
    if type(data) not in _PLAIN:
        raise ValueError(f"{data!r} where a plain value belongs")
    return data


def _list(data: Any) -> list[Any]:
    if type(data) is not list:
        raise ValueError(f"{data!r} where a list belongs")
    return data
