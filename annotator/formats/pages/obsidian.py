"""A folder of Markdown notes for Obsidian and other note programs: one for each article.

Source: CommonMark 0.31; Obsidian's block ids, links in double brackets and YAML front matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from annotator.domain.records import ArticleRecord, SourceRecord
from annotator.domain.scheme import Scheme
from annotator.formats.article_details import details_of
from annotator.formats.citations import one_line, title
from annotator.formats.file_names import numbered, plain_name
from annotator.formats.package import PackageOut
from annotator.formats.pages.entries import Entry, entries
from annotator.formats.strict_json import dumps

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|~^$=%&!@]")
_LINE_START = re.compile(r"^([ \t]*\d*)([-+:.)])")
_INDENT = re.compile(r"^[ \t]")


def write(articles: Iterable[ArticleRecord], out: PackageOut, *, scheme: Scheme) -> None:
    """`Articles/….md` with front matter, block quotes and the text; `Sources/….md` for each entry.

    Nothing in an article becomes markup: what Markdown would take for some is escaped.
    """
    people: dict[str, tuple[SourceRecord, str, list[str]]] = {}
    taken: set[str] = set()
    for number, article in enumerate(articles, start=1):
        name = numbered(number, title(article))
        found = entries(article, scheme).all
        for entry in article.sources:
            if entry.id not in people:
                people[entry.id] = entry, _free(plain_name(entry.name, "source"), taken), []
            people[entry.id][2].append(name)
        files = {id: file for id, (_, file, _) in people.items()}
        with out.text(f"Articles/{name}.md") as file:
            file.writelines(line + "\n" for line in _article(article, found, files))
    for entry, name, where in people.values():
        with out.text(f"Sources/{name}.md") as file:
            file.writelines(line + "\n" for line in _source(entry, where))


def plain(words: str) -> str:
    """Words on one line, of which none is markup."""
    escaped = _ACTIVE.sub(r"\\\g<0>", words)
    if escaped[:1].isalpha():  # nearly always: neither a list, a heading nor an indent begins so
        return escaped
    escaped = _LINE_START.sub(r"\1\\\2", escaped)
    return _INDENT.sub("&#32;", escaped)


@lru_cache(maxsize=1_000)
def _plain_term(words: str) -> str:
    """The same for words of which there are few, that are written again and again."""
    return plain(one_line(words))


def _free(name: str, taken: set[str]) -> str:
    """A file name that no other note has, whatever a system thinks of capitals."""
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    taken.add(free)
    return free


def _article(
    article: ArticleRecord, found: tuple[Entry, ...], files: dict[str, str]
) -> Iterator[str]:
    yield from _front(details_of(article) | {"sha256": article.sha256, "tags": ["article"]})
    yield f"# {plain(title(article))}"
    yield ""
    for entry in found:
        yield from _quote(entry, files)
    yield "## Text"
    yield ""
    yield from (plain(line) for line in article.text.split("\n"))


def _quote(entry: Entry, files: dict[str, str]) -> Iterator[str]:
    """A block quote that other notes can link to by its id."""
    yield f"### {entry.number} {_plain_term(entry.label)}"
    yield ""
    for line in entry.words.split("\n"):
        yield f"> {plain(line)}".rstrip()
    yield ""
    yield f"^{re.sub('[^A-Za-z0-9-]', '-', entry.one.id)}"
    yield ""
    spans = ", ".join(f"{span.start}–{span.end}" for span in entry.one.spans)
    facts = [
        *(("Source", entry.source), ("Cue", entry.cue), ("Relay", entry.relay)),
        *entry.answers,
        *((kind, str(number)) for kind, number in entry.others),
        *(("Review", entry.one.review.replace("_", " ")), ("Characters", spans)),
        *(("Annotator", entry.one.annotator), ("Note", entry.one.note)),
    ]
    linked = {"Source": entry.source_entry, "Relay": entry.relay_entry}
    for name, words in facts:
        if words:
            file = files.get(linked.get(name, ""))
            shown = f"[[Sources/{file}|{_link_words(words)}]]" if file else plain(one_line(words))
            yield f"- {_plain_term(name)}: {shown}"
    yield ""


def _link_words(words: str) -> str:
    """Words that may stand in a link of Obsidian, which knows no escapes there."""
    return one_line(re.sub(r"[\[\]|#^<>`$\\]", " ", words))


def _source(entry: SourceRecord, where: list[str]) -> Iterator[str]:
    known = {
        "id": entry.id,
        "type": entry.type,
        "naming": entry.naming,
        "role": entry.role,
        "affiliation": entry.affiliation,
        "aliases": list(entry.aliases),
        "attributes": dict(entry.attributes),
        "tags": ["source"],
    }
    yield from _front({key: value for key, value in known.items() if value})
    yield f"# {plain(one_line(entry.name))}"
    yield ""
    if entry.note:
        yield from (plain(line) for line in entry.note.split("\n"))
        yield ""
    for name in where:
        yield f"- [[Articles/{name}]]"


def _front(values: dict[str, object]) -> Iterator[str]:
    """Front matter whose values are JSON, which every reader of YAML takes."""
    yield "---"
    for key, value in values.items():
        yield f"{key}: {dumps(_printable(value))}"
    yield "---"
    yield ""


def _printable(value: object) -> object:
    """A value without line ends and the characters that YAML refuses."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, list):
        return [_printable(one) for one in value]
    if isinstance(value, dict):
        return {one_line(str(key)): _printable(one) for key, one in value.items()}
    return value
