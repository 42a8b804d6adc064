"""What is said when a session is opened: for the first time, again, or beside the program that runs it."""

from pathlib import Path

import pytest

from facilitateur.clock import ManualClock
from facilitateur.domain import intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.creation import create_session
from facilitateur.i18n.words import load_words
from facilitateur.session.live import LiveSession
from facilitateur.session.opening import create, resume
from facilitateur.session.watched import WatchedSession
from facilitateur.settings import Settings
from facilitateur.storage.places import Workspace
from facilitateur.storage.shelf import SessionShelf
from facilitateur.tui.app import FacilitateurApp
from facilitateur.tui.context import Context
from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.screens.live_news import opening_news
from support.canvases import shipped
from support.invented import CARDS
from support.room import START, Room, room_of

AGENDA = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="empathie"), Block("b2", 20)))


def running(place: Path, clock: ManualClock) -> LiveSession:
    """Make a session whose first block has begun."""
    (place / "sessions").mkdir()
    events = create_session("essai", "Quel défi ?", AGENDA, CARDS, teams=2, zone="Europe/Paris", starts_at=START)
    session = create(SessionShelf([place / "sessions"]), "essai", events, clock)
    session.perform(intents.next_block)
    return session


def test_a_session_that_was_just_made_says_nothing_of_coming_back(tmp_path: Path) -> None:
    clock = ManualClock(START)
    session = running(tmp_path, clock)
    session.close()
    clock.advance(1)
    again = resume(session.folder, clock)
    assert opening_news(load_words("fr"), again) == []
    again.close()
    clock.advance(300)
    later = resume(session.folder, clock)
    assert "le minuteur a continué" in opening_news(load_words("fr"), later)[0]
    later.close()


async def test_a_second_program_says_at_once_that_it_only_reads(tmp_path: Path) -> None:
    clock = ManualClock(START)
    session = running(tmp_path, clock)
    watched = WatchedSession(session.folder, clock)
    app = FacilitateurApp(Context(Workspace(tmp_path), Settings(language="fr")), LiveScreen(watched))
    async with app.run_test(size=(100, 30)) as pilot:
        room = Room(pilot, session, clock)
        await room.press("f8")
        assert isinstance(app.screen, LiveScreen)
        assert "on peut seulement la lire" in room.shown
    session.close()


async def killed_and_opened(room: Room) -> tuple[LiveScreen, LiveSession]:
    """Kill the program while a line is being typed, and open the session again."""
    screen = room.pilot.app.screen
    assert isinstance(screen, LiveScreen)
    screen._save_draft()
    room.session.close(clean=False)
    again = resume(room.session.folder, room.clock)
    screen = LiveScreen(again)
    await room.pilot.app.push_screen(screen)
    await room.pilot.pause()
    return screen, again


async def test_a_survey_opened_again_after_a_crash_stands_at_its_question(tmp_path: Path) -> None:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="f-sus"),))
    async with room_of(tmp_path, agenda, {"f-sus": shipped("f-sus")}) as room:
        await room.press("f8", "tab", "tab", "tab")
        await room.say("3x4")
        screen, again = await killed_and_opened(room)
        assert "question 4" in screen.entry.prompt
        await room.say("2x5")
        answers = again.state.contents.answers["b1", "A"]
        assert [dict(answer.values) for answer in answers] == [{"sus4": 4}, {"sus4": 5}]
        again.close()


@pytest.mark.parametrize(
    ("slug", "before"),
    [
        ("exposition", ["/+ Mur A", "/3"]),
        ("exposition", ["/+ Mur A", "un", "/+ Mur B", "/2"]),
        ("persona", ["/+ Nadia", "tab"]),
        ("persona", ["/+ Nadia", "/+"]),
        ("parcours-usager", ["/+ Chercher", "/+ Attendre", "tab", "tab", "tab"]),
        ("parcours-usager", ["/+ Chercher", "/0"]),
        ("diagramme-affinites", ["/+ Distance", "/+ Odeur", "/2"]),
        ("diagramme-affinites", ["/+ Distance", "/+ Odeur", "/0"]),
        ("carte-empathie", ["/4"]),
        ("cartes-a-reactions", ["/+ Navette", "/+ Carte", "/+ Borne", "i2 /4"]),
        ("5-pourquoi", ["constat", "cause", "autre cause", "shift+tab"]),
        ("grille-evaluation", ["/+ Navette", "/+ Kit", "tab", "/e2"]),
    ],
)
async def test_an_unfinished_line_comes_back_where_it_was_meant_to_go(
    tmp_path: Path, slug: str, before: list[str]
) -> None:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=slug),))
    async with room_of(tmp_path, agenda, {slug: shipped(slug)}) as room:
        await room.press("f8")
        for step in before:
            await (room.press(step) if "tab" in step else room.say(step))
        await room.press(*"moitie")
        screen = room.pilot.app.screen
        assert isinstance(screen, LiveScreen)
        stood = screen.place_cursor._replace(selected=None)
        screen, again = await killed_and_opened(room)
        assert screen.entry.text == "moitie"
        assert screen.place_cursor == stood
        again.close()


async def test_a_line_that_was_sent_does_not_come_back(tmp_path: Path) -> None:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="grille-evaluation"),))
    async with room_of(tmp_path, agenda, {"grille-evaluation": shipped("grille-evaluation")}) as room:
        await room.press("f8")
        await room.say("Navette", "Kit")
        await room.press(*"43523")
        screen = room.pilot.app.screen
        assert isinstance(screen, LiveScreen)
        screen._save_draft()
        await room.press("enter")
        room.session.close(clean=False)
        again = resume(room.session.folder, room.clock)
        screen = LiveScreen(again)
        await room.pilot.app.push_screen(screen)
        await room.pilot.pause()
        assert screen.entry.text == ""
        assert screen.place_cursor.place == 1
        again.close()
