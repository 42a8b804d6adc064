"""The form of a new session: keys become events, what is wrong is said beside its field, nothing typed is lost."""

from datetime import UTC, datetime, timedelta

import pytest
from textual.events import Paste
from textual.widgets import Input

from facilitateur.clock import ManualClock, local_zone
from facilitateur.domain.events import CardFrozen, ParticipantsListed, Recorded, SessionCreated
from facilitateur.session.opening import read
from facilitateur.storage.places import Workspace
from facilitateur.tui.screens.home import HomeScreen
from facilitateur.tui.screens.new_session import NewSessionScreen
from facilitateur.tui.widgets.form_field import FormField
from facilitateur.tui.widgets.text_box import TextBox
from support.screens import Desk, Opener

SEVEN = datetime(2026, 6, 11, 5, 0, tzinfo=UTC)
"""7:00 in Paris."""


@pytest.fixture(autouse=True)
def _paris(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitateur.tui.screens.new_session.local_zone", lambda: "Europe/Paris")


def form(slug: str | None = None) -> NewSessionScreen:
    return NewSessionScreen(slug, ManualClock(SEVEN))  # type: ignore[arg-type]


def written(workspace: Workspace) -> list[Recorded]:
    """Return the journal of the only session."""
    (folder,) = workspace.sessions.iterdir()
    return read(folder)[1]


def created(workspace: Workspace) -> SessionCreated:
    event = written(workspace)[0].event
    assert isinstance(event, SessionCreated)
    return event


def let_go(desk: Desk) -> None:
    desk.screen.let_go()  # type: ignore[attr-defined]


def field_with_cursor(desk: Desk) -> str | None:
    focused = desk.screen.focused
    assert focused is not None
    return next(parent.id for parent in focused.ancestors if isinstance(parent, FormField))


async def test_keys_alone_make_a_session_and_open_it(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(form()) as desk:
        await desk.press("enter")
        await desk.type("Mieux accueillir\nAna\nBoubacar\nChloé\n\n")
        await desk.type("2\n")
        await desk.press("f8")
        assert desk.name == "LiveScreen"
        let_go(desk)
    event = created(workspace)
    assert event.challenge == "Mieux accueillir"
    assert event.agenda.slug == "demi-journee"
    assert [team.members for team in event.teams] == [("P01", "P03"), ("P02",)]
    assert (event.zone, event.language, event.starts_at) == ("Europe/Paris", "fr", None)
    events = [recorded.event for recorded in written(workspace)]
    (listed,) = [one for one in events if isinstance(one, ParticipantsListed)]
    assert [person.name for person in listed.participants] == ["Ana", "Boubacar", "Chloé"]
    frozen = {one.card.slug for one in events if isinstance(one, CardFrozen)}
    assert frozen == {block.card for block in event.agenda.blocks if block.card}


async def test_leaving_the_live_screen_comes_back_home(open_screen: Opener) -> None:
    async with open_screen(HomeScreen()) as desk:
        await desk.press("n", "enter")
        await desk.type("Défi")
        await desk.press("ctrl+s")
        assert desk.name == "LiveScreen"
        await desk.press("ctrl+q")
        assert desk.name == "HomeScreen"
        assert "Défi" in desk.text


async def test_only_the_challenge_must_be_typed(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(form()) as desk:
        await desk.press("tab")
        await desk.type("Défi")
        await desk.press("ctrl+s")
        let_go(desk)
    assert len(created(workspace).teams) == 4
    assert not any(isinstance(recorded.event, ParticipantsListed) for recorded in written(workspace))


async def test_enter_in_the_last_field_creates_the_session(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(form()) as desk:
        await desk.press("enter")
        await desk.type("Défi\n\n\n\n")
        assert desk.name == "LiveScreen"
        let_go(desk)
    assert created(workspace).challenge == "Défi"


async def test_the_arrows_choose_another_agenda(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(form()) as desk:
        await desk.press("down", "down", "enter")
        await desk.type("Défi")
        await desk.press("f8")
        let_go(desk)
    assert created(workspace).agenda.slug == "deux-jours"


async def test_an_agenda_chosen_before_is_chosen_in_the_form(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(form("universite-ete")) as desk:
        assert field_with_cursor(desk) == "challenge"
        await desk.type("Défi")
        await desk.press("f8")
        let_go(desk)
    assert created(workspace).agenda.slug == "universite-ete"


async def test_a_missing_challenge_is_said_beside_its_field(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(form(), language="en") as desk:
        await desk.press("tab", "tab")
        await desk.type("Ana\nBob")
        await desk.press("f8")
        assert desk.name == "NewSessionScreen"
        assert "Type the challenge: the question that the group will work on." in desk.flat
        assert field_with_cursor(desk) == "challenge"
        assert desk.screen.query_one("#names-box", TextBox).text == "Ana\nBob"
        await desk.type("x")
        assert "Type the challenge" not in desk.flat
    assert list(workspace.sessions.iterdir()) == []


@pytest.mark.parametrize("teams", ["0", "27", "-1", "deux", "2.5", "٣٣٣", "9999"])
async def test_an_impossible_number_of_teams_is_said(open_screen: Opener, workspace: Workspace, teams: str) -> None:
    async with open_screen(form(), language="en") as desk:
        await desk.press("tab")
        await desk.type("Shorter queues")
        desk.screen.query_one("#teams-box", Input).value = teams
        await desk.press("f8")
        assert "The number of teams goes from 1 to 26." in desk.flat
        assert field_with_cursor(desk) == "teams"
        assert desk.screen.query_one("#challenge-box", TextBox).text == "Shorter queues"
    assert list(workspace.sessions.iterdir()) == []


@pytest.mark.parametrize("start", ["25:00", "9:75", "midi", "h", "[/x]", "9"])
async def test_a_start_that_is_no_time_is_said(open_screen: Opener, workspace: Workspace, start: str) -> None:
    async with open_screen(form(), language="en") as desk:
        await desk.press("tab")
        await desk.type("Queues")
        desk.screen.query_one("#start-box", Input).value = start
        await desk.press("f8")
        assert f"“{start}” is not a time of day." in desk.flat
        assert field_with_cursor(desk) == "start"
    assert list(workspace.sessions.iterdir()) == []


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("09:30", datetime(2026, 6, 11, 7, 30, tzinfo=UTC)),
        ("9h30", datetime(2026, 6, 11, 7, 30, tzinfo=UTC)),
        ("9 h 30", datetime(2026, 6, 11, 7, 30, tzinfo=UTC)),
        ("9h", datetime(2026, 6, 11, 7, 0, tzinfo=UTC)),
        ("0:30", datetime(2026, 6, 11, 22, 30, tzinfo=UTC)),
        ("2026-06-20 9:00", datetime(2026, 6, 20, 7, 0, tzinfo=UTC)),
        ("maintenant", None),
        ("  ", None),
    ],
)
async def test_a_start_is_read_as_people_write_it(
    open_screen: Opener, workspace: Workspace, start: str, expected: datetime | None
) -> None:
    async with open_screen(form()) as desk:
        await desk.press("tab")
        await desk.type("Défi")
        desk.screen.query_one("#start-box", Input).value = start
        await desk.press("f8")
        let_go(desk)
    assert created(workspace).starts_at == expected


async def test_the_end_of_the_first_day_is_shown(open_screen: Opener) -> None:
    async with open_screen(form(), language="en") as desk:
        assert "now, at 07:00 · ends at 10:30" in desk.flat
        desk.screen.query_one("#start-box", Input).value = "9h"
        await desk.settle()
        assert "today at 09:00 · ends at 12:30" in desk.flat
        await desk.press("down", "down")
        assert "day 1 ends at 17:30" in desk.flat


async def test_tomorrow_is_said_with_its_date(open_screen: Opener) -> None:
    screen = NewSessionScreen(None, ManualClock(SEVEN + timedelta(hours=13)))  # type: ignore[arg-type]
    async with open_screen(screen, language="en", size=(110, 30)) as desk:
        desk.screen.query_one("#start-box", Input).value = "9h"
        await desk.settle()
        assert "tomorrow, Friday 12 June 2026, at 09:00" in desk.flat


async def test_people_are_counted_and_teams_proposed(open_screen: Opener) -> None:
    async with open_screen(form(), language="en") as desk:
        await desk.press("tab", "tab")
        await desk.type("Ana\nBob\nCarl\n- Dina\nEve\nFay\nGus")
        assert "7 people" in desk.text
        assert "proposed: 2 teams of 3 or 4" in desk.flat
        assert "made for 12 to 20 people" in desk.flat


async def test_pasted_names_are_cleaned(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(form()) as desk:
        await desk.press("tab")
        desk.screen.query_one("#challenge-box", TextBox).post_message(Paste("Un défi\nsur deux\x1b]0;x\x07 lignes"))
        await desk.press("tab")
        desk.screen.query_one("#names-box", TextBox).post_message(Paste("• Ana\r\n\r\nBob \x9b31m[/x],\n"))
        await desk.press("f8")
        let_go(desk)
    event = created(workspace)
    assert "\x1b" not in event.challenge
    assert "\n" not in event.challenge
    (listed,) = [one.event for one in written(workspace) if isinstance(one.event, ParticipantsListed)]
    assert [person.name for person in listed.participants] == ["Ana", "Bob �31m[/x]"]


async def test_escape_asks_before_it_gives_up_what_was_typed(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(HomeScreen()) as desk:
        await desk.press("n", "tab")
        await desk.type("Défi")
        await desk.press("escape")
        assert desk.name == "ChoiceScreen"
        await desk.press("enter")
        assert desk.name == "NewSessionScreen"
        assert desk.screen.query_one("#challenge-box", TextBox).text == "Défi"
        await desk.press("escape", "down", "enter")
        assert desk.name == "HomeScreen"
    assert list(workspace.sessions.iterdir()) == []


async def test_a_disk_that_refuses_is_said_and_the_form_stays(open_screen: Opener, workspace: Workspace) -> None:
    workspace.sessions.rmdir()
    workspace.sessions.write_text("a file", encoding="utf-8")
    async with open_screen(form(), language="en") as desk:
        await desk.press("tab")
        await desk.type("Queues")
        await desk.press("f8")
        assert desk.name == "NewSessionScreen"
        assert "The session could not be created:" in desk.flat
        workspace.sessions.unlink()
        await desk.press("f8")
        assert desk.name == "LiveScreen"
        let_go(desk)


async def test_an_agenda_that_cannot_be_used_is_not_offered(open_screen: Opener, workspace: Workspace) -> None:
    (workspace.agendas / "casse.md").write_text("---\nderoule : 1\nnom : Cassé\n---\n\n- rien\n", encoding="utf-8")
    async with open_screen(form()) as desk:
        assert "asse" not in desk.text


async def test_what_was_typed_outlives_a_change_of_language(open_screen: Opener) -> None:
    async with open_screen(form(), language="fr") as desk:
        await desk.press("down", "down", "tab", "tab")
        await desk.type("Ana")
        await desk.press("f8")
        desk.screen.action_language_switch()  # type: ignore[attr-defined]
        await desk.settle()
        assert "First names" in desk.text
        assert "1 person" in desk.text
        assert "Type the challenge" in desk.flat
        typed = desk.screen.typed  # type: ignore[attr-defined]
        assert typed.names == "Ana"
        assert typed.agenda.slug == "deux-jours"


async def test_the_plan_stands_beside_the_form_on_wide_screens(open_screen: Opener) -> None:
    async with open_screen(form(), size=(160, 45)) as desk:
        assert "07:00" in desk.text
        assert "5 pourquoi" in desk.text
        desk.screen.query_one("#start-box", Input).value = "9h30"
        await desk.settle()
        assert "13:00" in desk.text


async def test_every_field_can_be_reached_at_80_by_24(open_screen: Opener) -> None:
    async with open_screen(form()) as desk:
        seen = []
        for _ in range(5):
            seen.append(field_with_cursor(desk))
            assert desk.screen.focused is not None
            assert desk.screen.focused.region.bottom <= 23
            await desk.press("tab")
        assert seen == ["agenda", "challenge", "names", "teams", "start"]


def test_a_computer_without_zone_counts_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    import tzlocal

    def fails() -> str:
        raise LookupError

    monkeypatch.setattr(tzlocal, "get_localzone_name", fails)
    assert local_zone() == "UTC"


async def test_what_does_not_suit_those_who_come_is_one_line_with_details_on_a_key(open_screen: Opener) -> None:
    async with open_screen(form("demi-journee"), language="fr") as desk:
        assert "à revoir" not in desk.text
        desk.screen.query_one("#names-box", TextBox).text = "\n".join(f"P{n}" for n in range(24))
        await desk.settle()
        assert "! 1 point à revoir (F4)" in desk.flat
        await desk.press("f4")
        assert "24 personnes, mais ce déroulé est fait pour 12 à 20" in desk.flat
        assert "24 personnes en 5 équipes" in desk.flat
        await desk.press("escape")
        assert desk.name == "NewSessionScreen"
        desk.screen.query_one("#teams-box", Input).value = "12"
        await desk.settle()
        assert "points à revoir (F4)" in desk.flat


async def test_a_later_start_runs_into_what_is_fixed(open_screen: Opener) -> None:
    async with open_screen(form("une-journee"), language="fr") as desk:
        assert "à revoir" not in desk.text
        desk.screen.query_one("#start-box", Input).value = "9h20"
        await desk.settle()
        assert "à revoir (F4)" in desk.flat
        await desk.press("f4")
        assert "« Déjeuner » est fixé à 12:30 : 20 min de trop avant" in desk.flat


async def test_the_agendas_of_the_workspace_are_offered(open_screen: Opener, workspace: Workspace) -> None:
    text = "---\nderoule : 1\nnom : Ma petite heure\n---\n## Jour 1 — 9:00\n- 40 persona\n- 15 @pause\n"
    (workspace.agendas / "heure.md").write_text(text, encoding="utf-8")
    async with open_screen(form(), language="fr") as desk:
        assert "Ma petite heure" in desk.text


async def test_agendas_that_do_not_show_are_told_above_and_below(open_screen: Opener, workspace: Workspace) -> None:
    for number in range(1, 5):
        text = f"---\nderoule : 1\nnom : Zone {number}\n---\n## Jour 1 — 9:00\n- 40 persona\n- 15 @pause\n"
        (workspace.agendas / f"zone-{number}.md").write_text(text, encoding="utf-8")
    async with open_screen(form(), size=(80, 24), language="fr") as desk:
        await desk.settle()
        assert "↓ 3 autres" in desk.text
        await desk.press(*["down"] * 7)
        await desk.settle()
        assert "↑ 3" in desk.text
        assert "autre" not in desk.text.split("Défi\n")[0]
    async with open_screen(form(), size=(160, 45), language="fr") as desk:
        await desk.settle()
        assert "autres" not in desk.text.split("Défi")[0]


async def test_what_is_known_of_people_mixes_the_teams(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(form(), size=(100, 40)) as desk:
        await desk.press("enter")
        await desk.type("Défi\nAna ; mairie A\nBo ; mairie A\nCy ; mairie B\nDi ; mairie B\n\n")
        assert "structure : 2 valeurs" in desk.text.replace("\u00a0", " ")
        await desk.type("2")
        assert "mêlées par structure" in desk.text
        await desk.press("f8")
        let_go(desk)
    (listed,) = [one.event for one in written(workspace) if isinstance(one.event, ParticipantsListed)]
    known = {person.code: person.attributes["structure"] for person in listed.participants}
    assert [sorted(known[code] for code in team.members) for team in created(workspace).teams] == [
        ["mairie A", "mairie B"],
        ["mairie A", "mairie B"],
    ]


async def test_a_name_that_stands_twice_is_said(open_screen: Opener) -> None:
    async with open_screen(form(), language="fr") as desk:
        await desk.press("tab", "tab")
        await desk.type("Ana\nBob\nana")
        assert "figure plusieurs fois" in desk.flat


async def test_an_error_is_read_whole_in_a_form_that_scrolls(open_screen: Opener) -> None:
    async with open_screen(form(), language="fr", size=(80, 24)) as desk:
        await desk.press("tab")
        await desk.type("Files d’attente")
        await desk.press("tab")
        await desk.type("Ana\nBob\nCarl\nDina\nEve\nFay\nGus")
        desk.screen.query_one("#start-box", Input).value = "99x"
        await desk.press("f8")
        assert "ou rien pour maintenant" in desk.flat
