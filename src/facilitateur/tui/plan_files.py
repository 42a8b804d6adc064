"""The file of a plan that is being prepared, and the unsaved work beside it; a crash loses nothing.

Unsaved work lies in `.brouillon-<short name>.md` beside the agendas: an ordinary agenda file, hidden from the lists.
"""

import stat
from pathlib import Path

import msgspec

from facilitateur.agendas.keeping import Kept, keep, write_back
from facilitateur.agendas.reader import read_agenda
from facilitateur.domain.cleaning import slug as slug_of
from facilitateur.domain.findings import Finding, Report
from facilitateur.domain.plan_draft import PlanDraft, draft_of
from facilitateur.storage import files
from facilitateur.storage.errors import StorageError
from facilitateur.storage.texts import create, rewrite
from facilitateur.textfiles.folders import Origin
from facilitateur.textfiles.opening import TextFile, decode, read_text
from facilitateur.tui.context import Context
from facilitateur.tui.shelves import agendas_of, library_of, read_again

LONGEST_SLUG = 60


class PlanFile(msgspec.Struct, frozen=True):
    """Where a plan comes from and goes to."""

    slug: str = ""
    """Empty for a plan that was never saved."""
    path: Path | None = None
    """The file that saving writes; none before the first time."""
    data: bytes | None = None
    """What stood there when it was last read or written."""
    kept: Kept | None = None
    """The file taken apart, so that remarks are not lost."""
    origin: str = ""
    """The built-in agenda that a plan without a file began from."""


class Opened(msgspec.Struct, frozen=True):
    """A plan as it was opened."""

    file: PlanFile
    draft: PlanDraft


class UnreadableError(Exception):
    """The file cannot be understood, so it cannot be edited here."""

    def __init__(self, name: str, findings: tuple[Finding, ...], text: str) -> None:
        super().__init__(name)
        self.name = name
        self.findings = findings
        self.text = text


def open_plan(context: Context, slug: str, path: Path | None = None) -> Opened:
    """Read a plan afresh: of the workspace or built in by its short name, or any file by its path.

    Args:
        context: The surroundings.
        slug: The short name.
        path: The file, when it is none of the lists.

    Raises:
        UnreadableError: It cannot be understood; `findings` says why.
    """
    entry = agendas_of(context).entry(slug) if path is None else None
    built_in = entry is not None and entry.origin is Origin.BUILT_IN
    source = path or (entry.path if entry is not None else context.workspace.agendas / f"{slug}.md")
    if entry is not None and built_in:  # A plan begins from it and is saved elsewhere, in the words of who prepares it.
        source = entry.twin or entry.path
    report = Report(source)
    file = read_text(source, report)
    opened = _opened(context, file, slug, report) if file is not None else None
    if opened is None or file is None:
        raise UnreadableError(source.name, report.findings, file.text if file is not None else "")
    if built_in:
        return msgspec.structs.replace(opened, file=PlanFile(kept=opened.file.kept, origin=slug))
    return msgspec.structs.replace(opened, file=PlanFile(slug, source, file.data, opened.file.kept))


def _opened(context: Context, file: TextFile, slug: str, report: Report) -> Opened | None:
    cards = library_of(context).cards
    agenda = read_agenda(file, slug, cards, report)
    kept = keep(file, cards)
    if agenda is None or kept is None:
        return None
    return Opened(PlanFile(kept=kept), draft_of(agenda))


def has_changed(file: PlanFile) -> bool:
    """Whether somebody else has written the file since it was read."""
    if file.path is None or file.data is None:
        return False
    try:
        return files.read_plain(file.path, limit=len(file.data) + 1)[0] != file.data
    except StorageError:
        return True


def target_of(context: Context, name: str) -> Path:
    """Return the file that a plan of some name is saved as."""
    return context.workspace.agendas / f"{slug_of(name, LONGEST_SLUG)}.md"


def save(context: Context, file: PlanFile, draft: PlanDraft, path: Path) -> PlanFile:
    """Write a plan, over a file only when that is there already and was meant; return what stands there now.

    Raises:
        StorageError: The disk refused; what stood there is still there.
    """
    cards = library_of(context).cards
    text = write_back(file.kept, draft.agenda, cards)
    if files.exists(path) and stat.S_ISREG(path.lstat().st_mode):
        rewrite(path, text)
    else:
        create(path, text)
    read_again(context)
    written = decode(text.encode(), Report(path))
    return PlanFile(path.stem, path, text.encode(), _with_ids(keep(written, cards) if written else None, draft))


def _with_ids(kept: Kept | None, draft: PlanDraft) -> Kept | None:
    """Return a file taken apart whose blocks have the ids that they have in the draft."""
    if kept is None:
        return None
    pairs = zip(kept.blocks, draft.agenda.blocks, strict=True)
    names = {written.block.id: block.id for written, block in pairs}
    blocks = tuple(
        msgspec.structs.replace(written, block=msgspec.structs.replace(written.block, id=names[written.block.id]))
        for written in kept.blocks
    )
    titles = tuple(msgspec.structs.replace(title, opens=names.get(title.opens, "")) for title in kept.titles)
    return msgspec.structs.replace(kept, blocks=blocks, titles=titles)


def backup_path(context: Context, file: PlanFile) -> Path:
    """Return where the unsaved work on a plan is kept."""
    return context.workspace.agendas / f".brouillon-{file.slug or file.origin or 'nouveau'}.md"


def keep_backup(context: Context, file: PlanFile, draft: PlanDraft) -> bool:
    """Keep the unsaved work, and return whether that worked; preparing a plan never fails because of it."""
    text = write_back(file.kept, draft.agenda, library_of(context).cards)
    try:
        files.replace(backup_path(context, file), [text.encode()], durable=False)
    except (OSError, ValueError):
        return False
    return True


def load_backup(context: Context, file: PlanFile) -> Opened | None:
    """Return the unsaved work on a plan, none when there is none, or when it says what the file says."""
    path = backup_path(context, file)
    if not files.exists(path):
        return None
    report = Report(path)
    text = read_text(path, report)
    if text is None or text.data == file.data:
        return None
    opened = _opened(context, text, file.slug, report)
    return None if opened is None else Opened(msgspec.structs.replace(file, kept=opened.file.kept), opened.draft)


def clear_backup(context: Context, file: PlanFile) -> None:
    """Forget the unsaved work."""
    files.remove(backup_path(context, file))
