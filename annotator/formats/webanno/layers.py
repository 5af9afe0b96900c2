"""The annotations of a file, gathered from the cells of its tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from annotator.formats.strict_json import Wrong
from annotator.formats.uima.found import Document, Found
from annotator.formats.uima.layers import DEPENDENT, GOVERNOR
from annotator.formats.webanno.escapes import marked, pieces, value
from annotator.formats.webanno.header import Column, Holds
from annotator.text.canonical import storable

NOTHING, NO_VALUE = "_", "*"
_STACKED, _SLOTS = "|", ";"


class Layers:
    """Makes structures of the cells; those that lead to others are tied when all are there."""

    def __init__(self, columns: Iterable[Column], document: Document) -> None:
        self._columns = list(columns)
        self._document = document
        self._at: dict[tuple[str, str, int], Found] = {}
        self._numbered: dict[int, Found] = {}
        self._ties: list[Callable[[], None]] = []
        self.width = len(self._columns)

    def take(self, line: int, unit: str, begin: int, end: int, cells: list[str]) -> None:
        """The cells of one token or a part of it."""
        for column, cell in zip(self._columns, cells, strict=False):
            if cell != NOTHING:
                for place, piece in enumerate(pieces(cell, _STACKED)):
                    self._piece(column, place, piece, (line, unit, begin, end))

    def tie(self) -> None:
        """Let relations and slots lead to what they name."""
        for tie in self._ties:
            tie()

    def _piece(
        self, column: Column, place: int, piece: str, where: tuple[int, str, int, int]
    ) -> None:
        _, unit, begin, end = where
        words, number, other = (piece, 0, 0) if column.holds is Holds.TARGETS else marked(piece)
        if column.holds is Holds.CHAIN:
            number = other = 0
        own = number if column.holds is not Holds.ORIGIN else 0
        one = self._structure(column, place, own, where)
        if column.holds is Holds.ORIGIN:
            one.begin, one.end = begin, end
            self._ties.append(lambda: self._relate(column, one, (unit, words, number, other)))
        elif column.holds is Holds.ROLES:
            self._roles(column, one, pieces(words, _SLOTS))
        elif column.holds is Holds.TARGETS:
            self._ties.append(lambda: self._fill(column, one, pieces(words, _SLOTS)))
        elif column.holds is Holds.FEATURE and words != NO_VALUE:
            one.values.setdefault(storable(column.feature), storable(value(words)))

    def _structure(
        self, column: Column, place: int, number: int, where: tuple[int, str, int, int]
    ) -> Found:
        """The structure of a cell: that of another column, of a token before, or a new one."""
        line, unit, begin, end = where
        key = unit, column.layer, place
        one = self._at.get(key) or (self._numbered.get(number) if number else None)
        if one is None:
            short = column.layer.rpartition(".")[2]
            one = Found(str(len(self._document.found) + 1), column.layer, f"line {line}, {short}")
            one.begin, one.end = begin, end
            if column.holds is Holds.CHAIN:
                one.refs["next"] = []
            self._document.add(one)
        if one.type != column.layer:
            raise Wrong(f"the number [{number}] stands for two layers", f"line {line}")
        one.begin, one.end = min(one.begin or 0, begin), max(one.end or 0, end)
        self._at[key] = one
        if number:
            self._numbered[number] = one
        return one

    def _relate(self, column: Column, one: Found, ends: tuple[str, str, int, int]) -> None:
        unit, origin, number, other = ends
        one.refs[GOVERNOR] = self._named(column.to, origin, number)
        one.refs[DEPENDENT] = self._named(column.to, unit, other)

    def _roles(self, column: Column, one: Found, roles: list[str]) -> None:
        """A structure for each slot, as the column of targets fills them."""
        if column.feature in one.refs:
            return
        one.refs[column.feature] = []
        for role in roles:
            link = Found(
                f"{one.id} {column.feature} {len(one.refs[column.feature])}", "", one.place
            )
            link.type = column.link
            if role != NO_VALUE:
                link.values["role"] = storable(value(role))
            link.refs["target"] = []
            self._document.add(link)
            one.refs[column.feature].append(link.id)

    def _fill(self, column: Column, one: Found, targets: list[str]) -> None:
        links = one.refs.get(column.feature, [])
        for link, target in zip(links, targets, strict=False):
            unit, number, _ = marked(target)
            if unit not in (NOTHING, NO_VALUE):
                self._document.found[link].refs["target"] = self._named(column.to, unit, number)

    def _named(self, layer: str, unit: str, number: int) -> list[str]:
        """The structure that a number or a token stands for; empty when there is none."""
        one = self._numbered.get(number) if number else self._at.get((unit, layer, 0))
        return [one.id] if one else []
