"""Minutes that a calculator finds again: from the times of day beside them, down the columns, of what was changed."""

import io
import re
from datetime import timedelta

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import correction_intents, plan_intents
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day
from facilitateur.domain.events import AgendaReplanned, BlockParked, Strategy
from facilitateur.domain.replanning.proposals import propose
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import exporter
from facilitateur.i18n.words import load_words
from support.harvest import Harvest
from support.invented import CARDS, MORNING
from support.story import Story

DAY = Agenda(
    "jour",
    "Jour",
    (Day(1, "09:00"),),
    (
        Block("w", 20, BlockKind.WELCOME),
        Block("m", 35, card="causes"),
        Block("x", 10, BlockKind.BUFFER),
        Block("p", 15, BlockKind.BREAK),
        Block("e", 45, card="empathie"),
    ),
)


def day() -> Harvest:
    return Harvest(DAY, CARDS, starts_at=MORNING)


def written(story: Story, format_id: str = "md", language: str = "en") -> str:
    words = load_words(language)
    data = exporter(format_id).write(story.state, story.log, story.now, words, ExportOptions()).decode("utf-8-sig")
    return data.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def rows(report: str) -> list[list[str]]:
    """Return the rows of the agenda."""
    found = [line.strip("|").split("|") for line in report.splitlines() if line.startswith("| ")]
    return [[cell.strip(" *") for cell in cells] for cells in found if len(cells) == 6]


def minutes(said: str) -> int:
    """Return the minutes of « −1 h 05 » or « 12 min »."""
    found = re.fullmatch(r"([+−]?)(?:(\d+) h ?)?(?:(\d+))?(?: min)?", said.strip())
    assert found, said
    return (-1 if found[1] == "−" else 1) * (60 * int(found[2] or 0) + int(found[3] or 0))


def between(times: str) -> int:
    """Reckon as people do: each end less its start, less what is said to be paused."""
    ends = [int(hour) * 60 + int(minute) for hour, minute in re.findall(r"(\d\d):(\d\d)", times)]
    paused = re.search(r"(\d+) min of it paused", times)
    return sum(ends[1::2]) - sum(ends[::2]) - (int(paused[1]) if paused else 0)


seconds = st.integers(31, 1500)


@given(st.lists(seconds, min_size=4, max_size=4), st.integers(0, 400))
def test_a_calculator_finds_every_figure_of_the_table_again(lasted: list[int], held: int) -> None:
    story = day()
    for number, block in enumerate("wmpe"):
        story.goes_to(block).waits(seconds=lasted[number] + 0.37)
        if block == "m":
            story.pauses_or_resumes().waits(seconds=held).pauses_or_resumes()
    report = written(story.ends())
    run = [row for row in rows(report) if row[2][:2].isdigit()]
    assert len(run) == 4
    for _, _, times, planned, real, change in run:
        assert minutes(real) == between(times)
        assert minutes(change) == minutes(real) - minutes(planned)
    total = next(line for line in report.splitlines() if line.startswith("| **Blocks run**"))
    sums = [minutes(cell.strip(" *")) for cell in total.strip("|").split("|")[3:]]
    assert sums == [sum(minutes(row[column]) for row in run) for column in (3, 4, 5)]


def test_the_heading_of_a_block_says_what_its_row_says() -> None:
    story = day().goes_to("w").waits(seconds=50 * 60 + 10).goes_to("m").waits(seconds=2129.99).goes_to("p").waits(5)
    report = written(story, language="fr")
    assert "| 9 h 50 – 10 h 25 | 35 min | 35 min | 0 min |" in report
    assert "*9 h 50 – 10 h 25 · 35 min, comme prévu*" in report


def test_the_sheet_of_the_agenda_has_the_same_minutes() -> None:
    story = day().goes_to("w").waits(seconds=29).goes_to("m").waits(seconds=20 * 60 + 29.9).goes_to("p").ends()
    data = exporter("xlsx").write(story.state, story.log, story.now, load_words("en"), ExportOptions())
    rows = openpyxl.load_workbook(io.BytesIO(data))["Agenda"].iter_rows(values_only=True)
    title = next(rows)
    method = next(dict(zip(title, row, strict=True)) for row in rows if "Causes" in row)
    start, end = method["Real start"], method["Real end"]
    assert (start.minute, end.minute) == (0, 20)
    assert (method["Real minutes"], method["Difference"]) == (20, -15)


def bends(story: Story, strategy: Strategy, *, below: bool = False) -> Story:
    """Take a proposal as the dialog does."""
    situation = plan_intents.situation_of(story.state, story.now)
    proposal = next(each for each in propose(situation, below_least=below) if each.strategy is strategy)
    return story.does(lambda state, _: plan_intents.accept(state, situation, proposal))


def changed(story: Story, language: str = "fr") -> list[str]:
    """Return what the report says of what was changed on the way."""
    return [line[2:] for line in written(story, language=language).splitlines() if re.match(r"- \d\d? ?[h:]", line)]


def test_a_plan_bent_on_the_way_says_what_was_changed_and_how_late_it_was_on_screen() -> None:
    story = bends(day().goes_to("w").waits(seconds=32 * 60 + 44).goes_to("m"), Strategy.EAT)
    assert changed(story) == [
        "9 h 32 : recalé sur les pauses (12 min de retard) : Marge 10 → 0 min, Pause 15 → 12 min."
    ]
    assert changed(story, "en") == [
        "09:32: planned again at the expense of breaks (12 min behind the plan): Buffer 10 → 0 min, Break 15 → 12 min."
    ]


def test_what_was_set_aside_and_taken_back_is_named_and_so_is_that_nothing_changed() -> None:
    blocks = (Block("a", 30, card="causes"), Block("b", 30, card="empathie", optional=True), Block("c", 30))
    story = Story(Agenda("o", "O", (Day(1, "09:00"),), blocks), CARDS, starts_at=MORNING).goes_to("a").waits(40)
    bends(story, Strategy.PROPAGATE)
    assert changed(story) == ["9 h 40 : laissé filer (10 min de retard) : aucune durée changée."]
    bends(story, Strategy.DROP)
    assert changed(story)[1].startswith("9 h 40 : blocs facultatifs retirés (10 min de retard) : ")
    assert changed(story)[1].endswith(" (mis de côté).")
    bends(story, Strategy.DROP)
    assert changed(story)[2] == "9 h 40 : laissé tel quel (20 min d’avance) : aucune durée changée."
    story.happens(AgendaReplanned(Strategy.DROP, late=-1200), BlockParked("b", parked=False))
    assert changed(story)[3].startswith("9 h 40 : blocs facultatifs repris (20 min d’avance) : ")
    assert changed(story)[3].endswith(" (repris).")


def test_a_buffer_that_was_eaten_up_is_gone_past_and_told_with_no_time() -> None:
    story = bends(day().goes_to("w").waits(33).goes_to("m"), Strategy.EAT).waits(35).next_block()
    assert story.state.contents.current == "p"
    report = written(story.waits(10), language="fr")
    assert "| Marge | 9 h 55 – 10 h 05 | *0 min, absorbée* | 10 min | 0 min | −10 min |" in report
    again = bends(day().goes_to("w").waits(33).goes_to("m"), Strategy.EAT).waits(35).goes_to("x").waits(seconds=1)
    assert "*0 min, absorbée*" in written(again.goes_to("p"), language="fr"), "of an older recording"


def test_a_rate_that_would_read_nought_is_left_out() -> None:
    story = day().goes_to("m")
    story.writes("une cause", "m")
    story.waits(35)
    assert "per minute" not in written(story)
    for number in range(4):
        story.writes(f"cause {number}", "m")
    assert "5 notes · 0.1 per minute" in written(story)


def test_corrections_all_begin_alike() -> None:
    story = day().goes_to("w").waits(20).goes_to("m").waits(20)
    at = MORNING + timedelta(minutes=25)
    story.does(lambda state, now: correction_intents.correct_pause(state, now, at, at + timedelta(minutes=3)))
    story.does(lambda state, now: correction_intents.correct_start(state, now, 1, MORNING + timedelta(minutes=18)))
    report = written(story, language="fr").split("corrigées après coup", 1)[1]
    found = [line[2:] for line in report.splitlines() if line.startswith("- ")][:2]
    assert len(found) == 2
    assert all(line[0].isupper() for line in found)
