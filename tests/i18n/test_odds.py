"""The odds of a day in one line: a day whose lunch is missed is not « on time 100 % »."""

import pytest

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.paces import Paces
from facilitateur.domain.simulation import forecast, fresh_session, opening_of
from facilitateur.domain.statistics import statistics_of
from facilitateur.i18n.learning import odds_line
from facilitateur.i18n.words import load_words
from support.invented import CARDS, MORNING


@pytest.mark.parametrize(("pin", "said"), [("10:00", "tout tenu 0"), ("", "à l’heure 100")])
def test_a_day_with_fixed_times_is_right_only_when_it_holds_them(pin: str, said: str) -> None:
    lunch = Block("l", 60, BlockKind.LUNCH, pin=Pin(Edge.START, pin) if pin else None)
    agenda = Agenda("e", "E", (Day(1, "09:00", "17:00"),), (Block("w", 90, BlockKind.BREAK), lunch))
    start = opening_of(agenda, MORNING)
    session, paces = fresh_session(agenda, CARDS, start), Paces(statistics_of([]))
    found = forecast(session, start, 1, {})
    assert found is not None
    assert said in odds_line(load_words("fr"), session, found, paces)
