"""Saved ways of exporting: read tolerantly, used by name, written without harming the others."""

import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitateur.export.choices import FILE_NAME, Choice, ChoiceFault, load_choices, options_for, save_choice
from facilitateur.export.look import Look
from facilitateur.export.options import Include, Names
from facilitateur.export.wording import describe_choice
from facilitateur.i18n.words import load_words

MINE = """
["élus"]
document = "plan-action"
formats = ["pdf", "docx"]
noms = "noms"
photos = false
lieu = "Salle du conseil"
[defaut]
anonymous = true
cover = false
"""


def test_choices_are_found_by_name_whatever_the_accents(tmp_path) -> None:
    (tmp_path / FILE_NAME).write_text(MINE)
    choices = load_choices(tmp_path)
    found = choices.named("ELUS")

    assert choices.problems == ()
    assert found == Choice(
        "plan-action", ("pdf", "docx"), Names.NAMES, include=Include(photos=False), place="Salle du conseil"
    )
    assert choices.named("defaut") == Choice(anonymous=True, include=Include(cover=False))
    assert choices.named("essentiel") is not None
    assert choices.named("autre") is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[a]\nphotos = 3", ChoiceFault.WRONG_VALUE),
        ('[a]\nnoms = "tous"', ChoiceFault.WRONG_VALUE),
        ('[a]\nformats = ["wpd"]', ChoiceFault.WRONG_VALUE),
        ('[a]\ndocument = "roman"', ChoiceFault.WRONG_VALUE),
        ("[a]\nchapeau = true", ChoiceFault.UNKNOWN_KEY),
        ("chapeau = true", ChoiceFault.UNKNOWN_KEY),
        ("[a", ChoiceFault.NOT_TOML),
    ],
)
def test_what_is_not_understood_is_told_and_left_out(text: str, fault: ChoiceFault, tmp_path) -> None:
    (tmp_path / FILE_NAME).write_text(text)
    choices = load_choices(tmp_path)
    assert [problem.fault for problem in choices.problems] == [fault]
    assert describe_choice(load_words("fr"), choices.problems[0])
    assert choices.named("complet") == Choice()


made = st.builds(
    Choice,
    document=st.sampled_from(["rapport", "fiche-projet", "emargement"]),
    formats=st.lists(st.sampled_from(["pdf", "odt", "md"]), unique=True).map(tuple),
    names=st.none() | st.sampled_from(Names),
    anonymous=st.booleans(),
    include=st.builds(Include, *[st.booleans()] * len(Include.__struct_fields__)),
    place=st.sampled_from(["", 'salle "A"', "[b]\\"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=made, second=made, name=st.sampled_from(["élus", "à nous", 'a"b', "a.b"]))
def test_a_choice_that_was_saved_is_read_back(first: Choice, second: Choice, name: str, tmp_path) -> None:
    (tmp_path / FILE_NAME).write_text(MINE.replace("élus", "autres"))
    assert save_choice(tmp_path, name, first)
    assert save_choice(tmp_path, name, second)
    choices = load_choices(tmp_path)

    assert choices.problems == ()
    assert choices.named(name) == second
    assert choices.named("autres") is not None
    assert len(tomllib.loads((tmp_path / FILE_NAME).read_text())) == 3


def test_documents_made_to_name_people_do_unless_asked_otherwise() -> None:
    def names(choice: Choice) -> Names:
        return options_for(choice, folder=None, look=Look()).names

    assert names(Choice()) is Names.CODES
    assert names(Choice("emargement")) is Names.NAMES
    assert names(Choice("emargement", names=Names.CODES)) is Names.CODES
    assert names(Choice("emargement", anonymous=True)) is Names.NONE
