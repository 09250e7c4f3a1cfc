"""Values decoded when somebody first looks into them: a shelf shows titles, a drill needs one scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from threading import RLock
from typing import Any, Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class LateRecords:
    """Makes frozen dataclasses of which some fields are there at once, and the others when one is asked for.

    Such a record is one of a class below its own, and becomes a plain one as soon as it is looked into: by a
    field that is not there yet, a comparison, a hash, a copy or its text. So nobody can tell the difference.

    Args:
        kind: A frozen dataclass with slots.
        rest: Returns the other fields of a record, by name. Any thread may be the one that asks.
    """

    def __init__(self, kind: type, rest: Callable[[Any], Mapping[str, object]]) -> None:
        self._kind = kind
        self._rest = rest
        self._lock = RLock()
        own = {
            "__slots__": (),
            "__module__": kind.__module__,
            "__new__": lambda _late, *args, **fields: kind(*args, **fields),  # what is made anew is whole
            "__getattr__": self._late_field(),
        }
        looks = {name: self._after_completion(name) for name in _LOOKS}
        self._late: Any = type(kind.__name__, (kind,), own | looks)

    def make(self, there: Mapping[str, object]) -> Any:
        """Return a record of which these fields are there."""
        record = object.__new__(self._late)
        _set(record, there)
        return record

    def _late_field(self) -> Callable[[Any, str], Any]:
        """Return what Python calls for a field that is not there, and only then."""
        names = {one.name for one in fields(self._kind)}

        def field(record: Any, name: str) -> Any:
            if name not in names:
                raise AttributeError(f"{self._kind.__name__!r} object has no attribute {name!r}")
            self._complete(record)
            return getattr(record, name)

        return field

    def _complete(self, record: Any) -> None:
        with self._lock:
            if type(record) is not self._kind:
                _set(record, self._rest(record))
                object.__setattr__(record, "__class__", self._kind)

    def _after_completion(self, name: str) -> Callable[..., Any]:
        def look(record: Any, *args: Any) -> Any:
            self._complete(record)
            return getattr(record, name)(*args)

        return look


_LOOKS = ("__eq__", "__hash__", "__repr__", "__reduce_ex__")


def _set(record: Any, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        object.__setattr__(record, name, value)


class LateMapping(Mapping[Key, Value], Generic[Key, Value]):
    """A mapping that is decoded when it is first used.

    Args:
        decode: Returns it; asked once, or by two threads at once twice.
    """

    def __init__(self, decode: Callable[[], Mapping[Key, Value]]) -> None:
        self._decode = decode
        self._decoded: Mapping[Key, Value] | None = None

    @property
    def _values(self) -> Mapping[Key, Value]:
        if self._decoded is None:
            self._decoded = self._decode()
        return self._decoded

    def __getitem__(self, key: Key) -> Value:
        return self._values[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return repr(self._values)
