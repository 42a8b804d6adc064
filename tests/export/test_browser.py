"""The HTML documents in a real browser: axe-core finds nothing to object to, and they print with their headings.

axe-core is a file of npm's package of that name; `.ci/run` fetches it. `AXE_CORE` may say where `axe.min.js` is.
"""

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from facilitateur.domain.events import FileAttached, NoteKind
from facilitateur.export.documents import KINDS
from facilitateur.export.look import load_look
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import exporter
from facilitateur.i18n.words import load_words
from support.harvest import running_morning
from support.photos import PNG, UPRIGHT

BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
AXE = Path(os.environ.get("AXE_CORE") or Path(__file__).parents[2] / ".ci" / "node_modules" / "axe-core" / "axe.min.js")
HEADLESS = ("--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000")
ASK = """axe.run(document, {resultTypes: ["violations"]}).then(found => {
  const said = document.createElement("pre");
  said.id = "axe";
  const told = one => [one.id, one.nodes.map(node => node.html.slice(0, 200))];
  said.textContent = JSON.stringify(found.violations.map(told));
  document.body.appendChild(said);
});"""

pytestmark = pytest.mark.skipif(not BROWSER, reason="no Chromium is installed")


def page_of(document: str, folder: Path) -> str:
    (folder / "pj").mkdir()
    (folder / "pj" / "photo.jpg").write_bytes(UPRIGHT)
    (folder / "logo.png").write_bytes(PNG)
    (folder / "identite.toml").write_text(
        'organisation = "Ville"\ncontact = "01"\ncouleur = "#1a4f8a"', encoding="utf-8"
    )
    told = running_morning()
    told.writes("Envoyer le courrier — Ana, 12/12", "b7", kind=NoteKind.ACTION)
    told.happens(FileAttached("b7", "B", "tableau.jpg", "photo.jpg", "0" * 64))
    options = ExportOptions(document=document, folder=folder, look=load_look(folder))
    return exporter("html").write(told.state, told.log, told.now, load_words("fr"), options).decode()


def browse(folder: Path, page: str, *asked: str) -> str:
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    command = [BROWSER, *HEADLESS, f"--user-data-dir={folder / 'profile'}", *asked, path.as_uri()]
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode()


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there: npm install --prefix .ci axe-core")
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_axe_finds_no_violation(kind, tmp_path: Path) -> None:
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page_of(kind.id, tmp_path))
    scripts = f"<script>{AXE.read_text(encoding='utf-8')}</script><script>{ASK}</script>"
    dumped = browse(tmp_path, page.replace("</body>", f"{scripts}</body>"), "--dump-dom")
    found = re.search(r'<pre id="axe">(.*?)</pre>', dumped, re.DOTALL)

    assert found is not None
    assert json.loads(html.unescape(found[1])) == []


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="pdfinfo is not installed")
@pytest.mark.parametrize("document", ["emargement", "deroule-participants", "plan-action"])
def test_a_short_document_is_printed_on_one_page(document: str, tmp_path: Path) -> None:
    browse(tmp_path, page_of(document, tmp_path), f"--print-to-pdf={tmp_path / 'page.pdf'}", "--no-pdf-header-footer")
    said = subprocess.run(["pdfinfo", str(tmp_path / "page.pdf")], check=True, capture_output=True, timeout=60).stdout

    assert re.search(rb"Pages: +1\n", said)


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="pdfinfo is not installed")
def test_the_printed_page_has_its_headings_its_tables_and_its_pictures(tmp_path: Path) -> None:
    browse(tmp_path, page_of("rapport", tmp_path), f"--print-to-pdf={tmp_path / 'page.pdf'}", "--no-pdf-header-footer")
    tree = subprocess.run(
        ["pdfinfo", "-struct", str(tmp_path / "page.pdf")], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    tags = [line.split()[0].rstrip(":") for line in tree.splitlines() if line.split()]

    assert tags.count("H1") == 1
    assert all(tags.count(tag) for tag in ("H2", "H3", "Table", "TH", "Figure"))
