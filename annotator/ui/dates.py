"""Days and moments as the person reads them."""

from __future__ import annotations

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt


def day(published: str | None, *, long: bool = False) -> str:
    """A date of publication as printed, never moved to another time zone; empty for None.

    Short: `14 Mar`, with the year when it is not this one. Long: `14 March 2026`.
    """
    if not published:
        return ""
    date = QDate.fromString(published[:10], "yyyy-MM-dd")
    if not date.isValid():
        return published
    if long:
        return QLocale().toString(date, "d MMMM yyyy")
    this_year = date.year() == QDate.currentDate().year()
    return QLocale().toString(date, "d MMM" if this_year else "d MMM yyyy")


def clock(moment: str | None) -> str:
    """The local time of a UTC moment, `09:41`, with the day when it is not today."""
    if not moment:
        return ""
    local = _local(moment)
    today = local.date() == QDate.currentDate()
    return QLocale().toString(local, "HH:mm" if today else "d MMM, HH:mm")


def moment_text(moment: str) -> str:
    """A UTC moment in local time, to the minute with its day."""
    return QLocale().toString(_local(moment), "d MMM yyyy, HH:mm")


def duration(seconds: int) -> str:
    """`00:24:10`."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _local(moment: str) -> QDateTime:
    return QDateTime.fromString(moment, Qt.DateFormat.ISODateWithMs).toLocalTime()
