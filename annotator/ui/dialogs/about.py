"""What this program is, and the licences of what it is made of."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, metadata, requires
from platform import python_version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from annotator import __version__
from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.look import Look
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr

_KNOWN = (
    ("PySide6-Essentials", "LGPL-3.0 (Qt for Python)"),
    ("peewee", "MIT"),
    ("platformdirs", "MIT"),
    ("charset-normalizer", "MIT"),
    ("regex", "Apache-2.0, CNRI-Python"),
    ("font-source-serif-pro", "SIL Open Font License 1.1"),
    ("font-source-sans-pro", "SIL Open Font License 1.1"),
)


class About(SmallWindow):
    """Version, purpose, licences."""

    def __init__(self, parent: QWidget | None, look: Look) -> None:
        super().__init__(parent, tr("About Article Annotator"), 560)
        mark = QLabel()
        mark.setPixmap(look.icon("annotator", "text", 56).pixmap(56, 56))
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(plain(tr("Article Annotator"), "headline"))
        words.addWidget(plain(tr("Version {version}").format(version=__version__), "muted"))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(mark)
        head.addLayout(words, 1)
        self.column.addLayout(head)
        purpose = tr(
            "Mark who said what, and what was claimed, in news articles. Your projects stay on "
            "this computer; the program opens no connection to the network by itself."
        )
        self.column.addWidget(plain(purpose, wrap=True))
        self.column.addWidget(plain(tr("Licences").upper(), "caption"))
        self._licences = QPlainTextEdit(licences())
        self._licences.setReadOnly(True)
        self._licences.setObjectName("preview")
        self._licences.setAccessibleName(tr("Licences"))
        self._licences.setTabChangesFocus(True)
        self._licences.setMinimumHeight(190)
        self.column.addWidget(self._licences)
        self.add_buttons()


def licences() -> str:
    """One line for each part of the program: its version and licence."""
    known = dict(_KNOWN)
    names = {*known, *_required()}
    lines = [f"Article Annotator {__version__}: MIT", f"Python {python_version()}: PSF-2.0"]
    lines.append(f"Qt {qVersion()}: LGPL-3.0")
    for name in sorted(names, key=str.lower):
        try:
            about = metadata(name)
        except PackageNotFoundError:
            continue
        licence = (
            known.get(name) or about.json.get("license_expression") or about.json.get("license", "")
        )
        lines.append(f"{name} {about['Version']}: {licence}")
    return "\n".join(lines)


def _required() -> set[str]:
    try:
        wanted = requires("article-annotator") or []
    except PackageNotFoundError:
        return set()
    plain_ones = (one for one in wanted if "extra ==" not in one)
    return {
        one.split(">")[0].split("<")[0].split("=")[0].split(";")[0].strip() for one in plain_ones
    }
