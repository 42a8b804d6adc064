"""What stands beside or below a plan: the chosen block against its card, what was found, the material."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from facilitateur.agendas.desk import Crowd, bounds_of
from facilitateur.agendas.materials import Need, materials_of
from facilitateur.domain.agenda import Block
from facilitateur.domain.findings import Finding
from facilitateur.domain.planning import clock_time, lay_out
from facilitateur.i18n.formats import NO_BREAK
from facilitateur.i18n.learning import odds_explained
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.painting.agenda_page import block_name
from facilitateur.tui.painting.card_page import dots, people
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.plain_findings import plain
from facilitateur.tui.painting.plan_rows import FOUND, MUTED, Plan

MORE = "… (v)"
"""Stands where more was found than there is room for; `v` shows it."""

_TITLES = {True: mark("To arrange days ahead"), False: mark("To bring")}


def block_facts(plan: Plan, block: Block, *, short: bool = False) -> str:
    """Return the lengths of a block, for how many it is, and what it asks for; trust is left out when it is short."""
    words, card = plan.words, plan.cards.get(block.card) if block.card else None
    facts = []
    bounds = bounds_of(block, card)
    if bounds is not None:
        span = words("{low} to {high}", low=bounds[0], high=bounds[1])
        own = block.least is not None or block.most is not None
        said = words("your bounds: {span} min", span=span) if own else words("{span} min", span=span)
        facts.append(said if card is None else words("{span}, usually {usual}", span=said, usual=card.minutes[1]))
    if card is not None:
        facts.append(people(words, *card.people))
        facts.append(f"{words('energy')}{NO_BREAK}{dots(card.energy)}")
        facts += [] if short else [f"{words('trust')}{NO_BREAK}{dots(card.trust)}"]
    return " · ".join(facts)


def short_detail(plan: Plan, block: Block | None, height: int, width: int, *, learnt: str = "") -> list[Content]:
    """Paint the chosen block in a few lines: its facts, then the first thing found about it."""
    if block is None:
        general = [finding for finding in plan.findings if not finding.block]
        said = [line for one in general[:1] for line in _finding(plan, one, width, why=False)]
        return _cut([*said, *odds_help(plan, width)], height, width)
    facts = " · ".join(part for part in (learnt, block_facts(plan, block, short=True)) if part)
    lines = flow(Content.styled(facts, MUTED), width)[:1] if facts else []
    found = [line for finding in _about(plan, block)[:1] for line in _finding(plan, finding, width, why=False)]
    if len(lines) + len(found) > height:
        lines = []
    return _cut([*lines, *found], height, width)


def _cut(lines: list[Content], height: int, width: int) -> list[Content]:
    """Return as many lines as there is room for; the last one says which key shows the rest."""
    if len(lines) <= height:
        return lines
    last = lines[height - 1]
    room = width - len(MORE)
    cut = last if last.cell_length <= room else last.truncate(room)
    return [*lines[: height - 1], Content.assemble(cut, (MORE, MUTED))]


def long_detail(plan: Plan, block: Block | None, width: int, *, learnt: str = "") -> list[Content]:
    """Paint what stands above the card of the chosen block: its own bounds, all that was found about it."""
    words = plan.words
    if block is None:
        said = [line for one in plan.findings if not one.block for line in _finding(plan, one, width)]
        return [*said, *odds_help(plan, width)]
    lines = flow(Content.styled(learnt, "bold $secondary"), width) if learnt else []
    if block.card not in plan.cards:
        lines += flow(Content.styled(block_name(words, block, plan.cards), "bold $accent"), width)
    if block.card not in plan.cards or block.least is not None or block.most is not None:
        facts = block_facts(plan, block, short=True)
        lines += flow(Content.styled(facts, MUTED), width) if facts else []
    for finding in _about(plan, block):
        lines += [*_finding(plan, finding, width), Content("")]
    return lines


def _about(plan: Plan, block: Block) -> list[Finding]:
    return [finding for finding in plan.findings if finding.block == block.id]


def all_findings(plan: Plan, width: int) -> list[Content]:
    """Paint everything that was found, each with its block, reason and proposal."""
    words = plan.words
    if not plan.findings:
        return flow(
            Content.styled(
                words("No remark: on paper, all of it fits. The share above the plan reckons with drift."),
                "bold $success",
            ),
            width,
        )
    lines: list[Content] = []
    for finding in plan.findings:
        where = _where(plan, finding)
        lines += [Content.styled(where, "bold")] if where else []
        lines += [*_finding(plan, finding, width), Content("")]
    return lines


def odds_help(plan: Plan, width: int) -> list[Content]:
    """Say what the share above the plan is a share of; nothing above an empty plan."""
    live = plan.agenda.live
    if not live:
        return []
    pins = any(block.pin is not None for block in live)
    return flow(Content.styled(odds_explained(plan.words, pins=pins), MUTED), width)


def _where(plan: Plan, finding: Finding) -> str:
    """Return the time and the name of the block that a finding is about."""
    block = plan.agenda.block(finding.block)
    if block is None:
        return ""
    day = next((one for one in plan.agenda.days if one.number == block.day), None)
    slots = lay_out(plan.agenda, block.day, day.start) if day is not None else ()
    at = next((clock_time(slot.start) for slot in slots if slot.block.id == block.id), "")
    number = plan.words("Day {n}", n=block.day) if len(plan.agenda.days) > 1 else ""
    return "  ".join(part for part in (number, at, block_name(plan.words, block, plan.cards)) if part)


def _finding(plan: Plan, finding: Finding, width: int, *, why: bool = True) -> list[Content]:
    """Return a finding: what, why, and what to do."""
    words, finding = plan.words, plain(plan.words, plan.cards, finding)
    level = "bold $error" if finding.level == "error" else "bold $warning"
    sign = Content.styled(f"{FOUND} ", level)
    lines = _hanging(sign, Content.styled(_sentence(finding.message(words)), "bold"), width)
    reason, proposal = finding.why(words), finding.proposal(words)
    if why and reason:
        lines += _hanging(Content("  "), Content.styled(reason, MUTED), width)
    return lines + (_hanging(Content("→ "), Content(proposal), width) if proposal else [])


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _hanging(head: Content, body: Content, width: int) -> list[Content]:
    """Return lines whose first begins with a head two cells wide, the others below its text."""
    return [Content.assemble(head if not i else "  ", part) for i, part in enumerate(flow(body, max(width - 2, 10)))]


def material_page(plan: Plan, crowd: Crowd, width: int) -> list[Content]:
    """Paint what has to be in the room."""
    words, needs = plan.words, materials_of(plan.agenda, plan.cards, plan.words.language)
    if not needs:
        return [Content.styled(words("The cards of this plan ask for no material."), MUTED)]
    lines: list[Content] = []
    for ahead, title in _TITLES.items():
        chosen = [need for need in needs if need.ahead is ahead]
        if chosen:
            lines += [Content.styled(words(title).upper(), "bold $primary"), *_needs(plan, chosen, crowd, width)]
            lines.append(Content(""))
    return lines


def _needs(plan: Plan, needs: Iterable[Need], crowd: Crowd, width: int) -> list[Content]:
    lines: list[Content] = []
    for need in needs:
        names = " · ".join(dict.fromkeys(_names(plan, need.blocks)))
        count, item = need.counted(crowd)
        said = Content.assemble((item, "bold"), (f" — {names}", MUTED))
        head = Content.styled(f"{count:>8} × ", "")
        for i, part in enumerate(flow(said, max(width - 11, 10))):
            lines.append(Content.assemble(head if not i else " " * 11, part))
    return lines


def _names(plan: Plan, blocks: Sequence[str]) -> Iterable[str]:
    for block_id in blocks:
        block = plan.agenda.block(block_id)
        if block is not None:
            yield block_name(plan.words, block, plan.cards)


def crowd_line(words: Words, crowd: Crowd) -> str:
    """Return for whom a plan is looked at."""
    if not crowd.people:
        return words("number of people not said")
    teams = words.plural("{n} team", "{n} teams", crowd.team_count)
    return words("{people} in {teams}", people=words.plural("{n} person", "{n} people", crowd.people), teams=teams)
