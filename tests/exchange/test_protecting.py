"""The names of protected sources in the bytes of every format's export."""

from __future__ import annotations

import io
import shutil
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.identity import Annotator
from annotator.domain.records import AnnotationRecord, CommentRecord, SourceRecord
from annotator.domain.states import REVIEW_STATES
from annotator.exchange.outgoing import Selection, export, export_file, losses, preview
from annotator.exchange.protecting import WAYS
from annotator.exchange.verifying import verify
from annotator.formats.registry import formats
from annotator.store import sources
from annotator.store.intake import add_article
from annotator.store.project import Project
from tests.store.samples import at, news

ME = Annotator("c" * 32, "R. Okafor")
NAME = "Obuya"
WRITTEN = [row.name for row in formats() if row.writes and not row.missing()]


@pytest.fixture(scope="module")
def named_everywhere(tmp_path_factory):
    """A project in which everything that can hold words names one protected source; made once."""
    one = news()
    people = tuple(
        replace(source, aliases=("Ines", "Obuya"), note="Obuya", role="Obuya’s own")
        for source in one.sources
    )
    other = SourceRecord("f" * 32, "aide of Obuya", note="met Ines Obuya")
    tags = tuple(
        replace(tag, note="ask Obuya", annotator="R. Okafor", extra={"x-who": "Obuya"})
        for tag in one.annotations
    )
    aide = AnnotationRecord("e" * 32, "source", (at("the council"),), source=other.id)
    made = replace(
        one,
        headline="Obuya: gates to be replaced",
        byline="By Ines Obuya",
        publisher="Obuya Press",
        url="https://gazette.example/ines-obuya",
        sources=(*people, other),
        annotations=(*tags, aide),
        comments=(CommentRecord("7" * 32, "Is Obuya right?", None, "R. Okafor", ""),),
        extra={"x-desk": "Obuya"},
    )
    path = tmp_path_factory.mktemp("named") / "p.annotator"
    with Project.create(path, annotator=ME) as opened, opened.edit("Import") as edit:
        add_article(edit, made)
        entry = sources.source_by_uid(opened, people[0].id)
        sources.set_source(edit, entry, protected=True)
    return path


@pytest.fixture
def project(named_everywhere, tmp_path):
    """A copy of it for one test."""
    with Project.open(Path(shutil.copy(named_everywhere, tmp_path)), annotator=ME) as opened:
        yield opened


def written(project, name, selection):
    """All bytes of an export; those of packed files are unpacked."""
    out = io.BytesIO()
    export(project, name, out, selection)
    return unpacked(out.getvalue())


def unpacked(data: bytes) -> bytes:
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = [(one.filename.encode(), package.read(one)) for one in package.infolist()]
        return b"\n".join(part for name, held in members for part in (name, unpacked(held)))
    if data.startswith(b"%PDF"):
        streams = [part.split(b"endstream")[0] for part in data.split(b"stream\n")[1:]]
        return data + b"".join(_inflated(part) for part in streams)
    return data + _inflated(data)  # spaCy packs its documents as a whole


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return b""


def holds(data: bytes) -> bool:
    """True when the name stands there, in any case or encoding of text."""
    folded = data.lower()
    return any(NAME.lower().encode(code) in folded for code in ("utf-8", "utf-16-le", "utf-16-be"))


@pytest.mark.parametrize("name", WRITTEN)
def test_no_format_holds_the_name(project, name):
    assert not holds(written(project, name, Selection()))
    assert not holds(preview(project, name).encode())


SILENT = {"qdc", "claimreview", "pdf"}
"""Formats whose bytes do not spell the name anyway."""


@pytest.mark.parametrize("name", sorted({*WRITTEN} - SILENT))
def test_without_the_switch_the_name_is_there(project, name):
    assert holds(written(project, name, Selection(protected="shown")))


@pytest.mark.parametrize("label", ["quote", "cue"])
def test_a_selection_without_the_mentions_hides_them_too(project, label):
    selection = Selection(labels=[label], reviews=list(REVIEW_STATES))
    for name in ("jsonl", "brat"):
        assert not holds(written(project, name, selection))


def test_renamed_leaves_texts_and_says_so(project):
    data = written(project, "jsonl", Selection(protected="renamed"))
    assert b"Protected source 1" in data
    assert b"said Ines Obuya" in data
    things = [loss.thing for loss in losses(project, "jsonl", Selection(protected="renamed"))]
    assert "protected_names" in things
    assert "masked_words" not in things


def test_the_report_counts_what_is_hidden(project):
    told = {loss.thing: loss.told for loss in losses(project, "jsonl")}
    assert told["protected_names"] == "1 name of a protected source"
    assert told["masked_words"] == "2 masked stretches of texts"
    shown = {loss.thing for loss in losses(project, "jsonl", Selection(protected="shown"))}
    assert not shown & {"protected_names", "masked_words"}


def test_what_was_hidden_can_be_verified(project, tmp_path):
    for way in WAYS:
        path = tmp_path / f"{way}.jsonl"
        export_file(project, "jsonl", path, Selection(protected=way))
        assert verify(project, "jsonl", path, Selection(protected=way)).is_same
    assert not verify(project, "jsonl", path, Selection()).is_same
