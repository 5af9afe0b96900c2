"""The files that are shipped with the program: icons, themes, schemes, the sample."""

from __future__ import annotations

from functools import cache
from pathlib import Path, PurePath

from annotator.domain.errors import AnnotatorError

_PACKAGE = Path(__file__).resolve().parent
# An installed wheel carries the files inside the package, a checkout beside it.
_ROOTS = (_PACKAGE / "resources", _PACKAGE.parent / "resources")


class ResourceMissing(AnnotatorError, FileNotFoundError):
    """A shipped file is not there: the installation is not whole."""


@cache
def resource(name: str) -> Path:
    """Where the shipped file or folder `name` lies, as in `resource("schemes/news.json")`.

    Raises ResourceMissing when there is none, or when `name` leads out of the shipped files.
    """
    leads_out = ".." in PurePath(name).parts or PurePath(name).is_absolute()
    for root in () if leads_out else _ROOTS:
        path = root / name
        if path.exists():
            return path
    raise ResourceMissing(
        f"The program's own file “{name}” is missing; please install Article Annotator again."
    )
