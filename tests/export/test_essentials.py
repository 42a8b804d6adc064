"""What a reader with ten seconds finds first: decisions, actions, what was chosen."""

from facilitateur.domain.events import NoteKind
from facilitateur.export.document import Heading, Table, words_of
from facilitateur.export.options import ExportOptions, Include, Names
from facilitateur.export.report import report
from facilitateur.i18n.words import load_words
from support.harvest import running_morning
from support.reading import lines_of
from support.story import Story

WORDS = load_words("fr")


def morning() -> Story:
    told = running_morning()
    told.writes("Envoyer le courrier — Ana, 12/12", "b7", kind=NoteKind.ACTION)
    told.writes("Poser la question au maire — Inconnu, le 3 juillet", "b7", "B", NoteKind.ACTION)
    told.writes("Ranger la salle", "b7", kind=NoteKind.ACTION)
    return told


def told_with(options: ExportOptions):
    told = morning()
    return report(told.state, told.now, WORDS, options)


def headings(document) -> list[str]:
    return [words_of(part.line) for part in document.parts if isinstance(part, Heading)]


def actions_of(document) -> list[list[str]]:
    (table,) = [part for part in document.parts if isinstance(part, Table) and words_of(part.header[0]) == "Quoi"]
    return [[words_of(cell) for cell in row] for row in table.rows]


def test_decisions_actions_and_choices_stand_before_all_the_rest() -> None:
    assert headings(told_with(ExportOptions()))[1:6] == [
        "L’essentiel",
        "Décisions",
        "Actions",
        "Ce que les groupes ont choisi",
        "Déroulé prévu et réel",
    ]


def test_actions_say_what_who_when_and_from_where_the_nearest_first() -> None:
    rows = actions_of(told_with(ExportOptions(names=Names.NAMES)))
    assert [row[:2] for row in rows] == [
        ["Poser la question au maire", "Inconnu"],
        ["Envoyer le courrier", "Ana"],
        ["Ranger la salle", "–"],
    ]
    assert [row[2].replace("\xa0", " ") for row in rows] == ["3 juillet 2026", "12 décembre 2026", "–"]
    assert all("Carré" in row[3] for row in rows)


def test_who_acts_is_told_as_names_are_chosen() -> None:
    def owners(names: Names) -> list[str]:
        return [row[1] for row in actions_of(told_with(ExportOptions(names=names)))]

    assert owners(Names.FIRST) == ["Inconnu", "Ana", "–"]
    assert owners(Names.CODES) == ["Inconnu", "P01", "–"]
    assert owners(Names.NONE) == ["Inconnu", "–", "–"]


def test_pieces_can_be_left_out() -> None:
    nothing = Include(*([False] * len(Include.__struct_fields__)))
    assert headings(told_with(ExportOptions(include=nothing))) == ["Réduire l'attente au guichet"]
    without = told_with(ExportOptions(include=Include(essentials=False)))
    assert headings(without)[1:4] == ["Décisions", "Actions", "Déroulé prévu et réel"]


def test_each_line_can_carry_its_trace() -> None:
    said = " ".join(lines_of(told_with(ExportOptions(include=Include(traces=True)))))
    found = [note for note in morning().state.notes() if f"nº\xa0{note.number} ·" not in said]
    assert [note for note in found if note.kind is not NoteKind.PLAIN] == []
    assert "compréhension · Chaîne des causes · équipe\xa0A" in said
