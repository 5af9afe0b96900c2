"""A reader who does any one thing after another to an article view."""

from __future__ import annotations

from hypothesis import strategies as st
from PySide6.QtCore import Qt

from annotator.domain.region import Region
from annotator.domain.states import REGION_KINDS
from annotator.text.span import Span
from annotator.ui.article.marks import Marks
from annotator.ui.article.theme import ArticleTheme

LABELS = ("quote", "claim", "source", "cue", "scare", "own")
KEYS = ("Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown")
words = st.sampled_from(
    ["gate ", "harbour ", "🎉", "قال ", "市議会", "\n", "x" * 300, "\u202e", "é "]
)
texts = st.lists(words, max_size=60).map(lambda some: "".join(some) * 9)
numbers = st.integers(0, 10**6)
steps = st.lists(
    st.tuples(
        st.sampled_from(
            "scroll resize zoom tag untag pick select region key reveal theme marks propose "
            "return click page hold".split()
        ),
        numbers,
        numbers,
    ),
    max_size=25,
)


class Reader:
    """Does one thing after another to a view."""

    def __init__(self, view, qtbot, text: str) -> None:
        self.view, self.qtbot, self.text = view, qtbot, text
        self.dark = False
        view.resize(760, 600)
        view.zoom_by(-view.zoom)
        view.hold("", "")
        view.set_theme(ArticleTheme.light())
        view.show_article(text)

    def span(self, a: int, b: int) -> Span:
        start = a % len(self.text)
        return Span(start, min(start + 1 + b % 400, len(self.text)))

    def scroll(self, a: int, b: int) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(a % (bar.maximum() + 1))

    def resize(self, a: int, b: int) -> None:
        self.view.resize(200 + a % 1200, 80 + b % 900)

    def zoom(self, a: int, b: int) -> None:
        self.view.zoom_by(a % 7 - 3)

    def tag(self, a: int, b: int) -> None:
        span = self.span(a, b)
        attributes = '{"form": "mixed"}' if b % 2 else "{}"
        row = (span.start, span.end, a % 9, LABELS[b % len(LABELS)], attributes)
        self.view.marks.replace(a % 9, [row])
        self.view.marks.replace_links([a % 9], [(b, "source", a % 9, (a + 1) % 9)])
        self.view.refresh()

    def link(self, a: int, b: int) -> None:
        head, kind = a % 9, ("source", "cue", "relay")[b % 3]
        parts = [part for part in range(9) if b >> part & 1 and part != head]
        self.view.marks.replace_links(
            [head], [(head * 9 + part, kind, head, part) for part in parts]
        )
        self.view.refresh()

    def untag(self, a: int, b: int) -> None:
        self.view.marks.remove(a % 9)
        self.view.refresh()

    def marks(self, a: int, b: int) -> None:
        span = self.span(a, b)
        self.view.set_marks(Marks([(span.start, span.end, 1, "claim", "{}")]))

    def pick(self, a: int, b: int) -> None:
        self.view.pick(a % 9 if b % 3 else None, {b % 9: "source"})

    def select(self, a: int, b: int) -> None:
        self.view.select(self.span(a, b), backwards=bool(b % 2))

    def region(self, a: int, b: int) -> None:
        span = self.span(a, b)
        self.view.set_regions([(1, Region(span.start, span.end, REGION_KINDS[b % 4]))])

    def key(self, a: int, b: int) -> None:
        modifiers = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        key = getattr(Qt.Key, f"Key_{KEYS[a % len(KEYS)]}")
        self.qtbot.keyClick(self.view, key, modifiers[b % 2])

    def click(self, a: int, b: int) -> None:
        size = self.view.viewport().size()
        point = self.view.viewport().rect().topLeft()
        point += type(point)(a % max(size.width(), 1), b % max(size.height(), 1))
        self.qtbot.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=point)

    def reveal(self, a: int, b: int) -> None:
        self.view.reveal(self.span(a, b))

    def theme(self, a: int, b: int) -> None:
        self.dark = not self.dark
        self.view.set_theme(ArticleTheme.dark() if self.dark else ArticleTheme.light())

    def propose(self, a: int, b: int) -> None:
        self.view.set_proposal([(self.span(a, b), "source")] if b % 2 else None)

    def hold(self, a: int, b: int) -> None:
        self.view.hold(LABELS[a % 4] if b % 2 else "", "Q")

    def page(self, a: int, b: int) -> None:
        self.view.viewport().grab()

    def do(self, name: str, a: int, b: int) -> None:
        if name == "return":
            self.view.scroll_to_top(self.view.top_offset())
        else:
            getattr(self, name)(a, b)
