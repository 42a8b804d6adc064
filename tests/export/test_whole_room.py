"""What the whole room said in a pause is told as such; a note for one team says which."""

from facilitateur.domain import note_intents
from facilitateur.domain.history import past_session
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.markdown import write_markdown
from facilitateur.export.options import ExportOptions
from facilitateur.export.view import session_view
from facilitateur.i18n.words import load_words
from facilitateur.replay.wall import wall_of
from support.story import Story

WORDS = load_words("fr")


def story() -> Story:
    made = Story().next_block()
    for team, text in (("", "les clés sont au bar"), ("B", "nous finirons dehors")):
        made.does(lambda state, _, team=team, text=text: note_intents.capture(state, "b4", team, [text]))
    return made


def test_the_report_gives_the_pause_one_list_and_names_the_team_of_a_line() -> None:
    made = story()
    said = write_markdown(made.state, made.log, made.now, WORDS, ExportOptions()).decode()
    pause = said[said.index("### Pause") :]
    assert "les clés sont au bar\n" in pause
    assert "nous finirons dehors — équipe B" in pause.replace("\u00a0", " ")
    assert "#### Équipe" not in pause
    assert "Sans aucune note" not in pause


def test_one_file_of_a_folder_holds_the_pause() -> None:
    made = story()
    files = write_csv_folder(made.state, made.log, made.now, WORDS, ExportOptions())
    assert "04-break-toute-la-salle.csv" in files
    assert "nous finirons dehors" in files["04-break-toute-la-salle.csv"].decode("utf-8-sig")


def test_scripts_read_an_empty_team() -> None:
    made = story()
    notes = session_view(made.state, made.now)["notes"]
    assert [(note["text"], note["team"]) for note in notes] == [
        ("les clés sont au bar", ""),
        ("nous finirons dehors", "B"),
    ]


def test_the_wall_and_the_memory_of_past_sessions_hold_what_the_room_said() -> None:
    made = story()
    sheets = [sheet for sheet in wall_of(made.state, "fr") if sheet.block.id == "b4"]
    assert [(sheet.team, sheet.notes) for sheet in sheets] == [("", 2)]
    made.goes_to("b4").next_block()
    past = past_session(made.state)
    assert next(block.notes for block in past.blocks if block.block == "b4") == 2
