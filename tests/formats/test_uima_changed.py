"""Documents of ours that were changed in another program: what counts, and what is told."""

from __future__ import annotations

import pytest

from tests.formats.uima_documents import alone, tag, xmi

PROBE = "Alpha 🎉🎊 beta gamma 👨‍👩‍👧 delta omega LASTWORD"


@pytest.mark.parametrize(
    "count", [lambda words: len(words.encode("utf-16-le")) // 2, len, lambda w: len(w.encode())]
)
def test_words_of_ours_are_found_in_the_unit_that_fits_all(count) -> None:
    words = ("beta", "delta", "LASTWORD")
    (article,) = alone(
        xmi(
            *(
                tag(n, count(PROBE.partition(one)[0]), count(PROBE.partition(one)[0] + one),
                    label="quote", uid=f"{n}", exact=one)
                for n, one in enumerate(words, start=2)
            ),
            text=PROBE,
        )
    )  # fmt: skip
    assert tuple(one.words(article.text) for one in article.annotations) == words
    assert article.doubts == ()


def test_an_annotation_that_was_moved_stays_where_it_was_moved_to() -> None:
    moved = tag(3, 6, 11, label="cue", exact="here")
    (article,) = alone(xmi(tag(2, 0, 5, label="quote", exact="Words"), moved))
    assert [one.words(article.text) for one in article.annotations] == ["Words", "here."]
    assert article.doubts == ("“here” is not at 6-11, but “here.”; that is tagged.",)


def test_words_are_looked_for_when_none_stand_at_their_offsets() -> None:
    both = tag(2, 3, 8, label="quote", exact="Words"), tag(3, 1, 5, label="cue", exact="here")
    (article,) = alone(xmi(*both, tag(4, 90, 95, label="claim", exact="gone")))
    assert [one.words(article.text) for one in article.annotations] == ["Words", "here"]
    assert len(article.doubts) == 4
    assert article.comments[0].text == "A claim could not be placed in the text: “gone”."


def test_parts_that_say_different_things_are_told() -> None:
    (article,) = alone(
        xmi(
            tag(2, 0, 2, label="quote", uid="q", part=1, note="one", exact="Wo"),
            tag(3, 3, 5, label="quote", uid="q", part=2, note="two", exact="ds"),
            tag(4, 6, 8, label="cue", uid="q", exact="he"),
            tag(5, 9, 10, label="cue", review="perhaps", attributes="{", exact="e"),
        )
    )
    quote, one, other = article.annotations
    assert (quote.words(article.text), quote.note) == ("Wo […] ds", "one")
    assert (one.label, one.id != quote.id, other.attributes) == ("cue", True, {"attributes": "{"})
    told = " ".join(article.doubts)
    for part in ("something else than the other parts", "another label", "perhaps", "no JSON"):
        assert part in told


def test_links_that_lead_nowhere_or_to_themselves_are_told() -> None:
    link = '<c:ArticleLink xmi:id="{}" sofa="1" begin="0" end="5" kind="cue" {}/>'
    (article,) = alone(
        xmi(
            tag(2, 0, 5, label="quote"),
            link.format(5, 'Governor="2" Dependent="2"'),
            link.format(6, 'Governor="2" Dependent="77"'),
            link.format(7, ""),
        )
    )
    assert article.links == ()
    assert ["to itself" in one or "lost an end" in one for one in article.doubts] == [True] * 3


def test_copies_of_links_and_comments_get_ids_of_their_own() -> None:
    tags = tag(2, 0, 5, label="quote", uid="q"), tag(3, 6, 10, label="cue", uid="c")
    link = '<c:ArticleLink xmi:id="{}" uid="l" kind="{}" Governor="2" Dependent="3"/>'
    comment = '<c:ArticleComment xmi:id="{}" sofa="1" begin="0" end="5" uid="r" text="{}"/>'
    (article,) = alone(
        xmi(
            *(*tags, link.format(4, "cue"), link.format(5, "source"), link.format(6, "cue")),
            *(comment.format(7, "one"), comment.format(8, "two"), comment.format(9, "one")),
        )
    )
    assert [(one.id == "l", one.kind) for one in article.links] == [
        (True, "cue"),
        (False, "source"),
    ]
    assert [(one.id == "r", one.text) for one in article.comments] == [
        (True, "one"),
        (False, "two"),
    ]
    assert len({one.id for one in (*article.links, *article.comments)}) == 4


def test_regions_are_counted_in_the_unit_of_the_words() -> None:
    beta = PROBE.index("beta")
    region = '<c:ArticleRegion xmi:id="9" sofa="1" begin="{}" end="{}" kind="headline"/>'
    tags = tag(2, beta, beta + 4, label="quote", exact="beta")
    (article,) = alone(xmi(tags, region.format(beta, beta + 4), text=PROBE))
    (found,) = article.regions
    assert PROBE[found.start : found.end] == "beta"


def test_a_region_of_no_kind_or_place_is_told() -> None:
    region = '<c:ArticleRegion xmi:id="{}" sofa="1" begin="0" end="{}" kind="{}"/>'
    (article,) = alone(xmi(region.format(8, 5, "caption"), region.format(9, 99, "headline")))
    assert article.regions == ()
    assert ["has no place or kind" in one for one in article.doubts] == [True, True]
