"""Make an empty project.

The project has the scheme for news attribution unless --scheme names a scheme file (JSON) or
one of the shipped schemes: news, fact-check, plain. Nothing is overwritten: a file that is there
already is an error.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from annotator.cli.options import add_annotator, add_project, annotator_of
from annotator.exchange.scheme_files import scheme_called
from annotator.store.project import Project


def arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("--scheme", metavar="FILE", help="a scheme as JSON, or a shipped one")
    parser.add_argument("--title", help="what the project is called (default: the file's name)")
    add_annotator(parser)


def run(asked: Namespace) -> int:
    scheme = None if asked.scheme is None else scheme_called(asked.scheme).to_dict()
    annotator = annotator_of(asked)
    Project.create(asked.project, title=asked.title, scheme=scheme, annotator=annotator).close()
    return 0
