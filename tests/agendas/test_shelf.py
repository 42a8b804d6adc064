"""The shelf lists and replaces agendas as the library does cards."""

from collections.abc import Mapping
from pathlib import Path

from facilitateur.agendas.shelf import AgendaShelf
from facilitateur.domain.card import Card
from facilitateur.textfiles.folders import Origin

OWN = "---\nderoule : 1\nnom : La mienne\n---\n## Jour 1 — 9:00\n- 35 persona\n"


def test_an_agenda_of_the_workspace_replaces_the_built_in_one_and_says_so(
    shipped: Path, workspace: Path, cards: Mapping[str, Card]
) -> None:
    (workspace / "demi-journee.md").write_text(OWN, encoding="utf-8")
    entry = AgendaShelf([shipped, workspace], cards).entry("demi-journee")
    assert entry is not None
    assert (entry.name, entry.origin, entry.replaces_built_in) == ("La mienne", Origin.WORKSPACE, True)


def test_a_copy_of_a_built_in_agenda_replaces_nothing(
    shipped: Path, workspace: Path, cards: Mapping[str, Card]
) -> None:
    (workspace / "demi-journee.md").write_bytes((shipped / "demi-journee.md").read_bytes())
    entry = AgendaShelf([shipped, workspace], cards).entry("demi-journee")
    assert entry is not None
    assert not entry.replaces_built_in


def test_a_broken_agenda_is_listed_last_with_its_text(
    shipped: Path, workspace: Path, cards: Mapping[str, Card]
) -> None:
    (workspace / "abc.md").write_text("rien", encoding="utf-8")
    (workspace / "README.md").write_text("rien", encoding="utf-8")
    (workspace / "demi-journee.en.md").write_text("rien", encoding="utf-8")
    shelf = AgendaShelf([shipped, workspace], cards)
    assert [entry.slug for entry in shelf.entries] == [
        "demi-journee",
        "une-journee",
        "deux-jours",
        "universite-ete",
        "abc",
    ]
    assert (shelf.entries[4].agenda, shelf.entries[4].source_text) == (None, "rien")
    assert shelf.get("abc") is None
    assert shelf.get("rien") is None


def test_a_file_with_an_odd_name_is_read_under_a_short_name(workspace: Path, cards: Mapping[str, Card]) -> None:
    (workspace / "Ma journée.md").write_text(OWN, encoding="utf-8")
    (workspace / "Ma Journée.md").write_text(OWN, encoding="utf-8")
    entry = AgendaShelf([workspace], cards).entry("ma-journee")
    assert entry is not None
    assert entry.agenda is not None
    assert entry.findings[0].code == "A113"
