"""Groups, teams and rotations in documents; what is known of people stays out of all but the session's copy."""

import json

import pytest

from facilitateur.domain import group_intents
from facilitateur.domain.canvases.grouping import Wanted
from facilitateur.domain.events import RotationKind
from facilitateur.domain.roll import Person
from facilitateur.domain.rotating import Asked
from facilitateur.export.options import ExportOptions, Names
from support.story import Story

PEOPLE = [Person(name, {"structure": f"Mairie de {name[0]}ville"}) for name in ("Ada", "Blé", "Chloé", "Dan", "Éva")]


def grouped() -> Story:
    """A block with groups, teams and a rotation."""
    story = Story(names=PEOPLE, teams=4).goes_to("b3")
    story.notes()
    story.does(lambda state, _: group_intents.draw_teams(state, 4, 3, "structure", ("P05",)))
    story.does(lambda state, _: group_intents.draw_groups(state, "b3", Wanted(2, 2), 7))
    asked = Asked(RotationKind.ACROSS, ("A", "B", "C", "D"), turns=1)
    return story.does(lambda state, _: group_intents.draw_rotation(state, "b3", asked)).waits(5)


def test_a_rotation_is_a_table_that_says_what_is_missing(export) -> None:
    text = export("md", grouped()).decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "| Turn | Table 1 | Table 2 |" in text
    assert "| 1 | A – C | B – D |" in text
    assert "2 different meetings out of 4, none twice. 2 are missing." in text


def test_groups_say_their_repeats_and_sizes(export) -> None:
    text = export("md", grouped(), "fr").decode()
    assert "binômes, et un trio car le nombre est impair" in text
    assert "aucune rencontre entre personnes de même structure" in text


@pytest.mark.parametrize("names", Names)
def test_what_is_known_of_people_is_in_no_report(export, names: Names) -> None:
    for form in ("md", "html", "csv"):
        assert "ville" not in export(form, grouped(), options=ExportOptions(names)).decode()


def test_members_stand_by_their_codes_unless_names_are_wanted(export) -> None:
    text = export("md", grouped(), "fr").decode()
    assert "mêlées par structure" in text
    assert "P01" in text
    assert "Chloé" not in text
    assert "Chloé" in export("md", grouped(), "fr", ExportOptions(Names.NAMES)).decode()


def test_the_copy_of_the_session_keeps_everything(export) -> None:
    data = json.loads(export("json", grouped()))
    text = json.dumps(data)
    assert "Mairie de Aville" in text
    assert '"attribute": "structure"' in text
    assert '"kind": "across"' in text
