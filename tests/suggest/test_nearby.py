"""After a quote is tagged: who said it, in which words, and who passed it on."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.suggest.nearby import Known, Part, Proposal, propose
from annotator.text.span import Span, disjoint

SHARED = Path(__file__).resolve().parents[3] / "shared/data"
MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without its double brackets, and the spans that they enclosed."""
    plain, spans, at = "", [], 0
    for match in MARKED.finditer(text):
        plain += text[at : match.start()]
        spans.append(Span(len(plain), len(plain) + len(match[1])))
        plain += match[1]
        at = match.end()
    return plain + text[at:], spans


def said(text: str, part: Part | None) -> str | None:
    return None if part is None else " ".join(text[span.start : span.end] for span in part.spans)


def best(given_text: str) -> tuple[str | None, str | None, str | None]:
    """Source, cue and relay of the first reading."""
    text, head = marked(given_text)
    found = propose(text, head)
    assert found, "nothing was proposed"
    first = found[0]
    return said(text, first.source), said(text, first.cue), said(text, first.relay)


SENTENCES = """[[“We are not walking away,”]] Council President Ines Obuya said on Tuesday.
  Council President Ines Obuya | said
[[“We are not walking away,”]] Ines Obuya said. [[“We walk from a blank cheque.”]]
  Ines Obuya | said
[[“No,”]] she said, [[“never.”]]
  she | said
[[“No,”]] said Petra Lund, a spokeswoman for Calder Marine, on Friday.
  Petra Lund, a spokeswoman for Calder Marine | said
[[The builder had been warned]], two people familiar with the matter said, speaking in private.
  two people familiar with the matter | said
[[The gate would leak]], said a senior city official traveling with Obuya.
  a senior city official traveling with Obuya | said
[[The cost has risen]], according to a memo seen by Northshore Wire.
  a memo seen by Northshore Wire | according to
According to the harbor office, [[the gate leaks]].
  the harbor office | According to
Wendell Oyelaran, who led the laboratory until 2019, said [[it would have failed]].
  Wendell Oyelaran | said
Ruth Adeyemi, the harbor engineer, has repeatedly warned [[that the seals are worn]].
  Ruth Adeyemi, the harbor engineer | has repeatedly warned
But on Monday the mayor did not say [[whether the vote would be held]].
  the mayor | did not say
The mayor resigned on Friday and said [[the delay was “a gift”]].
  The mayor | said
The city is offering a deal, saying [[it is meant to calm the fishers]].
  The city | saying
City Attorney Paul Nakata told reporters in Port Alder that [[the suit was premature]].
  City Attorney Paul Nakata | told
The builder was quoted as saying [[the seals were new]].
  The builder | was quoted as saying
Some officials also argue [[the gate is too low]].
  Some officials | also argue
Obuya wrote in an e-mail: [[“We changed the steel.”]]
  Obuya | wrote
Lund smiled. She continued: [[“We changed the hinge.”]]
  She | continued
Oyelaran was asked about it. He answered at once. [[“You would have seen it go.”]]
  He | answered
The mayor declined to say [[how the figure had got into the draft]].
  The mayor | declined to say
“I believe [[the gate is late]],” she said.
  I | believe
[[“We press on,”]] the council’s spokeswoman, Ana Li, added.
  the council’s spokeswoman, Ana Li | added
Critics call it [[“a plumbing problem.”]]
  Critics | call
[[“What holds it?”]] the engineer asked.
  the engineer | asked
His claim that [[catches have fallen]] was not disputed.
  His | claim
Ines Obuya — [[“We press on.”]]
  Ines Obuya | —
[[“Alpha 🎉🎊 beta 👨‍👩‍👧,”]] Obuya said.
  Obuya | said
"""
ROWS = re.findall(r"^(\S.*)\n  (.*) \| (.*)$", SENTENCES, re.MULTILINE)


@pytest.mark.parametrize(("text", "source", "cue"), ROWS)
def test_source_and_cue(text: str, source: str, cue: str) -> None:
    assert best(text)[:2] == (source, cue)


def test_every_row_of_the_table_was_read() -> None:
    assert len(ROWS) * 2 == SENTENCES.count("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Alder Courier quoted Mayor Tom Reyes as saying [[the delay was “a gift.”]]",
            ("Mayor Tom Reyes", "quoted as saying", "The Alder Courier"),
        ),
        (
            "[[“Who holds the umbrella?”]] RIA news agency quoted Igor Ivanov as saying.",
            ("Igor Ivanov", "quoted as saying", "RIA news agency"),
        ),
        (
            "Reyes was quoted by the Courier as saying [[the delay was “a gift.”]]",
            ("Reyes", "was quoted as saying", "the Courier"),
        ),
    ],
)
def test_words_at_second_hand_have_a_relay(text: str, expected: tuple[str, str, str]) -> None:
    assert best(text) == expected


def test_a_split_cue_is_one_part_with_two_spans() -> None:
    text, head = marked("The Courier quoted Reyes as saying [[the delay was late]].")
    cue = propose(text, head)[0].cue
    assert cue is not None
    assert [text[span.start : span.end] for span in cue.spans] == ["quoted", "as saying"]


def test_what_is_tagged_already_is_taken() -> None:
    text, head = marked("[[“No,”]] Council President Ines Obuya said.")
    there = Known(7, "source", (Span(6, 33),))
    other = Known(8, "quote", (Span(6, 33),))
    found = propose(text, head, [other, there])[0]
    assert found.source == Part("source", (Span(6, 33),), 7)
    assert found.cue is not None
    assert found.cue.known is None


def test_further_readings_follow_the_best_one() -> None:
    text, head = marked("“I think [[the gate is late]],” Obuya said.")
    sources = [said(text, one.source) for one in propose(text, head)]
    assert sources == ["I", "Obuya"]


@pytest.mark.parametrize(
    "text",
    [
        "[[Nothing else.]]",
        "The boat left. [[It rained.]] The sea was calm.",
        "PORT ALDER -- [[The gate was shut on Friday.]]",
        "[[x]]",
        "",
    ],
)
def test_where_nobody_speaks_nothing_is_proposed(text: str) -> None:
    plain, head = marked(text)
    assert propose(plain, head) == []


def check(text: str, head: list[Span], found: list[Proposal]) -> None:
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    for one in found:
        assert one.cue is not None
        for part in one.parts:
            for span in part.spans:
                assert span.end <= len(text)
                assert text[span.start : span.end].strip() == text[span.start : span.end]
                assert not any(span.overlaps(words) for words in head)


WORDS = st.lists(
    st.sampled_from(
        "the mayor Obuya said quoted as saying , . ? “No” “ ” \" ' who , and to according to by "
        "his claim that is was told I'm he's : — ; \n\n 🎉 Jr. of for in report Monday then".split(
            " "
        )
    ),
    min_size=1,
    max_size=40,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(text=WORDS, data=st.data())
def test_any_words_give_parts_beside_the_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    head = [Span(start, data.draw(st.integers(start + 1, len(text))))]
    check(text, head, propose(text, head))


def test_a_long_text_is_not_read_whole() -> None:
    line = "“We are not walking away,” Ines Obuya said on Tuesday at the harbor office. "
    for text in (line * 120_000, (line + "\n") * 120_000, "“" * 5_000_000 + line):
        start = text.index("“We", len(text) // 2) if text.count("We", 0, 9) else len(text) - 76
        head = [Span(start, start + 26)]
        check(text, head, propose(text, head))


REUTERS = SHARED / "articles/000_9485047f8a38254f.txt"
WIRE = """
Gates would press … technology | a senior administration official traveling with Gates | said
the Pentagon intends … the response | the official | said
"We're going to continue … up to Russia," | the official | said
The systems Washington wants … Russian missile | they | say
the science is simple | U.S. officials | argue
the sites are so close … harm its security | Some Russian officials | have argued
the United States could eventually … aimed at Russia | Some | also say
they support exploring … against rogue states | Russian officials | say
"You can say … umbrella?" | Russian Security Council Secretary Igor Ivanov | quoted as saying
'We will cover our allies with this umbrella.' | You | can say
"We would want to hope … on this issue," | he | said
it is meant to address … such as Iran | The United States | saying
is to generate power | Tehran | says
it undermines regional security | Washington | saying
""".strip().split("\n")


@pytest.mark.skipif(not REUTERS.exists(), reason="the collection of real articles is not here")
@pytest.mark.parametrize("row", WIRE)
def test_every_quote_of_a_real_wire_story(row: str) -> None:
    quote, source, cue = row.split(" | ")
    text = REUTERS.read_text(encoding="utf-8")
    first, _, last = quote.partition(" … ")
    start = text.index(first)
    end = text.index(last or first, start) + len(last or first)
    found = propose(text, [Span(start, end)])[0]
    assert (said(text, found.source), said(text, found.cue)) == (source, cue)


DEVELOPMENT = SHARED / "quotes-dev.jsonl"


@pytest.mark.skipif(not DEVELOPMENT.exists(), reason="the development set is not here")
def test_most_of_a_public_collection_is_read_right() -> None:
    """GUM (Georgetown University Multilayer corpus), attributions of 85 documents, CC BY-NC-SA."""
    sources = cues = right_sources = right_cues = 0
    for line in DEVELOPMENT.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        for head, source, cue in attributions(document):
            found = propose(document["text"], head)
            first = found[0] if found else None
            if source:
                sources += 1
                right_sources += first is not None and overlap(first.source, source) >= 0.5
            if cue:
                cues += 1
                right_cues += first is not None and overlap(first.cue, cue) > 0
    assert right_sources / sources > 0.75
    assert right_cues / cues > 0.9


def attributions(document: dict) -> list[tuple[list[Span], list[Span], list[Span]]]:
    """The spans of each content with those of its source and cue."""
    places = {one["id"]: Span(one["start"], one["end"]) for one in document["spans"]}
    kinds = {one["id"]: one["type"] for one in document["spans"]}
    first = {one["from"]: one["to"] for one in document["links"] if one["type"] == "continues"}
    heads: dict[str, list[Span]] = {}
    for id, kind in kinds.items():
        if kind == "content":
            heads.setdefault(first.get(id, id), []).append(places[id])
    ends = {
        (kind, id): [
            places[one["to"]]
            for one in document["links"]
            if one["from"] == id and one["type"] == kind
        ]
        for id in heads
        for kind in ("has_source", "has_cue")
    }
    return [
        (list(disjoint(head)), ends["has_source", id], ends["has_cue", id])
        for id, head in heads.items()
    ]


def overlap(part: Part | None, gold: list[Span]) -> float:
    """The share of characters that both have, of those that either has."""
    mine = {at for span in (part.spans if part else ()) for at in range(span.start, span.end)}
    theirs = {at for span in gold for at in range(span.start, span.end)}
    return len(mine & theirs) / len(mine | theirs)


def test_a_quote_that_ends_within_a_word_leaves_no_half_of_it_to_the_source():
    text = "The gate is safe for now but the engineering office said it was not."
    found = propose(text, [Span(0, text.index("neering"))])
    assert found
    sources = [span for one in found if one.source for span in one.source.spans]
    assert [text[span.start : span.end] for span in sources] == ["office"]
