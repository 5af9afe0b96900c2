"""The program's own code, as the tests of the house read it."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

OPENING = """
import sys
from annotator.cli.main import main
from annotator.ui.start import load_qt
load_qt()
from PySide6.QtCore import QTimer
from annotator.ui import application

class Watched(application.Application):
    def show_window(self, window):
        super().show_window(window)
        QTimer.singleShot(0, self, self.leave)

    def leave(self):
        print(*sys.modules)
        print(self.window.isVisible(), self.window.windowTitle())
        self.closeAllWindows()

application.Application = Watched
sys.exit(main(["--sample"]))
"""


@dataclass(frozen=True)
class Module:
    """One Python file below `root`: its place there, its dotted name, and what it imports."""

    root: Path
    path: Path

    @property
    def place(self) -> str:
        return self.path.relative_to(self.root).as_posix()

    @property
    def name(self) -> str:
        return self.place.removesuffix(".py").replace("/", ".").removesuffix(".__init__")

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))

    @property
    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
        return [node for node in self.nodes if isinstance(node, kinds)]

    def imports(self) -> list[str]:
        """Dotted names of all it imports, wherever the import stands; `from a import b` is a.b."""
        found: list[str] = []
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                found += [f"{self._origin(node)}.{alias.name}" for alias in node.names]
        return found

    def _origin(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.path.relative_to(self.root).parts[: -node.level]
        return ".".join([*package, node.module] if node.module else package)


def modules_below(root: Path, *folders: str) -> list[Module]:
    paths = sorted(path for folder in folders for path in (root / folder).rglob("*.py"))
    return [Module(root, path) for path in paths]


@pytest.fixture(scope="session")
def checkout() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def all_code() -> list[Module]:
    """Every Python file there is: the package, its tests and run.py."""
    return [*modules_below(ROOT, "annotator", "tests"), Module(ROOT, ROOT / "run.py")]


@pytest.fixture(scope="session")
def program(all_code: list[Module]) -> list[Module]:
    """Every module of the package."""
    return [module for module in all_code if module.place.startswith("annotator/")]


@pytest.fixture
def module_with(tmp_path: Path):
    """Make a module at a place, with some code in it, to try a rule on."""

    def make(place: str, code: str) -> Module:
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
        return Module(tmp_path, path)

    return make


@pytest.fixture(scope="session")
def opening_code() -> str:
    """Opens the window on the sample as the command does; prints the modules loaded until it
    stands there, then whether it is visible with its title, and closes it."""
    return OPENING
