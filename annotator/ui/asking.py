"""Small windows opened from the menu: keys, about, history, check, name, export, print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from annotator.store import articles
from annotator.ui.library.delegate import state_title
from annotator.ui.telling import tell, telling
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.ui.history.window import HistoryWindow
    from annotator.ui.palette.field import Palette
    from annotator.ui.window import MainWindow


class Asking(QObject):
    """Opens one window at a time; each is loaded when it is asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._workspace = window.workspace
        self.palette: Palette | None = None
        self.past: HistoryWindow | None = None

    def show_keys(self) -> None:
        from annotator.ui.dialogs.keys import KeysWindow

        KeysWindow(self._window, self._window.actions_table.commands()).exec()

    def own_keys(self) -> None:
        """Let the person give commands other keys; they work at once."""
        from annotator.ui.keys.window import OwnKeysWindow

        OwnKeysWindow(self._window).open()

    def about(self) -> None:
        from annotator.ui.dialogs.about import About

        About(self._window, self._window.look).exec()

    def history(self) -> None:
        """Every change, beside the window: it may stay open while one works."""
        if self.past is None:
            from annotator.ui.history.window import HistoryWindow

            self.past = HistoryWindow(self._window)
        self.past.come_up()

    def leave_past(self) -> bool:
        """Return to the article as it is now; False when it is on screen already."""
        return self.past is not None and self.past.view.leave()

    def find_anything(self) -> None:
        """One field over everything; made when it is first asked for."""
        if self.palette is None:
            from annotator.ui.palette.field import Palette

            self.palette = Palette(self._window)
        self.palette.open()

    def scheme(self) -> None:
        """Change labels, questions and links; the window follows each change."""
        from annotator.ui.scheme.window import SchemeWindow

        window = self._window
        SchemeWindow(window, window.look, self._workspace, window.actions_table).open()

    def check(self) -> None:
        """Look for damage and say what was found."""
        from annotator.store.check import check

        with telling(lambda sentence: tell(self._window, sentence)):
            report = check(self._workspace.project.path)
            if report.findings:
                tell(
                    self._window,
                    tr("The project is damaged; restore a backup or save a copy."),
                    "\n".join(report.findings),
                )
                return
            tell(
                self._window,
                tr("The project is whole."),
                tr("{articles} articles, {annotations} annotations, {edits} edits.").format(
                    articles=report.articles,
                    annotations=report.annotations,
                    edits=report.edits,
                ),
            )

    def rename_annotator(self) -> None:
        """Ask for the name that stands beside what the person tags from now on."""
        from PySide6.QtWidgets import QInputDialog

        name, taken = QInputDialog.getText(
            self._window,
            tr("Your name"),
            tr("The name that stands beside what you tag:"),
            text=self._workspace.annotator.name,
        )
        if taken and name.strip():
            person = self._window.settings.set_annotator_name(name)
            self._workspace.set_annotator(person)
            self._window.bench.status.show_annotator(person.name)

    def export(self) -> None:
        from annotator.ui.dialogs.export import ExportWindow

        ExportWindow(self._window, self._workspace, self._window.look).exec()

    def print_article(self) -> None:
        """Print the article with its tags; asks for the printer first."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        article = self._workspace.article
        printer.setDocName(article.title if article else "")
        if QPrintDialog(printer, self._window).exec():
            self._window.view.print_article(printer)

    def article_menu(self, article: int, where: QPoint) -> None:
        """What can be done with an article of the list."""
        found = articles.articles(self._workspace.project, [article])
        if not found:
            return
        menu = QMenu(self._window)
        writable = not self._workspace.project.read_only
        for state in ("to_do", "in_progress", "done"):
            action = menu.addAction(tr("Mark as {state}").format(state=state_title(state)))
            action.setCheckable(True)
            action.setChecked(found[0].status == state)
            action.setEnabled(writable)
            action.triggered.connect(
                lambda checked=False, to=state: self._set_status(article, found[0].status, to)
            )
        menu.addSeparator()
        remove = menu.addAction(
            self._window.look.icon("delete", "muted"), tr("Delete this article")
        )
        remove.setEnabled(writable)
        remove.triggered.connect(lambda: self._remove(article))
        menu.exec(where)

    def _set_status(self, article: int, before: str, state: str) -> None:
        if before != state:
            self._window.tagging.set_status(article, state)

    def _remove(self, article: int) -> None:
        """Delete without asking: Ctrl+Z brings all of it back."""
        self._window.tagging.remove_article(article)
        self._workspace.said.emit(tr("The article is deleted; Ctrl+Z brings it back."))
