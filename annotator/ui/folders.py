"""Where the program keeps what is not the project's: settings, views, logs."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from platformdirs import PlatformDirs

_NAME = "article-annotator"


def config_folder() -> Path:
    return Path(PlatformDirs(_NAME, appauthor=False).user_config_dir)


def data_folder() -> Path:
    return Path(PlatformDirs(_NAME, appauthor=False).user_data_dir)


def log_folder() -> Path:
    return Path(PlatformDirs(_NAME, appauthor=False).user_log_dir)


def read_plain(path: Path) -> dict[str, Any]:
    """The JSON object in a file; empty when the file is missing or is not one."""
    with suppress(OSError, ValueError):
        plain = json.loads(path.read_text("utf-8"))
        if isinstance(plain, dict):
            return plain
    return {}


def write_plain(path: Path, plain: Mapping[str, Any]) -> None:
    """Replace a file by a JSON object, whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
    temporary.write_text(json.dumps(plain, ensure_ascii=False, indent=1), "utf-8")
    temporary.replace(path)
