from __future__ import annotations

import json

import pytest

from annotator.domain.errors import FormatError


def test_offsets_are_utf_16_and_letters_are_escaped(probe, written) -> None:
    text = written("doccano", [probe])
    assert text.isascii()
    line = json.loads(text)
    units = line["text"].encode("utf-16-le")
    found = [units[2 * one["start_offset"] : 2 * one["end_offset"]] for one in line["entities"]]
    assert [words.decode("utf-16-le") for words in found] == ["beta", "delta", "LASTWORD"]
    assert [(tie["from_id"], tie["to_id"], tie["type"]) for tie in line["relations"]] == [
        (1, 2, "source"),
        (1, 3, "cue"),
    ]


def test_a_grapheme_project_counts_a_family_once(probe, written, read_back) -> None:
    text = written("doccano", [probe], unit="clusters")
    starts = [one["start_offset"] for one in json.loads(text)["entities"]]
    assert starts == [9, 22, 34]
    (back,) = read_back("doccano", text)
    assert [one.words(back.text) for one in back.annotations] == ["beta", "delta", "LASTWORD"]


@pytest.mark.parametrize("key", ["label", "labels"])
def test_lists_of_start_end_and_label_are_read(key, read_back) -> None:
    line = json.dumps({"text": "🎉 one two", key: [[3, 6, "A"], [7, 10, "B"]], "own": 1})
    (article,) = read_back("doccano", line)
    assert [(one.label, one.words(article.text)) for one in article.annotations] == [
        ("A", "one"),
        ("B", "two"),
    ]


ENTITY = {"id": 1, "label": "A", "start_offset": 0, "end_offset": 3}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": None}, "“text” is missing"),
        ({"text": " " * 9}, "no words"),
        ({"entities": [5]}, r"entities\[0\]: an object"),
        ({"entities": [ENTITY | {"end_offset": 99}]}, r"entities\[0\]: the span 0-99 lies outside"),
        ({"entities": [ENTITY | {"end_offset": 0}]}, r"entities\[0\]: a span ends behind"),
        ({"entities": [ENTITY | {"start_offset": -1}]}, r"entities\[0\]\.start_offset"),
        ({"entities": [ENTITY | {"label": ""}]}, "needs a label"),
        ({"entities": [ENTITY, ENTITY]}, r"entities\[1\]: the id “1” is given twice"),
        ({"relations": [{"from_id": 1, "to_id": 9, "type": "r"}]}, r"relations\[0\]: .*“9”"),
        ({"label": [[0, 3]]}, r"label\[0\]: a list of start, end and label"),
        ({"label": [[0, True, "A"]]}, r"label\[0\]"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(change, reason, read_back) -> None:
    line = {"text": "one two", "entities": [ENTITY]} | change
    with pytest.raises(FormatError, match=f"line 2.*{reason}"):
        read_back("doccano", "\n" + json.dumps(line))


def test_parts_that_go_on_in_a_circle_are_refused(read_back) -> None:
    two = [ENTITY, ENTITY | {"id": 2, "start_offset": 4, "end_offset": 7}]
    ties = [
        {"from_id": 1, "to_id": 2, "type": "continues"},
        {"from_id": 2, "to_id": 1, "type": "continues"},
    ]
    line = {"text": "one two", "entities": two, "relations": ties}
    with pytest.raises(FormatError, match="in a circle"):
        read_back("doccano", json.dumps(line))
