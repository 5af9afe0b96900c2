"""REFI-QDA projects: a zip file that qualitative-analysis programs exchange.

Source: REFI-QDA Standard 1.5 with the schema Project.xsd of 2019.
"""

from __future__ import annotations

from annotator.formats.qdpx.reading import read
from annotator.formats.qdpx.writing import write

__all__ = ["read", "write"]
