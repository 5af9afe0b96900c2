"""Frozen values behave as those of the library."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, fields, replace

import pytest

from annotator.frozen import frozen, frozen_ordered


@frozen_ordered
class Ours:
    """Three fields, the last with a default; checked when it is made."""

    name: str
    count: int
    more: tuple[int, ...] = ()

    def __post_init__(self):
        if self.count < 0:
            raise ValueError(f"{self.count} is too few")

    @property
    def double(self):
        return 2 * self.count


@dataclass(frozen=True, order=True, slots=True)
class Theirs:
    """The same by the library."""

    name: str
    count: int
    more: tuple[int, ...] = ()


@frozen
class Alone:
    """One field."""

    name: str


VALUES = [("a", 1), ("a", 2, (3,)), ("b", 0), ("a", 1, ())]


def test_what_the_library_makes_is_made():
    for one in VALUES:
        ours, theirs = Ours(*one), Theirs(*one)
        assert asdict(ours) == asdict(theirs)
        assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
        assert [field.name for field in fields(ours)] == [field.name for field in fields(theirs)]
        assert hash(ours) == hash(theirs)
    assert Ours.__match_args__ == Theirs.__match_args__
    assert Ours("a", 1).double == 2
    assert not hasattr(Ours("a", 1), "__dict__")


def test_values_are_equal_and_sorted_as_the_librarys():
    ours, theirs = [Ours(*one) for one in VALUES], [Theirs(*one) for one in VALUES]
    for one in range(len(VALUES)):
        for two in range(len(VALUES)):
            assert (ours[one] == ours[two]) == (theirs[one] == theirs[two])
            assert (ours[one] < ours[two]) == (theirs[one] < theirs[two])
            assert (ours[one] >= ours[two]) == (theirs[one] >= theirs[two])
    assert [asdict(one) for one in sorted(ours)] == [asdict(one) for one in sorted(theirs)]
    assert Ours("a", 1) != Theirs("a", 1)
    with pytest.raises(TypeError):
        assert Ours("a", 1) < ("a", 1)


def test_nothing_of_it_changes():
    one = Ours("a", 1)
    for act in (
        lambda: setattr(one, "count", 2),
        lambda: setattr(one, "further", 2),
        lambda: delattr(one, "count"),
    ):
        with pytest.raises(FrozenInstanceError):
            act()
    assert one == Ours("a", 1)


def test_it_is_made_by_place_and_by_name():
    assert Ours(count=1, name="a") == Ours("a", 1, ()) == replace(Ours("b", 1), name="a")
    assert Alone("a") == Alone(name="a") != Alone("b")
    assert hash(Alone("a")) == hash(Alone("a"))
    with pytest.raises(ValueError, match="too few"):
        Ours("a", -1)
    with pytest.raises(TypeError, match=r"Ours.__init__\(\) missing 1 required"):
        Ours("a")
    with pytest.raises(SyntaxError):

        @frozen
        class Wrong:
            """A field without a default behind one that has it."""

            first: int = 0
            second: int


@pytest.mark.parametrize("value", [Ours("a", 1, (2,)), Alone("a")])
def test_it_can_be_copied_and_pickled(value):
    assert copy.copy(value) == copy.deepcopy(value) == pickle.loads(pickle.dumps(value)) == value
