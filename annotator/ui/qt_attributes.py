"""Attributes of our own Qt classes at the speed of other Python objects."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def plain_attributes(cls: type[T]) -> type[T]:
    """Find the attributes of a class in Python's own way, for classes that are asked all the time.

    PySide's way looks first whether names in another style are switched on, and for properties
    that only Qt knows. Nothing here has either, and it takes some thirty times as long.
    """
    cls.__getattribute__ = object.__getattribute__  # type: ignore[method-assign]
    return cls
