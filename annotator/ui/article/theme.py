"""What the article is painted with: named colours, typefaces, and the labels' looks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QPalette

from annotator.domain.scheme import Label
from annotator.frozen import frozen
from annotator.ui.theme import ink, load_theme
from annotator.ui.tones import tone

_DEEPER = 0.26
_ROLES = (
    (QPalette.ColorRole.Base, "canvas"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Highlight, "selection"),
    (QPalette.ColorRole.HighlightedText, "on_selection"),
)


@frozen
class LabelLook:
    """How a label's tags are drawn: `deep` is a nested tag's tint, `on` the text on a chip."""

    title: str
    line: QColor
    text: QColor
    tint: QColor
    deep: QColor
    on: QColor
    tinted: bool


@dataclass(frozen=True)
class ArticleTheme:
    """Colours by the names of the theme files, and how the text is set.

    `pixels` is the size of the text at zoom 0, `leading` the distance of lines in sizes of the
    text, `measure` the characters a line holds at most.
    """

    colours: Mapping[str, str]
    serif: str = "serif"
    pixels: int = 18
    leading: float = 1.86
    measure: int = 68
    titles: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    _looks: dict[str, LabelLook] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @staticmethod
    def light(serif: str = "serif") -> ArticleTheme:
        return ArticleTheme(load_theme("light").colours, serif)

    @staticmethod
    def dark(serif: str = "serif") -> ArticleTheme:
        return ArticleTheme(load_theme("dark").colours, serif)

    def with_labels(self, labels: Iterable[Label]) -> ArticleTheme:
        """The same with the titles and colours of a scheme's labels."""
        known = list(labels)
        return replace(
            self,
            titles={label.key: label.title for label in known},
            names={label.key: label.colour for label in known},
        )

    def colour(self, name: str) -> QColor:
        """The colour called `name`; KeyError when the theme lacks it."""
        return ink(self.colours[name])

    def label(self, key: str) -> LabelLook:
        """How tags of the label `key` look; grey when the theme has no colour for it."""
        if key not in self._looks:  # painters ask for the same few all the time
            name = self.names.get(key, key)
            self._looks[key] = _look(
                self.titles.get(key, key),
                *(tone(self.colours, name, role) for role in ("", "text", "tint")),
                self.colours["on_label"],
                key != "cue",
            )
        return self._looks[key]

    def palette(self, base: QPalette) -> QPalette:
        """`base` with the colours of the page and of what is selected on it."""
        made = QPalette(base)
        for role, name in _ROLES:
            made.setColor(role, self.colour(name))
        return made

    def font(self, zoom: float = 1.0) -> QFont:
        """The text's font."""
        font = QFont(self.serif)
        font.setPixelSize(round(self.pixels * zoom))
        return font


@lru_cache(maxsize=256)
def _look(title: str, line: str, text: str, tint: str, on: str, tinted: bool) -> LabelLook:
    colours = (QColor(line), QColor(text), QColor(tint), _between(QColor(tint), QColor(line)))
    return LabelLook(title, *colours, QColor(on), tinted)


def _between(tint: QColor, line: QColor) -> QColor:
    def mix(a: int, b: int) -> int:
        return round(a + (b - a) * _DEEPER)

    return QColor(
        mix(tint.red(), line.red()),
        mix(tint.green(), line.green()),
        mix(tint.blue(), line.blue()),
    )
