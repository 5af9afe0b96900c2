"""Make an empty project.

The project has the scheme for news attribution unless --scheme names a scheme file (JSON).
Nothing is overwritten: a file that is there already is an error.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from annotator.cli.options import add_annotator, add_project, annotator_of
from annotator.domain.errors import RuleError
from annotator.store.project import Project


def arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("--scheme", metavar="FILE", type=Path, help="a scheme as JSON")
    parser.add_argument("--title", help="what the project is called (default: the file's name)")
    add_annotator(parser)


def run(asked: Namespace) -> int:
    scheme = None if asked.scheme is None else _scheme(asked.scheme)
    annotator = annotator_of(asked)
    Project.create(asked.project, title=asked.title, scheme=scheme, annotator=annotator).close()
    return 0


def _scheme(path: Path) -> dict[str, Any]:
    try:
        plain = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise RuleError(f"The scheme “{path}” could not be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise RuleError(f"The scheme “{path}” is not JSON: {error}.") from error
    if not isinstance(plain, dict):
        raise RuleError(f"The scheme “{path}” is not a JSON object.")
    return plain
