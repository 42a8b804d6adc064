"""Votes on the live screen: keys become counts, nothing of the order shows before the end, and every round is kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.card import Card
from facilitateur.domain.evolve import fold
from facilitateur.domain.rounds import VoteRound
from facilitateur.session.opening import read
from facilitateur.tui.dialogs.vote import VoteScreen
from facilitateur.tui.widgets.painted import Board
from support.room import Room, room_of

SHIPPED = Path(__file__).parents[2] / "methodes"
SIZES = ((80, 24), (160, 45))
IDEAS = ("navette du samedi", "guichet unique", "carte au marché", "affiche bilingue", "borne au parc", "appel")


def shipped(slug: str) -> Card:
    found = Library([SHIPPED]).get(slug)
    assert found is not None
    return found


@asynccontextmanager
async def voting(
    tmp_path: Path,
    rule: str,
    *,
    slug: str = "brainstorming",
    ideas: tuple[str, ...] = IDEAS,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Room]:
    """Run a block with ideas, a vote of a rule (its figure in the list) opened by keys."""
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=slug),))
    async with room_of(tmp_path, agenda, {slug: shipped(slug)}, size=size) as room:
        await room.press("f8")
        await room.say(*ideas)
        await room.press("ctrl+b")
        await room.press(rule)
        yield room
        assert fold(read(room.session.folder)[1]) == room.session.state


def newest(room: Room) -> VoteRound:
    return room.session.state.contents.votes[-1]


def flat(room: Room) -> str:
    shown = room.shown.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(shown.split())


@pytest.mark.parametrize("size", SIZES)
async def test_dots_are_counted_by_number_and_the_order_is_hidden_until_the_end(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with voting(tmp_path, "1", size=size) as room:
        await room.say("p 12", "1 8", "2 9", "3 4", "4 3")
        assert "4 sur 6 comptées" in flat(room)
        assert "24 gommettes sur 24" in flat(room)
        assert "en tête" not in flat(room)
        await room.press("f8")

        assert "« guichet unique » arrive en tête avec 9 voix sur 24" in flat(room)
        assert "« navette du samedi » suit avec 8 voix : égalité pratique." in flat(room)
        assert "24 gommettes sur 24 (100 %)." in flat(room)
        assert [(held.people, held.dots, held.is_open) for held in room.session.state.contents.votes] == [
            (12, 2, False)
        ]
        await room.press("escape")
        assert "« guichet unique » arrive en tête" in flat(room)


async def test_a_figure_alone_counts_the_option_of_the_cursor_and_goes_on(tmp_path: Path) -> None:
    async with voting(tmp_path, "1") as room:
        await room.say("p 12")
        await room.say("7", "5", "0")
        await room.press("up", "up")
        await room.say("6")

        assert [newest(room).counted(option.key) for option in newest(room).options] == [7, 6, 0, None, None, None]


async def test_a_vote_with_nothing_counted_is_closed_at_the_second_asking(tmp_path: Path) -> None:
    async with voting(tmp_path, "1") as room:
        await room.press("enter", "f8")
        assert newest(room).is_open
        assert "Rien n’est encore compté" in flat(room)
        await room.press("f8")
        assert not newest(room).is_open


async def test_dots_beyond_the_room_are_said_and_kept_when_confirmed(tmp_path: Path) -> None:
    async with voting(tmp_path, "1") as room:
        await room.say("p 12", "1 15, 2 8, 3 8")
        assert "31 gommettes posées, 24 possibles : 12 personnes × 2." in flat(room)
        await room.press("f8")
        assert newest(room).is_open
        await room.press("f8")

        assert (newest(room).is_open, newest(room).confirmed) == (False, True)
        assert "31 gommettes posées" in flat(room)


@pytest.mark.parametrize(
    ("slug", "there", "absent"), [("exposition", "Ctrl-B voter", ""), ("carte-postale", "! décision", "+2 voix")]
)
async def test_the_hint_speaks_of_votes_where_the_card_does(tmp_path: Path, slug: str, there: str, absent: str) -> None:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=slug),))
    async with room_of(tmp_path, agenda, {slug: shipped(slug)}, teams=1) as room:
        await room.press("f8")
        await room.say("Le registre")
        assert there in flat(room)
        assert not absent or absent not in flat(room)


async def test_votes_put_on_a_note_at_once_are_checked_against_the_room_too(tmp_path: Path) -> None:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="vote-gommettes"),))
    names = ("Ada", "Blé", "Chloé")
    async with room_of(tmp_path, agenda, {"vote-gommettes": shipped("vote-gommettes")}, teams=1, names=names) as room:
        await room.press("f8")
        await room.say("navette", "guichet", "+6")
        assert "possibles" not in flat(room)
        await room.say("+34")
        assert "« guichet » : 40 comptées, 6 possibles." in flat(room)
        assert [note.votes for note in room.session.state.notes()] == [0, 40]


async def test_what_is_no_count_is_said_and_stays_on_the_line(tmp_path: Path) -> None:
    async with voting(tmp_path, "1") as room:
        for wrong, said in (("trois douze", "Ce n’est pas un compte"), ("9 4", "Il y a 6 propositions")):
            await room.say(wrong)
            assert said in flat(room)
            assert room.entry.text == wrong
        await room.say("p 12000")
        assert room.entry.text == "p 12000"
        assert not newest(room).counts


async def test_a_second_round_stands_between_the_tied_and_both_are_kept(tmp_path: Path) -> None:
    async with voting(tmp_path, "2") as room:
        await room.say("p 12", "1 5", "2 5", "3 1")
        await room.press("f8")
        assert "arrivent en tête ex æquo avec 5 voix sur 11" in flat(room)
        await room.press("t")
        assert [option.label for option in newest(room).options] == list(IDEAS[:2])
        await room.say("1 8", "2 4")
        await room.press("f8")

        assert [held.after for held in room.session.state.contents.votes] == [0, 1]
        assert "« navette du samedi » arrive en tête avec 8 voix sur 12" in flat(room)
        await room.press("left")
        assert "ex æquo" in flat(room)


async def test_consent_takes_objections_and_closes_when_there_is_none_left(tmp_path: Path) -> None:
    async with voting(tmp_path, "3") as room:
        await room.say("qui paie ?", "pas d'objection")
        assert newest(room).is_open
        assert "1 objection demeure" in flat(room)
        await room.say("/1 la commune, un an", "Pas d’objection")

        assert not newest(room).is_open
        assert "La proposition « appel » est adoptée par consentement, 1 objection levée." in flat(room)


async def test_the_typed_line_is_the_proposal_that_consent_is_asked_for(tmp_path: Path) -> None:
    async with voting(tmp_path, "x") as room:
        await room.press("escape")
        room.entry.text = "on ouvre le samedi"
        await room.press("ctrl+b", "3", "f8")
        assert newest(room).options[0].label == "on ouvre le samedi"
        await room.press("escape")
        assert room.entry.text == ""


async def test_grades_are_counted_by_hands_and_ranked_by_majority_judgment(tmp_path: Path) -> None:
    async with voting(tmp_path, "4", ideas=("navette", "guichet")) as room:
        await room.say("p 7", "5x4 2x6", "0 0 0 7 0 0 0")
        await room.press("f8")
        assert "« navette » arrive en tête avec la mention « bien », devant « guichet » (« assez bien »)." in flat(room)


async def test_a_vote_left_open_waits_under_its_canvas_and_undo_takes_counts_back(tmp_path: Path) -> None:
    async with voting(tmp_path, "2") as room:
        await room.say("p 12", "1 5")
        await room.press("escape")
        assert "en cours, 1 sur 6 comptées" in flat(room)
        await room.press("ctrl+b")
        await room.say("2 6")
        await room.press("ctrl+z", "ctrl+z")
        assert not newest(room).counts
        await room.press("ctrl+y")
        assert newest(room).counted(newest(room).options[0].key) == 5


async def test_a_room_can_vote_on_what_stands_on_no_canvas(tmp_path: Path) -> None:
    async with voting(tmp_path, "2", ideas=()) as room:
        assert "Rien à voter sur ce canevas" in flat(room)
        await room.say("p 9", "/+ oui", "/+ non", "1 6", "2 3")
        await room.press("f8")
        assert "« oui » arrive en tête avec 6 voix sur 9" in flat(room)


@pytest.mark.parametrize(
    ("slug", "typed", "options"),
    [
        ("diagramme-affinites", ("bacs", "verre", "/+ Où jeter", "/+ Payer"), ["Où jeter", "Payer"]),
        ("carte-empathie", ("= trois guichets", "/2 un site"), ["trois guichets", "un site"]),
        ("matrice-impact-effort", ("navette 8 9", "carte 2 8"), ["navette", "carte"]),
        ("grille-evaluation", ("Navette", "Carte"), ["Navette", "Carte"]),
        ("persona", ("Nora, 36 ans",), ["Nora, 36 ans"]),
    ],
)
async def test_each_canvas_brings_what_can_be_voted_for(
    tmp_path: Path, slug: str, typed: tuple[str, ...], options: list[str]
) -> None:
    async with voting(tmp_path, "2", slug=slug, ideas=typed) as room:
        assert [option.label for option in newest(room).options] == options


async def test_dots_of_several_colours_are_a_round_each(tmp_path: Path) -> None:
    typed = ("Le registre", "équipe A", "une ligne par enfant", "", "Qui ?", "Le badge")
    async with voting(tmp_path, "1", slug="exposition", ideas=typed) as room:
        assert newest(room).about == "J’utiliserais"
        await room.say("p 10", "9", "4")
        await room.press("f8", "n", "3")
        assert newest(room).about == "Je doute"
        assert "gommettes « Je doute »" in flat(room)


async def test_pasted_counts_are_taken_line_by_line_and_the_refused_one_stays(tmp_path: Path) -> None:
    async with voting(tmp_path, "1") as room:
        room.entry.input.take_paste("p 12\n1 8\n99 4\n3 4\n4 3")
        await room.pilot.pause()
        assert newest(room).people == 12
        assert list(newest(room).counts.values()) == [8]
        assert room.entry.text == "99 4"
        assert "2 lignes laissées ensuite." in flat(room)


@pytest.mark.parametrize("rule", ["1", "2", "3", "4"])
async def test_no_hint_of_a_vote_is_cut_in_two(tmp_path: Path, rule: str) -> None:
    async with voting(tmp_path, rule) as room:
        screen = room.pilot.app.screen
        assert isinstance(screen, VoteScreen)
        rows = [
            line.plain.strip().replace("\N{NO-BREAK SPACE}", " ") for line in screen.query_one("#keys", Board).lines
        ]
        hints = screen._keys(newest(room))
        assert [hint for row in rows for hint in row.split("  ")] == hints, "every hint stands whole on one of two rows"
