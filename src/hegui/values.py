"""Frozen values: dataclasses and named tuples that cost next to nothing to declare.

`dataclasses` writes and compiles the methods of every class, and loads `inspect` for it: 25 ms for the classes that a run
needs, a quarter of all its time. Here one set of methods serves all classes. For whoever asks for the fields of one
(pydantic, `dataclasses.replace`) it becomes the dataclass it stands for. `typing.NamedTuple` compiles each annotation
that is a string, which here all are: 3 ms; and see named.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

from hegui.named import declared

__all__ = ["Later", "Record", "Value", "made"]

T = TypeVar("T")

if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:

    class _Declared(type):
        """Makes a named tuple of what is declared as for `typing.NamedTuple`."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            defaults = {field: body.pop(field) for field in fields if field in body}
            return declared(name, fields, defaults, body)

    class Record(metaclass=_Declared):
        """A `typing.NamedTuple`, and declared like one."""


class _Made(Record):
    default_factory: Callable[[], Any]


def made(*, default_factory: Callable[[], T]) -> T:
    """The default of a field that is made anew for each value."""
    return _Made(default_factory)  # type: ignore[return-value]


class _Fields:
    """`__dataclass_fields__`, worked out when first asked for."""

    def __get__(self, value: Any, owner: Any) -> Any:
        from dataclasses import dataclass, field

        for name, default in list(vars(owner).items()):
            if isinstance(default, _Made):
                setattr(owner, name, field(default_factory=default.default_factory))
        dataclass(frozen=True, init=False, repr=False, eq=False, kw_only=True)(owner)
        return vars(owner)["__dataclass_fields__"]


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(made,))
class Value:
    """A frozen value. Every annotated name of a class is a field, but for `ClassVar`s; fields are given by name.

    Two are the same if their class is and their fields are; what else an instance keeps does not count.
    """

    __dataclass_fields__: ClassVar[dict[str, Any]]
    _field_names: ClassVar[tuple[str, ...]] = ()
    _field_set: ClassVar[frozenset[str]] = frozenset()
    _field_defaults: ClassVar[dict[str, Any]] = {}
    _field_makers: ClassVar[tuple[str, ...]] = ()
    _field_values: ClassVar[Callable[[Any], Any]] = type

    def __init_subclass__(cls, *, kw_only: bool = True) -> None:
        """kw_only: for type checkers; False lets fields be given in order."""
        own = [name for name, hint in cls.__annotations__.items() if "ClassVar[" not in str(hint)]
        names = tuple(dict.fromkeys((*cls._field_names, *own)))
        cls._field_names, cls._field_set = names, frozenset(names)
        cls._field_defaults = cls._field_defaults | {n: vars(cls)[n] for n in names if n in vars(cls)}
        cls._field_makers = tuple(n for n, value in cls._field_defaults.items() if isinstance(value, _Made))
        cls._field_values = attrgetter(*names) if names else type
        if "__dataclass_fields__" not in vars(cls):
            cls.__dataclass_fields__ = _Fields()  # type: ignore[assignment]

    def __init__(self, *ordered: Any, **named: Any) -> None:
        held = self.__dict__
        held.update(self._field_defaults)
        for name in self._field_makers:
            held[name] = self._field_defaults[name].default_factory()
        held.update(zip(self._field_names, ordered, strict=False), **named)
        if held.keys() != self._field_set or len(ordered) > len(self._field_names):
            raise TypeError(
                f"{type(self).__name__} takes: {', '.join(self._field_names)}; got: {', '.join(named)}"
            )
        self.__post_init__()

    def __post_init__(self) -> None:
        """Called when the fields are there. Raises ValueError where they do not go together."""

    def __getstate__(self) -> dict[str, Any]:
        """What is kept of it: not the defaults, which the class has as well. Most fields of most values are."""
        usual = self._field_defaults
        return {name: held for name, held in self.__dict__.items() if held is not usual.get(name, usual)}

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        content = type(self)._field_values
        return self is other or bool(content(self) == content(other))

    def __hash__(self) -> int:
        return hash(type(self)._field_values(self))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._field_names)
        return f"{type(self).__name__}({fields})"


class Later(Sequence[T]):
    """A sequence that is worked out when it is first looked at; most runs never look."""

    def __init__(self, make: Callable[[], Sequence[T]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Sequence[T]:
        return self._make()

    def __len__(self) -> int:
        return len(self._made)

    def __iter__(self) -> Iterator[T]:
        return iter(self._made)

    def __getitem__(self, at: Any) -> Any:
        return self._made[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self._made))
