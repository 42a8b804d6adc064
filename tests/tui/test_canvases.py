"""Every canvas of the notes' model, from its shipped card: keys become events, and the screen shows them."""

import re
from pathlib import Path

import pytest

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day
from facilitateur.domain.phases import Phase
from facilitateur.tui.dialogs.choice import ChoiceScreen
from facilitateur.tui.painting.status import figures_of
from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.widgets.drawn import Page
from support.canvases import SIZES, running, shipped
from support.room import Room, room_of

METHODS = (
    "carte-empathie",
    "diagramme-affinites",
    "matrice-impact-effort",
    "parcours-usager",
    "persona",
    "world-cafe",
    "grille-evaluation",
    "f-sus",
)


def placed(room: Room, block: str = "b1") -> dict[str, list[str]]:
    """Return the notes of team A by the label of their place."""
    state = room.session.state
    labels = {place.id: place.label for place in state.contents.places.get((block, "A"), ())}
    found: dict[str, list[str]] = {}
    for note in state.notes_of(block, "A"):
        found.setdefault(labels.get(note.place, note.place), []).append(note.text)
    return found


def screen_figures(room: Room) -> tuple[tuple[str, str], ...]:
    screen = room.pilot.app.screen
    assert isinstance(screen, LiveScreen)
    return figures_of(screen.frame())


@pytest.mark.parametrize("size", SIZES)
async def test_notes_are_gathered_into_clusters_by_figure_from_the_reserve(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, "diagramme-affinites", size=size) as room:
        await room.say("bacs trop loin", "redevance", "verre cassé", "/+ Où jeter", "/+ Payer deux fois", "/0")
        await room.press("escape", "up", "up", "up", "1", "2")

        assert placed(room) == {"Où jeter": ["bacs trop loin"], "Payer deux fois": ["redevance"], "": ["verre cassé"]}
        assert "1 Où jeter" in room.shown
        assert "RÉSERVE 1" in room.shown


async def test_a_cluster_is_titled_later_and_its_removal_is_undone(tmp_path: Path) -> None:
    async with running(tmp_path, "diagramme-affinites") as room:
        await room.say("/+", "bacs trop loin")
        await room.press("escape", "t")
        await room.say("Où jeter")
        assert placed(room) == {"Où jeter": ["bacs trop loin"]}
        await room.pilot.app.screen.run_action("place_remove")
        await room.press("ctrl+z")
        assert placed(room) == {"Où jeter": ["bacs trop loin"]}


async def test_a_note_that_hesitates_goes_into_a_second_cluster_by_d_and_its_figure(tmp_path: Path) -> None:
    async with running(tmp_path, "diagramme-affinites") as room:
        await room.say("bacs trop loin", "/+ Où jeter", "/+ Payer deux fois", "/0")
        await room.press("escape")
        assert "D aussi dans une autre" not in room.shown
        await room.press("1")
        await room.press("up")
        assert "D aussi dans une autre" in room.shown
        await room.press("D", "2")
        assert placed(room) == {"Où jeter": ["bacs trop loin"], "Payer deux fois": ["bacs trop loin"]}
        assert "elle compte une fois" in room.shown
        assert ("notes", "1") in screen_figures(room)
        assert "D aussi dans une autre" not in room.shown
        await room.press("D")
        assert "Il n’y a pas d’autre grappe" in room.shown
        await room.press("ctrl+z")
        assert placed(room) == {"Où jeter": ["bacs trop loin"]}


async def test_no_second_place_is_offered_where_the_card_does_not_ask_for_it(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie") as room:
        await room.say("loin")
        await room.press("escape")
        assert "D aussi" not in room.shown
        await room.press("D")
        assert "Sur ce canevas, une note n’est qu’à un endroit." in room.shown


async def test_duplicates_are_merged_by_f_the_same_words_first_and_one_undo_gives_both_back(tmp_path: Path) -> None:
    async with running(tmp_path, "vote-gommettes") as room:
        await room.say("navette", "+2", "carte", "Navette", "+3")
        await room.press("escape")
        assert "F fusionner" in room.shown
        await room.press("F", "enter")
        notes = [(note.text, note.votes) for note in room.session.state.notes_of("b1", "A")]
        assert notes == [("navette ×2", 5), ("carte", 0)]
        assert "Une seule note" in room.shown
        await room.press("F", "1")
        assert [note.text for note in room.session.state.notes_of("b1", "A")] == ["carte / navette ×2"]
        assert "F fusionner" not in room.shown
        await room.press("F")
        assert "Il n’y a pas ici d’autre note" in room.shown
        await room.press("ctrl+z", "ctrl+z")
        notes = [(note.text, note.votes) for note in room.session.state.notes_of("b1", "A")]
        assert notes == [("navette", 2), ("carte", 0), ("Navette", 3)]


async def test_fields_and_rows_are_not_merged(tmp_path: Path) -> None:
    async with running(tmp_path, "persona") as room:
        await room.say("/+ Nadia", "un", "deux")
        await room.press("escape")
        assert "F fusionner" not in room.shown
        before = room.session.state.contents
        await room.press("F")
        assert room.session.state.contents is before


@pytest.mark.parametrize("size", SIZES)
async def test_points_are_typed_or_moved_on_the_matrix(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "matrice-impact-effort", size=size) as room:
        await room.say("navette du samedi 8 9", "carte", "/2 2 8,5", "borne en 2030")
        await room.press("escape", "up", "up", "shift+right", "shift+up")

        spots = [(note.text, note.spot) for note in room.session.state.notes_of("b1", "A")]
        assert spots == [("navette du samedi", (85, 95)), ("carte", (20, 85)), ("borne en 2030", None)]
        assert "GAINS RAPIDES" in room.shown
        assert "à placer" in room.shown


@pytest.mark.parametrize("size", SIZES)
async def test_a_journey_is_typed_steps_first_then_lane_by_lane(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "parcours-usager", size=size) as room:
        await room.say("Chercher", "Attendre")
        await room.press("tab")
        await room.say("site de la mairie", "moteur de recherche")
        await room.press("tab")
        await room.say("rien", "/4", "+1", "-2")

        cells = {(note.lane, note.text) for note in room.session.state.notes_of("b1", "A")}
        assert ("actions", "moteur de recherche") in cells
        assert ("emotion", "−2") in cells
        assert placed(room) == {
            "Chercher": ["site de la mairie", "moteur de recherche", "+1"],
            "Attendre": ["rien", "−2"],
        }
        assert "● −2" in room.shown


async def test_a_feeling_out_of_its_scale_is_refused_with_a_sentence_and_stays_on_the_line(tmp_path: Path) -> None:
    async with running(tmp_path, "parcours-usager") as room:
        await room.say("Chercher", "/4", "7")
        assert "de −2 à +2" in room.shown
        assert room.entry.text == "7"
        assert placed(room) == {}


@pytest.mark.parametrize("size", SIZES)
async def test_sheets_go_field_by_field_and_enter_alone_skips_one(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "persona", size=size) as room:
        await room.say("Nadia, 34 ans", "", "« je ne savais pas", "/10 fo")
        await room.press("ctrl+n")
        await room.say("Bruno, 51 ans")

        lanes = [(note.lane, note.text) for note in room.session.state.notes_of("b1", "A")]
        assert [text for _, text in lanes] == ["Nadia, 34 ans", "je ne savais pas", "fondé", "Bruno, 51 ans"]
        assert len(room.session.state.contents.places["b1", "A"]) == 2
        assert "2 Bruno, 51 ans" in room.shown


async def test_after_the_last_field_of_a_sheet_the_next_sheet_waits(tmp_path: Path) -> None:
    async with running(tmp_path, "persona") as room:
        await room.say("Nadia", "/10 proto", "Bruno")
        assert len(room.session.state.contents.places["b1", "A"]) == 2


async def test_a_picture_goes_into_the_field_that_takes_files(tmp_path: Path) -> None:
    picture = tmp_path / "croquis.jpg"
    picture.write_bytes(b"image")
    async with running(tmp_path, "exposition") as room:
        await room.say("Navette", "/4", f"#{picture}")

        note = room.session.state.notes_of("b1", "A")[-1]
        assert (note.lane, note.text) == ("photo", "croquis.jpg")
        assert room.session.state.contents.files[0].note == note.number


async def test_a_picture_goes_to_the_field_of_its_sheet_from_any_other_field_and_a_second_one_beside(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.jpg").write_bytes(b"a")
    (tmp_path / "b.jpg").write_bytes(b"b")
    async with running(tmp_path, "exposition") as room:
        await room.say(f"#{tmp_path / 'a.jpg'}", "Navette", f"#{tmp_path / 'b.jpg'}")
        notes = room.session.state.notes_of("b1", "A")
        assert [(note.lane, note.text) for note in notes] == [("photo", "a.jpg"), ("prototype", "Navette")]
        assert len({note.place for note in notes}) == 1
        assert [file.note for file in room.session.state.contents.files] == [1, None]


async def test_the_room_makes_the_tables_of_a_world_cafe(tmp_path: Path) -> None:
    async with running(tmp_path, "world-cafe") as room:
        await room.say("/+ Table gare", "les horaires", "/+ Table marché", "les prix", "/1 la marche")
        assert placed(room) == {"Table gare": ["les horaires", "la marche"], "Table marché": ["les prix"]}


async def test_where_the_card_has_all_places_none_is_made(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie") as room:
        await room.say("/+ Une zone de plus")
        assert "on n’en crée pas ici" in room.shown
        assert room.entry.text == "/+ Une zone de plus"


async def test_a_figure_sends_the_selected_note_to_a_zone(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie") as room:
        await room.say("une affiche")
        await room.press("escape", "3")
        assert placed(room) == {"voit": ["une affiche"]}


async def test_notes_are_carried_from_map_to_clusters_to_matrix_without_retyping(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie", "diagramme-affinites", "matrice-impact-effort") as room:
        await room.say("= trois guichets", "~ personne ne répond")
        await room.press("f8", "enter", "ctrl+r", "enter")
        assert [note.origin for note in room.session.state.notes_of("b2", "A")] == [1, 2]

        await room.say("/+ On ne sait pas où aller")
        await room.press("f8", "enter", "ctrl+r", "down", "enter")
        assert [note.text for note in room.session.state.notes_of("b3", "A")] == ["On ne sait pas où aller"]
        assert len(room.session.state.notes_of("b1", "A")) == 2

        await room.press("ctrl+z")
        assert room.session.state.notes_of("b3", "A") == ()


async def test_ideas_carried_onto_a_grid_become_its_rows_and_a_second_time_only_the_new_ones(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie", "grille-evaluation") as room:
        await room.say("navette", "carte de marché")
        await room.press("f8", "enter", "ctrl+r", "enter")
        rows = room.session.state.contents.places["b2", "A"]
        assert [row.label for row in rows] == ["navette", "carte de marché"]
        assert "navette" in room.shown

        await room.press("ctrl+r", "enter")
        assert room.session.state.contents.places["b2", "A"] == rows
        assert "rien n’est repris" in room.shown

        await room.press("pageup")
        await room.say("affiche")
        await room.press("pagedown", "ctrl+r", "enter")
        assert "1 nouvelle note reprise, 2 y étaient déjà." in room.shown
        await room.press("ctrl+z")
        assert room.session.state.contents.places["b2", "A"] == rows


async def test_the_first_offer_to_carry_over_is_the_team_s_own_nearest_canvas(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie", "diagramme-affinites", "matrice-impact-effort") as room:
        await room.say("loin", "@B ailleurs")
        await room.press("f8", "enter")
        await room.say("@B près d’ailleurs", "@A près")
        await room.press("f8", "enter", "ctrl+r", "enter")
        assert [note.text for note in room.session.state.notes_of("b3", "A")] == ["près"]
        await room.press("ctrl+t", "ctrl+r", "enter")
        assert [note.text for note in room.session.state.notes_of("b3", "B")] == ["près d’ailleurs"]


async def test_undo_says_how_many_notes_it_took_back(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie") as room:
        room.entry.input.take_paste("\n".join(f"note {n}" for n in range(40)))
        await room.pilot.pause()
        await room.press("ctrl+z")
        assert "Annulé\N{NO-BREAK SPACE}: 40 notes." in room.shown
        await room.press("ctrl+y")
        assert "Rétabli\N{NO-BREAK SPACE}: 40 notes." in room.shown


async def test_with_nothing_to_carry_over_a_sentence_says_so(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie") as room:
        await room.press("ctrl+r")
        assert "Aucun autre canevas" in room.shown


@pytest.mark.parametrize("size", SIZES)
async def test_a_grid_is_typed_rows_first_then_figures_rater_after_rater(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "grille-evaluation", size=size) as room:
        await room.say("Navette", "Carte de marché", "43523", "52344", "1 . 1 1 1", "9 9", "e7", "/2 5 5 5 5 5")
        scores = room.session.state.contents.scores["b1", "A"]
        first, second = (place.id for place in room.session.state.contents.places["b1", "A"])
        assert (scores[first, "utilite", 1], scores[first, "utilite", 2], scores[second, "cout", 7]) == (4, 1, 5)
        assert (first, "faisabilite", 2) not in scores
        assert "à discuter" in room.shown
        assert len(scores) == 19


async def test_a_figure_out_of_the_scale_stays_on_the_line(tmp_path: Path) -> None:
    async with running(tmp_path, "grille-evaluation") as room:
        await room.say("Navette", "4 9")
        assert "de 0 à 5" in room.shown
        assert room.entry.text == "4 9"
        assert not room.session.state.contents.scores


@pytest.mark.parametrize(
    ("slug", "hints"),
    [
        ("satisfaction-3", ("2 1 3 trois personnes", "3x2 3 personnes à 2")),
        ("f-sus", ("4 3 5 … une personne", "3x4 3 personnes à 4")),
    ],
)
async def test_the_hint_of_a_survey_fits_its_questions_and_scale(
    tmp_path: Path, slug: str, hints: tuple[str, str]
) -> None:
    async with running(tmp_path, slug) as room:
        assert all(hint in room.shown for hint in hints)


async def test_two_zones_whose_names_begin_alike_are_told_apart(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie") as room:
        assert "craintes" in room.shown
        assert "aspirations" in room.shown
        assert "Qui " in room.shown
        assert "ét. 3" in room.shown
        assert "(3)" not in room.shown


async def test_a_full_reserve_says_how_many_notes_stand_above_and_below(tmp_path: Path) -> None:
    async with running(tmp_path, "diagramme-affinites") as room:
        await room.say("/+ Où jeter", "/0")
        assert room.pilot.app.screen.capture([f"note {n}" for n in range(40)])  # type: ignore[attr-defined]
        await room.press("escape", *["up"] * 3)
        head = next(row for row in room.shown.splitlines() if "RÉSERVE 40" in row)
        shown = sum(f"• note {n} " in room.shown for n in range(40))
        hidden = [int(figure) for figure in re.findall(r"[↑↓] (\d+)", head)]
        assert hidden
        assert sum(hidden) + shown == 40


async def test_a_grid_names_its_criteria_where_there_is_room(tmp_path: Path) -> None:
    async with running(tmp_path, "grille-evaluation", size=(160, 45)) as room:
        await room.say("Navette")
        assert "Faisabilité×2" in room.shown
        assert not re.search(r"\+\d critère", room.shown)


async def test_a_narrow_grid_says_how_many_criteria_do_not_show(tmp_path: Path) -> None:
    async with running(tmp_path, "grille-evaluation", size=(60, 20)) as room:
        await room.say("Navette", "* Utilité 3; Faisabilité 2; Équité 2; Coût; Sobriété; Délai; Portée")
        assert "+2 critères" in room.shown


@pytest.mark.parametrize("size", SIZES)
async def test_notes_on_one_point_share_a_label_and_the_axis_its_middle_row(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, "matrice-impact-effort", size=size) as room:
        await room.say("a 5 5", "b 5 5", "c 5 5")
        row = next(row for row in room.shown.splitlines() if "1,2,3" in row)
        assert " 5│" in row
        assert "avis éloignés" not in room.shown
        await room.say("/1 1 1, 9 9")
        assert "! avis éloignés" in room.shown


@pytest.mark.parametrize("size", SIZES)
async def test_long_titles_leave_room_for_every_point_in_the_legend(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "matrice-impact-effort", size=size) as room:
        long = "les familles découvrent la date limite en septembre parce que personne ne leur écrit avant l'été"
        await room.say(*(f"{n} {long} {n} {n}" for n in range(1, 10)))
        rows = room.shown.splitlines()
        assert [n for n in range(1, 10) if not any(f" {n} {n} les" in row for row in rows)] == []
        cut = sum("…" in row for row in rows)
        assert cut >= 8 if size[0] < 100 else not cut
        await room.press("escape", "up")
        assert "l'été" in room.shown


@pytest.mark.parametrize("size", SIZES)
async def test_an_incomplete_row_says_so(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "grille-evaluation", size=size) as room:
        await room.say("Navette", "Carte", "/1 4 3 5 2 3", "5 5")
        assert room.shown.count("incomplet") == 2
        assert "5,00 incomplet" in room.shown


@pytest.mark.parametrize("typed", ["/1 11 5", "/1 -1 5", "/1 4 5, 3 99", "/1 5", "navette 11 5", "-1 5"])
async def test_a_point_off_the_axes_is_refused_with_their_range(tmp_path: Path, typed: str) -> None:
    async with running(tmp_path, "matrice-impact-effort") as room:
        await room.say("carte 4 4", typed)
        assert "de 0 à 10" in room.shown
        assert room.entry.text == typed
        assert [(note.text, note.spot) for note in room.session.state.notes_of("b1", "A")] == [("carte", (40, 40))]


@pytest.mark.parametrize("size", SIZES)
async def test_ten_figures_are_one_answer_to_f_sus(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "f-sus", size=size) as room:
        await room.say(*["4 2 5 1 4 3 5 2 4 2"] * 5)
        assert "note 80,0 sur 5 questionnaires complets · de 80,0 à 80,0" in room.shown
        assert len(room.session.state.contents.answers["b1", "A"]) == 5


async def test_sixty_columns_keep_the_team_the_phases_and_every_criterion(tmp_path: Path) -> None:
    async with running(tmp_path, "grille-evaluation", size=(60, 20)) as room:
        await room.say("Navette du samedi", "Carte au marché", "/1 4 3 5 2 3", "5 2 3 4 4")
        assert "1/1 · équipe A 1/2 reste 30:00/30:00" in room.shown
        assert "·pitch" in room.shown
        assert "Uti×3 Fai×2 Équ×2   Coû   Sob│ moy. rang" in room.shown
        assert ("le premier rang change" in room.shown) is ("Équité, Coût et Sobriété" in room.shown)


async def test_the_question_asked_shows_whole(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.press("tab", "tab", "tab")
        assert "▸4. J’aurais" in room.shown
        assert "système." in room.shown.split("▸4. J’aurais")[1].splitlines()[1]


async def test_an_open_question_has_the_mark_while_it_is_answered(tmp_path: Path) -> None:
    async with running(tmp_path, "satisfaction-3") as room:
        assert "▸1. " in room.shown
        await room.press("tab")
        assert "▸1. " not in room.shown
        assert "▸Qu’est-ce qui vous a aidé ou bloqué" in room.shown


async def test_raised_hands_names_and_words_answer_a_survey(tmp_path: Path) -> None:
    async with running(tmp_path, "satisfaction-3") as room:
        await room.say("8x1 3x2", "mal", "le plan affiché m'a aidé")
        assert "12 réponses" in room.shown
        assert "7,9 sur 10" in room.shown
        note = room.session.state.notes_of("b1", "A")[0]
        assert (note.text, bool(note.lane)) == ("le plan affiché m'a aidé", True)


async def test_the_room_asks_its_own_questions(tmp_path: Path) -> None:
    async with running(tmp_path, "ligne-positionnement") as room:
        await room.say("Le guichet unique suffit", "3x5 2x1", "/+ Le numérique exclut", "4x4")
        answers = room.session.state.contents.answers["b1", "A"]
        assert [(len(answer.values), answer.count) for answer in answers] == [(1, 3), (1, 2), (1, 4)]
        assert len({question for answer in answers for question in answer.values}) == 2


@pytest.mark.parametrize("size", SIZES)
async def test_groups_are_drawn_somebody_is_left_out_and_what_is_said_is_noted(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, "rencontres-impromptues", size=size) as room:
        await room.press("ctrl+g")
        assert "Manche 1" in room.shown
        assert "Ada" in room.shown
        await room.say("x Personne")
        assert "ne s’appelle ainsi" in room.shown
        await room.press("ctrl+z", "ctrl+z")
        assert not room.session.state.contents.groups
        room.entry.text = ""
        await room.say("elle aime les ponts")
        assert placed(room) == {"": ["elle aime les ponts"]}


async def test_a_card_of_the_deck_is_drawn_and_stands_before_the_line(tmp_path: Path) -> None:
    async with running(tmp_path, "cartes-challenges") as room:
        await room.press("ctrl+o")
        drawn = room.session.state.contents.drawn["b1", "A"][-1]
        assert drawn[:20] in room.entry.prompt
        await room.say("un parrain")
        assert room.session.state.note(1).drawn == drawn  # type: ignore[union-attr]


async def test_a_drawn_card_says_its_number_is_noted_by_enter_and_leaves_with_its_method(tmp_path: Path) -> None:
    async with running(tmp_path, "cartes-challenges") as room:
        deck = shipped("cartes-challenges").text("fr").deck
        await room.press("ctrl+o")
        assert f"Carte 1 sur {len(deck)}" in room.shown
        drawn = room.session.state.contents.drawn["b1", "A"][-1]
        await room.press("enter")
        assert [note.text for note in room.session.state.notes_of("b1", "A")] == [drawn]
        await room.press("enter")
        assert len(room.session.state.notes_of("b1", "A")) == 1

        for _ in range(len(deck)):
            await room.press("ctrl+o")
        assert f"Carte 1 sur {len(deck)}" in room.shown
        assert "le paquet recommence" in " ".join(room.shown.split())
        await room.say("a", "b")
        drawn = room.session.state.contents.drawn["b1", "A"][-1]
        room.pilot.app.screen.take_method("b1", shipped("carte-empathie"))  # type: ignore[attr-defined]
        await room.pilot.pause()
        assert drawn[:12] not in room.entry.prompt
        await room.say("c")
        assert [note.drawn for note in room.session.state.notes_of("b1", "A")[-2:]] == [drawn, ""]


async def test_a_message_and_a_correction_stay_on_their_canvas(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie", "diagramme-affinites") as room:
        await room.say("trois guichets")
        await room.press("ctrl+z", "ctrl+y")
        assert "Rétabli" in room.shown
        room.entry.text = "à moit"
        await room.press("ctrl+t")
        assert "Rétabli" not in room.shown

        await room.press("ctrl+t")
        for away in (("ctrl+t", "ctrl+t"), ("f8", "enter")):
            await room.press("escape", "e")
            assert room.entry.text == "trois guichets"
            await room.press(*away)
            assert room.entry.text == "à moit"
            assert "Corriger" not in room.entry.prompt


async def test_a_cluster_without_a_title_and_a_second_of_the_same_title_are_said(tmp_path: Path) -> None:
    async with running(tmp_path, "diagramme-affinites") as room:
        await room.say("/+ ")
        assert "Grappe encore sans titre" in room.shown
        await room.say("/+ Attente")
        assert "Grappe encore" not in room.shown
        await room.say("/+ Attente")
        assert "deux grappes" in room.shown
        assert [place.label for place in room.session.state.contents.places["b1", "A"]] == ["", "Attente", "Attente"]


async def test_a_rater_is_named_on_the_line_of_the_scores(tmp_path: Path) -> None:
    async with running(tmp_path, "grille-evaluation") as room:
        await room.say("Navette", "Carte de marché", "/2 e3 5 4 3 2 1", "e2 1 1 1 1 1")
        first, second = room.session.state.contents.places["b1", "A"]
        held = room.session.state.contents.scores["b1", "A"]
        assert {(row, rater) for row, _, rater in held} == {(second.id, 3), (first.id, 2)}


async def test_a_letter_that_is_no_command_says_where_the_keys_go(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie") as room:
        await room.say("trois guichets")
        await room.press("escape", "down", "asterisk", "l")
        assert "Échap pour écrire" in room.shown
        await room.press("asterisk", "e")
        assert room.entry.text == "trois guichets"


@pytest.mark.parametrize("slug", METHODS)
@pytest.mark.parametrize("size", [*SIZES, (60, 20), (130, 30)])
async def test_four_hundred_hostile_notes_are_painted_at_every_size(
    tmp_path: Path, slug: str, size: tuple[int, int]
) -> None:
    texts = ["é\u0301 👩‍🚒 日本語 עברית [bold] " + "mot " * (n % 40) for n in range(400)]
    async with running(tmp_path, slug, size=size) as room:
        await room.say("/+ Un", "/+ Deux [red]", "Trois", "/1")
        screen = room.pilot.app.screen
        assert screen.capture(texts)  # type: ignore[attr-defined]
        await room.press("tab", "tab", "escape", "up", "up", "shift+left", "1")
        widths = {line.cell_length for line in screen.query_one("#canvas").lines}  # type: ignore[attr-defined]
        assert max(widths) <= size[0]


@pytest.mark.parametrize("size", SIZES)
async def test_unfavourable_words_are_counted_beside_the_words(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "cartes-de-ressenti", size=size) as room:
        await room.say("clair", "+6", "confus : le bouton", "+3", "lent", "utile", "+4", "le plan m'a aidé")
        assert re.search(r"mots défavorables +4/14", room.shown)


def offered(room: Room) -> list[str]:
    """Return what the choice in front offers."""
    screen = room.pilot.app.screen
    assert isinstance(screen, ChoiceScreen)
    return [each.text.replace("\u00a0", " ") for each in screen._answers]


async def test_one_part_of_a_canvas_is_carried_over_and_what_is_here_is_not_offered_again(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie", "diagramme-affinites") as room:
        await room.say("/3 trois guichets", "une affiche", "/5 il attend")
        await room.press("f8", "enter", "ctrl+r")
        assert [said.split(":")[-1].strip() for said in offered(room)] == ["3 notes", "une partie…"]
        await room.press("down", "enter")
        assert [said.partition(" · ")[0].lstrip("1234567890 ") for said in offered(room)] == ["Voit", "Fait"]
        await room.press("enter")
        assert [note.text for note in room.session.state.notes_of("b2", "A")] == ["trois guichets", "une affiche"]
        await room.press("ctrl+r")
        assert offered(room)[0].split(":")[-1].strip() == "1 note"
        await room.press("enter", "ctrl+r")
        assert "rien n’est repris" in room.shown
        assert len(room.session.state.notes_of("b2", "A")) == 3


async def test_the_names_of_quadrants_stand_beside_points_and_the_legend_says_what_does_not_show(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, "matrice-impact-effort") as room:
        await room.say("navette 8 10", "carte 1 10", *(f"idée {n} 2 2" for n in range(30)))
        first = next(row for row in room.shown.splitlines() if row.startswith("10│"))
        assert {"1", "2"} <= {*first.replace("│", " ").split()}
        names = [item.label.upper() for item in shipped("matrice-impact-effort").text("fr").canvas.places[:2]]
        assert all(name[:6] in first for name in names)
        assert "↑" in room.shown


async def test_clusters_say_what_does_not_show_and_long_titles_take_the_rows_they_need(tmp_path: Path) -> None:
    title = "On ne sait pas où déposer les dossiers incomplets"
    async with running(tmp_path, "diagramme-affinites", size=(160, 45)) as room:
        await room.say(f"/+ {title}", "/+ Deux", "/+ Trois")
        words = " ".join(room.shown.split())
        assert "incomplets" in words
        assert f"1 {title}" not in words
    (tmp_path / "bas").mkdir()
    async with running(tmp_path / "bas", "diagramme-affinites") as room:
        await room.say("/+ Un", *(f"note {n}" for n in range(40)))
        assert "↑" in room.shown


async def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    async with running(tmp_path, "brainstorming") as room:
        await room.say("#/etc")
        assert "/etc est un dossier" in room.shown
        await room.say("#/nulle/part.jpg")
        assert "Il n’y a pas de fichier" in room.shown


async def test_the_page_of_keys_breaks_no_line_before_a_double_sign_on_a_narrow_screen(tmp_path: Path) -> None:
    async with running(tmp_path, "brainstorming", size=(60, 24)) as room:
        await room.press("f10")
        page = room.pilot.app.screen.query_one("#keys", Page)
        starts = {line.plain.strip()[:1] for line in page.paint(50) if line.plain.startswith(" " * 20)}
        assert not starts & {";", ":", "!", "»"}
        assert max(line.cell_length for line in page.paint(50)) <= 50


async def test_a_phase_with_blocks_behind_and_blocks_to_come_is_told_apart_during_a_break(tmp_path: Path) -> None:
    blocks = (
        Block("b1", 10, BlockKind.PLENARY, phase=Phase.ICEBREAKER),
        Block("b2", 20, BlockKind.PLENARY, phase=Phase.UNDERSTANDING),
        Block("b3", 15, BlockKind.BREAK),
        Block("b4", 20, BlockKind.PLENARY, phase=Phase.UNDERSTANDING),
        Block("b5", 20, BlockKind.BREAK),
        Block("b6", 20, BlockKind.PLENARY, phase=Phase.IDEATION),
    )
    async with room_of(tmp_path, Agenda("essai", "Essai", (Day(1, "09:00"),), blocks), {}) as room:
        bars = []
        for block in blocks:
            await room.press("f8")
            await room.minutes(block.minutes)
            bars.append(room.shown.splitlines()[1])
        assert "►COMPRÉHENSION" in bars[1]
        assert "✓brise-glace ◐compréhension ·inspiration ○idéation" in bars[2]
        assert "►COMPRÉHENSION" in bars[3]
        assert "✓brise-glace ✓compréhension ·inspiration ○idéation" in bars[4]


@pytest.mark.parametrize(("teams", "told"), [(1, "4/8 (50\u202f%)"), (2, "4")])
async def test_dots_typed_on_notes_are_shown_of_how_many_where_that_is_known(
    tmp_path: Path, teams: int, told: str
) -> None:
    agenda, cards = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="vote-gommettes"),)), {}
    cards["vote-gommettes"] = shipped("vote-gommettes")
    async with room_of(tmp_path, agenda, cards, teams=teams, names=("Ada", "Blé", "Cyan", "Dune")) as room:
        await room.press("f8")
        await room.say("navette", "+3", "guichet", "+1")
        assert dict(screen_figures(room))["voix"] == told
