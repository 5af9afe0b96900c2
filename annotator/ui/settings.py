"""What the person chose once for all projects: name, colours, window, recent files."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from annotator.domain.identity import Annotator
from annotator.store.person import person
from annotator.ui.folders import config_folder, read_plain, write_plain

_RECENT = 12
_KNOWN = 100  # paths whose project is remembered, so that its backups are found
_log = logging.getLogger(__name__)


class Settings:
    """One JSON file in the user's configuration folder; each change is written at once."""

    def __init__(self) -> None:
        self._path = config_folder() / "settings.json"
        self._plain = read_plain(self._path)

    def get(self, name: str, usual: Any = None) -> Any:
        """What is kept under `name`, or `usual` when it is missing or of another type."""
        value = self._plain.get(name, usual)
        return value if usual is None or isinstance(value, type(usual)) else usual

    def set(self, name: str, value: Any) -> None:
        """Keep `value`; a folder that cannot be written costs the setting, not the work."""
        if self._plain.get(name) == value:
            return
        self._plain[name] = value
        try:
            write_plain(self._path, self._plain)
        except OSError as error:
            _log.warning("the settings could not be written: %s", error)

    def annotator(self) -> Annotator:
        """Who works here; the same uid on every start."""
        return person()

    def set_annotator_name(self, name: str) -> Annotator:
        """Call the same person by another name from now on."""
        named = Annotator(self.annotator().uid, name.strip())
        self.set("annotator", {"uid": named.uid, "name": named.name})
        return named

    def recent(self) -> list[Path]:
        """Projects opened before that are still there, the last one first."""
        kept: Iterable[Any] = self.get("recent", [])
        paths = [Path(path) for path in kept if isinstance(path, str)]
        return [path for path in paths if path.is_file()]

    def opened(self, path: Path, title: str, uid: str = "") -> None:
        """Put a project at the head of the recent ones; `uid` leads to its backups later."""
        known = {other: one for other, one in self._uids().items() if other != str(path.absolute())}
        self.set("uids", dict([*known.items(), (str(path.absolute()), uid)][-_KNOWN:]))
        kept = [str(other) for other in self.recent() if other != path.absolute()]
        recent = [str(path.absolute()), *kept][:_RECENT]
        self.set("recent", recent)
        titles = {**self.titles(), recent[0]: title}
        self.set("titles", {path: titles[path] for path in recent if path in titles})

    def uid(self, path: Path) -> str:
        """The uid of the project that was last opened at a path; empty when none was."""
        return self._uids().get(str(path.absolute()), "")

    def _uids(self) -> dict[str, str]:
        kept = self.get("uids", {})
        return {path: uid for path, uid in kept.items() if isinstance(uid, str)}

    def titles(self) -> dict[str, str]:
        """What recent projects are called, by their paths."""
        kept = self.get("titles", {})
        return {path: title for path, title in kept.items() if isinstance(title, str)}

    def forget(self, path: Path) -> None:
        self.set("recent", [str(other) for other in self.recent() if other != path])
