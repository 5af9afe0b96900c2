"""All that can be said of an annotation of one label: its questions, links, review and note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from annotator.domain.scheme import ENTRY, Attribute, Label, Scheme
from annotator.domain.states import REVIEW_STATES
from annotator.domain.values import Source
from annotator.ui.look import Look
from annotator.ui.panel.answers import Answer, is_list
from annotator.ui.panel.card import Card, End
from annotator.ui.panel.ends import EndsField
from annotator.ui.panel.note import NoteField
from annotator.ui.widgets.chips import Chip, ChipField
from annotator.ui.widgets.grounds import CARD, give_ground
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr

_TITLES = 84  # pixels of the titles' column
_ROOM = 11  # so many chips of questions stand above the links
_OF_ENTRY = ("type", "naming")  # what is asked of whom a source means, as soon as that is said
_REVIEW_COLOURS = {"unreviewed": "waiting", "verified": "done", "needs_work": "working"}


KeyOf = Callable[[str], str]
"""The key of a command by its name; empty for none."""


def part_rows(key_of: KeyOf) -> tuple[tuple[str, str, str, str], ...]:
    """Link kind, its row's title, what to do when nothing is linked, the key that tags it."""
    who, verb = tr("Nobody is linked"), tr("None is linked")
    source, cue = key_of("tag:source"), key_of("tag:cue")
    if source:
        who = tr("Select who said it, press {key}").format(key=source)
    if cue:
        verb = tr("Select the verb, press {key}").format(key=cue)
    return (
        ("source", tr("Said by"), who, source),
        ("cue", tr("Cue"), verb, cue),
        ("relay", tr("Relay"), tr("First-hand"), key_of("tag_relay")),
    )


class LabelForm(QWidget):
    """Made once for each label; shows one card after the other and asks for changes."""

    attribute_asked = Signal(str, object)
    entry_asked = Signal(str, object)  # the same of whom a source means
    review_asked = Signal(str)
    link_wanted = Signal(str)  # a link kind
    end_picked = Signal(object)
    end_menu_wanted = Signal(object, QPoint)
    entry_wanted = Signal()
    more_toggled = Signal(bool)
    clicked = Signal()  # something was answered with the mouse

    def __init__(
        self, look: Look, scheme: Scheme, label: Label, note: NoteField, key_of: KeyOf
    ) -> None:
        super().__init__()
        give_ground(self, CARD)
        self._key_of = key_of
        self._look = look
        self._scheme = scheme
        self._label = label
        self._note = note
        self.answers: list[Answer] = []
        self.ends: dict[str, EndsField] = {}
        self._titles: dict[str, QLabel] = {}
        self._optional: set[str] = set()
        self._of_entry: list[Answer] = []
        self._more: list[Answer] = []
        self._armed = 0
        self._unfolded: bool | None = None
        self._ends: tuple[object, ...] = ()  # those that are shown
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 6, 6, 8)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(1, 1)
        attributes = scheme.attributes_of(label.key)
        first = _fitting(attributes)
        self._add_answers(attributes[:first])
        self._add_links()
        self.review = self._review()
        self._add_row(plain(tr("Review"), "row"), self.review)
        self._note_row = self._grid.rowCount()
        self._grid.addWidget(self._top(plain(tr("Note"), "row")), self._note_row, 0)
        self.more = QPushButton(self)  # shown before it has a place: else a window of its own
        self._add_more(attributes[first:])
        self.arm(0)

    def _add_answers(self, attributes: Sequence[Attribute]) -> list[Answer]:
        made: list[Answer] = []
        for number, attribute in enumerate(attributes, len(self.answers)):
            answer = Answer(self._look, attribute, self._label.colour, self._key_of("type_answer"))
            of_entry = attribute.on == ENTRY
            answer.asked.connect(self.entry_asked if of_entry else self.attribute_asked)
            answer.clicked.connect(self.clicked)
            answer.focused.connect(partial(self.arm, number))
            self._add_row(answer.title, answer.field)
            answer.setParent(self)
            made.append(answer)
        self.answers += made
        return made

    def _add_row(self, title: QLabel, field: QWidget) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(self._top(title), row, 0)
        self._grid.addWidget(field, row, 1)

    def _top(self, title: QLabel) -> QLabel:
        title.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        title.setContentsMargins(0, 5, 0, 0)
        title.setWordWrap(True)
        title.setFixedWidth(_TITLES)
        return title

    def _add_links(self) -> None:
        """A row for each kind of link that may begin here; most stay hidden until there is one."""
        here = self._label.key
        kinds = {
            kind.key: kind.title
            for kind in self._scheme.link_kinds
            if any(origin == here for origin, _ in kind.ends)
        }
        is_source = here == "source"
        if is_source:
            self._add_ends("entry", tr("Who is meant"), tr("Type a name"), "")
            asked = [one for one in self._scheme.attributes_of(ENTRY) if one.key in _OF_ENTRY]
            self._of_entry = self._add_answers(asked)
        for kind, title, hint, key in part_rows(self._key_of):
            if kind in kinds and not is_source:
                self._add_ends(kind, title, hint, key)
        if is_source or not kinds:
            key = self._key_of("link")
            begin = tr("Press {key}, then click a quote").format(key=key) if key else ""
            self._add_ends("heads", tr("Part of"), begin or tr("Nothing is linked"), key)
        for kind, title in kinds.items():
            if kind not in self.ends:
                self._add_ends(kind, title, "", "")

    def _add_ends(self, kind: str, title: str, hint: str, key: str) -> None:
        field = EndsField(self._look, hint, key, title)
        field.picked.connect(self.end_picked)
        field.menu_wanted.connect(self.end_menu_wanted)
        if kind == "entry":
            field.link_wanted.connect(self.entry_wanted)
        else:
            field.link_wanted.connect(lambda: self.link_wanted.emit(kind))
        self.ends[kind] = field
        self._titles[kind] = plain(title, "row")
        self._add_row(self._titles[kind], field)
        if not hint:
            self._optional.add(kind)

    def _review(self) -> ChipField:
        titles = (tr("unreviewed"), tr("verified"), tr("needs work"))
        chips = ChipField(self._look, tr("Review"))
        chips.ground = "card"
        chips.set_chips(
            (
                Chip(state, title, colour, f"{colour}_fill", f"{colour}_line")
                for state, title, colour in zip(
                    REVIEW_STATES, titles, _REVIEW_COLOURS.values(), strict=True
                )
            ),
            may_clear=False,
        )
        chips.chosen.connect(self.review_asked)
        chips.clicked.connect(self.clicked)
        return chips

    def _add_more(self, attributes: Sequence[Attribute]) -> None:
        self.more.setObjectName("link")
        self.more.setCheckable(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more.setVisible(bool(attributes))
        row = self._grid.rowCount()
        self._grid.addWidget(self.more, row, 1, Qt.AlignmentFlag.AlignLeft)
        self._more = self._add_answers(attributes)
        self.more.toggled.connect(self.show_more)
        self.more.toggled.connect(self.more_toggled)
        self.show_more(False)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def show_more(self, on: bool) -> None:
        """Unfold, or fold, the questions that are asked less often."""
        if on == self._unfolded:
            return
        self._unfolded = on
        self.more.setChecked(on)
        self.more.setText(tr("Fewer questions") if on else tr("More questions"))
        for answer in self._more:
            answer.title.setVisible(on)
            answer.field.setVisible(on)

    def show_card(self, card: Card) -> None:
        """Show one annotation of this label."""
        for answer in self.answers:
            if answer not in self._of_entry:
                answer.show_value(card.annotation.attributes.get(answer.attribute.key))
        self._show_entry(card.entry)
        shown = (card.ends, card.heads, card.entry and (card.annotation, card.entry))
        if shown != self._ends:  # mostly the next one has none either
            self._ends = shown
            self._show_ends(card)
        self.review.set_values([card.annotation.review])
        if self._note.parentWidget() is not self:
            self._grid.addWidget(self._note, self._note_row, 1)
            QWidget.setTabOrder(self.review, self._note)
            QWidget.setTabOrder(self._note, self.more)
            self._note.show()
        self._note.show_note(card.annotation.id, card.annotation.note)

    def _show_ends(self, card: Card) -> None:
        for kind, field in self.ends.items():
            ends = self._ends_of(card, kind)
            field.show_ends(ends, [self._colour(end) for end in ends])
            if kind in self._optional:
                field.setVisible(bool(ends))
                self._titles[kind].setVisible(bool(ends))
        if "entry" in self.ends and card.entry is not None:
            end = End(0, "entry", card.annotation, card.words, card.entry)
            self.ends["entry"].show_ends((end,), (self._label.colour,))

    def _show_entry(self, entry: Source | None) -> None:
        """Show what is known of whom a source means; nothing is asked while nobody is said."""
        for answer in self._of_entry:
            if entry is not None:
                answer.show_value(entry.type if answer.attribute.key == "type" else entry.naming)
            answer.title.setVisible(entry is not None)
            answer.field.setVisible(entry is not None)

    def set_writable(self, writable: bool) -> None:
        """Let the questions be answered, or only be read."""
        for answer in self.answers:
            answer.set_writable(writable)
        self.review.setEnabled(writable)

    def _ends_of(self, card: Card, kind: str) -> Sequence[End]:
        if kind == "heads":
            return card.heads
        return card.ends.get(kind, ())

    def _colour(self, end: End) -> str:
        label = self._scheme.label(end.annotation.label)
        return label.colour if label else "other"

    # Which question the digits answer

    @property
    def armed(self) -> int:
        return self._armed

    def arm(self, number: int) -> None:
        """Let the digits answer question `number`, or the next that is asked; unfolds it."""
        if self.answers:
            self._armed = self._asked_near(number)
            if self.answers[self._armed] in self._more and not self.more.isChecked():
                self.more.setChecked(True)
            for place, answer in enumerate(self.answers):
                answer.set_armed(place == self._armed)

    def _asked_near(self, number: int) -> int:
        """The question `number`, else the next that is asked on the way there, else the last."""
        asked = [
            place
            for place, answer in enumerate(self.answers)
            if answer not in self._of_entry or not answer.field.isHidden()
        ]
        if number < self._armed:
            return max((one for one in asked if one <= number), default=min(asked, default=0))
        return min((one for one in asked if one >= number), default=max(asked, default=0))

    @property
    def asked(self) -> Answer | None:
        """The question that is armed."""
        return self.answers[self._armed] if self.answers else None

    def answer(self, digit: int) -> bool:
        """Give the armed question the value beside a digit; False when there is none."""
        return bool(self.answers) and self.answers[self._armed].answer(digit)


def _fitting(attributes: Sequence[Attribute]) -> int:
    """How many questions have room above the links; a list takes as much as one chip."""
    room = _ROOM
    for number, attribute in enumerate(attributes):
        room -= 1 if is_list(attribute) else len(attribute.values)
        if room < 0:
            return number
    return len(attributes)
