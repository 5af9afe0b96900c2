"""PySide's own Python parts, loaded when something asks for them.

PySide carries them as text and compiles and runs them all at every start, which is a third of
what a bare window takes. They tell what its functions take: in an error about wrong arguments,
in help, in the files that type checkers read. No window needs that to be painted.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_PARTS = "shibokensupport/signature/"
_NEEDED = ("__init__.py", "loader.py", "importhandler.py")

_LATE = """
def __getattr__(name):
    own = globals()
    if not name.startswith("__"):
        del own["__getattr__"]
        exec(compile({text!r}, {filename!r}, "exec", dont_inherit=True), own)
    if name not in own:
        raise AttributeError("{filename} has no " + name)
    return own[name]
"""
"""What stands in the place of a part until it is asked for something; then it is the part."""


_MAPPING = _PARTS + "mapping.py"
_UPDATE = """
def update_mapping():
    return __getattr__("update_mapping")()
"""
"""PySide's library takes this one function out of the part itself, without asking the part."""


@contextmanager
def parts_late() -> Iterator[None]:
    """While Qt is loaded, its parts are put off."""
    compiling = builtins.compile

    def compile_late(source: Any, filename: Any, *more: Any, **options: Any) -> Any:
        name = str(filename)
        if name.startswith(_PARTS) and not name.endswith(_NEEDED) and isinstance(source, bytes):
            source = _LATE.format(text=source.decode(), filename=name)
            source += _UPDATE if name == _MAPPING else ""
        return compiling(source, filename, *more, **options)

    builtins.compile = compile_late
    try:
        yield
    finally:
        builtins.compile = compiling
