"""How the whole program looks just now: theme, text sizes, icons."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from annotator.ui.icons import icon
from annotator.ui.theme import Theme, load_theme, palette, style_sheet

WISHES = ("system", "light", "dark")


class Look(QObject):
    """The theme in force. It follows the system unless the person wishes otherwise."""

    changed = Signal()

    def __init__(self, serif: str, wish: str = "system") -> None:
        super().__init__()
        self.serif = serif
        self.wish = wish if wish in WISHES else "system"
        self.pixels = QFontInfo(QApplication.font()).pixelSize()
        self.theme: Theme = load_theme("light")
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._fonts: dict[tuple[int, bool, bool], QFont] = {}
        self._styled = False
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    def apply_style(self) -> None:
        """Style all widgets. Done once they are put together: each move would style them anew."""
        self._styled = True
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setStyleSheet(style_sheet(self.theme, self.pixels))

    def set_wish(self, wish: str) -> None:
        """Use the theme `light` or `dark`, or follow the `system`."""
        if wish != self.wish and wish in WISHES:
            self.wish = wish
            self._apply()

    def colour(self, name: str) -> QColor:
        return self.theme.colour(name)

    def icon(self, name: str, colour: str = "text", size: int = 20) -> QIcon:
        """The icon `name` in a colour of the theme; drawn once."""
        key = (name, colour, size)
        if key not in self._icons:
            scales = {1.0, QGuiApplication.primaryScreen().devicePixelRatio()}
            inks = (self.colour(colour), self.colour("faint"))
            self._icons[key] = icon(name, *inks, size, scales)
        return self._icons[key]

    def font(self, more: int = 0, *, bold: bool = False, serif: bool = False) -> QFont:
        """The screen's font, `more` pixels larger; `serif` is the article's. Nobody changes it."""
        key = (more, bold, serif)
        if key not in self._fonts:  # painters ask for the same few all the time
            self._fonts[key] = made = QFont(QApplication.font())
            if serif:
                made.setFamily(self.serif)
            made.setPixelSize(self.pixels + more)
            if bold:
                made.setWeight(QFont.Weight.DemiBold)
        return self._fonts[key]

    def _apply(self) -> None:
        system = QGuiApplication.styleHints().colorScheme()
        dark = self.wish == "dark" or (self.wish == "system" and system == Qt.ColorScheme.Dark)
        self.theme = load_theme("dark" if dark else "light")
        self._icons.clear()
        QApplication.setPalette(palette(self.theme))
        if self._styled:
            self.apply_style()
        self.changed.emit()

    def _system_changed(self) -> None:
        if self.wish == "system":
            self._apply()
