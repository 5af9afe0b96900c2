"""Reading an export again and comparing it with what it must hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from annotator.domain.errors import FormatError
from annotator.domain.identity import now
from annotator.domain.records import ArticleRecord, ProjectRecord
from annotator.domain.uids import with_uids
from annotator.exchange.folders import FolderIn
from annotator.exchange.outgoing import EVERYTHING, Selection, chosen_records, writer
from annotator.exchange.pulse import Pulse
from annotator.exchange.reading import Readable, opened
from annotator.exchange.safe_file import whole_text
from annotator.formats.article_json import article_object
from annotator.formats.losses import as_held
from annotator.formats.registry import Format
from annotator.store.library import ProjectLibrary
from annotator.store.project import Project

PARTS = ("annotations", "links", "comments", "sources", "regions")
MOST_TOLD = 50
_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class Verification:
    """What came back from an export. `differences` are sentences; none means all is the same.

    `sha256` is that of the file (of a folder: of its names and files), `edit` the project's last
    edit, `texts` the articles' ids with the SHA-256 of their texts.
    """

    format: str
    file: str
    sha256: str
    project: str
    edit: int
    checked: str
    articles: int
    annotations: int
    links: int
    texts: Mapping[str, str]
    differences: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        return not self.differences

    def as_plain(self) -> dict[str, Any]:
        """The result as JSON values."""
        return {"same": self.is_same, **asdict(self)}


def verifiable(name: str) -> Format:
    """The format of this name. Raises FormatError for one that is not read back."""
    chosen = writer(name)
    if not chosen.comes_back:
        raise FormatError(
            f"“{chosen.title}” is not read back whole, so what was written cannot be compared."
        )
    return chosen


def verify(
    project: Project, name: str, path: Path, selection: Selection = EVERYTHING
) -> Verification:
    """Read what was exported and compare it with the project, less what the format cannot hold.

    Raises FormatError for a format that is not read, and when the file cannot be.
    """
    chosen = verifiable(name)
    expected: dict[str, Mapping[str, str]] = {}
    texts: dict[str, str] = {}
    counts = [0, 0]
    for record in chosen_records(project, selection):
        held = as_held(record, chosen)
        if held is not None:
            expected[held.id] = _digests(held)
            texts[held.id] = record.sha256
            counts[0] += len(held.annotations)
            counts[1] += len(held.links)
    return Verification(
        format=name,
        file=str(path),
        sha256=_file_hash(path),
        project=project.uid,
        edit=project.last_edit,
        checked=now(),
        articles=len(expected),
        annotations=counts[0],
        links=counts[1],
        texts=texts,
        differences=tuple(_differences(project, chosen, path, expected)),
    )


def save_verification(path: Path, result: Verification) -> None:
    """Write a result as JSON, whole or not at all."""
    with whole_text(path) as out:
        json.dump(result.as_plain(), out, ensure_ascii=False, indent=1)
        out.write("\n")


def _differences(
    project: Project, chosen: Format, path: Path, expected: dict[str, Mapping[str, str]]
) -> list[str]:
    found: list[str] = []
    missing = set(expected)
    with opened(path, chosen, Pulse(None, 0, 1)) as file:
        library = (ProjectLibrary(project),) if chosen.on_known else ()
        made = chosen.load().read(file, *library)
        articles: Iterable[ArticleRecord] = (
            made.articles if isinstance(made, ProjectRecord) else made
        )
        read = Readable(articles)
        for record in read:
            article = with_uids(record)
            if article.id not in expected:
                found.append(f"The article {article.id} came back, which was not written.")
                continue
            missing.discard(article.id)
            found += _told(article, expected[article.id])
        found += (f"It could not be read again: {fault}" for fault in read.faults)
    found += (f"The article {id} did not come back." for id in sorted(missing))
    more = len(found) - MOST_TOLD
    return found if more <= 0 else [*found[:MOST_TOLD], f"There are {more:,} more differences."]


def _told(article: ArticleRecord, expected: Mapping[str, str]) -> list[str]:
    digests = _digests(article)
    wrong = [part for part, digest in digests.items() if digest != expected[part]]
    return [f"In the article {article.id} the {part} came back otherwise." for part in wrong]


def _digests(article: ArticleRecord) -> dict[str, str]:
    """A hash of each part of an article; the order within a part does not count."""
    plain = article_object(article)
    found = {}
    for part in PARTS:
        items = sorted(map(_canonical, plain.pop(part)))
        found[part] = hashlib.sha256("\n".join(items).encode()).hexdigest()
    found["details"] = hashlib.sha256(_canonical(plain).encode()).hexdigest()
    return found


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _file_hash(path: Path) -> str:
    seen = hashlib.sha256()
    if path.is_dir():
        folder = FolderIn(path)
        for name in folder.names:
            seen.update(name.encode() + b"\0" + folder.read(name))
        return seen.hexdigest()
    try:
        with path.open("rb") as file:
            while data := file.read(_CHUNK):
                seen.update(data)
    except OSError as error:
        raise FormatError(f"“{path}” could not be read again: {error.strerror}.") from error
    return seen.hexdigest()
