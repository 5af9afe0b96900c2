"""The evidence pack as a document of Qt: paragraphs beside their notes, then the tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from annotator.domain.records import ArticleRecord, ProjectRecord
from annotator.domain.scheme import Scheme
from annotator.formats.citations import one_line, title
from annotator.formats.pages.entries import Entries, Entry, entries
from annotator.formats.pages.notes import REVIEWS, used_sources
from annotator.formats.pages.passages import Passage, passages
from annotator.ui.pdf.styles import Styles
from annotator.ui.words import tr

_ROWS_A_TABLE = 40
"""So many lines of a text share a table: Qt lays a table out anew with each row it gets."""
_COLUMNS = (61.0, 4.0, 35.0)
"""Text, a gap, and notes, in parts of a hundred."""


class Typesetter:
    """Fills `document` from records; every word is put in as plain text, never as markup."""

    def __init__(self, scheme: Scheme) -> None:
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self._scheme = scheme
        self._styles = Styles(scheme)
        self.document.setDefaultFont(self._styles.sans)
        self._cursor = QTextCursor(self.document)
        self._first = True

    def set_all(self, project: ProjectRecord, name: str) -> None:
        """The cover, every article, and the sections behind them."""
        self._block(tr("Evidence pack").upper(), "kicker", after=6)
        self._block(name, "title", after=6)
        tags = sum(len(article.annotations) for article in project.articles)
        said = tr("{articles} articles · {tags} annotations")
        self._block(said.format(articles=len(project.articles), tags=tags), "muted", after=22)
        for number, article in enumerate(project.articles, start=1):
            self._block(f"{number}  {title(article)}", "strong", after=0)
            self._block(_where(article), "muted", after=9)
        for number, article in enumerate(project.articles, start=1):
            self._article(number, article)
        self._sources(project.articles)
        self._codebook()
        self._provenance(project)

    def _article(self, number: int, article: ArticleRecord) -> None:
        found = entries(article, self._scheme)
        kicker = tr("Article {number}").format(number=number).upper()
        self._block(kicker, "kicker", after=4, new_page=True)
        if not any(region.kind == "headline" for region in article.regions):
            self._block(title(article), "headline", after=4)
        by = f"{one_line(article.byline)} · " if article.byline else ""
        self._block(by + _where(article), "muted", after=12)
        lines = list(passages(article))
        at = 0
        for first in range(0, len(lines), _ROWS_A_TABLE):
            chunk = lines[first : first + _ROWS_A_TABLE]
            table = self._table(len(chunk), _COLUMNS)
            for row, passage in enumerate(chunk):
                self._passage(table.cellAt(row, 0).firstCursorPosition(), article, passage, found)
                for column in (0, 2):
                    table.cellAt(row, column).setFormat(self._styles.spaced)
                cursor = table.cellAt(row, 2).firstCursorPosition()
                begun = at
                while at < len(found.all) and self._begins(found.all[at], passage):
                    self._note(cursor, found.all[at], first=at == begun)
                    at += 1
            self._leave()
        self._attributions(found)

    @staticmethod
    def _begins(entry: Entry, passage: Passage) -> bool:
        return entry.one.spans[0].start < passage.span.end

    def _passage(
        self, cursor: QTextCursor, article: ArticleRecord, passage: Passage, found: Entries
    ) -> None:
        style = self._styles.line(passage.region)
        cursor.setBlockFormat(self._styles.paragraph(leading=118 if passage.region else 155))
        for piece in passage.pieces:
            words = article.text[piece.start : piece.end]
            cursor.insertText(_flat(words), self._styles.tagged(style, piece.over))
            for one in piece.ending:
                for number in found.numbers.get(one.id, ()):
                    cursor.insertText(f"\u202f{number}", self._styles.chip(style, one.label))

    def _note(self, cursor: QTextCursor, entry: Entry, *, first: bool) -> None:
        form = self._styles.paragraph(leading=116)
        head = self._styles.paragraph(before=0 if first else 9, leading=116)
        if first:
            cursor.setBlockFormat(head)
        else:
            cursor.insertBlock(head)
        cursor.insertText(f"{entry.number}  {entry.label}", self._styles.label(entry.one.label))
        cursor.insertText(f"   {REVIEWS.get(entry.one.review, '')}", self._styles["small"])
        facts = ((tr("Source"), entry.source), (tr("Cue"), entry.cue), (tr("Relay"), entry.relay))
        for name, words in facts:
            if words:
                cursor.insertBlock(form)
                cursor.insertText(f"{name}  ", self._styles["small"])
                cursor.insertText(_flat(words), self._styles["note"])
        answers = [f"{asked}: {said}" for asked, said in entry.answers]
        answers += [f"{kind} {number}" for kind, number in entry.others]
        for words in (" · ".join(answers), entry.one.note, entry.one.annotator):
            if words:
                cursor.insertBlock(form)
                style = "note" if words == entry.one.note else "small"
                cursor.insertText(_flat(words), self._styles[style])

    def _attributions(self, found: Entries) -> None:
        if not found.all:
            return
        self._block(tr("Attributions"), "section", before=14, after=6)
        rows = [
            (str(one.number), one.label, one.words, one.source, one.cue, one.relay)
            for one in found.all
        ]
        titles = (tr("No."), tr("Label"), tr("Words"), tr("Source"), tr("Cue"), tr("Relay"))
        self._grid(titles, rows, (6, 11, 41, 19, 12, 11))

    def _sources(self, articles: Iterable[ArticleRecord]) -> None:
        self._block(tr("Sources"), "headline", after=8, new_page=True)
        rows = [
            (
                entry.name,
                entry.type or "",
                " · ".join(filter(None, (entry.role, entry.affiliation))),
                str(count),
                ", ".join(map(str, where)),
            )
            for entry, where, count in used_sources(articles)
        ]
        titles = (tr("Name"), tr("Type"), tr("Role"), tr("Mentions"), tr("Articles"))
        self._grid(titles, rows, (34, 16, 26, 12, 12))

    def _codebook(self) -> None:
        self._block(tr("Codebook"), "headline", after=8, new_page=True)
        for label in self._scheme.labels:
            self._block(label.title, self._styles.label(label.key), before=8, after=2)
            for words in filter(None, label.rule.split("\n")):
                self._block(words, "note", after=3)
            for item in self._scheme.attributes_of(label.key):
                values = ", ".join(value.title for value in item.values)
                self._block(f"{item.title}: {values}" if values else item.title, "small", after=1)

    def _provenance(self, project: ProjectRecord) -> None:
        self._block(tr("Provenance"), "headline", after=8, new_page=True)
        self._block(tr("Each text is known by the SHA-256 of its UTF-8 bytes."), "note", after=8)
        for article in project.articles:
            hash = hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest()
            self._block(title(article), "strong", after=0)
            self._block(hash, "code", after=8)

    def _grid(
        self, titles: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """Tables with a heading each, so that Qt lays out no table of thousands of rows."""
        for first in range(0, len(rows), _ROWS_A_TABLE):
            chunk = rows[first : first + _ROWS_A_TABLE]
            table = self._table(len(chunk) + 1, widths, heading=True)
            for column, words in enumerate(titles):
                table.cellAt(0, column).firstCursorPosition().insertText(
                    words, self._styles["small"]
                )
            for number, row in enumerate(chunk, start=1):
                for column, words in enumerate(row):
                    table.cellAt(number, column).setFormat(self._styles.ruled)
                    cursor = table.cellAt(number, column).firstCursorPosition()
                    cursor.insertText(_flat(words), self._styles["note"])
            self._leave()

    def _table(self, rows: int, widths: Sequence[float], *, heading: bool = False) -> QTextTable:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(3 if heading else 0)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, width) for width in widths]
        )
        if heading:
            form.setHeaderRowCount(1)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        return self._cursor.insertTable(rows, len(widths), form)

    def _leave(self) -> None:
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _block(
        self,
        words: str,
        style: object,
        *,
        before: float = 0,
        after: float = 0,
        new_page: bool = False,
    ) -> None:
        form = self._styles.paragraph(before=before, after=after, leading=122)
        if new_page:
            form.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        if self._first:
            self._cursor.setBlockFormat(form)
            self._first = False
        else:
            self._cursor.insertBlock(form)
        self._cursor.insertText(_flat(words), self._styles.chars(style))


def _where(article: ArticleRecord) -> str:
    words = (article.publisher, article.published, article.dateline)
    return " · ".join(one_line(one) for one in words if one)


def _flat(words: str) -> str:
    """Words as one paragraph: a line end inside would begin another."""
    return words.replace("\n", "\u2028")
