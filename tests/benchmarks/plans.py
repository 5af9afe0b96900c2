"""How SQLite goes about the statements that some work asks: along an index, or row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from annotator.store.project import Project
from tests.benchmarks.figures import Figures

_TABLE = "review_row"


def plans(project: Project, work: Callable[[], object]) -> Figures:
    """The steps that `work` takes over the review's rows, and how many statements take each.

    `without_index` counts those that look at every row of the table; `sorted_whole` those that
    put what they found in order themselves, which is meant for few rows.
    """
    asked: dict[str, None] = {}
    connection = project.connection
    connection.set_trace_callback(lambda statement: asked.setdefault(statement))
    try:
        work()
    finally:
        connection.set_trace_callback(None)
    steps: Counter[str] = Counter()
    for statement in asked:
        if statement.startswith("SELECT") and _TABLE in statement:
            found = project.query(f"EXPLAIN QUERY PLAN {statement}")
            steps.update({row[-1] for row in found if _TABLE in row[-1] or "TEMP" in row[-1]})
    return {
        "without_index": sum(count for step, count in steps.items() if step == f"SCAN {_TABLE}"),
        "sorted_whole": sum(count for step, count in steps.items() if "TEMP" in step),
        "steps": dict(steps.most_common()),
    }
