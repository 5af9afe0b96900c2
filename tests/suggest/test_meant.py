"""Names, surnames, pronouns and descriptions point to whom a reader would take them for."""

from __future__ import annotations

import time

import pytest

from annotator.suggest.meant import Entry, Mention, meant, new_name

OBUYA = Entry(1, "Ines Obuya", type="person", role="council president")
REYES = Entry(2, "Tom Reyes")
OTHER = Entry(3, "Maria Reyes", type="person")
COURIER = Entry(4, "Alder Courier", type="media")
OFFICIAL = Entry(5, "senior administration official", type="person")
NOAA = Entry(6, "National Oceanic and Atmospheric Administration", ("NOAA",), "organization")
ALL = (OBUYA, REYES, COURIER, OFFICIAL, NOAA)


def first(words, entries=ALL, above=()):
    """The likeliest: an entry's id, or the name of a new one."""
    found = meant(words, entries, above)
    return (found[0].entry or found[0].name) if found else None


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("Ines Obuya", OBUYA),
        ("ines obuya", OBUYA),
        ("Council President Ines Obuya", OBUYA),
        ("Ines Obuya, the council president", OBUYA),
        ("Obuya", OBUYA),
        ("Obuya’s", OBUYA),
        ("Mr. Reyes", REYES),
        ("Mayor Reyes", REYES),
        ("The Alder Courier", COURIER),
        ("The daily Alder Courier", COURIER),
        ("NOAA", NOAA),
        ("a senior administration official", OFFICIAL),
    ],
)
def test_a_name_means_the_entry_that_bears_it(words, entry):
    assert first(words) == entry.id


def test_a_surname_of_two_is_the_one_mentioned_last():
    both = (*ALL, OTHER)
    above = (Mention("Tom Reyes", 2), Mention("Maria Reyes", 3))
    assert first("Reyes", both, above) == 3
    assert first("Reyes", both, above[::-1]) == 2
    assert [one.entry for one in meant("Reyes", both, above)] == [3, 2, None]


def test_another_first_name_is_another_person():
    assert first("Paula Reyes") == "Paula Reyes"


def test_a_pronoun_is_the_nearest_person_above():
    above = (Mention("Ines Obuya", 1), Mention("The Alder Courier", 4))
    assert first("she", above=above) == 1
    assert first("it", above=above) == 4
    assert first("They", above=above) == 4


def test_a_pronoun_keeps_to_whom_it_was_said_of_above():
    above = (Mention("Mr. Reyes", 2), Mention("Obuya", 1), Mention("She", 1))
    assert first("he", above=above) == 2
    assert first("she", above=above) == 1


def test_a_pronoun_without_anybody_proposes_nothing():
    assert meant("he", ALL, ()) == []


def test_how_many_of_them_is_no_name():
    assert new_name("Some Alder officials") == "Alder officials"
    above = (Mention("Some Alder officials", 4),)
    assert first("Some", above=above) == 4


def test_who_speaks_and_who_listens_are_no_names():
    assert meant("We", ALL, (Mention("Ines Obuya", 1),)) == []
    assert meant("you", ALL, ()) == []


def test_a_description_is_the_nearest_with_the_same_noun():
    above = (Mention("a senior administration official", 5), Mention("Obuya", 1))
    assert first("the official", above=above) == 5
    assert first("the council president", above=above) == 1
    assert first("an official", above=above) == "official"


def test_a_title_points_to_who_bore_it_above():
    assert first("the mayor", above=(Mention("Mayor Tom Reyes", 2), Mention("Obuya", 1))) == 2


def test_the_same_words_mean_the_same_again():
    above = (Mention("two people familiar with the talks", 5),)
    assert first("two people familiar with the talks", above=above) == 5


def test_who_is_not_known_is_a_new_entry_by_the_name_in_the_words():
    assert meant("Nia Stone", ALL)[-1].entry is None
    assert new_name("Council President Nia Stone") == "Nia Stone"
    assert new_name("Nia Stone, who led the study") == "Nia Stone"
    assert new_name("Mayor Reyes") == "Mayor Reyes"
    assert new_name("the Port Alder Council") == "Port Alder Council"
    assert new_name("two people familiar with the inspections") == (
        "two people familiar with the inspections"
    )


@pytest.mark.parametrize("words", ["", " ", "“”", "’s", "…", "é", "I " * 5_000, "A" * 10_000])
def test_odd_words_are_survived(words):
    for one in meant(words, ALL, (Mention("", 1), Mention(words, 2))):
        assert one.name.strip()


def test_many_entries_take_no_time():
    many = [Entry(number, f"Person Number{number}") for number in range(5_000)]
    began = time.process_time()
    assert first("Number4999", many) == 4999
    assert time.process_time() - began < 2
