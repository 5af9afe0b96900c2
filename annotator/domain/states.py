"""The states that articles, reviews and regions can be in."""

from __future__ import annotations

ARTICLE_STATES = ("to_do", "in_progress", "done")
REVIEW_STATES = ("unreviewed", "verified", "needs_work")
REGION_KINDS = ("headline", "byline", "dateline", "boilerplate")
