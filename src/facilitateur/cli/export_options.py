"""The options of `facilitateur exporter`."""

from typing import Annotated

import typer

from facilitateur.i18n.words import mark

FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar=mark("FORMATS"),
        help=mark(
            "md, html, docx, odt, pdf, xlsx, csv, ics, json, several with commas between them, or all; md without it."
        ),
    ),
]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--sortie",
        "--output",
        metavar=mark("PATH"),
        help=mark("A file or a folder; - for standard output. Without it, exports/ in the workspace."),
    ),
]
DocumentOption = Annotated[
    str | None,
    typer.Option(
        "--document",
        metavar=mark("NAME"),
        help=mark(
            "report, facilitator-agenda, participants-agenda, project-sheet, action-plan, attendance; report if not."
        ),
    ),
]
AnonymousOption = Annotated[
    bool,
    typer.Option(
        "--anonyme",
        "--anonymous",
        help=mark("Nothing tells who took part: not the text, the properties or the name of the file; no photos."),
    ),
]
TraceOption = Annotated[bool, typer.Option("--trace", help=mark("Each line says when and where it was written down."))]
PhotosOption = Annotated[
    bool,
    typer.Option("--photos", help=mark("Photos are printed even when somebody did not agree to pictures.")),
]
PlaceOption = Annotated[
    str, typer.Option("--lieu", "--place", metavar=mark("TEXT"), help=mark("Where it took place, for the cover."))
]
HolderOption = Annotated[
    str,
    typer.Option("--porteur", "--holder", metavar=mark("TEXT"), help=mark("Who brought the challenge, for the cover.")),
]
NamesOption = Annotated[
    str | None,
    typer.Option(
        "--noms",
        "--names",
        metavar=mark("names|first|codes|none"),
        help=mark(
            "How people are told; codes without it, but names in action plans and attendance sheets. JSON keeps all."
        ),
    ),
]
ChoiceOption = Annotated[
    str | None,
    typer.Option(
        "--choix",
        "--choice",
        metavar=mark("NAME"),
        help=mark("A saved way of exporting, from modeles/export.toml; also complet, essentiel, trace and public."),
    ),
]
