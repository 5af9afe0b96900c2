"""REFI-QDA codebooks: the labels of a scheme with their attributes, and nothing else.

Source: REFI-QDA Standard 1.5 with the schema Codebook.xsd of 2019.
"""

from __future__ import annotations

from typing import BinaryIO

from annotator.domain.errors import FormatError
from annotator.domain.records import ProjectRecord
from annotator.domain.scheme import Scheme
from annotator.formats.qdpx.codes import codes_for, read_codes
from annotator.formats.qdpx.names import CODEBOOK, ORIGIN
from annotator.formats.qdpx.writing import DECLARATION, written_codes
from annotator.formats.strict_json import Wrong
from annotator.formats.strict_xml import at, parsed
from annotator.formats.xml_words import opened

LONGEST = 64 * 2**20
"""The longest codebook that is read, in bytes."""

_NS = f"{{{CODEBOOK}}}"


def write(project: ProjectRecord, out: BinaryIO) -> None:
    """The codes of the scheme, and of what annotations use beyond it."""
    scheme = Scheme.from_dict(project.scheme) if project.scheme else Scheme("", "", ())
    codes = codes_for(scheme, project.articles)
    out.write(DECLARATION.encode())
    out.write(opened("CodeBook", {"xmlns": CODEBOOK, "origin": ORIGIN}).encode())
    out.write(f"<Codes>{written_codes(codes.roots.values())}</Codes></CodeBook>".encode())


def preview(project: ProjectRecord) -> str:
    """The names of the codes, those below others set in."""
    scheme = Scheme.from_dict(project.scheme) if project.scheme else Scheme("", "", ())
    lines = []
    for code in codes_for(scheme, project.articles).roots.values():
        lines.append(code.name)
        lines += (f"    {below.name}" for below in code.codes.values())
    return "\n".join(lines)


def read(file: BinaryIO) -> ProjectRecord:
    """A project of codes alone, to be added to the scheme. Raises FormatError naming the line."""
    data = file.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise FormatError(f"the codebook is over {LONGEST // 2**20} MB; it is not read.")
    try:
        root = parsed(data)
        if root.tag != f"{_NS}CodeBook":
            raise Wrong("its first element is not CodeBook of REFI-QDA", at(root))
        codes = read_codes(root.iterfind(f"{_NS}Codes/{_NS}Code"))
    except Wrong as wrong:
        raise wrong.told("the codebook") from None
    return ProjectRecord("", "", codes.scheme(), grows=True)
