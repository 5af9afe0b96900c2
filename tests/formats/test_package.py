"""Archives within bounds: whatever else they hold is refused by name and never unpacked."""

from __future__ import annotations

import io
import zipfile

import pytest

from annotator.domain.errors import FormatError
from annotator.formats import package
from annotator.formats.package import ZipIn, ZipOut


def archive(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members:
            made.writestr(name, data)
    return out.getvalue()


def test_what_is_written_is_read() -> None:
    out = io.BytesIO()
    made = ZipOut(out)
    with made.text("a/b.txt") as text:
        text.write("“Né” 🎉\n")
    with made.binary("c.bin") as raw:
        raw.write(b"\0\1")
    made.close()
    back = ZipIn(io.BytesIO(out.getvalue()))
    assert back.names == ("a/b.txt", "c.bin")
    assert back.read("a/b.txt").decode() == "“Né” 🎉\n"
    assert back.read("c.bin") == b"\0\1"


def test_when_and_by_whom_a_file_was_written_is_not_in_it() -> None:
    out = io.BytesIO()
    made = ZipOut(out)
    with made.text("a.txt") as text:
        text.write("a" * 1_000)
    made.close()
    (member,) = zipfile.ZipFile(io.BytesIO(out.getvalue())).infolist()
    assert (member.date_time, member.external_attr >> 16) == ((1980, 1, 1, 0, 0, 0), 0o644)
    assert member.compress_size < 100


@pytest.mark.parametrize(
    "name", ["../out.txt", "/etc/passwd", "a/../../b", "a\\b", "C:/x", "a//b", "./a", ".."]
)
def test_a_path_that_leads_outside_is_refused(name: str) -> None:
    with pytest.raises(FormatError, match="is no name for a file"):
        ZipIn(io.BytesIO(archive((name, b"x"))))
    with pytest.raises(FormatError, match="is no name for a file"), ZipOut(io.BytesIO()).text(name):
        pass


def test_a_name_that_is_there_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = archive(("a.txt", b"1"), ("a.txt", b"2"))
    with pytest.raises(FormatError, match=r"a\.txt: .*twice"):
        ZipIn(io.BytesIO(data))


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGE", 1_000_000)
    with pytest.raises(FormatError, match="would unpack to"):
        ZipIn(io.BytesIO(archive(("bomb", b"\0" * 2_000_000))))


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_what_is_packed_in_an_unusual_way_is_refused(method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        made.writestr("a.xmi", "a" * 100)
    with pytest.raises(FormatError, match=r"a\.xmi: this part .* is packed in an unusual way"):
        ZipIn(out)


def test_a_name_that_is_no_utf_8_is_told_as_damage() -> None:
    data = bytearray(archive(("a.txt", b"words")))
    data[7] |= 0x08  # its name is said to be UTF-8
    data[data.index(b"a.txt")] = 0xFF
    with pytest.raises(FormatError, match=r"a\.txt: this part of the archive is damaged"):
        ZipIn(io.BytesIO(data)).read("a.txt")


def test_too_many_files_and_too_long_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_MEMBERS", 2)
    with pytest.raises(FormatError, match="over 2 files"):
        ZipIn(io.BytesIO(archive(("a", b""), ("b", b""), ("c", b""))))
    monkeypatch.setattr(package, "LONGEST", 2**20)
    long = ZipIn(io.BytesIO(archive(("long", b"x" * (2**20 + 1)))))
    with pytest.raises(FormatError, match="long: a file of over 1 MB"):
        long.read("long")


@pytest.mark.parametrize("cut", [10, 40, 60, -10])
def test_a_truncated_archive_is_refused(cut: int) -> None:
    with pytest.raises(FormatError, match="no whole zip archive"):
        ZipIn(io.BytesIO(archive(("a.txt", b"some words" * 20))[:cut]))


def test_a_damaged_member_is_named() -> None:
    data = bytearray(archive(("a.txt", bytes(range(256)) * 8)))
    data[60:70] = b"\xff" * 10
    with pytest.raises(FormatError, match=r"a\.txt: .*damaged"):
        ZipIn(io.BytesIO(bytes(data))).read("a.txt")


def test_the_same_contents_are_the_same_bytes() -> None:
    made = []
    for _ in range(2):
        out = io.BytesIO()
        written = ZipOut(out)
        with written.text("a.txt") as text:
            text.write("words")
        written.close()
        made.append(out.getvalue())
    assert made[0] == made[1]
