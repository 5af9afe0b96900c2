"""The rows of the review: made from annotations, kept in step by every edit or soon after it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from annotator.domain.values import HEADS
from annotator.store.chain import canonical_json
from annotator.store.links import links_of
from annotator.store.many import chunks, marks
from annotator.store.review_making import REACH, Made, made_rows
from annotator.store.review_tables import ReviewRow
from annotator.store.versions import keep_versions, leave_versions

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project

MOST = 2_000
"""An edit that touches more annotations than this leaves its articles to be listed later."""

STEP = 200
"""How many rows are made in one step of catching up."""

FEW = 50
"""An edit that concerns no more annotations than this may leave their rows for a moment later."""

_TEXT = "List what is tagged"

NAMES = tuple(field.column_name for field in ReviewRow._meta.sorted_fields)
_HEADS = ", ".join(f"'{label}'" for label in sorted(HEADS))
_COLUMNS = ", ".join(f'"{name}"' for name in NAMES)
_REPLACE = f"INSERT OR REPLACE INTO review_row ({_COLUMNS}) VALUES ({marks(NAMES)})"


def keep_review(edit: Edit) -> None:
    """Bring the review's rows in step with what an edit has touched, within the edit.

    Where the project `lists_later`, a small edit of tags leaves that to `list_due`.
    """
    touched = edit.touched
    if touched.of("article"):
        _leave(edit, keep_versions(edit, touched.of("article")))
    many = (touched.annotations, touched.of("source"), touched.of("article"), touched.of("region"))
    if not any(many) and not touched.waived:
        return
    if len(touched.annotations) > MOST:
        _leave(edit, touched.articles)
        return
    ids = [*touched.annotations, *touched.waived]
    ids += _where(edit.project, "SELECT id FROM annotation WHERE source", touched.of("source"))
    wide = touched.of("article") or touched.of("region")
    if edit.project.lists_later and not wide and len(ids) <= FEW:
        edit.run_many("INSERT OR IGNORE INTO review_due VALUES (?)", ((id,) for id in ids))
    else:
        _list(edit, ids)


def list_due(project: Project) -> None:
    """Make the rows that small edits have left since. Raises StoreError like any edit."""
    if not project.read_only and _due(project):
        with project.edit(_TEXT, kind="system") as edit:
            _list(edit)


def _list(edit: Edit, ids: Collection[int] = ()) -> None:
    """Make the rows that tell of these annotations, and all that are due.

    All that is due is listed before anything else is: an annotation that is gone is found beside
    others by its own row only.
    """
    project, touched = edit.project, edit.touched
    due = _due(project)
    if due:
        edit.run("DELETE FROM review_due", ())
    places = {*touched.annotations, *due}
    heads = {*_heads(project, [*ids, *due]), *_beside(project, places)}
    changed = _changed_articles(project, touched.of("article"))
    apart = {*changed, *_articles_of_regions(project, touched)}
    others = _others_in(project, apart, heads)
    if len(others) <= STEP:
        heads |= others
        apart = set()
    if len(heads) > MOST:
        apart.update(_where(project, "SELECT DISTINCT article FROM annotation WHERE id", heads))
        listed = "SELECT DISTINCT article FROM review_row WHERE annotation"
        apart.update(_where(project, listed, places))
        _leave(edit, apart)
        return
    _write(edit, {*heads, *places}, made_rows(project, heads))
    _leave(edit, apart)


def catching_up(project: Project) -> Iterator[tuple[int, int]]:
    """Make rows that were left for later, a step at a time: how many articles of how many are done.

    Each step is committed; the caller may do other things between two, or stop for good.
    """
    list_due(project)
    ((whole,),) = project.query("SELECT count(*) FROM review_pending")
    done = 0
    while waiting := project.query("SELECT article, after FROM review_pending LIMIT 1"):
        ((article, after),) = waiting
        with project.edit(_TEXT, kind="system") as edit:
            if _due(project):
                _list(edit)
            ended = _go_on(edit, article, after)
        done += ended
        yield done, max(whole, done)


def catch_up(project: Project) -> None:
    """Make all rows that were left for later."""
    for _ in catching_up(project):
        pass


def is_behind(project: Project) -> bool:
    """True when rows were left to be made later."""
    left = "SELECT (SELECT 1 FROM review_pending LIMIT 1), (SELECT 1 FROM review_due LIMIT 1)"
    return project.query(left) != [(None, None)]


def leave_all(edit: Edit) -> None:
    """Have all rows made anew."""
    for table in ("review_row", "review_traits", "review_pending", "review_due"):
        edit.run(f"DELETE FROM {table}", ())
    leave_versions(edit)
    edit.run("INSERT INTO review_pending SELECT id, 0 FROM article", ())


def _go_on(edit: Edit, article: int, after: int) -> bool:
    """Make the next rows of an article; True when these were the last."""
    project = edit.project
    if after == 0:
        gone = project.query(
            "SELECT annotation FROM review_row r WHERE r.article = ? AND NOT EXISTS "
            f"(SELECT 1 FROM annotation a WHERE a.id = r.annotation AND a.label IN ({_HEADS}))",
            (article,),
        )
        _write(edit, [id for (id,) in gone], {})
    found = project.query(
        f"SELECT id FROM annotation WHERE article = ? AND id > ? AND label IN ({_HEADS}) "
        "ORDER BY id LIMIT ?",
        (article, after, STEP),
    )
    heads = [id for (id,) in found]
    _write(edit, heads, made_rows(project, heads))
    if len(heads) < STEP:
        edit.run("DELETE FROM review_pending WHERE article = ?", (article,))
        return True
    edit.run("UPDATE review_pending SET after = ? WHERE article = ?", (heads[-1], article))
    return False


def _due(project: Project) -> list[int]:
    return [id for (id,) in project.query("SELECT annotation FROM review_due")]


def _leave(edit: Edit, articles: Iterable[int]) -> None:
    edit.run_many("INSERT OR REPLACE INTO review_pending VALUES (?, 0)", ((id,) for id in articles))


def _where(project: Project, statement: str, ids: Collection[int]) -> list[int]:
    """The numbers that a statement finds for any of these ids."""
    return [
        id
        for chunk in chunks(sorted(ids))
        for (id,) in project.query(f"{statement} IN ({marks(chunk)})", chunk)
    ]


def _heads(project: Project, ids: Collection[int]) -> set[int]:
    """Of these annotations the quotes and claims, and those that are linked to one of them."""
    wanted = sorted({*ids, *(link.origin for link in links_of(project, sorted(ids)))})
    return {*_where(project, f"SELECT id FROM annotation WHERE label IN ({_HEADS}) AND id", wanted)}


def _beside(project: Project, ids: Collection[int]) -> set[int]:
    """The quotes and claims that lie where these lie, or lay until now."""
    found: set[int] = set()
    for chunk in chunks(sorted(ids)):
        where = marks(chunk)
        found.update(
            id
            for (id,) in project.query(
                'WITH place AS (SELECT article, start, "end" FROM span '
                f"WHERE annotation IN ({where}) UNION ALL "
                f'SELECT article, place, "end" FROM review_row WHERE annotation IN ({where})) '
                "SELECT DISTINCT s.annotation FROM place p CROSS JOIN span s "
                f'ON s.article = p.article AND s.start > p.start - {REACH} AND s.start < p."end" '
                'AND s."end" > p.start CROSS JOIN annotation a ON a.id = s.annotation '
                f"WHERE a.label IN ({_HEADS})",
                [*chunk, *chunk],
            )
        )
    return found


def _others_in(project: Project, articles: Collection[int], heads: Collection[int]) -> set[int]:
    """Other quotes and claims of these articles: no more than one beyond a step of them."""
    found: set[int] = set()
    for chunk in chunks(sorted(articles)):
        found.update(
            id
            for (id,) in project.query(
                f"SELECT id FROM annotation WHERE article IN ({marks(chunk)}) "
                f"AND label IN ({_HEADS}) AND id NOT IN (SELECT value FROM json_each(?)) LIMIT ?",
                [*chunk, canonical_json(sorted(heads)), STEP + 1],
            )
        )
    return found


def _changed_articles(project: Project, ids: Collection[int]) -> list[int]:
    """The articles whose rows show another headline, publisher or date than they have now."""
    from annotator.store.articles import articles

    found = []
    for article in articles(project, sorted(ids)):
        shown = project.query(
            "SELECT headline, publisher, published FROM review_row WHERE article = ? LIMIT 1",
            (article.id,),
        )
        now = (article.title, article.publisher or "", article.published or "")
        if shown and shown[0] != now:
            found.append(article.id)
    return found


def _articles_of_regions(project: Project, touched: Any) -> Collection[int]:
    return touched.articles if touched.of("region") else ()


def _write(edit: Edit, ids: Collection[int], made: Mapping[int, Made]) -> None:
    """Let the rows of these annotations be those that were made; those not made are dropped."""
    before: dict[int, Sequence[Any]] = {}
    for chunk in chunks(sorted(ids)):
        for row in edit.project.query(
            f"SELECT {_COLUMNS} FROM review_row WHERE annotation IN ({marks(chunk)})", chunk
        ):
            before[row[0]] = row
    by = Counter[int]()
    numbers: dict[str, int] = {}
    rows = []
    stamp = _next_stamp(edit.project)
    for id, (row, traits) in made.items():
        text = canonical_json(traits)
        if text not in numbers:
            numbers[text] = _number(edit, text)
        whole = (*row, numbers[text])
        if before.get(id, ())[:-1] != whole:
            rows.append((*whole, stamp))
            by[numbers[text]] += 1
            if id in before:
                by[before[id][-2]] -= 1
    gone = [id for id in before if id not in made]
    by.subtract(before[id][-2] for id in gone)
    edit.run_many("DELETE FROM review_row WHERE annotation = ?", ((id,) for id in gone))
    edit.run_many(_REPLACE, rows)
    edit.run_many(
        "UPDATE review_traits SET count = count + ? WHERE id = ?",
        ((count, id) for id, count in by.items() if count),
    )


def _next_stamp(project: Project) -> int:
    """Greater than any stamp there is, and than those of a list that was made before this one."""
    ((last,),) = project.query("SELECT coalesce(max(stamp), 0) FROM review_row")
    return max(int(last) + 1, time.time_ns() // 1_000_000)


def _number(edit: Edit, traits: str) -> int:
    found = edit.project.query("SELECT id FROM review_traits WHERE traits = ?", (traits,))
    if found:
        return int(found[0][0])
    made = edit.run("INSERT INTO review_traits (traits, count) VALUES (?, 0)", (traits,))
    return int(made.lastrowid or 0)
