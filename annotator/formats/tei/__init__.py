"""TEI P5: texts with anchors where annotations begin and end, and the annotations apart from them.

Source: TEI Guidelines P5 4.12, chapters 16 (stand-off) and 18 (feature structures).
"""

from __future__ import annotations

from annotator.formats.tei.reading import read
from annotator.formats.tei.writing import write

__all__ = ["read", "write"]
