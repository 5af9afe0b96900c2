"""What a source is, told by the words of its mention."""

from __future__ import annotations

import pytest

from annotator.suggest.full_names import full_name
from annotator.suggest.kinds import Kind, kind_of, mention_of

KINDS = """
Sergei Ivanov | person, named
Defense Minister Sergei Ivanov | person, named
Mr. Reyes | person, named
Kremlin spokesman Dmitry Peskov | person, named
a senior administration official | person, anonymous
The senior official | person, unnamed
an analyst at Gartner | person, anonymous
one resident | person, anonymous
a source | person, anonymous
sources close to the talks | group, anonymous
two people familiar with the matter | group, anonymous
two engineers | group, anonymous
Russian officials | group, unnamed
residents | group, unnamed
critics | group, generic
many | group, generic
Bill Gates and Melinda Gates | group, named
police | organization, unnamed
the ministry | organization, unnamed
the Foreign Ministry | organization, named
Acme Corp. | organization, named
NASA | organization, named
the U.N. | organization, named
Amnesty International | organization, named
RIA Novosti | media, named
RIA news agency | media, named
the Interfax news agency | media, named
a Moscow newspaper | media, unnamed
a Reuters reporter | person, anonymous
The Alder Courier | media, named
the newspaper | media, unnamed
Moscow | place_as_institution, named
the West | place_as_institution, named
The United States | place_as_institution, named
the study | document, unnamed
an opinion poll | data, unnamed
Gazprom | None, named
she | None, None
 | None, None
"""
ABOVE = (
    "MOSCOW (Reuters) - Defense Minister Sergei Ivanov spoke. On Monday Ivanov met John F. Kerry. "
    "But Smith left. President Vladimir Putin’s aide stayed.\nVan\nBuren came."
)


@pytest.mark.parametrize("line", KINDS.strip("\n").splitlines())
def test_words_tell_type_and_naming(line):
    words, told = line.split("|")
    kind, naming = (None if one == "None" else one for one in told.strip().split(", "))
    assert kind_of(words.strip()) == Kind(kind, naming)


@pytest.mark.parametrize(
    ("words", "mention"),
    [
        ("She", "pronoun"),
        ("Council President Ines Obuya", "name"),
        ("Ivanov", "name"),
        ("a senior official", "description"),
        ("the mayor", "description"),
        ("critics", "description"),
        ("RIA news agency", "name"),
        ("—", None),
    ],
)
def test_a_mention_is_a_name_a_description_or_a_pronoun(words, mention):
    assert mention_of(words) == mention


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ivanov", "Sergei Ivanov"),
        ("Mr. Ivanov", "Sergei Ivanov"),
        ("Kerry", "John F. Kerry"),
        ("Putin", "Vladimir Putin"),
        ("Smith", None),
        ("Buren", None),
        ("Monday", None),
        ("Reuters", None),
        ("Sergei Ivanov", None),
        ("he", None),
    ],
)
def test_a_surname_stands_with_its_given_name_above(words, name):
    assert full_name(words, ABOVE) == name
