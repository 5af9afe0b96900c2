"""Telling screen readers about tags: they are painted, so the text alone does not say them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication


def sentences(
    before: Sequence[int], after: Sequence[int], title: Callable[[int], str]
) -> list[str]:
    """What to say when the caret goes from inside the annotations `before` to inside `after`.

    Both come outer ones first; one leaves the inner first.
    """
    left = [annotation for annotation in before if annotation not in after]
    entered = [annotation for annotation in after if annotation not in before]
    end = QCoreApplication.translate("ArticleView", "End of {label}")
    return [
        *(end.format(label=title(annotation)) for annotation in reversed(left)),
        *(title(annotation) for annotation in entered),
    ]
