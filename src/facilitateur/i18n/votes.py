"""Votes in words: what rules are called, what does not fit, and the result in one sentence."""

from collections.abc import Mapping, Sequence

from facilitateur.domain.canvases.scales import Scale
from facilitateur.domain.events import VoteOption, VoteRule
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.state import Session
from facilitateur.domain.voting import COUNTED, Doubt, Misfit, Result, Standing, doubts_of, result_of
from facilitateur.i18n.formats import listing, percent, quote
from facilitateur.i18n.labels import team_label
from facilitateur.i18n.scores import GRADE_NAMES, grades_said
from facilitateur.i18n.words import Words, mark

LONGEST_NAME = 60
"""Characters of an option in a sentence."""

MOST_NAMED = 4
"""Options named one by one in a sentence."""

RULE_LABELS: Mapping[VoteRule, str] = {
    VoteRule.DOTS: mark("dots"),
    VoteRule.HANDS: mark("raised hands"),
    VoteRule.CONSENT: mark("consent"),
    VoteRule.JUDGMENT: mark("majority judgment"),
}


def rule_label(words: Words, rule: VoteRule) -> str:
    """Return the name of a rule."""
    return words(RULE_LABELS[rule])


def rule_said(words: Words, held: VoteRound) -> str:
    """Return the rule of a round, with what its dots say where they have several colours."""
    name = rule_label(words, held.rule)
    return f"{name} {quote(words, held.about)}" if held.about else name


def people_said(words: Words, held: VoteRound) -> str:
    """Return « 12 personnes × 2 gommettes » or « 12 personnes »; nothing while nobody said how many they are."""
    if not held.people:
        return words.plural("{n} dot each", "{n} dots each", held.dots) if held.rule is VoteRule.DOTS else ""
    if held.rule is VoteRule.DOTS:
        return people_and_dots(words, held.people, held.dots)
    return words.plural("{n} person", "{n} people", held.people)


def progress_said(words: Words, held: VoteRound) -> str:
    """Return how far a vote that runs is, without anything of its order."""
    if held.rule is VoteRule.CONSENT:
        left = sum(objection.resolved is None for objection in held.objections)
        met = len(held.objections) - left
        said = words.plural("{n} objection to meet", "{n} objections to meet", left)
        return said + ", " + words.plural("{n} met", "{n} met", met) if met else said
    done = sum(held.is_counted(option.key) for option in held.options)
    return words("{n} of {all} counted", n=done, all=len(held.options))


def open_votes_said(words: Words, session: Session, block: str) -> list[str]:
    """Return the votes of a block that are still open, a sentence each, with how far they are."""
    return [
        words(
            "Vote still open ({team}): {counted}.",
            team=team_label(words, session, held.team),
            counted=_far(words, held),
        )
        for held in session.contents.votes
        if held.block == block and held.is_open
    ]


def _far(words: Words, held: VoteRound) -> str:
    """Return how many dots are placed of those that there are, else how many options are counted."""
    if held.rule is VoteRule.DOTS and held.possible:
        return words("{n} dots of {possible}", n=result_of(held).total, possible=held.possible)
    return progress_said(words, held)


def doubt_said(words: Words, held: VoteRound, doubt: Doubt) -> str:
    """Return in a sentence what does not fit the room."""
    name = quoted(words, doubt.option)
    match doubt.misfit:
        case Misfit.OBJECTIONS_LEFT:
            return words.plural("{n} objection is left.", "{n} objections are left.", doubt.found)
        case Misfit.NOT_COUNTED if doubt.option:
            return words("{option} was not counted.", option=name)
        case Misfit.NOT_COUNTED:
            return words("{n} options were not counted.", n=doubt.found)
        case Misfit.TOO_FEW_GRADES:
            return words(
                "{option}: {found} grades for {possible} people.",
                option=name,
                found=doubt.found,
                possible=doubt.possible,
            )
        case Misfit.MORE_THAN_ROOM:
            facts = {"option": name, "found": doubt.found, "possible": doubt.possible}
            return words("{option}: {found} counted, {possible} possible.", **facts)
    if held.rule is VoteRule.DOTS:
        facts = {"found": doubt.found, "possible": doubt.possible, "dots": held.dots}
        return words.plural(
            "{found} dots placed, {possible} possible: {n} person × {dots}.",
            "{found} dots placed, {possible} possible: {n} people × {dots}.",
            held.people,
            **facts,
        )
    return words.plural(
        "{found} hands counted for {n} person.",
        "{found} hands counted for {n} people.",
        doubt.possible,
        found=doubt.found,
    )


def doubts_said(words: Words, held: VoteRound) -> list[str]:
    """Return everything that does not fit, a sentence each."""
    return [doubt_said(words, held, doubt) for doubt in doubts_of(held)]


def turnout_said(words: Words, held: VoteRound) -> str:
    """Return how many of the possible votes were given: « 24 gommettes sur 36 (67 %) », « 11 votants sur 12 présents ».

    Nothing is said where the headcount is not known or does not fit, nor of consent, in which nobody counts voters.
    """
    total = result_of(held).total
    if held.rule is VoteRule.JUDGMENT:
        return _judges_said(words, held)
    if held.rule not in COUNTED or not 0 < total <= held.possible:
        return ""
    is_dots = held.rule is VoteRule.DOTS
    said = dots_said(words, total, held.possible) if is_dots else _voters_said(words, total, held.people)
    is_whole = total == held.possible or all(held.is_counted(option.key) for option in held.options)
    return said if is_whole else words("at least {votes}", votes=said)


def dots_said(words: Words, given: int, possible: int) -> str:
    """Return « 24 gommettes sur 36 (67 %) »."""
    facts = {"possible": possible, "share": percent(words, given / possible)}
    return words.plural("{n} dot of {possible} ({share})", "{n} dots of {possible} ({share})", given, **facts)


def _voters_said(words: Words, given: int, people: int) -> str:
    voters = words.plural("{n} voter", "{n} voters", given)
    present = words.plural("{n} present", "{n} present", people)
    return words(
        "{voters} of {present} ({share})", voters=voters, present=present, share=percent(words, given / people)
    )


def _judges_said(words: Words, held: VoteRound) -> str:
    """Return how many people gave grades; where that differs between options, the fewest and the most."""
    judged = [standing.votes for standing in result_of(held).standings if standing.votes]
    if not judged or not max(judged) <= held.people:
        return ""
    least, most = min(judged), max(judged)
    if least == most:
        return _voters_said(words, most, held.people)
    facts = {"least": least, "share": percent(words, least / held.people)}
    return words(
        "from {least} ({share}) to {voters}, by option", voters=_voters_said(words, most, held.people), **facts
    )


def people_and_dots(words: Words, people: int, dots: int) -> str:
    """Return « 12 personnes × 2 gommettes »."""
    said = words.plural("{n} person", "{n} people", people)
    return words("{people} × {dots}", people=said, dots=words.plural("{n} dot", "{n} dots", dots))


def comment_of(words: Words, held: VoteRound) -> str:
    """Return the result of a closed round in one sentence."""
    match held.rule:
        case VoteRule.CONSENT:
            return _consent(words, held)
        case VoteRule.JUDGMENT:
            return _judged(words, result_of(held))
    return _counted(words, held, result_of(held))


def details_of(words: Words, held: VoteRound, standing: Standing) -> str:
    """Return what a table holds of an option beside its count: grades given, or objections and how they were met."""
    if held.rule is VoteRule.CONSENT:
        return " · ".join(f"{each.text} ({met_said(words, each.resolved)})" for each in held.objections)
    if held.rule is not VoteRule.JUDGMENT:
        return ""
    return grades_said(words, Scale(0, len(GRADE_NAMES) - 1, is_graded=True), held.grades(standing.option.key))


def met_said(words: Words, resolved: str | None) -> str:
    """Return how an objection was met, or that it was not."""
    return words("not met") if resolved is None else words("met: {how}", how=resolved)


def remarks_said(words: Words, held: VoteRound) -> str:
    """Return in sentences what stands under the result of a round: what does not fit, and how many voted."""
    if held.rule is VoteRule.CONSENT:
        return ""
    turnout = turnout_said(words, held)
    return " ".join((*doubts_said(words, held), *([f"{turnout[:1].upper()}{turnout[1:]}."] if turnout else [])))


def quoted(words: Words, text: str) -> str:
    """Return the words of an option between quotation marks, cut when they are long."""
    return quote(words, text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + "…")


def names_of(words: Words, options: Sequence[VoteOption]) -> str:
    """Return some options by their names, or how many they are."""
    if len(options) > MOST_NAMED:
        return words("{n} options", n=len(options))
    return listing(words, [quoted(words, option.label) for option in options])


def _options(standings: Sequence[Standing]) -> list[VoteOption]:
    return [standing.option for standing in standings]


def _counted(words: Words, held: VoteRound, result: Result) -> str:
    if not result.first:
        return words("Nobody voted.")
    best, close = result.first, result.close
    facts = {"first": names_of(words, _options(best)), "total": result.total}
    votes = words.plural("{n} vote", "{n} votes", best[0].votes)
    if len(best) > 1:
        said = words("{first} share the first place with {votes} each, of {total}", votes=votes, **facts)
    elif best[0].votes == result.total:
        return words("{first} gets all the votes ({total}).", **facts)
    else:
        said = words("{first} comes first with {votes} of {total}", votes=votes, **facts)
    if close:
        return f"{said}{_semicolon(words)}{_followers(words, close, best[0].votes)}."
    return f"{said}{_ahead(words, held, result)}."


def _followers(words: Words, close: Sequence[Standing], most: int) -> str:
    """Return who follows with how many votes; for several with different counts, how far behind the last of them is."""
    least = min(standing.votes for standing in close)
    names = names_of(words, _options(close))
    votes = words.plural("{n} vote", "{n} votes", least)
    if len(close) == 1:
        return words("{names} follows with {votes}: a practical tie", names=names, votes=votes)
    if all(standing.votes == least for standing in close):
        return words("{names} follow with {votes} each: a practical tie", names=names, votes=votes)
    gap = words.plural("{n} vote behind at most", "{n} votes behind at most", most - least)
    return words("{names} follow, {gap}: a practical tie", names=names, gap=gap)


def _ahead(words: Words, held: VoteRound, result: Result) -> str:
    """Return how far the first is ahead, or that a tie can be settled."""
    if len(result.first) > 1:
        return words(": a tie, which a second round can settle")
    second = [standing for standing in result.standings if standing.rank == 2]
    most = result.first[0].votes
    half = held.rule is VoteRule.HANDS and result.total <= held.people < 2 * most
    said = ""
    if second:
        more = words("{n} more than {names}", n=most - second[0].votes, names=names_of(words, _options(second)))
        said = ", " + more
    return said + (", " + words("more than half of the room") if half else "")


def _judged(words: Words, result: Result) -> str:
    if not result.first:
        return words("Nobody judged.")
    best = result.first
    facts = {"first": names_of(words, _options(best)), "grade": _grade(words, best[0])}
    if len(best) > 1:
        return words("{first} are judged exactly alike: {grade}, a tie.", **facts)
    said = words("{first} comes first with the grade {grade}", **facts)
    second = [standing for standing in result.standings if standing.rank == 2]
    if not second:
        return said + "."
    names = names_of(words, _options(second))
    if second[0].grade == best[0].grade:
        told = words("the same grade for {names}, told apart by removing median grades one by one", names=names)
        return f"{said}{_semicolon(words)}{told}."
    return said + ", " + words("before {names} ({grade})", names=names, grade=_grade(words, second[0])) + "."


def _grade(words: Words, standing: Standing) -> str:
    return quote(words, words(GRADE_NAMES[standing.grade or 0]).lower())


def _consent(words: Words, held: VoteRound) -> str:
    name = quoted(words, held.options[0].label) if held.options else "–"
    left = sum(objection.resolved is None for objection in held.objections)
    if left:
        return words.plural(
            "The proposal {name} is not adopted: {n} objection is left.",
            "The proposal {name} is not adopted: {n} objections are left.",
            left,
            name=name,
        )
    if held.objections:
        return words.plural(
            "The proposal {name} is adopted by consent, {n} objection met.",
            "The proposal {name} is adopted by consent, {n} objections met.",
            len(held.objections),
            name=name,
        )
    return words("The proposal {name} is adopted by consent: no objection.", name=name)


def _semicolon(words: Words) -> str:
    return "\N{NARROW NO-BREAK SPACE}; " if words.language == "fr" else "; "
