"""Who likely said a quote: the detector's answers as proposals on the article's own tags."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.domain.values import Annotation
from annotator.ui.open_article import OpenArticle
from annotator.ui.proposing import Proposal


def find_proposals(opened: OpenArticle, head: Annotation) -> Sequence[Proposal]:
    """The readings of who said `head`, the likeliest first; only ends that it lacks."""
    return ()
