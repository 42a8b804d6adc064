"""The sheet for who takes over: where we are, what remains, what is promised, what was handed in."""

from hypothesis import given

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.events import (
    AgendaReplanned,
    Answered,
    CanvasHandedIn,
    Given,
    NoteAdded,
    NoteKind,
    Recorded,
    Strategy,
)
from facilitateur.domain.evolve import fold
from facilitateur.domain.timing import day_plan, figures_at, local
from facilitateur.export.standing import standing_sections, standing_view, team_standings
from facilitateur.i18n.words import load_words
from support.invented import MORNING
from support.story import Story
from support.wild import mostly_valid_logs

FRENCH = load_words("fr")


def told() -> Story:
    """A morning in its second block, with notes of both teams, a decision, and a canvas handed in."""
    story = Story().next_block().waits(2)
    first, second = (block.id for block in story.state.agenda.blocks[:2])
    story.notes("un", block=first)
    story.notes("deux", block=first)
    story.next_block().waits(3)
    story.notes("trois", block=second, team="B")
    story.notes("on garde le guichet", block=second, kind=NoteKind.DECISION)
    block = story.state.current
    assert block is not None
    return story.happens(CanvasHandedIn(block.id, "B"))


def test_what_remains_ends_where_the_day_will_end() -> None:
    story = told()
    view = standing_view(story.state, story.now)
    plan = day_plan(story.state, story.now)
    coming = [slot for slot in plan.slots if slot.projected_start and slot.block.id != story.state.contents.current]
    assert [left["block"] for left in view["remaining"]] == [slot.block.id for slot in coming]
    where, remains, promised, teams = standing_sections(FRENCH, story.state, story.now)
    assert len(remains.lines) == len(coming)
    assert promised.lines == ("Décisions (1)", "  • on garde le guichet")
    assert len(teams.lines) == 2
    assert "2/" in where.lines[0]
    late = story.waits(600)
    assert any("Dépassement" in line for line in standing_sections(FRENCH, late.state, late.now)[0].lines)


def test_the_ends_of_phase_block_and_step_are_those_of_the_cockpit() -> None:
    story = Story().next_block().waits(2).next_block().waits(0.5)
    figures = figures_at(story.state, story.now)
    ends = [figures.phase_end, figures.block_end, figures.step_end]
    said = [f"jusqu’à {local(story.state, end):%H:%M}" for end in ends if end is not None]
    lines = standing_sections(FRENCH, story.state, story.now)[0].lines[:3]
    assert len(said) == 3
    assert all(line.endswith(end) for line, end in zip(lines, said, strict=True))
    late = story.waits(600)
    assert not any("jusqu’à" in line for line in standing_sections(FRENCH, late.state, late.now)[0].lines[1:3])


def test_what_a_fixed_end_takes_of_a_block_is_not_promised_to_it() -> None:
    day = Agenda(
        "essai",
        "Essai",
        (Day(1, "09:00"),),
        (Block("a", 60, BlockKind.WELCOME), Block("b", 45, BlockKind.PLENARY, pin=Pin(Edge.END, "10:45"))),
    )
    story = Story(day, starts_at=MORNING).next_block().waits(70)
    remains = standing_sections(FRENCH, story.state, story.now)[1]
    assert "35\N{NARROW NO-BREAK SPACE}min" in remains.title
    assert [line[:13].split() for line in remains.lines] == [["10:10", "35", "min"]]


def test_the_sheet_tells_of_lateness_what_the_cockpit_tells() -> None:
    day = Agenda(
        "essai",
        "Essai",
        (Day(1, "09:00"),),
        (
            Block("a", 90, BlockKind.PLENARY),
            Block("x", 20, BlockKind.PLENARY, parked=True),
            Block("b", 105, BlockKind.PLENARY),
            Block("l", 60, BlockKind.LUNCH, pin=Pin(Edge.START, "12:30")),
        ),
    )
    story = Story(day, starts_at=MORNING).next_block().waits(116)
    lines = [
        line.replace("\u202f", " ").replace("\xa0", " ")
        for line in standing_sections(FRENCH, story.state, story.now)[0].lines
    ]
    assert "retard 26 min · Déjeuner 12:30 : manqué de 11 min" in lines
    assert lines[0].endswith("1/3")
    assert any("13:41" in line and "+11 min" in line for line in lines), lines


def test_each_team_is_told_what_it_handed_in() -> None:
    a, b = team_standings(told().state)
    assert (a.team, a.notes, a.canvases, a.handed_in, a.here, a.here_done) == ("A", 3, 2, 0, 1, False)
    assert (b.team, b.notes, b.canvases, b.handed_in, b.here, b.here_done) == ("B", 1, 1, 1, 1, True)


def test_a_team_s_notes_count_once_and_its_canvas_of_figures_counts_too() -> None:
    story = told()
    second, third = (block.id for block in story.state.agenda.blocks[1:3])
    newest = max(note.number for note in story.state.notes())
    story.happens(NoteAdded(newest + 1, second, "A", "un", origin=1))
    story.happens(Answered(third, "B", 1, {"q1": 4}))
    a, b = team_standings(story.state)
    assert (a.notes, a.canvases, a.here) == (3, 2, 2)
    assert (b.notes, b.canvases, b.here) == (1, 2, 1)


@given(log=mostly_valid_logs)
def test_any_session_has_a_sheet(log: tuple[Recorded, list[Recorded]]) -> None:
    records = [log[0], *log[1]]
    state = fold(records)
    assert len(standing_sections(FRENCH, state, records[-1].at)) == 4
    standing_view(state, records[-1].at)


def test_an_end_as_planned_is_said_so() -> None:
    story = Story(starts_at=MORNING).next_block()
    assert any(line.endswith("(comme prévu)") for line in standing_sections(FRENCH, story.state, story.now)[0].lines)
    story.waits(30)
    late = standing_sections(FRENCH, story.state, story.now)[0].lines
    assert any("min sur le plan" in line for line in late)


def test_a_buffer_that_was_given_no_time_does_not_remain() -> None:
    blocks = (Block("a", 20, card="causes"), Block("x", 10, BlockKind.BUFFER), Block("b", 30, BlockKind.LUNCH))
    story = Story(Agenda("e", "E", (Day(1, "09:00"),), blocks), starts_at=MORNING).next_block().waits(25)
    assert [left["block"] for left in standing_view(story.state, story.now)["remaining"]] == ["x", "b"]
    story.happens(AgendaReplanned(Strategy.EAT, (Given("x", 0),), late=300))
    assert [left["block"] for left in standing_view(story.state, story.now)["remaining"]] == ["b"]
