"""The one-step remedy of a remark, where there is one: what its button says, and what it does."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from annotator.domain.remarks import FAR, apart
from annotator.domain.values import Annotation
from annotator.store import annotations as tagged
from annotator.store import links, relays
from annotator.store.edit import Edit
from annotator.text.quotation import form_of
from annotator.text.span import hull, words
from annotator.ui.parts import ENTRY, Part
from annotator.ui.remarks import extents
from annotator.ui.remarks.mend import Find, Mend
from annotator.ui.suggesting import cues_near
from annotator.ui.words import short, tr

if TYPE_CHECKING:
    from annotator.domain.remarks import Remark
    from annotator.ui.window import MainWindow


def mend_for(window: MainWindow, remark: Remark) -> Mend | None:
    """The remedy of a remark; None when a person has to think."""
    workspace = window.workspace
    if remark.annotation is None or workspace.project.read_only:
        return None
    annotation = tagged.annotation(workspace.project, remark.annotation)
    find = MENDS.get(remark.kind)
    return find(window, remark, annotation) if find and annotation else None


def _set_form(window: MainWindow, remark: Remark, one: Annotation) -> Mend | None:
    form = form_of(window.workspace.text, one.spans)
    attribute = window.workspace.scheme.attribute(one.label, "form")
    value = attribute.value(form) if attribute else None
    if value is None:
        return None
    title = tr("Make it {form}").format(form=value.title)
    return Mend(title, lambda: window.tagging.set_attribute(one, "form", form))


def _set_voice(window: MainWindow, remark: Remark, one: Annotation) -> Mend | None:
    """A claim inside a quote is made there; any other is the author's own."""
    workspace = window.workspace
    kind = workspace.scheme.link_kind("asserted_in")
    outer = {end for start, end in (kind.ends if kind else ()) if start == one.label}
    around = next(workspace.opened.around(hull(one.spans), outer), None) if outer else None
    attribute = workspace.scheme.attribute(one.label, "voice")
    known = {value.key for value in attribute.values} if attribute else set()

    def work(edit: Edit) -> None:
        if around is not None:
            links.add_link(edit, "asserted_in", one.id, around)
        voice = "author" if around is None else "attributed"
        if voice in known:
            tagged.set_attribute(edit, one.id, "voice", voice)

    if around is None and "author" not in known:
        return None
    author, linked = tr("It is the author’s own"), tr("Link it to the quote around it")
    title = author if around is None else linked
    return Mend(title, lambda: workspace.do(tr("Say whose claim it is"), work))


def _make_text(window: MainWindow, remark: Remark, one: Annotation) -> Mend | None:
    for id, region in window.workspace.opened.regions:
        if region.kind == "boilerplate" and any(
            span.start < region.end and region.start < span.end for span in one.spans
        ):
            restore = partial(window.tagging.restore_region, id)
            return Mend(tr("Make it text again"), restore)
    return None


def _find_source(window: MainWindow, remark: Remark, one: Annotation) -> Mend | None:
    return Mend(tr("Look who said it"), lambda: _propose(window, one))


def _find_cue(window: MainWindow, remark: Remark, one: Annotation) -> Mend | None:
    return Mend(tr("Look which words say so"), lambda: _propose(window, one))


def _propose(window: MainWindow, one: Annotation) -> None:
    """Propose the ends that a quote lacks, as after it was tagged."""
    window.showing.pick(one.id)
    window.view.setFocus()
    found = window.workspace.picked
    if found is not None:
        window.proposing.begin(found)


def _name(window: MainWindow, remark: Remark, one: Annotation) -> Mend | None:
    """Whoever is likely meant, in one step; else the person types a name."""
    likely = next(iter(window.naming.meant(one.spans)), None)
    if likely is not None:
        part = Part(ENTRY, "", one.spans, one.id, likely)
        new, known = tr("Name them: {name}"), tr("It is {name}")
        title = (new if likely.entry is None else known).format(name=short(likely.name))
        return Mend(title, lambda: window.tagging.attribute(one, [part], tr("Name the source")))

    def ask() -> None:
        window.showing.pick(one.id)
        window.panel_asks.name_picked()

    return Mend(tr("Say who is meant…"), ask)


def _delete_double(window: MainWindow, remark: Remark, one: Annotation) -> Mend | None:
    return Mend(tr("Delete this one"), lambda: window.tagging.remove(one))


def _nearer_cue(window: MainWindow, remark: Remark, one: Annotation) -> Mend | None:
    """The cue that is proposed near it in place of the far one; else none."""
    opened, project = window.workspace.opened, window.workspace.project
    ties = [link for link in opened.marks.links(one.id) if link[1:3] == ("cue", one.id)]
    cues = {cue.id: cue for cue in tagged.annotations_by_id(project, [link[3] for link in ties])}
    far = [link for link in ties if link[3] in cues and apart(one, cues[link[3]]) > FAR]
    if not far:
        return None
    tie, _, _, cue = far[0]
    alone = sum(link[3] == cue for link in opened.marks.links(cue)) == 1
    near = next((part for part in cues_near(opened, one) if part.annotation not in cues), None)

    def work(edit: Edit) -> None:
        relays.untie(edit, tie)
        if alone:
            tagged.remove_annotations(edit, [cue])

    if near is None:
        said = short(words(opened.text, cues[cue].spans))
        title, done = tr("Take “{words}” from it").format(words=said), tr("Take a far cue away")
        return Mend(title, lambda: window.workspace.do(done, work))
    said = short(words(opened.text, near.spans))
    title, done = tr("Take “{words}” as its cue").format(words=said), tr("Take a nearer cue")
    return Mend(title, lambda: window.tagging.attribute(one, [near], done, first=work))


MENDS: Mapping[str, Find] = {
    "no_source": _find_source,
    "no_voice": _set_voice,
    "no_entry": _name,
    "boilerplate": _make_text,
    "no_form": _set_form,
    "form": _set_form,
    "paragraphs": extents.part,
    "no_cue": _find_cue,
    "duplicate": _delete_double,
    "truncated": extents.take_in_whole,
    "unbalanced": extents.balance,
    "overlap": extents.settle_overlap,
    "far_cue": _nearer_cue,
}
