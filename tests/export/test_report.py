"""What a report says of a session, sentence by sentence."""

from datetime import timedelta
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from facilitateur.domain.card import CardText
from facilitateur.domain.events import ClockStepped, NoteKind, SessionImported, SessionResumed
from facilitateur.export.options import ExportOptions, Names
from support.harvest import AGENDA, CARDS, Harvest, ended_morning, running_morning
from support.invented import MORNING, NAMES, TWO_DAYS
from support.story import Story


@pytest.fixture
def told(export):
    """Return a story as English Markdown."""

    def tell(story: Story, names: Names = Names.CODES) -> str:
        return export("md", story, "en", ExportOptions(names)).decode()

    return tell


def morning(**choices: object) -> Harvest:
    """Return a morning before its start."""
    return Harvest(AGENDA, CARDS, **choices)  # type: ignore[arg-type]


def test_a_session_that_has_not_begun_says_so(told) -> None:
    text = told(morning(starts_at=MORNING))

    assert "Session planned for Friday 12\u00a0June 2026, not started yet." in text
    assert text.count("*to come*") == len(AGENDA.blocks)
    assert "## Icebreaker\n\n*To come: Tour de table (10\u202fmin).*" in text


def test_blocks_that_were_passed_by_are_listed_as_not_run(told) -> None:
    story = morning().goes_to("b6").waits(5)
    text = told(story)

    assert "*Not run: Chaîne des causes (20\u202fmin), Cinq sens (20\u202fmin).*" in text
    assert "*To come: Carré (20\u202fmin).*" in text
    assert told(story.ends()).count("*not run*") == 7


def test_the_heading_counts_actions_beside_decisions_and_only_what_there_is(told) -> None:
    story = morning().goes_to("b7")
    story.writes("une idée", "b7")
    assert "- **Harvest**: 1 note\n" in told(story)
    story.writes("Appeler la mairie — Ana, 12/12", "b7", kind=NoteKind.ACTION)
    assert "- **Harvest**: 2 notes · 1 action\n" in told(story)
    story.writes("Ranger", "b7", kind=NoteKind.ACTION)
    story.writes("on essaie", "b7", kind=NoteKind.DECISION)
    assert "- **Harvest**: 4 notes · 1 decision · 2 actions\n" in told(story)


def test_every_stay_in_a_block_is_told(told) -> None:
    story = morning(starts_at=MORNING).goes_to("b2").waits(10).goes_to("b3").waits(5).goes_to("b2").waits(3)

    assert "09:00\u00a0– 09:10, 09:15\u00a0– 09:18" in told(story.goes_to("b3"))


def test_a_pause_is_no_time_spent(told) -> None:
    story = morning().goes_to("b2").waits(6).pauses_or_resumes().waits(9).pauses_or_resumes().waits(4).goes_to("b3")

    report = told(story)
    assert "*09:00\u00a0– 09:19, 9\u202fmin of it paused · 10\u202fmin, as planned*" in report
    assert "| 09:00\u00a0– 09:19, 9\u202fmin of it paused | 10\u202fmin | 10\u202fmin | 0\u202fmin |" in report


def test_a_pause_in_the_block_that_runs_is_told_and_a_few_seconds_are_not(told) -> None:
    story = morning().goes_to("b2").waits(6).pauses_or_resumes().waits(0.3).pauses_or_resumes().waits(4)

    assert "paused" not in told(story)
    assert "3\u202fmin of it paused" in told(story.pauses_or_resumes().waits(2.7))


@pytest.mark.parametrize(
    ("names", "people", "teams", "author"),
    [
        (Names.NAMES, "Ana, Basile, Chloé", "A (Ana, Chloé) · B (Basile)", "*fact* — Ana"),
        (Names.CODES, "3 people, under the codes P01 to P03", "A (P01, P03) · B (P02)", "*fact* — P01"),
        (Names.NONE, "3 people", "team\u00a0A · team\u00a0B", "*fact*\n"),
    ],
)
def test_people_are_told_as_chosen(told, names: Names, people: str, teams: str, author: str) -> None:
    text = told(ended_morning(), names)

    assert f"- **Participants**: {people}\n" in text
    assert f"- **Teams**: {teams}\n" in text
    assert f"Le guichet ferme à 16 h — {author}" in text
    assert ("were not taken out" in text) is (names is not Names.NAMES)


@pytest.mark.parametrize("names", [Names.NAMES, Names.CODES])
def test_a_team_without_people_has_no_empty_parentheses(told, names: Names) -> None:
    text = told(morning(teams=3, names=("Ana",)), names)

    (line,) = (line for line in text.splitlines() if line.startswith("- **Teams**"))
    assert line in ("- **Teams**: A (Ana) · B · C", "- **Teams**: A (P01) · B · C")


def test_codes_leave_no_name_behind(told) -> None:
    text = told(ended_morning())

    assert not [name for name in (*NAMES, "Inconnue") if name in text]


def test_one_team_needs_no_heading_and_no_level_is_skipped(told) -> None:
    story = morning(teams=1).goes_to("b4")
    story.writes("trois guichets", "b4", place="voit")
    text = told(story)

    assert "#### Voit\n\n- trois guichets" in text
    assert "Team" not in text


@pytest.mark.parametrize("teams", [1, 2])
def test_headings_never_skip_a_level(told, teams: int) -> None:
    story = morning(teams=teams).goes_to("b4")
    story.writes("trois guichets", "b4", place="voit")
    story.writes("hors", "b4")
    levels = [int(token.tag[1]) for token in MarkdownIt().parse(told(story)) if token.type == "heading_open"]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_phase_that_comes_twice_has_one_heading(told) -> None:
    blocks = (*AGENDA.blocks, replace(AGENDA.blocks[1], id="b9"))
    story = Harvest(replace(AGENDA, blocks=blocks), CARDS)

    assert told(story).count("## Icebreaker") == 1


def test_a_break_is_told_only_when_something_was_written_in_it(told) -> None:
    story = morning().goes_to("b5").waits(5)
    assert "### Break" not in told(story)

    story.writes("une idée au café", "b5")
    assert "### Break" in told(story)


def test_two_days_have_their_dates_and_their_ends(told) -> None:
    story = Story(TWO_DAYS, starts_at=MORNING).next_block().waits(35).next_block().waits(60).next_block()
    story.waits(22 * 60).next_block().waits(30)
    text = told(story)

    assert "Session of Friday 12\u00a0June 2026 to Saturday 13\u00a0June 2026." in text
    assert "### Day 1: Friday 12\u00a0June 2026" in text
    assert "### Day 2: Saturday 13\u00a0June 2026" in text
    assert "Planned end 10:30, real end 10:35: +5\u202fmin." in text


def test_thumbs_make_no_winner(told) -> None:
    canvas = replace(CARDS["idees"].texts["fr"].canvas, settings={"votes": "accord"})
    cards = {**CARDS, "idees": replace(CARDS["idees"], texts={"fr": CardText("Accord", canvas=canvas)})}
    for shown, chosen in ((CARDS, True), (cards, False)):
        story = Harvest(AGENDA, shown).goes_to("b6")
        story.writes("une règle", "b6", votes=9)
        story.writes("une autre", "b6", votes=9)
        assert ("the first place is shared by 2 proposals" in told(story)) is chosen


def test_what_was_heard_stands_between_quotation_marks_in_the_chain_too(told) -> None:
    story = morning().goes_to("b3")
    root = story.writes("Personne ne vient.", "b3", kind=NoteKind.FACT)
    story.writes("on ne savait pas", "b3", kind=NoteKind.VERBATIM, parent=root)

    assert "**Read back**: “on ne savait pas”, **therefore** personne ne vient." in told(story)


def test_a_name_keeps_its_capital_in_the_chain(told) -> None:
    story = morning().goes_to("b3")
    root = story.writes("Nora renonce", "b3")
    story.writes("Le guichet ferme", "b3", parent=root)

    assert "Le guichet ferme, **therefore** Nora renonce." in told(story)


def test_a_very_deep_chain_stays_readable(told) -> None:
    story = morning().goes_to("b3")
    parent = None
    for depth in range(60):
        parent = story.writes(f"cause {depth}.", "b3", parent=parent)
    text = told(story)

    assert max(len(line) - len(line.lstrip()) for line in text.splitlines()) <= 24
    assert "*level 59*: cause 59." in text
    assert all(f"cause {depth}." in text for depth in range(60))


def test_incidents_that_matter_are_told_and_others_not(told) -> None:
    story = morning().goes_to("b2").waits(10)
    story.happens(SessionResumed(12)).happens(ClockStepped(5)).happens(SessionResumed(900, clean=True))
    assert "## Incidents" not in told(story)

    story.happens(SessionResumed(300)).happens(SessionImported("a.json"))
    text = told(story)
    assert "last entry 09:05, back at 09:10 (5\u202fmin)" in text
    text = told(story.happens(ClockStepped(-3_600)))
    assert "clock jumped back by 1\u202fh" in text
    assert "- Session imported from a file on Friday 12\u00a0June 2026." in text


def test_each_card_is_credited_once_and_its_licence_said(told) -> None:
    text = told(running_morning())
    assert text.count("**Chaîne des causes** — Invention, 2026") == 1
    assert text.count("CC BY 4.0") == 1

    cards = {**CARDS, "causes": replace(CARDS["causes"], licence="CC BY-SA 4.0")}
    story = Harvest(AGENDA, cards).goes_to("b2").waits(1).goes_to("b3").waits(1)
    assert "*card under licence CC BY-SA 4.0*" in told(story)
    assert "*card under licence CC BY 4.0*" in told(story)


def test_the_report_of_an_ended_session_does_not_change_with_time(told) -> None:
    story = ended_morning()
    before = told(story)
    story.clock.now += timedelta(days=30)

    assert told(story) == before
