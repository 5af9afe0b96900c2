"""Margin notes, and the tables of attributions and of sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from annotator.domain.records import ArticleRecord, SourceRecord
from annotator.formats.pages.colours import NAMES
from annotator.formats.pages.entries import Entries, Entry
from annotator.formats.pages.html_words import escaped, escaped_term

REVIEWS = {"unreviewed": "unreviewed", "verified": "verified", "needs_work": "needs work"}


def note(article: int, entry: Entry) -> str:
    """A card beside the text: what it is, who said it, and what was noted."""
    said = "".join(
        f"<dt>{title}</dt><dd>{escaped(words)}</dd>"
        for title, words in (("Source", entry.source), ("Cue", entry.cue), ("Relay", entry.relay))
        if words
    )
    answers = [f"{escaped_term(asked)}: {escaped_term(answer)}" for asked, answer in entry.answers]
    answers += [
        f'{escaped_term(kind)} <a href="#a{article}-{number}">{number}</a>'
        for kind, number in entry.others
    ]
    more = "".join(
        f'<p class="{name}">{words}</p>'
        for name, words in (
            ("answers", " · ".join(answers)),
            ("remark", escaped(entry.one.note)),
            ("by", escaped_term(entry.one.annotator)),
        )
        if words
    )
    return (
        f'<section class="note c-{_colour(entry)}" id="a{article}-{entry.number}">'
        f'<h3><span class="chip">{entry.number}</span> <span class="label">'
        f"{escaped_term(entry.label)}</span>{_review(entry)}</h3>"
        + (f"<dl>{said}</dl>" if said else "")
        + f"{more}</section>"
    )


def attributions(article: int, found: Entries) -> Iterator[str]:
    """The entries of one article as a table; nothing when there are none."""
    if not found.all:
        return
    yield '<details class="table" open><summary>Attributions</summary>\n<table><thead><tr>'
    for title in ("No.", "Label", "Words", "Source", "Cue", "Relay", "Review"):
        yield f'<th scope="col">{title}</th>'
    yield "</tr></thead><tbody>\n"
    for entry in found.all:
        yield (
            f'<tr class="c-{_colour(entry)}"><th scope="row"><a class="chip" '
            f'href="#a{article}-{entry.number}">{entry.number}</a></th>'
            f'<td class="label">{escaped_term(entry.label)}</td><td class="words">'
            f"{escaped(entry.words)}</td><td>{escaped_term(entry.source)}</td><td>{escaped(entry.cue)}</td>"
            f"<td>{escaped(entry.relay)}</td><td>{_review(entry)}</td></tr>\n"
        )
    yield "</tbody></table></details>\n"


def used_sources(
    articles: Iterable[ArticleRecord],
) -> list[tuple[SourceRecord, list[int], int]]:
    """Every source entry once, with the numbers of its articles and how often it is named.

    The most named come first.
    """
    found: dict[str, tuple[SourceRecord, list[int], int]] = {}
    for number, article in enumerate(articles, start=1):
        mentions = Counter(one.source for one in article.annotations)
        for entry in article.sources:
            known, where, count = found.get(entry.id, (entry, [], 0))
            found[entry.id] = (known, [*where, number], count + mentions[entry.id])
    return sorted(found.values(), key=lambda one: (-one[2], one[0].name))


def sources(articles: Iterable[ArticleRecord]) -> Iterator[str]:
    """The section of the source entries that these articles use."""
    found = used_sources(articles)
    yield '<section id="sources"><h2>Sources</h2>\n'
    if not found:
        yield "<p>No source entry is used in these articles.</p></section>\n"
        return
    yield "<table><thead><tr>"
    for title in ("Name", "Type", "Naming", "Role and affiliation", "Mentions", "Articles"):
        yield f'<th scope="col">{title}</th>'
    yield "</tr></thead><tbody>\n"
    for entry, where, count in found:
        aliases = escaped(", ".join(entry.aliases))
        named = f'{escaped(entry.name)}<span class="meta">{aliases}</span>'
        role = " · ".join(filter(None, (entry.role, entry.affiliation)))
        places = " ".join(f'<a href="#a{number}">{number}</a>' for number in where)
        yield (
            f'<tr><th scope="row">{named}</th><td>{escaped(entry.type or "")}'
            f"</td><td>{escaped(entry.naming or '')}</td><td>{escaped(role)}</td>"
            f'<td class="number">{count}</td><td>{places}</td></tr>\n'
        )
    yield "</tbody></table></section>\n"


def _review(entry: Entry) -> str:
    state = entry.one.review
    return f'<span class="review {state}">{REVIEWS.get(state, escaped(state))}</span>'


def _colour(entry: Entry) -> str:
    return entry.colour if entry.colour in NAMES else "other"
