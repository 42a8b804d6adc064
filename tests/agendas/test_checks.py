"""What the checks of a plan find, and what they leave alone; the messages say why and propose something."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitateur.agendas.checks import findings_of
from facilitateur.agendas.desk import NOBODY, Crowd
from facilitateur.agendas.reader import read_agenda
from facilitateur.agendas.shelf import AgendaShelf
from facilitateur.domain.agenda import Agenda
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Finding, Report
from facilitateur.i18n.words import load_words
from facilitateur.textfiles.opening import decode
from facilitateur.tui.painting.plain_findings import plain
from support.agendas import agendas

FRENCH = load_words("fr")
LIVELY = [("A229", "b4")]
MEET = "- 15 portrait-croise\n"


def plan(cards: Mapping[str, Card], body: str, head: str = "") -> Agenda:
    title = "" if body.startswith("##") else "## Jour 1 — 9:00\n"
    text = f"---\nderoule : 1\nnom : Essai\n{head}---\n{title}{body}\n"
    report = Report("x.md")
    file = decode(text.encode(), report)
    assert file is not None
    agenda = read_agenda(file, "x", cards, report)
    assert agenda is not None, [finding.message(str.format) for finding in report.findings]
    return agenda


def found(cards: Mapping[str, Card], body: str, crowd: Crowd = NOBODY, head: str = "") -> list[tuple[str, str]]:
    return [(one.code, one.block) for one in findings_of(plan(cards, body, head), cards, crowd)]


def one(cards: Mapping[str, Card], body: str, code: str, crowd: Crowd = NOBODY, head: str = "") -> Finding:
    (finding,) = [each for each in findings_of(plan(cards, body, head), cards, crowd) if each.code == code]
    return finding


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- 9 5-pourquoi", [("A211", "b1")]),
        ("- 9 (5–12) 5-pourquoi", []),
        ("- 20 (5–12) 5-pourquoi", [("A216", "b1")]),
        ("- 20 @pause (au plus 15)", [("A216", "b1")]),
        ("- 40 persona\n- 20 @pause\n- 30 @dejeuner (début 10:30)", [("A219", "b3")]),
        ("- 40 persona\n- 20 @pause\n- 30 @dejeuner (début 10:05)", []),
        ("- 40 persona\n- 20 @pause\n- 30 @dejeuner (début 9:55)", [("A217", "b3")]),
        ("- 40 persona\n- 20 @pause\n- 30 @pleniere (fin 10:25)", [("A217", "b3")]),
        ("- 40 persona\n- 20 @pause\n- 30 @pleniere (fin 10:30)", []),
        ("## Jour 1 — 9:00 → 10:00\n- 40 persona\n- 20 @pause\n- 5 @marge", [("A218", "b3")]),
        ("## Jour 1 — 9:00 → 10:05\n- 40 persona\n- 20 @pause\n- 5 @marge\n- 30 persona (en réserve)", []),
        (
            MEET + "- 60 @dejeuner\n- 25 csd\n- 40 persona\n- 25 ishikawa",
            [("A214", "b3"), ("A223", "b3"), ("A226", "b5")],
        ),
        (MEET + "- 60 @dejeuner\n- 10 energisant-123\n- 25 csd\n- 25 ishikawa\n- 10 @marge", []),
        (MEET + "- 25 csd\n- 25 ishikawa\n- 25 5-pourquoi\n- 30 qqoqccp\n- 10 @pause", [("A224", "b5")]),
        (MEET + "- 25 csd\n- 25 ishikawa\n- 10 @pause\n- 25 5-pourquoi\n- 30 qqoqccp", []),
        (MEET + "- 30 crazy-8\n- 30 brainstorming\n- 30 prototype-rapide\n- 10 @marge", LIVELY),
        (MEET + "- 20 crazy-8\n- 10 @pause\n- 30 brainstorming\n- 60 prototype-rapide\n- 10 @marge", []),
        ("- 25 csd\n- 10 @pause", []),
        ("- 90 codeveloppement\n- 10 @pause\n- 40 persona", [("A225", "b1")]),
        (MEET + "- 90 codeveloppement\n- 10 @pause\n- 40 persona", [("A225", "b2")]),
        (
            MEET + "- 40 csd\n- 40 persona\n- 10 @pause\n- 30 persona\n- 10 @pause\n- 90 codeveloppement",
            [("A226", "b7")],
        ),
        (MEET + "- 40 persona\n- 25 csd", [("A226", "b3"), ("A214", "b1")]),
        (MEET + "- 20 analogies\n- 5 @marge\n- 25 csd", []),
        (MEET + "- 60 prototype-rapide\n- 10 @pause\n- 15 grille-retours\n- 30 prototype-rapide", []),
        ("- 35 carte-empathie", [("A227", "b1")]),
        ("- 25 csd\n- 5 @marge\n- 20 grille-retours", [("A227", "b3")]),
        ("- 25 csd\n- 5 @marge\n- 20 grille-retours : sur la maquette fournie", []),
        ("- 35 carte-empathie : à partir de deux verbatims", []),
        ("- 35 carte-empathie : from two quotes", []),
        (MEET + "- 35 entretien-usager : usagers invités\n- 10 @pause\n- 35 carte-empathie", []),
        (MEET + "- 35 entretien-usager (en réserve)\n- 10 @pause\n- 35 carte-empathie", [("A227", "b4")]),
        ("- 25 csd\n- 20 rencontres-impromptues", [("A228", "b2")]),
        ("- 5 @marge\n- 20 rencontres-impromptues", []),
        ("- 20 rencontres-impromptues\n- 25 csd", []),
    ],
)
def test_each_check_finds_its_fault_and_nothing_else(
    cards: Mapping[str, Card], body: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted(found(cards, body)) == sorted(expected)


@pytest.mark.parametrize(
    ("body", "crowd", "expected"),
    [
        ("- 40 brainwriting-635", Crowd(24, 4), []),
        ("- 40 brainwriting-635", Crowd(24, 2), [("A221", ""), ("A220", "b1")]),
        ("- 40 brainwriting-635", Crowd(3), [("A220", "b1")]),
        ("- 40 brainwriting-635", Crowd(6, 3), [("A221", "")]),
        ("- 30 25-10", Crowd(8), [("A220", "b1")]),
        ("- 30 25-10 (en réserve)\n- 40 persona", Crowd(8), []),
        ("- 40 persona", Crowd(), []),
    ],
)
def test_people_are_checked_against_each_card_whole_or_in_teams(
    cards: Mapping[str, Card], body: str, crowd: Crowd, expected: list[tuple[str, str]]
) -> None:
    assert sorted(found(cards, body, crowd)) == sorted(expected)


@pytest.mark.parametrize(
    ("group", "expected"), [("12 à 20", []), ("6 à 8", [("A220", "b1")]), ("12 à 600", [("A220", "b1")])]
)
def test_without_a_number_the_group_of_the_agenda_is_checked(
    cards: Mapping[str, Card], group: str, expected: list[tuple[str, str]]
) -> None:
    assert found(cards, "- 30 25-10", head=f"groupe : {group}\n") == expected


def test_the_group_of_the_agenda_is_compared_with_those_who_come(cards: Mapping[str, Card]) -> None:
    assert found(cards, "- 40 persona", Crowd(24, 4), "groupe : 12 à 20\n") == [("A222", "")]


def test_an_exact_group_is_said_as_one_number(cards: Mapping[str, Card]) -> None:
    (finding,) = findings_of(plan(cards, "- 40 persona", "groupe : 24\n"), cards, Crowd(20, 4))
    assert plainly(finding.message(FRENCH)) == "20 personnes, mais ce déroulé est fait pour 24"


def test_a_method_for_one_number_only_is_said_with_that_number(cards: Mapping[str, Card]) -> None:
    exact = {**cards, "persona": replace(cards["persona"], people=(24, 24), minutes=(40, 40, 40))}
    (crowd,) = (one for one in findings_of(plan(cards, "- 40 persona"), exact, Crowd(20, 4)) if one.code == "A220")
    (group,) = findings_of(plan(cards, "- 40 persona", "groupe : 12 à 20\n"), exact)
    (length,) = (one for one in findings_of(plan(cards, "- 30 persona"), exact) if one.code == "A211")
    (bounds,) = findings_of(plan(cards, "- 30 (60–60) @pleniere"), exact)

    assert plainly(crowd.message(FRENCH)) == ("« persona » est fait pour 24 personnes ; vous êtes 20, en équipes de 5")
    assert plainly(group.message(FRENCH)) == "« persona » est fait pour 24 personnes, mais ce déroulé pour 12"
    assert plainly(length.message(FRENCH)) == "30 min pour « persona », qui demande 40 min"
    assert plainly(bounds.message(FRENCH)) == "30 min, alors que les bornes propres à ce bloc sont de 60 min"


@pytest.mark.parametrize(
    ("pin", "said"), [("début 10:30", "fixé à 10:30"), ("fin 11:00", "fin fixée à 11:00")], ids=["start", "end"]
)
def test_idle_time_before_a_fixed_time_says_whether_it_is_a_start_or_an_end(
    cards: Mapping[str, Card], pin: str, said: str
) -> None:
    idle = one(cards, f"- 40 persona\n- 20 @pause\n- 30 @dejeuner ({pin})", "A219")
    assert plainly(idle.message(FRENCH)) == f"30 min sans rien de prévu avant « @dejeuner », {said}"


def test_a_conflict_has_its_size_and_says_where_time_could_come_from(cards: Mapping[str, Card]) -> None:
    body = "- 30 5-pourquoi\n- 8 @marge\n- 20 persona (facultatif)\n- 60 @dejeuner (début 9:40)"
    conflict = one(cards, body, "A217")
    assert plainly(conflict.message(FRENCH)) == "« @dejeuner » est fixé à 09:40 : 18 min de trop avant"
    assert "persona −18" in conflict.proposal(FRENCH)
    body = "- 15 5-pourquoi\n- 10 @pause\n- 60 @dejeuner (début 9:20)"
    assert one(cards, body, "A217").proposal(FRENCH).startswith("Rien ne peut être raccourci")
    body = "- 20 5-pourquoi\n- 8 @marge\n- 60 @dejeuner (début 9:15)"
    assert "@marge −8, 5-pourquoi −5" in one(cards, body, "A217").proposal(FRENCH)


def test_a_method_that_does_not_fit_is_replaced_by_one_that_does(cards: Mapping[str, Card]) -> None:
    finding = one(cards, "- 30 25-10", "A220", Crowd(8, 2))
    other = str(finding.values["other"])
    assert other in finding.proposal(FRENCH)
    card = cards[other]
    assert card.shelf is cards["25-10"].shelf
    assert card.minutes[0] <= 30 <= card.minutes[2]
    assert "11" in one(cards, "- 40 brainwriting-635", "A220", Crowd(48, 4)).proposal(FRENCH)


def test_one_number_of_teams_is_proposed_for_all_blocks_where_one_suits_them(cards: Mapping[str, Card]) -> None:
    body = "- 40 brainwriting-635\n- 15 consentement\n- 40 persona"
    findings = findings_of(plan(cards, body), cards, Crowd(40, 3))
    proposed = [one.proposal(FRENCH) for one in findings if one.code in ("A220", "A221")]
    assert len(proposed) == 2
    assert len(set(proposed)) == 1
    (number,) = re.findall(r"\d+", proposed[0])
    after = findings_of(plan(cards, body), cards, Crowd(40, int(number)))
    assert [one.code for one in after if one.code in ("A220", "A221")] == []


def test_a_number_of_teams_that_suits_one_block_alone_says_so(cards: Mapping[str, Card]) -> None:
    pairs = {**cards, "paires": replace(cards["persona"], slug="paires", people=(2, 2))}
    finding = one(pairs, "- 40 paires\n- 40 brainwriting-635", "A220", Crowd(12, 3))
    assert plainly(finding.proposal(FRENCH)).startswith("Pour ce bloc seulement, nombre d’équipes : 6")


@pytest.mark.parametrize(
    ("body", "items"),
    [
        ("- 40 fabrication-numerique", "découpe laser, imprimante 3D, traceur, médiateur du fablab"),
        ("- 90 visite-apprenante", "autorisation photo, transport, hôte prévenu"),
        ("- 90 visite-apprenante : la mairie annexe", "autorisation photo, transport, hôte prévenu"),
    ],
)
def test_what_is_arranged_days_ahead_is_said_while_no_note_says_that_it_is(
    cards: Mapping[str, Card], body: str, items: str
) -> None:
    finding = one(cards, body, "A230")
    assert finding.values["items"] == items
    assert "note du bloc" in finding.proposal(FRENCH)


def test_what_the_preparation_of_a_card_arranges_is_said_too(cards: Mapping[str, Card]) -> None:
    persona = cards["persona"]
    text = replace(persona.text("fr"), preparation="- Réserver la salle du conseil.\n- Être d’accord sur la question.")
    own = {**cards, "persona": replace(persona, texts={"fr": text})}
    assert one(own, "- 40 persona", "A230").values["items"] == "Réserver la salle du conseil"


def test_what_was_arranged_is_said_once_or_not_at_all(cards: Mapping[str, Card]) -> None:
    assert [code for code, _ in found(cards, "- 90 visite-apprenante\n- 90 visite-apprenante")].count("A230") == 1
    assert "A230" not in dict(found(cards, "- 90 visite-apprenante : car réservé, hôtes prévenus"))
    assert "A230" not in dict(found(cards, "- 40 persona\n- 90 visite-apprenante (en réserve)"))


@pytest.mark.parametrize(
    ("body", "crowd", "head", "block"),
    [
        ("- 90 codeveloppement", Crowd(24, 3), "salles : 2\n", "b1"),
        ("- 90 codeveloppement", Crowd(24, 3, rooms=3), "salles : 2\n", None),
        ("- 90 codeveloppement", Crowd(24, 3), "", None),
        ("- 40 persona : chaque équipe dans sa salle", Crowd(24, 3, rooms=2), "", "b1"),
        ("- 40 persona", Crowd(24, 3, rooms=2), "", None),
        ("- 40 @pleniere « Répétition » : une salle par équipe", NOBODY, "equipes : 5\nsalles : 2\n", "b1"),
    ],
)
def test_teams_that_each_need_a_room_are_counted_against_the_rooms(
    cards: Mapping[str, Card], body: str, crowd: Crowd, head: str, block: str | None
) -> None:
    assert dict(found(cards, body, crowd, head)).get("A231") == block


def test_fewer_rooms_than_teams_cost_turns(cards: Mapping[str, Card]) -> None:
    finding = one(cards, "- 40 persona : une salle par équipe", "A231", Crowd(24, 5, rooms=2))
    said = "Salles encore à trouver : 3 ; ou le faire en 3 passages, 2 h 00 en tout."
    assert plainly(finding.proposal(FRENCH)) == said


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(data=st.data())
def test_any_plan_can_be_checked_for_anybody(cards: Mapping[str, Card], data: st.DataObject) -> None:
    """Whatever is found has a sentence in both languages, a reason and a proposal, and names a block of the plan."""
    agenda = data.draw(agendas(cards))
    crowd = data.draw(st.builds(Crowd, st.integers(0, 300), st.integers(0, 26)))
    english = load_words("en")
    for finding in findings_of(agenda, cards, crowd):
        for words in (FRENCH, english):
            said = [finding.message(words), finding.why(words), finding.proposal(words)]
            assert said[0]
            assert all(said[1:])
            assert not any("{" in text for text in said)
        assert finding.block == "" or agenda.block(finding.block) is not None


@pytest.mark.parametrize(
    ("slug", "crowd"),
    [
        ("demi-journee", Crowd(16, 4)),
        ("une-journee", Crowd(12, 3)),
        ("une-journee", Crowd(20, 5)),
        ("universite-ete", Crowd(13, 3)),
    ],
)
def test_the_shipped_agendas_suit_those_they_are_made_for(cards: Mapping[str, Card], slug: str, crowd: Crowd) -> None:
    agenda = AgendaShelf([Path(__file__).parents[2] / "deroules"], cards).get(slug)
    assert agenda is not None
    assert findings_of(agenda, cards, crowd) == ()


def plainly(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_a_block_too_long_by_itself_is_not_mended_by_a_pause_before_it(cards: Mapping[str, Card]) -> None:
    long = one(cards, "- 150 fabrication-numerique", "A215").proposal(FRENCH)
    assert "en faire deux blocs" in long
    row = one(cards, "- 90 persona\n- 45 csd", "A215").proposal(FRENCH)
    assert "avant « csd »" in plainly(row)


@pytest.mark.parametrize(
    ("body", "message", "proposal"),
    [
        ("- 90 persona\n- 45 csd\n- 60 @dejeuner", "2 h 15 sans pause jusqu’au déjeuner", "ou raccourcir de 15 min"),
        ("- 90 persona\n- 45 csd\n- 30 qqoqccp\n- 60 @dejeuner", "2 h 45 sans pause jusqu’au", "avant « csd »."),
        ("- 150 fabrication-numerique\n- 60 @dejeuner", "2 h 30 sans pause jusqu’au", "en faire deux blocs"),
        ("- 90 persona\n- 45 csd\n- 10 @pause\n- 60 @dejeuner", "2 h 15 sans pause ;", "avant « csd »."),
    ],
)
def test_a_run_that_lunch_ends_says_so_and_may_be_shortened(
    cards: Mapping[str, Card], body: str, message: str, proposal: str
) -> None:
    found = one(cards, body, "A215")
    assert plainly(found.message(FRENCH)).startswith(message)
    assert proposal in plainly(found.proposal(FRENCH))


def test_long_times_are_told_in_hours(cards: Mapping[str, Card]) -> None:
    body = "- 300 (60–400) @pleniere\n- 30 @dejeuner (début 11:05)"
    conflict, long = one(cards, body, "A217"), one(cards, body, "A215")
    assert plainly(conflict.message(FRENCH)) == "« @dejeuner » est fixé à 11:05 : 2 h 55 de trop avant"
    assert plainly(conflict.proposal(FRENCH)).startswith("Les prendre sur : @pleniere −2 h 55")
    assert plainly(long.message(FRENCH)) == "5 h 00 sans pause jusqu’au déjeuner ; un groupe en supporte 2 h 00 au plus"
    assert long.message(load_words("en")).startswith("5 h without a break")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (MEET + "- 60 @dejeuner\n- 25 csd\n- 40 persona\n- 25 ishikawa", "A223"),
        (MEET + "- 25 csd\n- 25 ishikawa\n- 25 5-pourquoi\n- 30 qqoqccp\n- 10 @pause", "A224"),
        (MEET + "- 30 crazy-8\n- 30 brainstorming\n- 30 prototype-rapide\n- 5 @marge", "A229"),
        ("- 90 codeveloppement\n- 10 @pause\n- 40 persona", "A225"),
        (MEET + "- 90 codeveloppement\n- 10 @pause\n- 40 persona", "A225"),
        ("- 25 csd\n- 20 rencontres-impromptues", "A228"),
    ],
)
def test_energy_trust_and_room_say_why_and_what_to_do_in_both_languages(
    cards: Mapping[str, Card], body: str, code: str
) -> None:
    finding = one(cards, body, code)
    english = load_words("en")
    for words in (FRENCH, english):
        said = (finding.message(words), finding.why(words), finding.proposal(words))
        assert all(said)
        assert not any("{" in sentence for sentence in said)
    assert all(a != b for a, b in zip((finding.why(FRENCH),), (finding.why(english),), strict=True))


@pytest.mark.parametrize(
    ("fixed", "gains"),
    [("- 30 @pause (début 10:30)\n", "5-pourquoi −5"), ("- 30 @pleniere (fin 11:00)\n", "5-pourquoi −5")],
)
def test_only_what_comes_after_the_last_fixed_time_that_holds_can_bring_the_end_forward(
    cards: Mapping[str, Card], fixed: str, gains: str
) -> None:
    body = f"## Jour 1 — 9:00 → 11:15\n- 60 persona\n{fixed}- 20 5-pourquoi"
    late = one(cards, body, "A218")
    assert gains in late.proposal(str.format)
    assert "persona" not in late.proposal(str.format)


def test_a_brainstorming_that_is_too_short_or_long_is_never_replaced_by_a_method_of_another_family(
    cards: Mapping[str, Card],
) -> None:
    proposed = set()
    for minutes in range(5, 100, 5):
        for card in ("brainstorming", "carte-empathie"):
            for finding in findings_of(plan(cards, f"- {minutes} {card} [idéation]"), cards):
                if other := finding.values.get("other"):
                    proposed.add((card, cards[str(other)].family))
    assert proposed == {(card, cards[card].family) for card in ("brainstorming", "carte-empathie")}


def test_too_few_people_are_not_told_to_make_smaller_groups(cards: Mapping[str, Card]) -> None:
    few = one(cards, "- 30 25-10", "A220", Crowd(7))
    assert "smaller groups" not in few.proposal_id or "even fewer" in few.proposal_id
    many = one(cards, "- 40 persona", "A222", Crowd(24, 4), "groupe : 12 à 20\n")
    fewer = one(cards, "- 40 persona", "A222", Crowd(9, 2), "groupe : 12 à 20\n")
    assert "more time" in many.proposal_id
    assert "shorter" in fewer.proposal_id


def test_a_half_day_without_any_pause_is_said_so_and_not_counted_as_nothing(cards: Mapping[str, Card]) -> None:
    none = one(cards, MEET + "- 40 persona\n- 25 csd", "A214")
    few = one(cards, MEET + "- 100 persona\n- 5 @marge\n- 25 csd", "A214")
    assert none.message_id.startswith("no @pause and no @marge")
    assert few.message_id.startswith("only {slack}")
    assert plain(load_words("fr"), cards, none).message_id.startswith("no break and no buffer")
