"""A small invented morning with every shape of canvas in it, as the exports must tell it."""

from datetime import timedelta

from facilitateur.domain import note_intents
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day
from facilitateur.domain.card import CanvasItem, CanvasKind, CanvasText, Card, CardText, StepText, StepTiming
from facilitateur.domain.events import FileAttached, NoteKind, SessionResumed
from facilitateur.domain.phases import Phase
from support.invented import MORNING
from support.story import Story


def _card(slug: str, name: str, phase: Phase, canvas: CanvasKind, text: CanvasText, source: str = "") -> Card:
    return Card(
        slug=slug,
        revision=1,
        sha256="0" * 64,
        phases=(phase,),
        every_phase=False,
        family="explorer",
        canvas=canvas,
        minutes=(5, 20, 40),
        people=(3, 30),
        energy=1,
        timings=TIMINGS,
        texts={"fr": CardText(name, f"But de {name}.", steps=(StepText("Ouvrir"), StepText("Fermer")), canvas=text)},
        source=source,
    )


TIMINGS = (StepTiming(10), StepTiming(10))
QUADRANTS = tuple(CanvasItem(name, name.capitalize()) for name in ("forces", "faiblesses", "envies", "craintes"))
SENSES = (
    CanvasItem("voit", "Voit"),
    CanvasItem("dit", "Dit"),
    CanvasItem("fait", "Fait"),
    CanvasItem("entend", "Entend"),
    CanvasItem("craintes", "Pense : craintes"),
)
CHAIN = CanvasText(settings={"question": "Pourquoi ?", "profondeur-visee": "3", "a-retenir": "1"})
SEEN = CanvasText(
    SENSES, {"genre-de-note": "observé, supposé", "seuil-observe": "80 %", "ouvrir-a-l-etape-2": "craintes"}
)

CARDS = {
    card.slug: card
    for card in (
        _card("tour", "Tour de table", Phase.ICEBREAKER, CanvasKind.LIST, CanvasText(), source="usage courant"),
        _card("causes", "Chaîne des causes", Phase.UNDERSTANDING, CanvasKind.TREE, CHAIN, source="Invention, 2026"),
        _card("sens", "Cinq sens", Phase.UNDERSTANDING, CanvasKind.ZONES, SEEN),
        _card("idees", "Idées à voter", Phase.IDEATION, CanvasKind.LIST, CanvasText(settings={"votes": "gommettes"})),
        _card("carre", "Carré", Phase.TESTING, CanvasKind.ZONES, CanvasText(QUADRANTS, {"disposition": "2x2"})),
        _card("dire", "Dire", Phase.PITCH, CanvasKind.LIST, CanvasText()),
    )
}

AGENDA = Agenda(
    slug="matinee",
    name="Matinée (2 h)",
    days=(Day(1, "09:00"),),
    blocks=(
        Block("b1", 10, BlockKind.WELCOME),
        Block("b2", 10, card="tour", phase=Phase.ICEBREAKER),
        Block("b3", 20, card="causes", phase=Phase.UNDERSTANDING, note="un constat par équipe"),
        Block("b4", 20, card="sens", phase=Phase.UNDERSTANDING),
        Block("b5", 10, BlockKind.BREAK),
        Block("b6", 20, card="idees", phase=Phase.IDEATION),
        Block("b7", 20, card="carre", phase=Phase.TESTING),
        Block("b8", 10, card="dire", phase=Phase.PITCH),
    ),
)


class Harvest(Story):
    """A story in which notes get votes, authors and a star in one sentence."""

    def writes(
        self,
        text: str,
        block: str,
        team: str = "A",
        kind: NoteKind = NoteKind.PLAIN,
        *,
        place: str = "",
        parent: int | None = None,
        votes: int = 0,
        author: str = "",
        kept: bool = False,
        parked: bool = False,
    ) -> int:
        """Write a note down half a minute later and return its number."""
        self.waits(seconds=30)
        self.does(
            lambda state, _: note_intents.capture(
                state, block, team, [text], kind=kind, place=place, parent=parent, authors=[author], parked=parked
            )
        )
        number = len(self.state.contents.notes)
        if votes:
            self.does(lambda state, _: note_intents.vote(state, number, votes))
        if kept:
            self.does(lambda state, _: note_intents.keep_note(state, number))
        return number


def running_morning(text: str = "Le guichet ferme à 16 h") -> Harvest:
    """Return a morning that has come to its test, the pitch still ahead; `text` is one of its notes, in every shape."""
    told = Harvest(AGENDA, CARDS, starts_at=MORNING, names=("Ana", "Basile", "Chloé"))
    told.waits(3).next_block().waits(10).next_block().waits(9)
    told.next_block()
    _causes(told, text)
    told.waits(8).pauses_or_resumes().waits(4)
    told.happens(SessionResumed(240)).pauses_or_resumes().waits(6).next_block()
    _senses(told, text)
    told.waits(15).next_block().waits(12).next_block()
    _votes(told, text)
    told.waits(16).next_block()
    told.writes("clair", "b7", place="forces")
    told.writes(text, "b7", place="envies", kept=True)
    told.writes("Garder le samedi", "b7", "B", NoteKind.DECISION, place="envies")
    return told.waits(8)


def ended_morning(text: str = "Le guichet ferme à 16 h") -> Harvest:
    """Return the same morning, ended before its pitch."""
    told = running_morning(text)
    told.ends()
    told.clock.now += timedelta(hours=3)
    return told


def _causes(told: Harvest, text: str) -> None:
    root = told.writes("Quatre familles sur dix s'inscrivent trop tard.", "b3", kind=NoteKind.FACT)
    date = told.writes("Elles découvrent la date à la rentrée", "b3", kind=NoteKind.FACT, parent=root)
    told.writes("Personne n'est chargé de l'arrivée", "b3", kind=NoteKind.GUESS, parent=date, kept=True)
    told.writes(text, "b3", kind=NoteKind.FACT, parent=root, author="Ana")
    told.writes("Et le mercredi ?", "b3", "B", NoteKind.QUESTION, parked=True)


def _senses(told: Harvest, text: str) -> None:
    told.writes("trois guichets, aucun accueil", "b4", kind=NoteKind.FACT, place="voit")
    told.writes(text, "b4", kind=NoteKind.GUESS, place="voit")
    told.writes("à qui je demande ?", "b4", kind=NoteKind.VERBATIM, place="dit", author="P02")
    told.writes("hors de tout", "b4")
    told.happens(FileAttached("b4", "A", "IMG_2041.jpg", "3fa9c2.jpg", "0" * 64))


def _votes(told: Harvest, text: str) -> None:
    told.writes("Une borne dans le hall", "b6", votes=2)
    told.writes(text, "b6", votes=9)
    told.writes("Un parrain par famille", "b6", votes=8, author="Inconnue")
    told.writes("Parrainage retenu", "b6", "B", NoteKind.DECISION)
    told.writes("La cantine du soir", "b6", "B", parked=True)
