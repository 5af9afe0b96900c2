"""Type systems that stand beside documents in a package."""

from __future__ import annotations

from annotator.formats.package import PackageIn
from annotator.formats.strict_json import Wrong
from annotator.formats.uima.descriptor import FILES, read_descriptor
from annotator.formats.uima.typesystem import TypeSystem

_ALL = "*"


class TypesBeside:
    """The type systems of a package by their folders."""

    def __init__(self, package: PackageIn) -> None:
        self._package = package
        self._names = [one for one in package.names if one.rpartition("/")[2] in FILES]
        self._known: dict[str, TypeSystem] = {}

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._names)

    def of(self, name: str) -> TypeSystem:
        """That in the folder of a document, else all there are."""
        beside = name.rpartition("/")[0]
        names = [one for one in self._names if one.rpartition("/")[0] == beside]
        key = beside if names else _ALL
        if key not in self._known:
            found = TypeSystem()
            for one in names or self._names:
                try:
                    found.add(read_descriptor(self._package.read(one)))
                except Wrong as wrong:
                    raise wrong.told(one) from None
            self._known[key] = found
        return self._known[key]
