"""What of a project goes out, and the choices of a format: the form of the export window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGridLayout, QWidget

from annotator.domain.protection import MASKED, RENAMED
from annotator.domain.states import ARTICLE_STATES, REVIEW_STATES
from annotator.exchange.outgoing import Selection
from annotator.exchange.protecting import SHOWN
from annotator.formats.format import Format, Shape
from annotator.store.records import protected_sources
from annotator.ui.library.delegate import state_title
from annotator.ui.widgets.labels import plain
from annotator.ui.words import later, tr
from annotator.ui.workspace import Workspace

Boxes = list[tuple[str, QCheckBox]]

_IN_A_ROW = 5
_WAYS = (
    (MASKED, later("named otherwise, and masked in all texts")),
    (RENAMED, later("named otherwise, texts as they are")),
    (SHOWN, later("as all others")),
)


class ExportChoices(QWidget):
    """Rows of a form; `changed` when another choice is made. Each format brings rows of its own."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.scope = QComboBox()
        self.scope.addItem(tr("All articles"), "")
        for state in ARTICLE_STATES:
            words = tr("Articles that are {state}").format(state=state_title(state))
            self.scope.addItem(words, state)
        if workspace.article is not None:
            self.scope.addItem(tr("This article only"), "this")
        self.labels: Boxes = [(one.key, QCheckBox(one.title)) for one in workspace.scheme.labels]
        titles = (tr("unreviewed"), tr("verified"), tr("needs work"))
        self.reviews: Boxes = [
            (key, QCheckBox(title)) for key, title in zip(REVIEW_STATES, titles, strict=True)
        ]
        self.packing = QComboBox()
        self.packing.addItem(tr("one zip file"), True)
        self.packing.addItem(tr("a folder"), False)
        self.protected = QComboBox()
        for way, words in _WAYS:
            self.protected.addItem(tr(words), way)
        self.options: dict[str, QComboBox] = {}
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(10)
        self.form.addRow(plain(tr("Articles"), "row"), self.scope)
        self.form.addRow(plain(tr("Labels"), "row"), _grid(self.labels))
        self.form.addRow(plain(tr("Review"), "row"), _grid(self.reviews))
        self.form.addRow(plain(tr("Protected sources"), "row"), self.protected)
        self.form.setRowVisible(self.protected, bool(protected_sources(workspace.project)))
        self.form.addRow(plain(tr("Files in"), "row"), self.packing)
        self.scope.currentIndexChanged.connect(self.changed)
        self.packing.currentIndexChanged.connect(self.changed)
        self.protected.currentIndexChanged.connect(self.changed)
        for _, box in (*self.labels, *self.reviews):
            box.setChecked(True)
            box.toggled.connect(self.changed)

    def show_format(self, row: Format) -> None:
        """Show the choices that this format leaves."""
        for box in self.options.values():
            self.form.removeRow(box)
        self.options = {}
        self.form.setRowVisible(self.packing, row.shape is Shape.PACKAGE)
        for number, option in enumerate(row.options):
            box = QComboBox()
            for value, words in option.values:
                box.addItem(tr(words), value)
            box.currentIndexChanged.connect(self.changed)
            self.form.insertRow(number, plain(tr(option.title), "row"), box)
            self.options[option.key] = box

    def chosen_options(self) -> dict[str, str]:
        """The value of each option of the format."""
        return {key: str(box.currentData()) for key, box in self.options.items()}

    def is_zipped(self) -> bool:
        """Whether the files of a format of several go into one."""
        return bool(self.packing.currentData())

    def selection(self) -> Selection:
        """What of the project goes out."""
        scope = str(self.scope.currentData())
        article = self._workspace.article
        this = scope == "this" and article is not None
        return Selection(
            labels=_ticked(self.labels),
            reviews=_ticked(self.reviews),
            article_states=[scope] if scope in ARTICLE_STATES else None,
            articles=[article.id] if this and article is not None else None,
            protected=str(self.protected.currentData()),
        )


def _grid(boxes: Boxes) -> QGridLayout:
    """The boxes in rows of a few, however many labels a scheme has."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(4)
    for place, (_, box) in enumerate(boxes):
        grid.addWidget(box, place // _IN_A_ROW, place % _IN_A_ROW)
    grid.setColumnStretch(_IN_A_ROW, 1)
    return grid


def _ticked(boxes: Sequence[tuple[str, QCheckBox]]) -> list[str] | None:
    """The keys that are ticked; None when all are."""
    keys = [key for key, box in boxes if box.isChecked()]
    return None if len(keys) == len(boxes) else keys
