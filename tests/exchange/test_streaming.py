"""The collector is as it was after records have passed, also when they were stopped."""

from __future__ import annotations

import gc

import pytest

from annotator.exchange.streaming import collected_rarely


@pytest.fixture
def collector():
    """Python's collector, as the test found it afterwards."""
    before = gc.get_threshold()
    yield gc
    gc.set_threshold(*before)


@pytest.mark.parametrize("usual", [(700, 10, 10), (0, 10, 10), (500_000, 5, 5)])
def test_it_walks_seldom_and_then_as_before(collector, usual):
    collector.set_threshold(*usual)
    inside = []

    def stopped() -> None:
        with collected_rarely():
            inside.extend(collector.get_threshold())
            raise RuntimeError("stopped")

    with pytest.raises(RuntimeError):
        stopped()
    assert collector.get_threshold() == usual
    assert inside[0] == (max(usual[0], 100_000) if usual[0] else 0)
    assert tuple(inside[1:]) == usual[1:]
