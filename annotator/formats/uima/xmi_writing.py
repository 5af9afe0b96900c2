"""One article as an XMI document."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TextIO

from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import Scheme
from annotator.formats.controls import without_controls
from annotator.formats.tokens import Token
from annotator.formats.uima.layers import CUSTOM, DKPRO
from annotator.formats.uima.structures import SOFA, Ref, Structure, Structures
from annotator.formats.xml_words import content, value

XMI = "http://www.omg.org/XMI"
CAS = "http:///uima/cas.ecore"
_PREFIXES = {
    CUSTOM: "custom",
    DKPRO + "metadata.type.": "metadata",
    DKPRO + "segmentation.type.": "seg",
}

_LAST_DIGITS = [f"{number:03}" for number in range(1_000)]


def write_article(article: ArticleRecord, scheme: Scheme, out: TextIO, *, tokens: bool) -> None:
    """The document, a line for each structure; with `tokens`, sentences and tokens among them."""
    article = without_controls(article)
    made = Structures(article, scheme)
    spaces = "".join(f' xmlns:{prefix}="{_uri(of)}"' for of, prefix in _PREFIXES.items())
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f'<xmi:XMI xmlns:xmi="{XMI}" xmlns:cas="{CAS}"{spaces} xmi:version="2.0">\n')
    out.write('<cas:NULL xmi:id="0"/>\n')
    last = SOFA
    for one in made:
        out.write(_element(one))
        last = one.number
    for type, places in made.segments() if tokens else ():
        out.write(_places(type, places, last + 1))
        last += len(places)
    text = value(article.text)
    out.write(
        f'<cas:Sofa xmi:id="{SOFA}" sofaNum="1" sofaID="_InitialView" mimeType="text" '
        f'sofaString="{text}"/>\n'
    )
    members = " ".join(_numbers(SOFA + 1, last + 1))
    out.write(f'<cas:View sofa="{SOFA}" members="{members}"/>\n</xmi:XMI>\n')


def _numbers(first: int, end: int) -> Iterator[str]:
    """Whole numbers in words, those of a thousand at once: only their last digits differ."""
    whole = min(max(-(-first // 1_000), 1) * 1_000, end)
    last = max(end - end % 1_000, whole)
    yield from map(str, range(first, whole))
    for thousand in range(whole // 1_000, last // 1_000):
        yield f"{thousand}" + f" {thousand}".join(_LAST_DIGITS)
    yield from map(str, range(last, end))


def _places(type: str, places: list[Token], first: int) -> str:
    """What has a begin and an end and nothing else: there may be millions of it."""
    head, sofa = f'<{_name(type)} xmi:id="', f'" sofa="{SOFA}" begin="'
    return "".join(
        [
            f'{head}{number}{sofa}{begin}" end="{end}"/>\n'
            for number, (begin, end) in enumerate(places, start=first)
        ]
    )


def _element(one: Structure) -> str:
    name = _name(one.type)
    head = [f'<{name} xmi:id="{one.number}" sofa="{SOFA}"']
    if one.begin is not None:
        head.append(f' begin="{one.begin}" end="{one.end}"')
    lists = ""
    for feature, held in one.features.items():
        if isinstance(held, str):
            head.append(f' {feature}="{value(held)}"')
        elif isinstance(held, Ref):
            head.append(f' {feature}="{held.to}"')
        elif isinstance(held, int):
            head.append(f' {feature}="{held}"')
        elif held:
            lists += "".join(_items(feature, held))
        else:
            head.append(f' {feature}=""')
    said = "".join(head)
    return f"{said}>{lists}</{name}>\n" if lists else f"{said}/>\n"


def _items(feature: str, values: list[str]) -> Iterator[str]:
    return (f"<{feature}>{content(one)}</{feature}>" for one in values)


@cache
def _name(type: str) -> str:
    """A type as the name of an element."""
    package, _, short = type.rpartition(".")
    return f"{_PREFIXES[package + '.']}:{short}"


def _uri(package: str) -> str:
    return f"http:///{package.rstrip('.').replace('.', '/')}.ecore"
