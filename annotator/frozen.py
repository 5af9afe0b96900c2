"""Frozen values whose classes are made quickly.

`@frozen` is the library's `@dataclass(frozen=True, slots=True)` to whoever reads or uses a class;
`fields`, `replace` and `asdict` know it. But the library writes and compiles up to ten functions
for each class, together a tenth of the program's start. Here one is compiled and the rest is
shared, for the classes that are loaded at start. Defaults are plain values, and a class says what
it is: for one that does not, the library looks for a signature, which takes 2 ms.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from typing import Any, NoReturn, TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[_Class]) -> type[_Class]:
    """Make a class of the names and types that stand in it, whose values never change."""
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    names = tuple(one.name for one in fields(made))  # type: ignore[arg-type]
    values = operator.attrgetter(*names)

    def same(self: Any, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is made else NotImplemented

    def number(self: Any) -> int:
        return hash(values(self))

    def told(self: Any) -> str:
        return f"{made.__qualname__}({', '.join(f'{one}={getattr(self, one)!r}' for one in names)})"

    def again(self: Any) -> tuple[type[_Class], tuple[Any, ...]]:
        return made, tuple(getattr(self, one) for one in names)

    methods = {"__init__": _beginning(made), "__eq__": same, "__hash__": number}
    methods |= {"__repr__": told, "__reduce__": again}
    methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
    for name, method in methods.items():
        setattr(made, name, method)
    return made


@dataclass_transform(frozen_default=True, order_default=True)
def frozen_ordered(cls: type[_Class]) -> type[_Class]:
    """A frozen class whose values are sorted by what stands first in them."""
    made = frozen(cls)
    values = operator.attrgetter(*(one.name for one in fields(made)))  # type: ignore[arg-type]

    def by(compare: Callable[[Any, Any], bool]) -> Callable[[Any, object], bool]:
        def compared(self: Any, other: object) -> bool:
            return (
                compare(values(self), values(other)) if other.__class__ is made else NotImplemented
            )

        return compared

    for name in ("lt", "le", "gt", "ge"):
        setattr(made, f"__{name}__", by(getattr(operator, name)))
    return made


def _beginning(made: type) -> Any:
    """The `__init__` of a class: it takes every field by place or by name."""
    own = fields(made)
    words = [one.name if one.default is MISSING else f"{one.name}=None" for one in own]
    lines = [f"def __init__(self, {', '.join(words)}):"]
    lines += [f" set_{one.name}(self, {one.name})" for one in own]
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    found: dict[str, Any] = {f"set_{one.name}": made.__dict__[one.name].__set__ for one in own}
    exec("\n".join(lines), found)
    init = found["__init__"]
    init.__defaults__ = tuple(one.default for one in own if one.default is not MISSING)
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


def _refuse(self: object, name: str, *value: object) -> NoReturn:
    raise FrozenInstanceError(f"{name!r} of a frozen {type(self).__name__} stays as it is")
