"""F12 shows four ways to go on; Enter takes one, Escape none; the agenda page sets blocks aside."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitateur.agendas.shelf import AgendaShelf
from facilitateur.cards.library import Library
from facilitateur.domain import intents
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.events import AgendaReplanned, Given, Strategy
from facilitateur.i18n.lateness import lateness_then
from facilitateur.i18n.words import load_words
from facilitateur.session.opening import read
from facilitateur.settings import Settings
from facilitateur.tui.dialogs.choice import ChoiceScreen
from facilitateur.tui.dialogs.replan import ReplanScreen
from facilitateur.tui.painting.replan_words import span_said
from support.room import Room, room_of

DAY = Agenda(
    "atelier",
    "Atelier d'un jour",
    (Day(1, "09:00"),),
    (
        Block("b1", 30, BlockKind.PLENARY, least=20, most=40),
        Block("b2", 60, BlockKind.PLENARY, least=40, most=90),
        Block("b3", 15, BlockKind.BREAK),
        Block("b4", 60, BlockKind.PLENARY, least=40, most=90),
        Block("b5", 30, BlockKind.PLENARY, optional=True, priority=1),
        Block("b6", 15, BlockKind.BUFFER),
        Block("b7", 60, BlockKind.LUNCH, pin=Pin(Edge.START, "12:30")),
        Block("b8", 90, BlockKind.PLENARY, least=60, most=120),
    ),
)


def replans(room: Room) -> list[AgendaReplanned]:
    records = read(room.session.folder)[1]
    return [recorded.event for recorded in records if isinstance(recorded.event, AgendaReplanned)]


async def late_morning(room: Room, minutes: float = 42) -> None:
    """Start on time and let the first block run over, lunch still at half past twelve."""
    await room.press("f8")
    await room.minutes(minutes)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_f12_shows_the_four_ways_and_escape_takes_none(tmp_path: Path, size: tuple[int, int]) -> None:
    async with room_of(tmp_path, DAY, {}, size=size) as room:
        await late_morning(room)
        await room.press("f12")
        assert isinstance(room.pilot.app.screen, ReplanScreen)
        for said in ("Resserrer", "Sur les pauses", "Retirer", "Laisser filer", "fin 15:00"):
            assert said in room.shown
        await room.press("escape")
        assert replans(room) == []
        assert not isinstance(room.pilot.app.screen, ReplanScreen)


async def test_enter_records_what_was_shown_and_ctrl_z_gives_the_old_plan_back(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await late_morning(room, 54)
        await room.press("f12", "enter")
        given = (Given("b2", 3_384), Given("b4", 3_384), Given("b5", 1_692))
        assert replans(room) == [AgendaReplanned(Strategy.SQUEEZE, given, late=1_440)]
        await room.press("ctrl+z")
        assert room.events()[-1] == "ActionUndone"
        assert room.session.state.contents.replans == ()


async def test_arrows_and_figures_choose_another_way(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await late_morning(room, 54)
        await room.press("f12", "right", "enter")
        await room.press("f12", "left", "left", "enter")
        assert "Rien à gagner de cette façon" in room.shown
        await room.press("f12", "4", "enter")
        assert [replan.strategy for replan in replans(room)] == [Strategy.EAT, Strategy.PROPAGATE]
        assert replans(room)[0].given == (Given("b3", 360),)


async def test_minimums_are_crossed_only_after_m_and_the_page_says_so(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await late_morning(room, 85)
        await room.press("f12")
        assert "jamais sous son" in room.shown
        await room.press("m")
        assert "SOUS SON MINIMUM" in room.shown
        await room.press("enter")
        (event,) = replans(room)
        assert event.below_least
        assert min(given.seconds for given in event.given) < 40 * 60


async def test_the_floor_of_pauses_is_set_on_the_page(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await late_morning(room, 75)
        await room.press("f12", "2", "plus", "plus", "plus")
        assert "pauses ≥ 8 min" in room.shown
        await room.press("enter")
        assert replans(room)[0].given == (Given("b3", 480), Given("b7", 2_700))


async def test_the_floors_come_from_the_settings(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}, settings=Settings(language="fr", pause_floor=12, lunch_floor=50)) as room:
        await late_morning(room, 75)
        await room.press("f12", "2")
        assert "pauses ≥ 12" in room.shown
        await room.press("enter")
        assert replans(room)[0].given == (Given("b3", 720), Given("b7", 3_000))


async def test_the_page_follows_the_clock(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await late_morning(room, 34)
        await room.press("f12")
        assert "retard 4" in room.shown
        await room.minutes(3)
        assert await room.sees("retard 7")


async def test_lateness_agrees_with_the_times_beside_it(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await late_morning(room, 34.75)
        assert await room.sees("retard 4 min · 12:30 : tenu · matinée 12:30 · fin 15:00"), room.shown
        await room.press("f12")
        assert "retard 4" in room.shown


async def test_lateness_says_up_to_which_fixed_time_it_counts(tmp_path: Path) -> None:
    blocks = [replace(block, pin=Pin(Edge.START, "12:45")) if block.id == "b7" else block for block in DAY.blocks]
    async with room_of(tmp_path, replace(DAY, blocks=tuple(blocks)), {}) as room:
        await late_morning(room, 34.75)
        assert await room.sees("retard 4 min · 12:45 : tenu · matinée 12:34 · fin 15:15"), room.shown
        await room.press("f12")
        assert "retard 4" in room.shown


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_a_missed_pin_is_told_on_its_row_and_no_figure_is_cut(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    async with room_of(tmp_path, DAY, {}, size=size, settings=Settings(language=language)) as room:
        await late_morning(room, 61.05)
        await room.press("f12", "4")
        said = "manqué de 16'03" if language == "fr" else "missed by 16'03"
        rows = []
        for _ in range(8):
            rows += [line for line in room.shown.splitlines() if "12:46" in line and said in line]
            await room.press("up")
        assert rows
        assert room.shown.count("16'03") >= 3
        assert "16'…" not in room.shown


COSTLY = Agenda(
    "atelier",
    "Atelier d'un jour",
    (Day(1, "09:00"),),
    (
        Block("b1", 30, BlockKind.PLENARY),
        Block("b2", 97, BlockKind.PLENARY, optional=True),
        Block("b3", 95, BlockKind.PLENARY, optional=True, priority=1),
        Block("b4", 25, BlockKind.BREAK),
        Block("b5", 17, BlockKind.PLENARY, pin=Pin(Edge.START, "13:07")),
    ),
)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (130, 30)])
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_what_a_proposal_costs_is_never_cut_and_supposed_bounds_are_said(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    async with room_of(tmp_path, COSTLY, {}, size=size, settings=Settings(language=language)) as room:
        await late_morning(room, 75.3)
        await room.press("f12")
        shown = room.shown.split("\N{BOX DRAWINGS LIGHT HORIZONTAL}" * 20)
        assert "…" not in shown[1] or size[0] > 60
        assert not any("…" in line for line in (shown[-1]).splitlines())
        assert "22'53" in room.shown
        assert size[1] < 24 or "* Sans fiche ni bornes" in room.shown or "* Without card or bounds" in room.shown
        assert "resserré*" in room.shown or "squeezed*" in room.shown or "22'53 *" in room.shown


async def test_the_running_block_began_when_it_did_although_the_room_paused(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await late_morning(room, 10)
        await room.press("f2")
        await room.minutes(3)
        await room.press("f2", "f12")
        row = next(line for line in room.shown.splitlines() if "en cours" in line)
        assert "09:00" in row


async def test_ahead_of_time_the_page_says_that_time_is_given_back(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await late_morning(room, 1)
        room.session.perform(lambda state, now: intents.go_to_block(state, "b2", now, confirmed=True))
        await room.press("f12")
        assert "reprennent" in room.shown
        assert "cède du temps" not in room.shown


async def test_in_navigation_r_does_the_same_and_before_the_end_of_all_it_is_refused(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await late_morning(room)
        await room.press("escape", "R")
        assert isinstance(room.pilot.app.screen, ReplanScreen)
        await room.press("escape", "escape")
        room.session.perform(lambda state, now: intents.end_session(state))
        await room.press("f12")
        assert not isinstance(room.pilot.app.screen, ReplanScreen)


async def test_the_agenda_page_sets_a_block_aside_and_takes_it_back(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await late_morning(room, 5)
        await room.press("f7", "down", "down", "down", "down", "enter")
        assert isinstance(room.pilot.app.screen, ChoiceScreen)
        await room.press("3")
        assert room.events()[-1] == "BlockParked"
        block = room.session.state.agenda.block("b5")
        assert block is not None
        assert block.parked
        await room.press("f7", *["down"] * 7, "enter", "down", "down", "enter")
        assert room.events()[-1] == "BlockParked"
        assert len(room.session.state.agenda.live) == 8


async def test_what_gains_nothing_is_neither_looked_at_first_nor_recorded(tmp_path: Path) -> None:
    rigid = Agenda(
        "rigide",
        "Rigide",
        (Day(1, "09:00", "10:00"),),
        (Block("b1", 30, BlockKind.PLENARY), Block("b2", 30, BlockKind.PLENARY, least=30, most=30)),
    )
    async with room_of(tmp_path, rigid, {}) as room:
        await late_morning(room, 40)
        await room.press("f12")
        assert "►4" in room.shown
        await room.press("1", "enter")
        assert replans(room) == []
        assert "Rien à gagner de cette façon" in room.shown


async def test_a_fixed_end_that_absorbs_is_told_the_same_on_every_line_and_afterwards(tmp_path: Path) -> None:
    held = Agenda(
        "tenu",
        "Tenu",
        (Day(1, "09:00"),),
        (
            Block("b1", 30, BlockKind.PLENARY),
            Block("b2", 20, BlockKind.PLENARY, least=20, most=20),
            Block("b3", 60, BlockKind.PLENARY, least=20, most=60, pin=Pin(Edge.END, "10:50")),
        ),
    )
    async with room_of(tmp_path, held, {}) as room:
        await late_morning(room, 33.75)
        await room.press("f12")
        assert room.shown.count("à l’heure") >= 4
        assert "reste" not in room.shown
        await room.press("4")
        assert "Rien n’est raccourci" not in room.shown
        assert "seul ce qui finit à heure fixe est raccourci" in room.shown
        await room.press("enter")
        assert await room.sees("Plénière perd 4 min, la journée finit à 10:50"), room.shown


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_missed_pin_hides_no_part_of_the_end(tmp_path: Path, size: tuple[int, int], language: str) -> None:
    end = "fin 15:16" if language == "fr" else "ends 15:16"
    async with room_of(tmp_path, DAY, {}, size=size, settings=Settings(language=language)) as room:
        await late_morning(room, 61.05)
        await room.press("f12", "escape")
        assert await room.sees(end), room.shown
        top = room.shown.splitlines()[0]
        assert end in top
        assert "12:30" in top


async def test_a_second_that_passes_after_a_proposal_was_taken_is_no_missed_pin(tmp_path: Path) -> None:
    close = Agenda(
        "serre",
        "Serré",
        (Day(1, "09:00"),),
        (
            Block("b1", 30, BlockKind.PLENARY),
            Block("b2", 20, BlockKind.BREAK),
            Block("b3", 60, BlockKind.LUNCH, pin=Pin(Edge.START, "09:50")),
        ),
    )
    async with room_of(tmp_path, close, {}) as room:
        await late_morning(room, 45)
        await room.press("f12", "2", "enter")
        await room.minutes(1 / 60)
        await room.press("f12")
        assert "raté" not in room.shown
        assert "manqué" not in room.shown
        await room.press("escape")
        await room.minutes(2)
        await room.press("f12")
        assert "manqué de 2" in spaced(room.shown)


SHIPPED = Path(__file__).parents[2]


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_a_way_that_wins_no_time_says_so_and_why(tmp_path: Path, size: tuple[int, int]) -> None:
    cards = Library([SHIPPED / "methodes"]).cards
    half_day = AgendaShelf([SHIPPED / "deroules"], cards).entry("demi-journee").agenda
    assert half_day is not None
    used = {block.card: cards[block.card] for block in half_day.blocks if block.card}
    async with room_of(tmp_path, half_day, used, size=size) as room:
        await room.press("f8")
        await room.minutes(29)
        await room.press("f12")
        assert room.shown.count("ne gagne rien") == 1
        assert room.shown.count("aucun bloc facultatif") == 1
        for key, said in (
            ("1", "Rien à y gagner : les méthodes à venir sont déjà à leur minimum (m passe dessous)."),
            ("2", "D’abord les marges"),
            ("3", "Rien à retirer : aucun bloc à venir n’est facultatif."),
            ("4", "Rien n’est raccourci"),
        ):
            await room.press(key)
            assert said in " ".join(room.shown.split()), key
        await room.press("1", "m")
        assert "SOUS SON MINIMUM" in room.shown
        assert "ne gagne rien" not in room.shown


async def test_breaks_that_are_as_short_as_they_may_be_win_no_time(tmp_path: Path) -> None:
    blocks = (Block("b1", 30, BlockKind.PLENARY), Block("b2", 5, BlockKind.BREAK))
    async with room_of(tmp_path, Agenda("a", "A", (Day(1, "09:00"),), blocks), {}) as room:
        await room.press("f8")
        await room.minutes(42)
        await room.press("f12")
        for key, said in (
            ("1", "aucune méthode à venir ne rattraperait"),
            ("2", "marges et pauses à venir sont déjà aussi courtes"),
            ("3", "aucun bloc à venir n’est facultatif"),
        ):
            await room.press(key)
            assert said in " ".join(room.shown.split()), key


async def test_an_optional_block_that_cannot_help_is_not_said_to_be_missing(tmp_path: Path) -> None:
    held = Agenda(
        "tenu",
        "Tenu",
        (Day(1, "09:00"),),
        (
            Block("b1", 30, BlockKind.PLENARY),
            Block("b2", 60, BlockKind.LUNCH, pin=Pin(Edge.START, "09:30")),
            Block("b3", 30, BlockKind.PLENARY, optional=True),
            Block("b4", 30, BlockKind.PLENARY, pin=Pin(Edge.START, "12:00")),
        ),
    )
    async with room_of(tmp_path, held, {}) as room:
        await late_morning(room, 42)
        await room.press("f12", "3")
        assert "aucun bloc facultatif à venir ne rattraperait ce temps" in " ".join(room.shown.split())
        assert "aucun bloc à venir n’est facultatif" not in room.shown


async def test_the_reason_for_what_a_fixed_end_costs_is_in_sight(tmp_path: Path) -> None:
    short = tuple(Block(f"c{n}", 5, BlockKind.PLENARY, least=5, most=5) for n in range(11))
    fixed = Block("b3", 60, BlockKind.PLENARY, least=20, most=60, pin=Pin(Edge.END, "11:25"))
    after = tuple(Block(f"d{n}", 5, BlockKind.PLENARY) for n in range(9))
    held = Agenda("tenu", "Tenu", (Day(1, "09:00"),), (Block("b1", 30, BlockKind.PLENARY), *short, fixed, *after))
    async with room_of(tmp_path, held, {}) as room:
        await late_morning(room, 44)
        for keys in (("f12", "4"), ("3",)):
            await room.press(*keys)
            row = next(line for line in room.shown.splitlines() if "→11:25" in line)
            assert "fin fixée" in row
            assert room.shown.count("(fin fixée)") == 3, "every way that only moves says why work gets shorter"
            assert "seul ce qui finit à heure fixe est raccourci" in " ".join(room.shown.split())
        assert "aucun bloc facultatif" in room.shown
        assert "Rien à retirer : aucun bloc à venir n’est facultatif." in " ".join(room.shown.split())
        above = room.shown
        await room.press("up")
        assert room.shown != above, "the table scrolls on from what is in sight"
        await room.press("down")
        assert room.shown == above
        await room.press(*["down"] * 40)
        below = room.shown
        await room.press("up")
        assert room.shown != below


async def test_time_in_hand_is_given_back_not_squeezed(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(5)
        await room.press("f8", "1", "f12")
        assert isinstance(room.pilot.app.screen, ReplanScreen)
        assert "Rendre le temps" in room.shown
        assert "Resserrer" not in room.shown


async def test_methods_are_not_said_to_stay_whole_when_a_fixed_end_shortens_one(tmp_path: Path) -> None:
    blocks = tuple(
        replace(block, pin=Pin(Edge.END, "11:45")) if block.id == "b4" else block
        for block in DAY.blocks
        if block.id != "b6"
    )
    async with room_of(tmp_path, replace(DAY, blocks=blocks), {}, size=(160, 45)) as room:
        await late_morning(room, 60)
        await room.press("f12", "2")
        way = next(line for line in room.shown.splitlines() if "travail" in line)
        assert "travail \N{MINUS SIGN}" in way
        assert "restent entières" not in room.shown
        assert "qui finit à heure fixe" in room.shown
        assert "reste +" not in room.shown


@pytest.mark.parametrize(
    ("seconds", "french", "english"),
    [
        (45 * 60, "45 min", "45 min"),
        (13 * 60 + 20, "13'20", "13'20"),
        (60 * 60, "1 h 00", "1 h"),
        (90 * 60, "1 h 30", "1 h 30"),
        (125 * 60, "2 h 05", "2 h 05"),
    ],
)
def test_lengths_say_hours_from_one_hour_on_as_everywhere_else(seconds: int, french: str, english: str) -> None:
    said = [spaced(span_said(load_words(language), seconds * 1000)) for language in ("fr", "en")]
    assert said == [french, english]


async def test_what_the_buffers_before_a_fixed_time_take_costs_nothing_else(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await late_morning(room)
        await room.press("f12")
        for key in "1234":
            await room.press(key)
            assert await room.sees("marges −12 min"), room.shown
            assert await room.sees("Les marges avant la prochaine heure fixe suffisent"), room.shown
        await room.press("escape")
        await room.minutes(12)
        await room.press("f12", "4")
        assert await room.sees("seules les marges avant une heure fixe"), room.shown


@pytest.mark.parametrize("pin", ["", "12:30"])
async def test_the_page_the_cockpit_and_the_report_tell_the_same_lateness(tmp_path: Path, pin: str) -> None:
    lunch = Block("b3", 60, BlockKind.LUNCH, pin=Pin(Edge.START, pin) if pin else None)
    blocks = (Block("b1", 60, BlockKind.PLENARY), Block("b2", 150, BlockKind.PLENARY), lunch)
    async with room_of(tmp_path, Agenda("e", "E", (Day(1, "09:00"),), blocks), {}) as room:
        await room.minutes(0.7)
        await room.press("f8")
        await room.minutes(72.4)
        await room.press("f12")
        said = re.search(r"retard (\d+)", room.shown.replace("\N{NARROW NO-BREAK SPACE}", " "))
        await room.press("4", "enter")
        header = re.search(r"retard (\d+)", room.shown.replace("\N{NARROW NO-BREAK SPACE}", " "))
        state = room.session.state
        bent = state.contents.replans[0]
        told = lateness_then(state, bent.at, timedelta(seconds=bent.late)) // timedelta(minutes=1)
        assert said is not None
        assert header is not None
        assert (int(said[1]), int(header[1])) == (told, told)
        assert told == 13


async def test_the_agenda_says_when_the_day_was_replanned(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await late_morning(room, 54)
        await room.press("f12", "enter", "f7")
        shown = "\n".join(strip.text for strip in room.pilot.app.screen._compositor.render_strips())
        assert "Recalé à 09:54." in spaced(shown)
