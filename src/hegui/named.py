"""Named tuples as `collections.namedtuple` makes them, declared at a tenth of the cost.

`namedtuple` writes and compiles the constructor of every class, which for the classes that a run needs takes as long as
judging a report. Here all classes with as many fields share one, the names in it replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import CodeType, FunctionType
from typing import Any, ClassVar

try:
    from _collections import _tuplegetter as getter  # type: ignore[import-not-found]
except ImportError:  # not in every Python

    def getter(index: int, doc: str) -> Any:
        from operator import itemgetter

        return property(itemgetter(index), doc=doc)


_new = tuple.__new__


class Named(tuple[Any, ...]):
    """What all named tuples have."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Any:
        made = _new(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changes: Any) -> Any:
        made = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map('{}={!r}'.format, self._fields, self))})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


def declared(name: str, fields: Sequence[str], defaults: Mapping[str, Any], body: Mapping[str, Any]) -> type:
    """The class `name` with `fields`, of which the last may have defaults, and whatever else is in `body`."""
    names = tuple(fields)
    if tuple(defaults) != names[len(names) - len(defaults) :]:
        raise TypeError(f"{name}: a field without a default follows one with a default")
    code = _constructor(len(names)).replace(co_varnames=("_cls", *names), co_name="__new__")
    own = {
        "__slots__": (),
        "__match_args__": names,
        "_fields": names,
        "_field_defaults": dict(defaults),
        "__new__": FunctionType(code, {"_new": _new}, "__new__", tuple(defaults.values())),
    }
    getters = {field: getter(at, "") for at, field in enumerate(names)}
    return type(name, (Named,), {**own, **getters, **body})


# fmt: off
_CONSTRUCTORS: tuple[Any, ...] = (
    lambda _cls: _new(_cls, ()),
    lambda _cls, _0: _new(_cls, (_0,)),
    lambda _cls, _0, _1: _new(_cls, (_0, _1)),
    lambda _cls, _0, _1, _2: _new(_cls, (_0, _1, _2)),
    lambda _cls, _0, _1, _2, _3: _new(_cls, (_0, _1, _2, _3)),
    lambda _cls, _0, _1, _2, _3, _4: _new(_cls, (_0, _1, _2, _3, _4)),
    lambda _cls, _0, _1, _2, _3, _4, _5: _new(_cls, (_0, _1, _2, _3, _4, _5)),
    lambda _cls, _0, _1, _2, _3, _4, _5, _6: _new(_cls, (_0, _1, _2, _3, _4, _5, _6)),
    lambda _cls, _0, _1, _2, _3, _4, _5, _6, _7: _new(_cls, (_0, _1, _2, _3, _4, _5, _6, _7)),
)
# fmt: on


@cache
def _constructor(number: int) -> CodeType:
    """The code that makes a tuple of so many fields; of many, which are rare, it is compiled."""
    if number < len(_CONSTRUCTORS):
        code: CodeType = _CONSTRUCTORS[number].__code__
        return code
    given = "".join(f"_{at}, " for at in range(number))
    made: FunctionType = eval(f"lambda _cls, {given}: _new(_cls, ({given}))")  # noqa: S307 - of numbers only
    return made.__code__
