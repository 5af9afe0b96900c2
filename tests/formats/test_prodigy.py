from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_spans_are_made_of_whole_tokens(data, any_article, written) -> None:
    record = data.draw(any_article)
    task = json.loads(written("prodigy", [record]))
    tokens = task["tokens"]
    assert [token["id"] for token in tokens] == list(range(len(tokens)))
    for token in tokens:
        assert task["text"][token["start"] : token["end"]] == token["text"] != ""
    together = "".join(token["text"] for token in tokens)
    assert together == "".join(task["text"].split())
    for span in task["spans"]:
        if "token_start" in span:
            first, last = tokens[span["token_start"]], tokens[span["token_end"]]
            words = task["text"][span["start"] : span["end"]]
            assert task["text"][first["start"] : last["end"]] == words.strip()


def test_relations_point_from_the_child_to_the_head(probe, written) -> None:
    task = json.loads(written("prodigy", [probe]))
    tie = task["relations"][0]
    assert (tie["label"], tie["child_span"]["start"], tie["head_span"]["start"]) == (
        "source",
        9,
        26,
    )
    assert task["tokens"][tie["head"]]["text"] == "delta"


def test_a_file_of_prodigys_own_is_read(read_back) -> None:
    span = {"start": 0, "end": 3, "label": "A", "token_start": 0, "token_end": 0}
    other = {"start": 4, "end": 7, "label": "B"}
    task = {
        "text": "one two",
        "spans": [span, other],
        "relations": [
            {"head": 1, "child": 0, "label": "r", "head_span": other, "child_span": span}
        ],
        "_task_hash": 1,
    }
    rejected = {"text": "Three.", "spans": [span], "answer": "reject"}
    one, two = read_back("prodigy", json.dumps(task) + "\n" + json.dumps(rejected))
    assert [tag.words(one.text) for tag in one.annotations] == ["one", "two"]
    assert (one.links[0].origin, one.links[0].target) == tuple(tag.id for tag in one.annotations)
    assert two.annotations == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"spans": [{"start": 0, "end": 99, "label": "A"}]}, r"spans\[0\]: the span 0-99"),
        ({"spans": [{"start": 0, "end": 3, "label": "A", "text": "two"}]}, "not at their offsets"),
        ({"spans": [{"start": 0, "end": 3}]}, r"spans\[0\]: “label” is missing"),
        ({"relations": [{"label": "r", "head_span": {}, "child_span": {}}]}, r"relations\[0\]"),
        ({"text": 5}, "text: words are expected"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(change, reason, read_back) -> None:
    with pytest.raises(FormatError, match=f"line 1.*{reason}"):
        read_back("prodigy", json.dumps({"text": "one two"} | change))
