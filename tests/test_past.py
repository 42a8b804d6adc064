"""What a workspace remembers of its sessions."""

from datetime import timedelta
from pathlib import Path

from facilitateur.domain.history import drawn_before, is_same_group, names_of, uses, with_group
from facilitateur.past import read_past
from facilitateur.storage.places import built_in
from facilitateur.storage.shelf import SessionShelf


def test_the_recorded_samples_are_remembered_as_they_ran() -> None:
    past = {one.id: one for one in read_past(SessionShelf([built_in().sessions]))}

    whole = past["exemple-demi-journee"]
    assert whole.ended
    assert len(whole.blocks) == 16
    assert all(block.is_over and block.spent > timedelta(0) for block in whole.blocks)
    assert sum(block.notes for block in whole.blocks) > 100
    assert {"5-pourquoi", "crazy-8"} <= set(uses(list(past.values())))


def test_what_cannot_be_read_is_left_aside(tmp_path: Path) -> None:
    broken = tmp_path / "2026-01-01-x-abcde"
    broken.mkdir()
    (broken / "journal.jsonl").write_bytes(b"\xff\x00rien")

    assert read_past(SessionShelf([tmp_path])) == ()


def test_sessions_may_be_skipped() -> None:
    shelf = SessionShelf([built_in().sessions])

    assert [one.id for one in read_past(shelf, skipping={"exemple-demi-journee"})] == ["exemple-interrompue"]


def test_a_group_is_the_same_but_for_a_few_people() -> None:
    morning = names_of(["Ana", "Élie", " Maud ", ""])

    assert morning == {"ana", "elie", "maud"}
    assert is_same_group(morning, names_of(["elie", "MAUD", "Zoé", "Ali"]))
    assert not is_same_group(morning, names_of(["Maud", "Zoé", "Ali"]))
    assert not is_same_group(morning, frozenset())


def test_the_decks_of_a_group_are_known() -> None:
    past = read_past(SessionShelf([built_in().sessions]))
    drawn = {card: drawn_before(past, card) for one in past for card in (block.card for block in one.blocks) if card}

    assert all(isinstance(texts, frozenset) for texts in drawn.values())
    assert with_group(past, frozenset()) == ()
