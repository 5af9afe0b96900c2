"""Where a person was in a project: article, top line, picked annotation, splitters.

Not project data: it lies in the user's data folder by the project's uid.
"""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import QObject, QTimer

from annotator.ui.folders import data_folder, read_plain, write_plain

_DELAY = 300  # ms after the last change
_ARTICLES = 500  # how many articles' places are remembered

_log = logging.getLogger(__name__)


class ViewState(QObject):
    """The view of one project, written atomically shortly after each change."""

    def __init__(self, project_uid: str) -> None:
        super().__init__()
        self._path = data_folder() / "views" / f"{project_uid}.json"
        self._plain = read_plain(self._path)
        places = self._plain.get("places")
        self._places: dict[str, Any] = places if isinstance(places, dict) else {}
        self._timer = QTimer(self, interval=_DELAY, singleShot=True)
        self._timer.timeout.connect(self.write)

    @property
    def article(self) -> str | None:
        """The uid of the article that was open."""
        article = self._plain.get("article")
        return article if isinstance(article, str) else None

    def set_article(self, uid: str) -> None:
        """Keep which article is open, and that it is the last one that was."""
        if next(reversed(self._places), None) != uid:
            self._places[uid] = self._places.pop(uid, {"top": 0, "picked": None})
            self._set("places", self._places, always=True)
        self._set("article", uid)

    def recent(self) -> list[str]:
        """The uids of the articles that were open, the last one first."""
        return list(reversed(self._places))

    def place(self, article_uid: str) -> tuple[int, int | None]:
        """The code point at the top of an article, and the annotation that was picked in it."""
        kept = self._places.get(article_uid)
        kept = kept if isinstance(kept, dict) else {}
        top, picked = kept.get("top"), kept.get("picked")
        return (
            top if isinstance(top, int) and top >= 0 else 0,
            picked if isinstance(picked, int) else None,
        )

    def set_place(self, article_uid: str, top: int, picked: int | None) -> None:
        place = {"top": top, "picked": picked}
        if self._places.get(article_uid) == place:
            return
        self._places.pop(article_uid, None)
        self._places[article_uid] = place  # the last one changed stands last
        for old in list(self._places)[:-_ARTICLES]:
            del self._places[old]
        self._set("places", self._places, always=True)

    def get(self, name: str, usual: Any) -> Any:
        value = self._plain.get(name, usual)
        return value if isinstance(value, type(usual)) else usual

    def set(self, name: str, value: Any) -> None:
        self._set(name, value)

    def write(self) -> None:
        """Write now; called at the end of the program too."""
        self._timer.stop()
        try:
            write_plain(self._path, self._plain)
        except OSError as error:
            _log.warning("the view of a project could not be kept: %s", error)

    def _set(self, name: str, value: Any, *, always: bool = False) -> None:
        if always or self._plain.get(name) != value:
            self._plain[name] = value
            self._timer.start()
