"""The result of a vote in one sentence, in both languages, with its ties and its doubts."""

import pytest
from msgspec.structs import replace

from facilitateur.domain.events import VoteOption, VoteRule
from facilitateur.domain.rounds import Objection, VoteRound
from facilitateur.i18n.votes import comment_of, doubts_said, people_said, progress_said, remarks_said, turnout_said
from facilitateur.i18n.words import load_words
from support.invented import MORNING

FR, EN = load_words("fr"), load_words("en")


def held(rule: VoteRule, *votes: int, people: int = 12, dots: int = 2) -> VoteRound:
    """Return a closed round whose options got some votes."""
    options = tuple(VoteOption(f"n{n}", name) for n, name in enumerate(("navette", "guichet", "carte", "borne"), 1))
    counts = {(f"n{n}", None): count for n, count in enumerate(votes, 1)}
    return VoteRound(1, "b3", "A", rule, options, people, dots, 0, MORNING, closed_at=MORNING, counts=counts)


def plain(text: str) -> str:
    return text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("rule", "votes", "french", "english"),
    [
        (
            VoteRule.DOTS,
            (9, 8, 4, 3),
            "« navette » arrive en tête avec 9 voix sur 24 ; « guichet » suit avec 8 voix : égalité pratique.",
            "“navette” comes first with 9 votes of 24; “guichet” follows with 8 votes: a practical tie.",
        ),
        (
            VoteRule.DOTS,
            (5, 3),
            "« navette » arrive en tête avec 5 voix sur 8 ; « guichet » suit avec 3 voix : égalité pratique.",
            "“navette” comes first with 5 votes of 8; “guichet” follows with 3 votes: a practical tie.",
        ),
        (
            VoteRule.DOTS,
            (9, 7, 7),
            "« navette » arrive en tête avec 9 voix sur 23 ; "
            "« guichet » et « carte » suivent avec 7 voix chacune : égalité pratique.",
            "“navette” comes first with 9 votes of 23; "
            "“guichet” and “carte” follow with 7 votes each: a practical tie.",
        ),
        (
            VoteRule.DOTS,
            (9, 8, 7),
            "« navette » arrive en tête avec 9 voix sur 24 ; "
            "« guichet » et « carte » suivent, à 2 voix d’écart au plus : égalité pratique.",
            "“navette” comes first with 9 votes of 24; "
            "“guichet” and “carte” follow, 2 votes behind at most: a practical tie.",
        ),
        (
            VoteRule.DOTS,
            (9, 9, 4, 2),
            "« navette » et « guichet » arrivent en tête ex æquo avec 9 voix sur 24 : "
            "un second tour peut les départager.",
            "“navette” and “guichet” share the first place with 9 votes each, of 24: "
            "a tie, which a second round can settle.",
        ),
        (
            VoteRule.HANDS,
            (8, 1, 1),
            "« navette » arrive en tête avec 8 voix sur 10, 7 de plus que « guichet » et « carte », "
            "plus de la moitié de la salle.",
            "“navette” comes first with 8 votes of 10, 7 more than “guichet” and “carte”, more than half of the room.",
        ),
        (VoteRule.DOTS, (24,), "« navette » reçoit toutes les voix (24).", "“navette” gets all the votes (24)."),
        (VoteRule.DOTS, (), "Personne n’a voté.", "Nobody voted."),
    ],
)
def test_the_result_is_said_in_one_sentence(rule: VoteRule, votes: tuple[int, ...], french: str, english: str) -> None:
    assert plain(comment_of(FR, held(rule, *votes))) == french
    assert plain(comment_of(EN, held(rule, *votes))) == english


def test_more_hands_than_people_say_nothing_of_the_room() -> None:
    said = plain(comment_of(FR, held(VoteRule.HANDS, 9, 3, 2, people=4)))
    assert said == "« navette » arrive en tête avec 9 voix sur 14, 6 de plus que « guichet »."
    assert plain(comment_of(FR, held(VoteRule.HANDS, 3, people=0))) == "« navette » reçoit toutes les voix (3)."


def test_what_does_not_fit_the_room_is_said_with_its_reckoning() -> None:
    (said,) = doubts_said(FR, held(VoteRule.DOTS, 15, 8, 5, 3))
    assert plain(said) == "31 gommettes posées, 24 possibles : 12 personnes × 2."
    said, total, left = doubts_said(FR, held(VoteRule.HANDS, 13))
    assert plain(said) == "« navette » : 13 comptées, 12 possibles."
    assert total == "13 mains comptées pour 12 personnes."
    assert plain(left) == "3 propositions n’ont pas été comptées."
    assert plain(doubts_said(FR, held(VoteRule.HANDS, 5, 4, 3))[0]).endswith(" : rien de compté.")


def graded(*given: dict[int, int], people: int = 12) -> VoteRound:
    """Return a closed round of majority judgment."""
    counts = {(f"n{n}", grade): count for n, grades in enumerate(given, 1) for grade, count in grades.items()}
    return replace(held(VoteRule.JUDGMENT, people=people), counts=counts)


def test_how_many_of_the_possible_votes_were_given_is_said() -> None:
    assert turnout_said(FR, held(VoteRule.DOTS, 9, 8, 4, 0)) == "21 gommettes sur 24 (88\u202f%)"
    assert turnout_said(EN, held(VoteRule.DOTS, 9, 8, 4, 0)) == "21 dots of 24 (88%)"
    assert turnout_said(FR, held(VoteRule.DOTS, 9, 8, 4, 3)) == "24 gommettes sur 24 (100\u202f%)"
    assert turnout_said(FR, held(VoteRule.HANDS, 9, 2, 0, 0)) == "11 votants sur 12 présents (92\u202f%)"
    assert turnout_said(EN, held(VoteRule.HANDS, 1, 0, 0, 0, people=4)) == "1 voter of 4 present (25%)"
    assert turnout_said(FR, graded({4: 5, 6: 4}, {3: 9})) == "9 votants sur 12 présents (75\u202f%)"
    assert turnout_said(FR, graded({4: 6}, {3: 9})) == (
        "de 6 (50\u202f%) à 9 votants sur 12 présents (75\u202f%), selon la proposition"
    )


def test_what_was_left_uncounted_leaves_a_least_number_of_votes() -> None:
    assert turnout_said(FR, held(VoteRule.DOTS, 9, 8)) == "au moins 17 gommettes sur 24 (71\u202f%)"
    assert remarks_said(FR, held(VoteRule.HANDS, 9)).endswith("Au moins 9 votants sur 12 présents (75\u202f%).")


@pytest.mark.parametrize(
    "round_",
    [
        held(VoteRule.DOTS, 9, 8, people=0),
        held(VoteRule.HANDS, 9, 8, people=0),
        graded({4: 5}, people=0),
        held(VoteRule.DOTS, 20, 18, 3, 0),
        held(VoteRule.HANDS, 9, 8, 0, 0),
        graded({4: 13}),
        held(VoteRule.DOTS, 0, 0, 0, 0),
        held(VoteRule.DOTS),
        held(VoteRule.JUDGMENT),
        held(VoteRule.CONSENT),
    ],
)
def test_no_share_is_invented(round_: VoteRound) -> None:
    assert turnout_said(FR, round_) == ""
    assert "%" not in remarks_said(FR, round_)


def test_a_vote_that_runs_says_how_far_it_is_and_nothing_of_the_order() -> None:
    running = held(VoteRule.DOTS, 9, 8)
    assert progress_said(FR, running) == "2 sur 4 comptées"
    assert people_said(FR, running) == "12 personnes × 2 gommettes"


def test_consent_is_said_with_its_objections() -> None:
    def told(*objections: Objection) -> str:
        proposal = (VoteOption("n1", "on ouvre le samedi"),)
        round_ = VoteRound(1, "b3", "A", VoteRule.CONSENT, proposal, 12, 0, 0, MORNING, objections=objections)
        return plain(comment_of(FR, round_))

    name = "La proposition « on ouvre le samedi »"
    assert told() == f"{name} est adoptée par consentement : pas d’objection."
    assert told(Objection(1, "trop cher", "à l’essai")) == f"{name} est adoptée par consentement, 1 objection levée."
    assert told(Objection(1, "trop cher")) == f"{name} n’est pas adoptée : 1 objection demeure."


def test_grades_are_said_with_how_a_same_grade_was_told_apart() -> None:
    def told(*grades: dict[int, int]) -> str:
        counts = {(f"n{n}", grade): count for n, given in enumerate(grades, 1) for grade, count in given.items()}
        round_ = held(VoteRule.JUDGMENT)
        return plain(
            comment_of(FR, VoteRound(**{f: getattr(round_, f) for f in round_.__struct_fields__} | {"counts": counts}))
        )

    assert (
        told({4: 5, 6: 2}, {3: 7})
        == "« navette » arrive en tête avec la mention « bien », devant « guichet » (« assez bien »)."
    )
    assert told({4: 5, 6: 2}, {4: 5, 5: 2}).endswith(
        "même mention pour « guichet », à départager en retirant les mentions médianes une à une."
    )
    assert told({4: 5}, {4: 5}) == "« navette » et « guichet » sont jugées exactement de même : « bien », ex æquo."
