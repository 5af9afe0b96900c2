"""Words on screen, in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(sentence: str) -> str:
    """`sentence` as the person reads it; the English one is its key."""
    return QCoreApplication.translate("Screen", sentence)


def later(sentence: str) -> str:
    """`sentence` as it stands in a table; it goes through `tr` when it is shown."""
    return sentence


def figure(count: int) -> str:
    """A count as it is written on screen: `10,000`."""
    return f"{count:,}"


def short(title: str, longest: int = 40) -> str:
    """A title for a place with little room; all of it must be readable elsewhere."""
    return title if len(title) <= longest else title[: longest - 1].rstrip() + "…"


def in_menu(title: str, longest: int = 60) -> str:
    """A title of a person's own for a menu or a button, where Qt takes a lone & for a key."""
    return short(title, longest).replace("&", "&&")


def off_menu(text: str) -> str:
    """What a menu or a button says, without the mark of its key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def unmarked(words: str) -> str:
    """`words` for tool tips and the like, where Qt takes what looks like HTML for mark-up.

    There they would be drawn as mark-up, and pictures that they name would be loaded.
    """
    if "<" not in words and "&lt;" not in words:
        return words
    plain = words.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    return f"<qt>{plain}</qt>"
