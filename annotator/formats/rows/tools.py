"""Formats of other annotation programs, and of the models that learn from annotations."""

from __future__ import annotations

from annotator.formats.doccano import LONGEST_LABEL
from annotator.formats.format import Format, Group, Option, Shape
from annotator.formats.left_out import (
    BLANKS,
    HEADS,
    IDS,
    LINK_IDS,
    OVERLAPPING,
    PROJECT_ONLY,
    long_labels,
)

TOOLS = (
    Format(
        "brat",
        "brat standoff",
        (".zip",),
        "annotator.formats.brat",
        reads=True,
        writes=True,
        cannot_hold=(*PROJECT_ONLY, "regions", "comments", "times", "extra", "link_ids"),
        shape=Shape.PACKAGE,
        signs=(b".ann\n", b"annotation.conf"),
        things={"link_ids": LINK_IDS},
        group=Group.TOOLS,
        purpose="For brat and the many programs that read its files; each quote is an event.",
        with_scheme=True,
        options=(
            Option(
                "attributions",
                "Attributions",
                (("events", "as events with their arguments"), ("relations", "as relations")),
            ),
        ),
    ),
    Format(
        "labelstudio",
        "Label Studio",
        (".zip",),
        "annotator.formats.labelstudio",
        reads=True,
        writes=True,
        cannot_hold=(*PROJECT_ONLY, "regions", "all_entries", "comments", "extra", "link_ids"),
        shape=Shape.PACKAGE,
        signs=(b"tasks.json", b'"from_name"'),
        things={"link_ids": LINK_IDS},
        group=Group.TOOLS,
        purpose="Tasks to go on with in Label Studio, and the labelling configuration for them.",
        with_scheme=True,
    ),
    Format(
        "doccano",
        "doccano lines",
        (".jsonl",),
        "annotator.formats.doccano",
        reads=True,
        writes=True,
        cannot_hold=(
            *PROJECT_ONLY,
            *("regions", "attributes", "notes", "reviews", "annotators", "times"),
            *("all_entries", "comments", "extra", "long_labels", "ids"),
        ),
        signs=(b'"start_offset"', b'"label":[[', b'"label": [['),
        things={"ids": IDS, "long_labels": long_labels(LONGEST_LABEL)},
        group=Group.TOOLS,
        purpose="For sequence labelling with relations in doccano.",
        options=(
            Option(
                "unit",
                "Characters",
                (("utf-16", "as doccano counts them"), ("clusters", "as in a grapheme project")),
            ),
        ),
    ),
    Format(
        "prodigy",
        "Prodigy lines",
        (".jsonl",),
        "annotator.formats.prodigy",
        reads=True,
        writes=True,
        cannot_hold=(*PROJECT_ONLY, "regions", "all_entries", "comments", "extra", "link_ids"),
        signs=(b'"token_start"', b'"_task_hash"', b'"_input_hash"'),
        things={"link_ids": LINK_IDS},
        group=Group.TRAINING,
        purpose="Spans and relations with their tokens, for Prodigy’s review and training.",
    ),
    Format(
        "conll",
        "CoNLL lines",
        (".conll",),
        "annotator.formats.conll",
        reads=True,
        writes=True,
        cannot_hold=(
            *PROJECT_ONLY,
            *("texts", "heads", "article_details", "regions", "overlapping", "blanks"),
            *("interrupted", "attributes", "notes", "reviews", "annotators", "times"),
            *("all_links", "all_entries", "comments", "extra", "ids"),
        ),
        signs=(b"-DOCSTART-",),
        things={"overlapping": OVERLAPPING, "blanks": BLANKS, "heads": HEADS, "ids": IDS},
        group=Group.TRAINING,
        purpose="A token and its tag a line, to train and test taggers; the longest span wins.",
    ),
)
