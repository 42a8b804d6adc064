"""A survey answered by several teams: one line for all of them together."""

from typing import Any

from facilitateur.domain import score_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.canvases.pooled import pooled_survey
from facilitateur.domain.canvases.scales import closed
from support.canvases import shipped
from support.story import Story

NARROW = "\N{NARROW NO-BREAK SPACE}"


def answered(**sheets: tuple[int, ...]) -> Story:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="f-sus"),))
    story = Story(agenda, {"f-sus": shipped("f-sus")}).next_block()
    items = closed(canvas_view(story.state, story.state.agenda.blocks[0], "fr").lanes)
    for team, values in sheets.items():
        given = [({item.id: value for item in items}, 1) for value in values]
        story.does(lambda state, _, team=team, given=given: score_intents.answer(state, "b1", team, given))
    return story


def test_the_score_of_all_teams_stands_below_theirs_with_how_many_people(export: Any) -> None:
    story = answered(A=(3,) * 4, B=(4,) * 2)
    said = export("md", story, "fr").decode().replace(NARROW, " ").replace("\N{NO-BREAK SPACE}", " ")
    assert "Toutes équipes ensemble : note 50,0 sur 6 questionnaires complets" in said
    survey = pooled_survey(story.state, story.state.agenda.blocks[0], "fr")
    assert survey is not None
    assert survey.sus is not None
    assert (survey.people, survey.sus.n) == (6, 6)


def test_one_team_alone_has_no_line_for_all(export: Any) -> None:
    story = answered(A=(3,) * 5)
    assert "ensemble" not in export("md", story, "fr").decode()
    assert pooled_survey(story.state, story.state.agenda.blocks[0], "fr") is None
