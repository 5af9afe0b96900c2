"""The evidence pack: one page with articles, margin notes, attributions, sources and codebook.

It loads nothing and runs nothing: no script, no picture, no font from elsewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from html import escape
from typing import TextIO

from annotator.domain.records import ArticleRecord, ProjectRecord
from annotator.domain.scheme import Scheme, default_scheme
from annotator.formats.article_json import article_object
from annotator.formats.citations import one_line, title
from annotator.formats.pages.codebook import codebook
from annotator.formats.pages.colours import NAMES, colours
from annotator.formats.pages.entries import Entries, entries, outline
from annotator.formats.pages.marked import Marker
from annotator.formats.pages.notes import attributions, note, sources
from annotator.formats.pages.passages import passages
from annotator.formats.strict_json import dumps
from annotator.resource import resource

_HEAD = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Article Annotator">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#articles">To the articles</a>
"""


def write(project: ProjectRecord, out: TextIO) -> None:
    """The whole page. Linear in the texts and their annotations."""
    scheme = Scheme.from_dict(project.scheme) if project.scheme else default_scheme()
    name = one_line(project.title) or "Annotated articles"
    languages = {article.language for article in project.articles} - {None}
    out.write(
        _HEAD.format(
            language=escape((languages.pop() or "en") if len(languages) == 1 else "en"),
            title=escape(f"Evidence: {name}"),
            style=colours() + resource("pages/evidence.css").read_text("utf-8"),
        )
    )
    out.write(_cover(project, name))
    out.write(_legend(scheme))
    out.write('<main id="articles">\n')
    for number, article in enumerate(project.articles, start=1):
        out.writelines(_article(number, article, scheme))
    out.write("</main>\n")
    out.writelines(sources(project.articles))
    out.writelines(codebook(scheme))
    out.writelines(_provenance(project))
    out.write("</body>\n</html>\n")


def preview(project: ProjectRecord) -> str:
    """The articles and their entries as lines."""
    scheme = Scheme.from_dict(project.scheme) if project.scheme else default_scheme()
    return outline(project.articles, scheme)


def _cover(project: ProjectRecord, name: str) -> str:
    tags = sum(len(article.annotations) for article in project.articles)
    links = "".join(
        f'<li><a href="#a{number}">{escape(title(article))}</a>'
        f'<span class="meta">{escape(_where(article))}</span></li>\n'
        for number, article in enumerate(project.articles, start=1)
    )
    counts = f"{_counted(len(project.articles), 'article')} · {_counted(tags, 'annotation')}"
    return (
        f'<header class="cover"><p class="kicker">Evidence pack</p><h1>{escape(name)}</h1>'
        f'<p class="meta">{counts}</p></header>\n'
        f'<nav aria-label="Contents"><h2>Contents</h2><ol>\n{links}</ol>'
        '<p class="parts"><a href="#sources">Sources</a> <a href="#codebook">Codebook</a> '
        '<a href="#provenance">Provenance</a></p></nav>\n'
    )


def _legend(scheme: Scheme) -> str:
    """How the labels look, and what the kinds of line mean."""
    labels = "".join(
        f'<li><mark class="t-{name} lanes1 u1-{name} u1-solid">{escape(label.title)}</mark></li>'
        for label in scheme.labels
        for name in (label.colour if label.colour in NAMES else "other",)
    )
    lines = "".join(
        f'<li><mark class="t-quote lanes1 u1-quote u1-{line}">{words}</mark></li>'
        for line, words in (("solid", "direct"), ("dashed", "indirect"), ("dotted", "mixed"))
        if scheme.attribute("quote", "form")
    )
    return (
        f'<aside class="legend" aria-label="Legend"><ul>{labels}</ul>'
        + (f"<ul>{lines}</ul>" if lines else "")
        + "<p>A number ties words to the note that says who said them.</p></aside>\n"
    )


def _article(number: int, article: ArticleRecord, scheme: Scheme) -> Iterator[str]:
    found = entries(article, scheme)
    language = f' lang="{escape(article.language)}"' if article.language else ""
    yield f'<article id="a{number}" aria-labelledby="h{number}"{language}>\n'
    yield from _heading(number, article)
    yield '<div class="page">\n'
    yield from _lines(number, article, found, scheme)
    yield "</div>\n"
    yield from attributions(number, found)
    yield "</article>\n"


def _heading(number: int, article: ArticleRecord) -> Iterator[str]:
    """Headline and where it appeared; a headline that is in the text is not said twice."""
    words = title(article)
    in_text = any(
        region.kind == "headline" and one_line(article.text[region.start : region.end]) == words
        for region in article.regions
    )
    hidden = ' class="hidden"' if in_text else ""
    yield f'<header><p class="kicker">Article {number}</p><h2 id="h{number}"{hidden}>'
    yield f"{escape(words)}</h2>"
    by = f"{article.byline} · " if article.byline else ""
    yield f'<p class="meta">{escape(one_line(by + _where(article)))}</p>'
    if article.url:
        yield f'<p class="meta">{escape(one_line(article.url))}</p>'
    yield "</header>\n"


def _lines(number: int, article: ArticleRecord, found: Entries, scheme: Scheme) -> Iterator[str]:
    """Each line of the text, beside it the notes of what begins in it."""
    at = 0
    marker = Marker(number, found, scheme)
    for passage in passages(article):
        notes: list[str] = []
        while at < len(found.all) and found.all[at].one.spans[0].start < passage.span.end:
            notes.append(note(number, found.all[at]))
            at += 1
        kind = f" {passage.region}" if passage.region else ""
        words = "".join([marker.marked(article.text, piece) for piece in passage.pieces])
        yield f'<div class="row"><p class="line{kind}">{words}</p>'
        yield f"<aside>{''.join(notes)}</aside></div>\n" if notes else "</div>\n"


def _provenance(project: ProjectRecord) -> Iterator[str]:
    yield '<section id="provenance"><h2>Provenance</h2>\n<p>Each text is known by the SHA-256 of '
    yield "its UTF-8 bytes; each article with its annotations by that of its line in the native "
    yield "format (<code>jsonl</code>). Whoever has the project can compute both again.</p>\n"
    yield '<table><thead><tr><th scope="col">Article</th><th scope="col">Characters</th>'
    yield '<th scope="col">SHA-256</th></tr></thead><tbody>\n'
    for number, article in enumerate(project.articles, start=1):
        text = hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest()
        line = hashlib.sha256(dumps(article_object(article)).encode("utf-8", "replace")).hexdigest()
        yield f'<tr><th scope="row"><a href="#a{number}">{escape(title(article))}</a></th>'
        yield f'<td class="number">{len(article.text):,}</td><td><dl class="hash">'
        yield f"<dt>text</dt><dd><code>{text}</code></dd>"
        yield f"<dt>line</dt><dd><code>{line}</code></dd></dl></td></tr>\n"
    yield f'</tbody></table>\n<p class="meta">Project <code>{escape(project.id)}</code></p>'
    yield "</section>\n"


def _where(article: ArticleRecord) -> str:
    words = (article.publisher, article.published, article.dateline)
    return " · ".join(one_line(one) for one in words if one)


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
