"""Every change of the scheme that the editor can make, each as one edit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from annotator.domain.keys import as_key
from annotator.domain.scheme import Attribute, Label, LinkKind, Scheme, Value
from annotator.store import scheme_attributes, scheme_labels, scheme_links
from annotator.store.edit import Edit
from annotator.store.scheme_swap import take_scheme
from annotator.store.scheme_uses import count_of_label, must_fit
from annotator.ui.long_edits import do_with_bar
from annotator.ui.words import short, tr
from annotator.ui.workspace import Workspace

_LONGEST = 200  # characters of a key that is made from a title


class SchemeChanges(QObject):
    """Asks the workspace; a refusal is told by its `said`, and nothing is changed then."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace

    @property
    def scheme(self) -> Scheme:
        return self._workspace.scheme

    # Labels

    def add_label(self, title: str) -> str:
        """Add a label and return its key."""
        key = free_key(title, [label.key for label in self.scheme.labels])
        self._do(
            tr("Add the label “{title}”").format(title=short(title)),
            lambda edit: scheme_labels.add_label(edit, Label(key, title)),
        )
        return key

    def change_label(self, key: str, **columns: Any) -> None:
        """Set a label's title, shortcut, colour or rule."""
        label = self.scheme.label(key)
        if label is None or all(getattr(label, name) == one for name, one in columns.items()):
            return
        if "title" in columns:
            text = tr("Rename the label “{title}”")
        else:
            text = tr("Change the label “{title}”")
        self._do(
            text.format(title=short(label.title)),
            lambda edit: scheme_labels.change_label(edit, key, **columns),
        )

    def order_labels(self, keys: Sequence[str]) -> None:
        self._do(tr("Order the labels"), lambda edit: scheme_labels.order_labels(edit, keys))

    def merge_labels(self, label: str, into: str, leave: Collection[int]) -> None:
        text = tr("Merge the label “{one}” into “{other}”").format(
            one=short(self._title(label)), other=short(self._title(into))
        )
        self._do_many(
            text,
            lambda edit: scheme_labels.merge_labels(edit, label, into, leave=[*leave]),
            label,
        )

    def split_label(self, label: str, title: str, ids: Collection[int]) -> None:
        """Make a label called `title` of some annotations of another."""
        key = free_key(title, [one.key for one in self.scheme.labels])
        before = self.scheme.label(label)
        new = Label(key, title, colour="other", rule=before.rule if before else "")
        text = tr("Split the label “{title}”").format(title=short(self._title(label)))
        do_with_bar(
            self._workspace,
            text,
            lambda edit: scheme_labels.split_label(edit, label, new, [*ids]),
            len(ids),
        )

    def remove_label(self, label: str) -> None:
        text = tr("Delete the label “{title}”").format(title=short(self._title(label)))
        self._do_many(text, lambda edit: scheme_labels.remove_label(edit, label), label)

    # Attributes and their values

    def add_attribute(self, on: str, title: str) -> str:
        """Add a question that takes any text, until it is given values; returns its key."""
        key = free_key(title, [one.key for one in self.scheme.attributes_of(on)])
        made = Attribute(key, title, on, free=True)
        self._do(
            tr("Add the question “{title}”").format(title=short(title)),
            lambda edit: scheme_attributes.add_attribute(edit, on, made),
        )
        return key

    def change_attribute(self, attribute: Attribute, **columns: Any) -> None:
        """Set an attribute's title, required, many or free; answers that are there must fit."""
        changed = replace(attribute, **columns)
        if changed == attribute:
            return

        def work(edit: Edit) -> None:
            must_fit(edit.project, attribute.on, changed)
            given = {name: one if name == "title" else int(one) for name, one in columns.items()}
            scheme_attributes.change_attribute(edit, attribute.on, attribute.key, **given)

        text = tr("Change the question “{title}”").format(title=short(attribute.title))
        self._do(text, work)

    def order_attributes(self, on: str, keys: Sequence[str]) -> None:
        text = tr("Order the questions")
        self._do(text, lambda edit: scheme_attributes.order_attributes(edit, on, keys))

    def order_values(self, attribute: Attribute, keys: Sequence[str]) -> None:
        text = tr("Order the answers of “{title}”").format(title=short(attribute.title))
        on, key = attribute.on, attribute.key
        self._do(text, lambda edit: scheme_attributes.order_values(edit, on, key, keys))

    def remove_attribute(self, attribute: Attribute) -> None:
        self._do_many(
            tr("Delete the question “{title}”").format(title=short(attribute.title)),
            lambda edit: scheme_attributes.remove_attribute(edit, attribute.on, attribute.key),
            attribute.on,
        )

    def add_value(self, attribute: Attribute, title: str) -> None:
        """Allow one more answer; a question that had none takes only its answers from now on."""
        key = free_key(title, [one.key for one in attribute.values])
        first = attribute.free and not attribute.values

        def work(edit: Edit) -> None:
            value = Value(key, title)
            scheme_attributes.add_value(edit, attribute.on, attribute.key, value)
            closed = replace(attribute, free=False, values=(value,))
            if first and not self._has_answers(edit, closed):
                scheme_attributes.change_attribute(edit, attribute.on, attribute.key, free=0)

        self._do(tr("Add the answer “{title}”").format(title=short(title)), work)

    def change_value(self, attribute: Attribute, value: str, title: str) -> None:
        self._do(
            tr("Rename an answer to “{title}”").format(title=short(title)),
            lambda edit: scheme_attributes.change_value(
                edit, attribute.on, attribute.key, value, title
            ),
        )

    def merge_values(self, attribute: Attribute, value: Value, into: Value | None) -> None:
        """Make one answer another, or clear it with None."""
        if into is None:
            text = tr("Delete the answer “{title}”").format(title=short(value.title))
        else:
            text = tr("Merge the answer “{one}” into “{other}”").format(
                one=short(value.title), other=short(into.title)
            )
        target = into.key if into else None
        self._do_many(
            text,
            lambda edit: scheme_attributes.merge_values(
                edit, attribute.on, attribute.key, value.key, target
            ),
            attribute.on,
        )

    # Links

    def add_link_kind(self, title: str) -> str:
        """Add a kind of link that joins nothing yet; returns its key."""
        key = free_key(title, [one.key for one in self.scheme.link_kinds])
        self._do(
            tr("Add the link “{title}”").format(title=short(title)),
            lambda edit: scheme_links.add_link_kind(edit, LinkKind(key, title, ())),
        )
        return key

    def change_link_kind(self, kind: LinkKind, title: str) -> None:
        if title != kind.title:
            self._do(
                tr("Rename the link “{title}”").format(title=short(kind.title)),
                lambda edit: scheme_links.change_link_kind(edit, kind.key, title),
            )

    def order_link_kinds(self, keys: Sequence[str]) -> None:
        self._do(tr("Order the links"), lambda edit: scheme_links.order_link_kinds(edit, keys))

    def set_ends(self, kind: LinkKind, ends: Iterable[tuple[str, str]]) -> None:
        wanted = tuple(ends)
        self._do(
            tr("Say what “{title}” joins").format(title=short(kind.title)),
            lambda edit: scheme_links.set_ends(edit, kind.key, wanted),
        )

    def remove_link_kind(self, kind: LinkKind) -> None:
        self._do(
            tr("Delete the link “{title}”").format(title=short(kind.title)),
            lambda edit: scheme_links.remove_link_kind(edit, kind.key),
        )

    def take(self, scheme: Scheme) -> None:
        """Use another scheme in place of the project's own."""
        text = tr("Use the scheme “{title}”").format(title=short(scheme.title or scheme.key))
        self._do(text, lambda edit: take_scheme(edit, scheme))

    # How it is done

    def _do(self, text: str, work: Callable[[Edit], object]) -> None:
        self._workspace.do(text, work)

    def _do_many(self, text: str, work: Callable[[Edit], object], label: str) -> None:
        """The same for a change of all that is tagged with a label."""
        rows = count_of_label(self._workspace.project, label)
        do_with_bar(self._workspace, text, work, rows)

    def _title(self, key: str) -> str:
        label = self.scheme.label(key)
        return label.title if label else key

    def _has_answers(self, edit: Edit, attribute: Attribute) -> bool:
        return bool(scheme_attributes.holding(edit.project, attribute.on, attribute.key))


def free_key(title: str, taken: Collection[str]) -> str:
    """A key made from a title that nothing else has."""
    key = as_key(title)[:_LONGEST]
    number, free = 2, key
    while free in taken:
        free = f"{key}_{number}"
        number += 1
    return free
