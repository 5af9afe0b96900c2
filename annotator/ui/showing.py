"""What the workspace tells, shown in the panes: each change touches only what it changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from annotator.domain.values import Annotation, Article
from annotator.store import articles
from annotator.text.span import Span
from annotator.ui.article.heading import Heading
from annotator.ui.article.marks import Marks
from annotator.ui.article.theme import ArticleTheme
from annotator.ui.dates import day
from annotator.ui.look import Look
from annotator.ui.narrowing import Narrowing
from annotator.ui.panel.heads import HeadRow
from annotator.ui.reading import card, head_rows
from annotator.ui.telling import telling
from annotator.ui.words import tr
from annotator.ui.workbench import Workbench
from annotator.ui.workspace import Committed, Workspace


class Showing(QObject):
    """Keeps article, panel and list in step with the workspace."""

    asked = Signal()  # somebody wants to see something in the article

    def __init__(self, workspace: Workspace, bench: Workbench, look: Look) -> None:
        super().__init__()
        self._workspace = workspace
        self._bench = bench
        self._look = look
        self._reveal = True  # bring a pick into sight when nothing of it is
        self._whole = False  # bring all of it, with a line around
        self._narrowing = Narrowing(workspace, bench)
        workspace.project_changed.connect(self.show_project)
        workspace.article_changed.connect(self.show_article)
        workspace.changed.connect(self._show_change)
        workspace.picked_changed.connect(self._show_picked)
        look.changed.connect(self._apply_theme)

    # Picks

    def pick(self, annotation: int | None, *, reveal: bool = True) -> None:
        """Pick an annotation; with `reveal` bring all of it into sight."""
        if reveal:
            self.asked.emit()
        self._reveal = self._whole = reveal
        with telling(self._workspace.said.emit):
            self._workspace.pick(annotation)
        self._reveal, self._whole = True, False

    def pick_beside(self, step: int) -> None:
        """Pick the next (1) or previous (-1) head, from what is picked or from the caret."""
        heads = self._bench.panel.heads
        picked = self._workspace.picked
        row = heads.row_of(picked.id) if picked else None
        if row is not None:
            beside = heads.id_at(row + step)
        elif step > 0:
            beside = heads.next_after(self._bench.view.caret_offset())
        else:
            beside = heads.last_before(self._bench.view.caret_offset())
        if beside is not None:
            self.pick(beside)
            found = self._workspace.picked
            if found is not None:
                self._bench.view.set_caret(found.start)
        else:
            self._workspace.said.emit(
                tr("There is no quote or claim further on.")
                if step > 0
                else tr("There is no quote or claim further up.")
            )

    def open_beside(self, step: int) -> None:
        """Open the next (1) or previous (-1) article of the list."""
        model = self._bench.library.model
        article = self._workspace.article
        row = model.row_of(article.id) if article else None
        beside = model.id_at(0 if row is None else row + step)
        if beside is not None:
            self.open(beside)
        else:
            self._workspace.said.emit(
                tr("This is the last article of the list.")
                if step > 0
                else tr("This is the first article of the list.")
            )

    def open(self, article: int) -> None:
        """Open an article of the list."""
        self.asked.emit()
        with telling(self._workspace.said.emit):
            self._workspace.open_article(article)

    def open_and_stand(self, article: int) -> None:
        """Open an article of the list and let the keys work in it."""
        self.open(article)
        self._bench.view.setFocus()

    # The project and the article

    def show_project(self) -> None:
        """Show another project's scheme and queue, or none."""
        bench = self._bench
        bench.library.model.forget()
        bench.banner.hide()
        if self._workspace.is_open:
            bench.panel.selected.set_scheme(self._workspace.scheme)
            self._apply_theme()
            self.list_articles()
            if self._workspace.project.read_only:
                bench.banner.tell(self._workspace.project.read_only, can_retry=False)
        if not self._workspace.is_open or not bench.library.model.ids():
            self.show_article()  # else the article that is opened next is shown

    def list_articles(self, found: Sequence[int] | None = None) -> None:
        """List the queue, or only the articles found by a search."""
        project = self._workspace.project
        ids = articles.article_ids(project) if found is None else sorted(found)
        self._bench.library.show_articles(ids, searching=found is not None)
        article = self._workspace.article
        self._bench.library.show_current(article.id if article else None)

    def show_article(self) -> None:
        """Show the article that was opened, from its top."""
        bench, workspace = self._bench, self._workspace
        article = workspace.article
        bench.show_article(article is not None)
        bench.panel.list_all()
        if article is None:
            bench.view.show_article("", (), Marks(), Heading())
            bench.panel.heads.show(())
        else:
            opened = workspace.opened
            heading = self._heading(article)
            bench.view.show_article(opened.text, opened.regions, opened.marks, heading)
            bench.panel.heads.show(opened.listed())
        bench.library.show_current(article.id if article else None)
        bench.look_in(workspace.text)
        self._show_picked()

    def _heading(self, article: Article) -> Heading:
        """What stands above a text that does not hold its own headline."""
        kinds = {region.kind for _, region in self._workspace.opened.regions}
        known = [] if "byline" in kinds else [article.byline]
        known += [article.publisher, day(article.published, long=True)]
        line = " · ".join(part for part in known if part)
        return Heading() if "headline" in kinds else Heading(article.headline or "", line)

    def _show_change(self, committed: Committed) -> None:
        change, touched = committed.change, committed.touched
        bench = self._bench
        if change.of("article"):
            bench.library.model.refresh(change.of("article"))
        if change.scheme:
            self._show_scheme()
        if touched is None:
            bench.view.set_regions(self._workspace.opened.regions)
            bench.panel.heads.show(self._workspace.opened.listed())
            bench.view.set_marks(self._workspace.opened.marks)
        elif touched:
            self._show_touched(touched)
        if change.of("source"):
            bench.panel.heads.touch_all()
            self._show_picked_anew()

    def _show_scheme(self) -> None:
        """Titles, colours and questions may be others: draw all that shows them."""
        bench = self._bench
        bench.panel.selected.set_scheme(self._workspace.scheme)
        self._apply_theme()
        bench.panel.heads.touch_all()
        self._show_picked_anew()

    def _show_picked_anew(self) -> None:
        """Show what is picked as it is now, and leave the text where it stands."""
        self._reveal = False
        self._show_picked()
        self._reveal = True

    def _show_touched(self, touched: Collection[int]) -> None:
        opened, heads = self._workspace.opened, self._bench.panel.heads
        for id in touched:
            place = opened.place_of(id)
            if place is None:
                heads.drop(id)
            else:
                heads.put(place)
            for link in opened.marks.links(id):
                heads.touch(link[2])
        self._bench.view.refresh()

    # What is picked

    def _show_picked(self) -> None:
        picked = self._workspace.picked
        bench = self._bench
        if picked is None:
            bench.view.pick(None)
            bench.panel.show_card(None)
        else:
            self._show_annotation(picked)

    def _show_annotation(self, picked: Annotation) -> None:
        from annotator.ui.rungs import rungs

        bench = self._bench
        bench.view.pick(picked.id, self._related(picked.id))
        if self._whole or (self._reveal and not self._in_sight(picked.spans)):
            bench.view.reveal(*picked.spans)
        project, opened = self._workspace.project, self._workspace.opened
        shown = card(project, opened.text, picked)
        bench.panel.show_card(replace(shown, rungs=rungs(project, opened, picked)))

    def _related(self, annotation: int) -> Mapping[int, str]:
        """The other parts of the attributions that an annotation is or belongs to."""
        marks = self._workspace.opened.marks
        heads = marks.heads(annotation)
        related = dict.fromkeys(heads, "head")
        for head in (*heads, annotation):
            related |= {id: kind for id, kind in marks.parts(head).items() if id not in related}
        related.pop(annotation, None)
        return related

    def _in_sight(self, spans: Sequence[Span]) -> bool:
        lines = self._bench.view.sight()
        if any(span.start < lines.end and lines.start < span.end for span in spans):
            return True
        sight = self._bench.view.viewport().rect()
        rects = (rect for span in spans for rect in self._bench.view.rects_of(span))
        return any(sight.intersects(rect) for rect in rects)

    # Reading and looks

    def read_heads(self, ids: Sequence[int]) -> Mapping[int, HeadRow]:
        """What the list says of these heads."""
        return head_rows(self._workspace.project, self._workspace.text, ids)

    def _apply_theme(self) -> None:
        theme = article_theme(self._look)
        if self._workspace.is_open:
            theme = theme.with_labels(self._workspace.scheme.labels)
        self._bench.view.set_theme(theme)


def article_theme(look: Look) -> ArticleTheme:
    """The article's colours and type in the look of the program."""
    return ArticleTheme(look.theme.colours, look.serif)
