"""Standoff files for brat: a text and its tags side by side, and the configuration.

Source: brat's description of its standoff format and of `annotation.conf`, version 1.3; events
for attributions as in the corpus PolNeAR.
"""

from annotator.formats.brat.reading import read
from annotator.formats.brat.writing import write

__all__ = ["read", "write"]
