"""What can go wrong, each said in one sentence that a person can act on."""

from __future__ import annotations


class AnnotatorError(Exception):
    """Something expected went wrong; `str(error)` is one whole sentence for a person."""


class RuleError(AnnotatorError):
    """The scheme or the article does not allow it."""


class StoreError(AnnotatorError):
    """The project could not be read or written."""


class OpenRefused(StoreError):
    """The file is not opened; it was not touched."""


class StoreBusy(StoreError):
    """Another program holds the project just now; the same edit may be tried again."""


class StoreFull(StoreError):
    """The disk is full; the same edit may be tried again when there is room."""


class ReadOnly(StoreError):
    """The project is open for reading only."""


class EditRefused(StoreError):
    """The same edit would fail again: what it changes is gone, or cannot be stored."""


class UndoRefused(StoreError):
    """An undo or redo would overwrite what somebody changed since."""


class ImportRefused(AnnotatorError):
    """A document could not be imported; nothing of it was stored."""


class FormatError(AnnotatorError):
    """A file of an interchange format could not be read or written; names the place."""


class Cancelled(AnnotatorError):
    """A person stopped it; everything is as it was before."""
