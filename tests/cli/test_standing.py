"""`seances point ID` tells where a session stands."""

from typing import Any

from support.story import Story


def test_it_is_printed_and_given_as_data(facilitateur: Any, session_id: str, story: Story) -> None:
    printed = facilitateur("seances", "point", session_id)
    assert printed.code == 0
    assert story.state.challenge in printed.out
    assert "Ce qui est promis" in printed.out
    data = facilitateur("sessions", "standing", session_id, "--json").data
    assert data["decisions"] == [f"n{note.number}" for note in story.state.decisions()]
    assert {team["team"] for team in data["teams"]} == {team.letter for team in story.state.contents.teams}
    then = facilitateur("seances", "point", session_id, "--a", "9:16", "--json").data
    assert then["now"] == "2026-06-12T07:16:00Z"
