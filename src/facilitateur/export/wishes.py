"""What a person ticks on the export screen: documents, formats, how people are told; remembered for the next time."""

from collections.abc import Collection
from pathlib import Path

import msgspec

from facilitateur.domain.formulas.speech import WORDS_PER_MINUTE
from facilitateur.export.choices import Choice, Choices, formats_of, options_for
from facilitateur.export.documents import KINDS, REPORT, TABLES, TEXTS, document_kind
from facilitateur.export.look import Look
from facilitateur.export.options import ExportOptions, Names
from facilitateur.export.report_selection import MOST_NOTES
from facilitateur.export.writing import replace_file

FORMATS = ("docx", "pdf", "odt", "html", "md", "xlsx", "csv", "ics", "json")
"""What the screens write: first what is handed out, last what programs read."""

FILE_NAME = ".dernier-export.json"
"""Where the last wish is kept, beside what was written."""

LONGEST = 64 * 1024


class Wish(msgspec.Struct, frozen=True):
    """Everything one export is made from."""

    documents: tuple[str, ...] = (REPORT.id,)
    formats: tuple[str, ...] = FORMATS
    names: Names | None = None
    """None = what suits each document."""
    anonymous: bool = False
    traces: bool = False
    choice: str = ""
    """The saved choice that says which pieces a report has; empty for the usual one."""
    folder: str = ""
    """Empty for `exports/` of the workspace."""
    unagreed: bool = False
    """Whether photos are printed without everybody's agreement; never remembered for another session."""

    def toggled(self, *, document: str = "", format_id: str = "") -> "Wish":
        """Return the wish with one document or one format more or less."""
        documents = set(self.documents) ^ ({document} if document else set())
        formats = set(self.formats) ^ ({format_id} if format_id else set())
        return msgspec.structs.replace(
            self,
            documents=tuple(kind.id for kind in KINDS if kind.id in documents),
            formats=tuple(one for one in FORMATS if one in formats),
        )

    def only(self, documents: Collection[str], formats: Collection[str]) -> "Wish":
        """Return the wish without what cannot be had; where nothing is left, all that can."""
        kept = tuple(one for one in self.documents if one in documents) or tuple(documents)[:1]
        wanted = tuple(one for one in self.formats if one in formats) or tuple(formats)
        return msgspec.structs.replace(self, documents=kept, formats=wanted)


def wish_of(name: str, choice: Choice, before: Wish) -> Wish:
    """Return what a saved choice asks for; where it says nothing of formats, those of before stay."""
    formats = tuple(one for one in FORMATS if one in choice.formats) or before.formats
    return Wish(
        (choice.document,),
        formats,
        choice.names,
        choice.anonymous,
        choice.include.traces,
        name,
        before.folder,
        choice.include.unagreed,
    )


def choice_of(wish: Wish, choices: Choices) -> Choice:
    """Return a wish as a choice that can be saved: its first document, what the choice it came from includes."""
    base = choices.named(wish.choice) or Choice()
    return msgspec.structs.replace(
        base,
        document=wish.documents[0] if wish.documents else base.document,
        formats=wish.formats,
        names=wish.names,
        anonymous=wish.anonymous,
        include=msgspec.structs.replace(base.include, traces=wish.traces, unagreed=wish.unagreed),
    )


def options_of(
    wish: Wish, document: str, choices: Choices, *, folder: Path | None, look: Look, pace: int = WORDS_PER_MINUTE
) -> ExportOptions:
    """Return the options of one of the documents; `folder` is the session's, `pace` words said in a minute."""
    choice = msgspec.structs.replace(choice_of(wish, choices), document=document)
    return options_for(choice, folder=folder, look=look, pace=pace)


def files_of(wish: Wish, notes: int) -> tuple[tuple[str, str], ...]:
    """Return the documents and formats to write, in order; a report that cannot tell every note has its tables too."""
    files: list[tuple[str, str]] = []
    for document in wish.documents:
        kind = document_kind(document) or REPORT
        possible = formats_of(ExportOptions(document=kind.id, anonymous=wish.anonymous))
        formats = [one for one in FORMATS if one in wish.formats and one in possible]
        is_cut = kind is REPORT and notes > MOST_NOTES and set(formats) & set(TEXTS)
        if is_cut and not set(formats) & set(TABLES):
            formats.append("xlsx")
        files += [(kind.id, one) for one in formats]
    return tuple(files)


def load_wish(exports: Path, otherwise: Wish) -> Wish:
    """Return the last wish of a workspace; whatever the file holds, the answer can be used."""
    try:
        data = (exports / FILE_NAME).read_bytes()[: LONGEST + 1]
        found = msgspec.json.decode(data, type=Wish) if len(data) <= LONGEST else otherwise
    except (OSError, ValueError):
        return otherwise
    return msgspec.structs.replace(found, unagreed=False).only([kind.id for kind in KINDS], FORMATS)


def keep_wish(exports: Path, wish: Wish) -> bool:
    """Remember a wish, and return whether that worked; an export never fails because of it."""
    kept = msgspec.structs.replace(wish, unagreed=False)
    try:
        replace_file(exports / FILE_NAME, msgspec.json.encode(kept))
    except (OSError, ValueError):
        return False
    return True
