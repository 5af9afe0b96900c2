"""The commands of the sources, a part of the table of all commands."""

from __future__ import annotations

from annotator.ui.command import SOURCES, Scope, row
from annotator.ui.words import later

_S = Scope.SOURCES
_T = later

# fmt: off
SOURCE_COMMANDS = (
    row("sources_open", SOURCES, _T("&Open"), "Return", "Enter", scope=_S, icon="article",
        tip=_T("Go to what the source said; from there to the article, and Alt+Left back.")),
    row("sources_rows", SOURCES, _T("&Rows of the review"), "R", scope=_S,
        tip=_T("List what the source said in the review.")),
    row("sources_next", SOURCES, _T("&Next row"), "J", scope=_S,
        tip=_T("Go to the row below.")),
    row("sources_previous", SOURCES, _T("Pre&vious row"), "K", scope=_S,
        tip=_T("Go to the row above.")),
    row("sources_edit", SOURCES, _T("&Edit"), "E", scope=_S, gap=True,
        tip=_T("Change what is known of the source.")),
    row("sources_merge", SOURCES, _T("&Merge…"), "M", scope=_S,
        tip=_T("Make one source of the chosen ones, after a look at what that makes.")),
    row("sources_split", SOURCES, _T("&Take apart…"), "T", scope=_S,
        tip=_T("Let the chosen mentions mean another source, known or new.")),
    row("sources_apart", SOURCES, _T("They are not the sa&me"), "X", scope=_S,
        tip=_T("Dismiss the proposed merge for good.")),
    row("sources_protect", SOURCES, _T("&Protect in exports"), "P", scope=_S,
        tip=_T("Let exports give the chosen sources other names, or no more.")),
    row("sources_delete", SOURCES, _T("&Delete"), "Del", scope=_S, icon="delete",
        tip=_T("Delete the chosen sources that no words mean.")),
    row("sources_sort", SOURCES, _T("&Sort another way"), "S", scope=_S, gap=True,
        tip=_T("List the sources by name, or the most mentioned first.")),
    row("sources_all", SOURCES, _T("Show &all sources"), "A", scope=_S,
        tip=_T("Take away all that narrows the list.")),
)
# fmt: on
"""Rows of the menu of the sources, in its order."""
