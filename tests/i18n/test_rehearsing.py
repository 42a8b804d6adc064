"""What a rehearsal says: a difference is that of the two times beside it."""

from datetime import timedelta

import pytest

from facilitateur.domain.agenda import Edge
from facilitateur.domain.giving import Giver
from facilitateur.domain.lessons import DayLesson, Lessons, MissedPin
from facilitateur.i18n.rehearsing import lessons_sections
from facilitateur.i18n.words import load_words
from support.invented import MORNING
from support.story import Story


@pytest.mark.parametrize(("due", "end"), [((0, 50), (30, 10)), ((0, 0), (30, 59)), ((0, 59), (30, 0))])
def test_a_difference_is_that_of_the_times_beside_it(due: tuple[int, int], end: tuple[int, int]) -> None:
    story = Story()
    at = [MORNING + timedelta(minutes=minutes, seconds=seconds) for minutes, seconds in (due, end)]
    found = Lessons((DayLesson(1, at[0], at[1]),), (), (), (), 1)
    (_, (said, *_)), *_ = lessons_sections(load_words("fr"), story.state, found)
    assert said.replace("\u202f", " ").replace("\u00a0", " ") == "Fini à 09:30 au lieu de 09:00 : +30 min."


def test_a_missed_end_says_by_how_much_and_what_to_change() -> None:
    story = Story()
    end = MORNING + timedelta(minutes=5)
    block = story.state.agenda.blocks[0]
    day = DayLesson(1, MORNING, end, is_stated=True, givers=(Giver(block, 5),))
    (_, (said, *_)), *_ = lessons_sections(load_words("en"), story.state, Lessons((day,), (), (), (), 1))
    said = said.replace("\u202f", " ").replace("\u00a0", " ")
    assert said.startswith("Ended at 09:05 instead of 09:00: +5 min. Take them from “")
    assert said.endswith("” −5 min, or announce a later end.")
    (_, (said, *_)), *_ = lessons_sections(
        load_words("en"), story.state, Lessons((day._replace(givers=(), is_over=False),), (), (), (), 1)
    )
    assert said.startswith("Would end at 09:05 instead of 09:00")
    assert said.endswith("Leave out a block, set one aside, or announce a later end.")


@pytest.mark.parametrize(("edge", "said"), [(Edge.START, "son heure fixe"), (Edge.END, "sa fin fixée")])
def test_a_missed_pin_says_whether_a_start_or_an_end_was_fixed(edge: Edge, said: str) -> None:
    story = Story()
    missed = MissedPin(story.state.agenda.blocks[0], MORNING, timedelta(minutes=6), edge)
    sections = dict(lessons_sections(load_words("fr"), story.state, Lessons((), (), (missed,), (), 1)))
    assert any(
        f"6 min après {said} (09:00)" in line.replace("\u202f", " ").replace("\u00a0", " ")
        for lines in sections.values()
        for line in lines
    )
