"""One article as a CAS in JSON."""

from __future__ import annotations

from typing import TextIO

from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import Scheme
from annotator.formats.strict_json import Object, dumps
from annotator.formats.tokens import Token
from annotator.formats.uima.found import INITIAL
from annotator.formats.uima.layers import type_system
from annotator.formats.uima.structures import SOFA, Ref, Structure, Structures
from annotator.formats.uima.typesystem import STRINGS, Feature, Type

ID, TYPE, ELEMENTS = "%ID", "%TYPE", "%ELEMENTS"
TYPES, STRUCTURES, VIEWS = "%TYPES", "%FEATURE_STRUCTURES", "%VIEWS"
NAME, SUPERTYPE, RANGE, DESCRIPTION = "%NAME", "%SUPER_TYPE", "%RANGE", "%DESCRIPTION"
VIEW_OF, MEMBERS = "%SOFA", "%MEMBERS"
REFERENCE, NUMBER = "@", "#"
SOFA_TYPE = "uima.cas.Sofa"
_TEXT_OF = f'"{REFERENCE}sofa":{SOFA}'


def write_article(article: ArticleRecord, scheme: Scheme, out: TextIO, *, tokens: bool) -> None:
    """The document with its types, a line for each structure; `tokens` as in XMI."""
    types = {one.name: _type(one) for one in type_system(scheme)}
    head = {ID: SOFA, TYPE: SOFA_TYPE, "sofaNum": 1, "sofaID": INITIAL}
    text = head | {"mimeType": "text", "sofaString": article.text}
    out.write(f'{{"{TYPES}":{dumps(types)},\n"{STRUCTURES}":[\n{dumps(text)}')
    made = Structures(article, scheme)
    arrays: set[int] = set()
    for one in made:
        out.write(",\n" + _structure(one, made, arrays, out))
    last = made.number() - 1
    for type, places in made.segments() if tokens else ():
        out.write(_places(type, places, last + 1))
        last += len(places)
    members = (
        sorted({*range(SOFA + 1, last + 1)} - arrays) if arrays else [*range(SOFA + 1, last + 1)]
    )
    view = {INITIAL: {VIEW_OF: SOFA, MEMBERS: members}}
    out.write(f'\n],\n"{VIEWS}":{dumps(view)}}}\n')


def _places(type: str, places: list[Token], first: int) -> str:
    """What has a begin and an end and nothing else: there may be millions of it."""
    head, rest = f',\n{{"{ID}":', f',"{TYPE}":"{type}",{_TEXT_OF},"begin":'
    return "".join(
        [
            f'{head}{number}{rest}{begin},"end":{end}}}'
            for number, (begin, end) in enumerate(places, start=first)
        ]
    )


def _structure(one: Structure, made: Structures, arrays: set[int], out: TextIO) -> str:
    """The structure; lists are written before it, each a structure that it leads to."""
    found: Object = {ID: one.number, TYPE: one.type, f"{REFERENCE}sofa": SOFA}
    if one.begin is not None:
        found |= {"begin": one.begin, "end": one.end}
    for feature, value in one.features.items():
        if isinstance(value, Ref):
            found[REFERENCE + feature] = value.to
        elif isinstance(value, list):
            number = made.number()
            arrays.add(number)
            found[REFERENCE + feature] = number
            out.write(",\n" + dumps({ID: number, TYPE: STRINGS, ELEMENTS: value}))
        else:
            found[feature] = value
    return dumps(found)


def _type(one: Type) -> Object:
    described = {DESCRIPTION: one.description} if one.description else {}
    features = {feature.name: _feature(feature) for feature in one.features}
    return {NAME: one.name, SUPERTYPE: one.supertype, **described, **features}


def _feature(one: Feature) -> Object:
    described = {DESCRIPTION: one.description} if one.description else {}
    range = "uima.cas.String[]" if one.range == STRINGS else one.range
    return {NAME: one.name, RANGE: range, **described}
