"""The colours of the program's themes as style sheets name them."""

from __future__ import annotations

import json
from functools import cache

from annotator.resource import resource

NAMES = ("quote", "claim", "source", "cue", "scare", "other")
"""The colours of labels; each has `…_text` and `…_tint` beside it."""
_PAGE = ("canvas", "page", "line", "text", "muted", "accent", "done", "done_fill", "working")
_PAGE_MORE = ("working_fill", "waiting", "waiting_fill", "on_label", "hover")
_MOST_LANES = 4


@cache
def theme(name: str) -> dict[str, str]:
    """The colours of `light` or `dark`, `#rrggbb` each."""
    found: dict[str, str] = json.loads(resource(f"themes/{name}.json").read_text("utf-8"))[
        "colours"
    ]
    return found


@cache
def colours() -> str:
    """Style sheet: every colour in light and dark, and the classes that use those of labels."""
    dark = _variables("dark")
    rules = [f":root {{ color-scheme: light dark; {_variables('light')} }}"]
    rules.append(f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}")
    rules.append(f"@media print {{ :root {{ color-scheme: light; {_variables('light')} }} }}")
    for name in NAMES:
        rules.append(f".t-{name} {{ --tint: var(--{name}-tint); }}")
        rules.append(f".c-{name} {{ --label: var(--{name}); --label-text: var(--{name}-text); }}")
        rules += [
            f".u{lane}-{name} {{ --c{lane}: var(--{name}); }}" for lane in range(1, _MOST_LANES + 1)
        ]
    return "\n".join(rules) + "\n"


def _variables(name: str) -> str:
    found = theme(name)
    keys = [*_PAGE, *_PAGE_MORE]
    keys += [f"{label}{kind}" for label in NAMES for kind in ("", "_text", "_tint")]
    return " ".join(f"--{key.replace('_', '-')}: {found[key]};" for key in keys)
