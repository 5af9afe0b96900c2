"""The layers that we write: what each is called and which features it has."""

from __future__ import annotations

import re
from functools import lru_cache

from annotator.domain.scheme import ENTRY, Scheme
from annotator.formats.article_details import WORDS
from annotator.formats.uima.typesystem import (
    ANNOTATION,
    DOCUMENT,
    INTEGER,
    STRING,
    STRINGS,
    Feature,
    Type,
    TypeSystem,
)

CUSTOM = "webanno.custom."
"""Where INCEpTION and WebAnno keep the layers that people define."""
TAG = CUSTOM + "ArticleAnnotation"
LINK = CUSTOM + "ArticleLink"
REGION = CUSTOM + "ArticleRegion"
DETAILS = CUSTOM + "ArticleDetails"
SOURCE = CUSTOM + "ArticleSource"
COMMENT = CUSTOM + "ArticleComment"
OURS = frozenset({TAG, LINK, REGION, DETAILS, SOURCE, COMMENT})

DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
METADATA = DKPRO + "metadata.type.DocumentMetaData"
SENTENCE = DKPRO + "segmentation.type.Sentence"
TOKEN = DKPRO + "segmentation.type.Token"

GOVERNOR, DEPENDENT = "Governor", "Dependent"
"""From which and to which structure a relation leads."""
MORE = "attributes"
"""The feature for attributes that have none of their own, as JSON."""
MADE = ("annotator", "created", "modified")
ENTRY_WORDS = {
    "name": "name",
    "kind": "type",
    "naming": "naming",
    "affiliation": "affiliation",
    "role": "role",
    "note": "note",
}
"""The features of an entry, and which member of its record each holds."""

_RESERVED = frozenset(
    {"begin", "end", "sofa", "self", "type", "label", "uid", "part", "exact", "note", "review"}
    | {"source", "sourceName", MORE, *MADE}
)
_PLAIN = re.compile(r"[a-z](?:[a-z0-9_]|-(?=[a-z]))*")
_AFTER_HYPHEN = re.compile("-([a-z])")
_CAPITAL = re.compile("[A-Z]")


def feature_name(key: str) -> str | None:
    """The feature for an attribute: `check-worthy` is `checkWorthy`; None when it can have none.

    A key that is the name of another feature begins with a capital.
    """
    if not _PLAIN.fullmatch(key):
        return None
    name = _AFTER_HYPHEN.sub(lambda found: found[1].upper(), key)
    return name[0].upper() + name[1:] if key in _RESERVED else name


@lru_cache(maxsize=1000)
def attribute_key(name: str) -> str | None:
    """The attribute that a feature of our layer stands for; None for features of other use."""
    if name in _RESERVED:
        return None
    plain = name[0].lower() + name[1:]
    if name[0].isupper():
        return plain if plain in _RESERVED else name
    return _CAPITAL.sub(lambda found: "-" + found[0].lower(), name)


def attribute_features(scheme: Scheme) -> dict[str, Feature]:
    """A feature for each attribute of annotations, by key; a list where every label has lists."""
    found: dict[str, Feature] = {}
    for one in scheme.attributes:
        name = feature_name(one.key)
        if one.on == ENTRY or name is None:
            continue
        old = found.get(one.key)
        single = not one.many or (old is not None and old.range == STRING)
        found[one.key] = Feature(name, STRING if single else STRINGS, one.title)
    return found


def type_system(scheme: Scheme) -> TypeSystem:
    """All types of which structures are written.

    All of ours stand on words: INCEpTION makes no layers of other types and knows none of theirs.
    """
    words = map(Feature, (*WORDS, "uid", "status"))
    entry = [Feature("uid"), *map(Feature, ENTRY_WORDS), Feature("aliases", STRINGS), Feature(MORE)]
    comment = [Feature("uid"), Feature("text"), Feature("annotation")]
    tags = [Feature("label"), *attribute_features(scheme).values(), *_of_tags()]
    ends = [Feature(GOVERNOR, TAG), Feature(DEPENDENT, TAG)]
    made = (Feature("annotator"), Feature("created"))
    return TypeSystem(
        (
            Type(METADATA, DOCUMENT, tuple(map(Feature, ("documentTitle", "documentId")))),
            Type(SENTENCE, ANNOTATION),
            Type(TOKEN, ANNOTATION),
            Type(TAG, ANNOTATION, tuple(tags), "Quotes, claims, sources, cues and other labels"),
            Type(
                LINK, ANNOTATION, (Feature("kind"), *ends, Feature("uid")), "Who said it, and how"
            ),
            Type(
                REGION, ANNOTATION, (Feature("kind"),), "Headline, by-line, dateline, boilerplate"
            ),
            Type(DETAILS, ANNOTATION, tuple(words), "What is known of the article"),
            Type(SOURCE, ANNOTATION, tuple(entry), "Who is meant by sources"),
            Type(COMMENT, ANNOTATION, (*comment, *made), "Remarks of annotators"),
        )
    )


def _of_tags() -> list[Feature]:
    return [
        Feature("note"),
        Feature("review", description="unreviewed, verified, needs_work"),
        Feature("sourceName", description="Who is meant"),
        Feature("source", description="The uid of who is meant"),
        Feature("annotator"),
        Feature("created"),
        Feature("modified"),
        Feature(
            "part", INTEGER, "Which part of an interrupted annotation; its parts share the uid"
        ),
        Feature("uid"),
        Feature("exact", description="The words when it was written, to check the offsets"),
        Feature(MORE, description="Answers to questions that have no feature, as JSON"),
    ]
