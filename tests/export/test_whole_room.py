"""What the whole room said in a pause is told as such; a note for one team says which."""

from facilitateur.domain import note_intents
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.markdown import write_markdown
from facilitateur.export.options import ExportOptions
from facilitateur.export.view import session_view
from facilitateur.i18n.words import load_words
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
