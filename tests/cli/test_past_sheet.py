"""A past session as text: figures as results, places on a matrix, titles called so."""

from facilitateur.cli.past_sheet import hit_rows, wall_sheet
from facilitateur.domain import method_intents, place_intents, score_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.canvases.scales import closed
from facilitateur.i18n.words import load_words
from facilitateur.replay.search import Search
from facilitateur.replay.timeline import Timeline
from facilitateur.replay.wall import wall_of
from support.canvases import shipped
from support.story import Story

CARDS = ("grille-evaluation", "f-sus", "matrice-impact-effort")
WORDS = load_words("fr")


def told() -> Story:
    blocks = tuple(Block(f"b{n}", 30, card=slug) for n, slug in enumerate(CARDS, 1))
    story = Story(Agenda("essai", "Essai", (Day(1, "09:00"),), blocks), {slug: shipped(slug) for slug in CARDS})
    views = [canvas_view(story.state, block, "fr") for block in blocks]
    table = [("Navette", [(1, (4, 3, 5, 2, 3))]), ("Guichet", [(1, (1, 1, 1, 1, 1))])]
    story.next_block().does(lambda s, _: score_intents.fill_rows(s, "b1", "A", closed(views[0].lanes), table))
    sheets = [({item.id: 3 for item in closed(views[1].lanes)}, 1)] * 5
    story.next_block().does(lambda s, _: score_intents.answer(s, "b2", "A", sheets))
    story.does(lambda s, _: method_intents.swap_method(s, "b2", shipped("umux-lite")))
    story.next_block().notes("Kiosque", block="b3")
    story.does(lambda s, _: place_intents.put_on_spot(s, 1, (10, 95)))
    story.notes("Bus", block="b3")
    return story


def test_figures_stand_as_results_and_notes_of_a_matrix_with_their_place() -> None:
    story = told()
    said = wall_sheet(WORDS, story.state, story.now, wall_of(story.state, "fr"))
    lines = [line.strip().replace("\N{NO-BREAK SPACE}", " ") for line in said.splitlines()]
    assert {"1 évaluateur", "Navette : 3,67 · rang 1", "Guichet : 1,00 · rang 2"} <= {*lines}
    assert any("note 50,0 sur 5 questionnaires complets" in line for line in lines)
    assert any("remplacée en cours de bloc" in line for line in lines)
    assert {"- Kiosque (1;9,5)", "- Bus (à placer)"} <= {*lines}
    assert "valeur" not in said


def test_a_title_that_is_found_is_called_a_title() -> None:
    story = told()
    rows = hit_rows(WORDS, story.state, Search(Timeline(story.log)).find("navette"))
    assert [row[-1].replace("\N{NARROW NO-BREAK SPACE}", " ") for row in rows] == ["« Navette » (titre)"]
