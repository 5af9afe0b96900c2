from __future__ import annotations

from annotator.domain.change import Change


def test_a_change_tells_ids_by_table_and_whether_the_scheme_is_another():
    change = Change(7, "user", "Tag", {"span": {1, 2}, "label": set()}, {1}, {3})
    assert change.of("span") == {1, 2}
    assert change.of("link") == ()
    assert not change.scheme
    for table in ("label", "attribute", "value", "link_kind", "link_end"):
        assert Change(7, "user", "Tag", {table: {1}}, (), ()).scheme
