"""WebAnno TSV: layers in columns, as its guide shows them, and what does not fit together."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError

NAME = "webanno-tsv"
SPAN = "#T_SP=webanno.custom.Span|value"
RELATION = "#T_RL=webanno.custom.Relation|value|BT_webanno.custom.Span"


def document(*lines: str, layers: tuple[str, ...] = (SPAN,), version: str = "3.3") -> str:
    return "\n".join((f"#FORMAT=WebAnno TSV {version}", *layers, "", "", *lines, ""))


def told(article) -> list[tuple[str, str]]:
    """What each annotation says, and its words."""
    return [
        (str(one.attributes.get("value", "")), one.words(article.text))
        for one in article.annotations
    ]


def ties(article) -> list[tuple[str, str, str]]:
    words = {one.id: one.words(article.text) for one in article.annotations}
    return [(one.kind, words[one.origin], words[one.target]) for one in article.links]


TEST = ("1-1\t0-4\tThis", "1-2\t5-7\tis", "1-3\t8-9\ta", "1-4\t10-14\ttest", "1-5\t15-16\t.")


def tokens(*cells: str) -> list[str]:
    """The sentence of the guide, with the cells of its five tokens."""
    lines = [f"{token}\t{cell}\t" for token, cell in zip(TEST, cells, strict=True)]
    return ["#Text=This is a test .", *lines]


def test_numbers_join_tokens_and_part_those_that_are_stacked(read_back) -> None:
    lines = tokens("a[1]|b[2]", "a[1]", "_", "c", "*")
    (article,) = read_back(NAME, document(*lines))
    assert told(article) == [("a", "This is"), ("b", "This"), ("c", "test"), ("", ".")]
    assert {one.label for one in article.annotations} == {"Span"}
    assert article.doubts == ()


def test_parts_of_tokens_are_tagged_and_led_to(read_back) -> None:
    (article,) = read_back(
        NAME,
        document(
            *("#Text=Test again", "1-1\t0-4\tTest\t_\t_\t_\t", "1-1.1\t0-1\tT\tx\t_\t_\t"),
            "1-2\t5-10\tagain\ty\tsaid by\t1-1.1\t",
            layers=(SPAN, RELATION),
        ),
    )
    assert told(article) == [("x", "T"), ("y", "again")]
    assert ties(article) == [("said by", "T", "again")]


def test_ambiguous_ends_of_relations_are_told_apart_by_numbers(read_back) -> None:
    lines = tokens("a[1]|b[2]\t_\t_", "_\t_\t_", "_\t_\t_", "_\t_\t_", "c[3]|d[4]\t*\t1-1[2_3]")
    (article,) = read_back(NAME, document(*lines, layers=(SPAN, RELATION)))
    (link,) = article.links
    ends = {one.id: one.attributes["value"] for one in article.annotations}
    assert (link.kind, ends[link.origin], ends[link.target]) == ("Relation", "b", "c")


def test_slots_are_links_in_their_roles(read_back) -> None:
    host = "#T_SP=webanno.custom.Host|ROLE_webanno.custom.Host:parts_webanno.custom.PartsLink"
    lines = tokens(
        *("_\tseller;*\t1-2[1];1-4", "*[1]\t_\t_", "*[1]\t_\t_", "*\t_\t_", "_\t_\t_"),
    )
    layers = ("#T_SP=webanno.custom.Span|", f"{host}|webanno.custom.Span")
    (article,) = read_back(NAME, document(*lines, layers=layers))
    assert ties(article) == [("seller", "This", "is a"), ("parts", "This", "test")]


def test_layers_of_ours_come_back_from_there_as_what_they_were(read_back) -> None:
    tag = "#T_SP=webanno.custom.ArticleAnnotation|check\\_it|exact|label|part|uid"
    link = "#T_RL=webanno.custom.ArticleLink|kind|uid|BT_webanno.custom.ArticleAnnotation"
    lines = tokens(
        *("yes\tThis\tquote\t1\tq\t_\t_\t_", "_\t_\t_\t_\t_\t_\t_\t_"),
        *("yes\ta\tquote\t2\tq\t_\t_\t_", "*\ttest\tsource\t*\ts\tsource\tl\t1-1"),
        "_\t_\t_\t_\t_\t_\t_\t_",
    )
    (article,) = read_back(NAME, document(*lines, layers=(tag.replace("\\", ""), link)))
    quote, source = article.annotations
    assert (quote.id, quote.words(article.text)) == ("q", "This […] a")
    assert quote.attributes == {"check_it": "yes"}
    assert (source.id, source.attributes) == ("s", {})
    (tie,) = article.links
    assert (tie.id, tie.kind, tie.origin, tie.target) == ("l", "source", "q", "s")
    assert article.doubts == ()


def test_layers_that_are_not_held_are_counted(read_back) -> None:
    pos = "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue"
    chain = "#T_CH=webanno.custom.CorefLink|referenceRelation|referenceType"
    lines = tokens(
        *("DET\t*->1-1\tpr[1]\tx", "V\t_\t_\t_", "DET\t*->1-2\tpr[1]\t_", "N\t_\t_\t_"),
        "PUNCT\t_\t_\t_",
    )
    (article,) = read_back(NAME, document(*lines, layers=(pos, chain, SPAN)))
    assert told(article) == [("x", "This")]
    assert article.doubts == (
        "The layer “POS” was left out (5): words, grammar or structure, which are not held.",
        "The layer “CorefLink” was left out (2): chains, which are not held.",
    )


def test_escapes_mean_what_they_stand_for(read_back) -> None:
    value = r"a\_b\|c\[1\]\\d\->e\;f\*\tg[1]|\_[2]"
    text = "#Text=A\\\\b\\tc"
    (article,) = read_back(
        NAME, document(text, f"1-1\t0-3\tA\\\\b\t{value}\t", "1-2\t4-5\tc\ta\\\\[3]\t")
    )
    assert article.text == "A\\b\tc"
    assert told(article) == [
        *(("a_b|c[1]\\d->e;f*\tg", "A\\b"), ("_", "A\\b"), ("a\\", "c")),
    ]


@pytest.mark.parametrize("version", ["3", "3.0", "3.1"])
def test_older_versions_escape_as_java_does(version, read_back) -> None:
    (article,) = read_back(
        NAME,
        document(r"#Text=\u201cNo\u201d \uD83C\uDF89", r"1-1	0-4	\u201cNo\u201d	x	",
                 r"1-2	5-7	\uD83C\uDF89	y	", version=version),
    )  # fmt: skip
    assert told(article) == [("x", "“No”"), ("y", "🎉")]


def test_sentences_of_several_lines_and_gaps_between_them(read_back) -> None:
    (article,) = read_back(
        NAME,
        document(
            *("#Sentence.id=s1", "#Text=A head", "1-1\t0-1\tA\t_\t", "1-2\t2-6\thead\t*[1]\t", ""),
            *("#Text=One", "#Text=two.", "2-1\t8-11\tOne\t*[1]\t", "2-2\t12-15\ttwo\t*[2]\t"),
            *("2-3\t15-16\t.\t*[2]\t", "", "#Text=“Three”", "3-1\t17-24\t“Three”\tx\t"),
        ),
    )
    assert article.text == "A head\n\nOne\ntwo. “Three”"
    assert [words for _, words in told(article)] == ["head\n\nOne", "two.", "“Three”"]


PROBE = "Alpha 🎉🎊 beta gamma 👨‍👩‍👧 delta omega LASTWORD"
COUNTS = {
    "UTF-16": lambda words: len(words.encode("utf-16-le")) // 2,
    "code points": len,
    "UTF-8": lambda words: len(words.encode()),
}


@pytest.mark.parametrize("count", COUNTS.values(), ids=COUNTS)
def test_the_emoji_probe_is_found_in_any_unit(count, read_back) -> None:
    lines = [f"#Text={PROBE}"]
    for number, found in enumerate(re.finditer(r"\S+", PROBE), start=1):
        places = "-".join(str(count(PROBE[:edge])) for edge in found.span())
        lines.append(f"1-{number}\t{places}\t{found[0]}\t{found[0]}\t")
    (article,) = read_back(NAME, document(*lines))
    assert article.text == PROBE
    assert [value for value, _ in told(article)] == [words for _, words in told(article)]
    assert told(article)[-1] == ("LASTWORD", "LASTWORD")


VALUES = st.text(st.sampled_from("ab é🎉[]|_;*\\->\t\n"), min_size=1, max_size=8)
ESCAPES = {c: "\\" + c for c in "\\[]|_;*"} | {"\t": "\\t", "\n": "\\n"}


@settings(max_examples=100, deadline=None)
@given(
    words=st.lists(st.text(st.sampled_from("ab🎉é“,."), min_size=1, max_size=5), min_size=1),
    data=st.data(),
)
def test_any_values_on_any_words_are_read(words, data, read_back) -> None:
    """Written as the guide says: each token once, stacked values with numbers."""
    line, lines, at, expected = " ".join(words), [], 0, []
    for number, word in enumerate(words, start=1):
        values = data.draw(st.lists(VALUES, max_size=2))
        numbers = range(len(expected) + 1, len(expected) + len(values) + 1)
        cells = [
            "".join(ESCAPES.get(char, char) for char in value).replace("->", "\\->") + f"[{n}]"
            for value, n in zip(values, numbers, strict=True)
        ]
        end = at + len(word.encode("utf-16-le")) // 2
        lines.append(f"1-{number}\t{at}-{end}\t{word}\t{'|'.join(cells) or '_'}\t")
        expected += [(value, word) for value in values]
        at = end + 1
    (article,) = read_back(NAME, document(f"#Text={line}", *lines))
    assert article.text == line
    assert told(article) == expected


GOOD = document(*tokens("a", "_", "_", "_", "_"))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("TSV 3.3", "TSV 2.0", "line 1: .* is not the first line of WebAnno TSV 3"),
        ("#T_SP=webanno.custom.Span|value", "#T_XX=a", "line 2: .*names no layer"),
        (
            "\t_\t\n1-3",
            "\n1-3",
            "line 7: behind the token stand fewer cells than the 1 named above",
        ),
        ("5-7\tis", "5-8\tis", r"the document: these words .*: “is” at 5-8 \(line 7\)"),
        ("5-7\tis", "5-7\tas", r"these words are not at their offsets: “as” at 5-7"),
        ("1-2\t5-7", "1-2\tfive-7", "line 7: .*is no token"),
        ("1-2\t5-7", "x-2\t5-7", "line 7: .*is no token and no text"),
        ("#Text=This is a test .\n", "", "line 5: a token stands before any “#Text=”"),
        ("#Text=This", "#Text=\n#Text=This", "these words are not at their offsets"),
        ("#FORMAT", "\n\n#NOFORMAT", "line 3: .*is not the first line"),
        (GOOD, "", "the document: “#FORMAT=” is missing"),
        (GOOD[50:], "", "the document: it holds no text"),
        ("a\t\n1-2", "\xff\t\n1-2", None),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(old, new, reason, read_back) -> None:
    assert old in GOOD
    broken = GOOD.replace(old, new, 1)
    if reason is None:
        with pytest.raises(FormatError, match=r"line 6: byte .* is not UTF-8"):
            read_back(NAME, broken.encode("latin-1"))
        return
    with pytest.raises(FormatError, match=reason) as fault:
        read_back(NAME, broken)
    assert str(fault.value).endswith(".")


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ("2-1\t3-8\tAgain\t_\t", "line 12: a sentence begins within the one before"),
        ("2-1\t999999999-999999999\tAgain\t_\t", "these words are not at their offsets"),
        ("2-1\t9999999-10000004\tAgain\t_\t", "line 12: there are over a million blanks"),
        ("", "line 12: a sentence has no tokens"),
    ],
)
def test_sentences_that_cannot_follow_each_other_are_refused(second, reason, read_back) -> None:
    broken = f"{GOOD}\n#Text=Again\n{second}\n"
    with pytest.raises(FormatError, match=reason):
        read_back(NAME, broken)


def test_a_number_for_two_layers_is_refused(read_back) -> None:
    other = "#T_SP=webanno.custom.Other|value"
    lines = tokens("a[1]\tb[2]", "a[1]\tb[1]", "_\t_", "_\t_", "_\t_")
    with pytest.raises(FormatError, match=r"line 8: the number \[1\] stands for two layers"):
        read_back(NAME, document(*lines, layers=(SPAN, other)))


def test_an_annotation_of_no_length_and_a_relation_to_nothing_are_told(read_back) -> None:
    lines = tokens("_\t_\t_", "a\t_\t_", "_\t_\t_", "_\t_\t_", "b\t*\t1-9")
    lines.insert(2, "1-1.1\t2-2\t\tx\t_\t_\t")
    (article,) = read_back(NAME, document(*lines, layers=(SPAN, RELATION)))
    assert told(article) == [("a", "is"), ("b", ".")]
    assert [one.text for one in article.comments] == [article.doubts[0]]
    assert "could not be placed in the text: at 2-2" in article.doubts[0]
    assert "lost an end" in article.doubts[1]


@settings(max_examples=150, deadline=None)
@given(place=st.integers(0, len(GOOD)), more=st.binary(max_size=4), cut=st.integers(0, 4))
def test_damage_anywhere_gives_an_article_or_a_sentence(place, more, cut, read_back) -> None:
    raw = GOOD.encode()
    try:
        for article in read_back(NAME, raw[:place] + more + raw[place + cut :]):
            assert all(s.end <= len(article.text) for t in article.annotations for s in t.spans)
    except FormatError as fault:
        assert str(fault).endswith(".")  # noqa: PT017  # either outcome is right
