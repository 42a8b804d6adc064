"""Writing an agenda back into a file that somebody wrote by hand: what did not change stays as it was written.

Kept: the lines of blocks and days that did not change, remarks (`<!-- … -->`, also over several lines), lines that are
neither block nor title, empty lines, comments and unknown keys of the header, `duree_totale`. What stood before a block
goes where the block goes; what stood before a block that is gone stays where it was. Not kept: how a line that did
change was laid out (its note on one line instead of several, what followed the times in the title of its day).
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from facilitateur.agendas.blocks import NO_REMARK, split_remark
from facilitateur.agendas.reader import Plan, block_of, read_plan
from facilitateur.agendas.vocabulary import AGENDA_KEYS
from facilitateur.agendas.writing import block_line, day_line, header_lines, header_values, write_agenda
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Report
from facilitateur.textfiles.header import Header, read_header
from facilitateur.textfiles.opening import TextFile
from facilitateur.textfiles.values import numbers

_LIKE_TITLE = "##"


class Written(msgspec.Struct, frozen=True):
    """A block as a file writes it, and what stood before it since the block or the title before."""

    block: Block
    lines: tuple[str, ...]
    before: tuple[str, ...] = ()
    before_title: tuple[str, ...] = ()
    """What stood before the title of the day that this block opens."""


class Title(msgspec.Struct, frozen=True):
    """The title of a day, and what stood before it when no block of that day keeps it."""

    day: Day
    line: str
    before: tuple[str, ...] = ()
    opens: str = ""
    """The first block of the day, if it had one."""


class Kept(msgspec.Struct, frozen=True):
    """A file taken apart."""

    header: tuple[str, ...] = ()
    """With the `---` around it."""
    titles: tuple[Title, ...] = ()
    blocks: tuple[Written, ...] = ()
    end: tuple[str, ...] = ()
    """What stood after the last block."""


def keep(file: TextFile, cards: Mapping[str, Card]) -> Kept | None:
    """Take a file apart; None when not all of it can be read."""
    report = Report("")
    header = read_header(file.lines, AGENDA_KEYS, report)
    if header is None:
        return None
    plan = read_plan(file.lines, header.body_line, report)
    if report.is_full or report.has_errors:
        return None
    return _take_apart(file.lines, header, plan, cards)


def _take_apart(lines: Sequence[str], header: Header, plan: Plan, cards: Mapping[str, Card]) -> Kept:
    titles = dict(zip(plan.day_lines, plan.days, strict=True))
    starts = {draft.place[0]: number for number, draft in enumerate(plan.drafts, 1)}
    blocks: list[Written] = []
    heads: list[Title] = []
    loose: list[str] = []
    before_title: list[str] = []
    number = header.body_line
    while number <= len(lines):
        line = lines[number - 1]
        if number in titles and line.strip().startswith(_LIKE_TITLE):
            if before_title:
                heads[-1] = msgspec.structs.replace(heads[-1], before=tuple(before_title))
            heads.append(Title(titles[number], line))
            before_title, loose = loose, []
        elif number in starts:
            draft = plan.drafts[starts[number] - 1]
            block = block_of(f"b{starts[number]}", draft, cards)
            blocks.append(Written(block, tuple(lines[number - 1 : draft.last_line]), tuple(loose), tuple(before_title)))
            if heads and not heads[-1].opens:
                heads[-1] = msgspec.structs.replace(heads[-1], opens=block.id)
            before_title, loose = [], []
            number = draft.last_line
        else:
            loose.append(line)
        number += 1
    if before_title:
        heads[-1] = msgspec.structs.replace(heads[-1], before=tuple(before_title))
    return Kept(tuple(lines[: header.body_line - 1]), tuple(heads), tuple(blocks), tuple(_trimmed(loose)))


def _trimmed(lines: Sequence[str]) -> list[str]:
    """Return lines without the empty ones at their end."""
    kept = list(lines)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def write_back(kept: Kept | None, agenda: Agenda, cards: Mapping[str, Card]) -> str:
    """Return the text of an agenda that was read from a kept file and changed since.

    Args:
        kept: The file taken apart; the blocks of `agenda` have the ids of the blocks there. None for a new file.
        agenda: The plan.
        cards: The method cards by short name.
    """
    if kept is None:
        return write_agenda(agenda, cards)
    known = {written.block.id: written for written in kept.blocks}
    orphans = _orphans(kept, agenda)
    titles = {title.day: title for title in kept.titles}
    lines = list(_header(kept, agenda))
    for day in agenda.days:
        blocks = agenda.of_day(day.number)
        opens = known.get(blocks[0].id) if blocks else None
        title = titles.get(day) or Title(day, day_line(day))
        lines += [*(orphans.get(blocks[0].id, ()) if blocks else ()), *title.before]
        lines += opens.before_title if opens else ()
        as_before = day in titles and title.opens == (blocks[0].id if blocks else "")
        lines += [title.line] if as_before or not lines[-1].strip() else ["", title.line]
        for position, block in enumerate(blocks):
            written = known.get(block.id)
            if position:
                lines += orphans.get(block.id, ())
                lines += _said(written.before_title if written else ())
            lines += written.before if written else ()
            lines += _lines(block, written, cards)
    return "\n".join([*lines, *orphans.get("", ()), *kept.end]) + "\n"


def _lines(block: Block, written: Written | None, cards: Mapping[str, Card]) -> Iterator[str]:
    """Yield the lines of a block as they were when it is as it was."""
    if written is not None and msgspec.structs.replace(block, day=written.block.day) == written.block:
        yield from written.lines
    else:
        yield from rewritten(block, written.lines if written is not None else (), cards)


def rewritten(block: Block, lines: Sequence[str], cards: Mapping[str, Card]) -> Iterator[str]:
    """Yield the lines of a block in their one form, with the remarks among the lines that wrote it."""
    yield from _remarks(lines[1:])
    remark = split_remark(lines[0])[1] if lines else ""
    remark = "" if remark == NO_REMARK else remark
    line = block_line(block, cards, remark)
    if remark and split_remark(line)[1] != remark:
        # A note that opens a remark and does not close it would swallow this one.
        yield remark
        line = block_line(block, cards)
    yield line


def _is_remark(line: str) -> bool:
    return line.strip().startswith("<!--")


def _said(lines: Sequence[str]) -> list[str]:
    """Return lines without the empty ones."""
    return [line for line in lines if line.strip()]


def _remarks(lines: Sequence[str]) -> Iterator[str]:
    """Yield what is no note among the lines of a block, whose note is written anew: remarks, at ends of lines too."""
    inside = False
    for line in lines:
        inside = inside or _is_remark(line)
        remark = split_remark(line)[1]
        if inside or (line.strip() and not line[0].isspace()):
            yield line
        elif remark and remark != NO_REMARK:
            yield remark
        inside = inside and "-->" not in line


def _orphans(kept: Kept, agenda: Agenda) -> dict[str, list[str]]:
    """Return the remarks of blocks that are gone, by the id of the next block that is still there, or none."""
    left = {block.id for block in agenda.blocks}
    found: dict[str, list[str]] = {}
    waiting: list[str] = []
    for written in kept.blocks:
        if written.block.id in left:
            if waiting:
                found[written.block.id] = waiting
            waiting = []
        else:
            waiting = [*waiting, *_said((*written.before_title, *written.before))]
            waiting += _said([split_remark(written.lines[0])[1], *_remarks(written.lines[1:])])
    for title in kept.titles:
        waiting += [] if title.day in agenda.days else _said(title.before)
    if waiting:
        found[""] = waiting
    return found


def _header(kept: Kept, agenda: Agenda) -> Iterator[str]:
    """Yield the header: lines whose value did not change as they were, and what is new at its end."""
    header = read_header(kept.header, AGENDA_KEYS, Report(""))
    if header is None:
        yield from ["---", *header_lines(agenda), "---"]
        return
    wanted = header_values(agenda)
    owners = {value.line: key for key, value in header.values.items()}
    owner = ""
    *body, fence = kept.header
    for number, line in enumerate(body, 1):
        owner = owners.get(number, owner if line[:1].isspace() else "")
        value = wanted.get(owner)
        if value is None or _same(owner, value, header.values[owner].text):
            yield line
        elif number in owners and value:
            yield f"{owner} : {value}"
    yield from (f"{key} : {value}" for key, value in wanted.items() if value and key not in header.values)
    yield fence


def _same(key: str, value: str, text: str) -> bool:
    """Whether a header says the value already, perhaps in other words."""
    if value == text or key not in {"groupe", "equipes", "salles"}:
        return value == text
    said, found = numbers(value), numbers(text)
    return bool(said and found and said[:1] + said[-1:] == found[:1] + found[-1:])
