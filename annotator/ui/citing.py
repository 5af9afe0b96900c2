"""How a tag is cited: its words, who said them and who passed them on, where they stand."""

from __future__ import annotations

from annotator.domain.values import Annotation
from annotator.ui.dates import day
from annotator.ui.reading import card
from annotator.ui.words import tr
from annotator.ui.workspace import Workspace


def citation(workspace: Workspace, annotation: Annotation) -> str:
    """`words — who said it, via who passed it on. “Headline”, publisher, date, address`."""
    said = card(workspace.project, workspace.text, annotation)
    cited = said.words
    by = [end.name for end in said.ends.get("source", ())]
    via = [end.name for end in said.ends.get("relay", ())]
    if by and via:
        who = tr("{source}, via {relay}").format(source=by[0], relay=", ".join(via))
        cited = f"{cited} — {who}"
    elif by or via:
        cited = f"{cited} — {(by or via)[0]}"
    article = workspace.opened.article
    title = f"“{article.title}”" if article.title else ""
    where = (title, article.publisher, day(article.published, long=True), article.url)
    return ". ".join(filter(None, (cited, ", ".join(filter(None, where)))))
