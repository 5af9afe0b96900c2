"""Sets Article Annotator up in this folder and starts it; needs nothing but Python 3.11.

    python3 run.py               open the window on the sample project
    python3 run.py PROJECT ...   open the window with these words handed on to `annotator`
    python3 run.py test ...      run every check; further words are handed on to pytest

On Windows: `py run.py`. The first start builds the folder .venv and takes a minute or two.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "whole"
LOG = ROOT / "build" / "setup.log"
OLDEST = (3, 11)
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# What Qt loads on Linux, and the Debian package that carries it.
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {"libwayland-cursor.so.0": "libwayland-cursor0", "libwayland-egl.so.1": "libwayland-egl1"}


class Stop(Exception):
    """Setting up cannot go on; the message says what the person can do."""


def main(words: list[str]) -> int:
    if words[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    testing = words[:1] == ["test"]
    try:
        check_python()
        if not testing:
            check_screen()
        prepare_system(needed_libraries(testing))
        prepare_environment("dev" if testing else "")
        return run_checks(words[1:]) if testing else open_window(words)
    except Stop as reason:
        print(reason, file=sys.stderr)
    except OSError as error:
        print(f"Setting up failed: {error}.", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped. The next start goes on from here.", file=sys.stderr)
        return 130
    return 1


def say(line: str) -> None:
    print(line, flush=True)


def check_python() -> None:
    if tuple(sys.version_info[:2]) < OLDEST:
        raise Stop(
            f"Article Annotator needs Python 3.11 or newer; this is {sys.version.split()[0]}."
        )


def check_screen() -> None:
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise Stop(
            "There is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set."
        )


def needed_libraries(testing: bool) -> dict[str, str]:
    """File name -> Debian package of what Qt needs here; tests draw without a screen."""
    if not sys.platform.startswith("linux"):
        return {}
    needed = dict(OFFSCREEN)
    if not testing and os.environ.get("DISPLAY"):
        needed.update(X11)
    if not testing and os.environ.get("WAYLAND_DISPLAY"):
        needed.update(WAYLAND)
    return needed


def prepare_system(libraries: dict[str, str]) -> None:
    """Have every library, and Python's own means to make environments, or Stop.

    Qt aborts the whole process when one is missing, so they are tried before Qt is.
    """
    missing = missing_parts(libraries)
    if missing:
        install_packages(missing)
        missing = missing_parts(libraries)
    if missing:
        raise Stop(f"Still missing after the installation: {', '.join(missing)}.")


def missing_parts(libraries: dict[str, str]) -> dict[str, str]:
    missing = {name: package for name, package in libraries.items() if not loads(name)}
    importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip") and not shutil.which("uv"):
        missing["ensurepip"] = venv_package()
    return missing


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def venv_package() -> str:
    if Path(sys.executable).resolve() == Path("/usr/bin/python3").resolve():
        return "python3-venv"
    return f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def install_packages(missing: dict[str, str]) -> None:
    if not shutil.which("apt-get"):
        raise Stop(
            f"This system lacks {', '.join(missing)}; please install them with its own package "
            "manager and start again."
        )
    update = ["apt-get", "update"]
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *sorted(missing.values())]
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    front = ["sudo"] if shutil.which("sudo") and not as_root else []
    shown = " && ".join(shlex.join(front + command) for command in (update, install))
    if not as_root and not (front and may_use_sudo(shown)):
        who = "" if front else " as root"
        raise Stop(f"Some system packages are missing. Please run{who}:\n\n  {shown}\n")
    say(f"Installing system packages: {' '.join(sorted(missing.values()))} …")
    quiet = [*front, "env", "DEBIAN_FRONTEND=noninteractive"]
    LOG.unlink(missing_ok=True)
    run_logged(quiet + update)  # may fail for one broken source and still have found the packages
    logged(quiet + install, "The system packages could not be installed.")


def may_use_sudo(shown: str) -> bool:
    """Whether packages may be installed: asked for at a terminal, else if sudo asks nothing."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        say(f"Some system packages are missing. This would install them:\n\n  {shown}\n")
        try:
            return input("Run it now? [Y/n] ").strip().lower() in ("", "y", "yes")
        except EOFError:
            return False
    if subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode != 0:
        return False
    say(f"Some system packages are missing, and sudo asks for no password: {shown}")
    return True


def prepare_environment(extra: str) -> None:
    """Have a whole .venv for this checkout and this Python, with the `extra` installed."""
    identity = environment_identity()
    stamp = read_stamp()
    if stamp[:1] != [identity] or not PYTHON.exists():
        stamp = [identity]
        remove_environment()
    elif not extra or extra in stamp:
        return
    # Away first and written last: without it the folder counts as half built and is made anew.
    STAMP.unlink(missing_ok=True)
    LOG.unlink(missing_ok=True)
    wanted = f".[{extra}]" if extra else "."
    if not (shutil.which("uv") and install_with_uv(wanted)):
        install_with_pip(wanted)
    STAMP.write_text("\n".join([*stamp, extra]), encoding="utf-8")


def read_stamp() -> list[str]:
    """What .venv was made for, then the extras in it; empty when it is not whole."""
    try:
        return STAMP.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []


def environment_identity() -> str:
    """Changes with what is to be installed, with the Python that installs, and with the place."""
    parts = (ROOT / "pyproject.toml").read_bytes(), sys.version.encode(), os.fsencode(ROOT)
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def remove_environment() -> None:
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        say("The folder .venv is not whole or not up to date: building it again …")
        shutil.rmtree(VENV)


def install_with_uv(wanted: str) -> bool:
    say("Setting up with uv; Qt is a download of about 85 MB …")
    commands = [["uv", "pip", "install", "--python", str(PYTHON), "--editable", wanted]]
    if not PYTHON.exists():
        commands.insert(0, ["uv", "venv", "--python", sys.executable, str(VENV)])
    if all(run_logged(command) == 0 for command in commands):
        return True
    say("uv could not do it; trying pip …")
    remove_environment()
    return False


def install_with_pip(wanted: str) -> None:
    pip = [str(PYTHON), "-m", "pip"]
    if PYTHON.exists() and run_logged([*pip, "--version"]) != 0:
        remove_environment()  # uv made it, and uv puts no pip inside
    if not PYTHON.exists():
        if not importlib.util.find_spec("ensurepip"):
            install_packages({"ensurepip": venv_package()})
        say("Making the environment .venv …")
        logged([sys.executable, "-m", "venv", str(VENV)], "The environment could not be made.")
    say("Installing Article Annotator; Qt is a download of about 85 MB …")
    # Python compiles what it loads; pip would compile all that lies there, five times as much.
    logged([*pip, "install", "--no-compile", "--editable", wanted], "The installation failed.")


def open_window(words: list[str]) -> int:
    say("Opening Article Annotator …")
    command = [str(PYTHON), "-P", "-m", "annotator", *(words or ["--sample"])]
    code = subprocess.call(command, env=clean())
    if code < 0:
        raise Stop(
            f"Article Annotator was ended by {signal.Signals(-code).name}. Your work is on disk; "
            "if no window came up, the screen that DISPLAY names cannot be reached."
        )
    return code


def run_checks(words: list[str]) -> int:
    """Every check, pytest last so that its closing lines stand at the end."""
    workers = str(min(os.cpu_count() or 1, 8))
    checks = {
        "ruff check": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        "mypy": ["mypy", "--strict", "annotator", "run.py"],
        "pytest": ["pytest", "-n", workers, "--dist", "loadgroup", *words],
    }
    failed = []
    for name, check in checks.items():
        say(f"\n$ {shlex.join(check)}")
        if subprocess.call([str(PYTHON), "-m", *check], cwd=ROOT, env=clean()) != 0:
            failed.append(name)
    if failed:
        say(f"\nNot in order: {', '.join(failed)}.")
    return 1 if failed else 0


def clean() -> dict[str, str]:
    """Our environment variables without those that would bend another Python, or slow it down."""
    bending = ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if name not in bending}


def run_logged(command: list[str]) -> int:
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("ab") as log:
        log.write(f"\n$ {shlex.join(command)}\n".encode())
        log.flush()
        return subprocess.call(
            command, cwd=ROOT, env=clean(), stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )


def logged(command: list[str], failure: str) -> None:
    """Run a command with its output in the log. Stop, with the log's end, when it fails."""
    if run_logged(command) != 0:
        lines = LOG.read_text(encoding="utf-8", errors="replace").splitlines()
        raise Stop("\n".join(["", *lines[-25:], "", f"{failure} The whole log: {LOG}"]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
