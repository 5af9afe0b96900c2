"""What the list of sources is narrowed by: the rows at the left, with their counts."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.domain.review import Chosen
from annotator.domain.scheme import Scheme
from annotator.ui.review.facets import FacetRow
from annotator.ui.sources.page import PAIRS, QUEUE
from annotator.ui.sources.words import field_title, value_title
from annotator.ui.words import tr

Counts = Mapping[tuple[str, str, bool], int]
"""Type, naming and protection -> how many entries have them."""

_PLACE = {"type": 0, "naming": 1, "protected": 2}


def facet_rows(
    scheme: Scheme, counts: Counts, chosen: Chosen, *, waiting: int, pairs: int
) -> list[FacetRow]:
    """The rows from the top; each count is of what a click would list."""
    view = chosen.get("view", frozenset())
    rows = [
        FacetRow("", None, tr("Show").upper()),
        FacetRow("", "", tr("All sources"), sum(counts.values()), chosen=not chosen),
        FacetRow(
            *("view", QUEUE, tr("Who is meant?"), waiting),
            chosen=QUEUE in view,
            warns=bool(waiting),
        ),
        FacetRow("view", PAIRS, tr("Proposed merges"), pairs, chosen=PAIRS in view),
    ]
    for facet in ("type", "naming"):
        found = _values(counts, chosen, facet)
        if len(found) > 1 or facet in chosen:
            rows.append(FacetRow(facet, None, field_title(scheme, facet).upper()))
            rows += [
                FacetRow(
                    *(facet, value, _title(scheme, facet, value), count),
                    chosen=value in chosen.get(facet, ()),
                )
                for value, count in found.items()
            ]
    protected = _values(counts, chosen, "protected").get("yes", 0)
    if protected or "protected" in chosen:
        rows.append(FacetRow("protected", None, tr("In exports").upper()))
        on = "protected" in chosen
        rows.append(FacetRow("protected", "yes", tr("Protected"), protected, chosen=on))
    return rows


def _title(scheme: Scheme, facet: str, value: str) -> str:
    return value_title(scheme, facet, value).capitalize() if value else tr("Not said")


def _values(counts: Counts, chosen: Chosen, facet: str) -> dict[str, int]:
    """The values of a facet, those that nobody said last, the other facets as they are chosen."""
    found: dict[str, int] = {}
    for traits, count in counts.items():
        values = dict(zip(_PLACE, (*traits[:2], "yes" if traits[2] else "no"), strict=True))
        if all(
            other == facet or values[other] in wanted
            for other, wanted in chosen.items()
            if other in _PLACE
        ):
            found[values[facet]] = found.get(values[facet], 0) + count
    return dict(sorted(found.items(), key=lambda pair: (not pair[0], -pair[1], pair[0])))
