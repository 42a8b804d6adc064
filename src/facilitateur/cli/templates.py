"""`facilitateur modeles`: the organisation's own templates."""

import typer

from facilitateur.cli.desk import desk_of
from facilitateur.cli.exits import Failure
from facilitateur.cli.output import say, tell
from facilitateur.cli.shape import Command, new_group
from facilitateur.i18n.words import mark

app = new_group(help=mark("Your organisation's own templates for documents."), no_args_is_help=True)


@app.command(
    "creer",
    cls=Command,
    help=mark("Write starting points for templates into modeles/, without touching those that are there."),
    epilog=mark("facilitateur templates create"),
)
def create(ctx: typer.Context) -> None:
    """Write the starting points."""
    from facilitateur.export.templates import create_templates
    from facilitateur.export.wording import describe_not_written
    from facilitateur.export.writing import NotWrittenError

    desk = desk_of(ctx)
    desk.makes = True
    try:
        made, kept = create_templates(desk.workspace.models, desk.words)
    except NotWrittenError as error:
        raise Failure(describe_not_written(desk.words, error)) from error
    for path in made:
        say(str(path))
    for name in kept:
        tell(desk.words("{name} was there already and is left as it is.", name=name))


@app.command(
    "verifier",
    cls=Command,
    help=mark("Say whether the templates, the identity and the saved choices can be used."),
    epilog=mark("facilitateur templates check"),
)
def check(ctx: typer.Context) -> None:
    """Try every template on a document of one page."""
    from facilitateur.export.choices import load_choices
    from facilitateur.export.look import load_look
    from facilitateur.export.templates import try_templates
    from facilitateur.export.wording import describe_choice, describe_look

    desk = desk_of(ctx)
    models = desk.workspace.models
    look = load_look(models)
    try_templates(look, desk.words)
    said = [describe_look(desk.words, problem) for problem in look.problems]
    said += [describe_choice(desk.words, problem) for problem in load_choices(models).problems]
    for sentence in said:
        tell(sentence)
    if said:
        raise Failure(desk.words.plural("{n} thing cannot be used.", "{n} things cannot be used.", len(said)))
    say(desk.words("Everything in {folder} can be used.", folder=models))
