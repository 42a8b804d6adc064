"""`facilitateur fiches importer` and `exporter`: method cards from and for other tools."""

from pathlib import Path
from typing import Annotated, Any

import typer

from facilitateur.cli.arguments import usage
from facilitateur.cli.checking import as_data, from_here, shown
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode, Failure
from facilitateur.cli.near import nothing_called, titled
from facilitateur.cli.output import say, say_bytes, say_json, tell
from facilitateur.cli.shape import Command
from facilitateur.domain.cleaning import clean_line, slug
from facilitateur.domain.findings import Report
from facilitateur.i18n.formats import listing, quote
from facilitateur.i18n.words import mark
from facilitateur.storage.texts import create

FilesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar=mark("FILE…"),
        help=mark("Methods of other tools: method.md, cards with a YAML header, CSV tables."),
        show_default=False,
    ),
]
TryOption = Annotated[
    bool,
    typer.Option("--essai", "--try", help=mark("Write nothing: print the cards, and say what could not be mapped.")),
]
JsonOption = Annotated[bool, typer.Option("--json", help=mark("As data: cards written, and findings."))]
CardsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar=mark("CARD…"), help=mark("Short names; all cards without any."), show_default=False),
]
FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="methode|yaml|csv",
        help=mark("method: the open method format (method.md); yaml: a YAML header; csv: one table of all."),
    ),
]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--sortie", "--output", metavar=mark("PATH"), help=mark("A folder, or a file; - for standard output.")
    ),
]


def import_cards(
    ctx: typer.Context, files: FilesArgument, tries: TryOption = False, as_json: JsonOption = False
) -> int:
    """Write cards from methods of other tools."""
    desk = desk_of(ctx)
    desk.makes = not tries
    written: list[str] = []
    found: list[tuple[Any, str]] = []
    failed = False
    for path in map(Path, files):
        report = Report(from_here(str(path)))
        cards = _texts(desk, path, report)
        for name, text, _ in cards:
            if tries:
                if not as_json:
                    say(text)
            else:
                written.append(_write(desk, name, text))
        by_line = {line: name for name, _, line in cards}
        found += [(finding, by_line.get(finding.line, "") if len(cards) > 1 else "") for finding in report.findings]
        failed = failed or report.has_errors or not cards
    _tell(desk, written, found, as_json=as_json)
    return ExitCode.INVALID_FILE if failed else ExitCode.OK


def _texts(desk: Desk, path: Path, report: Report) -> list[tuple[str, str, int]]:
    """Return the names, the texts and the lines of the cards that a file makes."""
    from facilitateur.cards.exchange.as_card import card_text
    from facilitateur.cards.exchange.reading import read_methods
    from facilitateur.textfiles.opening import read_text

    if not path.expanduser().exists():
        raise Failure(desk.words("There is no file {path}.", path=clean_line(str(path))))
    file = read_text(path.expanduser(), report)
    reading = read_methods(file, report) if file is not None else None
    drafts = reading.drafts if reading is not None else ()
    return [(slug(draft.name, 60), card_text(draft, report), draft.line) for draft in drafts]


def _write(desk: Desk, name: str, text: str) -> str:
    """Write a card under its short name, numbered when that is taken, and return its path."""
    for number in range(1, 1_000):
        path = desk.workspace.cards / (f"{name}.md" if number == 1 else f"{name}-{number}.md")
        if desk.library.entry(path.stem) is None and not path.exists():
            create(path, text)
            return str(path)
    raise Failure(desk.words("The card {path} is there already: nothing was written.", path=name))


def _tell(desk: Desk, written: list[str], found: list[tuple[Any, str]], *, as_json: bool) -> None:
    words = desk.words
    if as_json:
        say_json({"written": written, "findings": [_as_data(desk, *one) for one in found]})
        return
    for path in written:
        say(path)
    for finding, card in found:
        tell(shown(finding).say(words) + (f" ({card})" if card else ""))
    if written:
        tell(
            words.plural(
                "{n} card written; read it again before using it.",
                "{n} cards written; read them again before using them.",
                len(written),
            )
        )


def _as_data(desk: Desk, finding: Any, card: str) -> dict[str, object]:
    """Return a finding as data, with the card that it is about when its file holds several."""
    return as_data(desk, shown(finding)) | ({"card": card} if card else {})


def export_cards(
    ctx: typer.Context, names: CardsArgument = None, form: FormatOption = "methode", output: OutputOption = None
) -> None:
    """Write cards for other tools."""
    desk = desk_of(ctx)
    words = desk.words
    kind = {"methode": "method", "method": "method", "md": "method", "yaml": "yaml", "csv": "csv"}.get(form.lower())
    if kind is None:
        raise usage(
            words("{name} is none of the formats: {choices}.", name=quote(words, form), choices="methode, yaml, csv")
        )
    cards = [_card(desk, name) for name in names] if names else list(desk.library.cards.values())
    files = _files(desk, cards, kind)
    if output == "-" or (output is None and len(files) == 1):
        for data in files.values():
            say_bytes(data)
    else:
        _save(desk, files, output)
    if kind == "method":
        tell(words("The open method format has no place for canvas, energy and trust: they are left out."))
    else:
        _tell_left_out(desk, cards, kind)


def _tell_left_out(desk: Desk, cards: list[Any], kind: str) -> None:
    """Say what a header or a table does not hold of these cards, as far as they have it."""
    from facilitateur.cards.exchange.writing import left_out

    words = desk.words
    said = {
        "canvas": words("the places and settings of the canvas"),
        "deck": words("the deck of cards"),
        "languages": words("the other languages"),
        "tool": words("the name of the university tool"),
    }
    lost = [said[name] for name in left_out(cards, words.language)]
    if lost:
        names = listing(words, lost)
        if kind == "csv":
            tell(words("A table has no place for {names}: left out.", names=names))
        else:
            tell(words("A YAML header has no place for {names}: left out.", names=names))


def _card(desk: Desk, name: str) -> Any:
    card = (
        desk.library.get(name) or desk.library.get(slug(name, 61)) or getattr(titled(desk.library, name), "card", None)
    )
    if card is None:
        raise nothing_called(desk, desk.library, name)
    return card


def _files(desk: Desk, cards: list[Any], kind: str) -> dict[str, bytes]:
    """Return the files by their names."""
    from facilitateur.cards.exchange.writing import as_front_matter, as_method_spec, as_table

    language = desk.language
    if kind == "csv":
        return {"fiches.csv": as_table(cards, desk.words)}
    if kind == "yaml":
        return {f"{card.slug}.md": as_front_matter(card, language).encode() for card in cards}
    return {f"{card.slug}/method.md": as_method_spec(card, language).encode() for card in cards}


def _save(desk: Desk, files: dict[str, bytes], output: str | None) -> None:
    """Write files into a folder, or the only one to a path; nothing is overwritten."""
    target = Path(output).expanduser() if output else desk.workspace.root / "exports" / "fiches"
    alone = len(files) == 1 and target.suffix and not target.is_dir()
    for name, data in files.items():
        path = target if alone else target / name
        create(path, data.decode())
        say(from_here(str(path)))


def register(app: typer.Typer) -> None:
    """Add the two commands."""
    app.command(
        "importer",
        cls=Command,
        help=mark("Make cards from methods of other tools; what cannot be mapped is listed, never guessed silently."),
        epilog=mark("facilitateur cards import method.md --try"),
    )(import_cards)
    app.command(
        "exporter",
        cls=Command,
        help=mark("Write cards for other tools, with their licence and their source."),
        epilog=mark("facilitateur cards export 5-pourquoi --format yaml --output 5-whys.md"),
    )(export_cards)
