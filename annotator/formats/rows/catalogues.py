"""Catalogues of articles and of checked claims."""

from __future__ import annotations

from annotator.formats.format import Format, Group
from annotator.formats.left_out import ANNOTATIONS, NO_VERDICT, PROJECT_ONLY

_METADATA_ONLY = (
    *(*PROJECT_ONLY, "texts", "annotations", "regions", "all_links", "all_entries"),
    *("comments", "extra"),
)

CATALOGUES = (
    Format(
        "claimreview",
        "schema.org ClaimReview",
        (".json",),
        "annotator.formats.claimreview",
        reads=False,
        writes=True,
        cannot_hold=(
            *(*PROJECT_ONLY, "texts", "articles_without_tags", "no_verdict", "reviews", "regions"),
            *("comments", "extra"),
        ),
        things={"no_verdict": NO_VERDICT},
        group=Group.CATALOGUES,
        purpose="Claims with their verdicts, as the web reads them.",
    ),
    Format(
        "csl-json",
        "CSL-JSON bibliography",
        (".json",),
        "annotator.formats.csl_json",
        reads=False,
        writes=True,
        cannot_hold=_METADATA_ONLY,
        things={"annotations": ANNOTATIONS},
        group=Group.CATALOGUES,
        purpose="The articles as references, for Zotero and pandoc.",
    ),
    Format(
        "ris",
        "RIS bibliography",
        (".ris",),
        "annotator.formats.ris",
        reads=False,
        writes=True,
        cannot_hold=_METADATA_ONLY,
        things={"annotations": ANNOTATIONS},
        group=Group.CATALOGUES,
        purpose="The articles as references, for EndNote and others.",
    ),
)
