"""English is told from other languages, so that its rules are kept off them."""

from __future__ import annotations

import pytest

from annotator.suggest.language import is_english

OTHERS = {
    "German": "Berlin (dpa) - Der Bundestag hat am Donnerstag ein neues Gesetz beschlossen. „Das "
    "ist ein Anfang“, sagte die Ministerin. Er war in der Stadt, und was er will, ist klar.",
    "Dutch": "Het is een begin, zei de minister van Financiën. We waren er over van de week, had "
    "hij gezegd, en dat was de eerste keer in de geschiedenis van het land.",
    "French": "Le gouvernement a annoncé jeudi une réforme. « C'est un début », a déclaré le "
    "ministre. Selon lui, on ne peut pas faire plus pour les gens qui attendent.",
    "Spanish": "El Gobierno anunció el jueves una reforma. «Es un comienzo», dijo el ministro, que "
    "no quiso decir más sobre el asunto a la prensa.",
    "Russian": "Правительство объявило о реформе. «Это начало», — сказал министр Иван Петров.",
    "Arabic": "أعلنت الحكومة عن إصلاح. «هذه بداية»، قال الوزير للصحفيين.",
    "Japanese": "首相は12日、大統領と会談した。「これは始まりだ」と述べた。",
    "Turkish": 'Bakan dün yeni bir yasa açıkladı. "Bu bir başlangıç" dedi ve gazetecilere daha '
    "fazla bir şey söylemek istemedi.",
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_language_is_not_english(name: str) -> None:
    assert not is_english(OTHERS[name])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“I never left,” Ines Obuya said on Tuesday. “I never will.”",
        "Alpha 🎉🎊 beta gamma 👨‍👩‍👧 delta omega LASTWORD",
        "The council met on Monday. “We are not walking away from the gate,” its president said, "
        "and the mayor, who had asked for the vote, agreed with her.",
        "Boats came and went all day, and nobody on the quay could say why. " * 6,
        "Ünal Çınar and Jürgen Müller were in Москва when the news came, they said to reporters.",
    ],
)
def test_english_and_what_is_too_short_to_tell(text: str) -> None:
    assert is_english(text)


def test_what_is_known_of_the_language_counts_more_than_the_words() -> None:
    assert not is_english("The council met.", "de")
    assert is_english(OTHERS["German"], "en-GB")
