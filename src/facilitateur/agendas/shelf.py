"""All the agendas of ordered folders: the built-in ones, and those of a workspace that add to them or replace them."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from facilitateur.agendas.desk import NOBODY, Crowd
from facilitateur.agendas.reader import read_agenda
from facilitateur.domain.agenda import Agenda
from facilitateur.domain.card import MASTER_LANGUAGE, Card
from facilitateur.domain.cleaning import fold
from facilitateur.domain.findings import Finding, Report
from facilitateur.domain.planning import minutes_of
from facilitateur.textfiles import problems as file_problems
from facilitateur.textfiles.folders import Origin, Place, list_places, masters
from facilitateur.textfiles.opening import TextFile, read_bytes, read_text


class AgendaEntry(msgspec.Struct, frozen=True):
    """An agenda of the list, readable or not."""

    slug: str
    path: Path
    origin: Origin
    replaces_built_in: bool
    """A file of the workspace stands in the place of a built-in one."""
    agenda: Agenda | None
    """None when the file cannot be understood: it is listed, and can be shown as plain text."""
    findings: tuple[Finding, ...]
    source_text: str
    """The file as text, empty when it cannot even be opened."""
    twin: Path | None = None
    """The file beside it that says the same in the language in force, when `agenda` is in its words."""

    @property
    def name(self) -> str:
        """The agenda's name, or its short name while it cannot be read."""
        return self.agenda.name if self.agenda else self.slug


class AgendaShelf:
    """The agendas of some folders; each file is read when it is first asked for, and only once."""

    def __init__(
        self,
        directories: Sequence[Path],
        cards: Mapping[str, Card],
        crowd: Crowd = NOBODY,
        language: str = MASTER_LANGUAGE,
    ) -> None:
        """Take the folders, the built-in one first, the cards by short name, who is to come, and the language."""
        self._crowd = crowd
        self.language = language
        self._directories = tuple(directories)
        self._cards = cards
        self._entries: dict[str, AgendaEntry] = {}

    @cached_property
    def entries(self) -> tuple[AgendaEntry, ...]:
        """All agendas, the shortest first, the unreadable ones last."""
        return tuple(sorted((self._read(slug) for slug in self._places), key=_order))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found in all files."""
        return tuple(finding for entry in self.entries for finding in entry.findings)

    def get(self, slug: str) -> Agenda | None:
        """Return an agenda, or None when there is none or it cannot be understood."""
        entry = self.entry(slug)
        return entry.agenda if entry else None

    def entry(self, slug: str) -> AgendaEntry | None:
        """Return what is known of an agenda, readable or not."""
        return self._read(slug) if slug in self._places else None

    def free_path(self, folder: Path, slug: str) -> Path:
        """Return the file of a new agenda, numbered when its short name is taken."""
        number, path = 1, folder / f"{slug}.md"
        while self.entry(path.stem) is not None or path.exists():
            number += 1
            path = folder / f"{slug}-{number}.md"
        return path

    def _read(self, slug: str) -> AgendaEntry:
        """Return an entry, reading its file the first time."""
        if slug not in self._entries:
            entry = _read_entry(slug, self._places[slug], self._cards, self._crowd)
            self._entries[slug] = _translated(entry, self._places[slug], self._cards, self.language)
        return self._entries[slug]

    @cached_property
    def _places(self) -> Mapping[str, list[Place]]:
        """The files of each slug, lowest rank first."""
        listed = list_places(self._directories)
        return {slug: places for slug, places in listed.items() if masters(places)[0]}


def _read_entry(slug: str, places: Sequence[Place], cards: Mapping[str, Card], crowd: Crowd) -> AgendaEntry:
    """Read the file of the highest rank."""
    (chosen, *replaced), twins = masters(places)
    report = Report(chosen.path)
    if chosen.has_odd_name:
        report.add(file_problems.ODD_NAME, slug=slug)
    file = read_text(chosen.path, report)
    agenda = _read_agenda(file, slug, cards, report, crowd) if file else None
    findings = list(report.findings)
    for twin in twins:
        other = Report(twin.path)
        other.add(file_problems.SAME_NAME, slug=slug, other=chosen.path.name)
        findings += other.findings
    return AgendaEntry(
        slug=slug,
        path=chosen.path,
        origin=chosen.origin,
        replaces_built_in=bool(replaced) and not _is_copy(file, replaced[0]),
        agenda=agenda,
        findings=tuple(findings),
        source_text=file.text if file else "",
    )


def _translated(entry: AgendaEntry, places: Sequence[Place], cards: Mapping[str, Card], language: str) -> AgendaEntry:
    """Return an entry in the words of `<slug>.<language>.md` beside it, when that has the same blocks."""
    beside = [one for one in places if one.language == language and one.path.parent == entry.path.parent]
    file = read_text(beside[0].path, Report(beside[0].path)) if beside and entry.agenda else None
    said = _read_agenda(file, entry.slug, cards, Report(""), NOBODY) if file else None
    if said is None or entry.agenda is None or _bare(said) != _bare(entry.agenda):
        return entry
    return msgspec.structs.replace(entry, agenda=said, twin=beside[0].path)


def _bare(agenda: Agenda) -> object:
    """Return an agenda without its words."""
    blocks = tuple(msgspec.structs.replace(block, title="", note="") for block in agenda.blocks)
    return agenda.days, agenda.group, agenda.teams, agenda.rooms, blocks


def _read_agenda(file: TextFile, slug: str, cards: Mapping[str, Card], report: Report, crowd: Crowd) -> Agenda | None:
    """Read an agenda, and turn whatever goes wrong into a finding: one file must never hide the others."""
    try:
        return read_agenda(file, slug, cards, report, crowd)
    except Exception as error:
        report.add(file_problems.UNREADABLE, reason=type(error).__name__)
        return None


def _is_copy(file: TextFile | None, built_in: Place) -> bool:
    """Whether a file holds the same bytes as the built-in one."""
    return file is not None and read_bytes(built_in.path, Report(built_in.path)) == file.data


def _order(entry: AgendaEntry) -> tuple[bool, int, str, str]:
    """Return where an entry stands in the list."""
    total = minutes_of(entry.agenda) if entry.agenda else 0
    return entry.agenda is None, total, fold(entry.name), entry.slug
