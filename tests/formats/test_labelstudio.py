from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace

import pytest

from annotator.domain.errors import FormatError
from annotator.domain.scheme import default_scheme
from annotator.domain.templates import TEMPLATES, template
from annotator.formats.labelstudio.configuration import configuration
from annotator.formats.labelstudio.reading import read
from annotator.formats.package import OneFile


def tasks_and_config(data: bytes) -> tuple[list[dict], str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return json.loads(archive.read("tasks.json")), archive.read("config.xml").decode()


def read_file(value: object) -> list:
    return list(read(OneFile("export.json", io.BytesIO(json.dumps(value).encode()))))


def test_offsets_are_code_points_with_their_words(probe, written) -> None:
    (task,), _ = tasks_and_config(written("labelstudio", [probe]))
    for item in task["annotations"][0]["result"]:
        if item["type"] == "labels":
            value = item["value"]
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"]


@pytest.mark.parametrize("name", [row[0] for row in TEMPLATES])
def test_every_name_and_value_is_in_the_configuration(name, probe, written) -> None:
    scheme = template(name)
    view = ET.fromstring(configuration(scheme))
    controls = {one.get("name"): one for one in view.iter() if one.get("name")}
    assert {label.get("value") for label in controls["label"]} == {
        label.key for label in scheme.labels
    }
    assert all(one.get("toName") in (None, "text") for one in controls.values())
    for item in scheme.attributes:
        if item.on != "entry":
            asked = controls[f"{item.on}.{item.key}"]
            assert [choice.get("value") for choice in asked] == [v.key for v in item.values]


def test_what_is_written_uses_only_controls_that_are_there(probe, written) -> None:
    tag = replace(probe.annotations[0], attributes={"form": "direct"}, note="n", review="verified")
    article = replace(probe, annotations=(tag, *probe.annotations[1:]))
    (task,), config = tasks_and_config(written("labelstudio", [article]))
    names = {one.get("name") for one in ET.fromstring(config).iter()}
    result = task["annotations"][0]["result"]
    asked = {item["from_name"] for item in result if "from_name" in item}
    assert asked == {"label", "quote.form", "review", "note"}
    assert asked <= names
    ids = [item["id"] for item in result if item["type"] == "labels"]
    assert len(set(ids)) == len(ids)


def test_the_program_itself_accepts_it(probe, written) -> None:
    interface = pytest.importorskip(
        "label_studio_sdk.label_interface",
        reason="the SDK brings OpenCV, pandas and NLTK with it: install it to have its word",
    )
    (task,), config = tasks_and_config(written("labelstudio", [probe]))
    judge = interface.LabelInterface(config)
    judge.validate()
    regions = [item for item in task["annotations"][0]["result"] if item["type"] != "relation"]
    assert regions
    assert all(judge.validate_region(region) for region in regions)


LABEL = {
    "id": "r1",
    "from_name": "ner",
    "to_name": "t",
    "type": "labels",
    "value": {"start": 0, "end": 3, "text": "one", "labels": ["PER"]},
}


def task(*result: dict, **data: str) -> list[dict]:
    return [{"data": data or {"body": "one two"}, "annotations": [{"result": list(result)}]}]


def test_an_export_of_its_own_is_read() -> None:
    other = LABEL | {"id": "r2", "value": {"start": 4, "end": 7, "text": "two", "labels": ["X"]}}
    tie = {"type": "relation", "from_id": "r1", "to_id": "r2", "direction": "right"}
    (article,) = read_file(task(LABEL, other, tie))
    assert [one.words(article.text) for one in article.annotations] == ["one", "two"]
    assert article.links[0].kind == "relates_to"


def test_a_cancelled_annotation_is_left_out() -> None:
    (one,) = task(LABEL)
    one["annotations"][0]["was_cancelled"] = True
    assert read_file([one])[0].annotations == ()


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ([{}], r"export\.json, tasks\[0\]"),
        (task(LABEL, LABEL), r"result\[1\]\.id: this region is given twice"),
        (task(LABEL | {"type": "brushlabels"}), r"result\[0\]\.type: .*brushlabels"),
        (task(LABEL | {"value": {}}), r"result\[0\]\.value\.labels: a region needs one label"),
        (
            task({"type": "relation", "from_id": "r1", "to_id": "r9"}),
            "“r1”, which is no annotation",
        ),
        (task(LABEL, text="two one"), "not at their offsets: “one” at 0-3"),
        (task(LABEL, a="one", b="two"), "needs its words in “text”"),
        ({"a": 1}, "an object is expected|a list is expected"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(value, reason) -> None:
    with pytest.raises(FormatError, match=reason):
        read_file(value)


def test_a_scheme_cannot_break_out_of_the_configuration() -> None:
    scheme = default_scheme()
    hostile = replace(scheme.attributes[0], free=True, title='"/><Header value="x')
    view = ET.fromstring(configuration(replace(scheme, attributes=(hostile,))))
    assert view.find("Header") is None
