"""Records of every shape, and how they look when written."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from contextlib import closing
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import strategies as st

from annotator.domain.identity import sha256
from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    LinkRecord,
    SourceRecord,
)
from annotator.domain.region import Region
from annotator.domain.scheme import default_scheme
from annotator.domain.states import ARTICLE_STATES, REGION_KINDS, REVIEW_STATES
from annotator.formats.package import ZipIn, ZipOut
from annotator.formats.registry import Shape, format_named
from annotator.text.canonical import canonical
from annotator.text.span import Span, disjoint

ARTICLE = {
    "format": "article-annotator/1",
    "id": "9f0c" * 8,
    "headline": "H",
    "byline": None,
    "publisher": None,
    "published": "2026-03-14",
    "dateline": None,
    "url": None,
    "language": "en",
    "text": "🎉 “No,” she said, “never.”",
    "sha256": None,
    "status": "in_progress",
    "regions": [{"kind": "headline", "start": 0, "end": 1}],
    "sources": [{"id": "5e" * 16, "name": "Ines Obuya"}],
    "annotations": [
        {
            "id": "a1" * 16,
            "label": "quote",
            "spans": [
                {"start": 2, "end": 7, "exact": "“No,”"},
                {"start": 18, "end": 26, "exact": "“never.”"},
            ],
            "attributes": {"form": "direct"},
        },
        {
            "id": "a2" * 16,
            "label": "source",
            "spans": [{"start": 8, "end": 11, "exact": "she"}],
            "source": "5e" * 16,
        },
    ],
    "links": [{"id": "b1" * 16, "kind": "source", "from": "a1" * 16, "to": "a2" * 16}],
}


def with_member(path: str, value: object) -> dict:
    """The article with one member set (or, with `...`, taken away); the path as errors name it."""
    article = deepcopy(ARTICLE)
    steps = [
        int(s) if s.isdigit() else s for s in path.replace("]", "").replace("[", ".").split(".")
    ]
    at: object = article
    for step in steps[:-1]:
        at = at[step]
    if value is ...:
        del at[steps[-1]]
    else:
        at[steps[-1]] = value
    return article


KEYS = st.text(st.sampled_from("abcxyz_"), min_size=1, max_size=6)
WORDS = st.text(st.sampled_from("ab é🎉\u0301“,;\"'=+-@\t\n＝1"), max_size=12)
MAYBE = st.none() | WORDS
MOMENTS = st.sampled_from(["", "2026-03-14T09:41:00.000Z", "2026-03-14T09:41:00+02:00"])
TEXTS = (
    st.text(st.sampled_from("ab é🎉👨‍́“,.;\n\"'=+-@\t\xa0\u202e漢"), min_size=1, max_size=80)
    .map(lambda text: canonical(text).text)
    .filter(str.strip)
)
EXTRA = st.dictionaries(
    KEYS.map(lambda key: "x-" + key),
    st.none() | st.booleans() | st.integers() | WORDS | st.lists(WORDS, max_size=2),
    max_size=2,
)
ATTRIBUTES = st.dictionaries(KEYS, WORDS | st.lists(WORDS, max_size=3), max_size=3)


def uids(seed: int, text: str) -> list[str]:
    """Uids enough for an article of this text; others for another one, whatever the seed."""
    return [sha256(f"{number} {seed} {text}")[:32] for number in range(16)]


def span_in(text: str) -> st.SearchStrategy[Span]:
    """Any span; of two places the one that lies before is its start."""
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    return places.map(lambda two: Span(min(two[0], two[1] - 1), max(two[0] + 1, two[1])))


def sources_of(draw: st.DrawFn, ids: list[str]) -> tuple[SourceRecord, ...]:
    return tuple(
        SourceRecord(
            *(ids.pop(), draw(WORDS), draw(MAYBE), draw(MAYBE)),
            *(tuple(draw(st.lists(WORDS, max_size=2))), draw(MAYBE), draw(MAYBE), draw(WORDS)),
            attributes=draw(ATTRIBUTES),
            extra=draw(EXTRA),
        )
        for _ in range(draw(st.integers(0, 2)))
    )


def annotations_of(
    draw: st.DrawFn, ids: list[str], text: str, sources: tuple[SourceRecord, ...]
) -> tuple[AnnotationRecord, ...]:
    entry = st.sampled_from([None, *(source.id for source in sources)])
    return tuple(
        AnnotationRecord(
            *(ids.pop(), draw(st.sampled_from(["quote", "source", "cue", "own"]))),
            disjoint(draw(st.lists(span_in(text), min_size=1, max_size=3))),
            *(draw(ATTRIBUTES), draw(WORDS), draw(WORDS), draw(MOMENTS), draw(MOMENTS)),
            *(draw(st.sampled_from(REVIEW_STATES)), draw(entry), draw(EXTRA)),
        )
        for _ in range(draw(st.integers(0, 3)))
    )


@st.composite
def article_records(draw: st.DrawFn) -> ArticleRecord:
    """Any article with anything that may hang on it."""
    text = draw(TEXTS)
    ids = uids(draw(st.integers(0, 2**64)), text)
    sources = sources_of(draw, ids)
    annotations = annotations_of(draw, ids, text, sources)
    pairs = [(a.id, b.id) for a in annotations for b in annotations if a is not b]
    ties = st.tuples(st.sampled_from(["source", "cue", "disputes"]), st.sampled_from(pairs or [0]))
    links = tuple(
        LinkRecord(ids.pop(), kind, *ends, draw(EXTRA))
        for kind, ends in (draw(st.lists(ties, max_size=3, unique=True)) if pairs else ())
    )
    on = st.sampled_from([None, *(one.id for one in annotations)])
    comments = tuple(
        CommentRecord(ids.pop(), draw(WORDS), draw(on), draw(WORDS), draw(MOMENTS), draw(EXTRA))
        for _ in range(draw(st.integers(0, 2)))
    )
    places = draw(st.lists(span_in(text), max_size=2))
    kinds = st.sampled_from(REGION_KINDS)
    return ArticleRecord(
        *(ids.pop(), text, *(draw(MAYBE) for _ in range(7))),
        sha256=sha256(text),
        status=draw(st.sampled_from(ARTICLE_STATES)),
        regions=tuple(sorted(Region(place.start, place.end, draw(kinds)) for place in places)),
        sources=sources,
        annotations=annotations,
        links=links,
        comments=comments,
        extra=draw(EXTRA),
    )


@pytest.fixture(scope="session")
def any_article() -> st.SearchStrategy[ArticleRecord]:
    return article_records()


@pytest.fixture(scope="session")
def meant_article() -> st.SearchStrategy[ArticleRecord]:
    """Any article as a project gives it: with the entries that its annotations mean."""

    def only_meant(record: ArticleRecord) -> ArticleRecord:
        meant = {one.source for one in record.annotations}
        return replace(record, sources=tuple(one for one in record.sources if one.id in meant))

    return article_records().map(only_meant)


@pytest.fixture(scope="session")
def written() -> Callable[..., str | bytes]:
    """What a format makes of articles (or of one project): text, bytes, a package's zip file."""
    scheme = default_scheme()

    def write(name: str, records: object, **options: str) -> str | bytes:
        row = format_named(name)
        assert row is not None
        given = row.given(scheme, options)
        out = io.BytesIO()
        if row.shape is Shape.PACKAGE:
            with closing(ZipOut(out)) as package:
                row.load().write(records, package, **given)
        elif row.shape is Shape.BINARY:
            row.load().write(records, out, **given)
        else:
            text = io.StringIO(newline="")
            row.load().write(records, text, **given)
            return text.getvalue()
        return out.getvalue()

    return write


@pytest.fixture(scope="session")
def read_back() -> Callable[..., object]:
    """What a format reads: a list of articles, or one project; `known` are articles we have."""

    def read(name: str, data: str | bytes, known: Iterable[ArticleRecord] = ()) -> object:
        row = format_named(name)
        assert row is not None
        file = io.BytesIO(data.encode() if isinstance(data, str) else data)
        given = [ZipIn(file) if row.shape is Shape.PACKAGE else file]
        if row.on_known:
            given.append(Shelf(known))
        made = row.load().read(*given)
        return list(made) if isinstance(made, Iterable) else made

    return read


class Shelf:
    """Articles that are here already, for formats whose files hold no texts."""

    def __init__(self, articles: Iterable[ArticleRecord]) -> None:
        self._articles = tuple(articles)

    def find(self, *, id: str = "", sha256: str = "", url: str = "") -> tuple[str, str] | None:
        for one in self._articles:
            if id == one.id or (sha256 and sha256 == one.sha256) or (url and url == one.url):
                return one.id, one.text
        return None


@pytest.fixture(scope="session")
def probe() -> ArticleRecord:
    """Words behind emoji, tagged: what every export must say exactly."""
    text = "Alpha 🎉🎊 beta gamma 👨‍👩‍👧 delta omega LASTWORD"
    tagged = ("beta", "delta", "LASTWORD")
    return ArticleRecord(
        id="0" * 32,
        text=text,
        headline="Probe",
        sha256=sha256(text),
        annotations=tuple(
            AnnotationRecord(
                f"{number}" * 32, label, (Span(text.index(word), text.index(word) + len(word)),)
            )
            for number, (label, word) in enumerate(
                zip(("quote", "source", "cue"), tagged, strict=True), start=1
            )
        ),
        links=(
            LinkRecord("a" * 32, "source", "1" * 32, "2" * 32),
            LinkRecord("b" * 32, "cue", "1" * 32, "3" * 32),
        ),
    )


@pytest.fixture(scope="session")
def shared_schemas() -> Path:
    """The W3C's own test schemas, where they are at hand."""
    folder = Path(__file__).resolve().parents[3] / "shared/data/schemas/wadm"
    if not folder.is_dir():
        pytest.skip("the W3C's test schemas are not here")
    return folder


@pytest.fixture(scope="session")
def standards() -> Path:
    """The schemas of standards, where they are at hand."""
    folder = Path(__file__).resolve().parents[3] / "shared/data/schemas"
    if not folder.is_dir():
        pytest.skip("the schemas of the standards are not here")
    return folder


@pytest.fixture(scope="session")
def plain_article() -> dict:
    """An article as a file has it: two annotations, a link, a source, a region."""
    return deepcopy(ARTICLE)


@pytest.fixture(scope="session")
def changed() -> Callable[[str, object], dict]:
    """That article with one member set or, with `...`, taken away; the path as errors name it."""
    return with_member
