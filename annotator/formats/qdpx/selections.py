"""The coded selections of one text, made annotations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotator.domain.records import AnnotationRecord, CommentRecord, LinkRecord
from annotator.domain.region import Region
from annotator.formats.placing import Draft, Place
from annotator.formats.qdpx.codes import Meaning, Read
from annotator.formats.qdpx.names import PROJECT, uid
from annotator.formats.qdpx.writing import long_note
from annotator.formats.span_units import SpanReader
from annotator.formats.strict_xml import Element, attribute, number, words

_NS = f"{{{PROJECT}}}"
_UNCODED = "selection"


class Selections:
    """Annotations by the GUIDs of their codings, before they are placed.

    Every coding with a code that is a label makes one; codes that are attributes or a review
    state belong to the annotations of the same selection.
    """

    def __init__(
        self,
        codes: Read,
        users: Mapping[str, str],
        notes: Mapping[str, Element],
        reader: SpanReader,
    ) -> None:
        self._codes = codes
        self._users = users
        self._notes = notes
        self._reader = reader
        self._drafts: dict[str, Draft] = {}
        self._homes: dict[str, str] = {}
        self.by_selection: dict[str, list[str]] = {}
        self.comments: list[CommentRecord] = []
        self.regions: list[Region] = []

    def take(self, element: Element) -> None:
        """Take one selection with its codings and notes."""
        place = _place(element)
        codings = [(one, self._meaning(one)) for one in element.iterfind(f"{_NS}Coding")]
        if any(meaning.kind == "region" for _, meaning in codings):
            self._take_region(place, codings)
            return
        labels = [(one, meaning) for one, meaning in codings if meaning.kind == "label"]
        if not codings:
            labels = [(element, Meaning("label", _UNCODED))]
        answers = [meaning for _, meaning in codings if meaning.kind != "label"]
        selection = uid(attribute(element, "guid"))
        note = words(element.find(f"{_NS}Description"))
        made = self.by_selection.setdefault(selection, [])
        for coding, meaning in labels:
            record = self._record(element, coding, meaning, answers, note)
            self._drafts[record.id] = Draft(record, (place,))
            self._homes[record.id] = record.id
            made.append(record.id)
            self.take_notes(coding, record.id)
        if made:
            self._homes.setdefault(selection, made[0])
        self.take_notes(element, made[0] if made else None)

    def _record(
        self,
        element: Element,
        coding: Element,
        meaning: Meaning,
        answers: Iterable[Meaning],
        note: str,
    ) -> AnnotationRecord:
        user = attribute(coding, "creatingUser", "") or attribute(element, "creatingUser", "")
        created = attribute(coding, "creationDateTime", "")
        return AnnotationRecord(
            id=uid(attribute(coding, "guid")),
            label=meaning.key,
            spans=(),
            attributes=_attributes(meaning.key, answers),
            note=note,
            annotator=self._users.get(uid(user), ""),
            created=created or attribute(element, "creationDateTime", ""),
            modified=attribute(element, "modifiedDateTime", ""),
            review=next((one.key for one in answers if one.kind == "review"), "unreviewed"),
        )

    def take_notes(self, element: Element, annotation: str | None) -> None:
        """Take the notes that an element refers to as comments, or as an annotation's own note."""
        for reference in element.iterfind(f"{_NS}NoteRef"):
            id = uid(attribute(reference, "targetGUID"))
            note = self._notes.get(id)
            if note is None:
                continue
            text = words(note.find(f"{_NS}PlainTextContent")) or words(
                note.find(f"{_NS}Description")
            )
            if annotation is not None and id == uid(long_note(annotation)):
                draft = self._drafts[annotation]
                self._drafts[annotation] = replace(draft, record=replace(draft.record, note=text))
                continue
            user = self._users.get(uid(attribute(note, "creatingUser", "")), "")
            created = attribute(note, "creationDateTime", "")
            self.comments.append(CommentRecord(id, text, annotation, user, created))

    def mean(self, selection: str, entry: str) -> None:
        """Say that the annotations of a selection mean an entry."""
        for id in self.by_selection.get(selection, ()):
            draft = self._drafts[id]
            self._drafts[id] = replace(draft, record=replace(draft.record, source=entry))

    def join(self, links: Iterable[LinkRecord]) -> None:
        """Make one annotation of those whose parts these links tie together."""
        for link in links:
            origin, target = self.home(link.origin), self.home(link.target)
            if origin and target and origin != target and target in self._drafts:
                whole, part = self._drafts[origin], self._drafts.pop(target)
                self._drafts[origin] = replace(whole, places=whole.places + part.places)
                self._homes[target] = origin

    def home(self, id: str) -> str:
        """The annotation that a coding or selection belongs to; empty when it is not here."""
        found = self._homes.get(id, "")
        while found and self._homes.get(found, found) != found:
            found = self._homes[found]
        return found

    def drafts(self) -> list[Draft]:
        """All annotations with their places."""
        return list(self._drafts.values())

    def _meaning(self, coding: Element) -> Meaning:
        reference = coding.find(f"{_NS}CodeRef")
        id = "" if reference is None else uid(attribute(reference, "targetGUID"))
        return self._codes.meanings.get(id) or Meaning("label", _UNCODED)

    def _take_region(self, place: Place, codings: list[tuple[Element, Meaning]]) -> None:
        start, end = (self._reader.offset(one or 0) for one in (place.start, place.end))
        for _, meaning in codings:
            if meaning.kind == "region" and start is not None and end is not None and start < end:
                self.regions.append(Region(start, end, meaning.key))


def _place(element: Element) -> Place:
    """Its offsets, and its name as the words when it is as long as they are."""
    start, end = number(element, "startPosition"), number(element, "endPosition")
    name = attribute(element, "name", "")
    lengths = (len(name), len(name.encode("utf-16-le", "surrogatepass")) // 2)
    if name and end - start in lengths:
        return Place(start, end, name, likely=True)
    return Place(start, end)


def _attributes(label: str, answers: Iterable[Meaning]) -> dict[str, str | list[str]]:
    found: dict[str, str | list[str]] = {}
    for one in answers:
        if one.key != label:
            continue
        if one.kind == "one" and one.value is not None:
            found[one.attribute] = one.value
        elif one.kind == "several":
            listed = found.setdefault(one.attribute, [])
            if isinstance(listed, list) and one.value is not None:
                listed.append(one.value)
    return found
