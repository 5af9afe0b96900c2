"""What scripts write words with: letters that stand alone, and marks that belong to a letter.

As character ranges for regular expressions. Source: Unicode Character Database, blocks and
general categories Mn and Mc; UAX 29 for the scripts in which no spaces part the words.
"""

from __future__ import annotations

_INDIC = "".join(
    f"{chr(block + first)}-{chr(block + last)}"
    for block in range(0x900, 0xE00, 0x80)  # Devanagari to Sinhala are built alike
    for first, last in ((0x00, 0x03), (0x3C, 0x3C), (0x3E, 0x4D), (0x51, 0x57), (0x62, 0x63))
)
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u0711\u0730-\u074a\u07a6-\u07b0\u0816-\u082d\u0859-\u085b\u08ca-\u08ff"
    f"{_INDIC}\u0dcf-\u0ddf"
    "\u0f18\u0f19\u0f35\u0f37\u0f39\u0f71-\u0f84\u0f86-\u0fbc"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u200c\u200d"
)
"""Vowel signs, accents, joiners: part of the word in which they stand."""

SPACELESS = (
    "一-鿿㐀-䶿々〇豈-\ufaff\U00020000-\U0003ffff",  # Han
    "ぁ-ゟ",
    "゠-ヺー-ヿ",
    "\u0e01-\u0e3a\u0e40-\u0e4e",  # Thai
    "\u0e81-\u0ecd\u0edc-\u0edf",  # Lao
    "\u1000-\u103f\u1050-\u109f",  # Myanmar
    "\u1780-\u17d3",  # Khmer
)
"""Scripts that put no space between words, each as one class of characters."""

ABOVE = (
    "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e"
    "\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d"
    "\u109a-\u109d\u17b4-\u17d3\u3099\u309a\ufe00-\ufe0f]"
)
"""Signs of those scripts that stand above, below or beside a letter and belong to it."""

KATAKANA = SPACELESS[2]
"""The one of them in which a run of characters is one word as a rule (UAX 29, WB13)."""
