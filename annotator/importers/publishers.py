"""Who publishes: agencies and papers known by name, and words that papers are named with."""

from __future__ import annotations

import re
from functools import cache

from annotator.resource import resource

_NAMED_SO = re.compile(
    r"\b(?:times|post|news|press|herald|tribune|journal|agency|guardian|daily|gazette|chronicle|"
    r"star|globe|mail|telegraph|independent|standard|courier|wire|media|radio|tv|television|today|"
    r"observer|monitor|mirror|review|magazine|service|services|network|newspapers|online|express|"
    r"examiner|dispatch|register|ledger|bulletin|sentinel|record|inquirer|enquirer|weekly|"
    r"broadcasting|reporter|republic|advocate|argus|zeitung|presse|figaro|report)\b|\.\w{2,4}$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:^|[\s,]+)(?:(?:senior|chief|special|staff|contributing|foreign|political|defense|defence|"
    r"national|security|military|diplomatic|pentagon|white house|business|science|health)\s+)*"
    r"(?:staff|writers?|correspondents?|editors?|reporters?|columnists?|bureau chief|contributors?|"
    r"analyst|staff writers?|to)$",
    re.IGNORECASE,
)

_DEGREES = frozenset("phd md jd jr sr esq mba".split())


@cache
def known_publishers() -> frozenset[str]:
    """Every spelling of the shipped list, in small letters."""
    lines = resource("words/publishers.en.txt").read_text(encoding="utf-8").splitlines()
    names = [name for line in lines if line and line[0] != "#" for name in line.split("=")]
    return frozenset(name.strip().casefold() for joined in names for name in joined.split(","))


def is_known(name: str) -> bool:
    return name.strip().casefold() in known_publishers()


def publisher_in(words: str) -> str | None:
    """The publisher that a by-line's last part names, without the writer's role; None for none."""
    name = words.strip(" .,;|")
    bare = without_role(name)
    for candidate in (name, bare):
        if is_known(candidate):
            return candidate
    several = len(bare.split())
    if not bare or several > 6 or not bare[0].isupper():
        return None
    so_named = bare.startswith("The ") or _NAMED_SO.search(bare)
    return bare if so_named or (several == 1 and bare == name) else None


def is_role(words: str) -> bool:
    """True when the words are a writer's role alone, as in `Staff Writer`."""
    return bool(words.strip()) and (
        not without_role(words) or words.replace(".", "").casefold() in _DEGREES
    )


def without_role(words: str) -> str:
    """`Jane Doe` of `Jane Doe Staff Writer`."""
    return _ROLE.sub("", words.strip(" .")).strip(" ,")
