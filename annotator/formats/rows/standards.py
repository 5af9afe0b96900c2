"""Formats that standards describe: of qualitative analysis, of editions, of linguistics."""

from __future__ import annotations

from annotator.formats.format import Format, Group, Option, Shape

_CODES = ("scheme_details", "sessions", "history", "originals")
_TOKENS = Option(
    "tokens",
    "Tokens",
    (("with", "written, with sentences"), ("without", "left to the program that reads it")),
)

STANDARDS = (
    Format(
        "qdpx",
        "REFI-QDA project",
        (".qdpx",),
        "annotator.formats.qdpx",
        reads=True,
        writes=True,
        cannot_hold=(*_CODES, "controls", "extra"),
        shape=Shape.PACKAGE,
        whole=True,
        signs=(b"project.qde",),
        group=Group.TOOLS,
        purpose="For ATLAS.ti, MAXQDA, NVivo, QualCoder and other programs of text analysis.",
    ),
    Format(
        "qdc",
        "REFI-QDA codebook",
        (".qdc",),
        "annotator.formats.qdc",
        reads=True,
        writes=True,
        cannot_hold=(*_CODES, "articles"),
        shape=Shape.BINARY,
        whole=True,
        signs=(b"urn:QDA-XML:codebook:1.0",),
        group=Group.TOOLS,
        purpose="Only the labels and their attributes, for another program's list of codes.",
    ),
    Format(
        "tei",
        "TEI P5",
        (".xml",),
        "annotator.formats.tei",
        reads=True,
        writes=True,
        cannot_hold=("scheme", "sessions", "history", "originals", "controls", "extra"),
        shape=Shape.BINARY,
        signs=(b"http://www.tei-c.org/ns/1.0",),
        group=Group.TOOLS,
        purpose="Texts with stand-off annotations for editions, corpora and TEI tools.",
    ),
    Format(
        "uima-json",
        "UIMA CAS JSON",
        (".zip",),
        "annotator.formats.uima.cas_json",
        reads=True,
        writes=True,
        cannot_hold=("scheme", "sessions", "history", "originals", "extra"),
        shape=Shape.PACKAGE,
        signs=(b'"%TYPES"', b'"%FEATURE_STRUCTURES"', b".cas.json"),
        group=Group.TOOLS,
        purpose="Layers as JSON for INCEpTION and cassis, each document with its types.",
        with_scheme=True,
        options=(_TOKENS,),
    ),
    Format(
        "uima-xmi",
        "UIMA CAS XMI",
        (".zip",),
        "annotator.formats.uima.xmi",
        reads=True,
        writes=True,
        cannot_hold=("scheme", "sessions", "history", "originals", "controls", "extra"),
        shape=Shape.PACKAGE,
        signs=(b"TypeSystem.xml", b"http://www.omg.org/XMI", b"exportedproject"),
        group=Group.TOOLS,
        purpose="Layers for INCEpTION, WebAnno and the programs of DKPro and UIMA.",
        with_scheme=True,
        options=(_TOKENS,),
        beside=("TypeSystem.xml", "typesystem.xml"),
    ),
)
