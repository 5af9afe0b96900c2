"""The three lists of the page: entries, mentions that wait, and proposed merges."""

from __future__ import annotations

from annotator.domain.same_source import SamePair
from annotator.store.mentions import mention_lines, unresolved
from annotator.store.source_list import source_lines
from annotator.ui.look import Look
from annotator.ui.sources import words
from annotator.ui.sources.list import WordsList
from annotator.ui.sources.model import KeyedModel
from annotator.ui.sources.page import ENTRIES, PAIRS, QUEUE
from annotator.ui.words import later, tr
from annotator.ui.workspace import Workspace

Pairs = dict[tuple[int, int], SamePair]


class EntryList(WordsList):
    """The entries."""

    hints = (
        ("M", later("merge")),
        ("E", later("edit")),
        ("Enter", later("what it said")),
        ("P", later("protect")),
        ("S", later("sort")),
        ("Ctrl+F", later("filter")),
    )


class PairList(WordsList):
    """The proposals."""

    hints = (("M", later("merge")), ("X", later("not the same")), ("J", later("next")))


class QueueList(WordsList):
    """The mentions that wait."""

    hints = (("Enter", later("say who is meant")), ("J", later("next")), ("K", later("previous")))


def make_lists(look: Look, workspace: Workspace, pairs: Pairs) -> dict[str, WordsList]:
    """The lists by the values of the page's first facet; `pairs` is what the last one shows."""
    entries = KeyedModel(
        lambda ids: {line.entry.id: line for line in source_lines(workspace.project, ids)},
        lambda line: f"{line.entry.name}, {words.figures(line)}",
    )
    queue = KeyedModel(
        lambda ids: {
            line.mention: line
            for line in mention_lines(workspace.project, [(id, None) for id in ids])
        },
        lambda line: line.words,
        lambda last: unresolved(workspace.project, last),
    )
    proposed = KeyedModel(
        lambda keys: {key: pairs[key] for key in keys if key in pairs},
        lambda pair: words.pair_words(pair).title,
    )
    made: dict[str, WordsList] = {
        ENTRIES: EntryList(
            look, entries, lambda line: words.entry_words(workspace.scheme, line), several=True
        ),
        QUEUE: QueueList(look, queue, words.queue_words),
        PAIRS: PairList(look, proposed, words.pair_words),
    }
    titles = (tr("Sources"), tr("Mentions to resolve"), tr("Proposed merges"))
    for shown, title in zip(made.values(), titles, strict=True):
        shown.setAccessibleName(title)
    return made
