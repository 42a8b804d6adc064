"""What people type about an export: formats, how people are told, and where it goes."""

import os
from collections.abc import Sequence
from typing import Any

import msgspec

from facilitateur.cli.arguments import one_of
from facilitateur.cli.desk import Desk
from facilitateur.cli.output import tell
from facilitateur.domain.cleaning import clean_line, fold

NAMES = {
    "noms": "names",
    "prenoms": "first",
    "codes": "codes",
    "sans": "none",
    **{name: name for name in ("names", "first", "none")},
}
"""How `--noms` is typed in either language, and what it means."""

MOST_SAID = 200
"""Characters of a place or of a holder."""

ALL = ("tout", "all")
"""How every format at once is typed."""


def chosen_document(desk: Desk, typed: str) -> Any:
    """Return the kind of document that was typed, in either language."""
    from facilitateur.export.documents import KINDS, document_kind

    kind = document_kind(typed)
    if kind is None:
        french = desk.language == "fr"
        one_of(desk.words, "--document", typed, [one.id if french else one.english for one in KINDS])
    return kind


def chosen_way(
    desk: Desk,
    choice: str | None,
    document: str | None,
    names: str | None,
    *,
    anonymous: bool,
    trace: bool,
    said: tuple[str, str],
) -> Any:
    """Return the saved choice that was named, or the usual one, with what the other options say instead."""
    from facilitateur.export.choices import load_choices
    from facilitateur.export.options import Names

    choices = load_choices(desk.workspace.models)
    _tell_problems(desk, choices)
    found = _named(desk, choices, choice)
    change = msgspec.structs.replace
    if document is not None:
        found = change(found, document=chosen_document(desk, document).id)
    if names is not None:
        found = change(found, names=Names(chosen_names(desk, names)))
    if trace:
        found = change(found, include=change(found.include, traces=True))
    place, holder = (clean_line(text, MOST_SAID) for text in said)
    return change(
        found,
        anonymous=found.anonymous or anonymous,
        place=place or found.place,
        holder=holder or found.holder,
    )


def _named(desk: Desk, choices: Any, name: str | None) -> Any:
    from facilitateur.export.choices import DEFAULT, Choice

    if name is None:
        return choices.named(DEFAULT) or choices.named("default") or Choice()
    found = choices.named(name)
    if found is None:
        option = "--choix" if desk.language == "fr" else "--choice"
        one_of(desk.words, option, name, list(choices.by_name))
    return found


def _tell_problems(desk: Desk, choices: Any) -> None:
    if choices.problems:
        from facilitateur.export.wording import describe_choice

        for problem in choices.problems:
            tell(describe_choice(desk.words, problem))


def with_photos(way: Any) -> Any:
    """Return a choice that prints photos whatever was answered about pictures."""
    change = msgspec.structs.replace
    return change(way, include=change(way.include, photos=True, unagreed=True))


def tell_consent(desk: Desk, state: Any, exporters: Sequence[Any], options: Any) -> None:
    """Say, before anything is written, what becomes of the photos where somebody did not agree to pictures."""
    from facilitateur.export.photo_consent import consent_said

    said = consent_said(desk.words, state, [(options.document, one.id) for one in exporters], options)
    if said:
        tell(said if options.include.unagreed else f"{said} {desk.words('--photos prints them all the same.')}")


def tell_look(desk: Desk, look: Any) -> None:
    """Say what of the organisation's look could not be used."""
    if look.problems:
        from facilitateur.export.wording import describe_look

        for problem in look.problems:
            tell(describe_look(desk.words, problem))


def chosen_exporters(desk: Desk, formats: str | None, way: Any) -> Sequence[Any]:
    """Return the formats typed with commas between them, each once; every one that the document has for « tout »."""
    from facilitateur.export.documents import REPORT, document_kind
    from facilitateur.export.registry import exporter, exporters

    kind = document_kind(way.document) or REPORT
    known = [one.id for one in exporters() if one.id in kind.formats]
    every = ALL[0] if desk.language == "fr" else ALL[1]
    typed = ",".join(one for one in way.formats if one in known) if formats is None else formats
    wanted = [fold(name).strip().lstrip(".") for name in typed.replace("|", ",").split(",") if name.strip()] or ["md"]
    if any(name in ALL for name in wanted):
        wanted = [*known, *(name for name in wanted if name not in ALL)]
    return [exporter(one_of(desk.words, "--format", name, [*known, every])) for name in dict.fromkeys(wanted)]


def chosen_names(desk: Desk, typed: str) -> str:
    """Return how people are told, in the words of the options of an export."""
    if fold(typed) not in NAMES:
        french = desk.language == "fr"
        shown = ("noms", "prenoms", "codes", "sans") if french else ("names", "first", "codes", "none")
        one_of(desk.words, "--noms" if french else "--names", typed, shown)
    return NAMES[fold(typed)]


def chosen_target(output: str | None, *, several: bool) -> str | None:
    """Return where to write; several formats need a folder."""
    if output is None:
        return None
    target = os.path.expanduser(output)
    return target + os.sep if several and not target.endswith(("/", os.sep)) else target


def with_annex(exporters: Sequence[Any], state: Any, options: Any) -> Sequence[Any]:
    """Return the formats, with the tables added when the session is too long for pages to tell every note."""
    from facilitateur.export.documents import REPORT, TABLES, TEXTS
    from facilitateur.export.registry import exporter
    from facilitateur.export.report_selection import MOST_NOTES

    ids = {one.id for one in exporters}
    is_cut = options.document == REPORT.id and len(state.contents.notes) > MOST_NOTES and ids & {*TEXTS}
    return [*exporters, exporter("xlsx")] if is_cut and not ids & {*TABLES} else exporters


def without_empty(desk: Desk, exporters: Sequence[Any], state: Any, options: Any) -> Sequence[Any]:
    """Return the formats without a calendar that would hold nothing, which is said."""
    if all(one.id != "ics" for one in exporters):
        return exporters
    from facilitateur.export.ics import has_dates

    if has_dates(state, options):
        return exporters
    tell(desk.words("No ics was written: this session has no date yet, and no action."))
    return [one for one in exporters if one.id != "ics"]
