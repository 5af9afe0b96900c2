"""Namespaces and GUIDs of REFI-QDA."""

from __future__ import annotations

import re

from annotator.domain.identity import derived_uid, is_uid

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Article Annotator"
DOCUMENT = "project.qde"
FOLDER = "Sources"
INTERNAL = "internal://"

ARTICLE_VARIABLES = (
    *("headline", "byline", "publisher", "published", "dateline", "url", "language", "status"),
)
ENTRY_VARIABLES = ("type", "naming", "alias", "affiliation", "role")

_GUID = re.compile(r"\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\}?")


def guid(uid: str) -> str:
    """A uid of ours as a GUID: the same digits."""
    digits = uid if is_uid(uid) else derived_uid("guid", uid)
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def made_guid(*names: str) -> str:
    """A GUID that follows from names alone, so that a second export has the same."""
    return guid(derived_uid("refi", *names))


def uid(text: str) -> str:
    """The digits of a GUID; anything else as it is, which no reference will match."""
    found = _GUID.fullmatch(text.strip())
    return found[1].replace("-", "").lower() if found else text.strip()
