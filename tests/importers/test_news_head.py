"""A copied wire story: what it says about itself, and what the page around it added."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.importers.news_head import read_head
from annotator.text.canonical import canonical

SHARED = Path(__file__).resolve().parents[3] / "shared/data/articles/000_9485047f8a38254f.txt"

TITLE = "Council Delays Tide-Gate Vote As Costs Climb"
BODY = """PORT ALDER -- The cost of the harbor tide gate has risen to $412 million, a memo said.
"We are not walking away," Council President Ines Obuya said on Tuesday.
Rising costs
Nine of the eleven comparable barriers on this coast were finished late.
The council meets again on Friday."""
OWN = f"March 14, 2026\nBy Mara Lindqvist, Reuters\n{BODY}"
FORUM = "March 16th, 2026  \xa0\nHarbor Rat\n\nTopic: " + TITLE
SIMILAR = "Similar Topics\nFishers Sue Over Harbor Plan\nWill The Gate Be Built?\nA Gate Too Far"
PAGE = f"{TITLE}\n\n{TITLE}\n{FORUM}\n\n{TITLE}\n{OWN}\n\n{SIMILAR}"


def regions(text: str, kind: str) -> list[str]:
    return [text[r.start : r.end] for r in read_head(text).regions if r.kind == kind]


def boilerplate_lines(text: str) -> list[str]:
    return [
        line.strip()
        for region in regions(text, "boilerplate")
        for line in region.split("\n")
        if line.strip()
    ]


def test_the_metadata_of_a_forum_copy() -> None:
    head = read_head(PAGE)
    assert head.headline == TITLE
    assert (head.byline, head.publisher) == ("Mara Lindqvist", "Reuters")
    assert (head.published, head.dateline) == ("2026-03-14", "PORT ALDER")


def test_the_regions_of_a_forum_copy() -> None:
    assert regions(PAGE, "headline") == [TITLE]
    headline = next(r for r in read_head(PAGE).regions if r.kind == "headline")
    assert PAGE[headline.end :].startswith("\nMarch 14, 2026\nBy Mara")
    assert regions(PAGE, "byline") == ["By Mara Lindqvist, Reuters"]
    assert regions(PAGE, "dateline") == ["PORT ALDER"]
    assert boilerplate_lines(PAGE) == [
        TITLE,
        TITLE,
        "March 16th, 2026",
        "Harbor Rat",
        f"Topic: {TITLE}",
        *SIMILAR.split("\n"),
    ]


@pytest.mark.parametrize("day", ["March 16th, 2026", "2 April 2027", "2025-01-01", "Jan. 3, 2030"])
def test_the_articles_own_date_wins_over_the_forums(day: str) -> None:
    assert read_head(PAGE.replace("March 16th, 2026", day)).published == "2026-03-14"


@pytest.mark.parametrize("before", [1, 2, 3])
@pytest.mark.parametrize("forum", [True, False])
def test_one_of_many_repeated_titles_is_the_headline(before: int, forum: bool) -> None:
    middle = f"{FORUM}\n\n" if forum else ""
    text = f"{TITLE}\n\n" * before + middle + f"{TITLE}\n{OWN}\n\n{SIMILAR}"
    assert regions(text, "headline") == [TITLE]
    assert boilerplate_lines(text).count(TITLE) == before
    assert read_head(text).published == "2026-03-14"


def test_a_title_of_its_own_below_the_forums_is_the_headline() -> None:
    own = "Gate Will Cost Double, Memo Says"
    text = f"{TITLE}\n\n{TITLE}\n{FORUM}\n\nAlder Herald\nMarch 14, 2026\nPg. 1\n{own}\n" + OWN[15:]
    head = read_head(text)
    assert (head.headline, head.published) == (own, "2026-03-14")
    assert regions(text, "headline") == [own]
    assert boilerplate_lines(text)[:2] == [TITLE, TITLE]


def test_the_paper_above_the_date_is_named_in_full() -> None:
    for paper, by in (("Alder Herald", "By Ann Lee"), ("Northshore Times", "By Ann Lee, Times")):
        head = read_head(f"{TITLE}\n{FORUM}\n\n{TITLE}\n{paper}\nMarch 14, 2026\n{by}\n{BODY}")
        assert (head.headline, head.byline, head.publisher) == (TITLE, "Ann Lee", paper)


def test_a_place_behind_the_name_is_no_publisher() -> None:
    head = read_head(f"{TITLE}\nBy Ann Lee, Port Alder\n{BODY}")
    assert (head.byline, head.publisher, head.dateline) == ("Ann Lee", None, "PORT ALDER")


def test_a_headline_that_begins_with_from_is_no_byline() -> None:
    head = read_head(f"From Alder With Love In Port Alder\nBy Ann Lee\n{BODY}")
    assert (head.headline, head.byline) == ("From Alder With Love In Port Alder", "Ann Lee")


def test_of_short_titles_the_one_above_the_byline_is_the_headline() -> None:
    head = read_head(f"Breaking News\nApril 3, 2026\nMayor quits\nBy Ann Lee\n{BODY}")
    assert (head.headline, head.byline, head.published) == ("Mayor quits", "Ann Lee", "2026-04-03")


def test_a_paper_and_a_date_on_one_line() -> None:
    head = read_head(f"{TITLE}\nThe Guardian, Thursday 12 March 2015 10.32 GMT\n{BODY}")
    assert (head.publisher, head.published) == ("The Guardian", "2015-03-12")


def test_a_short_first_sentence_behind_a_dateline_is_no_byline() -> None:
    text = f"{TITLE}\nANN LEE, ASSOCIATED PRESS\n\nPORT ALDER, Ill. (AP) — The mayor left."
    head = read_head(text)
    assert (head.headline, head.byline, head.dateline) == (TITLE, "ANN LEE", "PORT ALDER, Ill.")


def test_lines_that_say_what_they_hold() -> None:
    url = "https://example.org/gate"
    text = f"Title: {TITLE}\nSource: Alder Herald\nAuthor: Ann Lee\nDate: 12 March 2015\n"
    text += f"URL: {url}\n\n{BODY}"
    head = read_head(text)
    assert (head.headline, head.byline, head.publisher) == (TITLE, "Ann Lee", "Alder Herald")
    assert (head.published, head.url, head.dateline) == ("2015-03-12", url, "PORT ALDER")
    assert (regions(text, "headline"), regions(text, "byline")) == ([TITLE], ["Ann Lee"])
    assert boilerplate_lines(text) == ["Source: Alder Herald", "Date: 12 March 2015", f"URL: {url}"]


def test_a_title_that_stands_only_on_top_stays_the_headline() -> None:
    text = f"{TITLE}\n{FORUM}\n\n{OWN}"
    assert regions(text, "headline") == [TITLE]
    assert boilerplate_lines(text) == ["March 16th, 2026", "Harbor Rat", f"Topic: {TITLE}"]


def test_an_article_without_page_around_it_has_no_boilerplate() -> None:
    text = f"{TITLE}\n{OWN}"
    head = read_head(text)
    assert {region.kind for region in head.regions} == {"headline", "byline", "dateline"}
    assert head.headline == TITLE


def test_a_body_alone_is_all_text() -> None:
    body = BODY.removeprefix("PORT ALDER -- ")
    assert read_head(body).regions == ()
    assert read_head(body).headline is None


def test_an_article_without_byline_has_its_date_and_title() -> None:
    text = f"{TITLE}\n{FORUM}\n\n{TITLE}\nMarch 14, 2026\n{BODY}"
    head = read_head(text)
    assert (head.headline, head.byline, head.published) == (TITLE, None, "2026-03-14")


@pytest.mark.parametrize("change", [str, lambda t: t.replace("\n", "\r\n"), lambda t: "\ufeff" + t])
def test_line_ends_and_marks_change_nothing(change) -> None:
    text = canonical(change(PAGE)).text
    assert read_head(text) == read_head(PAGE)


@pytest.mark.parametrize(
    "heading", ["Similar Topics", "Related stories:", "Read more", "You may also like", "SEE ALSO"]
)
def test_a_list_of_other_articles_at_the_end(heading: str) -> None:
    tail = f"{heading}\nFishers sue over harbor plan\nWill it be built?\nCopyright 2026 Wire."
    assert boilerplate_lines(f"{TITLE}\n{OWN}\n\n{tail}") == tail.split("\n")


def test_a_list_within_the_article_ends_where_the_article_goes_on() -> None:
    middle = "Related stories\n- Fishers sue over harbor plan\n- Gate too far\n\nCosts\nThey rose."
    text = (
        f"{TITLE}\n{OWN}\n\n{middle}\n\nRead more: Fishers sue\nIt ended.\n© 2026 Northshore Wire"
    )
    assert boilerplate_lines(text) == [
        "Related stories",
        "- Fishers sue over harbor plan",
        "- Gate too far",
        "Read more: Fishers sue",
        "© 2026 Northshore Wire",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Related: the costs have doubled since then, the memo said.",
        "Print runs were cut.",
        "Topic: nobody knew what it was about, she said.",
        "Comments were few.",
        "Rising costs",
    ],
)
def test_a_line_of_the_article_stays_text(line: str) -> None:
    text = f"{TITLE}\n{OWN}\n{line}\nThe last sentence came then."
    assert boilerplate_lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One line",
        "Alpha 🎉🎊 beta gamma 👨‍👩‍👧 delta omega LASTWORD",
        "He left.\n\nShe came back later and said no.",
        "roses\nviolets\n\nsugar\nyou",
        "Madam Mayor, members of the council:\n\nThis is a sad day for the harbor.",
    ],
)
def test_a_text_without_a_head_is_all_text(text: str) -> None:
    assert read_head(text).regions == ()


LINES = st.sampled_from(
    f"""{TITLE}|March 14, 2026|By Mara Lindqvist, Reuters|Topic: {TITLE}|Harbor Rat||Print
|MOSCOW -- The council met again on Monday.|He said no.|Similar Topics|A short line
|“Never,” she said.|Copyright 2026|Read more: A story|{"x" * 300}""".replace("\n", "").split("|")
)


@given(st.lists(LINES, max_size=25))
def test_any_lines_give_regions_apart_from_each_other(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = read_head(text).regions
    assert list(found) == sorted(found)
    ends = [0, *(region.end for region in found)]
    assert all(ends[at] <= region.start < region.end for at, region in enumerate(found))
    assert ends[-1] <= len(text)
    assert sum(region.kind == "headline" for region in found) <= 1


@given(st.lists(LINES, max_size=25))
def test_sentences_are_never_boilerplate(lines: list[str]) -> None:
    kept = boilerplate_lines("\n".join(lines))
    sentences = {"He said no.", "“Never,” she said.", "x" * 300}
    assert not sentences & set(kept)
    assert not any(line.startswith("MOSCOW") for line in kept)


@pytest.mark.skipif(not SHARED.exists(), reason="the collection of real articles is not here")
def test_a_real_forum_copy() -> None:
    text = canonical(SHARED.read_bytes().decode("utf-8")).text
    head = read_head(text)
    assert head.headline == "Gates, Putin To Face Off Over Missile Defense"
    assert (head.byline, head.publisher) == ("Kristin Roberts", "Reuters")
    assert (head.published, head.dateline) == ("2007-04-23", "MOSCOW")
    assert regions(text, "byline") == ["By Kristin Roberts, Reuters"]
    lines = boilerplate_lines(text)
    assert lines[:5] == [
        head.headline,
        head.headline,
        "April 23rd, 2007",
        "Team Infidel",
        f"Topic: {head.headline}",
    ]
    assert lines[5] == "Similar Topics"
    assert len(lines) == 11
