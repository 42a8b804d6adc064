"""The tree of causes: no move makes a cycle or loses a note, a branch goes with its note, every note shows once."""

import pytest
from hypothesis import given

from facilitateur.domain import note_intents
from facilitateur.domain.canvases import tree
from facilitateur.domain.events import NoteAdded, NoteKind, NoteMoved
from facilitateur.domain.refusals import Reason
from facilitateur.domain.state import Note
from support.acts import Act, play, tree_acts
from support.story import Story


def family() -> Story:
    """1 ─┬ 2 ─ 4
    └ 3        and 5 by itself."""
    story = Story()
    for text, parent in (("un", None), ("deux", 1), ("trois", 1), ("quatre", 2), ("cinq", None)):
        story.notes(text, parent=parent)
    return story


def move(story: Story, number: int, team: str = "A", parent: int | None = None) -> Reason | None:
    return story.tries(lambda state, _: note_intents.move_note(state, number, team=team, parent=parent))


def shape(story: Story, team: str = "A") -> list[tuple[int, int]]:
    return [(node.note.number, node.depth) for node in tree.walk(story.state.notes_of("b3", team))]


def all_notes(story: Story) -> dict[int, Note]:
    return {note.number: note for note in story.state.notes()}


@given(tree_acts)
def test_no_sequence_of_moves_makes_a_cycle(changes: list[Act]) -> None:
    story = Story()
    for act in changes:
        play(story, act)
        notes = all_notes(story)
        for note in notes.values():
            above, at = {note.number}, note.parent
            while at is not None:
                assert at not in above
                above.add(at)
                at = notes[at].parent


@given(tree_acts)
def test_a_note_hangs_below_one_of_its_own_team(changes: list[Act]) -> None:
    story = Story()
    for act in changes:
        play(story, act)
        notes = all_notes(story)
        assert all(note.parent is None or notes[note.parent].team == note.team for note in notes.values())


@given(tree_acts)
def test_a_move_loses_no_note(changes: list[Act]) -> None:
    story = Story()
    for act in changes:
        before = set(all_notes(story))
        play(story, act)
        if act.name in ("move_note", "park_note", "keep_note"):
            assert set(all_notes(story)) == before


@given(tree_acts)
def test_the_walk_shows_every_note_once_below_the_one_that_it_explains(changes: list[Act]) -> None:
    story = Story()
    for act in changes:
        play(story, act)
    for team in ("A", "B"):
        notes = story.state.notes_of("b3", team)
        nodes = list(tree.walk(notes))
        assert sorted(node.note.number for node in nodes) == sorted(note.number for note in notes)
        path: list[int] = []
        for node in nodes:
            path = [*path[: node.depth], node.note.number]
            assert len(path) == node.depth + 1
            shown = {note.number for note in notes}
            assert (node.note.parent if node.note.parent in shown else None) == (path[-2] if node.depth else None)
            assert [note.number for note in tree.path(notes, node.note.number)] == path


@given(tree_acts)
def test_the_figures_count_what_the_walk_shows(changes: list[Act]) -> None:
    story = Story()
    for act in changes:
        play(story, act)
    notes = story.state.notes_of("b3", "A")
    found, nodes = tree.figures(notes), list(tree.walk(notes))
    assert found.links == len(notes)
    assert found.depth == max((node.depth for node in nodes), default=0)
    assert found.leaves == sum(not tree.children(notes, note.number) for note in notes)
    assert {note.number for note in found.kept} == {note.number for note in notes if note.kept}
    assert found.leaves_without_kept <= found.leaves
    assert found.kept_certain <= found.kept_links <= found.links


@given(tree_acts)
def test_guide_lines_end_where_the_last_sibling_stands(changes: list[Act]) -> None:
    story = Story()
    for act in changes:
        play(story, act)
    notes = story.state.notes_of("b3", "A")
    for node in tree.walk(notes):
        shown = {note.number for note in notes}
        parent = node.note.parent if node.note.parent in shown else None
        assert node.last == (tree.children(notes, parent)[-1].number == node.note.number)
        assert len(node.ancestors_last) == max(node.depth - 1, 0)


def test_each_branch_shows_in_the_order_in_which_it_was_written() -> None:
    assert shape(family()) == [(1, 0), (2, 1), (4, 2), (3, 1), (5, 0)]


def test_levels_are_numbered_and_further_branches_lettered() -> None:
    story = family()
    labels = [node.label for node in tree.walk(story.state.notes_of("b3", "A"))]
    assert labels == ["", "1", "2", "1b", ""]


def test_the_twenty_seventh_branch_has_no_letter() -> None:
    story = Story()
    story.notes("racine")
    for _ in range(28):
        story.notes("cause", parent=1)
    labels = [node.label for node in tree.walk(story.state.notes_of("b3", "A"))]
    assert labels[1:4] == ["1", "1b", "1c"]
    assert labels[26:29] == ["1z", "1.27", "1.28"]


def test_a_branch_moves_with_its_note() -> None:
    story = family()
    assert move(story, 2, parent=5) is None
    assert shape(story) == [(1, 0), (3, 1), (5, 0), (2, 1), (4, 2)]


def test_a_branch_moves_to_another_team_and_stays_a_branch() -> None:
    story = family()
    assert move(story, 2, team="B") is None
    assert shape(story) == [(1, 0), (3, 1), (5, 0)]
    assert shape(story, "B") == [(2, 0), (4, 1)]
    assert move(story, 2, team="A", parent=3) is None
    assert shape(story) == [(1, 0), (3, 1), (2, 2), (4, 3), (5, 0)]


def test_a_note_in_the_parking_lot_moves_with_its_branch() -> None:
    story = family()
    story.does(lambda state, _: note_intents.park_note(state, 4))
    assert move(story, 2, team="B") is None
    story.does(lambda state, _: note_intents.park_note(state, 4))
    assert shape(story, "B") == [(2, 0), (4, 1)]


@pytest.mark.parametrize("parent", [1, 2, 3, 4])
def test_a_note_does_not_move_below_itself_or_its_own_branch(parent: int) -> None:
    story = family()
    assert move(story, 1, parent=parent) is Reason.UNDER_ITSELF


def test_a_note_does_not_move_below_its_own_branch_through_a_parked_note() -> None:
    story = family()
    story.does(lambda state, _: note_intents.park_note(state, 2))
    assert move(story, 1, parent=4) is Reason.UNDER_ITSELF


@pytest.mark.parametrize(("team", "parent"), [("A", 99), ("B", 5), ("A", 3)])
def test_a_note_does_not_move_below_one_that_is_not_there(team: str, parent: int) -> None:
    story = family()
    story.does(lambda state, _: note_intents.retract_note(state, 3))
    assert move(story, 4, team=team, parent=parent) is Reason.UNKNOWN_NOTE


def test_retracting_a_note_takes_its_branch() -> None:
    story = family()
    story.does(lambda state, _: note_intents.park_note(state, 4))
    story.does(lambda state, _: note_intents.retract_note(state, 2))
    assert shape(story) == [(1, 0), (3, 1), (5, 0)]
    assert story.state.parking_lot() == ()
    story.undoes()
    assert [note.number for note in story.state.parking_lot()] == [4]


def test_what_explains_a_parked_note_stands_as_a_root_until_it_comes_back() -> None:
    story = family()
    story.does(lambda state, _: note_intents.park_note(state, 2))
    assert shape(story) == [(1, 0), (3, 1), (4, 0), (5, 0)]
    story.does(lambda state, _: note_intents.park_note(state, 2))
    assert shape(story) == [(1, 0), (2, 1), (4, 2), (3, 1), (5, 0)]


def test_a_note_below_one_that_is_gone_is_a_root() -> None:
    story = family()
    story.does(lambda state, _: note_intents.retract_note(state, 5))
    number = story.notes("orpheline", parent=5)
    assert story.note(number).parent is None


def test_a_damaged_log_makes_no_cycle_and_no_stranger_parent() -> None:
    story = family()
    before = story.state.contents
    story.happens(NoteMoved(1, "A", parent=4), NoteMoved(1, "A", parent=1), NoteMoved(1, "A", parent=99))
    assert story.state.contents is before
    story.happens(NoteAdded(6, "b3", "B", "chez B", parent=1), NoteAdded(7, "b3", "A", "soi-même", parent=7))
    assert (story.note(6).parent, story.note(7).parent) == (None, None)


def test_the_figures_of_a_small_tree() -> None:
    story = Story()
    for text, parent, kind in (
        ("constat", None, NoteKind.FACT),
        ("cause", 1, NoteKind.GUESS),
        ("cause de la cause", 2, NoteKind.VERBATIM),
        ("autre cause", 1, NoteKind.PLAIN),
    ):
        story.notes(text, parent=parent, kind=kind)
    story.does(lambda state, _: note_intents.keep_note(state, 3))
    found = tree.figures(story.state.notes_of("b3", "A"))
    assert (found.depth, found.links, found.leaves, found.certain) == (2, 4, 2, 2)
    assert ([note.number for note in found.kept], found.kept_certain, found.kept_links) == ([3], 2, 3)
    assert found.leaves_without_kept == 1


def test_a_chain_of_hundreds_is_walked() -> None:
    story = Story()
    for number in range(400):
        story.notes("pourquoi", parent=number or None)
    notes = story.state.notes_of("b3", "A")
    assert [node.depth for node in tree.walk(notes)] == list(range(400))
    assert len(tree.branch(notes, 1)) == 400
    assert len(tree.path(notes, 400)) == 400


def test_what_is_not_there_has_no_path_and_no_branch() -> None:
    notes = family().state.notes_of("b3", "A")
    assert tree.path(notes, 99) == ()
    assert tree.branch(notes, 99) == ()
    assert tree.figures(()).links == 0
    assert list(tree.walk(())) == []
