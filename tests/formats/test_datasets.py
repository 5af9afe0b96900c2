"""Parquet and spaCy, read by the programs that they are for."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError


def test_a_folder_of_parquet_is_one_table_for_arrow(probe, written, tmp_path: Path) -> None:
    dataset = pytest.importorskip("pyarrow.dataset", reason="pyarrow is an optional extra")
    with zipfile.ZipFile(io.BytesIO(written("parquet", [probe]))) as archive:
        archive.extractall(tmp_path)
    found = dataset.dataset(tmp_path / "annotations", partitioning="hive").to_table().to_pylist()
    assert {(row["label"], row["words"], row["start"]) for row in found} == {
        ("quote", "beta", 9),
        ("source", "delta", 26),
        ("cue", "LASTWORD", 38),
    }
    text = dataset.dataset(tmp_path / "articles").to_table().to_pylist()[0]["text"]
    assert all(text[row["start"] : row["end"]] == row["words"] for row in found)
    assert {path.name for path in tmp_path.iterdir()} == {
        *("articles", "annotations", "links", "sources", "comments"),
    }


def test_a_damaged_part_is_named(probe, written, read_back) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is an optional extra")
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written("parquet", [probe]))) as archive,
        zipfile.ZipFile(out, "w") as damaged,
    ):
        for name in archive.namelist():
            data = archive.read(name)
            damaged.writestr(name, data[:-9] if name.startswith("links") else data)
    with pytest.raises(FormatError, match=r"links/part-00000\.parquet: this is no whole Parquet"):
        read_back("parquet", out.getvalue())


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_spacy_finds_every_span_and_every_letter(data, any_article, written) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is an optional extra of 35 MB")
    from spacy.tokens import DocBin

    records = data.draw(st.lists(any_article, max_size=2))
    docs = list(DocBin().from_bytes(written("docbin", records)).get_docs(spacy.blank("xx").vocab))
    assert [doc.text for doc in docs] == [record.text for record in records]
    for doc, record in zip(docs, records, strict=True):
        found = sorted((s.start_char, s.end_char, s.label_, s.id_) for s in doc.spans["sc"])
        wanted = sorted(
            (span.start, span.end, one.label, one.id)
            for one in record.annotations
            for span in one.spans
        )
        assert found == wanted
        links = json.loads(doc.user_data["links"])
        assert sorted(links) == sorted([one.origin, one.kind, one.target] for one in record.links)
