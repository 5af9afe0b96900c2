"""`annotator`: the window, or one of the commands."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import __version__
from annotator.cli.streams import cannot_be_printed, leave_output, settle_streams
from annotator.domain.errors import AnnotatorError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence
    from types import ModuleType, TracebackType

COMMANDS = {
    "new": "make an empty project",
    "import": "bring articles and annotations into a project",
    "export": "send a project's contents out in another format",
    "formats": "list the formats, and what each cannot hold",
    "search": "find articles by their words",
    "quotes": "list quotes and claims with who said them",
    "sources": "list who speaks, and which mentions have no entry",
    "stats": "count what is in a project",
    "report": "count who is quoted, how and where",
    "sample": "draw articles to annotate anew, without their tags",
    "agreement": "compare the tags of two projects in the same articles",
    "history": "list the edits of a project, newest first",
    "check": "look through a project for damage",
    "backup": "write a whole copy of a project",
    "restore": "put a backup in the place of a project",
    "completion": "print what makes a shell complete these words",
}
"""Every command with what it does; its module in `annotator.cli` has `arguments` and `run`."""

_MODULES = {"import": "bring", "export": "send", "formats": "list_formats", "search": "find"}

EXIT_FAILED = 1

_EPILOG = "commands:\n" + "\n".join(f"  {name:<10} {does}" for name, does in COMMANDS.items())
_MORE = """
“annotator COMMAND --help” tells more about each. A first word that is a command is taken as one;
write ./import to open a project of that name.

exit status: 0 done; 1 it failed, with the reason in a sentence on standard error; 2 wrong usage."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the words ask for and return the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    sys.excepthook = tell_bug
    settle_streams()
    try:
        if words and words[0] in COMMANDS:
            return _run_command(words[0], words[1:])
        return _open_window(words)
    except AnnotatorError as error:
        print(f"annotator: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("annotator: interrupted.", file=sys.stderr)
    except BrokenPipeError:  # the reader of our output has seen enough
        leave_output()
    except OSError as error:
        if not cannot_be_printed(error):
            raise
        leave_output()
        print(f"annotator: this could not be printed: {error.strerror}.", file=sys.stderr)
    return EXIT_FAILED


def _run_command(name: str, words: list[str]) -> int:
    asked = command_parser(name).parse_args(words)
    status = int(_module(name).run(asked))
    sys.stdout.flush()
    return status


def command_parser(name: str, kind: type[ArgumentParser] | None = None) -> ArgumentParser:
    """What takes the words of a command apart; its help is the module's own description."""
    from argparse import ArgumentParser, RawDescriptionHelpFormatter

    module = _module(name)
    parser = (kind or ArgumentParser)(
        prog=f"annotator {name}",
        description=module.__doc__,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module.arguments(parser)
    return parser


def _module(name: str) -> ModuleType:
    return import_module(f"annotator.cli.{_MODULES.get(name, name)}")


def _open_window(words: list[str]) -> int:
    # The usual ways to start need no parser, which takes a while to load.
    if words in ([], ["--sample"]) or (len(words) == 1 and not words[0].startswith("-")):
        sample = words == ["--sample"]
        return _show_window(Path(words[0]) if words and not sample else None, sample, None)
    asked = _window_words(words)
    return _show_window(asked.project, asked.sample, asked.annotator)


def _window_words(words: list[str]) -> Namespace:
    from argparse import ArgumentParser, RawDescriptionHelpFormatter

    parser = ArgumentParser(
        prog="annotator",
        description="Mark who said what, and what was claimed, in news articles.",
        epilog=_EPILOG + "\n" + _MORE,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("project", nargs="?", type=Path, help="the project to open")
    parser.add_argument("--sample", action="store_true", help="open the sample project")
    parser.add_argument("--annotator", metavar="NAME", help="work under this name")
    parser.add_argument("--version", action="version", version=f"Article Annotator {__version__}")
    asked = parser.parse_args(words)
    if asked.sample and asked.project:
        parser.error("--sample opens the sample; leave the project away")
    return asked


def _show_window(project: Path | None, sample: bool, annotator: str | None) -> int:
    name = annotator or os.environ.get("ANNOTATOR_NAME")
    person = None
    if name:
        from annotator.store.person import person as named

        person = named(name)
    from annotator.ui.start import main as show_window

    return show_window(project, sample=sample, annotator=person)


def tell_bug(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    """Say in a sentence that the program itself failed, and keep the report in a file."""
    from traceback import format_exception

    from platformdirs import user_log_path

    report = "".join(format_exception(kind, error, traceback))
    path = user_log_path("article-annotator", appauthor=False) / "last-error.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Article Annotator {__version__}\n{report}", "utf-8", "replace")
        where = f"the report is in “{path}”"
    except OSError:
        where = f"the reason was: {error}"
    print(
        "annotator: something unexpected went wrong; what was committed is safe, and "
        f"{where}. Please send it to the authors.",
        file=sys.stderr,
    )
