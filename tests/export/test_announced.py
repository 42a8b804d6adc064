"""What those who take part are told of the hours: the page and the calendar say the same, and no buffer shows."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.events import Recorded
from facilitateur.domain.evolve import fold
from facilitateur.domain.state import Session
from facilitateur.export.agenda_only import PARTICIPANTS, agenda_session
from facilitateur.export.moments import is_dated
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import exporter
from facilitateur.i18n.words import load_words
from support.agendas import agendas
from support.invented import CARDS
from support.story import Story
from support.wild import moments, mostly_valid_logs

Span = tuple[str, str]
Log = tuple[Recorded, list[Recorded]]

START = datetime(2026, 6, 12, 7, tzinfo=UTC)
"""9:00 in Paris."""
OPTIONS = ExportOptions(document=PARTICIPANTS)
ROW = re.compile(r"^\| (?P<start>\d\d:\d\d)\s–\s(?P<end>\d\d:\d\d) \|", re.MULTILINE)
END = re.compile(r"^\| (\d\d:\d\d) \| \*\*End\*\* \|", re.MULTILINE)

slowly = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def told(name: str, session: Session, log: Sequence[Recorded], now: datetime) -> bytes:
    return exporter(name).write(session, log, now, load_words("en"), OPTIONS)


def on_page(page: str) -> list[Span]:
    return [(row["start"], row["end"]) for row in ROW.finditer(page)]


def in_calendar(data: bytes) -> list[Span]:
    events = [one for one in icalendar.Calendar.from_ical(data).walk() if one.name == "VEVENT"]
    return [(f"{event['DTSTART'].dt:%H:%M}", f"{event['DTEND'].dt:%H:%M}") for event in events]


def days_on_page(page: str) -> list[tuple[str, str, str]]:
    """Return of each day its first start, its last end, and what its line « End » says."""
    found = []
    for table in page.split("| Time of day |")[1:]:
        spans, end = on_page(table), END.findall(table)
        found += [(spans[0][0], spans[-1][1], *end)] if spans else []
    return found


def agrees(session: Session, log: Sequence[Recorded], now: datetime) -> None:
    page = told("md", session, log, now).decode()
    assert on_page(page) == in_calendar(told("ics", session, log, now))


def planned(agenda: Agenda, starts_at: datetime | None = START) -> tuple[Session, tuple[Recorded, ...]]:
    return agenda_session(agenda, CARDS, language="en", zone="Europe/Paris", starts_at=starts_at, now=START)


@slowly
@given(agenda=agendas(CARDS))
def test_page_and_calendar_agree_on_every_moment_of_any_plan(agenda: Agenda) -> None:
    if all(block.parked for block in agenda.blocks):
        return
    agrees(*planned(agenda), START)


@slowly
@given(found=mostly_valid_logs, now=moments)
def test_page_and_calendar_agree_whatever_has_happened(found: Log, now: datetime) -> None:
    log = [found[0], *found[1]]
    session = fold(log)
    if is_dated(session):
        agrees(session, log, now)


KINDS = (BlockKind.BUFFER, BlockKind.METHOD, BlockKind.BREAK)


@slowly
@given(drawn=st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 60)), min_size=1, max_size=8))
@pytest.mark.parametrize("dated", [True, False])
def test_no_gap_gives_a_buffer_away_and_the_day_is_told_as_long_as_it_is(
    drawn: list[tuple[BlockKind, int]], dated: bool
) -> None:
    blocks = tuple(
        Block(f"b{n}", minutes, kind, "etoile" if kind is BlockKind.METHOD else "")
        for n, (kind, minutes) in enumerate(drawn, 1)
    )
    agenda = Agenda(slug="x", name="X", days=(Day(1, "09:00"),), blocks=blocks)
    page = told("md", *planned(agenda, START if dated else None), START).decode()
    spans, total = on_page(page), sum(minutes for _, minutes in drawn)

    assert len(spans) == sum(kind is not BlockKind.BUFFER for kind, _ in drawn)
    assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]
    last = f"{9 + total // 60:02d}:{total % 60:02d}"
    assert days_on_page(page) == ([("09:00", last, last)] if spans else [])


def day(*blocks: Block, end: str = "") -> Agenda:
    return Agenda(slug="x", name="X", days=(Day(1, "09:00", end),), blocks=blocks)


BEFORE, AFTER = Block("b1", 30, card="etoile"), Block("b3", 30, card="causes")
BUFFER = Block("b2", 10, BlockKind.BUFFER)


@pytest.mark.parametrize(
    ("agenda", "spans"),
    [
        (day(BEFORE, BUFFER, AFTER), [("09:00", "09:40"), ("09:40", "10:10")]),
        (day(BEFORE, AFTER, BUFFER), [("09:00", "09:30"), ("09:30", "10:10")]),
        (day(BUFFER, BEFORE, AFTER), [("09:00", "09:40"), ("09:40", "10:10")]),
        (
            day(BEFORE, Block("b2", 10, BlockKind.BUFFER, title="Air"), AFTER),
            [("09:00", "09:30"), ("09:30", "09:40"), ("09:40", "10:10")],
        ),
        (day(BEFORE, AFTER, BUFFER, end="10:05"), [("09:00", "09:30"), ("09:30", "10:05")]),
        (
            day(BEFORE, BUFFER, Block("b3", 30, card="causes", pin=Pin(Edge.START, "11:00"))),
            [("09:00", "09:40"), ("11:00", "11:30")],
        ),
    ],
    ids=["middle", "last", "first", "with a title", "past the end that was said", "idle time stays idle"],
)
def test_the_time_of_a_buffer_belongs_to_the_moment_before_it(agenda: Agenda, spans: list[Span]) -> None:
    dated, on_paper = planned(agenda), planned(agenda, None)

    assert in_calendar(told("ics", *dated, START)) == spans
    for page in (told("md", *dated, START).decode(), told("md", *on_paper, START).decode()):
        assert on_page(page) == spans
        assert END.findall(page) == [spans[-1][1]]


def test_a_buffer_that_was_run_is_told_as_long_as_it_was() -> None:
    story = Story(day(BEFORE, BUFFER, AFTER), starts_at=START)
    for minutes in (32, 4, 29):
        story.next_block().waits(minutes)
    story.ends()
    spans = [("09:00", "09:36"), ("09:36", "10:05")]

    assert in_calendar(told("ics", story.state, story.log, story.now)) == spans
    assert on_page(told("md", story.state, story.log, story.now).decode()) == spans


def test_a_night_in_which_the_clocks_go_back_is_told_in_its_order() -> None:
    night = datetime(2026, 10, 24, 23, tzinfo=UTC)
    blocks = (
        Block("b1", 60, card="etoile"),
        Block("b2", 50, card="causes"),
        Block("b3", 30, BlockKind.BUFFER),
        Block("b4", 60, card="causes"),
    )
    story = Story(Agenda("x", "X", (Day(1, "01:00"),), blocks), now=night, starts_at=night)
    story.next_block().waits(75).next_block()
    spans = [("01:00", "02:15"), ("02:15", "02:35"), ("02:35", "03:35")]

    assert on_page(told("md", story.state, story.log, story.now).decode()) == spans
