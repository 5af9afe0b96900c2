"""A page that is as large as its contents want while the screen has room, and scrolls after."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_ROUND_ABOUT = 150  # pixels of the screen for title bar, buttons and what the desktop keeps


class Fitting(QScrollArea):
    """Asks for its page's whole height, at most what the screen has; then the page scrolls."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        page = self._page
        width = max(page.sizeHint().width(), self.window().minimumWidth())
        return QSize(width, min(self._height(width, page.sizeHint()), self._most()))

    def minimumSizeHint(self) -> QSize:
        least = self._page.minimumSizeHint()
        shown = self.width() if self.isVisible() else self.window().minimumWidth()
        width = max(least.width(), shown)
        return QSize(least.width(), min(self._height(width, least), self._most()))

    def _height(self, width: int, hint: QSize) -> int:
        """What the page needs, its lines broken at `width`."""
        broken = self._page.hasHeightForWidth() and width > 0
        return self._page.heightForWidth(width) if broken else hint.height()

    def _most(self) -> int:
        return max(self.screen().availableGeometry().height() - _ROUND_ABOUT, 120)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # the page wants another height now
        return super().eventFilter(watched, event)
