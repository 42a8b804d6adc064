"""What a rehearsal says: a difference is that of the two times beside it."""

from datetime import timedelta

import pytest

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.giving import Giver
from facilitateur.domain.lessons import DayLesson, EatenBuffer, Gain, Lessons, MissedPin
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
    missed = MissedPin(story.state.agenda.blocks[0], MORNING, timedelta(minutes=6, seconds=40), edge)
    sections = dict(lessons_sections(load_words("fr"), story.state, Lessons((), (), (missed,), (), 1)))
    assert any(
        f"6 min après {said} (09:00)" in line.replace("\u202f", " ").replace("\u00a0", " ")
        for lines in sections.values()
        for line in lines
    )


def test_a_buffer_has_its_time_where_there_are_two_and_gains_are_told() -> None:
    margins = [Block(name, 10, BlockKind.BUFFER) for name in ("m", "n")]
    work = Block("a", 30, card="causes")
    story = Story(Agenda("x", "X", (Day(1, "09:00"),), (work, *margins)), starts_at=MORNING)
    minutes = timedelta(minutes=1)
    eaten = EatenBuffer(margins[1], 10 * minutes, 4 * minutes, MORNING + 40 * minutes)
    gain = Gain(work, 30 * minutes, 25 * minutes, MORNING)
    sections = lessons_sections(load_words("fr"), story.state, Lessons((), (), (), (eaten,), 3, (gain,)))
    said = {
        title: [line.replace("\u202f", " ").replace("\u00a0", " ") for line in lines]
        for title, lines in sections
        if title
    }
    assert said == {
        "Minutes gagnées": ["Causes : 25 min au lieu de 30 min (−5 min)."],
        "Marges entamées": ["Marge de 09:40 : il en reste 4 min sur 10 min."],
    }


def test_a_buffer_alone_of_its_kind_needs_no_time_and_over_several_days_it_has_its_day() -> None:
    margins = [Block("m", 10, BlockKind.BUFFER), Block("n", 10, BlockKind.BUFFER, day=2)]
    for blocks, name in ((margins[:1], "Buffer:"), (margins, "Buffer at 09:00, day 1:")):
        days = tuple(Day(block.day, "09:00") for block in blocks)
        story = Story(Agenda("x", "X", days, tuple(blocks)), starts_at=MORNING)
        eaten = EatenBuffer(margins[0], timedelta(minutes=10), timedelta(minutes=4), MORNING)
        sections = dict(lessons_sections(load_words("en"), story.state, Lessons((), (), (), (eaten,), 1)))
        assert sections["Buffers that were needed"][0].startswith(name)


@pytest.mark.parametrize(
    ("buffer", "said"),
    [(15, "Allonger la marge qui précède (15 min), ou prévoir moins"), (0, "Prévoir une marge avant")],
)
def test_a_buffer_that_was_too_short_is_to_be_longer(buffer: int, said: str) -> None:
    lunch = Block("b3", 60, kind=BlockKind.LUNCH, pin=Pin(Edge.START, "10:15"))
    before = (Block("b1", 60), *([Block("b2", buffer, kind=BlockKind.BUFFER)] if buffer else []))
    story = Story(agenda=Agenda("jour", "Jour", (Day(1, "09:00"),), (*before, lunch)))
    missed = MissedPin(lunch, MORNING + timedelta(minutes=75), timedelta(minutes=14))
    found = Lessons((), (), (missed,), (), 1)
    told = " ".join(line for _, lines in lessons_sections(load_words("fr"), story.state, found) for line in lines)
    assert said in told.replace("\u202f", " ").replace("\u00a0", " ")
