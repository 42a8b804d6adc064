"""What a rehearsal says: a difference is that of the two times beside it."""

from datetime import timedelta

import pytest

from facilitateur.domain.lessons import DayLesson, Lessons
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
