"""What the first start of `lancer.py` does: make `.venv`, find a pip, install into it; and how it starts over.

`lancer.unfinished` stands in `.venv` during an installation, `lancer.log` is pip's own account of the last one.
"""

import configparser
import contextlib
import errno
import glob
import hashlib
import itertools
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import time
from importlib.util import find_spec
from urllib.parse import urljoin
from urllib.request import Request, urlopen

from lancer import HERE, PROGRAM, PYTHON, TESTS, VENV, StopError, is_installed, read, say, wanted

UNFINISHED, LOG, LOCK = (os.path.join(VENV, "lancer." + name) for name in ("unfinished", "log", "lock"))
PYPI = "https://pypi.org/simple"
OFFLINE = (
    "NewConnectionError", "NameResolutionError", "Failed to establish a new connection", "Name or service not known",
    "name resolution", "getaddrinfo failed", "Network is unreachable", "Connection refused", "timed out", "ProxyError",
)  # fmt: skip
"""What pip writes when the network does not answer."""


def install(tests: bool) -> None:
    """Install or update, one start at a time; an installation that was cut short is made anew.

    Raises:
        StopError: It failed and there is nothing older to start.
    """
    is_foreign = os.path.isdir(VENV) and not os.path.exists(LOCK) and os.listdir(VENV) != []
    if is_foreign and not runs():
        raise StopError(
            f"{VENV} n'a pas été fait par facilitateur et ne marche pas. Supprimez-le ou renommez-le, puis relancez.",
            f"{VENV} was not made by facilitateur and does not work. Remove or rename it, then start again.",
        )
    os.makedirs(VENV, exist_ok=True)
    lock = os.open(LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        wait_for_turn(lock)
        if is_installed(tests):
            return
        before = {path: read(path) for path in (PROGRAM, TESTS)}
        if os.path.exists(UNFINISHED) or not runs():
            before = dict.fromkeys(before)
            empty()
        write(UNFINISHED, b"")
        for path in (PROGRAM, TESTS, LOG):
            forget(path)
        if not runs():
            make_environment()
        if run_pip(".[tests]" if tests else ".") == 0:
            see_sources()
            for path in (PROGRAM, TESTS) if tests else (PROGRAM,):
                write(path, wanted())
        else:
            put_up_with(before, tests)
        forget(UNFINISHED)
    finally:
        os.close(lock)


def put_up_with(before: dict[str, bytes | None], tests: bool) -> None:
    """Go on with what was installed when only the network is missing: pip has not touched anything yet.

    Raises:
        StopError: Something else failed, or there is nothing to go on with.
    """
    account = (read(LOG) or b"").decode("utf-8", "replace")
    is_offline = any(words in account for words in OFFLINE)
    if is_offline and before[PROGRAM] is not None:
        for path, content in before.items():
            if content is not None:
                write(path, content)
        forget(UNFINISHED)
        if before[TESTS if tests else PROGRAM] is not None:
            say(
                "Pas de réseau : la mise à jour attendra, facilitateur démarre tel qu'il était installé.",
                "No network: the update will wait, facilitateur starts as it was installed.",
            )
            return
    if is_offline:
        raise StopError(
            "Le réseau ne répond pas, et l'installation en a besoin, la première fois seulement. Connectez-vous à "
            f"Internet (ou réglez le mandataire : https_proxy), puis relancez. Le détail est dans {LOG}",
            "The network does not answer, and the installation needs it, the first time only. Connect to the Internet "
            f"(or set the proxy: https_proxy), then start again. Details are in {LOG}",
        )
    errors = [line for line in account.splitlines() if line.lstrip().lower().startswith("error")] or ["?"]
    raise StopError(
        f"L'installation a échoué. pip dit : « {errors[-1].strip()} ». Relancez ; si cela recommence, lisez {LOG}",
        f'The installation failed. pip says: "{errors[-1].strip()}". Start again; if it fails again, read {LOG}',
    )


def wait_for_turn(lock: int) -> None:
    """Wait until no other start installs; the lock goes to pip too and dies with whoever holds it."""
    os.set_inheritable(lock, True)
    has_said = False
    while True:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except OSError as problem:
            if problem.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                return  # This disk knows no locks.
        if not has_said:
            say("Une autre installation est en cours ici : j'attends.", "Another start is installing here: waiting.")
        has_said = True
        time.sleep(0.2)


def write(path: str, content: bytes) -> None:
    """Make a file hold this."""
    with open(path, "wb") as file:
        file.write(content)


def forget(path: str) -> None:
    """Remove a file if it is there."""
    if os.path.exists(path):
        os.remove(path)


def empty() -> None:
    """Remove everything from the environment but the lock that we hold."""
    for entry in list(os.scandir(VENV)):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        elif entry.path != LOCK:
            os.remove(entry.path)


def runs() -> bool:
    """Tell whether the environment has a Python that runs and is recent enough."""
    check = "import sys; sys.exit(sys.prefix == sys.base_prefix or sys.version_info < (3, 11))"
    try:
        return subprocess.run([PYTHON, "-c", check], stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def make_environment() -> None:
    """Make an empty environment; by hand where venv is missing or refuses (a USB stick knows no symbolic links)."""
    try:
        import venv

        venv.create(VENV, symlinks=sys.platform != "win32")
    except (ImportError, OSError, ValueError):
        if sys.platform == "win32":
            raise
        base = os.path.realpath(sys.executable)
        os.makedirs(site_packages(), exist_ok=True)
        os.makedirs(os.path.dirname(PYTHON), exist_ok=True)
        settings = f"home = {os.path.dirname(base)}\ninclude-system-site-packages = false\n"
        write(os.path.join(VENV, "pyvenv.cfg"), os.fsencode(settings))
        if not os.path.lexists(PYTHON):
            try:
                os.symlink(base, PYTHON)
            except OSError:
                shutil.copy(base, PYTHON)


def site_packages() -> str:
    """Return the folder of the environment's packages."""
    windows, elsewhere = ("Lib",), ("lib", "python{}.{}".format(*sys.version_info))
    return os.path.join(VENV, *(windows if sys.platform == "win32" else elsewhere), "site-packages")


def see_sources() -> None:
    """Point at the sources with a relative path, so that a folder that was moved or copied starts without network."""
    if os.path.isdir(site_packages()):
        path = os.path.relpath(os.path.join(HERE, "src"), site_packages())
        write(os.path.join(site_packages(), "00-lancer.pth"), os.fsencode(path) + b"\n")


def run_pip(target: str) -> int:
    """Run pip quietly under one line that counts the seconds; return its exit code."""
    french, english = "Installation de facilitateur, la première fois seulement…", "Installing facilitateur, once only…"
    is_seen = sys.stderr.isatty()
    say(french, english, end="" if is_seen else "\n")
    options = ["install", "--no-user", "--no-input", "--disable-pip-version-check", "--editable", target]
    command = [*find_pip(), *options]
    patience = {"PIP_RETRIES": "2"} | os.environ  # Of itself, pip keeps trying for a minute where there is no network.
    with open(LOG, "ab") as log:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=HERE, env=patience, close_fds=False
        )
        try:
            for seconds in itertools.count(1):
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(1)
                    break
                if is_seen:
                    say(f"\r{french} {seconds} s", f"\r{english} {seconds} s", end="")
        except KeyboardInterrupt:
            process.wait()
            raise
        finally:
            if is_seen:
                say("", "")
    return process.returncode


def find_pip() -> list[str]:
    """Return the command of a pip that installs into the environment: the system's, Python's own, or a fresh one."""
    if find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", PYTHON]
    if find_spec("ensurepip"):
        with open(LOG, "ab") as log:
            if subprocess.run([PYTHON, "-m", "ensurepip"], stdout=log, stderr=log).returncode == 0:
                return [PYTHON, "-m", "pip"]
    kept = glob.glob(os.path.join(glob.escape(VENV), "pip-*.whl"))
    return [PYTHON, os.path.join(kept[0] if kept else download_pip(), "pip")]


def download_pip() -> str:
    """Download the newest pip that knows this Python, check it against its hash, return where it lies.

    Raises:
        StopError: There is no way to it.
    """

    def suits(file: dict[str, str]) -> bool:
        oldest = re.search(r">=3\.(\d+)", file.get("requires-python") or "")
        is_wheel = re.fullmatch(r"pip-[\d.]+-py3-none-any\.whl", file["filename"]) and not file.get("yanked")
        return bool(is_wheel) and (oldest is None or int(oldest[1]) <= sys.version_info[1])

    index = index_url().rstrip("/") + "/pip/"
    try:
        trust = ssl.create_default_context(cafile=os.environ.get("PIP_CERT"))
        request = Request(index, headers={"Accept": "application/vnd.pypi.simple.v1+json"})
        with urlopen(request, timeout=30, context=trust) as answer:
            files = [file for file in json.load(answer)["files"] if suits(file)]
        newest = max(files, key=lambda file: [int(part) for part in file["filename"].split("-")[1].split(".")])
        with urlopen(urljoin(index, newest["url"]), timeout=60, context=trust) as answer:
            wheel = answer.read()
        if hashlib.sha256(wheel).hexdigest() != newest["hashes"]["sha256"]:
            raise ValueError(f"sha256 != {newest['hashes']['sha256']}")
    except (OSError, ValueError, LookupError) as problem:
        reason = getattr(problem, "reason", problem)
        raise StopError(
            f"pip manque, et le télécharger depuis {index} a échoué : {reason}. Connectez-vous et relancez, ou "
            "installez-le (Debian, Ubuntu : sudo apt install python3-pip).",
            f"pip is missing, and downloading it from {index} failed: {reason}. Connect to the Internet and start "
            "again, or install it (Debian, Ubuntu: sudo apt install python3-pip).",
        ) from problem
    path = os.path.join(VENV, newest["filename"])
    write(path, wheel)
    return path


def index_url() -> str:
    """Return the package index that the user's own pip would ask."""
    at_home = os.path.expanduser("~")
    places = (
        "/etc/pip.conf",
        "/Library/Application Support/pip/pip.conf",
        os.path.join(at_home, ".pip", "pip.conf"),
        os.path.join(os.environ.get("XDG_CONFIG_HOME") or os.path.join(at_home, ".config"), "pip", "pip.conf"),
        os.path.join(os.environ.get("APPDATA") or at_home, "pip", "pip.ini"),
        os.environ.get("PIP_CONFIG_FILE", ""),
    )
    pip = configparser.RawConfigParser(strict=False)
    with contextlib.suppress(configparser.Error, UnicodeDecodeError):  # pip will complain of it better than we could.
        pip.read(places, encoding="utf-8")
    return os.environ.get("PIP_INDEX_URL") or str(pip.get("global", "index-url", fallback=PYPI))
