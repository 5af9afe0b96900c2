"""WebAnno TSV 3, read: a token a line, with the layers of INCEpTION and WebAnno in columns.

Source: the user's guide of INCEpTION, WebAnno TSV 3.3, and its reader. The format is a CAS in
lines, so what it holds is made an article as a document of UIMA is.
"""

from annotator.formats.webanno.reading import read

__all__ = ["read"]
