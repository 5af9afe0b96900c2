"""The direct quotes of a source against what it said: counted, told, saved."""

from __future__ import annotations

import csv
import json

import pytest

from annotator.domain.errors import FormatError, ImportRefused, RuleError
from annotator.domain.protected_results import protected_check
from annotator.domain.protection import Protection
from annotator.domain.records import SourceRecord
from annotator.domain.review import ReviewLine, Traits
from annotator.domain.transcript import CheckedQuote, Held, TranscriptCheck
from annotator.exchange.protecting import check_to_save
from annotator.exchange.transcripts import (
    LIMIT,
    check_transcript,
    checking,
    direct_quotes,
    plain_check,
    read_transcript,
    save_check,
)
from annotator.store.project import Project
from annotator.store.sources import set_source
from annotator.text.difference import LEFT_OUT, PUT_IN, SAME, Piece
from tests.exchange.press import ME, OBUYA, SPEECH, SPOKEN, article, press, quote, uid


@pytest.fixture
def project(tmp_path):
    with Project.open(press(tmp_path / "Spoken.annotator", SPOKEN), annotator=ME) as opened:
        yield opened


@pytest.fixture
def source(project):
    def numbered(record):
        return project.query("SELECT id FROM source WHERE uid = ?", (record.id,))[0][0]

    return numbered


@pytest.fixture
def reyes(project):
    return project.query("SELECT id FROM source WHERE name = 'Tom Reyes'")[0][0]


def test_every_direct_quote_of_the_source_is_held_against_it(project, reyes):
    check = check_transcript(project, reyes, SPEECH, "speech.txt")
    assert [(one.uid, one.held.state) for one in check.quotes] == [
        (uid(1, 0), "verbatim"),
        (uid(1, 1), "trimmed"),
        (uid(2, 0), "changed"),
        (uid(2, 1), "not_found"),
    ]
    assert check.counts == {"verbatim": 1, "trimmed": 1, "changed": 1, "not_found": 1}
    assert check.quotes[1].found == "A cheap gate is a gift to the next storm"
    assert check.source == "Tom Reyes"


def test_what_others_said_and_what_is_not_direct_is_left_out(project, source):
    checked = check_transcript(project, source(OBUYA), SPEECH, "speech.txt")
    assert [one.uid for one in checked.quotes] == [uid(2, 2)]


def test_a_source_without_direct_quotes_has_none_checked(project):
    with project.edit("Add") as edit:
        from annotator.domain.records import SourceRecord
        from annotator.store.sources import add_source

        nobody = add_source(edit, SourceRecord("", "Nobody"))
    assert direct_quotes(project, nobody) == []
    check = check_transcript(project, nobody, SPEECH, "speech.txt")
    assert (check.source, check.quotes, sum(check.counts.values())) == ("Nobody", [], 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_transcript_is_read_in_any_encoding(tmp_path, project, reyes, encoding):
    path = tmp_path / "speech.txt"
    path.write_bytes(SPEECH.encode(encoding))
    check = check_transcript(project, reyes, read_transcript(path), path.name)
    assert check.counts["verbatim"] == 1
    assert check.quotes[2].found == "we will never leave the harbour to the café’s owner"


def test_a_transcript_that_is_too_large_is_refused(tmp_path, project, reyes):
    path = tmp_path / "long.txt"
    path.write_bytes(b"word " * (LIMIT // 5 + 1))
    with pytest.raises(ImportRefused, match="no more than 5 MB"):
        read_transcript(path)
    with pytest.raises(RuleError, match="no more than 5,242,880"):
        check_transcript(project, reyes, "a" * (LIMIT + 1), "Pasted text")


def test_five_megabytes_are_checked(project, reyes):
    long = ("The rain went on, and nobody came. " * 160_000)[: LIMIT - len(SPEECH)] + SPEECH
    check = check_transcript(project, reyes, long, "long.txt")
    assert check.counts == {"verbatim": 1, "trimmed": 1, "changed": 1, "not_found": 1}


@pytest.mark.parametrize("text", ["", "  \n", "“ … ”"])
def test_a_transcript_without_words_is_refused(project, reyes, text):
    with pytest.raises(RuleError, match="holds no words to check against"):
        check_transcript(project, reyes, text, "speech.txt")


def test_it_can_be_stopped_between_two_quotes(project, reyes):
    steps = checking(project, reyes, SPEECH, "speech.txt")
    assert [next(steps) for _ in range(4)] == [(0, 4), (0, 4), (1, 4), (2, 4)]
    steps.close()


def test_a_check_is_saved_whole_as_json_and_as_a_table(tmp_path, project, reyes):
    check = check_transcript(project, reyes, SPEECH, "speech.txt")
    save_check(tmp_path / "check.json", check)
    assert json.loads((tmp_path / "check.json").read_text("utf-8")) == plain_check(check)
    save_check(tmp_path / "check.csv", check)
    with (tmp_path / "check.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["state"] for row in rows] == ["verbatim", "trimmed", "changed", "not_found"]
    assert rows[2]["differences"] == (
        "“We will never leave the [-harbour-] {+city+} to the café’s owner.”"
    )
    assert rows[3]["words"] == "'=we shall see"
    assert rows[3]["escaped"] == "words differences"
    with pytest.raises(FormatError, match=r"\.csv or \.json, not as “check.xlsx”"):
        save_check(tmp_path / "check.xlsx", check)


NAMED = (
    article(
        *(3, "Reyes Courier", "2026-03-14", [quote("“Tom Reyes met Ines near the sea.”")]),
        headline="Reyes speaks",
    ),
)


def test_a_saved_check_has_no_name_of_a_protected_source(tmp_path):
    path = press(tmp_path / "Named.annotator", NAMED)
    with Project.open(path, annotator=ME) as project:
        ((id,),) = project.query("SELECT id FROM source WHERE name = 'Tom Reyes'")
        with project.edit("Protect") as edit:
            set_source(edit, id, protected=True)
        speech = "I am Tom Reyes. Tom Reyes met Ines far from the sea."
        check = check_transcript(project, id, speech, "Reyes.txt")
        for kind in ("csv", "json"):
            save_check(tmp_path / f"check.{kind}", check_to_save(project, check))
            written = (tmp_path / f"check.{kind}").read_text("utf-8")
            assert "Reyes" not in written
            assert "Tom" not in written
            assert "███ █████ met Ines" in written
        hidden = check_to_save(project, check)
        assert (hidden.source, hidden.transcript) == (
            "Protected source 1",
            "Protected source 1.txt",
        )
        assert hidden.counts == check.counts
        assert check_to_save(project, check, "shown") == check


def test_a_name_that_differs_between_quote_and_speech_is_masked_in_both():
    trust = SourceRecord("c" * 32, "Harbour Gate Trust", "organisation")
    pieces = [
        Piece(SAME, "the harbour "),
        *(Piece(LEFT_OUT, "gate"), Piece(SAME, " "), Piece(PUT_IN, "sea")),
        Piece(SAME, " trust knew"),
    ]
    check = TranscriptCheck("Harbour Gate Trust", "a.txt", 9, [_checked(pieces)])
    (quote,) = protected_check(check, Protection([trust])).quotes
    assert [one.words for one in quote.held.pieces] == [
        "the ███████ ", "████", " ", "sea", " █████ knew",
    ]  # fmt: skip


def _checked(pieces):
    traits = Traits("quote", *("",) * 5, annotator=1, checks=())
    line = ReviewLine(1, 1, 0, 9, "", 9, 1, "", "", "", "", "", "", traits)
    return CheckedQuote(line, "1" * 32, "2" * 32, "", Held("changed", pieces), "")
