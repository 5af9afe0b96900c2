"""Names and moments that are the same on every machine."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Sequence

from annotator.frozen import frozen

_UID = re.compile(r"[0-9a-f]{32}")
_UIDS = re.compile(r"[0-9a-f]*")


@frozen
class Annotator:
    """Who works: the same uid in every project of one person."""

    uid: str
    name: str


def new_uid() -> str:
    """32 hexadecimal digits that nothing else has."""
    return os.urandom(16).hex()


def derived_uid(*names: str) -> str:
    """32 hexadecimal digits that follow from `names` alone."""
    return hashlib.sha256("\0".join(names).encode("utf-8", "replace")).hexdigest()[:32]


def is_uid(text: object) -> bool:
    return isinstance(text, str) and _UID.fullmatch(text) is not None


def are_uids(texts: Sequence[str]) -> bool:
    """Whether all of them are: quicker than asking of each."""
    return {*map(len, texts)} <= {32} and _UIDS.fullmatch("".join(texts)) is not None


def now() -> str:
    """This moment in UTC: ISO 8601 with milliseconds and `Z`."""
    milliseconds = time.time_ns() // 1_000_000
    moment = time.gmtime(milliseconds // 1000)
    return time.strftime("%Y-%m-%dT%H:%M:%S", moment) + f".{milliseconds % 1000:03}Z"


def sha256(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
