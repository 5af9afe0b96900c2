"""Tasks for Label Studio with their annotations, and the labelling configuration beside them.

Source: Label Studio's documentation of its JSON and its tags; offsets of `Text` are code points.
"""

from annotator.formats.labelstudio.reading import read
from annotator.formats.labelstudio.writing import write

__all__ = ["read", "write"]
