"""The evidence pack on paper: whole, with its fonts inside, with or without a screen."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from annotator.domain.identity import sha256
from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    LinkRecord,
    ProjectRecord,
    SourceRecord,
)
from annotator.domain.scheme import default_scheme
from annotator.exchange.sample import open_sample
from annotator.text.span import Span
from annotator.ui.pdf import ROW
from annotator.ui.pdf.pack import write
from annotator.ui.pdf.typesetting import Typesetter

TEXT = "Alpha 🎉🎊 beta gamma 👨‍👩‍👧 delta omega LASTWORD"


def article() -> ArticleRecord:
    def tag(id: str, label: str, word: str, **more) -> AnnotationRecord:
        start = TEXT.index(word)
        return AnnotationRecord(id * 32, label, (Span(start, start + len(word)),), **more)

    return ArticleRecord(
        id="0" * 32,
        text=TEXT,
        headline="Probe",
        sha256=sha256(TEXT),
        sources=(SourceRecord("5e" * 16, "Ines Obuya", "person"),),
        annotations=(
            tag("1", "quote", "beta", note="Look again.", attributes={"form": "mixed"}),
            tag("2", "source", "delta", source="5e" * 16),
            tag("3", "cue", "LASTWORD"),
        ),
        links=(
            LinkRecord("a" * 32, "source", "1" * 32, "2" * 32),
            LinkRecord("b" * 32, "cue", "1" * 32, "3" * 32),
        ),
    )


def project(*articles: ArticleRecord) -> ProjectRecord:
    return ProjectRecord("a" * 32, "Tide gate", default_scheme().to_dict(), articles)


def test_it_is_a_pdf_with_its_fonts_inside(qapp) -> None:
    out = io.BytesIO()
    write(project(article()), out)
    data = out.getvalue()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert b"/FontFile2" in data
    pages = len(re.findall(rb"/Type\s*/Page\b", data))
    assert 4 <= pages <= 8


def test_it_says_who_said_what_and_where_it_stands(qapp) -> None:
    setter = Typesetter(default_scheme())
    setter.set_all(project(article()), "Tide gate")
    text = setter.document.toPlainText()
    for words in ("Tide gate", "Probe", "Ines Obuya", "Look again.", "Form: mixed", sha256(TEXT)):
        assert words in text
    assert "beta\u202f1" in text
    assert "LASTWORD\u202f1" in text


def test_markup_in_an_article_stays_words(qapp) -> None:
    hostile = "<b>bold</b><img src='http://example.org/x.png'>"
    one = replace(article(), text=hostile, headline=hostile, annotations=(), links=())
    setter = Typesetter(default_scheme())
    setter.set_all(project(one), hostile)
    assert setter.document.toPlainText().count(hostile) >= 4


def test_the_row_is_found_by_the_command_line_without_a_screen(tmp_path) -> None:
    sample = open_sample(tmp_path / "home")
    target = tmp_path / "pack.pdf"
    surroundings = {
        key: value
        for key, value in os.environ.items()
        if key not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    }
    command = [sys.executable, "-m", "annotator", "export", str(sample), "--format", ROW.name]
    done = subprocess.run(
        [*command, "--output", str(target), "--json"],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert {one["thing"] for one in json.loads(done.stdout)["losses"]} <= set(ROW.cannot_hold)
    assert target.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("articles", [0, 3])
def test_any_number_of_articles_makes_a_whole_file(articles, qapp) -> None:
    out = io.BytesIO()
    write(project(*[article()] * articles), out)
    assert out.getvalue().rstrip().endswith(b"%%EOF")
