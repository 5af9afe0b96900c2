"""Documents of UIMA written by hand, and what they give."""

from __future__ import annotations

import io

from annotator.formats.package import OneFile
from annotator.formats.registry import format_named


def xmi(*structures: str, text: str = "Words here.", members: str = "", more: str = "") -> str:
    """A document without a type system."""
    view = f'<cas:View sofa="1" members="{members}"/>' if members else ""
    return (
        '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" '
        'xmlns:c="http:///webanno/custom.ecore" xmi:version="2.0">\n'
        + "\n".join(structures)
        + f'\n<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="{text}"/>'
        + f"{more}{view}</xmi:XMI>"
    )


def alone(data: str | bytes, name: str = "a.xmi", format: str = "uima-xmi") -> list:
    """What a file by itself gives."""
    raw = data.encode() if isinstance(data, str) else data
    row = format_named(format)
    assert row is not None
    return list(row.load().read(OneFile(name, io.BytesIO(raw))))


def tag(id: int, begin: int, end: int, **features: object) -> str:
    said = "".join(f' {name}="{value}"' for name, value in features.items())
    return f'<c:ArticleAnnotation xmi:id="{id}" sofa="1" begin="{begin}" end="{end}"{said}/>'
