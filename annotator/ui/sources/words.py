"""How entries, mentions and pairs are said on screen."""

from __future__ import annotations

from annotator.domain.same_source import SamePair
from annotator.domain.scheme import ENTRY, Scheme
from annotator.domain.values import Source
from annotator.store.mentions import MentionLine
from annotator.store.source_list import SourceLine
from annotator.ui.dates import day
from annotator.ui.sources.list import RowWords
from annotator.ui.words import figure, later, tr

GROUNDS = {
    "name": later("the same name"),
    "alias": later("called alike"),
    "acronym": later("letters of the name"),
    "surname": later("the same surname"),
}
"""Why two entries may be one, in few words."""

FIELDS = {
    "name": later("Name"),
    "aliases": later("Also called"),
    "role": later("Role"),
    "affiliation": later("Affiliation"),
    "link": later("Link"),
    "note": later("Note"),
    "type": later("Type"),
    "naming": later("Naming"),
}
"""What an entry says, by the store's names."""


def field_title(scheme: Scheme, key: str) -> str:
    """What a field or a question of the scheme is called."""
    attribute = scheme.attribute(ENTRY, key)
    return attribute.title if attribute else tr(FIELDS.get(key, key))


def value_title(scheme: Scheme, key: str, value: str) -> str:
    """What an answer is called; itself when the scheme does not know it."""
    attribute = scheme.attribute(ENTRY, key)
    found = attribute.value(value) if attribute else None
    return found.title if found else value


def kind_of(scheme: Scheme, entry: Source) -> str:
    """`person · anonymous · spokesperson of the board`."""
    titled = [
        value_title(scheme, key, value)
        for key in ("type", "naming")
        if (value := getattr(entry, key))
    ]
    return " · ".join((*titled, *filter(None, (entry.role, entry.affiliation))))


def entry_words(scheme: Scheme, line: SourceLine) -> RowWords:
    """A row of the list of entries."""
    entry = line.entry
    below = kind_of(scheme, entry)
    if not below and entry.aliases:
        below = tr("also {names}").format(names=", ".join(entry.aliases))
    return RowWords(
        entry.name,
        below or tr("nothing said yet"),
        count_words(line.said),
        tr("protected") if entry.protected else "",
    )


def count_words(said: int) -> str:
    """How much an entry said."""
    if not said:
        return tr("nothing said")
    return tr("1 quote") if said == 1 else tr("{count} quotes").format(count=figure(said))


def figures(line: SourceLine) -> str:
    """The figures of an entry in one line."""
    return tr("{said} · {where}").format(
        said=count_words(line.said), where=places(line.mentions, line.articles)
    )


def places(mentions: int, articles: int) -> str:
    """`3 mentions in 2 articles`."""
    if mentions == 1:
        return tr("1 mention in 1 article")
    some = tr("{count} mentions in 1 article") if articles == 1 else ""
    many = some or tr("{count} mentions in {articles} articles")
    return many.format(count=figure(mentions), articles=figure(articles))


def mention_words(line: MentionLine) -> RowWords:
    """A row of what an entry said."""
    where = " · ".join(filter(None, (line.headline, line.publisher, day(line.published or None))))
    how = tr("passed on as “{words}”") if line.kind == "relay" else tr("as “{words}”")
    below = " · ".join((how.format(words=line.words[:60]), where))
    return RowWords(line.said or tr("Nothing is credited to it here."), below)


def queue_words(line: MentionLine) -> RowWords:
    """A row of the queue."""
    return RowWords(line.words, line.said or line.headline, "")


def pair_words(pair: SamePair) -> RowWords:
    """A row of the proposals."""
    title = tr("{one} = {other}").format(one=pair.first.name, other=pair.second.name)
    return RowWords(title, tr(GROUNDS[pair.ground]))
