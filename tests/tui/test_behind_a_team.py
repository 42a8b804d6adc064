"""What stands behind the team that a typed line begins with: `@B i2` goes to idea 2 of team B, as `i2` does there."""

from pathlib import Path

from facilitateur.domain.canvases.places import canvas_view
from support.canvases import running
from support.room import Room, room_of
from tui.test_live import AGENDA, CARDS


def reactions(room: Room, team: str) -> list[tuple[str, str]]:
    """Return what a team said, each with the idea that it is about."""
    state = room.session.state
    ideas = {idea.id: idea.label for idea in canvas_view(state, state.agenda.blocks[0], "fr", team).ideas}
    return [(note.text, ideas.get(note.lane, "")) for note in state.notes_of("b1", team)]


async def test_an_idea_is_begun_and_gone_to_behind_a_team(tmp_path: Path) -> None:
    async with running(tmp_path, "cartes-a-reactions") as room:
        await room.say("/+ Une navette", "/+ Une carte", "@B /+ Un livret", "@B trop cher", "@A i2", "oui, et au lac")
        await room.say("@B", "@A i1 /2 et si elle était gratuite")
        assert reactions(room, "A") == [("oui, et au lac", "Une carte"), ("et si elle était gratuite", "Une navette")]
        assert reactions(room, "B") == [("trop cher", "Un livret")]
        await room.say("@B i9 perdu")
        assert "Il n’y a pas d’idée 9 ici" in room.shown
        assert room.entry.text == "@B i9 perdu"


async def test_a_respondent_of_another_team_is_corrected_and_figures_are_answers(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say("@B 4 2 5 1 4 3 5 2 4 2", "@A 3 3 3 3 3 3 3 3 3 3", "@B r1 5 2 5 1 4 3 5 2 4 2")
        answers = room.session.state.contents.answers
        assert [[*one.values.values()] for one in answers["b1", "B"]] == [[5, 2, 5, 1, 4, 3, 5, 2, 4, 2]]
        assert [[*one.values.values()] for one in answers["b1", "A"]] == [[3] * 10]
        await room.say("@B r1 x", "@A ce n’est pas clair")
        assert not room.session.state.contents.answers["b1", "B"][0].values
        assert [(text, team) for text, _, team, _ in room.notes()] == [("ce n’est pas clair", "A")]


async def test_scores_behind_a_team_make_no_row(tmp_path: Path) -> None:
    async with running(tmp_path, "grille-evaluation") as room:
        await room.say("@B Parrainage", "@A Guichet", "@B 4 3 5 2 3", "@A e2", "11111")
        contents = room.session.state.contents
        assert [row.label for row in contents.places["b1", "B"]] == ["Parrainage"]
        assert sorted(contents.scores["b1", "B"].values()) == [2, 3, 3, 4, 5]
        assert {rater for _, _, rater in contents.scores["b1", "A"]} == {2}


async def test_votes_and_files_behind_a_team_are_no_notes(tmp_path: Path) -> None:
    photo = tmp_path / "mur.jpg"
    photo.write_bytes(b"mur")
    async with room_of(tmp_path, AGENDA, CARDS, teams=2) as room:
        await room.press("f8")
        await room.say("un", "@B deux", "@A +2", f"@B #{photo}", "@A =")
        state = room.session.state
        assert [(note.text, note.team, note.votes) for note in state.notes()] == [("un", "A", 2), ("deux", "B", 0)]
        assert [(file.name, file.team) for file in state.contents.files] == [("mur.jpg", "B")]


async def test_a_point_placed_behind_a_team_is_that_team_s(tmp_path: Path) -> None:
    async with running(tmp_path, "matrice-impact-effort") as room:
        await room.say("un", "@B deux", "@A /1 8 9")
        assert [note.spot for note in room.session.state.notes()] == [(80, 90), None]


async def test_in_a_pause_what_is_no_note_is_done_on_the_room_s_canvas(tmp_path: Path) -> None:
    async with room_of(tmp_path, AGENDA, CARDS, teams=2) as room:
        await room.press("pagedown", "pagedown", "pagedown")
        await room.say("@B un", "@B +3", "deux")
        notes = [(note.text, note.team, note.votes) for note in room.session.state.notes()]
        assert notes == [("un", "B", 3), ("deux", "", 0)]
