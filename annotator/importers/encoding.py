"""Bytes made text: which encoding they are in, or that they are no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from annotator.domain.errors import ImportRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x1f\x8b\x08", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 200_000
_GUESSED_FROM = 64_000
_PAGES = ("cp1252", "cp1250", "cp1254", "iso8859_2", "cp1251", "koi8_r", "cp1253", "mac_roman")
"""The pages that are told apart by the commonest words of their languages, likeliest first."""
_NOT_WRITTEN = ("cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140")
"""Pages of mainframes: no article is in them, but any bytes could be."""
_WIDE = ("utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7")
_MISREAD = re.compile(r"[^\W\d][±¶¹³²¼¾¡£¥¦§¨¿]|[±¶¹³¼¾¦¨][^\W\d]|[\x80-\x9f─-▟\ufffd]")
_COMMON_WORDS = re.compile(
    r"(?<![^\s«“\"(])(?:à|où|été|être|même|très|après|déjà|était|für|über|größer|können|año|también|más|según|"
    r"não|são|também|på|från|är|että|että|perché|così|più|è|"
    r"że|się|będzie|już|także|który|są|też|może|więc|při|není|bude|může|již|až|řekl|také|"
    r"și|că|într|hogy|és|nem|volt|için|değil|çok|olduğu|söyledi|başkanı|"
    r"и|в|не|на|что|по|он|это|как|из|із|що|та|και|το|να|με|της|του|στο)(?![^\s,.;:!?»”\")])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the Python name of its encoding, and whether that was guessed."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file's bytes. Raises ImportRefused naming the file when it is no text.

    In this order: a byte order mark, UTF-16 without one, UTF-8, a guess from the letters.
    """
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise ImportRefused(f"“{name}” is {kind}, not a text; save it as plain text first.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            # The mark stays: it is the text's rule, not the decoder's, that drops it.
            return Decoded(_strict(data, encoding, name), encoding)
    zeros = data.count(b"\0", 0, _SAMPLE)
    if zeros * 5 <= min(len(data), _SAMPLE):
        found = _plain(data)
        if found and _is_readable(found.text):
            return found
    found = _wide(data) if zeros else _guess(data, name)
    if found is None and zeros:  # a short text with a NUL
        found = _plain(data)
    if found is None or not _is_readable(found.text):
        raise ImportRefused(f"“{name}” is not a text: it holds bytes that no text has.")
    return found


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ImportRefused(
            f"“{name}” says that it is {encoding.upper()}, but is damaged at byte {error.start:,}."
        ) from error


def _plain(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> Decoded | None:
    """Text of two bytes a character, known by where its NUL bytes stand."""
    even, odd = (data[side:_SAMPLE:2].count(0) for side in (0, 1))
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if min(even, odd) * 20 >= max(even, odd):
        return None
    try:
        return Decoded(data.decode(encoding), encoding, guessed=True)
    except UnicodeDecodeError:
        return None


def _guess(data: bytes, name: str) -> Decoded | None:
    from charset_normalizer import from_bytes

    high = re.search(rb"[\x80-\xff]", data)
    if high is None:
        return None
    start = max(0, high.start() - 2_000)
    sample = data[start : start + _GUESSED_FROM]
    if not _is_readable(sample.decode("latin-1")):
        return None
    found = _by_words(sample)
    if not found:
        matches = from_bytes(sample, cp_exclusion=[*_NOT_WRITTEN, *_WIDE])
        found = [match.encoding for match in matches]
        if not found and len(re.findall(rb"[\x80-\xff]", sample)) * 6 > len(sample):
            raise ImportRefused(
                f"“{name}” is in an encoding that could not be told; save it as UTF-8 first."
            )
        found = _western(sample, found)
    for encoding in (*found, "cp1252", "latin-1"):
        try:
            return Decoded(data.decode(encoding), encoding, guessed=True)
        except UnicodeDecodeError:
            continue
    return None


def _by_words(sample: bytes) -> list[str]:
    """The page in which the sample has the most common words; empty when it has none."""
    likely = {}
    for page in _PAGES:
        text = sample.decode(page, "replace")
        likely[page] = 2 * len(_COMMON_WORDS.findall(text)) - len(_MISREAD.findall(text))
    best = max(_PAGES, key=lambda page: likely[page])
    return [best] if likely[best] > 0 and "\ufffd" not in sample.decode(best, "replace") else []


def _western(sample: bytes, found: list[str]) -> list[str]:
    """`found` with the Western page first, when its letters are Latin and make as much sense."""
    if found and _is_other_script(sample.decode(found[0], "replace")):
        return found
    odd = [len(_MISREAD.findall(sample.decode(page, "replace"))) for page in ("cp1252", *found[:1])]
    return ["cp1252", *found] if odd[0] <= odd[-1] else found


def _is_other_script(text: str) -> bool:
    """True when letters beyond Latin ones are many: Greek, Cyrillic, Hebrew, Arabic, Thai."""
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    return sum(char > "\u0250" for char in letters) * 2 > len(letters)


def _is_readable(text: str) -> bool:
    """False when control characters say that it is no text; a few NUL are no reason."""
    sample = text[:_SAMPLE]
    controls = _CONTROLS.findall(sample)
    several = len(set(controls)) > 4 or any(char != "\0" for char in controls)
    return len(controls) * 3 <= len(sample) and not (several and len(controls) * 50 > len(sample))
