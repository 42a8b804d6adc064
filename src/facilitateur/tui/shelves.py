"""The method cards and the agendas at hand, read once; importing this costs, so screens do it when they open."""

from facilitateur.agendas.shelf import AgendaShelf
from facilitateur.cards.library import Library
from facilitateur.tui.context import Context


def library_of(context: Context) -> Library:
    """Return the method cards, the workspace's own replacing built-in ones."""
    return context.keep(Library, lambda: Library([context.built_in.cards, context.workspace.cards]))


def agendas_of(context: Context) -> AgendaShelf:
    """Return the agendas in the language in force, the workspace's own replacing built-in ones."""
    folders = [context.built_in.agendas, context.workspace.agendas]
    language = context.words.language

    def make() -> AgendaShelf:
        return AgendaShelf(folders, library_of(context).cards, language=language)

    if context.keep(AgendaShelf, make).language != language:
        context.forget(AgendaShelf)
    return context.keep(AgendaShelf, make)


def read_again(context: Context) -> None:
    """Forget the cards and agendas, so that files changed meanwhile are seen."""
    context.forget(Library)
    context.forget(AgendaShelf)
