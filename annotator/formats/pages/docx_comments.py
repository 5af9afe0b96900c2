"""Articles as a Word document, with a comment on each quote and claim.

Source: ECMA-376, part 1; python-docx writes the parts.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from copy import deepcopy
from typing import TYPE_CHECKING, Any, BinaryIO

from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.domain.scheme import Scheme
from annotator.formats.citations import one_line, title
from annotator.formats.controls import storable_in_xml
from annotator.formats.pages.colours import NAMES, theme
from annotator.formats.pages.entries import Entry, entries, outline
from annotator.formats.pages.notes import REVIEWS
from annotator.formats.pages.passages import Passage, passages
from annotator.text.span import Span

if TYPE_CHECKING:
    from docx.document import Document

_LINES = {"indirect": "DASH", "mixed": "DOT_DASH"}
_STYLES = {"headline": "Heading 1", "byline": "Subtitle", "dateline": "Subtitle"}


def write(articles: Iterable[ArticleRecord], out: BinaryIO, *, scheme: Scheme) -> None:
    """One document, an article after the other, each on a new page.

    Words under annotations are shaded and underlined in the colour of their label; the comment
    names who said them, by whom it was made and when. Holds the whole document in memory.
    """
    from docx import Document as new_document

    document = new_document()
    document.core_properties.title = "Annotated articles"
    document.core_properties.author = ""
    document.core_properties.comments = "Made with Article Annotator"
    _set_up(document)
    comments = _Comments(document)
    for number, article in enumerate(articles):
        if number:
            document.add_page_break()
        _article(document, comments, article, scheme)
    document.save(out)


def preview(articles: Iterable[ArticleRecord], scheme: Scheme) -> str:
    """The articles and what will be commented as lines."""
    return outline(articles, scheme)


def _set_up(document: Document) -> None:
    """Text as a newspaper has it, in typefaces that readers have."""
    from docx.shared import Pt, RGBColor

    for name, face, points in (
        ("Normal", "Georgia", 11.5),
        ("Heading 1", "Arial", 18),
        ("Subtitle", "Arial", 9.5),
    ):
        style = document.styles[name]
        style.font.name = face
        style.font.size = Pt(points)
        style.font.italic = False
        style.font.color.rgb = RGBColor.from_string(
            theme("light")["muted" if name == "Subtitle" else "text"].lstrip("#")
        )
    document.styles["Normal"].paragraph_format.line_spacing = 1.5


def _article(
    document: Document, comments: _Comments, article: ArticleRecord, scheme: Scheme
) -> None:
    if not any(region.kind == "headline" for region in article.regions):
        document.add_heading(storable_in_xml(title(article)), 1)
    in_text = any(region.kind == "byline" for region in article.regions)
    words = ("" if in_text else article.byline, article.publisher, article.published, article.url)
    known = " · ".join(one_line(one) for one in words if one)
    if known:
        document.add_paragraph(storable_in_xml(known), style="Subtitle")
    runs: dict[tuple[str, Span], list[Any]] = {}
    for passage in passages(article):
        _passage(document, article, passage, scheme, runs)
    for entry in entries(article, scheme).all:
        for place, span in enumerate(entry.one.spans):
            if covered := runs.get((entry.one.id, span)):
                comments.add(covered, entry, place)


def _passage(
    document: Document,
    article: ArticleRecord,
    passage: Passage,
    scheme: Scheme,
    runs: dict[tuple[str, Span], list[Any]],
) -> None:
    """A paragraph, a run for each piece; `runs` learns which span is made of which."""
    paragraph = document.add_paragraph(style=_STYLES.get(passage.region))
    for piece in passage.pieces:
        run = paragraph.add_run(storable_in_xml(article.text[piece.start : piece.end]))
        if piece.over:
            _dress(run, piece.over, scheme)
        for one in piece.over:
            span = next(span for span in one.spans if span.covers(piece.span))
            runs.setdefault((one.id, span), []).append(run)


def _dress(run: Any, over: tuple[AnnotationRecord, ...], scheme: Scheme) -> None:
    """Shade a run in the tint of the innermost label, underline it in the outermost's colour."""
    from docx.enum.text import WD_UNDERLINE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    colours = theme("light")
    line = _LINES.get(str(over[0].attributes.get("form")), "SINGLE")
    run.font.underline = getattr(WD_UNDERLINE, line)
    drawn = run._element.rPr.find(qn("w:u"))
    drawn.set(qn("w:color"), colours[_colour(over[0], scheme)].lstrip("#"))
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), colours[f"{_colour(over[-1], scheme)}_tint"].lstrip("#"))
    run._element.rPr.append(shade)


class _Comments:
    """The comments of a document, numbered here.

    python-docx looks at all there are to number the next, which in a long document takes minutes.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._first: Any = None
        self._empty: Any = None
        self._count = 0

    def add(self, runs: list[Any], entry: Entry, place: int) -> None:
        """Comment on these runs, the part number `place` of an entry."""
        author = one_line(entry.one.annotator) or "Article Annotator"
        initials = "".join(word[0] for word in author.split())[:3]
        comment = self._new(runs)
        element = comment._comment_elm
        element.author, element.initials = storable_in_xml(author), storable_in_xml(initials)
        element.date = _moment(entry.one.created)
        first, *others = storable_in_xml("\n".join(_lines(entry, place))).split("\n")
        comment.paragraphs[0].add_run(first)
        for line in others:
            comment.add_paragraph(line)

    def _new(self, runs: list[Any]) -> Any:
        """An empty comment: the first is made by the library, the others after its example."""
        from docx.comments import Comment
        from docx.oxml.ns import qn

        self._count += 1
        if self._first is None:
            self._first = self._document.add_comment(runs[:1] + runs[-1:])
            self._empty = deepcopy(self._first._comment_elm)
            return self._first
        element = deepcopy(self._empty)
        number = self._first.comment_id + self._count - 1
        element.set(qn("w:id"), str(number))
        self._first._comment_elm.getparent().append(element)
        runs[0].mark_comment_range(runs[-1], number)
        return Comment(element, self._first.part)


def _lines(entry: Entry, place: int) -> list[str]:
    """What a comment says; of an interrupted annotation the first part says all of it."""
    lines = [f"{entry.number} {entry.label} · {REVIEWS.get(entry.one.review, entry.one.review)}"]
    if len(entry.one.spans) > 1:
        lines[0] += f" · part {place + 1} of {len(entry.one.spans)}"
    if place == 0:
        facts = (("Source", entry.source), ("Cue", entry.cue), ("Relay", entry.relay))
        lines += [f"{name}: {words}" for name, words in (*facts, *entry.answers) if words]
        lines += [f"{kind}: {number}" for kind, number in entry.others]
        lines += [entry.one.note] if entry.one.note else []
    return lines


def _moment(created: str) -> datetime.datetime:
    """The moment of the annotation, in the place of that of the export."""
    try:
        moment = datetime.datetime.fromisoformat(created) if created else None
    except ValueError:
        moment = None
    return moment or datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def _colour(one: AnnotationRecord, scheme: Scheme) -> str:
    label = scheme.label(one.label)
    return label.colour if label and label.colour in NAMES else "other"
