"""What is offered before anything is typed: what was used last, what can be done here, recent
articles, and then the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from annotator.store import articles
from annotator.text.finding import Wanted
from annotator.ui.palette.commands import command_rows
from annotator.ui.palette.found import ARTICLES, COMMANDS, LAST, REST, Found
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow

_USED = "used_commands"  # the setting
_KEPT, _SHOWN = 24, 5
_HERE = 6
_ARTICLES = 5


def keep_used(window: MainWindow, found: Found) -> None:
    """Remember that a command was found and done."""
    if found.group in (LAST, COMMANDS, REST):
        others = [name for name in _used(window) if name != found.key]
        window.settings.set(_USED, [found.key, *others][:_KEPT])


def at_hand(window: MainWindow) -> Iterator[Found]:
    """All commands and a few articles, each in one group, in the order in which they are listed."""
    rows = {row.key: row for row in command_rows(window, Wanted(""))}
    possible = [name for name in _used(window) if name in rows and not rows[name].why_not]
    for place, name in enumerate(possible[:_SHOWN]):
        yield replace(rows.pop(name), group=LAST, cost=place)
    for place, name in enumerate(_here(window, rows)):
        yield replace(rows.pop(name), cost=place)
    yield from _articles(window)
    for place, row in enumerate(rows.values()):
        yield replace(row, group=REST, cost=place)


def _used(window: MainWindow) -> list[str]:
    return [name for name in window.settings.get(_USED, []) if isinstance(name, str)]


def _here(window: MainWindow, rows: dict[str, Found]) -> list[str]:
    """The first commands that can be done on the view that is on screen."""
    table = window.actions_table
    scopes = {row.name: row.scope for row in table.commands()}
    mine = [name for name in rows if scopes[name] in table.here and not rows[name].why_not]
    return mine[:_HERE]


def _articles(window: MainWindow) -> Iterator[Found]:
    """The articles that were open before the one on screen, the last one first."""
    if not window.workspace.is_open:
        return
    here = window.workspace.article
    wanted = [uid for uid in window.keeping.recent() if here is None or uid != here.uid]
    project = window.workspace.project
    found = (articles.article_by_uid(project, uid) for uid in wanted[: 2 * _ARTICLES])
    ids = [id for id in found if id is not None][:_ARTICLES]
    known = {one.id: one for one in articles.articles(project, ids)}
    for place, id in enumerate(ids):
        title = known[id].headline or tr("An article without a headline")
        run = partial(window.showing.open_and_stand, id)
        yield Found(ARTICLES, str(id), title, known[id].publisher or "", run, place)
