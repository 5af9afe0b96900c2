"""Damage is found by the hashes where SQLite's own check says nothing."""

from __future__ import annotations

import random
import shutil
import sqlite3
import zlib
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.errors import StoreError
from annotator.store.annotations import add_annotation, annotation, set_note
from annotator.store.articles import article
from annotator.store.check import CheckReport, check
from annotator.store.columns import columns, table_name
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.store.records import article_record
from annotator.store.sources import sources
from annotator.store.table_list import JOURNALED
from annotator.text.span import Span
from tests.store.samples import ANN, TEXT, listing, news

FLIPS = 400


@pytest.fixture(scope="module")
def made_worked(made_with_article, tmp_path_factory):
    """A file with originals, tags one by one and in blocks, and edits taken back; made once."""
    path = Path(shutil.copy(made_with_article, tmp_path_factory.mktemp("worked")))
    with Project.open(path, annotator=ANN) as project:
        with project.edit("Import") as edit:
            for number in range(2, 10):
                text = f"{TEXT}{number}"
                record = replace(news(number, text), original=text.encode("utf-16"))
                add_article(edit, replace(record, encoding="utf-16"))
        for start in range(20):
            with project.edit("Tag") as edit:
                id = add_annotation(edit, 1 + start % 9, "claim", [Span(start, start + 30)])
                set_note(edit, id, f"note {start} " * start)
        for _ in range(3):
            project.undo()
    return path


@pytest.fixture
def worked(made_worked, tmp_path):
    """A copy of it for one test, alone in its folder."""
    folder = tmp_path / "alone"
    folder.mkdir()
    return Path(shutil.copy(made_worked, folder))


def contents(path):
    """Every value a person has put in, however it is reached; None when it cannot be read."""
    found = []
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as other:
            other.text_factory = bytes
            for row in JOURNALED:
                table = table_name(row)
                names = ", ".join(f'"{name}"' for name in columns(row))
                found.append(other.execute(f'SELECT {names} FROM "{table}"').fetchall())
                for name in columns(row):
                    by_index = other.execute(f'SELECT "{name}" FROM "{table}" ORDER BY "{name}"')
                    found.append(by_index.fetchall())
            found.append(other.execute("SELECT * FROM text ORDER BY sha256").fetchall())
            originals = other.execute("SELECT sha256, packed FROM original ORDER BY sha256")
            found.append([(hash, zlib.decompress(packed)) for hash, packed in originals])
    except (sqlite3.Error, zlib.error, UnicodeDecodeError):
        return None
    return found


def silent(path):
    """Whether SQLite itself finds nothing wrong."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as other:
            other.text_factory = bytes
            return other.execute("PRAGMA integrity_check").fetchall() == [(b"ok",)]
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def spoil(path, whole, place, new):
    spoilt = bytearray(whole)
    spoilt[place : place + len(new)] = new
    path.write_bytes(spoilt)


def test_no_flipped_bit_that_changes_what_a_person_put_in_stays_unfound(worked):
    seed = random.SystemRandom().getrandbits(32)
    chance = random.Random(seed)
    whole, truth = worked.read_bytes(), contents(worked)
    counts = Counter()
    for _ in range(FLIPS):
        place, bit = chance.randrange(len(whole)), chance.randrange(8)
        spoil(worked, whole, place, bytes([whole[place] ^ 1 << bit]))
        before = listing(worked.parent)
        found = bool(check(worked).findings)
        assert listing(worked.parent) == before
        hit = contents(worked) != truth
        counts["hit"] += hit
        counts["hit, SQLite silent"] += hit and silent(worked)
        counts["hit, not found"] += hit and not found
        counts["harmless, found"] += found and not hit
    print(f"seed {seed}: of {FLIPS} flips {dict(counts)}")
    assert counts["hit"] > FLIPS / 20
    assert counts["hit, SQLite silent"] > 0
    assert counts["hit, not found"] == 0


@pytest.mark.parametrize("length", [16, 512])
def test_zeroed_stretches_and_sectors_are_found(worked, length):
    chance = random.Random(length)
    whole, truth = worked.read_bytes(), contents(worked)
    for _ in range(60):
        place = chance.randrange(len(whole) // length) * length
        spoil(worked, whole, place, bytes(length))
        found = check(worked).findings
        assert found or contents(worked) == truth, f"at {place}"


def test_swapped_pages_are_found(worked):
    chance = random.Random(5)
    whole, truth = worked.read_bytes(), contents(worked)
    pages = len(whole) // 4096
    for _ in range(40):
        one, other = chance.sample(range(pages), 2)
        spoilt = bytearray(whole)
        spoilt[one * 4096 : one * 4096 + 4096] = whole[other * 4096 : other * 4096 + 4096]
        spoilt[other * 4096 : other * 4096 + 4096] = whole[one * 4096 : one * 4096 + 4096]
        worked.write_bytes(spoilt)
        assert check(worked).findings or contents(worked) == truth, f"pages {one}, {other}"


def test_a_check_survives_any_rubbish(worked):
    """Never an exception but that the file is locked, whatever the bytes."""
    chance = random.Random(9)
    whole = worked.read_bytes()
    for count in (1, 3, 10, 100, 1000):
        for _ in range(12):
            spoilt = bytearray(whole)
            for _ in range(count):
                spoilt[chance.randrange(100, len(whole))] = chance.randrange(256)
            worked.write_bytes(spoilt)
            assert isinstance(check(worked), CheckReport)


def tampered(path, statement):
    """Change rows behind the triggers' backs, and put the triggers back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        triggers = other.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        triggers = triggers.fetchall()
        for name, _ in triggers:
            other.execute(f"DROP TRIGGER {name}")
        other.execute(statement)
        for _, sql in triggers:
            other.execute(sql)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE annotation SET note = CAST(x'ff6162' AS TEXT) WHERE id = 2",
        "UPDATE text SET text = CAST(x'ff6162' AS TEXT)",
        "UPDATE project SET title = CAST(x'ff6162' AS TEXT)",
        "UPDATE label SET title = CAST(x'ff6162' AS TEXT)",
        "UPDATE edit SET text = CAST(x'ff6162' AS TEXT) WHERE id = 2",
        "UPDATE edit_row SET before = '{' WHERE before IS NOT NULL",
        "UPDATE edit_row SET after = '[1, 2]' WHERE after IS NOT NULL",
        "UPDATE edit_row SET after = NULL, before = NULL",
        f"UPDATE edit_row SET after = '{'[' * 5000}' WHERE after IS NOT NULL AND id < 9",
        "UPDATE edit_row SET \"table\" = 'nowhere'",
        "UPDATE edit_row SET block = x'00' WHERE block IS NOT NULL",
        "UPDATE edit_row SET block = NULL",
        "UPDATE original SET packed = substr(packed, 9)",
        "UPDATE original SET packed = zeroblob(99)",
        "UPDATE annotation SET attributes = 'no JSON'",
        "UPDATE annotation SET source = 999 WHERE id = 1",
        'UPDATE span SET start = 4611686018427387904, "end" = 4611686018427387905 WHERE id = 1',
        "UPDATE sqlite_sequence SET seq = 'many'",
        "DELETE FROM sqlite_sequence",
        "DELETE FROM text",
        "DELETE FROM annotator",
        "DELETE FROM edit_row",
        "DELETE FROM edit",
    ],
)
def test_a_check_survives_what_it_reports_on(worked, statement):
    tampered(worked, statement)
    before = listing(worked.parent)
    findings = check(worked).findings
    assert findings
    assert all(line.endswith(".") and "\n" not in line for line in findings)
    assert listing(worked.parent) == before


def test_a_packed_original_that_would_fill_the_memory_is_not_unpacked(worked, monkeypatch):
    monkeypatch.setattr("annotator.store.chain.MOST_BYTES", 100_000)
    bomb = zlib.compress(bytes(10_000_000))
    tampered(worked, f"UPDATE original SET packed = x'{bomb.hex()}'")
    assert any("original" in line for line in check(worked).findings)


def test_a_whole_file_has_no_findings_and_is_counted(worked):
    report = check(worked)
    assert report.findings == ()
    assert (report.articles, report.annotations) == (9, 9 * 4 + 17)
    with Project.open(worked) as project:
        assert report.edits == project.last_edit


@pytest.mark.parametrize(
    ("statement", "read"),
    [
        ("UPDATE annotation SET attributes = '{'", lambda p: annotation(p, 1)),
        ("UPDATE annotation SET attributes = CAST(x'ff' AS TEXT)", lambda p: annotation(p, 1)),
        ("UPDATE source SET aliases = '['", sources),
        ("UPDATE comment SET extra = 'x'", lambda p: article_record(p, 1)),
        ("UPDATE link SET extra = 'x'", lambda p: article_record(p, 1)),
        ("UPDATE span SET exact = 'x'", lambda p: article_record(p, 1)),
        ("UPDATE text SET text = 'x'", lambda p: p.text(1)),
        ("UPDATE article SET headline = CAST(x'ff' AS TEXT)", lambda p: article(p, 1)),
        ("UPDATE original SET packed = x'00'", lambda p: article_record(p, 2, original=True)),
        ("UPDATE edit_row SET block = x'00' WHERE edit = 3", lambda p: p.undo()),
    ],
)
def test_reading_what_is_damaged_gives_a_sentence(saved, statement, read):
    """Also where nobody has looked yet, because the file is large or was damaged while open."""
    with Project.open(saved, annotator=ANN) as project:
        with project.edit("Import") as edit:
            other = news(2, f"{TEXT}\n\nAnother end.")
            add_article(edit, replace(other, original=b"raw", encoding="ascii"))
        tampered(saved, statement)
        with pytest.raises(StoreError) as failure:
            read(project)
    assert str(failure.value).endswith(".")
    assert "damaged" in str(failure.value)


def test_a_rule_whose_name_is_no_text_is_a_finding(worked):
    with closing(sqlite3.connect(worked)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET name = CAST(name AS BLOB) WHERE type = 'trigger'"
        )
    before = listing(worked.parent)
    (finding,) = check(worked).findings
    assert "did not put there" in finding
    assert listing(worked.parent) == before
