"""What the codebook says of one label, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.scheme import Label, Scheme
from annotator.store import articles
from annotator.store.examples import examples
from annotator.store.project import Project
from annotator.text.span import words
from annotator.ui.words import tr


@dataclass(frozen=True, slots=True)
class Example:
    """One annotation of the project that shows how a label is used."""

    annotation: int
    article: int
    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Page:
    """One label with its questions (title, values), its links, and examples."""

    label: Label
    questions: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    examples: tuple[Example, ...]


def page(project: Project, label: Label) -> Page:
    """The codebook's page of a label: a few reads."""
    return Page(
        label,
        _questions(project.scheme, label),
        _links(project.scheme, label),
        _examples(project, label),
    )


def _questions(scheme: Scheme, label: Label) -> tuple[tuple[str, str], ...]:
    made = []
    for attribute in scheme.attributes_of(label.key):
        values = ", ".join(value.title for value in attribute.values)
        title = attribute.title
        if attribute.required:
            title = tr("{question} (always)").format(question=title)
        made.append((title, values or tr("in your own words")))
    return tuple(made)


def _links(scheme: Scheme, label: Label) -> tuple[str, ...]:
    def title(key: str) -> str:
        found = scheme.label(key)
        return found.title.lower() if found else key

    made = []
    for kind in scheme.link_kinds:
        to = [title(target) for origin, target in kind.ends if origin == label.key]
        of = [title(origin) for origin, target in kind.ends if target == label.key]
        if to:
            made.append(tr("{kind} → {labels}").format(kind=kind.title, labels=", ".join(to)))
        if of:
            made.append(
                tr("{kind} of a {labels}").format(
                    kind=kind.title, labels=tr(" or ").join(dict.fromkeys(of))
                )
            )
    return tuple(made)


def _examples(project: Project, label: Label) -> tuple[Example, ...]:
    found = examples(project, label.key)
    there = {one.article for one in found}
    titles = {one.id: one.title for one in articles.articles(project, sorted(there))}
    return tuple(
        Example(
            one.id,
            one.article,
            words(project.text(one.article), one.spans),
            " · ".join(
                filter(
                    None,
                    (titles.get(one.article), tr("verified") if one.review == "verified" else ""),
                )
            ),
        )
        for one in found
    )
