from __future__ import annotations

import os
from pathlib import Path

import pytest

from annotator.domain.errors import ImportRefused
from annotator.domain.identity import is_uid, sha256
from annotator.importers import plain_text
from annotator.importers.registry import IMPORTERS, importer

PROBE = "Alpha 🎉🎊 beta gamma 👨‍👩‍👧 delta omega LASTWORD"


def write(folder: Path, data: bytes) -> Path:
    path = folder / "harbor.txt"
    path.write_bytes(data)
    return path


def test_a_file_becomes_an_article_with_its_original_bytes(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfA gate too far\r\n\r\n" + PROBE.encode() + b".\r\n"
    (article,) = plain_text.read(write(tmp_path, data))
    assert article.text == f"A gate too far\n\n{PROBE}.\n"
    assert article.headline == "A gate too far"
    assert article.original == data
    assert article.encoding == "utf-8"
    assert article.sha256 == sha256(article.text)
    assert is_uid(article.id)


def refusal(path: Path) -> str:
    with pytest.raises(ImportRefused) as refused:
        plain_text.read(path)
    return str(refused.value)


def test_what_cannot_be_read_is_refused_in_a_sentence(tmp_path: Path) -> None:
    sentences = [
        refusal(write(tmp_path, b"")),
        refusal(write(tmp_path, b"\xef\xbb\xbf \r\n\t")),
        refusal(write(tmp_path, b"%PDF-1.4 ...")),
    ]
    (tmp_path / "harbor.txt").unlink()
    sentences.append(refusal(tmp_path / "harbor.txt"))
    (tmp_path / "harbor.txt").mkdir()
    sentences.append(refusal(tmp_path / "harbor.txt"))
    for sentence, part in zip(
        sentences, ["empty", "no words", "PDF", "not there", "folder"], strict=True
    ):
        assert sentence.startswith("“harbor.txt”")
        assert part in sentence
        assert sentence.endswith(".")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "harbor.txt")
    assert "not an ordinary file" in refusal(tmp_path / "harbor.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_the_right_to_read(tmp_path: Path) -> None:
    path = write(tmp_path, b"words")
    path.chmod(0)
    assert "may not be read" in refusal(path)


def test_a_file_beyond_the_limit_is_named_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "harbor.txt"
    with open(path, "wb") as file:
        file.truncate(plain_text.LIMIT + 1)
    assert "64 MB" in refusal(path)


def test_fifty_megabytes_are_an_article(tmp_path: Path) -> None:
    path = write(tmp_path, "The mayor said so on Tuesday 🎉.\r\n".encode() * 1_500_000)
    (article,) = plain_text.read(path)
    assert article.text.endswith("🎉.\n")
    assert len(article.text) == 1_500_000 * 32


def test_pasted_text_goes_the_same_way() -> None:
    article = plain_text.article("A gate too far\r\nBy Ines Obuya\r\nThe gate leaks.", "Pasted")
    assert (article.headline, article.byline) == ("A gate too far", "Ines Obuya")
    assert article.original is None


@pytest.mark.parametrize("row", IMPORTERS, ids=lambda row: row.name)
def test_every_importer_reads(row, tmp_path: Path) -> None:
    assert importer(row.name) is row
    assert row.title
    assert row.extensions
    assert row.read(write(tmp_path, b"Some words."))
