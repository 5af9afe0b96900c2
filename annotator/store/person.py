"""Who works here: the person's name and uid, kept in the user's settings."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from annotator.domain.identity import Annotator, derived_uid, is_uid


def settings_file() -> Path:
    """The JSON file of the user's settings; it may not be there."""
    from platformdirs import user_config_path

    return user_config_path("article-annotator", appauthor=False) / "settings.json"


def person(name: str | None = None) -> Annotator:
    """The annotator of this user, or the one called `name`.

    The same name has the same uid everywhere, until the settings say otherwise.
    """
    kept = _kept()
    if kept is not None and name in (None, "", kept.name):
        return kept
    chosen = (name or "").strip() or system_name()
    return Annotator(uid_of_name(chosen), chosen)


def uid_of_name(name: str) -> str:
    """The uid of a person of whom nothing but the name is known."""
    return derived_uid("annotator", name)


def system_name() -> str:
    """The person's full name as the system knows it, else the login name."""
    with suppress(ImportError, KeyError, OSError):
        import pwd  # not on every system

        full = pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0].strip()
        if full:
            return full
    with suppress(OSError, KeyError, ImportError):
        import getpass  # asked only where the system knows no full name

        return getpass.getuser()
    return "Annotator"


def _kept() -> Annotator | None:
    try:
        plain = json.loads(settings_file().read_text("utf-8"))
    except (OSError, ValueError):
        return None
    kept = plain.get("annotator") if isinstance(plain, dict) else None
    if not isinstance(kept, dict):
        return None
    uid, name = str(kept.get("uid")), kept.get("name")
    if is_uid(uid) and isinstance(name, str) and name.strip():
        return Annotator(uid, name)
    return None
