"""Where files are looked for first."""

from __future__ import annotations

from annotator.ui.chooser import documents


def test_the_documents_are_looked_for_at_home_where_there_is_no_folder_for_them(qapp, home):
    assert documents() == home
    (home / "Documents").mkdir()
    assert documents() == home / "Documents"
