"""A survey over all teams together: one product judged by the whole room, whoever noted the answers."""

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.canvases.respondents import respondents
from facilitateur.domain.canvases.scales import closed
from facilitateur.domain.canvases.survey import Survey, survey_of
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.state import Session


def pooled_survey(session: Session, block: Block, language: str) -> Survey | None:
    """Return the survey of a block over all its teams; none unless two teams at least answered."""
    view = canvas_view(session, block, language)
    if view.shown is not CanvasKind.SURVEY:
        return None
    held = [session.contents.answers.get((block.id, team), ()) for team in session.canvas_teams(block.id)]
    given = [answers for answers in held if respondents(closed(view.lanes), answers)]
    return survey_of(view, [answer for answers in given for answer in answers]) if len(given) > 1 else None
