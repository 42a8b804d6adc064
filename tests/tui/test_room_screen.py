"""The room display on screen: it follows files that another program writes, and asks for nothing."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from facilitateur.domain import intents, note_intents
from facilitateur.domain.room import Link, RoomChoices
from facilitateur.session.live import LiveSession
from facilitateur.settings import Settings
from facilitateur.storage.places import Workspace
from facilitateur.tui.context import Context
from facilitateur.tui.painting.letters import block_letters
from facilitateur.tui.room_feed import SILENT_AFTER, Followed, RoomFeed, running_session
from facilitateur.tui.screens.room import RoomScreen
from support.screens import Desk, MakeSession, Opener

SIZE = (100, 28)


class StillFeed(RoomFeed):
    """Looks when it is told to, so that nothing depends on how fast the machine is."""

    def start(self) -> None:
        """Start no thread."""


def drawn(desk: Desk, text: str) -> bool:
    """Return whether a text stands on the screen in block letters of some size."""
    first = block_letters(text, desk.screen.size.width - 4, desk.screen.size.height)
    shown = desk.text
    sizes = [first] + [block_letters(text, desk.screen.size.width - 4, rows) for rows in range(4, 40)]
    return any(rows is not None and all(row.strip() in shown for row in rows) for rows in sizes)


async def look(desk: Desk, feed: RoomFeed) -> None:
    feed.look()
    desk.screen.tick()  # type: ignore[attr-defined]
    await desk.settle()


@pytest.fixture
def session(make_session: MakeSession) -> LiveSession:
    live = make_session("2026-06-11-guichet", challenge="Réduire l'attente")
    live.beat()
    return live


async def test_the_room_sees_the_challenge_then_the_time(
    open_screen: Opener, workspace: Workspace, session: LiveSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = StillFeed(workspace.sessions, session.folder)
    monkeypatch.setattr(feed.followed, "now", session.now)
    async with open_screen(RoomScreen(feed), size=SIZE) as desk:
        assert drawn(desk, "Réduire l'attente")
        assert "Nous commençons bientôt" in desk.text
        session.perform(lambda state, now: intents.next_block(state, now))
        await look(desk, feed)
        assert "temps restant" in desk.text
        assert "Ensuite :" in desk.text


async def test_message_call_and_black_screen_come_and_go(
    open_screen: Opener, workspace: Workspace, session: LiveSession
) -> None:
    feed = StillFeed(workspace.sessions, session.folder)
    async with open_screen(RoomScreen(feed), size=SIZE) as desk:
        for choices, test in (
            (RoomChoices(message="Photo à 15 h"), lambda: drawn(desk, "Photo à 15 h")),
            (RoomChoices(gathers=True), lambda: drawn(desk, "Regagnez vos tables")),
            (RoomChoices(dark=True), lambda: not desk.text.strip()),
            (RoomChoices(), lambda: drawn(desk, "Réduire l'attente")),
        ):
            session.choose_for_room(choices)
            await look(desk, feed)
            assert test(), choices
            assert desk.screen.has_class("-dark") is choices.dark


async def test_its_own_keys_darken_change_the_colours_and_leave(
    open_screen: Opener, workspace: Workspace, session: LiveSession
) -> None:
    feed = StillFeed(workspace.sessions, session.folder)
    async with open_screen(RoomScreen(feed), size=SIZE) as desk:
        await desk.press("b")
        assert not desk.text.strip()
        await desk.press("b")
        assert desk.text.strip()
        before = desk.pilot.app.theme
        await desk.press("t")
        assert desk.pilot.app.theme != before
        await desk.press("f10")
        assert "Écran noir, ici seulement" in desk.text
        await desk.press("escape", "q")
        assert desk.pilot.app.return_value == 0


async def test_without_a_session_it_waits_for_the_one_that_is_opened(
    open_screen: Opener, workspace: Workspace, make_session: MakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitateur.tui.room_feed.SEARCH_SECONDS", -1.0)
    feed = StillFeed(workspace.sessions)
    async with open_screen(RoomScreen(feed), size=SIZE) as desk:
        assert drawn(desk, "En attente d’une séance")
        first = make_session("2026-06-11-un", challenge="Un")
        first.beat()
        await look(desk, feed)
        assert drawn(desk, "Un")
        first.close()
        second = make_session("2026-06-11-deux", challenge="Deux")
        second.beat()
        await look(desk, feed)
        assert drawn(desk, "Deux")


async def test_it_speaks_the_language_of_the_session_unless_another_was_asked_for(
    open_screen: Opener, workspace: Workspace, session: LiveSession
) -> None:
    async with open_screen(RoomScreen(StillFeed(workspace.sessions, session.folder)), language="en", size=SIZE) as desk:
        assert "Nous commençons bientôt" in desk.text
    asked = RoomScreen(StillFeed(workspace.sessions, session.folder), "en")
    async with open_screen(asked, language="en", size=SIZE) as desk:
        assert "We begin soon" in desk.text


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (40, 12), (240, 67)])
async def test_any_window_holds_it(
    open_screen: Opener, workspace: Workspace, session: LiveSession, size: tuple[int, int]
) -> None:
    session.perform(lambda state, now: intents.next_block(state, now))
    async with open_screen(RoomScreen(StillFeed(workspace.sessions, session.folder)), size=SIZE) as desk:
        await desk.pilot.resize_terminal(*size)
        await desk.settle()
        assert [len(row) <= size[0] for row in desk.rows] == [True] * size[1]


async def test_no_note_ever_reaches_the_screen(open_screen: Opener, workspace: Workspace, session: LiveSession) -> None:
    session.perform(lambda state, now: intents.next_block(state, now))
    for text in ("s3cr3t [@click=app.quit]x[/]", "s3cr3t\n\x1b]0;titre\x07", "s3cr3t " * 300):
        session.perform(lambda state, now, text=text: note_intents.capture(state, "b1", "A", [text]))  # type: ignore[misc]
    feed = StillFeed(workspace.sessions, session.folder)
    async with open_screen(RoomScreen(feed), size=SIZE) as desk:
        for _ in range(3):
            await look(desk, feed)
            assert "s3cr3t" not in desk.text
            assert not drawn(desk, "s3cr3t")
            if not session.state.contents.ended:
                session.perform(lambda state, now: intents.next_block(state, now, confirmed=True))


def followed(session: LiveSession, at: Callable[[], float]) -> Followed:
    return Followed(session.folder, running=at)


def test_a_silent_program_is_a_lost_link_and_a_sign_of_life_brings_it_back(session: LiveSession) -> None:
    moment = [100.0]
    room = followed(session, lambda: moment[0])
    assert room.seen.link is Link.LIVE
    moment[0] += SILENT_AFTER + 1
    assert room.look().link is Link.LOST
    os.utime(session.folder / "salle.json", (2, 2))
    assert room.look().link is Link.LIVE


def test_files_that_vanish_are_a_lost_link_and_what_was_known_stays(session: LiveSession, tmp_path: Path) -> None:
    session.perform(lambda state, now: intents.next_block(state, now))
    room = followed(session, lambda: 0.0)
    known = room.seen.state
    session.folder.rename(tmp_path / "ailleurs")
    assert room.look() == (known, room.seen.choices, Link.LOST)
    (tmp_path / "ailleurs").rename(session.folder)
    assert room.look().link is Link.LIVE


def test_a_session_closed_properly_is_said_to_be_closed(session: LiveSession) -> None:
    room = followed(session, lambda: 0.0)
    session.choose_for_room(RoomChoices(message="à lundi", dark=True, countdowns={"b1.0": False}))
    session.close()
    assert room.look().link is Link.CLOSED
    assert room.seen.choices == RoomChoices(countdowns={"b1.0": False})


def test_a_folder_without_signs_of_life_is_followed_all_the_same(make_session: MakeSession) -> None:
    room = followed(make_session("2026-06-11-ancienne"), lambda: 0.0)
    assert room.seen.link is Link.LIVE


def test_the_session_opened_last_is_the_one_that_runs(workspace: Workspace, make_session: MakeSession) -> None:
    assert running_session(workspace.sessions) is None
    for name in ("2026-06-11-a", "2026-06-11-b", "2026-06-11-c"):
        live = make_session(name)
        live.beat()
        os.utime(live.folder / "ouverte", (1_000_000, {"a": 1, "b": 3, "c": 2}[name[-1]]))
    found = running_session(workspace.sessions)
    assert found is not None
    assert found.name == "2026-06-11-b"
    os.utime(found / "salle.json", (1, 1))
    assert running_session(workspace.sessions) == workspace.sessions / "2026-06-11-c"


def test_a_dead_session_dated_in_the_future_does_not_hide_the_one_that_runs(
    workspace: Workspace, make_session: MakeSession
) -> None:
    for name, opened in ("2026-06-11-morte", 3), ("2026-06-11-vive", 2):
        live = make_session(name)
        live.beat()
        os.utime(live.folder / "ouverte", (1_000_000, opened))
    os.utime(workspace.sessions / "2026-06-11-morte" / "salle.json", (1, 4e9))
    feed = RoomFeed(workspace.sessions)
    feed.look()
    dead = feed.followed
    assert dead is not None
    assert dead.folder.name == "2026-06-11-morte"
    dead._alive_at -= SILENT_AFTER + 1
    feed._searched_at = None
    feed.look()
    assert feed.followed is not None
    assert feed.followed.folder.name == "2026-06-11-vive"


async def test_the_end_of_a_time_flashes_once_and_only_where_movement_is_wanted(
    open_screen: Opener, workspace: Workspace, session: LiveSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.perform(lambda state, now: intents.next_block(state, now))
    feed = StillFeed(workspace.sessions, session.folder)
    followed_session = feed.followed
    assert followed_session is not None
    now = [session.now() + timedelta(minutes=9, seconds=30)]
    monkeypatch.setattr(followed_session, "now", lambda: now[0])
    monkeypatch.setattr("facilitateur.tui.screens.room.FLASH_SECONDS", 30)
    screen = RoomScreen(feed)
    async with open_screen(screen, size=SIZE) as desk:
        desk.pilot.app.animation_level = "full"
        now[0] += timedelta(minutes=1)
        screen.tick()
        await desk.settle()
        assert screen.has_class("-flash")
        assert "temps dépassé" in desk.text
        screen._unflash()
        screen.tick()
        assert not screen.has_class("-flash")
    again = RoomScreen(feed)
    now[0] -= timedelta(minutes=1)
    async with open_screen(again, size=SIZE) as desk:
        desk.pilot.app.animation_level = "none"
        now[0] += timedelta(minutes=1)
        again.tick()
        await desk.settle()
        assert not again.has_class("-flash")
        assert "temps dépassé" in desk.text


def test_the_default_colours_are_light(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from facilitateur.tui import launch

    opened: list[Context] = []
    monkeypatch.setattr(launch, "run_app", lambda context, first: opened.append(context) or 0)
    launch.open_room(workspace, Settings(theme="atelier-sombre"), None)
    launch.open_room(workspace, Settings(room_theme="atelier-contraste"), None)
    assert [context.settings.theme for context in opened] == ["atelier-clair", "atelier-contraste"]


async def test_short_rounds_do_not_flash_one_after_the_other(
    open_screen: Opener, workspace: Workspace, session: LiveSession
) -> None:
    screen = RoomScreen(StillFeed(workspace.sessions, session.folder))
    async with open_screen(screen, size=SIZE) as desk:
        desk.pilot.app.animation_level = "full"
        screen._flash()
        assert screen.has_class("-flash")
        screen._unflash()
        screen._flash()
        assert not screen.has_class("-flash")


def test_the_display_writes_nothing_into_the_folder_of_a_session(session: LiveSession) -> None:
    def standing() -> dict[str, tuple[int, int]]:
        return {path.name: (path.stat().st_mtime_ns, path.stat().st_size) for path in session.folder.iterdir()}

    before = standing()
    feed = StillFeed(session.folder.parent, session.folder)
    searching = StillFeed(session.folder.parent)
    for _ in range(3):
        feed.look()
        searching.look()
    assert standing() == before


def test_choices_that_the_disk_refused_go_out_with_the_next_sign_of_life(
    session: LiveSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as refusing:
        refusing.setattr("facilitateur.session.live.save_choices", lambda folder, choices: False)
        assert not session.choose_for_room(RoomChoices(dark=True))
        assert not session.beat()
    assert session.beat()
    assert followed(session, lambda: 0.0).seen.choices.dark


async def test_a_disk_that_hangs_is_a_lost_link_and_the_time_goes_on(
    open_screen: Opener, workspace: Workspace, session: LiveSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.perform(lambda state, now: intents.next_block(state, now))
    feed = StillFeed(workspace.sessions, session.folder)
    now = [session.now()]
    monkeypatch.setattr(feed.followed, "now", lambda: now[0])
    screen = RoomScreen(feed)
    async with open_screen(screen, size=SIZE) as desk:
        assert "liaison perdue" not in desk.text
        feed._looked_at -= SILENT_AFTER + 1
        screen.tick()
        await desk.settle()
        before = desk.text
        assert "liaison perdue" in before
        now[0] += timedelta(seconds=1)
        screen.tick()
        await desk.settle()
        assert desk.text != before
        await look(desk, feed)
        assert "liaison perdue" not in desk.text
