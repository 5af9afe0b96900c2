"""What a cell of a workbook can hold."""

from __future__ import annotations

LONGEST = 32_767
"""The most UTF-16 units that a cell of a spreadsheet holds."""
MOST_ROWS = 1_048_576
"""The most rows of a sheet, its heading among them."""
NUMBERS = frozenset({"start", "end", "mentions", "annotations", "characters"})
"""The columns whose cells are whole numbers."""
WIDTHS = {"words": 60, "text": 60, "rule": 80, "note": 36, "article": 36, "headline": 36}
"""In characters; the other columns have `WIDTH`."""
WIDTH = 16

_CUT = " […]"


def shortened(words: str) -> str:
    """Words that fit into a cell; those that do not end in ` […]`."""
    if not is_too_long(words):
        return words
    most = LONGEST - len(_CUT)
    cut = words.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore")
    return cut + _CUT


def is_too_long(words: str) -> bool:
    """Whether words do not fit into a cell."""
    if 2 * len(words) <= LONGEST:
        return False
    return len(words) > LONGEST or len(words.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST
