"""Puts what a source says into a draft, and reports what it cannot place."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from facilitateur.cards.exchange import problems
from facilitateur.cards.exchange.quantities import MOST_PEOPLE, is_long, read_minutes, read_people
from facilitateur.cards.vocabulary import CANVASES, EVERY_PHASE_NAMES, FAMILIES, SECTIONS
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.cleaning import slug
from facilitateur.domain.findings import Report
from facilitateur.domain.phases import Phase
from facilitateur.textfiles.phases import PHASES
from facilitateur.textfiles.values import numbers, split_list

_BULLET: Final = re.compile(r"^\s*[-*•]\s+")
_LEVELS: Final = {"low": 1, "basse": 1, "faible": 1, "calme": 1, "medium": 2, "moyenne": 2, "high": 3, "haute": 3}

TEXT_FIELDS: Final[Mapping[str, str]] = {
    name: field
    for field, names in {
        "name": "nom name title titre method methode activity activite",
        "purpose": "but purpose goal objectif objective what summary resume description why",
        "invitation": "consigne invitation say",
        "preparation": "preparation prepare before setup preparatifs",
        "tips": "conseils tips advice notes facilitation-tips astuces",
        "pitfalls": "pieges pitfalls traps watch-out vigilance",
        "capture": "a-capturer capture to-capture output outputs outcome outcomes resultat resultats livrable",
        "remote": "a-distance remote online distance",
        "example": "exemple example",
        "variants": "variantes variants variations options",
        "material": "materiel material materials supplies tools-needed",
        "source": "origine source author authors auteur auteurs attribution source-method credit credits url link lien",
        "licence": "licence license",
        "language": "langue language lang",
    }.items()
    for name in names.split()
}
"""Fields of a draft by the slug of every name that a source may use."""

MINUTES_NAMES: Final = frozenset(
    ["duree", "duration", "time", "minutes", "time-required", "duree-minutes", "timing", "length", "timebox"]
)
PEOPLE_NAMES: Final = frozenset(
    ["groupe", "group", "group-size", "participants", "people", "persons", "taille-du-groupe", "players"]
)
PHASE_NAMES: Final = frozenset(["phase", "phases", "stage", "category", "categorie", "categories"])
STEP_NAMES: Final = frozenset(["steps", "etapes", "deroule", "how", "how-to", "instructions", "process", "procedure"])
CANVAS_NAMES: Final = frozenset(["canevas", "canvas"])
FAMILY_NAMES: Final = frozenset(["famille", "family"])
LEVEL_NAMES: Final[Mapping[str, str]] = {
    "energie": "energy",
    "energy": "energy",
    "energy-level": "energy",
    "confiance": "trust",
    "trust": "trust",
}


_TARGETS: Final = {kind.field: kind.name for kind in SECTIONS} | {
    "name": "nom",
    "material": "materiel",
    "source": "origine",
}


def target_of(field: str) -> str:
    """Return what card files call a field of a draft."""
    return _TARGETS.get(field, field)


class Filling:
    """The fields of a draft while a source is read."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.values: dict[str, object] = {}

    def take(self, name: str, text: str, line: int) -> bool:
        """Place a named value, or say where it went; return whether it has a place in a card at all."""
        key = slug(name, 60)
        if not text.strip():
            return True
        if key in TEXT_FIELDS:
            self._take_text(TEXT_FIELDS[key], name, text, line)
        elif key in MINUTES_NAMES:
            self.take_minutes(name, text, line)
        elif key in PEOPLE_NAMES:
            self._take_people(name, text, line)
        elif key in PHASE_NAMES:
            self._take_phases(name, text, line)
        elif key in CANVAS_NAMES and CANVASES.get(slug(text)) is not None:
            self.values["canvas"] = CanvasKind(CANVASES[slug(text)])
        elif key in FAMILY_NAMES and slug(text) in FAMILIES:
            self.values["family"] = FAMILIES[slug(text)]
        elif key in LEVEL_NAMES:
            self._take_level(LEVEL_NAMES[key], name, text, line)
        else:
            return False
        return True

    def leave_out(self, name: str, text: str, line: int) -> None:
        """Say that a value has no place in a card."""
        if text.strip():
            self.report.add(problems.LEFT_OUT, line, name=name, value=text)

    def take_minutes(self, name: str, text: str, line: int) -> None:
        """Place a duration in free text; a group size beside it is placed too."""
        three = numbers(text)
        if three is not None and len(three) == 3 and list(three) == sorted(three):
            self.values["minutes"] = three
            return
        found = read_minutes(text)
        if found is None:
            problem = problems.TOO_LONG if is_long(text) else problems.NOT_UNDERSTOOD
            self.report.add(problem, line, name=name, value=text, target="duree")
        else:
            usual = (found.low + found.high) // 2
            self.values["minutes"] = (found.low, usual, found.high)
            if found.low == found.high:
                value = f"{found.low} / {usual} / {found.high}"
                self.report.add(problems.ONE_DURATION, line, name=name, value=value)
            else:
                self.report.add(problems.TAKEN_AS, line, target="duree", value=f"{found.low} / {usual} / {found.high}")
        people = read_people(text, bare=False)
        if people is not None and "people" not in self.values:
            self.values["people"] = (people.low, people.high)

    def _take_text(self, field: str, name: str, text: str, line: int) -> None:
        if field == "material":
            text = " ; ".join(_BULLET.sub("", part).strip() for part in text.splitlines() if part.strip())
        before = self.values.get(field)
        if field == "language":
            self.values[field] = "fr" if slug(text).startswith("fr") else "en"
            return
        if before and str(before) != text:
            self.values[field] = f"{before} ; {text}" if field == "source" else f"{before}\n\n{text}"
        else:
            self.values[field] = text
        if before and field != "source":
            self.report.add(problems.KEPT_AS, line, name=name, target=target_of(field))

    def _take_people(self, name: str, text: str, line: int) -> None:
        two = numbers(text)
        found = read_people(text)
        if two is not None and len(two) == 2 and 1 <= two[0] <= two[1] <= MOST_PEOPLE:
            self.values["people"] = (two[0], two[1])
        elif found is not None:
            self.values["people"] = (found.low, found.high)
        else:
            self.report.add(problems.NOT_UNDERSTOOD, line, name=name, value=text, target="groupe")

    def _take_phases(self, name: str, text: str, line: int) -> None:
        words = [word for word, _ in split_list(text)]
        known = [PHASES[slug(word)] for word in words if slug(word) in PHASES]
        every = any(slug(word) in EVERY_PHASE_NAMES for word in words)
        if known or every:
            self.values["phases"] = tuple(dict.fromkeys(Phase(phase) for phase in known))
            self.values["every_phase"] = every
            self.values["is_transverse"] = slug(words[0]) in EVERY_PHASE_NAMES
        strange = [word for word in words if slug(word) not in PHASES and slug(word) not in EVERY_PHASE_NAMES]
        if strange:
            self.report.add(problems.NO_PHASE, line, name=name, value=", ".join(strange))

    def _take_level(self, field: str, name: str, text: str, line: int) -> None:
        found = numbers(text)
        level = found[0] if found and len(found) == 1 else _LEVELS.get(slug(text))
        if level in (1, 2, 3):
            self.values[field] = level
        else:
            self.report.add(problems.NOT_UNDERSTOOD, line, name=name, value=text, target=name)


def as_bullets(lines: Iterable[str]) -> str:
    """Return texts as a Markdown list."""
    return "\n".join(f"- {line}" for line in lines)
