"""What every test gets: no screen, a home of its own, and no warning that passes unseen."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from annotator.ui.application import Application

# A busy machine is no finding: figures are the benchmarks' business.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

# Before anything imports Qt. A person may set another platform to watch the tests.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_DOCUMENTS_DIR": "Documents",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--benchmark", action="store_true", help="run the benchmarks too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--benchmark"):
        return
    for item in items:
        if "benchmark" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="a benchmark: run with --benchmark"))


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    """Ours, whichever test is the first that needs an application."""
    from annotator.ui.application import Application

    return Application


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder: settings, backups and caches of a test go nowhere else."""
    folder = tmp_path_factory.mktemp("home")
    for variable, below in HOMES.items():
        monkeypatch.setenv(variable, str(folder / below))
    return folder


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project, made once and never opened again."""
    from annotator.exchange.sample import open_sample

    return open_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def sample(made_sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample project for one test, alone in its folder."""
    folder = tmp_path / "sample"
    folder.mkdir()
    return Path(shutil.copy(made_sample, folder))


@pytest.fixture
def expected_logs() -> list[str]:
    """Append a phrase of each log record, warning or worse, that the test means to cause."""
    return []


@pytest.fixture(autouse=True)
def no_unexpected_logs(
    caplog: pytest.LogCaptureFixture, expected_logs: list[str]
) -> Iterator[None]:
    """Fail on a log record, warning or worse, that was not expected, and on one that stayed out."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    messages = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    unexpected = [m for m in messages if not any(phrase in m for phrase in expected_logs)]
    missing = [phrase for phrase in expected_logs if not any(phrase in m for m in messages)]
    assert not unexpected, f"logged without being expected: {unexpected}"
    assert not missing, f"expected in the log, but not there: {missing}"
