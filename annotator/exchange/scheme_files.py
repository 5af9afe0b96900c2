"""Scheme files: JSON that holds one scheme, to be carried from project to project."""

from __future__ import annotations

import json
from pathlib import Path
from stat import S_ISREG

from annotator.domain.errors import RuleError
from annotator.domain.scheme import Scheme
from annotator.domain.templates import TEMPLATES, template
from annotator.exchange.safe_file import whole_text

_MOST = 20_000_000  # characters that are read; 200 labels with long rules take a tenth of it
_LONGEST = 2_000  # characters of a title


def read_scheme_file(path: Path) -> Scheme:
    """The scheme in a file. Raises RuleError with the reason when it holds none."""
    try:
        if not S_ISREG(path.stat().st_mode):  # a pipe would be waited for
            raise RuleError(f"“{path}” is not an ordinary file, so it holds no scheme.")
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(_MOST + 1)
        if len(text) > _MOST:
            raise RuleError(f"“{path.name}” is too large for a scheme.")
        plain = json.loads(text)
    except OSError as error:
        raise RuleError(f"The scheme “{path}” could not be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise RuleError(f"The scheme “{path}” is not JSON: {error}.") from error
    if not isinstance(plain, dict):
        raise RuleError(f"The scheme “{path}” is not a JSON object.")
    scheme = Scheme.from_dict(plain)
    _check(scheme)
    return scheme


def _check(scheme: Scheme) -> None:
    """Raise RuleError for what nobody could read, press or answer."""
    titles = [(one.key, one.title) for one in scheme.labels]
    titles += [(one.key, one.title) for one in scheme.attributes]
    titles += [(one.key, one.title) for asked in scheme.attributes for one in asked.values]
    titles += [(one.key, one.title) for one in scheme.link_kinds]
    for key, title in titles:
        if not title.strip():
            raise RuleError(f"In the scheme “{key:.60}” has no title.")
        if len(title) > _LONGEST:
            raise RuleError(f"The title of “{key:.60}” is longer than {_LONGEST} characters.")
    for label in scheme.labels:
        letter = label.shortcut
        if letter and not (len(letter) == 1 and letter.isalpha()):
            raise RuleError(f"The key of “{label.title:.60}” is one letter, not “{letter:.20}”.")
    for asked in scheme.attributes:
        if asked.required and not asked.values and not asked.free:
            raise RuleError(f"“{asked.title:.60}” must be answered, but has no answer.")


def write_scheme_file(path: Path, scheme: Scheme) -> None:
    """Write a scheme so that `read_scheme_file` reads the same; whole or not at all."""
    with whole_text(path) as out:
        json.dump(scheme.to_dict(), out, ensure_ascii=False, indent=1)
        out.write("\n")


def scheme_called(name: str) -> Scheme:
    """The scheme in the file of that name, or else the shipped one."""
    path = Path(name)
    shipped = name in {row[0] for row in TEMPLATES}
    return template(name) if shipped and not path.is_file() else read_scheme_file(path)
