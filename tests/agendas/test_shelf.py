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


def test_an_agenda_is_told_in_the_other_language_where_its_translation_has_the_same_blocks(
    shipped: Path, workspace: Path, cards: Mapping[str, Card]
) -> None:
    shelf = AgendaShelf([shipped, workspace], cards, language="en")
    french = AgendaShelf([shipped], cards)

    for slug in ("demi-journee", "une-journee", "deux-jours", "universite-ete"):
        told, master = shelf.get(slug), french.get(slug)
        assert told is not None
        assert master is not None
        assert told.name != master.name
        assert [(block.card, block.minutes, block.pin) for block in told.blocks] == [
            (block.card, block.minutes, block.pin) for block in master.blocks
        ]
    assert (shelf.get("demi-journee") or french.entries[0].agenda).name == "Half-day challenge (3 h 30)"  # type: ignore[union-attr]


def test_a_translation_of_another_plan_is_left_aside(workspace: Path, cards: Mapping[str, Card]) -> None:
    (workspace / "mien.md").write_text(
        "---\nderoule : 1\nnom : Le mien\n---\n## Jour 1 — 09:00\n- 20 crazy-8\n", encoding="utf-8"
    )
    (workspace / "mien.en.md").write_text(
        "---\nderoule : 1\nnom : Mine\n---\n## Jour 1 — 09:00\n- 25 crazy-8\n", encoding="utf-8"
    )

    found = AgendaShelf([workspace], cards, language="en").get("mien")

    assert found is not None
    assert found.name == "Le mien"
