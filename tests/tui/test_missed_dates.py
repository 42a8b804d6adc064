"""Days that the calendar has not: the line is kept as it was typed, and the screen says so."""

from pathlib import Path

import pytest

from facilitateur.domain.action_list import actions
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.canvases.values import is_date
from support.canvases import running


@pytest.mark.parametrize("slug", ["brainstorming", "f-sus"])
async def test_an_action_due_on_a_day_that_is_none_is_kept_and_told(tmp_path: Path, slug: str) -> None:
    async with running(tmp_path, slug) as room:
        await room.say("> Envoyer le courrier — Maud, 12/12")
        assert "calendrier" not in room.shown
        await room.say("> Appeler la mairie — Maud, 31/02")
        said = " ".join(room.shown.split())
        assert "« 31/02 » n’est pas une date du calendrier : gardé tel quel, sans échéance" in said
        assert room.notes()[1][0] == "Appeler la mairie — Maud, 31/02"
        assert [(one.who, one.due, one.said) for one in actions(room.session.state, "fr")][1] == ("Maud", None, "31/02")


async def test_a_corrected_action_and_a_field_of_dates_tell_a_day_that_is_none(tmp_path: Path) -> None:
    async with running(tmp_path, "brainstorming") as room:
        await room.say("> Appeler la mairie — Maud, 1/2")
        await room.press("escape", "e")
        await room.say("> Appeler la mairie — Maud, 31/2")
        assert "« 31/2 » n’est pas une date" in " ".join(room.shown.split())
    (tmp_path / "plan").mkdir()
    async with running(tmp_path / "plan", "plan-action") as room:
        state = room.session.state
        lanes = canvas_view(state, state.agenda.blocks[0], "fr", "A").lanes
        await room.say("Appeler la mairie", f"/{1 + [is_date(lane) for lane in lanes].index(True)} 31 février")
        assert "« 31 février » n’est pas une date" in " ".join(room.shown.split())
        await room.say(f"/{1 + [is_date(lane) for lane in lanes].index(True)} le modèle")
        assert "« le modèle » n’est pas une date" in " ".join(room.shown.split())
        assert "le modèle" in [text for text, *_ in room.notes()]
