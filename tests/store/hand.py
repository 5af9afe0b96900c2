"""Somebody who does anything that can be done to a project, by chance."""

from __future__ import annotations

from dataclasses import replace

from annotator.domain.errors import RuleError
from annotator.domain.records import SourceRecord
from annotator.domain.scheme import Value
from annotator.store import annotations as tags
from annotator.store import (
    articles,
    comments,
    intake,
    links,
    regions,
    scheme_attributes,
    scheme_labels,
    sources,
    waivers,
)
from annotator.text.span import Span
from tests.store.samples import TEXT, news, uid


class NothingThereError(Exception):
    """There is none to do it to."""


class Hand:
    """Does one thing after another to `project`, as `chance` will have it."""

    def __init__(self, project, chance):
        self.project = project
        self.chance = chance
        self.number = 1000

    def any_id(self, table):
        found = self.project.query(f'SELECT id FROM "{table}" ORDER BY id')
        if not found:
            raise NothingThereError
        return self.chance.choice(found)[0]

    def span(self):
        start = self.chance.randrange(len(TEXT) - 1)
        return Span(start, min(len(TEXT), start + self.chance.randint(1, 60)))

    def words(self):
        return self.chance.choice(["", "a note", "💬 ünïcode", "two\nlines", "x" * 5000])

    def tag(self, edit):
        spans = [self.span() for _ in range(self.chance.choice([1, 1, 1, 2, 3]))]
        label = self.chance.choice(["quote", "claim", "source", "cue", "scare"])
        tags.add_annotation(edit, self.any_id("article"), label, spans, note=self.words())

    def move(self, edit):
        tags.set_spans(edit, self.any_id("annotation"), [self.span(), self.span()])

    def widen(self, edit):
        tags.add_span(edit, self.any_id("annotation"), self.span())

    def relabel(self, edit):
        label = self.chance.choice(["quote", "claim", "source"])
        tags.set_label(edit, self.any_id("annotation"), label)

    def attribute(self, edit):
        value = self.chance.choice(["direct", "indirect", "mixed", None])
        tags.set_attribute(edit, self.any_id("annotation"), "form", value)

    def note(self, edit):
        tags.set_note(edit, self.any_id("annotation"), self.words())

    def review(self, edit):
        state = self.chance.choice(["verified", "needs_work", "unreviewed"])
        tags.set_review(edit, self.any_id("annotation"), state)

    def entry(self, edit):
        id = self.chance.choice([None, self.any_id("source")])
        tags.set_entry(edit, self.any_id("annotation"), id)

    def remove(self, edit):
        count = self.chance.randint(1, 3)
        tags.remove_annotations(edit, {self.any_id("annotation") for _ in range(count)})

    def link(self, edit):
        kind = self.chance.choice(["source", "cue", "relay", "nested_in", "supports"])
        links.add_link(edit, kind, self.any_id("annotation"), self.any_id("annotation"))

    def unlink(self, edit):
        links.remove_link(edit, self.any_id("link"))

    def name(self, edit):
        sources.add_source(edit, SourceRecord("", self.words() or "X", aliases=("a", "b")))

    def rename(self, edit):
        sources.set_source(edit, self.any_id("source"), name=self.words() or "Y", aliases=["c"])

    def forget(self, edit):
        sources.remove_source(edit, self.any_id("source"))

    def region(self, edit):
        regions.add_region(edit, self.any_id("article"), "boilerplate", self.span())

    def unregion(self, edit):
        regions.remove_region(edit, self.any_id("region"))

    def say(self, edit):
        article = self.any_id("article")
        comments.add_comment(edit, article, self.words() + "!", None)

    def unsay(self, edit):
        comments.remove_comment(edit, self.any_id("comment"))

    def waive(self, edit):
        article = self.any_id("article")
        waivers.waive(edit, article, None, "no_source", self.words() + "so be it")

    def status(self, edit):
        state = self.chance.choice(["to_do", "in_progress", "done"])
        articles.set_status(edit, self.any_id("article"), state)

    def metadata(self, edit):
        articles.set_article(edit, self.any_id("article"), headline=self.words(), byline=None)

    def bring(self, edit):
        self.number += 1
        record = news(self.number)
        grown = replace(record.annotations[3], label=f"kind{self.number}", attributes={"how": "so"})
        intake.add_article(edit, replace(record, annotations=(*record.annotations[:3], grown)))

    def bring_again(self, edit):
        number = self.chance.randint(1001, max(1001, self.number))
        id = articles.article_by_uid(self.project, uid("9", number))
        if id is not None:
            intake.merge_article(edit, id, replace(news(number), comments=()))

    def drop(self, edit):
        if len(articles.article_ids(self.project)) > 2:
            articles.remove_article(edit, self.any_id("article"))

    def any_label(self):
        return self.chance.choice(self.project.query("SELECT key FROM label ORDER BY id"))[0]

    def retitle(self, edit):
        scheme_labels.change_label(edit, self.any_label(), title=self.words() or "T")

    def fold(self, edit):
        scheme_labels.merge_labels(edit, self.any_label(), self.any_label())

    def answer(self, edit):
        value = Value(f"v{self.chance.randrange(9)}", self.words() or "V")
        scheme_attributes.add_value(edit, "quote", "form", value)

    DEEDS = (
        *((tag,) * 8 + (link,) * 5 + (move, widen, relabel, attribute, note, review, entry)),
        *(remove, unlink, name, rename, forget, region, unregion, say, unsay, waive),
        *(status, metadata, bring, bring_again, drop, retitle, fold, answer),
    )

    def act(self):
        """One edit of one to three deeds; returns its group, or None when nothing came of it."""
        group = self.chance.choice(["", "", "", "typing"])
        deeds = self.chance.choices(self.DEEDS, k=self.chance.choice([1, 1, 1, 2, 3]))
        text = " and ".join(deed.__name__ for deed in deeds)
        try:
            with self.project.edit(text, group=group or None) as edit:
                for deed in deeds:
                    deed(self, edit)
        except (RuleError, NothingThereError):
            return None
        return group if edit.change is not None else None
