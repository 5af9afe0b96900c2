"""Put a backup in the place of a project.

The project as it is now is kept beside the restored one, under another name. With --list, the
backups that the program made by itself are listed, newest first.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from annotator.cli.options import add_json, add_project, open_to_read, print_json
from annotator.store.backup import backups, restore


def arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("backup", metavar="BACKUP", type=Path, nargs="?", help="the copy to use")
    parser.add_argument("--list", action="store_true", help="list the backups of PROJECT")
    add_json(parser)
    parser.set_defaults(wrong_usage=parser.error)


def run(asked: Namespace) -> int:
    if asked.list:
        with open_to_read(asked) as project:
            found = backups(project.uid)
        if asked.json:
            print_json([{"at": at.isoformat(), "path": str(path)} for at, path in found])
        else:
            for at, path in found:
                print(f"{at.astimezone():%Y-%m-%d %H:%M:%S}  {path}")
        return 0
    if asked.backup is None:
        asked.wrong_usage("name the backup to restore; --list shows those that there are")
    restore(asked.backup, asked.project)
    if asked.json:
        print_json({"restored": str(asked.project)})
    return 0
