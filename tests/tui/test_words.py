"""No English word is left on a French screen, no French one on an English screen; footer, help and palette agree."""

import re
from collections import Counter

import pytest

from facilitateur.domain.events import (
    ActionRedone,
    ActionUndone,
    CardFrozen,
    ClockStepped,
    ComputerSlept,
    Event,
    ParticipantsListed,
    SessionCreated,
    SessionForked,
    SessionImported,
    SessionResumed,
)
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.i18n.words import load_words
from facilitateur.tui.base import COMMON_COMMANDS, BaseScreen
from facilitateur.tui.commands import key_name
from facilitateur.tui.dialogs.help import help_page
from facilitateur.tui.screens.agendas import AgendasScreen
from facilitateur.tui.screens.card import CardScreen
from facilitateur.tui.screens.cards import CardsScreen
from facilitateur.tui.screens.home import HomeScreen
from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.screens.new_session import NewSessionScreen
from facilitateur.tui.screens.replay import ReplayScreen
from facilitateur.tui.screens.sessions import SessionsScreen
from facilitateur.tui.screens.source import SourceScreen
from facilitateur.tui.wording import ACTIONS, say_refusal
from support.screens import MakeSession, Opener

ENGLISH = re.compile(
    r"\b(the|and|of|with|for|is|are|this|that|it|its|you|your|yours|to|from|at|on|or|not|no|all|any|new|now|next|"
    r"cards?|agendas?|sessions?|blocks?|steps?|teams?|people|day|days|time|today|yesterday|tomorrow|ends?|started|"
    r"open|close|back|read|reading|replay|resume|leave|find|help|use|create|choose|type|typed|cancel|folder|files?|"
    r"goal|energy|trust|steps|pitfalls|tips|example|elsewhere|interrupted|further|challenge|names|icebreaker|testing|"
    r"understanding|ideation|prototyping|keys|line|under|way|written|minutes of)\b",
    re.IGNORECASE,
)
KNOWN = {"test", "pitch", "tips", "on", "or", "no", "challenge"}
"""Words of both languages, and « on », « or » and « no » (numéro)."""
FRENCH = re.compile(
    r"\b(séances?|déroulés?|blocs?|fiches?|étapes?|équipes?|défi|aide|retour|quitter|chercher|ouvrir|fermer|suite|"
    r"nouvelle|prénoms|début|aujourd'hui|dossier|énergie|confiance|personnes|lire|annuler|brise-glace|jours?|"
    r"compréhension|idéation|prototypage|à poursuivre|exemples?)\b",
    re.IGNORECASE,
)
SCREENS: dict[str, type[BaseScreen]] = {
    "home": HomeScreen,
    "sessions": SessionsScreen,
    "cards": CardsScreen,
    "agendas": AgendasScreen,
    "new": NewSessionScreen,
}


def english_in(text: str) -> set[str]:
    """Return the English words of a text; paths, ids and « post-it » are no words."""
    words = re.sub(r"\S*[-/]\S*", " ", text.replace("facilitateur", ""))
    return {word.casefold() for word in ENGLISH.findall(words)} - KNOWN


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=["80x24", "160x45"])
@pytest.mark.parametrize("name", SCREENS)
async def test_a_french_screen_is_french(
    open_screen: Opener, make_session: MakeSession, name: str, size: tuple[int, int]
) -> None:
    make_session("2026-06-11-a-aaaaa", "Guichet").close(clean=False)
    async with open_screen(SCREENS[name](), language="fr", size=size) as desk:
        assert english_in(desk.text) == set()
        for key in ("f8", "f10"):
            await desk.press(key)
            assert english_in(desk.text) == set()


async def test_the_palette_is_french(open_screen: Opener) -> None:
    for screen in SCREENS.values():
        async with open_screen(screen(), language="fr") as desk:
            await desk.press("ctrl+p")
            assert desk.name == "PaletteScreen"
            assert english_in(desk.text) == set()


async def test_an_english_screen_is_english(open_screen: Opener, make_session: MakeSession) -> None:
    make_session("2026-06-11-a-aaaaa", "Queues").close()
    for name, screen in SCREENS.items():
        async with open_screen(screen(), language="en") as desk:
            text = desk.text if name in ("home", "sessions") else "\n".join(desk.rows[:2] + desk.rows[-1:])
            for file_name in ("Comment réduire", "Comment accueillir", "exemple-"):
                text = "\n".join(row for row in text.split("\n") if file_name not in row)
            assert FRENCH.findall(text) == []


@pytest.mark.parametrize("screen", [*SCREENS.values(), CardScreen, SourceScreen])
def test_every_command_is_translated_and_done_by_its_screen(screen: type[BaseScreen]) -> None:
    french = load_words("fr")
    same = {"minutes", "pause", "page", "phase", "transition", "plan"}
    for command in screen.SCREEN_COMMANDS:
        assert callable(getattr(screen, f"action_{command.action}"))
        for text in (command.label, command.help, command.group):
            assert french(text) != text or text in same, text
    assert french(screen.NAME) != screen.NAME


NEVER_UNDONE = (
    ActionRedone,
    ActionUndone,
    CardFrozen,
    ClockStepped,
    ComputerSlept,
    ParticipantsListed,
    SessionCreated,
    SessionForked,
    SessionImported,
    SessionResumed,
)


@pytest.mark.parametrize("event", [each for each in Event.__args__ if each not in NEVER_UNDONE])
def test_undo_says_in_words_what_it_took_back(event: type) -> None:
    said = ACTIONS[event.__name__]
    assert load_words("fr")(said) != said or said in {"correction", "note", "objection", "pause", "placement"}


@pytest.mark.parametrize("screen", [*SCREENS.values(), CardScreen, SourceScreen, LiveScreen, ReplayScreen])
def test_no_key_does_two_things(screen: type[BaseScreen]) -> None:
    commands = (*screen.SCREEN_COMMANDS, *COMMON_COMMANDS)
    keys = [key for command in commands for key in f"{command.keys},{command.letters}".split(",") if key]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_grades_that_cannot_be_read_are_answered_with_an_example_of_grades() -> None:
    refused = RefusedError(Reason.GRADES_UNREADABLE)
    assert "“3x4 5x6”" in say_refusal(load_words("en"), refused)
    assert "3x4 5x6" in say_refusal(load_words("fr"), refused)


def test_the_comma_key_is_printed_as_it_stands_on_keyboards() -> None:
    assert key_name("comma", "fr") == ","


def test_what_can_be_typed_is_told_in_the_language_shown() -> None:
    page = "\n".join(line.plain for line in help_page(load_words("fr"), LiveScreen.SCREEN_COMMANDS, "", 80))
    assert "Ada\N{NARROW NO-BREAK SPACE}: …" in page.replace("\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}")
