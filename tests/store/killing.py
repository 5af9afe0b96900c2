"""Kills a writer again and again and says what was lost; run as a script by test_kills.py.

    killing.py PROJECT ROUNDS SEED honest|liar

Prints JSON. One warm process forks light writers, so that a round costs no start of Python. An
honest writer acknowledges an edit after it, a liar when it is about to be committed.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import struct
import sys
import time
from collections.abc import Callable
from pathlib import Path

from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import Annotator
from annotator.domain.records import ArticleRecord
from annotator.store.annotations import add_annotation
from annotator.store.check import check
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.text.span import Span

TOGETHER = 30
"""Tags in each larger edit: all of them must stand, or none."""

WRITER = Annotator("c" * 32, "Writer")
ROUND = 1_000
"""How many characters of the text are each round's own: no writer tags what another has."""


def tag_until_killed(path: Path, pipe: int, round_: int, liar: bool) -> None:
    """One edit after another; the id of each first tag goes into the pipe."""
    with Project.open(path, annotator=WRITER) as project:
        at, count = round_ * ROUND, 0
        while at + TOGETHER <= (round_ + 1) * ROUND:
            several = TOGETHER if count % 4 == 3 else 1
            with project.edit("Tag") as edit:
                ids = [
                    add_annotation(
                        *(edit, 1, "claim", [Span(at + i, at + i + 1)]),
                        note=f"{round_} {count}",
                    )
                    for i in range(several)
                ]
                if liar:
                    os.write(pipe, struct.pack("q", ids[0]))
            if not liar:
                os.write(pipe, struct.pack("q", ids[0]))
            at, count = at + several, count + 1
        signal.pause()  # on a busy machine the kill may come late


def killed(work: Callable[[int], None], seconds: float, edits: int = 0) -> tuple[list[int], bool]:
    """Fork, work, SIGKILL so long after so many edits; what was acknowledged, and if it hit."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            work(writing)
        except AnnotatorError as error:
            print(error, file=sys.stderr)
            os._exit(1)
        os._exit(0)
    os.close(writing)
    said = b""
    while len(said) < edits * struct.calcsize("q") and (part := os.read(reading, 4096)):
        said += part
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            part = os.read(reading, 4096)
            said += part
            if not part:
                break
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while part := os.read(reading, 4096):
        said += part
    os.close(reading)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("the writer could not go on")
    return [id for (id,) in struct.iter_unpack("q", said)], os.WIFSIGNALED(status)


def is_hot(path: Path) -> bool:
    """Whether an edit was interrupted after it had begun to change the file."""
    journal = Path(f"{path}-journal")
    return journal.exists() and any(journal.open("rb").read(8))


def missing(path: Path, acknowledged: set[int]) -> tuple[list[int], int]:
    """Acknowledged tags that are not there, and larger edits of which only a part is."""
    with Project.open(path, annotator=WRITER) as project:
        found = {id for (id,) in project.query("SELECT id FROM annotation")}
        counts = project.query("SELECT count(*) FROM annotation GROUP BY note")
    return sorted(acknowledged - found), sum(count not in (1, TOGETHER) for (count,) in counts)


def main(path: Path, rounds: int, seed: int, liar: bool) -> dict[str, object]:
    chance = random.Random(seed)
    text = "Written again. " * (rounds * ROUND // 10)
    with Project.create(path, annotator=WRITER) as project, project.edit("Import") as edit:
        article = add_article(edit, ArticleRecord("", text))
        # The first tag loads modules: here once, and not in each writer anew.
        add_annotation(edit, article, "claim", [Span(len(text) - 1, len(text))])
    acknowledged: set[int] = set()
    lost: set[int] = set()
    kills = hot = in_recovery = torn = 0
    for round_ in range(rounds):
        said, hit = killed(
            lambda pipe, now=round_: tag_until_killed(path, pipe, now, liar),
            chance.uniform(0, 0.03),
            chance.choice((0, 1, 2, 4, 8)),
        )
        acknowledged.update(said)
        kills += hit
        while is_hot(path) and chance.random() < 0.7:
            _, hit = killed(lambda _: Project.open(path).close(), chance.uniform(0, 0.02))
            in_recovery += hit
        hot += is_hot(path)
        if chance.random() < 0.5 or round_ == rounds - 1:
            gone, halves = missing(path, acknowledged)
            lost.update(gone)
            torn += halves
    return {
        "kills": kills,
        "acknowledged": len(acknowledged),
        "lost": len(lost),
        "torn": torn,
        "hot": hot,
        "killed in recovery": in_recovery,
        "findings": check(path).findings,
    }


if __name__ == "__main__":
    place, rounds, seed, kind = sys.argv[1:]
    print(json.dumps(main(Path(place), int(rounds), int(seed), kind == "liar")))
