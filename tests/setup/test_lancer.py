"""`python3 lancer.py`, really run in a copied folder, with a pip that only pretends."""

import ast
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are watched the POSIX way")
ROOT = Path(__file__).parents[2]
BARE = "sys.modules['pip'] = sys.modules['ensurepip'] = None"
WITHOUT_VENV = "sys.modules['venv'] = None"


class TestStarts:
    def test_the_first_start_installs_then_becomes_the_program(self, folder: Any) -> None:
        with folder.begin("animer", "mon défi") as process:
            output, errors = process.communicate(timeout=60)
        assert output.split()[:2] == ["program", str(process.pid)]
        assert output.split()[-3:] == ["animer", "mon", "défi"]
        assert process.returncode == 7
        assert errors == "Installation de facilitateur, la première fois seulement…\n"
        assert str(folder.venv) in output
        assert "--editable ." in folder.calls()[0]

    def test_the_next_start_installs_nothing_and_says_nothing(self, installed: Any) -> None:
        again = installed.start("--version")
        assert again.returncode == 7
        assert again.stderr == ""
        assert len(installed.calls()) == 1

    def test_the_next_start_imports_nothing_of_its_own(self, installed: Any) -> None:
        before = "sys.addaudithook(lambda event, a: event == 'import' and print('IMPORT', a[0], file=sys.stderr))"
        again = installed.start(before=before)
        imported = {line.split()[1] for line in again.stderr.splitlines() if line.startswith("IMPORT")}
        assert imported
        assert imported.isdisjoint({"subprocess", "shutil", "hashlib", "json", "venv", "installation"})

    def test_a_changed_project_is_installed_over_the_old_one(self, installed: Any) -> None:
        (installed.venv / "kept").touch()
        with (installed.path / "pyproject.toml").open("a") as file:
            file.write("\n# one more dependency\n")
        assert installed.start().returncode == 7
        assert len(installed.calls()) == 2
        assert (installed.venv / "kept").exists()

    @pytest.mark.parametrize("content", ["", "3.9\nsomething else"])
    def test_a_stamp_that_says_something_else_leads_to_an_installation(self, installed: Any, content: str) -> None:
        (installed.venv / "lancer.program").write_text(content)
        assert installed.start().returncode == 7
        assert len(installed.calls()) == 2

    def test_a_python_that_went_away_is_replaced(self, installed: Any) -> None:
        (installed.venv / "bin/python").unlink()
        (installed.venv / "bin/python").symlink_to("/nowhere/python3")
        assert installed.start().returncode == 7
        assert len(installed.calls()) == 2

    def test_a_folder_that_was_moved_starts_without_installing(self, installed: Any) -> None:
        shutil.move(installed.path, installed.path.with_name("ailleurs"))
        installed.path = installed.path.with_name("ailleurs")
        assert installed.start().returncode == 7
        assert len(installed.calls()) == 1

    def test_the_current_folder_cannot_shadow_the_program(self, installed: Any, tmp_path: Path) -> None:
        (tmp_path / "facilitateur.py").write_text("raise SystemExit(99)")
        script = str(installed.path / "lancer.py")
        again = subprocess.run([sys.executable, script], cwd=tmp_path, env=installed.environment, capture_output=True)
        assert again.returncode == 7


class TestTests:
    def test_the_command_installs_its_extra_and_passes_everything_on(self, folder: Any) -> None:
        run = folder.start("tests", "-k", "clock")
        assert run.returncode == 5
        assert run.stdout.strip() == f"pytest {folder.path} -k clock"
        assert "--editable .[tests]" in folder.calls()[0]

    def test_without_arguments_every_core_is_used(self, folder: Any) -> None:
        assert "--dist worksteal" in folder.start("tests").stdout

    def test_they_come_with_the_program_but_not_the_other_way_round(self, folder: Any) -> None:
        folder.start()
        folder.start("tests")
        folder.start()
        folder.start("tests")
        assert len(folder.calls()) == 2


class TestRepairs:
    def test_a_killed_installation_is_made_anew(self, folder: Any, wait_until: Any) -> None:
        with folder.begin(FAKE_PIP="slow") as process:
            wait_until(folder.calls)
            os.killpg(process.pid, signal.SIGKILL)
        (folder.venv / "half-installed").write_text("left by the first")
        assert folder.start().returncode == 7
        assert (folder.venv / "half-installed").read_text() == ""

    def test_of_two_starts_at_once_one_installs_and_the_other_waits(self, folder: Any, wait_until: Any) -> None:
        with folder.begin(FAKE_PIP="slow") as first:
            wait_until(folder.calls)
            with folder.begin(FAKE_PIP="slow") as second:
                assert second.stderr is not None
                assert second.stderr.readline() == "Une autre installation est en cours ici : j'attends.\n"
                (folder.notes / "go").touch()
                assert (first.wait(30), second.wait(30)) == (7, 7)
        assert len(folder.calls()) == 1

    def test_a_pip_that_outlives_its_start_is_waited_for(self, folder: Any, wait_until: Any) -> None:
        with folder.begin(FAKE_PIP="slow") as first:
            wait_until(folder.calls)
            first.kill()
            first.wait()
            with folder.begin(FAKE_PIP="slow") as second:
                assert second.stderr is not None
                assert "j'attends" in second.stderr.readline()
                (folder.notes / "go").touch()
                assert second.wait(30) == 7
        assert len(folder.calls()) == 2

    def test_control_c_is_answered_with_a_sentence(self, folder: Any, wait_until: Any) -> None:
        with folder.begin(FAKE_PIP="slow") as process:
            wait_until(folder.calls)
            os.killpg(process.pid, signal.SIGINT)
            _, errors = process.communicate(timeout=30)
        assert process.returncode == 130
        assert "Interrompu. Relancez la même commande" in errors
        assert "Traceback" not in errors
        assert folder.start().returncode == 7


class TestRefusals:
    def test_a_first_start_without_network_says_what_to_do(self, folder: Any) -> None:
        run = folder.start(FAKE_PIP="offline")
        assert run.returncode == 1
        assert "Le réseau ne répond pas" in run.stderr
        assert "Connectez-vous à Internet" in run.stderr
        assert folder.start().returncode == 7

    def test_an_update_without_network_starts_what_is_there_and_is_tried_again(self, installed: Any) -> None:
        (installed.venv / "kept").touch()
        with (installed.path / "pyproject.toml").open("a") as file:
            file.write("\n# newer\n")
        offline = installed.start(FAKE_PIP="offline")
        assert offline.returncode == 7
        assert "Pas de réseau : la mise à jour attendra" in offline.stderr
        online = installed.start()
        assert online.returncode == 7
        assert len(installed.calls()) == 3
        assert (installed.venv / "kept").exists()

    def test_tests_without_network_leave_the_program_as_it_was(self, installed: Any) -> None:
        assert installed.start("tests", FAKE_PIP="offline").returncode == 1
        assert installed.start(FAKE_PIP="offline").stderr == ""

    def test_what_pip_complains_of_is_repeated(self, folder: Any) -> None:
        run = folder.start(FAKE_PIP="broken")
        assert run.returncode == 1
        assert "pip dit : « ERROR: No matching distribution found for textual »" in run.stderr
        assert "lancer.log" in run.stderr

    def test_a_system_in_english_is_answered_in_english(self, folder: Any) -> None:
        assert "The network does not answer" in folder.start(FAKE_PIP="offline", LANG="en_GB.UTF-8").stderr
        assert "Le réseau" in folder.start(FAKE_PIP="offline", LANG="en_GB.UTF-8", LC_ALL="fr_FR.UTF-8").stderr

    def test_a_copied_script_alone_is_recognised(self, folder: Any) -> None:
        (folder.path / "pyproject.toml").unlink()
        run = folder.start()
        assert run.returncode == 1
        assert "copiez le dossier entier" in run.stderr

    def test_a_folder_that_cannot_be_written_is_said(self, folder: Any) -> None:
        folder.venv.write_text("a file where the folder should be")
        run = folder.start()
        assert run.returncode == 1
        assert "n'a pas pu être préparé" in run.stderr

    @pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13)])
    def test_an_older_python_is_told_what_is_needed(self, folder: Any, version: tuple[int, ...]) -> None:
        run = folder.start(before=f"sys.version_info = {version}")
        assert run.returncode == 1
        assert f"celui-ci est Python {version[0]}.{version[1]}." in run.stderr
        assert folder.calls() == []

    def test_an_older_python_can_read_the_script(self) -> None:
        ast.parse((ROOT / "lancer.py").read_text(encoding="utf-8"), feature_version=(3, 6))


class TestEnvironments:
    def test_an_environment_of_somebody_else_is_used_and_kept(self, folder: Any) -> None:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder.venv)], check=True)
        (folder.venv / "theirs").touch()
        assert folder.start().returncode == 7
        assert (folder.venv / "theirs").exists()

    def test_a_broken_environment_of_somebody_else_is_not_touched(self, folder: Any) -> None:
        folder.venv.mkdir()
        (folder.venv / "theirs").touch()
        run = folder.start()
        assert run.returncode == 1
        assert "Supprimez-le ou renommez-le" in run.stderr
        assert (folder.venv / "theirs").exists()

    def test_a_python_without_venv_gets_an_environment_made_by_hand(self, folder: Any) -> None:
        run = folder.start(before=WITHOUT_VENV)
        assert run.returncode == 7
        assert str(folder.venv) in run.stdout

    def test_windows_has_its_own_places_and_waits_for_the_program(self, folder: Any) -> None:
        scripts = folder.venv / "Scripts"
        scripts.mkdir(parents=True)
        (scripts / "python.exe").write_text('#!/bin/sh\necho "windows $@"\nexit 9\n')
        (scripts / "python.exe").chmod(0o755)
        wanted = f"{sys.version_info[0]}.{sys.version_info[1]}\n" + (folder.path / "pyproject.toml").read_text()
        (folder.venv / "lancer.program").write_text(wanted)
        run = folder.start("a", before="sys.platform = 'win32'")
        assert (run.returncode, run.stdout) == (9, "windows -P -m facilitateur a\n")


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Return a maker of package indexes that offer the fake pip in several versions."""
    site = tmp_path / "index"
    (site / "pip").mkdir(parents=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def make(*versions: str, **changes: Any) -> str:
        files = []
        for version in versions:
            name = f"pip-{version}-py3-none-any.whl"
            with zipfile.ZipFile(site / name, "w") as wheel:
                wheel.write(Path(__file__).with_name("fake_pip.py"), "pip/__main__.py")
            digest = hashlib.sha256((site / name).read_bytes()).hexdigest()
            oldest = ">=3.99" if version.startswith("99") else ">=3.9"
            files.append(
                {"filename": name, "url": f"../{name}", "hashes": {"sha256": digest}, "requires-python": oldest}
                | changes
            )
        (site / "pip/index.html").write_text(json.dumps({"files": files}))
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield make
    server.shutdown()
    server.server_close()


class TestDownloadedPip:
    def test_the_newest_that_knows_this_python_is_taken(self, folder: Any, index: Any) -> None:
        run = folder.start(before=BARE, PIP_INDEX_URL=index("9.1", "26.3", "26.4b1", "99.0"))
        assert run.returncode == 7
        assert [path.name for path in folder.venv.glob("*.whl")] == ["pip-26.3-py3-none-any.whl"]

    def test_the_index_of_the_user_is_read_from_pips_own_settings(
        self, folder: Any, index: Any, tmp_path: Path
    ) -> None:
        (tmp_path / ".config/pip").mkdir(parents=True)
        (tmp_path / ".config/pip/pip.conf").write_text(f"[global]\nindex-url = {index('26.3')}/\n")
        assert folder.start(before=BARE).returncode == 7

    def test_a_wheel_that_does_not_match_its_hash_is_refused(self, folder: Any, index: Any) -> None:
        run = folder.start(before=BARE, PIP_INDEX_URL=index("26.3", hashes={"sha256": "0" * 64}))
        assert run.returncode == 1
        assert "pip manque" in run.stderr
        assert not list(folder.venv.glob("*.whl"))

    @pytest.mark.parametrize("where", ["http://127.0.0.1:9", "file:///nowhere", "rubbish"])
    def test_no_way_to_it_is_said_with_what_to_do(self, folder: Any, where: str) -> None:
        run = folder.start(before=BARE, PIP_INDEX_URL=where)
        assert run.returncode == 1
        assert "sudo apt install python3-pip" in run.stderr


def test_a_real_installation_in_a_copy_of_the_project(tmp_path: Path) -> None:
    for name in ("lancer.py", "pyproject.toml", "README.md", "LICENSE", "LICENSE-CARDS"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("src", "tools", "methodes", "deroules"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, str(tmp_path / "lancer.py"), "--version"]
    run = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"LC_ALL": "fr_FR.UTF-8"})
    if "Le réseau ne répond pas" in run.stderr:
        pytest.skip("no network")
    assert run.stdout.startswith("facilitateur ")
    assert run.returncode == 0
