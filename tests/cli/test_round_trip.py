"""JSON exported, imported in another workspace and exported again: the same bytes but for the import's own record."""

import json
from pathlib import Path
from typing import Any


def test_the_sample_with_its_attachment_comes_back(facilitateur: Any, workspace: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "une.json", tmp_path / "deux.json"
    assert facilitateur("exporter", "exemple-demi", "--format", "json", "--sortie", str(first)).code == 0
    assert facilitateur("importer", str(first)).out == "exemple-demi-journee\n"
    made = workspace / "sessions" / "exemple-demi-journee"
    (kept,) = (made / "pj").iterdir()
    original = Path(__file__).parents[2] / "sessions" / "exemple-demi-journee" / "pj" / kept.name
    assert kept.read_bytes() == original.read_bytes()
    assert facilitateur("exporter", "exemple-demi", "--format", "json", "--sortie", str(second)).code == 0
    before, after = first.read_text().splitlines(), second.read_text().splitlines()
    changed = [line for line in after if line not in before]
    assert len(changed) == 3, "the record before gets a comma, the import is a record, the view has it"
    records = json.loads(second.read_text())["records"]
    assert records[:-1] == json.loads(first.read_text())["records"]
    assert records[-1]["event"] == {"type": "SessionImported", "source": "une.json"}
    assert json.loads(second.read_text())["files"] == json.loads(first.read_text())["files"]
