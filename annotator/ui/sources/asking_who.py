"""The queue of mentions of which nobody said who is meant: who may be, and what is answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.values import Source
from annotator.store import sources
from annotator.store.edit import Edit
from annotator.store.mentions import MentionLine, meant_above, same_words, text_before
from annotator.store.reviewing import set_meant
from annotator.ui.new_entry import typed as typed_entry
from annotator.ui.review.excerpt import context
from annotator.ui.sources.list import WordsList
from annotator.ui.sources.queue_pane import Choice, QueuePane
from annotator.ui.sources.words import kind_of, mention_words
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow

_SHORTEST = 3  # letters of a word by which entries are looked up
_MOST = 40  # names that are offered


class AskingWho(QObject):
    """Offers entries for the mention that is on, and writes what is answered."""

    def __init__(self, window: MainWindow, pane: QueuePane, queue: WordsList) -> None:
        super().__init__(window)
        self._workspace = window.workspace
        self._pane = pane
        self._queue = queue
        self._entries: list[tuple[str, Source]] | None = None
        self._line: MentionLine | None = None
        pane.typed.connect(lambda words: self._offer())
        pane.answered.connect(self._answer)
        pane.field.stepped.connect(self._step)
        pane.field.left.connect(queue.setFocus)

    def forget(self) -> None:
        """Read the entries again when they are asked for next."""
        self._entries = None

    def show(self) -> None:
        """Show the mention that the queue is on."""
        line = self._queue.current()
        self._line = line if isinstance(line, MentionLine) else None
        if self._line is None:
            self._pane.show_mention(None, "", "")
            self._pane.show_choices(())
            return
        project = self._workspace.project
        where = mention_words(self._line).below
        self._pane.show_mention(context(project, self._line.mention, 0), where, "")
        self._offer()

    def _step(self, by: int) -> None:
        """Leave the mention for later, or go back to the one before."""
        if not self._queue.step(by):
            end = tr("That was the last one.") if by > 0 else tr("This is the first one.")
            self._workspace.said.emit(end)

    # Offering

    def _offer(self) -> None:
        if self._line is not None:
            typed = " ".join(self._pane.field.text().split())
            found = self._typed(typed) if typed else self._likely(self._line)
            self._pane.show_choices(list(found))

    def _typed(self, typed: str) -> Iterator[Choice]:
        """Entries that hold what is typed, those that begin with it first; then a new one."""
        wanted = typed.casefold()
        found = [
            (not names.startswith(wanted), one) for names, one in self._known() if wanted in names
        ]
        found.sort(key=lambda pair: pair[0])
        for _, one in found[:_MOST]:
            yield self._choice(one)
        if not any(one.name.casefold() == wanted for _, one in found):
            yield Choice(None, typed, tr("a new source"))

    def _likely(self, line: MentionLine) -> Iterator[Choice]:
        """Whom the mention's words and those above speak of."""
        from annotator.suggest.language import is_english
        from annotator.suggest.meant import Entry, Mention, meant

        above = meant_above(self._workspace.project, line.mention)
        asked = [word.strip(".,’'") for word in line.words.casefold().replace("’s", "").split()]
        asked = [word for word in asked if len(word) >= _SHORTEST] or asked
        wanted = {entry for _, entry in above}
        near = {
            one.id: one
            for names, one in self._known()
            if one.id in wanted or any(word in names for word in asked)
        }
        entries = [
            Entry(one.id, one.name, one.aliases, one.type, one.role) for one in near.values()
        ]
        before = text_before(self._workspace.project, line.mention)
        mentions, english = [Mention(*pair) for pair in above], is_english(before)
        for one in meant(line.words, entries, mentions, before, english=english):
            if one.entry is None:
                yield Choice(None, one.name, tr("a new source"))
            else:
                yield self._choice(near[one.entry])

    def _choice(self, one: Source) -> Choice:
        return Choice(one.id, one.name, kind_of(self._workspace.scheme, one) or tr("known source"))

    def _known(self) -> list[tuple[str, Source]]:
        """The entries with all their names in small letters."""
        if self._entries is None:
            self._entries = [
                ("\n".join((one.name, *one.aliases, one.role or "")).casefold(), one)
                for one in sources.sources(self._workspace.project)
            ]
        return self._entries

    # Answering

    def _answer(self, entry: int | None, name: str, same: bool) -> None:
        """Say who is meant by the mention, or by all of the same words; on to the next."""
        line = self._line
        if line is None:
            return
        project = self._workspace.project
        mentions = same_words(project, line.mention) if same else [line.mention]
        known = sources.entry_called(project, name) if entry is None else entry

        def work(edit: Edit) -> int:
            found = known
            if found is None:
                found = sources.add_source(edit, typed_entry(edit.project.scheme, name))
            return set_meant(edit, mentions, found)

        def told(count: int) -> None:
            self._workspace.said.emit(
                tr("{count} mentions mean “{name}”.").format(count=count, name=name[:60])
                if count > 1
                else tr("It means “{name}”.").format(name=name[:60])
            )

        self._workspace.do(tr("Name the source"), work, told)
