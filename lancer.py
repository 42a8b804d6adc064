#!/usr/bin/env python3
"""Start facilitateur from its folder: the first start installs it into `.venv`, the next ones start it at once.

    python3 lancer.py [arguments of facilitateur]
    python3 lancer.py tests [arguments of pytest]

It needs Python alone: Debian's bare one, without pip, ensurepip or uv, is enough. In `.venv`, `lancer.program` and
`lancer.tests` hold what was installed for whom. What the first start does is in `tools/installation.py`.

Note: only `os` and `sys` are imported at the top, since everything else would delay each start.
"""

import os
import sys


def say(french: str, english: str, end: str = "\n") -> None:
    """Say a sentence in the language of the system, beside the program's own output."""
    named = [os.environ[name] for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)]
    sys.stderr.write((english if named and named[0].lower().startswith("en") else french) + end)
    sys.stderr.flush()


# Before any annotation that an old Python could not read, and in words of the oldest Python 3.
if sys.version_info < (3, 11):  # noqa: UP036
    _found = "Python {}.{}".format(*sys.version_info)
    say(
        "facilitateur demande Python 3.11 ou plus récent, et celui-ci est " + _found + ". Installez un Python récent "
        "(https://www.python.org/downloads/), puis relancez avec lui, par exemple : python3.12 lancer.py",
        "facilitateur needs Python 3.11 or newer, and this one is " + _found + ". Install a recent Python "
        "(https://www.python.org/downloads/), then start again with it, for instance: python3.12 lancer.py",
    )
    sys.exit(1)

HERE = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(HERE, ".venv")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")))
PROGRAM = os.path.join(VENV, "lancer.program")
TESTS = os.path.join(VENV, "lancer.tests")


class StopError(Exception):
    """Nothing can be started; holds the sentence in French, then in English."""


def main() -> int:
    """Install what is missing, then become the program or its tests."""
    arguments = sys.argv[1:]
    tests = arguments[:1] == ["tests"]
    try:
        if not is_installed(tests):
            sys.path.insert(0, os.path.join(HERE, "tools"))
            from installation import install

            install(tests)
        if not tests:
            return start([PYTHON, "-P", "-m", "facilitateur", *arguments])
        os.chdir(HERE)
        # Tests of screens and terminals wait more than they compute: two for each processor.
        workers = str(min(8, 2 * (os.cpu_count() or 2)))
        return start([PYTHON, "-m", "pytest", *(arguments[1:] or ["-n", workers, "--dist", "worksteal"])])
    except StopError as stop:
        say(*stop.args)
    except KeyboardInterrupt:
        say("\nInterrompu. Relancez la même commande : elle reprendra.", "\nInterrupted. Start again: it will resume.")
        return 130
    except Exception as problem:  # No traceback reaches a facilitator.
        say(
            f"facilitateur n'a pas pu être préparé dans {VENV} : {problem}. Vérifiez que ce dossier vous appartient, "
            "qu'il reste de la place et que le disque permet d'exécuter des programmes, puis relancez.",
            f"facilitateur could not be prepared in {VENV}: {problem}. Check that this folder is yours, that there is "
            "room left and that programs may run from this disk, then start again.",
        )
    return 1


def start(command: list[str]) -> int:
    """Become the command, so that signals, exit code and terminal go straight; Windows can only wait for it."""
    if sys.platform != "win32":
        os.execv(command[0], command)
    import signal
    import subprocess

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.call(command)


def read(path: str) -> bytes | None:
    """Return what a file holds, None when there is none."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def wanted() -> bytes:
    """Return what an up-to-date installation was made for: this version of Python and this pyproject.toml."""
    project = read(os.path.join(HERE, "pyproject.toml"))
    if project is None:
        raise StopError(
            f"Il manque des fichiers à côté de {__file__} : copiez le dossier entier de facilitateur, puis relancez.",
            f"Files are missing beside {__file__}: copy the whole folder of facilitateur, then start again.",
        )
    return "{}.{}\n".format(*sys.version_info).encode() + project


def is_installed(tests: bool) -> bool:
    """Tell whether nothing is to be installed; the only question that every start asks."""
    return read(TESTS if tests else PROGRAM) == wanted() and os.path.exists(PYTHON)


if __name__ == "__main__":
    sys.modules["lancer"] = sys.modules["__main__"]  # What installation.py imports is this very module.
    sys.exit(main())
