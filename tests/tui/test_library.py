"""The library: filters on keys, favourites, what is remembered, three ideas, a method taken for a running block."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from facilitateur.cards.library import Library
from facilitateur.cards.search import needs_nothing
from facilitateur.domain import intents, method_intents
from facilitateur.domain.events import CardFrozen, MethodSwapped, ParticipantsListed
from facilitateur.domain.people import Participant
from facilitateur.domain.phases import Phase
from facilitateur.storage.favourites import NAME, read_favourites, write_favourites
from facilitateur.storage.places import Workspace, built_in
from facilitateur.tui.dialogs.choice import ChoiceScreen
from facilitateur.tui.screens import card_actions
from facilitateur.tui.screens.cards import CardsScreen
from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.widgets.rows import RowList
from support.screens import MakeSession, Opener

CARDS = Library([built_in().cards]).cards
CARDS_TEXT = (built_in().cards / "crazy-8.md").read_text(encoding="utf-8")


def rows(desk: Any) -> list[str]:
    return [option.id for option in desk.screen.query_one("#list", RowList).options if option.id]


async def test_each_filter_has_a_key_and_says_what_it_asks_for(open_screen: Opener) -> None:
    async with open_screen(CardsScreen(), size=(100, 60)) as desk:
        await desk.press("f2", "f2", "f2", "f2", "f3", "f3")
        assert "►phase : idéation" in desk.text
        assert "►durée : ≤ 20 min" in desk.text
        found = [CARDS[slug] for slug in rows(desk)]
        assert found
        assert all(card.minutes[0] <= 20 for card in found)
        await desk.press("escape")
        assert len(rows(desk)) == len(CARDS)


async def test_the_tools_of_the_universities_stand_with_their_kin(open_screen: Opener) -> None:
    async with open_screen(CardsScreen(), size=(100, 160)) as desk:
        await desk.press("f8")
        listed = rows(desk)
        at = listed.index("questionnaire-test")
        assert set(listed[at + 1 : at + 5]) == {"f-sus", "satisfaction-3", "umux-lite", "question-recommandation"}
        assert listed[0] == "portrait-croise"
        assert {card.seed_tool for card in map(CARDS.__getitem__, listed) if card.seed_tool} == {
            card.seed_tool for card in CARDS.values() if card.seed_tool
        }
        assert sum(bool(card.seed_tool) for card in CARDS.values()) == 26


async def test_a_slip_of_the_finger_is_forgiven(open_screen: Opener) -> None:
    async with open_screen(CardsScreen()) as desk:
        desk.screen.query_one("#filter", Input).value = "diagrame afinite"
        await desk.settle()
        assert rows(desk) == ["diagramme-affinites"]


async def test_favourites_are_kept_in_a_plain_file(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(CardsScreen()) as desk:
        desk.screen.query_one("#filter", Input).value = "crazy"
        await desk.press("ctrl+s")
        assert (workspace.root / NAME).read_text(encoding="utf-8") == "crazy-8\n"
        assert "★" in desk.text
        await desk.press("escape", "f9")
        assert rows(desk) == ["crazy-8"]
        await desk.press("ctrl+s")
        assert read_favourites(workspace.root) == frozenset()


def test_a_hostile_list_of_favourites_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\xff\xfe\x00crazy-8\n# rien\n\nroti\n")

    assert "roti" in read_favourites(tmp_path)
    write_favourites(tmp_path, ["b", "a"])
    assert (tmp_path / NAME).read_text(encoding="utf-8") == "a\nb\n"


async def test_three_ideas_come_with_reasons_and_lead_to_the_card(open_screen: Opener) -> None:
    async with open_screen(CardsScreen(), size=(100, 40)) as desk:
        await desk.press("f2", "f3", "ctrl+r")
        assert isinstance(desk.screen, ChoiceScreen)
        assert "Trois fiches pour" in desk.text
        assert "faite pour cette phase" in desk.text
        await desk.press("enter")
        assert isinstance(desk.screen, CardsScreen)
        assert len(rows(desk)) == len(CARDS)


async def test_a_method_is_taken_for_the_running_block(make_session: MakeSession, open_screen: Opener) -> None:
    session = make_session("2026-06-11-essai-abcde")
    async with open_screen(LiveScreen(session), size=(100, 40)) as desk:
        await desk.press("f8", "shift+f1")
        assert isinstance(desk.screen, CardsScreen)
        desk.screen.query_one("#filter", Input).value = "carte d'empathie"
        await desk.press("f12")
        assert isinstance(desk.screen, LiveScreen)
        assert [type(recorded.event) for recorded in session.records[-2:]] == [CardFrozen, MethodSwapped]
        assert "Notes et temps restent" in desk.flat
        block = session.state.current
        assert block is not None
        assert block.card == "carte-empathie"
        await desk.press("ctrl+z")
        again = session.state.current
        assert again is not None
        assert again.card == ""


async def test_the_filter_of_phases_begins_with_that_of_the_block(open_screen: Opener) -> None:
    purpose = card_actions.Purpose("", "Essai", Phase.UNDERSTANDING, 20, 12, frozenset(), None, frozenset())
    async with open_screen(CardsScreen(purpose), size=(100, 40)) as desk:
        await desk.press("f2")
        assert "►phase : compréhension" in desk.text
        await desk.press("f2")
        assert "►phase : brise-glace" in desk.text


async def test_what_this_group_did_is_said_and_can_be_left_out(
    make_session: MakeSession, open_screen: Opener, workspace: Workspace
) -> None:
    people = tuple(Participant(f"P{n:02}", name) for n, name in enumerate(("Ana", "Maud", "Ali"), 1))
    for name in ("2026-06-10-hier-abcde", "2026-06-11-essai-abcde"):
        session = make_session(name)
        session.perform(lambda state, now: (ParticipantsListed(people),))
        session.perform(lambda state, now: intents.next_block(state, now))
        if "hier" in name:
            session.perform(lambda state, now: method_intents.swap_method(state, "b1", CARDS["crazy-8"]))
            session.close()
    async with open_screen(LiveScreen(session), size=(100, 60)) as desk:
        await desk.press("shift+f1")
        desk.screen.query_one("#filter", Input).value = "crazy"
        await desk.settle()
        assert "faite avec ce groupe le" in desk.flat
        desk.screen.query_one("#filter", Input).value = ""
        await desk.press("ctrl+g")
        assert "1 fiche mise de côté" in desk.flat
        assert "crazy-8" not in rows(desk)


async def test_ctrl_u_shows_all_cards_again_although_the_line_has_the_keys(open_screen: Opener) -> None:
    async with open_screen(CardsScreen(), size=(100, 60)) as desk:
        await desk.press("f2", "ctrl+l", "-", "enter")
        await desk.type("tour")
        assert len(rows(desk)) < len(CARDS)
        await desk.press("ctrl+u")
        assert len(rows(desk)) == len(CARDS)
        assert desk.screen.query_one("#filter", Input).value == ""


async def test_the_filter_of_material_takes_words_or_none_and_stands_among_the_others(open_screen: Opener) -> None:
    async with open_screen(CardsScreen(), size=(100, 60)) as desk:
        await desk.press("ctrl+l", "-", "enter")
        assert "►matériel : aucun" in desk.text
        assert set(rows(desk)) == {slug for slug, card in CARDS.items() if needs_nothing(card)}
        await desk.press("ctrl+l", "ctrl+u")
        await desk.type("minuteur, feutre\n")
        assert "►matériel : minuteur, feutre" in desk.text
        assert rows(desk)
        assert all("feutre" in CARDS[slug].material and "inuteur" in CARDS[slug].material for slug in rows(desk))
        await desk.press("ctrl+l", "ctrl+u", "enter")
        assert len(rows(desk)) == len(CARDS)


async def test_a_card_broken_in_the_editor_keeps_the_mark_and_says_its_first_error(
    open_screen: Opener, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {"cassée": "", "réparée": CARDS_TEXT}

    def edit(said: str) -> None:
        monkeypatch.setattr(
            card_actions, "open_editor", lambda path: path.write_text(texts[said], encoding="utf-8") and None
        )

    async with open_screen(CardsScreen(), size=(100, 60)) as desk:
        screen = desk.screen
        assert isinstance(screen, CardsScreen)
        await desk.type("crazy")
        monkeypatch.setattr(desk.pilot.app, "suspend", nullcontext)
        texts["cassée"] = CARDS_TEXT.replace("phases :", "phaze :")
        for said, expected in (("cassée", "crazy-8.md, ligne"), ("réparée", "Relue : crazy-8.md")):
            edit(said)
            await desk.press("ctrl+o")
            await desk.settle()
            await desk.pilot.app.workers.wait_for_complete()
            await desk.settle()
            assert expected in desk.text.replace("\u00a0", " ")
            assert screen.chosen is not None
            assert screen.chosen.slug == "crazy-8"
        assert [path.name for path in workspace.cards.iterdir()] == ["crazy-8.md"]
