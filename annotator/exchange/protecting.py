"""Exports without the names of protected sources, and what they hold instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotator.domain.agreement import Agreement
from annotator.domain.protected_results import protected_agreement, protected_check
from annotator.domain.protection import MASKED, RENAMED, Protection
from annotator.domain.records import ArticleRecord, ProjectRecord
from annotator.domain.report import Report
from annotator.domain.transcript import TranscriptCheck
from annotator.formats.losses import Loss
from annotator.formats.things import Thing
from annotator.store.project import Project
from annotator.store.records import protected_mentions, protected_sources

SHOWN = "shown"
"""Protected sources go out as all others do."""

WAYS = (MASKED, RENAMED, SHOWN)
"""What an export does with protected sources; the first is usual."""

PROTECTED = ("protected_names", "masked_words")
"""What a report of losses calls the two things that are left out for protection."""

_RENAMED = Thing("name of a protected source", "names of protected sources")
_MASKED = Thing("masked stretch of a text", "masked stretches of texts")


def report_to_save(project: Project, found: Report, way: str = MASKED) -> Report:
    """A report as it may leave: protected sources have other names but with `SHOWN`."""
    protection = Shield(project, way).protection
    return found if protection is None else protection.report(found)


def check_to_save(project: Project, found: TranscriptCheck, way: str = MASKED) -> TranscriptCheck:
    """The same for what became of a source's quotes, held against a transcript."""
    protection = Shield(project, way).protection
    return found if protection is None else protected_check(found, protection)


def protections(*projects: Project, way: str = MASKED) -> list[Protection]:
    """How each of some projects keeps its protected sources; those without any are left out."""
    found = [Shield(one, way).protection for one in projects]
    return [one for one in found if one is not None]


def agreement_to_save(found: Agreement, keeping: Iterable[Protection]) -> Agreement:
    """An agreement of two projects as it may leave, by the `protections` of both."""
    for one in keeping:
        found = protected_agreement(found, one)
    return found


class Shield:
    """Takes the names out of records on their way, and counts what it did; `way` of `WAYS`."""

    def __init__(self, project: Project, way: str) -> None:
        self._project = project
        hidden = protected_sources(project) if way != SHOWN else ()
        self.protection = Protection(hidden, way) if hidden else None
        self._hidden = {one.id for one in hidden}
        self._met: set[str] = set()
        self._stretches = 0

    def passing(self, articles: Iterable[ArticleRecord]) -> Iterator[ArticleRecord]:
        """The same articles without the names."""
        for one in articles:
            yield self._article(one)

    def project_record(self, one: ProjectRecord) -> ProjectRecord:
        """The same project without the names; its articles have gone by already."""
        if self.protection is None:
            return one
        self._met = set(self._hidden)
        return self.protection.project(one)

    def losses(self) -> list[Loss]:
        """What was left out of what went by."""
        names, stretches = PROTECTED
        found = (
            Loss(names, len(self._met), _RENAMED),
            Loss(stretches, self._stretches, _MASKED),
        )
        return [loss for loss in found if loss.count]

    def _article(self, one: ArticleRecord) -> ArticleRecord:
        if self.protection is None:
            return one
        mentions = protected_mentions(self._project, one.id)
        self._met.update(source.id for source in one.sources if source.id in self._hidden)
        self._stretches += len(self.protection.stretches(one.text, mentions))
        return self.protection.article(one, mentions)
