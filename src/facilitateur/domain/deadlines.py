"""Whether what stands in a field of dates says when: a day, a season, « au prochain COPIL », but not « le modèle »."""

import re
from datetime import date
from typing import Final

from facilitateur.domain.cleaning import fold
from facilitateur.domain.due_dates import DAYS, MONTHS, missed_date, parse_date, trailing_date

_NAMES: Final = "|".join(sorted((*DAYS, *(month for month in MONTHS if len(month) > 3)), key=len, reverse=True))
_SPANS: Final = (
    "minutes?|heures?|hours?|jours?|days?|semaines?|weeks?|mois|months?|trimestres?|quarters?|semestres?|annees?"
    "|years?|printemps|spring|ete|summer|automne|autumn|hiver|winter|rentree|noel|christmas|paques|easter|vacances"
    r"|matin|morning|midi|noon|apres-midi|afternoon|soir|evening|prochaine?s?|next|immediat\w*|tout de suite|asap"
    "|en continu|ongoing"
)
_WHEN: Final = re.compile(
    rf"\b(?:{_NAMES}|{_SPANS})\b|\b(?:\d+|un|deux|trois|cinq|dix) ans?\b|\b(?:19|20)\d\d\b"
    r"|\b\d{1,2} ?(?:h|:)(?: ?\d\d)?\b|\b[ts][1-4]\b|\bj ?[+-] ?\d"
    r"|^(?:avant|apres|d'ici|au plus tard|lors d|before|after|by|until|jusqu)\b"
)
"""What tells when, though no calendar has a day for it."""


def says_when(text: str, on: date) -> bool:
    """Whether a text says when, seen from the day on which it was written."""
    if parse_date(text, on) is not None or trailing_date(text, on) is not None:
        return True
    said = fold(text.replace("’", "'").replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " "))
    return missed_date(text, on) is None and _WHEN.search(said) is not None
