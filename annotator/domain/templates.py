"""The schemes that are shipped to begin a project with."""

from __future__ import annotations

import json

from annotator.domain.errors import RuleError
from annotator.domain.scheme import Scheme
from annotator.resource import resource

TEMPLATES = (
    ("news", "News attribution", "Who said what: quotes and claims with source, cue and relay."),
    ("fact-check", "Fact-checking", "Claims with a verdict, the evidence, and who made them."),
    ("plain", "Plain codes", "A few labels to rename: for themes, frames, or anything else."),
)
"""Name, title, and what it is for in a sentence; the first is the usual one."""


def template(name: str) -> Scheme:
    """The shipped scheme called `name`. Raises RuleError when there is none."""
    names = [row[0] for row in TEMPLATES]
    if name not in names:
        known = ", ".join(names)
        raise RuleError(f"There is no scheme “{name:.60}”; the shipped ones are: {known}.")
    return Scheme.from_dict(json.loads(resource(f"schemes/{name}.json").read_text("utf-8")))
