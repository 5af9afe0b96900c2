"""Every benchmark, or those whose names are given: `python tests/benchmarks/run.py [open tag …]`.

The same as `python -m pytest tests/benchmarks --benchmark -s`, one line of JSON each.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
COMMAND = (
    "-m",
    "pytest",
    "--benchmark",
    "-m",
    "benchmark",
    "-q",
    "-s",
    "-p",
    "no:cacheprovider",
    "-o",
    "faulthandler_timeout=0",
)


def main(names: list[str]) -> int:
    files = [str(HERE / f"test_{name}.py") for name in names] or [str(HERE)]
    return subprocess.run([sys.executable, *COMMAND, *files], cwd=HERE.parents[1]).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
