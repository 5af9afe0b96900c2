"""What the figures of a report are called."""

from __future__ import annotations

from annotator.domain.report import Report, Speaker

CLASS_TITLES = {
    "named": "named person",
    "anonymous": "anonymous",
    "organization": "organisation",
    "document": "document",
    "other": "other",
    "unknown": "not known",
}
_SAID = {"none": "not said", "organization": "organisation"}


def hours(seconds: int) -> str:
    """`3 h 12 min`."""
    minutes = seconds // 60
    return f"{minutes // 60} h {minutes % 60} min"


def said(key: str) -> str:
    """A value of a facet as words."""
    return _SAID.get(key, key.replace("_", " ").replace("-", " "))


def called(one: Speaker) -> str:
    """A source's name; words that mean no entry are told apart from an entry of that name."""
    return one.name if one.source is not None else f"{one.name} (no entry)"


def cards(report: Report) -> tuple[tuple[str, str, str], ...]:
    """The main figures: title, figure, and what stands small below."""
    forms = " · ".join(f"{count:,} {said(form)}" for form, count in report.forms.items())
    relying = report.anonymous_articles
    mentions = "mention" if report.anonymous == 1 else "mentions"
    articles = "1 article relies" if relying == 1 else f"{relying:,} articles rely"
    return (
        (
            "Articles done",
            f"{report.articles_done:,} of {report.articles:,}",
            f"{hours(report.active_seconds)} active time",
        ),
        ("Quotes", f"{report.quotes:,}", forms),
        (
            "Sources quoted",
            f"{report.sources:,}",
            f"{report.anonymous:,} anonymous {mentions}, {articles} on them",
        ),
        (
            "Claims",
            f"{report.claims:,}",
            f"{report.claims_without_source:,} without a linked source",
        ),
        (
            "Verified",
            f"{report.reviews.get('verified', 0):,}",
            f"{report.reviews.get('needs_work', 0):,} need work",
        ),
    )


def shares(counts: dict[str, int]) -> dict[str, float]:
    """Each count as a share of all of them, 0 to 1."""
    whole = sum(counts.values())
    return {key: count / whole for key, count in counts.items()} if whole else {}
