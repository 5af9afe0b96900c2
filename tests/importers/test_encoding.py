from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import ImportRefused
from annotator.importers.encoding import decode

WORDS = {
    "French": "L’été dernier, le maire a déclaré à la presse : « Nous n’avons pas cédé. » ",
    "German": "Der Bürgermeister sagte, die Kosten für die Schleuse seien größer als geschätzt. ",
    "Polish": "Burmistrz powiedział, że koszty będą większe niż zakładano w środę. ",
    "Czech": "Starosta řekl, že náklady budou vyšší, než se čekalo. Příští týden se sejde rada. ",
    "Turkish": "Belediye başkanı salı günü maliyetlerin artacağını söyledi. Geri çekilmeyeceğiz. ",
    "Russian": "Мэр заявил, что расходы вырастут. Мы не уступим, добавил он во вторник. ",
    "Greek": "Ο δήμαρχος δήλωσε ότι το κόστος θα αυξηθεί την επόμενη χρονιά. ",
    "Arabic": "قال رئيس البلدية إن التكاليف سترتفع. وأضاف يوم الثلاثاء أنه لن يتراجع. ",
    "Japanese": "市長は火曜日に費用が増えると述べた。「私たちは退かない」と語った。",
    "Chinese": "市长星期二说，费用将会增加。“我们不会退缩，”他补充道。",
    "English": "The café’s owner, José Núñez, said “we won’t walk away” on Tuesday. ",
}
ENCODED = [
    *[(language, "utf-8") for language in WORDS],
    *[(language, "utf-16") for language in WORDS],
    *[("Russian", "utf-16-le"), ("Arabic", "utf-16-be"), ("English", "utf-16-le")],
    *[("French", "cp1252"), ("German", "latin-1"), ("English", "cp1252"), ("Polish", "cp1250")],
    *[("Polish", "iso8859-2"), ("Czech", "cp1250"), ("Turkish", "cp1254"), ("Russian", "cp1251")],
    *[("Russian", "koi8-r"), ("Greek", "cp1253"), ("Arabic", "cp1256"), ("Japanese", "cp932")],
    *[("Japanese", "euc-jp"), ("Chinese", "gb18030"), ("English", "utf-32")],
]


@pytest.mark.parametrize(("language", "encoding"), ENCODED)
def test_a_text_is_read_in_its_own_encoding(language: str, encoding: str) -> None:
    text = WORDS[language] * 4
    assert decode(text.encode(encoding), "a.txt").text.removeprefix("\ufeff") == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n...", "a PDF document"),
        (b"PK\x03\x04....", "office document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (b"SQLite format 3\x00....", "a database"),
        (bytes(range(256)) * 20, "bytes that no text has"),
        (b"\0" * 500, "bytes that no text has"),
        (b"\x01\x02\x03\x04\x05\x06" * 50, "bytes that no text has"),
        (b"\xff\xfea", "damaged at byte"),
        (WORDS["Chinese"].encode("big5", "ignore") * 4, "save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, reason: str) -> None:
    with pytest.raises(ImportRefused, match=reason) as refused:
        decode(data, "harbor.txt")
    assert str(refused.value).startswith("“harbor.txt”")
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("data", [b"a\0b", b"Alpha\0beta", b"one\x0ctwo\x1b"])
def test_a_text_with_a_few_control_characters_stays_a_text(data: bytes) -> None:
    assert decode(data, "a.txt").text == data.decode()


def test_a_foreign_letter_late_in_a_long_text_is_found() -> None:
    found = decode(b"plain words. " * 100_000 + "café".encode("cp1252"), "a.txt")
    assert found.text.endswith("café")
    assert (found.encoding, found.guessed) == ("cp1252", True)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_sentence(data: bytes) -> None:
    try:
        assert isinstance(decode(data, "a.txt").text, str)
    except ImportRefused as refused:
        assert str(refused).endswith(".")  # noqa: PT017  # either outcome is right
